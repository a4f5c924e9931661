// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import PythonRuntime

extension Builtins {
  /// The text of these characters.
  static func makeText(_ scalars: some Sequence<Unicode.Scalar>) -> Value {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return Value(String(view))
  }

  static func find(_ part: [Unicode.Scalar], _ text: [Unicode.Scalar], _ range: Range<Int>) -> Int? {
    if part.isEmpty { return range.lowerBound }
    guard range.count >= part.count else { return nil }
    var i = range.lowerBound
    while i <= range.upperBound - part.count {
      if text[i] == part[0], matches(part, text, i) { return i }
      i += 1
    }
    return nil
  }
  static func findLast(_ part: [Unicode.Scalar], _ text: [Unicode.Scalar], _ range: Range<Int>) -> Int? {
    if part.isEmpty { return range.upperBound }
    var i = range.upperBound - part.count
    while i >= range.lowerBound {
      if matches(part, text, i) { return i }
      i -= 1
    }
    return nil
  }
  static func matches(_ part: [Unicode.Scalar], _ text: [Unicode.Scalar], _ position: Int) -> Bool {
    guard position >= 0, position + part.count <= text.count else { return false }
    for k in 0..<part.count where text[position + k] != part[k] { return false }
    return true
  }

  /// What `body` makes of the string that a method is called on.
  @inline(__always)
  static func onText<Result>(_ value: Value, _ method: String, _ body: (PyString) throws -> Result) throws -> Result {
    guard let string = value.unretainedString else { throw Bound.wrongReceiver(value, "str", method) }
    // SAFETY: the caller holds the value.
    return try string._withUnsafeGuaranteedRef(body)
  }

  private static func search(_ bound: Bound, last: Bool) throws -> Int? {
    let string = try bound.string()
    guard case .string(let part) = bound[1], string.isASCII, part.isASCII else {
      let text = string.codePoints
      let part = try needle(bound, 1)
      guard let range = try bound.bounds(2, 3, count: text.count) else { return nil }
      return last ? findLast(part, text, range) : find(part, text, range)
    }
    guard let range = try bound.bounds(2, 3, count: string.count) else { return nil }
    let (text, wanted) = (string.text, part.text)
    return last
      ? TextSearch.findLast(wanted.utf8.span, in: text.utf8.span, from: range.lowerBound, to: range.upperBound)
      : TextSearch.find(wanted.utf8.span, in: text.utf8.span, from: range.lowerBound, to: range.upperBound)
  }

  /// `text.find(part)` without bounds.
  private static func fastFind(_ text: Value, _ part: Value, _ method: String) throws -> Int? {
    try onText(text, method) { string in
      guard let wanted = part.unretainedString else {
        throw PyError.type("must be str, not \(Interpreter.current.type(of: part).name)")
      }
      // SAFETY: the caller holds the part.
      return wanted._withUnsafeGuaranteedRef { wanted in
        if string.isASCII, wanted.isASCII {
          if wanted.count == 0 { return 0 }
          return string.withBytes { bytes in wanted.withBytes { ASCIIText.find($0, in: bytes, from: 0) } }
        }
        let (whole, piece) = (string.text, wanted.text)
        let found = TextSearch.find(piece.utf8.span, in: whole.utf8.span, from: 0, to: whole.utf8.count)
        return string.isASCII ? found : found.map { UTF8Bytes.characters(whole.utf8.span, before: $0) }
      }
    }
  }

  /// Whether a text begins or ends with a string, or one of a tuple of them.
  private static func fastAffix(_ text: Value, _ affix: Value, atEnd: Bool) throws -> Value {
    if let string = text.unretainedString, let part = affix.unretainedString {
      // SAFETY: the caller holds both.
      return string._withUnsafeGuaranteedRef { string in
        part._withUnsafeGuaranteedRef { .bool(hasAffix(string, $0, atEnd: atEnd)) }
      }
    }
    let name = atEnd ? "endswith" : "startswith"
    guard case .string(let string) = text else { throw Bound.wrongReceiver(text, "str", name) }
    switch affix {
    case .string(let part): return .bool(hasAffix(string, part, atEnd: atEnd))
    case .tuple(let tuple):
      for candidate in tuple.items {
        guard case .string(let part) = candidate else {
          let given = Interpreter.current.type(of: candidate).name
          throw PyError.type("tuple for \(name) must only contain str, not \(given)")
        }
        if hasAffix(string, part, atEnd: atEnd) { return .bool(true) }
      }
      return .bool(false)
    default:
      let given = Interpreter.current.type(of: affix).name
      throw PyError.type("\(name) first arg must be str or a tuple of str, not \(given)")
    }
  }

  private static func hasAffix(_ string: PyString, _ part: PyString, atEnd: Bool) -> Bool {
    string.withBytes { bytes in
      part.withBytes { piece in
        guard piece.count <= bytes.count else { return false }
        guard let text = bytes.baseAddress, let wanted = piece.baseAddress else { return true }
        // SAFETY: so many bytes are there.
        return memcmp(text + (atEnd ? bytes.count - piece.count : 0), wanted, piece.count) == 0
      }
    }
  }

  static func needle(_ bound: Bound, _ index: Int, orNone: Bool = false) throws -> [Unicode.Scalar] {
    guard case .string(let string) = bound[index] else {
      throw PyError.type("must be str\(orNone ? " or None" : ""), not \(bound.interpreter.type(of: bound[index]).name)")
    }
    return string.codePoints
  }

  private static func affix(_ bound: Bound, _ name: String, _ test: ([Unicode.Scalar], Range<Int>) throws -> Bool)
    throws
    -> Value
  {
    let count = try bound.string().count
    let candidates: [Value]
    switch bound[1] {
    case .string: candidates = [bound[1]]
    case .tuple(let tuple): candidates = tuple.items
    default:
      let given = bound.interpreter.type(of: bound[1]).name
      throw PyError.type("\(name) first arg must be str or a tuple of str, not \(given)")
    }
    for candidate in candidates {
      guard case .string(let string) = candidate else {
        let given = bound.interpreter.type(of: candidate).name
        throw PyError.type("tuple for \(name) must only contain str, not \(given)")
      }
      if let range = try bound.bounds(2, 3, count: count), string.count <= range.count,
        try test(string.codePoints, range)
      {
        return .bool(true)
      }
    }
    return .bool(false)
  }
  /// Where parts are, how many there are, how a text begins and ends.
  static let stringSearch: [Declaration] = [
    Declaration(
      "find", "(self, sub, start=None, end=None, /)", "The first index of a part, -1 when there is none.",
      vectorcall: 2...2, { text, part, _ in .int(try fastFind(text, part, "find") ?? -1) }
    ) {
      .int(try search($0, last: false) ?? -1)
    },
    Declaration("rfind", "(self, sub, start=None, end=None, /)", "The last index of a part, -1 when there is none.") {
      .int(try search($0, last: true) ?? -1)
    },
    Declaration(
      "index", "(self, sub, start=None, end=None, /)", "The first index of a part, which must be there.",
      vectorcall: 2...2,
      { text, part, _ in
        guard let index = try fastFind(text, part, "index") else { throw PyError.value("substring not found") }
        return .int(index)
      }
    ) {
      guard let index = try search($0, last: false) else { throw PyError.value("substring not found") }
      return .int(index)
    },
    Declaration("rindex", "(self, sub, start=None, end=None, /)", "The last index of a part, which must be there.") {
      guard let index = try search($0, last: true) else { throw PyError.value("substring not found") }
      return .int(index)
    },
    Declaration(
      "count", "(self, sub, start=None, end=None, /)", "How often a part occurs without overlapping.",
      example: "'banana'.count('an')", vectorcall: 2...2,
      { text, part, _ in
        try onText(text, "count") { string in
          guard case .string(let wanted) = part else {
            throw PyError.type("must be str, not \(Interpreter.current.type(of: part).name)")
          }
          // Matches of whole characters are matches of their bytes.
          return .int(wanted.byteCount == 0 ? string.count + 1 : ASCIIText.count(wanted, in: string))
        }
      }
    ) {
      let text = try $0.string().codePoints
      let part = try needle($0, 1)
      guard let range = try $0.bounds(2, 3, count: text.count) else { return .int(0) }
      if part.isEmpty { return .int(range.count + 1) }
      var count = 0
      var start = range.lowerBound
      while start <= range.upperBound, let found = find(part, text, start..<range.upperBound) {
        count += 1
        start = found + part.count
      }
      return .int(count)
    },
    Declaration(
      "startswith", "(self, prefix, start=None, end=None, /)", "Whether the text begins with a part.",
      vectorcall: 2...2, { text, affix, _ in try fastAffix(text, affix, atEnd: false) }
    ) { bound in
      let text = try bound.string().codePoints
      return try affix(bound, "startswith") { matches($0, text, $1.lowerBound) }
    },
    Declaration(
      "endswith", "(self, suffix, start=None, end=None, /)", "Whether the text ends with a part.",
      vectorcall: 2...2, { text, affix, _ in try fastAffix(text, affix, atEnd: true) }
    ) { bound in
      let text = try bound.string().codePoints
      return try affix(bound, "endswith") { matches($0, text, $1.upperBound - $0.count) }
    },
  ]
}
