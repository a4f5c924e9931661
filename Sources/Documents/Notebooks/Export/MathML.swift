// SPDX-License-Identifier: GPL-3.0-or-later

/// Turns formulas of TeX into MathML: what notes about networks use. A formula that holds anything else stays as it was typed.
struct MathML {
  /// A formula as a `math` element; nil where it is not understood.
  static func html(_ tex: String, isDisplayed: Bool) -> String? {
    guard tex.utf8.count <= 10_000 else { return nil }
    var reader = MathML(tex)
    guard let inside = try? reader.lines(until: nil), reader.isAtEnd else { return nil }
    let mode = isDisplayed ? " display=\"block\"" : ""
    return "<math\(mode)><semantics><mrow>\(inside)</mrow><annotation encoding=\"application/x-tex\">"
      + PageWriter.escaped(tex) + "</annotation></semantics></math>"
  }

  private enum NotUnderstood: Error { case here }

  /// A piece of TeX: `\name`, or one character.
  private enum Token: Equatable {
    case command(String)
    case character(Unicode.Scalar)
  }

  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var depth = 0

  private init(_ tex: String) { scalars = Array(tex.unicodeScalars) }

  private var isAtEnd: Bool { position >= scalars.count }

  // MARK: Reading

  private mutating func skipBlanks() {
    while position < scalars.count, scalars[position].properties.isWhitespace { position += 1 }
  }

  private func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCII && scalar.properties.isAlphabetic }

  /// The next piece; nil at the end.
  private mutating func next() -> Token? {
    skipBlanks()
    guard position < scalars.count else { return nil }
    let scalar = scalars[position]
    position += 1
    guard scalar == "\\", position < scalars.count else { return .character(scalar) }
    let start = position
    while position < scalars.count, isLetter(scalars[position]) { position += 1 }
    if position == start { position += 1 }
    return .command(text(start..<position))
  }

  private func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }

  private mutating func peek() -> Token? {
    let start = position
    defer { position = start }
    return next()
  }

  private mutating func take(_ token: Token) -> Bool {
    let start = position
    if next() == token { return true }
    position = start
    return false
  }

  /// The text of `{…}`, or of one character, as it stands.
  private mutating func verbatim() throws -> String {
    skipBlanks()
    guard position < scalars.count else { throw NotUnderstood.here }
    guard scalars[position] == "{" else {
      position += 1
      return String(scalars[position - 1])
    }
    let start = position + 1
    var level = 0
    while position < scalars.count {
      switch scalars[position] {
      case "\\": position += 1
      case "{": level += 1
      case "}":
        level -= 1
        if level == 0 {
          position += 1
          return text(start..<(position - 1))
        }
      default: break
      }
      position += 1
    }
    throw NotUnderstood.here
  }

  // MARK: Rows

  /// Rows and cells up to the end of an environment, or of everything: a table where there is more than one.
  private mutating func lines(until end: String?, fences: (String, String)? = nil) throws -> String {
    var rows: [[String]] = [[]]
    while true {
      rows[rows.count - 1].append(try row())
      guard let token = next() else {
        guard end == nil else { throw NotUnderstood.here }
        break
      }
      switch token {
      case .character("&"): continue
      case .command("\\"), .command("cr"):
        // `\\[2pt]`
        if position < scalars.count, scalars[position] == "[" { while let end = next(), end != .character("]") {} }
        rows.append([])
      case .command("end"):
        guard let end, try verbatim() == end else { throw NotUnderstood.here }
        return table(rows, end, fences)
      default: throw NotUnderstood.here
      }
    }
    if rows.count == 1, rows[0].count == 1 { return rows[0][0] }
    return table(rows, "aligned", nil)
  }

  private func table(_ given: [[String]], _ name: String, _ fences: (String, String)?) -> String {
    var rows = given
    if rows.count > 1, rows.last == [""] { rows.removeLast() }
    let isAligned = !name.hasSuffix("matrix") && name != "array"
    let body = rows.map { row in
      let cells = row.enumerated().map { column, cell -> String in
        let side = name == "cases" ? "left" : isAligned ? column % 2 == 0 ? "right" : "left" : "center"
        return "<mtd style=\"text-align:\(side)\">\(cell)</mtd>"
      }
      return "<mtr>\(cells.joined())</mtr>"
    }
    let style = isAligned && name != "cases" ? " class=\"aligned\" displaystyle=\"true\"" : ""
    let table = "<mtable\(style)>\(body.joined())</mtable>"
    guard let fences else { return table }
    return "<mrow><mo>\(fences.0)</mo>\(table)" + (fences.1.isEmpty ? "" : "<mo>\(fences.1)</mo>") + "</mrow>"
  }

  private static let environments: [String: (String, String)?] = [
    "matrix": nil, "smallmatrix": nil, "pmatrix": ("(", ")"), "bmatrix": ("[", "]"), "Bmatrix": ("{", "}"),
    "vmatrix": ("|", "|"), "Vmatrix": ("‖", "‖"), "cases": ("{", ""), "aligned": nil, "align": nil, "align*": nil,
    "split": nil, "gathered": nil, "gather": nil, "gather*": nil, "equation": nil, "equation*": nil, "array": nil,
    "alignedat": nil, "multline": nil, "multline*": nil, "eqnarray": nil, "eqnarray*": nil,
  ]

  /// Atoms one behind the other, up to what ends a row, a cell or a group.
  private mutating func row() throws -> String {
    depth += 1
    defer { depth -= 1 }
    guard depth < 80 else { throw NotUnderstood.here }
    var result = ""
    while let token = peek() {
      switch token {
      case .character("}"), .character("&"), .command("\\"), .command("cr"), .command("end"), .command("right"):
        return result
      case .character("]") where isInRoot: return result
      default: result += try scripted()
      }
    }
    return result
  }

  private var isInRoot = false

  /// An argument: a group, or one atom.
  private mutating func argument() throws -> String {
    guard take(.character("{")) else { return try atom().html }
    let outer = isInRoot
    isInRoot = false
    defer { isInRoot = outer }
    let inside = try row()
    guard take(.character("}")) else { throw NotUnderstood.here }
    return "<mrow>\(inside)</mrow>"
  }

  /// An atom with what stands above and below it.
  private mutating func scripted() throws -> String {
    let start = position
    // A script with nothing before it.
    let isBare = peek() == .character("^") || peek() == .character("_")
    let base = isBare ? (html: "<mrow></mrow>", isLimit: false) : try atom()
    var (upper, lower, primes) = ("", "", "")
    while let token = peek() {
      switch token {
      case .character("^"):
        _ = next()
        upper += try argument()
      case .character("_"):
        _ = next()
        guard lower.isEmpty else { throw NotUnderstood.here }
        lower = try argument()
      case .character("'"):
        _ = next()
        primes += "<mo lspace=\"0\" rspace=\"0\">′</mo>"
      case .command("limits"), .command("nolimits"): _ = next()
      default: return try joined(base, primes, upper, lower, start)
      }
    }
    return try joined(base, primes, upper, lower, start)
  }

  private func joined(
    _ given: (html: String, isLimit: Bool), _ primes: String, _ upper: String, _ lower: String, _ start: Int
  ) throws -> String {
    guard position > start else { throw NotUnderstood.here }
    let base = primes.isEmpty ? given : (html: "<mrow>\(given.html)\(primes)</mrow>", isLimit: false)
    let (above, below) = ("<mrow>\(upper)</mrow>", lower)
    switch (upper.isEmpty, lower.isEmpty, base.isLimit) {
    case (true, true, _): return base.html
    case (false, true, false): return "<msup>\(base.html)\(above)</msup>"
    case (true, false, false): return "<msub>\(base.html)\(below)</msub>"
    case (false, false, false): return "<msubsup>\(base.html)\(below)\(above)</msubsup>"
    case (false, true, true): return "<mover>\(base.html)\(above)</mover>"
    case (true, false, true): return "<munder>\(base.html)\(below)</munder>"
    case (false, false, true): return "<munderover>\(base.html)\(below)\(above)</munderover>"
    }
  }

  // MARK: Atoms

  private static func mi(_ text: String) -> String { "<mi>\(text)</mi>" }
  private static func mo(_ text: String, _ attributes: String = "") -> String {
    "<mo\(attributes)>\(PageWriter.escaped(text))</mo>"
  }
  /// Brackets that are as large as they are typed.
  private static let small = " stretchy=\"false\""

  private mutating func atom() throws -> (html: String, isLimit: Bool) {
    depth += 1
    defer { depth -= 1 }
    guard depth < 80 else { throw NotUnderstood.here }
    switch next() {
    case nil: throw NotUnderstood.here
    case .command(let name): return try command(name)
    case .character(let scalar):
      switch scalar {
      case "{":
        position -= 1
        return (try argument(), false)
      case "0"..."9":
        let start = position - 1
        while position < scalars.count, "0"..."9" ~= scalars[position] || isPoint { position += 1 }
        return ("<mn>\(text(start..<position))</mn>", false)
      case "(", ")", "[", "]", "|": return (MathML.mo(String(scalar), MathML.small), false)
      case "-": return (MathML.mo("−"), false)
      case "*": return (MathML.mo("∗"), false)
      case "~": return ("<mspace width=\"0.33em\"/>", false)
      case "}", "&", "^", "_", "#", "$", "%", "\\": throw NotUnderstood.here
      default:
        let text = String(scalar)
        return (scalar.properties.isAlphabetic ? MathML.mi(text) : MathML.mo(text), false)
      }
    }
  }

  /// Whether a point with a digit behind it comes.
  private var isPoint: Bool {
    scalars[position] == "." && position + 1 < scalars.count && "0"..."9" ~= scalars[position + 1]
  }

  private mutating func command(_ name: String) throws -> (html: String, isLimit: Bool) {
    if let letter = MathSymbols.letters[name] { return (MathML.mi(letter), false) }
    if let sign = MathSymbols.operators[name] { return (MathML.mo(sign), false) }
    if let sign = MathSymbols.large[name] { return (MathML.mo(sign, " movablelimits=\"true\""), true) }
    if let sign = MathSymbols.integrals[name] { return (MathML.mo(sign), false) }
    if let word = MathSymbols.limits[name] { return (MathML.mo(word, " movablelimits=\"true\" form=\"prefix\""), true) }
    if MathSymbols.functions.contains(name) { return (MathML.mi(name) + "<mo>\u{2061}</mo>", false) }
    if let sign = MathSymbols.fences[name] { return (MathML.mo(sign, MathML.small), false) }
    if let width = MathSymbols.spaces[name] { return ("<mspace width=\"\(width)\"/>", false) }
    if let mark = MathSymbols.accents[name] {
      let isWide = name.count > 5
      let html = "<mover accent=\"true\">\(try argument())\(MathML.mo(mark, isWide ? "" : MathML.small))</mover>"
      return (html, name == "overbrace")
    }
    if name == "overline" || name == "underline" {
      return ("<mrow class=\"\(name)\">\(try argument())</mrow>", false)
    }
    if let mark = MathSymbols.underlines[name] {
      return ("<munder accentunder=\"true\">\(try argument())\(MathML.mo(mark))</munder>", name == "underbrace")
    }
    if MathSymbols.alphabets[name] != nil { return (try inAlphabet(name), false) }
    if MathSymbols.ignored.contains(name) { return ("", false) }
    return try construction(name)
  }

  private mutating func construction(_ name: String) throws -> (html: String, isLimit: Bool) {
    switch name {
    case "frac", "dfrac", "tfrac", "cfrac":
      return ("<mfrac>\(try argument())\(try argument())</mfrac>", false)
    case "binom":
      return (
        "<mrow><mo>(</mo><mfrac linethickness=\"0\">\(try argument())\(try argument())</mfrac><mo>)</mo></mrow>", false
      )
    case "sqrt":
      guard take(.character("[")) else { return ("<msqrt>\(try argument())</msqrt>", false) }
      isInRoot = true
      let index = try row()
      isInRoot = false
      guard take(.character("]")) else { throw NotUnderstood.here }
      return ("<mroot>\(try argument())<mrow>\(index)</mrow></mroot>", false)
    case "text", "textrm", "textbf", "textit", "mbox", "textsf", "texttt":
      return ("<mtext>\(try words())</mtext>", false)
    case "mathrm", "operatorname", "mathop", "rm":
      let isFunction = name != "mathrm" && position < scalars.count && scalars[position] == "*"
      if isFunction { position += 1 }
      let word = try words()
      return isFunction
        ? (MathML.mo(word, " movablelimits=\"true\" form=\"prefix\""), true)
        : ("<mi mathvariant=\"normal\">\(word)</mi>", false)
    case "left": return (try fenced(), false)
    case "overset", "stackrel":
      let above = try argument()
      return ("<mover>\(try argument())\(above)</mover>", false)
    case "underset":
      let below = try argument()
      return ("<munder>\(try argument())\(below)</munder>", false)
    case "not": return (try argument() + "<mo>\u{338}</mo>", false)
    case "boxed": return ("<mrow class=\"boxed\">\(try argument())</mrow>", false)
    case "tag": return ("<mspace width=\"2em\"/><mtext>(\(try words()))</mtext>", false)
    case "label":
      _ = try verbatim()
      return ("", false)
    case "begin":
      let name = try verbatim()
      guard let fences = MathML.environments[name] else { throw NotUnderstood.here }
      if name == "array" || name == "alignedat" { _ = try verbatim() }
      return (try lines(until: name, fences: fences), false)
    case "%", "$", "#", "&", "_": return (MathML.mo(name), false)
    default: throw NotUnderstood.here
    }
  }

  /// A text in words, without the signs that TeX wants before some characters.
  private mutating func words() throws -> String {
    let text = try verbatim()
    let plain = text.replacing("\\_", with: "_").replacing("\\%", with: "%").replacing("\\&", with: "&")
      .replacing("\\,", with: " ").replacing("\\ ", with: " ").replacing("~", with: " ")
    guard !plain.contains("\\"), !plain.contains("$") else { throw NotUnderstood.here }
    return PageWriter.escaped(plain.replacing(" ", with: "\u{A0}"))
  }

  /// What stands in another alphabet: letters and digits, Greek ones by name.
  private mutating func inAlphabet(_ name: String) throws -> String {
    var inner = MathML(try verbatim())
    var result = ""
    while let token = inner.next() {
      switch token {
      case .character(let scalar) where scalar.properties.isAlphabetic || "0"..."9" ~= scalar:
        result += MathML.mi(MathSymbols.styled(scalar, name))
      case .command(let letter):
        guard let sign = MathSymbols.letters[letter]?.unicodeScalars.first else { throw NotUnderstood.here }
        result += MathML.mi(MathSymbols.styled(sign, name))
      case .character(let scalar):
        guard !"{}^_&#$%\\".unicodeScalars.contains(scalar) else { throw NotUnderstood.here }
        result += MathML.mo(String(scalar))
      }
    }
    return "<mrow>\(result)</mrow>"
  }

  /// `\left( … \right)`
  private mutating func fenced() throws -> String {
    let opening = try delimiter()
    let inside = try row()
    guard take(.command("right")) else { throw NotUnderstood.here }
    let closing = try delimiter()
    return "<mrow>\(opening)\(inside)\(closing)</mrow>"
  }

  private mutating func delimiter() throws -> String {
    switch next() {
    case .character("."): return ""
    case .character(let scalar) where "()[]|/<>".unicodeScalars.contains(scalar):
      let text = scalar == "<" ? "⟨" : scalar == ">" ? "⟩" : String(scalar)
      return MathML.mo(text, " stretchy=\"true\"")
    case .command(let name):
      guard let sign = MathSymbols.fences[name] else { throw NotUnderstood.here }
      return MathML.mo(sign, " stretchy=\"true\"")
    default: throw NotUnderstood.here
    }
  }
}
