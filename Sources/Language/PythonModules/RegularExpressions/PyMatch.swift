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
    var result = ""
    var i = 0
    func reference(_ key: Value) throws -> String {
      guard let number = try? number(key) else {
        throw key.text == nil
          ? RegexParser.error("invalid group reference \(key.smallInteger ?? 0)", i)
          : PyError.index("unknown group name '\(key.text ?? "")'")
      }
      let (start, end) = (groups[2 * number], groups[2 * number + 1])
      return start < 0 ? "" : text.substring(start: start, count: end - start, step: 1)
    }
    while i < source.count {
      let scalar = source[i]
      i += 1
      guard scalar == "\\", i < source.count else {
        result.unicodeScalars.append(scalar)
        continue
      }
      let escaped = source[i]
      i += 1
      switch escaped {
      case "n": result += "\n"
      case "t": result += "\t"
      case "r": result += "\r"
      case "\\": result += "\\"
      case "0": result += "\0"
      case "1"..."9":
        var digits = String(escaped)
        if i < source.count, source[i].value >= 0x30, source[i].value <= 0x39 {
          digits.unicodeScalars.append(source[i])
          i += 1
        }
        result += try reference(.int(Int(digits) ?? 0))
      case "g":
        guard i < source.count, source[i] == "<", let end = source[i...].firstIndex(of: ">") else {
          throw RegexParser.error("missing <", i)
        }
        let name = String(String.UnicodeScalarView(source[(i + 1)..<end]))
        i = end + 1
        result += try reference(Int(name).map { .int($0) } ?? Value(name))
      default:
        let isLetter = escaped.value | 32 >= 0x61 && escaped.value | 32 <= 0x7A
        if isLetter { throw RegexParser.error("bad escape \\\(escaped)", i - 2) }
        result += "\\" + String(escaped)
      }
    }
    return result
  }

  public override func getItem(_ index: Value) throws -> Value? { group(try number(index)) ?? Value.none }
  public override func truth() throws -> Bool? { true }
  public override func repr() throws -> String {
    let shown = try Interpreter.current.repr(group(0) ?? .none)
    return "<re.Match object; span=(\(groups[0]), \(groups[1])), match=\(shown)>"
  }
}
