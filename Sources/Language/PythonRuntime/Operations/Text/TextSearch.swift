// SPDX-License-Identifier: GPL-3.0-or-later

/// Searching in UTF-8 bytes: a match of whole characters is a match of their bytes, for no character's bytes begin inside another's.
package enum TextSearch {
  /// The byte index of the first match at or after a position.
  package static func find(_ part: [UInt8], in text: [UInt8], from start: Int, to end: Int? = nil) -> Int? {
    find(part.span, in: text.span, from: start, to: end ?? text.count)
  }

  /// The byte index of the first match inside a range.
  package static func find(_ part: borrowing Span<UInt8>, in text: borrowing Span<UInt8>, from start: Int, to end: Int)
    -> Int?
  {
    if part.count == 0 { return start <= end ? start : nil }
    guard start >= 0, end - start >= part.count else { return nil }
    // SAFETY: both pointers are good for the time of the closures.
    return text.extracting(..<end).withUnsafeBufferPointer { bytes in
      part.withUnsafeBufferPointer { ASCIIText.find($0, in: bytes, from: start) }
    }
  }

  /// The byte index of the last match inside a range.
  package static func findLast(
    _ part: borrowing Span<UInt8>, in text: borrowing Span<UInt8>, from start: Int, to end: Int
  )
    -> Int?
  {
    var i = end - part.count
    while i >= start {
      if matches(part, text, at: i) { return i }
      i -= 1
    }
    return nil
  }

  static func matches(_ part: borrowing Span<UInt8>, _ text: borrowing Span<UInt8>, at position: Int) -> Bool {
    guard position >= 0, position + part.count <= text.count else { return false }
    var k = 0
    while k < part.count {
      if text[position + k] != part[k] { return false }
      k += 1
    }
    return true
  }

  /// The number of bytes of the white space at a position, 0 where there is none.
  @inline(__always) package static func spaceLength(_ text: borrowing Span<UInt8>, at position: Int) -> Int {
    let byte = text[position]
    if byte < 0x80 { return byte == 32 || byte >= 9 && byte <= 13 || byte >= 28 && byte <= 31 ? 1 : 0 }
    let (scalar, length) = UTF8Bytes.scalar(text, at: position)
    return isSpace(scalar) ? length : 0
  }

  /// The byte index of the last match inside a range.
  package static func findLast(_ part: [UInt8], in text: [UInt8], from start: Int, to end: Int) -> Int? {
    if part.isEmpty { return start <= end ? end : nil }
    var i = end - part.count
    while i >= start {
      if matches(part, text, at: i) { return i }
      i -= 1
    }
    return nil
  }

  static func matches(_ part: [UInt8], _ text: [UInt8], at position: Int) -> Bool {
    guard position >= 0, position + part.count <= text.count else { return false }
    for k in 0..<part.count where text[position + k] != part[k] { return false }
    return true
  }

  /// Whether Python takes a character for white space.
  package static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 9...13, 28...32, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}
