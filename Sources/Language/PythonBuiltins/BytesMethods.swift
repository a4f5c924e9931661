// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// The methods of `bytes` and `bytearray`.
extension Builtins {
  static func bytesReceiver(_ bound: Bound) throws -> PyBytes { try bound.object(as: PyBytes.self) }

  private static func part(_ bound: Bound, _ index: Int) throws -> [UInt8] {
    if let bytes = bound[index].object as? PyBytes { return bytes.bytes }
    if bound[index].isInteger || bound[index].object?.cls.lookup("__index__") != nil {
      return [try PyBytes.byte(bound[index])]
    }
    throw PyError.type(
      "argument should be integer or bytes-like object, not '\(bound.interpreter.type(of: bound[index]).messageName)'")
  }

  static func bytesLike(_ bound: Bound, _ index: Int) throws -> [UInt8] {
    if let bytes = bound[index].object as? PyBytes { return bytes.bytes }
    throw PyError.type("a bytes-like object is required, not '\(bound.interpreter.type(of: bound[index]).messageName)'")
  }

  private static func search(_ bound: Bound, last: Bool) throws -> Int? {
    let bytes = try bytesReceiver(bound).bytes
    let part = try part(bound, 1)
    guard let range = try bound.bounds(2, 3, count: bytes.count) else { return nil }
    return last
      ? TextSearch.findLast(part, in: bytes, from: range.lowerBound, to: range.upperBound)
      : TextSearch.find(part, in: bytes, from: range.lowerBound, to: range.upperBound)
  }

  private static func affix(_ bound: Bound, _ name: String, atEnd: Bool) throws -> Value {
    let bytes = try bytesReceiver(bound).bytes
    let candidates: [Value]
    switch bound[1] {
    case .tuple(let tuple): candidates = tuple.items
    default:
      guard bound[1].object is PyBytes else {
        throw PyError.type(
          "\(name) first arg must be bytes or a tuple of bytes, not \(bound.interpreter.type(of: bound[1]).name)")
      }
      candidates = [bound[1]]
    }
    guard let range = try bound.bounds(2, 3, count: bytes.count) else { return .bool(false) }
    let slice = bytes[range]
    for candidate in candidates {
      guard let part = (candidate.object as? PyBytes)?.bytes else {
        throw PyError.type(
          "a bytes-like object is required, not '\(bound.interpreter.type(of: candidate).messageName)'")
      }
      if atEnd ? slice.reversed().starts(with: part.reversed()) : slice.starts(with: part) { return .bool(true) }
    }
    return .bool(false)
  }

  private static func strip(_ bound: Bound, left: Bool, right: Bool) throws -> Value {
    let bytes = try bytesReceiver(bound)
    let remove = bound[1].isNone ? nil : Set(try bytesLike(bound, 1))
    func goes(_ byte: UInt8) -> Bool { remove?.contains(byte) ?? ASCIIByte.isBlank(byte) }
    var slice = bytes.bytes[...]
    if left { slice = slice.drop(while: goes) }
    if right { while let last = slice.last, goes(last) { slice.removeLast() } }
    return bytes.like(Array(slice))
  }

  /// The pieces between separators; from the right they are cut in the other direction.
  private static func split(_ bound: Bound, fromRight: Bool) throws -> Value {
    let bytes = try bytesReceiver(bound)
    let limit = try bound.int(2)
    var rest = bytes.bytes[...]
    var pieces: [[UInt8]] = []
    if bound[1].isNone {
      while true {
        rest = rest.drop(while: ASCIIByte.isBlank)
        while let last = rest.last, ASCIIByte.isBlank(last) { rest.removeLast() }
        if rest.isEmpty { break }
        if limit >= 0, pieces.count >= limit {
          pieces.append(Array(rest))
          break
        }
        if fromRight {
          let start = rest.lastIndex(where: ASCIIByte.isBlank).map { $0 + 1 } ?? rest.startIndex
          pieces.append(Array(rest[start...]))
          rest = rest[..<start]
        } else {
          let end = rest.firstIndex(where: ASCIIByte.isBlank) ?? rest.endIndex
          pieces.append(Array(rest[..<end]))
          rest = rest[end...]
        }
      }
    } else {
      let separator = try bytesLike(bound, 1)
      guard !separator.isEmpty else { throw PyError.value("empty separator") }
      var (low, high) = (0, bytes.bytes.count)
      while limit < 0 || pieces.count < limit {
        let found =
          fromRight
          ? TextSearch.findLast(separator, in: bytes.bytes, from: low, to: high)
          : TextSearch.find(separator, in: bytes.bytes, from: low, to: high)
        guard let found else { break }
        if fromRight {
          pieces.append(Array(bytes.bytes[(found + separator.count)..<high]))
          high = found
        } else {
          pieces.append(Array(bytes.bytes[low..<found]))
          low = found + separator.count
        }
      }
      pieces.append(Array(bytes.bytes[low..<high]))
    }
    return Value(list: (fromRight ? pieces.reversed() : pieces).map { bytes.like($0) })
  }

  private static func partition(_ bound: Bound, last: Bool) throws -> Value {
    let bytes = try bytesReceiver(bound)
    let separator = try bytesLike(bound, 1)
    guard !separator.isEmpty else { throw PyError.value("empty separator") }
    let all = bytes.bytes
    let found =
      last
      ? TextSearch.findLast(separator, in: all, from: 0, to: all.count)
      : TextSearch.find(separator, in: all, from: 0)
    guard let found else {
      let (empty, other) = (bytes.like([]), bytes.like([]))
      return Value(tuple: last ? [empty, other, bytes.like(all)] : [bytes.like(all), empty, other])
    }
    return Value(
      tuple: [Array(all[..<found]), separator, Array(all[(found + separator.count)...])].map { bytes.like($0) })
  }

  private static func replace(_ bound: Bound) throws -> Value {
    let bytes = try bytesReceiver(bound)
    let (old, new) = (try bytesLike(bound, 1), try bytesLike(bound, 2))
    var remaining = try bound.int(3)
    if remaining < 0 { remaining = .max }
    let all = bytes.bytes
    return bytes.like(
      try TextBuffer.bytes { result in
        var place = 0
        while remaining > 0, let found = TextSearch.find(old, in: all, from: place) {
          remaining -= 1
          try result.check()
          if remaining & 0xFFFF == 0 { try bound.interpreter.pollInterrupt() }
          if old.isEmpty {
            result.append(new)
            guard place < all.count else { return }
            result.append(all[place])
            place += 1
          } else {
            result.append(all.span, place..<found)
            result.append(new)
            place = found + old.count
          }
        }
        result.append(all.span, min(place, all.count)..<all.count)
      })
  }
  /// Searching, splitting and joining: what both kinds have.
  private static let bytesMethods: [Declaration] = [
    Declaration("decode", "(self, encoding='utf-8', errors='strict')", "The bytes as a text.") {
      Value(try TextCodec.decode(bytesReceiver($0).bytes, $0.text(1), errors: $0.text(2)))
    },
    Declaration("find", "(self, sub, start=None, end=None, /)", "The first index of a part, -1 when there is none.") {
      .int(try search($0, last: false) ?? -1)
    },
    Declaration("rfind", "(self, sub, start=None, end=None, /)", "The last index of a part, -1 when there is none.") {
      .int(try search($0, last: true) ?? -1)
    },
    Declaration("index", "(self, sub, start=None, end=None, /)", "The first index of a part, which must be there.") {
      guard let index = try search($0, last: false) else { throw PyError.value("subsection not found") }
      return .int(index)
    },
    Declaration("rindex", "(self, sub, start=None, end=None, /)", "The last index of a part, which must be there.") {
      guard let index = try search($0, last: true) else { throw PyError.value("subsection not found") }
      return .int(index)
    },
    Declaration("count", "(self, sub, start=None, end=None, /)", "How often a part occurs.") {
      let bytes = try bytesReceiver($0).bytes
      let part = try part($0, 1)
      guard let range = try $0.bounds(2, 3, count: bytes.count) else { return .int(0) }
      if part.isEmpty { return .int(range.count + 1) }
      var (count, place) = (0, range.lowerBound)
      while let found = TextSearch.find(part, in: bytes, from: place, to: range.upperBound) {
        count += 1
        place = found + part.count
      }
      return .int(count)
    },
    Declaration("startswith", "(self, prefix, start=None, end=None, /)", "Whether they begin with a part.") {
      try affix($0, "startswith", atEnd: false)
    },
    Declaration("endswith", "(self, suffix, start=None, end=None, /)", "Whether they end with a part.") {
      try affix($0, "endswith", atEnd: true)
    },
    Declaration("replace", "(self, old, new, count=-1, /)", "The bytes with parts replaced.") { try replace($0) },
    Declaration("split", "(self, sep=None, maxsplit=-1)", "The pieces between separators.") {
      try split($0, fromRight: false)
    },
    Declaration("rsplit", "(self, sep=None, maxsplit=-1)", "The pieces between separators, from the right.") {
      try split($0, fromRight: true)
    },
    Declaration("splitlines", "(self, keepends=False)", "The lines.") {
      let bytes = try bytesReceiver($0)
      let keeps = try $0.keepsEnds(1)
      var lines: [Value] = []
      var (start, place) = (0, 0)
      let all = bytes.bytes
      while place < all.count {
        guard all[place] == 10 || all[place] == 13 else {
          place += 1
          continue
        }
        let end = all[place] == 13 && place + 1 < all.count && all[place + 1] == 10 ? place + 2 : place + 1
        lines.append(bytes.like(Array(all[start..<(keeps ? end : place)])))
        (start, place) = (end, end)
      }
      if start < all.count { lines.append(bytes.like(Array(all[start...]))) }
      return Value(list: lines)
    },
    Declaration("partition", "(self, sep, /)", "What stands before, at and after the first separator.") {
      try partition($0, last: false)
    },
    Declaration("rpartition", "(self, sep, /)", "What stands before, at and after the last separator.") {
      try partition($0, last: true)
    },
    Declaration("strip", "(self, bytes=None, /)", "The bytes without blanks at both ends.") {
      try strip($0, left: true, right: true)
    },
    Declaration("lstrip", "(self, bytes=None, /)", "The bytes without blanks at the start.") {
      try strip($0, left: true, right: false)
    },
    Declaration("rstrip", "(self, bytes=None, /)", "The bytes without blanks at the end.") {
      try strip($0, left: false, right: true)
    },
    Declaration("removeprefix", "(self, prefix, /)", "The bytes without a part at the start.") {
      let (bytes, part) = (try bytesReceiver($0), try bytesLike($0, 1))
      return bytes.like(bytes.bytes.starts(with: part) ? Array(bytes.bytes.dropFirst(part.count)) : bytes.bytes)
    },
    Declaration("removesuffix", "(self, suffix, /)", "The bytes without a part at the end.") {
      let (bytes, part) = (try bytesReceiver($0), try bytesLike($0, 1))
      let ends = bytes.bytes.reversed().starts(with: part.reversed())
      return bytes.like(ends ? Array(bytes.bytes.dropLast(part.count)) : bytes.bytes)
    },
    Declaration("join", "(self, iterable_of_bytes, /)", "The items with the bytes between them.") {
      let bytes = try bytesReceiver($0)
      if ($0[1].object?.cls).map({ $0.lookup("__iter__") == nil && $0.lookup("__getitem__") == nil }) ?? true,
        (try? $0.interpreter.iterator(over: $0[1])) == nil
      {
        throw PyError.type("can only join an iterable")
      }
      let items = try $0.interpreter.collect($0[1]).enumerated().map { index, item -> [UInt8] in
        guard let part = item.object as? PyBytes else {
          let given = Interpreter.current.type(of: item).name
          throw PyError.type("sequence item \(index): expected a bytes-like object, \(given) found")
        }
        return part.bytes
      }
      // What has no room is refused at once.
      let length = items.reduce(0) { $0 + $1.count }
      let (marks, overflow) = bytes.bytes.count.multipliedReportingOverflow(by: max(0, items.count - 1))
      try MemoryLimit.check(bytes: overflow || marks > Int.max - length ? Int.max : length + marks)
      return bytes.like(
        try TextBuffer.bytes { result in
          for (i, item) in items.enumerated() {
            if i > 0 { result.append(bytes.bytes) }
            result.append(item)
            try result.check()
            if i & 0xFFF == 0xFFF { try Interpreter.current.pollInterrupt() }
          }
        })
    },
  ]

  private static func fromHex(_ cls: PyClass) -> Declaration {
    Declaration("fromhex", "(cls, string, /)", "The bytes that hexadecimal digits stand for.") {
      let text = Array(try $0.text(1).utf8)
      var bytes: [UInt8] = []
      var i = 0
      while i < text.count {
        if ASCIIByte.isBlank(text[i]) {
          i += 1
          continue
        }
        guard let high = ASCIIByte.hexDigit(text[i]), i + 1 < text.count, let low = ASCIIByte.hexDigit(text[i + 1])
        else {
          let bad = ASCIIByte.hexDigit(text[i]) != nil ? i + 1 : i
          throw PyError.value("non-hexadecimal number found in fromhex() arg at position \(bad)")
        }
        bytes.append(high << 4 | low)
        if bytes.count & 0xFFFF == 0 { try $0.interpreter.pollInterrupt() }
        i += 2
      }
      let made = Value.object(PyBytes(bytes, cls: cls))
      return try $0.cls() === cls ? made : $0.interpreter.call($0[0], [made])
    }
  }

  static func installBytesMethods() {
    Classes.bytes.add(bytesMethods + bytesLayout + bytesHex)
    Classes.bytearray.add(bytesMethods + bytesLayout + bytesHex + bytearrayMethods)
    Classes.bytes.add([
      Declaration("__bytes__", "(self, /)", "The same bytes.") { .object(PyBytes(try bytesReceiver($0).bytes)) }
    ])
    for cls in [Classes.bytes, Classes.bytearray] {
      cls.add(classMethods: [fromHex(cls)])
      cls.add(staticMethods: [makeBytesTranslation])
    }
  }
}
