// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

extension Builtins {
  private static func strip(_ text: Value, _ characters: Value, _ method: String, left: Bool, right: Bool) throws
    -> Value
  {
    try onText(text, method) { string in
      guard string.isASCII, let set = asciiSet(characters) else {
        return try stripCharacters(string, characters, left: left, right: right)
      }
      let (start, end) = string.withBytes { bytes in
        var (start, end) = (0, bytes.count)
        if left { while start < end, set.contains(bytes[start]) { start += 1 } }
        if right { while end > start, set.contains(bytes[end - 1]) { end -= 1 } }
        return (start, end)
      }
      if start == 0, end == string.count, !string.hasUserClass { return text }
      return string.slice(start: start, count: end - start, step: 1)
    }
  }

  /// The ASCII characters that `strip` takes away; nil when something else is given.
  private static func asciiSet(_ characters: Value) -> ASCIIText.CharacterSet? {
    guard let given = characters.unretainedString else { return characters.ifGiven == nil ? ASCIIText.space : nil }
    // SAFETY: the caller holds the characters.
    return given._withUnsafeGuaranteedRef { $0.isASCII ? ASCIIText.CharacterSet(of: $0) : nil }
  }

  private static func stripCharacters(_ string: PyString, _ characters: Value, left: Bool, right: Bool) throws -> Value
  {
    let text = string.codePoints
    let remove: (Unicode.Scalar) -> Bool
    if characters.ifGiven == nil {
      remove = TextSearch.isSpace
    } else {
      guard let given = characters.text else {
        throw PyError.type("\(left ? right ? "strip" : "lstrip" : "rstrip") arg must be None or str")
      }
      let set = Array(given.unicodeScalars)
      remove = { set.contains($0) }
    }
    var (start, end) = (0, text.count)
    if left { while start < end, remove(text[start]) { start += 1 } }
    if right { while end > start, remove(text[end - 1]) { end -= 1 } }
    if start == 0, end == text.count, !string.cls.isUserDefined { return .string(string) }
    return string.slice(start: start, count: end - start, step: 1)
  }
  /// Taking away what stands at the ends.
  static let stringStripping: [Declaration] = [
    Declaration(
      "strip", "(self, chars=None, /)", "The text without white space (or given characters) at both ends.",
      vectorcall: 1...2
    ) { text, characters, _ in try strip(text, characters, "strip", left: true, right: true) },
    Declaration(
      "lstrip", "(self, chars=None, /)", "The text without white space (or given characters) at its beginning.",
      vectorcall: 1...2
    ) { text, characters, _ in try strip(text, characters, "lstrip", left: true, right: false) },
    Declaration(
      "rstrip", "(self, chars=None, /)", "The text without white space (or given characters) at its end.",
      vectorcall: 1...2
    ) { text, characters, _ in try strip(text, characters, "rstrip", left: false, right: true) },
    Declaration("removeprefix", "(self, prefix, /)", "The text without a beginning, if it has it.") {
      let (text, part) = (try $0.string().codePoints, try needle($0, 1))
      return matches(part, text, 0) ? makeText(text[part.count...]) : makeText(text)
    },
    Declaration("removesuffix", "(self, suffix, /)", "The text without an ending, if it has it.") {
      let (text, part) = (try $0.string().codePoints, try needle($0, 1))
      return matches(part, text, text.count - part.count)
        ? makeText(text[..<(text.count - part.count)]) : makeText(text)
    },
  ]
}
