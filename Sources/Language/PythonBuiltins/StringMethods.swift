// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import PythonRuntime

extension Builtins {
  private static func make(_ scalars: some Sequence<Unicode.Scalar>) -> Value {
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
  private static func findLast(_ part: [Unicode.Scalar], _ text: [Unicode.Scalar], _ range: Range<Int>) -> Int? {
    if part.isEmpty { return range.upperBound }
    var i = range.upperBound - part.count
    while i >= range.lowerBound {
      if matches(part, text, i) { return i }
      i -= 1
    }
    return nil
  }
  private static func matches(_ part: [Unicode.Scalar], _ text: [Unicode.Scalar], _ position: Int) -> Bool {
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

  private static func needle(_ bound: Bound, _ index: Int, orNone: Bool = false) throws -> [Unicode.Scalar] {
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

  /// Searching, splitting and replacing.
  static let stringMethods: [Declaration] = [
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
    Declaration(
      "replace", "(self, old, new, count=-1, /)", "The text with parts replaced.",
      example: "'a-b'.replace('-', '+')", vectorcall: 3...3,
      { text, old, new in
        guard case .string(let string) = text else { throw Bound.wrongReceiver(text, "str", "replace") }
        guard case .string(let part) = old, case .string(let other) = new else {
          let (wrong, i) = old.text == nil ? (old, 1) : (new, 2)
          throw PyError.type("replace() argument \(i) must be str, not \(Interpreter.current.type(of: wrong).name)")
        }
        if string.isASCII, part.isASCII, other.isASCII, part.count > 0 {
          return ASCIIText.replaced(string, part, other, limit: Int.max)
        }
        return try replacing(string, part.text, other.text, Int.max)
      }
    ) {
      guard $0[1].text != nil else {
        throw PyError.type("replace() argument 1 must be str, not \($0.interpreter.type(of: $0[1]).name)")
      }
      guard $0[2].text != nil else {
        throw PyError.type("replace() argument 2 must be str, not \($0.interpreter.type(of: $0[2]).name)")
      }
      let count = try $0.int(3)
      return try replacing($0.string(), $0[1].text ?? "", $0[2].text ?? "", count < 0 ? Int.max : count)
    },
    Declaration(
      "split", "(self, sep=None, maxsplit=-1)", "The parts between separators, or between white space.",
      example: "'a b  c'.split()", vectorcall: 1...3,
      { text, separator, limit in
        try onText(text, "split") {
          try split(
            $0, separator.isUndefined ? .none : separator,
            limit.isUndefined ? -1 : Interpreter.current.requireInt(limit), fromRight: false)
        }
      }
    ) { try split($0.string(), $0[1], $0.int(2), fromRight: false) },
    Declaration("rsplit", "(self, sep=None, maxsplit=-1)", "Like split, counting from the right.") {
      try split($0.string(), $0[1], $0.int(2), fromRight: true)
    },
    Declaration("splitlines", "(self, keepends=False)", "The lines.") {
      let text = try $0.string().codePoints
      let keep = try $0.keepsEnds(1)
      var lines: [Value] = []
      var start = 0
      var i = 0
      while i < text.count {
        let isBreak: Bool
        switch text[i].value {
        case 10...13, 0x1C...0x1E, 0x85, 0x2028, 0x2029: isBreak = true
        default: isBreak = false
        }
        if isBreak {
          var end = i + 1
          if text[i] == "\r", end < text.count, text[end] == "\n" { end += 1 }
          lines.append(make(text[start..<(keep ? end : i)]))
          start = end
          i = end
        } else {
          i += 1
        }
      }
      if start < text.count { lines.append(make(text[start...])) }
      return Value(list: lines)
    },
    Declaration("partition", "(self, sep, /)", "What is before the first separator, the separator, what is after it.") {
      let text = try $0.string().codePoints
      let part = try needle($0, 1)
      if part.isEmpty { throw PyError.value("empty separator") }
      guard let found = find(part, text, 0..<text.count) else { return Value(tuple: [$0[0], Value(""), Value("")]) }
      return Value(tuple: [make(text[..<found]), $0[1], make(text[(found + part.count)...])])
    },
    Declaration("rpartition", "(self, sep, /)", "What is before the last separator, the separator, what is after it.") {
      let text = try $0.string().codePoints
      let part = try needle($0, 1)
      if part.isEmpty { throw PyError.value("empty separator") }
      guard let found = findLast(part, text, 0..<text.count) else {
        return Value(tuple: [Value(""), Value(""), $0[0]])
      }
      return Value(tuple: [make(text[..<found]), $0[1], make(text[(found + part.count)...])])
    },
    Declaration(
      "join", "(self, iterable, /)", "The strings of an iterable with this one between them.",
      example: "', '.join(['a', 'b'])", vectorcall: 2...2
    ) { separator, iterable, _ in
      let interpreter = Interpreter.current
      guard case .string(let mark) = separator else { throw Bound.wrongReceiver(separator, "str", "join") }
      let items: [Value]
      do {
        items = try interpreter.collect(iterable)
      } catch let raised as Raised where raised.exception.cls === ExceptionClasses.typeError && iterable.object == nil {
        throw PyError.type("can only join an iterable")
      }
      if items.count == 1, case .string(let only) = items[0], !only.cls.isUserDefined { return items[0] }
      if let joined = ASCIIText.joined(items, mark) { return joined }
      let separator = mark.text
      return Value(
        try TextBuffer.text { buffer in
          for i in items.indices {
            guard case .string(let string) = items[i] else {
              let name = interpreter.type(of: items[i]).name
              throw PyError.type("sequence item \(i): expected str instance, \(name) found")
            }
            if i > 0 { buffer.append(separator) }
            buffer.append(string.text)
          }
        })
    },
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
      return matches(part, text, 0) ? make(text[part.count...]) : make(text)
    },
    Declaration("removesuffix", "(self, suffix, /)", "The text without an ending, if it has it.") {
      let (text, part) = (try $0.string().codePoints, try needle($0, 1))
      return matches(part, text, text.count - part.count) ? make(text[..<(text.count - part.count)]) : make(text)
    },
  ]

  /// Matches of whole characters are matches of their bytes, so this is the same for all texts.
  private static func replacing(_ string: PyString, _ old: String, _ new: String, _ limit: Int) throws -> Value {
    let text = string.text
    let isEmpty = old.isEmpty
    return Value(
      TextBuffer.text { buffer in
        let (bytes, part) = (text.utf8.span, old.utf8.span)
        var left = limit
        var i = 0
        while left > 0 {
          if isEmpty {
            buffer.append(new)
            if i == bytes.count { return }
            let length = UTF8Bytes.scalar(bytes, at: i).length
            buffer.append(bytes, i..<i + length)
            i += length
          } else {
            guard let found = TextSearch.find(part, in: bytes, from: i, to: bytes.count) else { break }
            buffer.append(bytes, i..<found)
            buffer.append(new)
            i = found + part.count
          }
          left -= 1
        }
        buffer.append(bytes, i..<bytes.count)
      })
  }

  private static func split(_ string: PyString, _ separator: Value, _ limit: Int, fromRight: Bool) throws -> Value {
    if !fromRight, string.isASCII {
      if separator.isNone { return Value(list: ASCIIText.split(string, limit: limit < 0 ? Int.max : limit)) }
      if case .string(let mark) = separator, mark.isASCII, mark.count > 0 {
        return Value(list: ASCIIText.split(string, at: mark, limit: limit < 0 ? Int.max : limit))
      }
    }
    let text = string.text
    let bytes = text.utf8.span
    let isASCII = string.isASCII
    var left = limit < 0 ? Int.max : limit
    var parts: [Value] = []
    func add(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) {
      let part = UTF8Bytes.text(bytes, range)
      parts.append(isASCII ? .string(PyString(ascii: part)) : Value(part))
    }
    if separator.isNone {
      if fromRight { return splitFromRight(string, left) }
      var start = 0
      while true {
        while start < bytes.count {
          let length = TextSearch.spaceLength(bytes, at: start)
          if length == 0 { break }
          start += length
        }
        if start == bytes.count { break }
        if left == 0 {
          add(bytes, start..<bytes.count)
          break
        }
        var end = start
        while end < bytes.count, TextSearch.spaceLength(bytes, at: end) == 0 {
          end += bytes[end] < 0x80 ? 1 : UTF8Bytes.scalar(bytes, at: end).length
        }
        add(bytes, start..<end)
        start = end
        left -= 1
      }
      return Value(list: parts)
    }
    guard let mark = separator.text else {
      throw PyError.type("must be str or None, not \(Interpreter.current.type(of: separator).name)")
    }
    if mark.isEmpty { throw PyError.value("empty separator") }
    let part = mark.utf8.span
    if fromRight {
      var end = bytes.count
      while left > 0, let found = TextSearch.findLast(part, in: bytes, from: 0, to: end) {
        add(bytes, (found + part.count)..<end)
        end = found
        left -= 1
      }
      add(bytes, 0..<end)
      return Value(list: parts.reversed())
    }
    var start = 0
    while left > 0, let found = TextSearch.find(part, in: bytes, from: start, to: bytes.count) {
      add(bytes, start..<found)
      start = found + part.count
      left -= 1
    }
    add(bytes, start..<bytes.count)
    return Value(list: parts)
  }

  /// `text.rsplit(None, limit)`
  private static func splitFromRight(_ string: PyString, _ limit: Int) -> Value {
    let text = string.codePoints
    var left = limit
    var parts: [Value] = []
    var end = text.count
    while true {
      while end > 0, TextSearch.isSpace(text[end - 1]) { end -= 1 }
      if end == 0 { break }
      if left == 0 {
        parts.append(make(text[..<end]))
        break
      }
      var start = end
      while start > 0, !TextSearch.isSpace(text[start - 1]) { start -= 1 }
      parts.append(make(text[start..<end]))
      end = start
      left -= 1
    }
    return Value(list: parts.reversed())
  }
}
