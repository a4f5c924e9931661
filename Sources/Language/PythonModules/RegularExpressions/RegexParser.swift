// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

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

  init(_ pattern: String, flags: RegexFlags) {
    source = Array(pattern.unicodeScalars)
    self.flags = flags
  }

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
    var parts = [try sequence()]
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
      } else if TextSearch.isSpace(scalar) {
        position += 1
      } else {
        return
      }
    }
  }

  private mutating func sequence() throws -> RegexNode {
    var parts: [RegexNode] = []
    while true {
      skipVerbose()
      guard let scalar = current, scalar != "|", scalar != ")" else { break }
      let start = position
      if scalar == "*" || scalar == "+" || scalar == "?" { throw RegexParser.error("nothing to repeat", position) }
      let atom = try atom()
      skipVerbose()
      parts.append(try repetition(of: atom, start))
    }
    return parts.count == 1 ? parts[0] : parts.isEmpty ? .nothing : .sequence(parts)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = current, scalar.value >= 0x30, scalar.value <= 0x39 {
      value = min((value ?? 0) * 10 + Int(scalar.value - 0x30), 1 << 32)
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
      if result.1 < result.0 { throw RegexParser.error("min repeat greater than max repeat", start + 1) }
      return result
    default: return nil
    }
  }

  private mutating func repetition(of atom: RegexNode, _ start: Int) throws -> RegexNode {
    guard let (low, high) = try bounds() else { return atom }
    var greed = RegexGreed.greedy
    if take("?") { greed = .lazy } else if take("+") { greed = .possessive }
    skipVerbose()
    let after = position
    if let next = current, next == "*" || next == "+" || next == "?" {
      throw RegexParser.error("multiple repeat", after)
    }
    return .repetition(atom, low, high, greed)
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
    default: return .scalar(scalar, ignoresCase: flags.contains(.ignoreCase))
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
    if take("P<") { return try capture(start, name: try name(until: ">", position)) }
    if take("P=") {
      let at = position
      let name = try name(until: ")", at)
      guard let number = names.first(where: { $0.0 == name })?.1 else {
        throw RegexParser.error("unknown group name '\(name)'", at)
      }
      return .backreference(number, ignoresCase: flags.contains(.ignoreCase))
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
      try close(start)
      return .nothing
    }
    for (mark, ahead, negated) in [("=", true, false), ("!", true, true), ("<=", false, false), ("<!", false, true)]
    where take(mark) {
      let inner = try scoped { try $0.alternatives() }
      try close(start)
      guard let width = ahead ? 0 : inner.width else {
        throw RegexParser.error("look-behind requires fixed-width pattern")
      }
      return .look(inner, ahead: ahead, negated: negated, width: width)
    }
    if take("(") {
      let at = position
      let name = try name(until: ")", at)
      guard let number = Int(name) ?? names.first(where: { $0.0 == name })?.1 else {
        throw RegexParser.error("unknown group name '\(name)'", at)
      }
      let yes = try sequence()
      let no: RegexNode = take("|") ? try sequence() : .nothing
      try close(start)
      return .conditional(number, yes, no)
    }
    return try inlineFlags(start)
  }

  private mutating func inlineFlags(_ start: Int) throws -> RegexNode {
    let letters: [Unicode.Scalar: RegexFlags] = [
      "i": .ignoreCase, "m": .multiline, "s": .dotAll, "x": .verbose, "a": .ascii, "u": .unicode, "L": [],
    ]
    var set: RegexFlags = []
    var cleared: RegexFlags = []
    var clears = false
    while let scalar = current {
      position += 1
      if scalar == "-" {
        clears = true
      } else if scalar == ")" {
        if start != 0 { throw RegexParser.error("global flags not at the start of the expression", start) }
        flags.formUnion(set)
        return .nothing
      } else if scalar == ":" {
        let saved = flags
        flags.formUnion(set)
        flags.subtract(cleared)
        let inner = try alternatives()
        try close(start)
        flags = saved
        return inner
      } else if let flag = letters[scalar] {
        if clears { cleared.formUnion(flag) } else { set.formUnion(flag) }
      } else {
        throw RegexParser.error("unknown extension ?\(scalar)", start + 1)
      }
    }
    throw RegexParser.error("missing -, : or )", position)
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
    else { throw RegexParser.error("incomplete escape \\\(source[start + 1])", start) }
    position += count
    return scalar
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
    case "0": return "\0"
    case "x": return try hex(2, start)
    case "u": return try hex(4, start)
    case "U": return try hex(8, start)
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
    let ignoresCase = flags.contains(.ignoreCase)
    if let item = shorthand(scalar) { return .set([item], negated: false, ignoresCase: false) }
    switch scalar {
    case "A": return .textStart
    case "Z": return .textEnd
    case "b": return .wordBoundary(true)
    case "B": return .wordBoundary(false)
    case "1"..."9":
      position -= 1
      let number = number() ?? 0
      guard number <= groupCount else { throw RegexParser.error("invalid group reference \(number)", start + 1) }
      guard !open.contains(number) else { throw RegexParser.error("cannot refer to an open group", start) }
      return .backreference(number, ignoresCase: ignoresCase)
    default: return .scalar(try escapedScalar(scalar, start), ignoresCase: ignoresCase)
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
    return .set(items, negated: negated, ignoresCase: flags.contains(.ignoreCase))
  }

  private mutating func setItem(_ scalar: Unicode.Scalar, _ at: Int) throws -> RegexSetItem {
    guard scalar == "\\" else { return .one(scalar) }
    guard let escaped = current else { throw RegexParser.error("unterminated character set", at) }
    position += 1
    if let item = shorthand(escaped) { return item }
    if escaped == "b" { return .one("\u{08}") }
    return .one(try escapedScalar(escaped, at))
  }
}
