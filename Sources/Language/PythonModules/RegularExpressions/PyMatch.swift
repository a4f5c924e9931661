// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// `re.Match`
public final class PyMatch: PyObject {
  let pattern: PyPattern
  let text: PyString
  let groups: [Int]
  let lastGroup: Int

  convenience init(_ pattern: PyPattern, _ text: PyString, _ matcher: RegexMatcher) {
    self.init(pattern, text, groups: matcher.groups, lastGroup: matcher.lastGroup)
  }

  /// Makes a match of its parts.
  init(_ pattern: PyPattern, _ text: PyString, groups: [Int], lastGroup: Int) {
    self.pattern = pattern
    self.text = text
    self.groups = groups
    self.lastGroup = lastGroup
    super.init(cls: RegexModule.matchClass)
  }

  func group(_ number: Int) -> Value? {
    let (start, end) = (groups[2 * number], groups[2 * number + 1])
    return start < 0 ? nil : pattern.given(text.slice(start: start, count: end - start, step: 1))
  }

  func number(_ key: Value) throws -> Int {
    if let name = key.text, let number = pattern.names.first(where: { $0.0 == name })?.1 { return number }
    if let number = key.smallInteger, (0...pattern.groupCount).contains(number) { return number }
    throw PyError.index("no such group")
  }

  /// A replacement template with its references filled in.
  func expand(_ template: String) throws -> String {
    let source = Array(template.unicodeScalars)
    var result = TextBuffer()
    var i = 0
    func isDigit(_ place: Int, _ most: UInt32 = 0x39) -> Bool {
      place < source.count && source[place].value >= 0x30 && source[place].value <= most
    }
    func reference(_ key: Value, _ at: Int) throws -> String {
      guard let number = try? number(key) else {
        throw key.text == nil
          ? RegexParser.error("invalid group reference \(key.smallInteger ?? 0)", at)
          : PyError.index("unknown group name \(StringText.repr(key.text ?? ""))")
      }
      let (start, end) = (groups[2 * number], groups[2 * number + 1])
      return start < 0 ? "" : text.substring(start: start, count: end - start, step: 1)
    }
    while i < source.count {
      try result.check()
      let scalar = source[i]
      i += 1
      guard scalar == "\\", i < source.count else {
        result.append(scalar)
        continue
      }
      let escaped = source[i]
      i += 1
      switch escaped {
      case "n": result.append("\n")
      case "t": result.append("\t")
      case "r": result.append("\r")
      case "\\": result.append("\\")
      case "a": result.append("\u{07}")
      case "b": result.append("\u{08}")
      case "f": result.append("\u{0C}")
      case "v": result.append("\u{0B}")
      case "0":
        var value: UInt32 = 0
        let last = i + 2
        while i < last, isDigit(i, 0x37) {
          value = value * 8 + source[i].value - 0x30
          i += 1
        }
        result.append(Unicode.Scalar(value) ?? "\0")
      case "1"..."9":
        let start = i - 1
        if isDigit(start, 0x37), isDigit(i, 0x37), isDigit(i + 1, 0x37) {
          let value = (start..<(start + 3)).reduce(UInt32(0)) { $0 * 8 + source[$1].value - 0x30 }
          guard value <= 0o377, let scalar = Unicode.Scalar(value) else {
            let text = String(String.UnicodeScalarView(source[start..<(start + 3)]))
            throw RegexParser.error("octal escape value \\\(text) outside of range 0-0o377", start - 1)
          }
          result.append(scalar)
          i += 2
          continue
        }
        var digits = String(escaped)
        if isDigit(i) {
          digits.unicodeScalars.append(source[i])
          i += 1
        }
        result.append(try reference(.int(Int(digits) ?? 0), start))
      case "g":
        guard i < source.count, source[i] == "<" else { throw RegexParser.error("missing <", i) }
        guard let end = source[i...].firstIndex(of: ">") else {
          throw RegexParser.error(i + 1 < source.count ? "missing >, unterminated name" : "missing group name", i + 1)
        }
        let name = String(String.UnicodeScalarView(source[(i + 1)..<end]))
        let at = i + 1
        i = end + 1
        if name.isEmpty { throw RegexParser.error("missing group name", at) }
        if name.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
          guard let number = Int(name), number < Int(Int32.max) / 2 else {
            throw RegexParser.error("invalid group reference \(name)", at)
          }
          result.append(try reference(.int(number), at))
        } else {
          try RegexParser("", flags: [], isBytes: pattern.isBytes).check(name, at)
          result.append(try reference(Value(name), at))
        }
      default:
        let isLetter = escaped.value | 32 >= 0x61 && escaped.value | 32 <= 0x7A
        if isLetter { throw RegexParser.error("bad escape \\\(escaped)", i - 2) }
        result.append("\\" + String(escaped))
      }
    }
    return try result.text
  }

  public override func getItem(_ index: Value) throws -> Value? { group(try number(index)) ?? Value.none }
  public override func truth() throws -> Bool? { true }
  public override func repr() throws -> String {
    let shown = try Interpreter.current.repr(group(0) ?? .none)
    return "<re.Match object; span=(\(groups[0]), \(groups[1])), match=\(shown)>"
  }
}
