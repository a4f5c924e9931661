// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

extension Builtins {
  /// Replacing parts, cutting at separators and joining.
  static let stringSplitting: [Declaration] = [
    Declaration(
      "replace", "(self, old, new, count=-1, /)", "The text with parts replaced.",
      example: "'a-b'.replace('-', '+')", vectorcall: 3...3,
      { text, old, new in
        try onText(text, "replace") { string in
          guard let part = old.unretainedString, let other = new.unretainedString else {
            let (wrong, i) = old.text == nil ? (old, 1) : (new, 2)
            throw PyError.type("replace() argument \(i) must be str, not \(Interpreter.current.type(of: wrong).name)")
          }
          // SAFETY: the caller holds both.
          return try part._withUnsafeGuaranteedRef { part in
            try other._withUnsafeGuaranteedRef { other in
              if string.isASCII, part.isASCII, other.isASCII, part.count > 0 {
                return try ASCIIText.replaced(string, part, other, limit: Int.max)
              }
              return try replacing(string, part.text, other.text, Int.max)
            }
          }
        }
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
          lines.append(makeText(text[start..<(keep ? end : i)]))
          start = end
          i = end
        } else {
          i += 1
        }
      }
      if start < text.count { lines.append(makeText(text[start...])) }
      return Value(list: lines)
    },
    Declaration("partition", "(self, sep, /)", "What is before the first separator, the separator, what is after it.") {
      let text = try $0.string().codePoints
      let part = try needle($0, 1)
      if part.isEmpty { throw PyError.value("empty separator") }
      guard let found = find(part, text, 0..<text.count) else { return Value(tuple: [$0[0], Value(""), Value("")]) }
      return Value(tuple: [makeText(text[..<found]), $0[1], makeText(text[(found + part.count)...])])
    },
    Declaration("rpartition", "(self, sep, /)", "What is before the last separator, the separator, what is after it.") {
      let text = try $0.string().codePoints
      let part = try needle($0, 1)
      if part.isEmpty { throw PyError.value("empty separator") }
      guard let found = findLast(part, text, 0..<text.count) else {
        return Value(tuple: [Value(""), Value(""), $0[0]])
      }
      return Value(tuple: [makeText(text[..<found]), $0[1], makeText(text[(found + part.count)...])])
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
      if items.count == 1, case .string(let only) = items[0], !only.hasUserClass { return items[0] }
      if let joined = try ASCIIText.joined(items, mark) { return joined }
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
            try buffer.check()
          }
        })
    },
  ]

  /// Matches of whole characters are matches of their bytes, so this is the same for all texts.
  private static func replacing(_ string: PyString, _ old: String, _ new: String, _ limit: Int) throws -> Value {
    let text = string.text
    let isEmpty = old.isEmpty
    return Value(
      try TextBuffer.text { buffer in
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
          try buffer.check()
          if left & 0xFFFF == 0 { try Interpreter.current.pollInterrupt() }
        }
        buffer.append(bytes, i..<bytes.count)
      })
  }

  private static func split(_ string: PyString, _ separator: Value, _ limit: Int, fromRight: Bool) throws -> Value {
    if !fromRight, string.isASCII {
      if separator.isNone { return Value(list: try ASCIIText.split(string, limit: limit < 0 ? Int.max : limit)) }
      // SAFETY: the caller holds the separator.
      if let mark = separator.unretainedString, mark._withUnsafeGuaranteedRef({ $0.isASCII && $0.count > 0 }) {
        let most = limit < 0 ? Int.max : limit
        return Value(list: try mark._withUnsafeGuaranteedRef { try ASCIIText.split(string, at: $0, limit: most) })
      }
    }
    let text = string.text
    let bytes = text.utf8.span
    let isASCII = string.isASCII
    var left = limit < 0 ? Int.max : limit
    var parts: [Value] = []
    func add(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) throws {
      let part = UTF8Bytes.text(bytes, range)
      if parts.count & 0xFFFF == 0xFFFF { try Interpreter.current.pollInterrupt() }
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
          try add(bytes, start..<bytes.count)
          break
        }
        var end = start
        while end < bytes.count, TextSearch.spaceLength(bytes, at: end) == 0 {
          end += bytes[end] < 0x80 ? 1 : UTF8Bytes.scalar(bytes, at: end).length
        }
        try add(bytes, start..<end)
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
        try add(bytes, (found + part.count)..<end)
        end = found
        left -= 1
      }
      try add(bytes, 0..<end)
      return Value(list: parts.reversed())
    }
    var start = 0
    while left > 0, let found = TextSearch.find(part, in: bytes, from: start, to: bytes.count) {
      try add(bytes, start..<found)
      start = found + part.count
      left -= 1
    }
    try add(bytes, start..<bytes.count)
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
        parts.append(makeText(text[..<end]))
        break
      }
      var start = end
      while start > 0, !TextSearch.isSpace(text[start - 1]) { start -= 1 }
      parts.append(makeText(text[start..<end]))
      end = start
      left -= 1
    }
    return Value(list: parts.reversed())
  }
}
