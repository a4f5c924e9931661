// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// What string methods do with texts of ASCII characters only, whose characters are their bytes.
@usableFromInline package enum ASCIIText {
  // SAFETY: the bytes of a string, good while `withBytes` runs.
  /// The bytes of a text.
  package typealias Bytes = UnsafeBufferPointer<UInt8>

  /// A set of ASCII characters, as bits.
  @usableFromInline package struct CharacterSet {
    @usableFromInline var low: UInt64 = 0
    @usableFromInline var high: UInt64 = 0

    @inlinable package init(low: UInt64, high: UInt64) { (self.low, self.high) = (low, high) }
    /// The characters that satisfy a condition.
    package init(where test: (Unicode.Scalar) -> Bool) {
      for code in 0..<UInt8(128) where test(Unicode.Scalar(code)) { insert(code) }
    }
    /// The characters of a text.
    @inlinable package init(of string: PyString) {
      string.withBytes { for byte in $0 { insert(byte & 0x7F) } }
    }
    @inlinable package mutating func insert(_ byte: UInt8) {
      if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
    }
    @inlinable @inline(__always) package func contains(_ byte: UInt8) -> Bool {
      (byte < 64 ? low >> UInt64(byte) : high >> UInt64(byte & 63)) & 1 == 1
    }
  }

  /// White space.
  @inlinable package static var space: CharacterSet { CharacterSet(low: 0x1_F000_3E00, high: 0) }

  @inline(__always) static func isSpace(_ byte: UInt8) -> Bool {
    byte <= 32 && 0x1_F000_3E00 as UInt64 >> UInt64(byte) & 1 == 1
  }

  // SAFETY: both places are within the bytes.
  /// The text between two places.
  @inline(__always) static func part(_ bytes: Bytes, _ start: Int, _ end: Int) -> Value {
    let count = end - start
    if count == 1 { return PyString.character(bytes[start]) }
    return .string(
      PyString(asciiCount: count) { target in
        if let source = bytes.baseAddress { target.update(from: source + start, count: count) }
      })
  }

  /// The text with each character replaced by another.
  @inline(__always) static func mapped(_ string: PyString, _ change: (UInt8) -> UInt8) -> Value {
    string.withBytes { bytes in
      .string(
        PyString(asciiCount: bytes.count) { target in
          for i in 0..<bytes.count { target[i] = change(bytes[i]) }
        })
    }
  }

  /// A bit of value 32 in each of the eight bytes of a word that is one of 26 letters, the first of which is given. (No byte is above 127.)
  @inline(__always) private static func caseBits(_ word: UInt64, _ first: UInt8) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let notBefore = word &+ ones &* UInt64(0x80 - first)
    let behind = word &+ ones &* UInt64(0x80 - first - 26)
    return (notBefore & ~behind & ones << 7) >> 2
  }

  package static func lowercased(_ string: PyString) -> Value {
    if let made = string.mappedWords({ $0 | caseBits($0, UInt8(ascii: "A")) }) { return .string(made) }
    return mapped(string) { $0 &- UInt8(ascii: "A") < 26 ? $0 | 0x20 : $0 }
  }

  package static func uppercased(_ string: PyString) -> Value {
    if let made = string.mappedWords({ $0 & ~caseBits($0, UInt8(ascii: "a")) }) { return .string(made) }
    return mapped(string) { $0 &- UInt8(ascii: "a") < 26 ? $0 & 0xDF : $0 }
  }

  package static func swapped(_ string: PyString) -> Value {
    mapped(string) { ($0 | 0x20) &- UInt8(ascii: "a") < 26 ? $0 ^ 0x20 : $0 }
  }

  /// A capital at the beginning of each word.
  package static func titled(_ string: PyString) -> Value {
    var inWord = false
    return mapped(string) { byte in
      guard (byte | 0x20) &- UInt8(ascii: "a") < 26 else {
        inWord = false
        return byte
      }
      defer { inWord = true }
      return inWord ? byte | 0x20 : byte & 0xDF
    }
  }

  // SAFETY: `memmem` of glibc, which Swift does not import.
  @_silgen_name("memmem") private static func search(
    _ text: UnsafeRawPointer, _ count: Int, _ part: UnsafeRawPointer, _ size: Int
  ) -> UnsafeMutableRawPointer?

  // SAFETY: all places are within the bytes.
  /// The place of the first match of a part that is not empty, at or after a place.
  package static func find(_ part: Bytes, in bytes: Bytes, from start: Int) -> Int? {
    guard let text = bytes.baseAddress, let wanted = part.baseAddress, part.count > 0 else { return nil }
    var place = start
    let last = bytes.count - part.count
    // Where its first byte is rare this is the fastest; where it is not, after some of them the search for the whole is.
    var misses = 0
    let end = part.count - 1
    while place <= last {
      guard let found = memchr(text + place, Int32(wanted[0]), last - place + 1) else { return nil }
      place = UnsafeRawPointer(found) - UnsafeRawPointer(text)
      // Most that begin alike end in another way, and of two bytes there is no more to compare.
      let endsAlike = text[place + end] == wanted[end]
      if endsAlike, end < 2 || memcmp(text + place + 1, wanted + 1, end - 1) == 0 { return place }
      place += 1
      misses += 1
      if misses == 64, place <= last {
        guard let found = search(text + place, bytes.count - place, wanted, part.count) else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(text)
      }
    }
    return nil
  }

  /// Whether a text has a part: a match of whole characters is a match of their bytes.
  static func contains(_ part: PyString, in string: PyString) -> Bool {
    if let answer = part.isSmallPart(of: string) { return answer }
    return string.withBytes { bytes in
      part.withBytes { $0.isEmpty || find($0, in: bytes, from: 0) != nil }
    }
  }

  /// How often a part that is not empty occurs without overlapping.
  package static func count(_ part: PyString, in string: PyString) -> Int {
    string.withBytes { bytes in
      part.withBytes { wanted in
        var count = 0
        var start = 0
        while let found = find(wanted, in: bytes, from: start) {
          count += 1
          start = found + wanted.count
        }
        return count
      }
    }
  }

  /// The parts between white space, at most so many cuts.
  package static func split(_ string: PyString, limit: Int) throws -> [Value] {
    try string.withBytes { bytes in
      var parts: [Value] = []
      if bytes.count > 8 { parts.reserveCapacity(min(bytes.count / 8 + 2, 64, max(1, limit))) }
      var left = limit
      var start = 0
      while true {
        while start < bytes.count, isSpace(bytes[start]) { start += 1 }
        if start == bytes.count { return parts }
        if left == 0 {
          parts.append(part(bytes, start, bytes.count))
          return parts
        }
        var end = start + 1
        while end < bytes.count, !isSpace(bytes[end]) { end += 1 }
        parts.append(part(bytes, start, end))
        if parts.count & 0xFFFF == 0 { try Interpreter.current.pollInterrupt() }
        start = end
        left -= 1
      }
    }
  }

  /// The parts between separators, which are not empty, at most so many cuts.
  package static func split(_ string: PyString, at separator: PyString, limit: Int) throws -> [Value] {
    try string.withBytes { bytes in
      try separator.withBytes { mark in
        // Most are cut in two, if at all.
        guard limit > 0, let first = find(mark, in: bytes, from: 0) else { return [part(bytes, 0, bytes.count)] }
        var start = first + mark.count
        var next = limit > 1 ? find(mark, in: bytes, from: start) : nil
        if next == nil { return [part(bytes, 0, first), part(bytes, start, bytes.count)] }
        var parts = [part(bytes, 0, first)]
        var left = limit - 1
        while left > 0, let found = next ?? find(mark, in: bytes, from: start) {
          next = nil
          parts.append(part(bytes, start, found))
          if parts.count & 0xFFFF == 0 { try Interpreter.current.pollInterrupt() }
          start = found + mark.count
          left -= 1
        }
        parts.append(part(bytes, start, bytes.count))
        return parts
      }
    }
  }

  // SAFETY: places are within the items, which are held; so many bytes are written as were counted.
  /// The strings one after the other with a separator between them; nil if one is not a string or not ASCII.
  package static func joined(_ items: [Value], _ separator: PyString) throws -> Value? {
    try items.withUnsafeBufferPointer { items -> Value? in
      guard let first = items.baseAddress, separator.isASCII, items.count > 0 else { return nil }
      var total = 0
      for i in 0..<items.count {
        guard let string = BorrowedValue.string(at: first + i) else { return nil }
        let count = string._withUnsafeGuaranteedRef { $0.isASCII ? $0.byteCount : -1 }
        let (sum, overflow) = total.addingReportingOverflow(count)
        if count < 0 || overflow { return nil }
        total = sum
      }
      let (between, overflow) = separator.byteCount.multipliedReportingOverflow(by: items.count - 1)
      let (count, carry) = total.addingReportingOverflow(between)
      try MemoryLimit.check(bytes: overflow || carry ? Int.max : count)
      return separator.withBytes { mark in
        .string(
          PyString(asciiCount: count) { target in
            var end = target
            let limit = target + count
            for i in 0..<items.count {
              if i > 0, let source = mark.baseAddress {
                if mark.count == 1 { end[0] = source[0] } else { end.update(from: source, count: mark.count) }
                end += mark.count
              }
              // Asking a string for its bytes runs no code of a program: they are as many as before.
              BorrowedValue.string(at: first + i)?._withUnsafeGuaranteedRef {
                end += $0.copy(to: end, room: limit - end)
              }
            }
          })
      }
    }
  }

  /// The text with a part, which is not empty, replaced at most so many times.
  package static func replaced(_ string: PyString, _ old: PyString, _ new: PyString, limit: Int) throws -> Value {
    var buffer = TextBuffer()
    let isChanged = try string.withBytes { bytes in
      try old.withBytes { part in
        var left = limit
        var start = 0
        while left > 0, let found = find(part, in: bytes, from: start) {
          buffer.append(bytes, start..<found)
          new.withBytes { buffer.append($0, 0..<$0.count) }
          start = found + part.count
          left -= 1
          try buffer.check()
          if left & 0xFFFF == 0 { try Interpreter.current.pollInterrupt() }
        }
        if left == limit { return false }
        buffer.append(bytes, start..<bytes.count)
        return true
      }
    }
    if !isChanged { return string.hasUserClass ? Value(string.text) : .string(string) }
    return try buffer.asciiString
  }
}
