// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import PythonSyntax

/// Reads a regular expression.
struct RegexParser {
  private let source: [Unicode.Scalar]
  private var position = 0
  private(set) var flags: RegexFlags
  /// The number of groups so far.
  private(set) var groupCount = 0
  /// Groups' names and numbers in order.
  private(set) var names: [(String, Int)] = []
  private var open: Set<Int> = []
  private var depth = 0
  private var atStart = false
  private let isBytes: Bool
  /// The widths of the groups that are closed, where they never vary.
  private var widths: [Int: Int] = [:]
  /// The number of groups before the look-behind that is being read.
  private var groupsBeforeLook: Int?
  /// References of conditions to groups that may come later.
  private var references: [(number: Int, position: Int)] = []

  init(_ pattern: String, flags: RegexFlags, isBytes: Bool = false) {
    source = Array(pattern.unicodeScalars)
    self.flags = flags
    self.isBytes = isBytes
  }

  private var isASCII: Bool { isBytes || flags.contains(.ascii) }

  static func error(_ message: String, _ position: Int? = nil) -> Raised {
    let raised = PyError.make(RegexModule.errorClass, position.map { "\(message) at position \($0)" } ?? message)
    raised.exception.attributes?["msg"] = Value(message)
    for name in ["pattern", "lineno", "colno"] { raised.exception.attributes?[Symbol(name)] = Value.none }
    raised.exception.attributes?["pos"] = position.map { .int($0) } ?? Value.none
    return raised
  }

  mutating func parse() throws -> RegexNode {
    let node = try alternatives()
    if position < source.count { throw RegexParser.error("unbalanced parenthesis", position) }
    for reference in references where reference.number > groupCount {
      throw RegexParser.error("invalid group reference \(reference.number)", reference.position)
    }
    return node
  }

  private var current: Unicode.Scalar? { position < source.count ? source[position] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard current == scalar else { return false }
    position += 1
    return true
  }

  private mutating func take(_ text: String) -> Bool {
    let wanted = Array(text.unicodeScalars)
    guard position + wanted.count <= source.count, Array(source[position..<position + wanted.count]) == wanted else {
      return false
    }
    position += wanted.count
    return true
  }

  private mutating func alternatives() throws -> RegexNode {
    depth += 1
    defer { depth -= 1 }
    if depth > 200 { throw RegexParser.error("too many nested groups", position) }
    var parts = [try sequence(isFirst: depth == 1)]
    while take("|") { parts.append(try sequence()) }
    return parts.count == 1 ? parts[0] : .alternatives(parts)
  }

  private mutating func skipVerbose() {
    guard flags.contains(.verbose) else { return }
    while let scalar = current {
      if scalar == "#" {
        while let other = current, other != "\n" {
          _ = other
          position += 1
        }
      } else if " \t\n\r\u{0B}\u{0C}".unicodeScalars.contains(scalar) {
        position += 1
      } else {
        return
      }
    }
  }

  private mutating func sequence(isFirst: Bool = false) throws -> RegexNode {
    var parts: [RegexNode] = []
    // Flags of the whole pattern stand before everything but comments.
    atStart = isFirst
    var (isRepeated, mayRepeat) = (false, false)
    while true {
      skipVerbose()
      guard let scalar = current, scalar != "|", scalar != ")" else { break }
      let start = position
      if let (low, high) = try bounds() {
        if isRepeated { throw RegexParser.error("multiple repeat", start) }
        guard let atom = parts.last, mayRepeat else { throw RegexParser.error("nothing to repeat", start) }
        var greed = RegexGreed.greedy
        if take("?") { greed = .lazy } else if take("+") { greed = .possessive }
        parts[parts.count - 1] = .repetition(atom, low, high, greed)
        isRepeated = true
        continue
      }
      let wasStart = atStart
      let isEmpty = parts.isEmpty
      let atom = try atom()
      if case .nothing = atom, wasStart, isEmpty {
        // A comment, or flags.
        atStart = true
        continue
      }
      atStart = false
      (isRepeated, mayRepeat) = (false, true)
      if scalar != "(" {
        switch atom {
        case .lineStart, .lineEnd, .textStart, .textEnd, .wordBoundary: mayRepeat = false
        default: break
        }
      }
      parts.append(atom)
    }
    return parts.count == 1 ? parts[0] : parts.isEmpty ? .nothing : .sequence(parts)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = current, scalar.value >= 0x30, scalar.value <= 0x39 {
      value = min((value ?? 0) * 10 + Int(scalar.value - 0x30), 1 << 33)
      position += 1
    }
    return value
  }

  private mutating func bounds() throws -> (Int, Int)? {
    switch current {
    case "*": position += 1; return (0, Int.max)
    case "+": position += 1; return (1, Int.max)
    case "?": position += 1; return (0, 1)
    case "{":
      let start = position
      position += 1
      let low = number()
      var high = low
      let hasComma = take(",")
      if hasComma { high = number() }
      guard take("}"), low != nil || hasComma else {
        position = start
        return nil
      }
      let result = (low ?? 0, hasComma ? high ?? Int.max : high ?? 0)
      if max(low ?? 0, high ?? 0) >= (1 << 32) - 1 { throw PyError.overflow("the repetition number is too large") }
      if result.1 < result.0 { throw RegexParser.error("min repeat greater than max repeat", start + 1) }
      return result
    default: return nil
    }
  }

  private mutating func atom() throws -> RegexNode {
    let start = position
    guard let scalar = current else { return .nothing }
    position += 1
    switch scalar {
    case ".": return .any(newlines: flags.contains(.dotAll))
    case "^": return .lineStart(multiline: flags.contains(.multiline))
    case "$": return .lineEnd(multiline: flags.contains(.multiline))
    case "(": return try group(start)
    case "[": return try set(start)
    case "\\": return try escape(start)
    default: return character(scalar)
    }
  }

  private func character(_ scalar: Unicode.Scalar) -> RegexNode {
    guard flags.contains(.ignoreCase) else { return .scalar(scalar) }
    return .folded(RegexMatcher.folded(scalar, ascii: isASCII), ascii: isASCII)
  }

  /// Refuses what is no name of a group.
  func check(_ name: String, _ start: Int) throws {
    let scalars = Array(name.unicodeScalars)
    let isName =
      (scalars.first.map { $0 == "_" || $0.properties.isXIDStart } ?? false)
      && scalars.dropFirst().allSatisfy(\.properties.isXIDContinue)
    if !isName || isBytes && scalars.contains(where: { $0.value >= 0x80 }) {
      throw RegexParser.error("bad character in group name \(StringText.repr(name))", start)
    }
  }

  private mutating func name(until end: Unicode.Scalar, _ start: Int) throws -> String {
    var text = ""
    while let scalar = current, scalar != end {
      text.unicodeScalars.append(scalar)
      position += 1
    }
    if text.isEmpty, current == nil { throw RegexParser.error("missing group name", start) }
    guard take(end) else { throw RegexParser.error("missing \(end), unterminated name", start) }
    if text.isEmpty { throw RegexParser.error("missing group name", start) }
    return text
  }

  private mutating func close(_ start: Int) throws {
    guard take(")") else { throw RegexParser.error("missing ), unterminated subpattern", start) }
  }

  private mutating func capture(_ start: Int, name: String?) throws -> RegexNode {
    groupCount += 1
    let number = groupCount
    if let name {
      if let known = names.first(where: { $0.0 == name }) {
        throw RegexParser.error(
          "redefinition of group name '\(name)' as group \(number); was group \(known.1)", start + 4)
      }
      names.append((name, number))
    }
    open.insert(number)
    let inner = try scoped { try $0.alternatives() }
    open.remove(number)
    try close(start)
    widths[number] = inner.width
    return .group(number, inner)
  }

  /// Flags set inside a group hold to its end.
  private mutating func scoped(_ body: (inout RegexParser) throws -> RegexNode) throws -> RegexNode {
    let saved = flags
    let node = try body(&self)
    flags = saved
    return node
  }

  private mutating func group(_ start: Int) throws -> RegexNode {
    guard take("?") else { return try capture(start, name: nil) }
    guard let mark = current else { throw RegexParser.error("unexpected end of pattern", position) }
    if take("P<") {
      let at = position
      let name = try name(until: ">", at)
      try check(name, at)
      return try capture(start, name: name)
    }
    if take("P=") {
      let at = position
      let name = try name(until: ")", at)
      try check(name, at)
      guard let number = names.first(where: { $0.0 == name })?.1 else {
        throw RegexParser.error("unknown group name \(StringText.repr(name))", at)
      }
      return try reference(to: number, at)
    }
    if mark == "P" {
      guard position + 1 < source.count else { throw RegexParser.error("unexpected end of pattern", position + 1) }
      throw RegexParser.error("unknown extension ?P\(source[position + 1])", start + 1)
    }
    if take(":") {
      let inner = try scoped { try $0.alternatives() }
      try close(start)
      return inner
    }
    if take(">") {
      let inner = try scoped { try $0.alternatives() }
      try close(start)
      return .atomic(inner)
    }
    if take("#") {
      while let scalar = current, scalar != ")" {
        _ = scalar
        position += 1
      }
      guard take(")") else { throw RegexParser.error("missing ), unterminated comment", start) }
      return .nothing
    }
    for (mark, ahead, negated) in [("=", true, false), ("!", true, true), ("<=", false, false), ("<!", false, true)]
    where take(mark) {
      let before = groupsBeforeLook
      if !ahead, before == nil { groupsBeforeLook = groupCount }
      let inner = try scoped { try $0.alternatives() }
      try close(start)
      groupsBeforeLook = before
      guard let width = ahead ? 0 : inner.width else {
        throw RegexParser.error("look-behind requires fixed-width pattern")
      }
      return .look(inner, ahead: ahead, negated: negated, width: width)
    }
    if mark == "<" {
      position += 1
      guard let next = current else { throw RegexParser.error("unexpected end of pattern", position) }
      throw RegexParser.error("unknown extension ?<\(next)", start + 1)
    }
    if take("(") {
      let at = position
      let name = try name(until: ")", at)
      let number: Int
      if !name.isEmpty, name.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
        number = Int(name) ?? Int.max
        if number == 0 { throw RegexParser.error("bad group number", at) }
        if number >= Int(Int32.max) / 2 { throw RegexParser.error("invalid group reference \(name)", at) }
        references.append((number, at))
      } else {
        try check(name, at)
        guard let known = names.first(where: { $0.0 == name })?.1 else {
          throw RegexParser.error("unknown group name \(StringText.repr(name))", at)
        }
        number = known
      }
      try checkLook(number, at)
      let yes = try sequence()
      let no: RegexNode = take("|") ? try sequence() : .nothing
      if current == "|" { throw RegexParser.error("conditional backref with more than two branches", position) }
      try close(start)
      return .conditional(number, yes, no)
    }
    return try inlineFlags(start)
  }

  /// A reference to a group, which must be closed.
  private func reference(to number: Int, _ at: Int) throws -> RegexNode {
    if open.contains(number) { throw RegexParser.error("cannot refer to an open group", at) }
    try checkLook(number, at)
    return .backreference(
      number, ignoresCase: flags.contains(.ignoreCase), ascii: isASCII, width: widths[number])
  }

  private func checkLook(_ number: Int, _ at: Int) throws {
    if let before = groupsBeforeLook, number > before {
      throw RegexParser.error("cannot refer to group defined in the same lookbehind subpattern", at)
    }
  }

  private mutating func inlineFlags(_ start: Int) throws -> RegexNode {
    let letters: [Unicode.Scalar: RegexFlags] = [
      "i": .ignoreCase, "m": .multiline, "s": .dotAll, "x": .verbose, "a": .ascii, "u": .unicode, "L": .locale,
    ]
    let kinds: RegexFlags = [.ascii, .unicode, .locale]
    guard let first = current, first == "-" || letters[first] != nil else {
      throw RegexParser.error("unknown extension ?\(current.map { String($0) } ?? "")", start + 1)
    }
    var set: RegexFlags = []
    while let scalar = current, let flag = letters[scalar] {
      position += 1
      if isBytes, flag == .unicode {
        throw RegexParser.error("bad inline flags: cannot use 'u' flag with a bytes pattern", position)
      }
      if !isBytes, flag == .locale {
        throw RegexParser.error("bad inline flags: cannot use 'L' flag with a str pattern", position)
      }
      set.formUnion(flag)
      if kinds.contains(flag), !set.intersection(kinds).subtracting(flag).isEmpty {
        throw RegexParser.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible", position)
      }
    }
    if take(")") {
      if !atStart { throw RegexParser.error("global flags not at the start of the expression", start) }
      flags.formUnion(set)
      return .nothing
    }
    var cleared: RegexFlags = []
    if take("-") {
      guard let next = current, letters[next] != nil else {
        let isLetter = current.map { $0.properties.isAlphabetic } ?? false
        throw RegexParser.error(isLetter ? "unknown flag" : "missing flag", position)
      }
      while let scalar = current, let flag = letters[scalar] {
        position += 1
        if kinds.contains(flag) {
          throw RegexParser.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", position)
        }
        cleared.formUnion(flag)
      }
      if !set.intersection(cleared).isEmpty {
        throw RegexParser.error("bad inline flags: flag turned on and off", position)
      }
    }
    guard take(":") else {
      let isLetter = current.map { $0.properties.isAlphabetic } ?? false
      let wanted = cleared.isEmpty ? "missing -, : or )" : "missing :"
      throw RegexParser.error(isLetter ? "unknown flag" : wanted, position)
    }
    let saved = flags
    if !set.intersection(kinds).isEmpty { flags.subtract(kinds) }
    flags.formUnion(set)
    flags.subtract(cleared)
    let inner = try alternatives()
    try close(start)
    flags = saved
    return inner
  }

  private func shorthand(_ scalar: Unicode.Scalar) -> RegexSetItem? {
    switch scalar {
    case "d": .digit(true)
    case "D": .digit(false)
    case "s": .space(true)
    case "S": .space(false)
    case "w": .word(true)
    case "W": .word(false)
    default: nil
    }
  }

  private mutating func hex(_ count: Int, _ start: Int) throws -> Unicode.Scalar {
    guard position + count <= source.count,
      let value = UInt32(String(String.UnicodeScalarView(source[position..<position + count])), radix: 16),
      let scalar = Unicode.Scalar(value)
    else {
      var end = position
      while end < min(source.count, position + count), source[end].properties.isASCIIHexDigit { end += 1 }
      let text = String(String.UnicodeScalarView(source[start..<end]))
      throw RegexParser.error(end == position + count ? "bad escape \(text)" : "incomplete escape \(text)", start)
    }
    position += count
    return scalar
  }

  /// `\N{NAME}`
  private mutating func named(_ start: Int) throws -> Unicode.Scalar {
    guard take("{") else { throw RegexParser.error("missing {", position) }
    if current == nil || current == "}" { throw RegexParser.error("missing character name", position) }
    let name = try name(until: "}", position)
    guard let scalar = CharacterNames.scalar(named: name) else {
      throw RegexParser.error("undefined character name \(StringText.repr(name))", start)
    }
    return scalar
  }

  /// A character by its octal number: three digits at most.
  private mutating func octal(_ start: Int) throws -> Unicode.Scalar {
    var value: UInt32 = 0
    let first = position
    while position < first + 3, let scalar = current, scalar.value >= 0x30, scalar.value <= 0x37 {
      value = value * 8 + scalar.value - 0x30
      position += 1
    }
    guard value <= 0o377, let scalar = Unicode.Scalar(value) else {
      let text = String(String.UnicodeScalarView(source[start..<position]))
      throw RegexParser.error("octal escape value \(text) outside of range 0-0o377", start)
    }
    return scalar
  }

  private func isOctal(_ place: Int) -> Bool {
    place < source.count && source[place].value >= 0x30 && source[place].value <= 0x37
  }

  /// The character of an escape that means the same inside and outside of sets.
  private mutating func escapedScalar(_ scalar: Unicode.Scalar, _ start: Int) throws -> Unicode.Scalar {
    switch scalar {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "f": return "\u{0C}"
    case "v": return "\u{0B}"
    case "a": return "\u{07}"
    case "x": return try hex(2, start)
    case "u" where !isBytes: return try hex(4, start)
    case "U" where !isBytes: return try hex(8, start)
    case "N" where !isBytes: return try named(start)
    default:
      let isLetter =
        (scalar.value | 32 >= 0x61 && scalar.value | 32 <= 0x7A) || (scalar.value >= 0x30 && scalar.value <= 0x39)
      if isLetter { throw RegexParser.error("bad escape \\\(scalar)", start) }
      return scalar
    }
  }

  private mutating func escape(_ start: Int) throws -> RegexNode {
    guard let scalar = current else { throw RegexParser.error("bad escape (end of pattern)", start) }
    position += 1
    if let item = shorthand(scalar) { return .set([item], negated: false, ignoresCase: false, ascii: isASCII) }
    switch scalar {
    case "A": return .textStart
    case "Z": return .textEnd
    case "b": return .wordBoundary(true, ascii: isASCII)
    case "B": return .wordBoundary(false, ascii: isASCII)
    case "0":
      position -= 1
      return character(try octal(start))
    case "1"..."9":
      position -= 1
      // Three octal digits are a character; else one digit or two name a group.
      if isOctal(position), isOctal(position + 1), isOctal(position + 2) { return character(try octal(start)) }
      var number = Int(scalar.value - 0x30)
      position += 1
      if let next = current, next.value >= 0x30, next.value <= 0x39 {
        number = number * 10 + Int(next.value - 0x30)
        position += 1
      }
      guard number <= groupCount else { throw RegexParser.error("invalid group reference \(number)", start + 1) }
      return try reference(to: number, start)
    default: return character(try escapedScalar(scalar, start))
    }
  }

  private mutating func set(_ start: Int) throws -> RegexNode {
    let negated = take("^")
    var items: [RegexSetItem] = []
    var isFirst = true
    while true {
      guard let scalar = current else { throw RegexParser.error("unterminated character set", start) }
      let at = position
      position += 1
      if scalar == "]", !isFirst { break }
      isFirst = false
      let low = try setItem(scalar, at)
      guard current == "-", position + 1 < source.count, source[position + 1] != "]" else {
        items.append(low)
        continue
      }
      position += 1
      guard let end = current else { throw RegexParser.error("unterminated character set", start) }
      let endAt = position
      position += 1
      let high = try setItem(end, endAt)
      guard case .one(let first) = low, case .one(let last) = high, first <= last else {
        throw RegexParser.error(
          "bad character range \(String(String.UnicodeScalarView(source[at..<position])))", at)
      }
      items.append(.range(first, last))
    }
    return .set(items, negated: negated, ignoresCase: flags.contains(.ignoreCase), ascii: isASCII)
  }

  private mutating func setItem(_ scalar: Unicode.Scalar, _ at: Int) throws -> RegexSetItem {
    guard scalar == "\\" else { return .one(scalar) }
    guard let escaped = current else { throw RegexParser.error("unterminated character set", at) }
    position += 1
    if let item = shorthand(escaped) { return item }
    if escaped == "b" { return .one("\u{08}") }
    if isOctal(position - 1) {
      position -= 1
      return .one(try octal(at))
    }
    return .one(try escapedScalar(escaped, at))
  }
}
