extension Builtins {
  private typealias Scalars = [Unicode.Scalar]
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

  private static func search(_ bound: Bound, last: Bool) throws -> Int? {
    let text = try bound.string().codePoints
    let part = try needle(bound, 1)
    guard let range = try bound.bounds(2, 3, count: text.count) else { return nil }
    return last ? findLast(part, text, range) : find(part, text, range)
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

  private static func strip(_ bound: Bound, left: Bool, right: Bool) throws -> Value {
    let text = try bound.string().codePoints
    let remove: (Unicode.Scalar) -> Bool
    if bound[1].isNone {
      remove = TextSearch.isSpace
    } else {
      guard let given = bound[1].text else {
        throw PyError.type("\(left ? right ? "strip" : "lstrip" : "rstrip") arg must be None or str")
      }
      let set = Set(given.unicodeScalars)
      remove = { set.contains($0) }
    }
    var (start, end) = (0, text.count)
    if left { while start < end, remove(text[start]) { start += 1 } }
    if right { while end > start, remove(text[end - 1]) { end -= 1 } }
    if start == 0, end == text.count, !(try bound.string().cls.isUserDefined) { return bound[0] }
    return make(text[start..<end])
  }

  /// Searching, splitting and replacing.
  static let stringMethods: [Declaration] = [
    Declaration("find", "(self, sub, start=None, end=None, /)", "The first index of a part, -1 when there is none.") {
      .int(try search($0, last: false) ?? -1)
    },
    Declaration("rfind", "(self, sub, start=None, end=None, /)", "The last index of a part, -1 when there is none.") {
      .int(try search($0, last: true) ?? -1)
    },
    Declaration("index", "(self, sub, start=None, end=None, /)", "The first index of a part, which must be there.") {
      guard let index = try search($0, last: false) else { throw PyError.value("substring not found") }
      return .int(index)
    },
    Declaration("rindex", "(self, sub, start=None, end=None, /)", "The last index of a part, which must be there.") {
      guard let index = try search($0, last: true) else { throw PyError.value("substring not found") }
      return .int(index)
    },
    Declaration(
      "count", "(self, sub, start=None, end=None, /)", "How often a part occurs without overlapping.",
      example: "'banana'.count('an')"
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
    Declaration("startswith", "(self, prefix, start=None, end=None, /)", "Whether the text begins with a part.") {
      bound in
      let text = try bound.string().codePoints
      return try affix(bound, "startswith") { matches($0, text, $1.lowerBound) }
    },
    Declaration("endswith", "(self, suffix, start=None, end=None, /)", "Whether the text ends with a part.") { bound in
      let text = try bound.string().codePoints
      return try affix(bound, "endswith") { matches($0, text, $1.upperBound - $0.count) }
    },
    Declaration(
      "replace", "(self, old, new, count=-1, /)", "The text with parts replaced.",
      example: "'a-b'.replace('-', '+')"
    ) {
      let text = try $0.string().codePoints
      guard $0[1].text != nil else {
        throw PyError.type("replace() argument 1 must be str, not \($0.interpreter.type(of: $0[1]).name)")
      }
      guard $0[2].text != nil else {
        throw PyError.type("replace() argument 2 must be str, not \($0.interpreter.type(of: $0[2]).name)")
      }
      let (old, new) = (try needle($0, 1), try needle($0, 2))
      var left = try $0.int(3)
      if left < 0 { left = Int.max }
      var result: [Unicode.Scalar] = []
      var i = 0
      while left > 0 {
        if old.isEmpty {
          result += new
          guard i < text.count else { return make(result) }
          result.append(text[i])
          i += 1
        } else {
          guard let found = find(old, text, i..<text.count) else { break }
          result += text[i..<found]
          result += new
          i = found + old.count
        }
        left -= 1
      }
      result += text[i...]
      return make(result)
    },
    Declaration(
      "split", "(self, sep=None, maxsplit=-1)", "The parts between separators, or between white space.",
      example: "'a b  c'.split()"
    ) { try split($0, fromRight: false) },
    Declaration("rsplit", "(self, sep=None, maxsplit=-1)", "Like split, counting from the right.") {
      try split($0, fromRight: true)
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
      example: "', '.join(['a', 'b'])"
    ) {
      let separator = try $0.text()
      let items: [Value]
      do {
        items = try $0.interpreter.collect($0[1])
      } catch let raised as Raised where raised.exception.cls === ExceptionClasses.typeError && $0[1].object == nil {
        throw PyError.type("can only join an iterable")
      }
      var result = ""
      for (i, item) in items.enumerated() {
        guard case .string(let string) = item else {
          let name = $0.interpreter.type(of: item).name
          throw PyError.type("sequence item \(i): expected str instance, \(name) found")
        }
        if i > 0 { result += separator }
        result += string.text
      }
      return Value(result)
    },
    Declaration("strip", "(self, chars=None, /)", "The text without white space (or given characters) at both ends.") {
      try strip($0, left: true, right: true)
    },
    Declaration(
      "lstrip", "(self, chars=None, /)", "The text without white space (or given characters) at its beginning."
    ) {
      try strip($0, left: true, right: false)
    },
    Declaration("rstrip", "(self, chars=None, /)", "The text without white space (or given characters) at its end.") {
      try strip($0, left: false, right: true)
    },
    Declaration("removeprefix", "(self, prefix, /)", "The text without a beginning, if it has it.") {
      let (text, part) = (try $0.string().codePoints, try needle($0, 1))
      return matches(part, text, 0) ? make(text[part.count...]) : make(text)
    },
    Declaration("removesuffix", "(self, suffix, /)", "The text without an ending, if it has it.") {
      let (text, part) = (try $0.string().codePoints, try needle($0, 1))
      return matches(part, text, text.count - part.count) ? make(text[..<(text.count - part.count)]) : make(text)
    },
  ]

  private static func split(_ bound: Bound, fromRight: Bool) throws -> Value {
    let text = try bound.string().codePoints
    var left = try bound.int(2)
    if left < 0 { left = Int.max }
    var parts: [Value] = []
    if bound[1].isNone {
      if fromRight {
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
      var start = 0
      while true {
        while start < text.count, TextSearch.isSpace(text[start]) { start += 1 }
        if start == text.count { break }
        if left == 0 {
          parts.append(make(text[start...]))
          break
        }
        var end = start
        while end < text.count, !TextSearch.isSpace(text[end]) { end += 1 }
        parts.append(make(text[start..<end]))
        start = end
        left -= 1
      }
      return Value(list: parts)
    }
    let separator = try needle(bound, 1, orNone: true)
    if separator.isEmpty { throw PyError.value("empty separator") }
    if fromRight {
      var end = text.count
      while left > 0, let found = findLast(separator, text, 0..<end) {
        parts.append(make(text[(found + separator.count)..<end]))
        end = found
        left -= 1
      }
      parts.append(make(text[..<end]))
      return Value(list: parts.reversed())
    }
    var start = 0
    while left > 0, let found = find(separator, text, start..<text.count) {
      parts.append(make(text[start..<found]))
      start = found + separator.count
      left -= 1
    }
    parts.append(make(text[start...]))
    return Value(list: parts)
  }
}
