// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import PythonSyntax

/// `re.Pattern`
public final class PyPattern: PyObject {
  let pattern: String
  let flags: RegexFlags
  let node: RegexNode
  let groupCount: Int
  let names: [(String, Int)]
  /// Whether it is a pattern of bytes: these are searched as the characters with their numbers.
  let isBytes: Bool

  init(_ pattern: String, flags: RegexFlags, isBytes: Bool = false) throws {
    self.isBytes = isBytes
    var parser = RegexParser(pattern, flags: flags, isBytes: isBytes)
    node = try parser.parse()
    self.pattern = pattern
    self.flags = parser.flags
    groupCount = parser.groupCount
    names = parser.names
    super.init(cls: RegexModule.patternClass)
  }

  /// The first match at or after a position.
  func search(_ text: PyString, from start: Int, to end: Int, advances: Bool = false) throws -> PyMatch? {
    let matcher = matcher(text, end)
    var i = start
    if node.isAnchored, i > 0 { return nil }
    let first = node.firstScalar
    while i <= end {
      if let first {
        i = matcher.place(of: first, from: i)
        if i >= end { return nil }
      }
      if try matcher.match(node, at: i, advances: advances && i == start) != nil { return PyMatch(self, text, matcher) }
      if node.isAnchored { return nil }
      i += 1
      if i & 0xFFF == 0 { try Interpreter.current.pollInterrupt() }
    }
    return nil
  }

  func match(_ text: PyString, from start: Int, to end: Int, full: Bool) throws -> PyMatch? {
    let matcher = matcher(text, end)
    return try matcher.match(node, at: start, full: full) == nil ? nil : PyMatch(self, text, matcher)
  }

  private func matcher(_ text: PyString, _ end: Int) -> RegexMatcher {
    RegexMatcher(text.codePoints, end: end, groupCount: groupCount)
  }

  /// A text that was found, as bytes where these were searched.
  func given(_ value: Value) -> Value {
    guard isBytes, case .string(let string) = value else { return value }
    return .object(PyBytes(string.text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }))
  }

  /// The characters with the numbers of bytes.
  static func text(of bytes: PyBytes) -> String {
    String(String.UnicodeScalarView(bytes.bytes.map { Unicode.Scalar($0) }))
  }

  /// All matches that do not overlap.
  func matches(_ text: PyString, limit: Int = Int.max, from first: Int = 0, to last: Int? = nil) throws -> [PyMatch] {
    var result: [PyMatch] = []
    var start = first
    var advances = false
    let end = last ?? text.count
    while result.count < limit, start <= end, let match = try search(text, from: start, to: end, advances: advances) {
      result.append(match)
      start = match.groups[1]
      advances = match.groups[0] == match.groups[1]
    }
    return result
  }

  public override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard op == .equal || op == .notEqual, let other = other.object as? PyPattern else { return nil }
    let same = pattern == other.pattern && flags.rawValue == other.flags.rawValue && isBytes == other.isBytes
    return .bool(same == (op == .equal))
  }
  public override func hash() throws -> Int? { try Interpreter.current.hash(Value(pattern)) ^ flags.rawValue }
  public override func repr() throws -> String {
    var names: [String] = []
    for (flag, name) in [
      (RegexFlags.template, "re.TEMPLATE"), (.ignoreCase, "re.IGNORECASE"), (.locale, "re.LOCALE"),
      (.multiline, "re.MULTILINE"), (.dotAll, "re.DOTALL"), (.unicode, isBytes ? "re.UNICODE" : ""),
      (.verbose, "re.VERBOSE"), (.debug, "re.DEBUG"), (.ascii, "re.ASCII"),
    ] where flags.contains(flag) && !name.isEmpty { names.append(name) }
    let unknown = flags.rawValue & ~0x1FF
    if unknown != 0 { names.append("0x" + String(unknown, radix: 16)) }
    let shown = names.isEmpty ? "" : ", " + names.joined(separator: "|")
    let text = try Interpreter.current.repr(given(Value(pattern))).unicodeScalars.prefix(200)
    return "re.compile(\(String(String.UnicodeScalarView(text)))\(shown))"
  }
}
