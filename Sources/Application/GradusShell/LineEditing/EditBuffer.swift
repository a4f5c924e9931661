// SPDX-License-Identifier: GPL-3.0-or-later

@preconcurrency import CReadline
import Glibc
import Primitives

/// The text being typed, which readline keeps: a block is one buffer with newlines in it. Offsets are bytes.
enum EditBuffer {
  /// How many bytes there are.
  static var count: Int { Int(rl_end) }

  /// Where the cursor is.
  static var cursor: Int {
    get { Int(rl_point) }
    set { rl_point = CInt(min(max(0, newValue), Int(rl_end))) }
  }

  // SAFETY: readline's buffer holds `rl_end` bytes, and the pointer is used before anything changes them.
  /// The bytes, until the next change.
  static var bytes: UnsafeBufferPointer<UInt8> {
    guard let buffer = rl_line_buffer else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(start: buffer, count: Int(rl_end)).bindMemory(to: UInt8.self)
  }

  // SAFETY: as above.
  /// Where the lines stand, without their newlines; one that is empty when there is nothing.
  static var lines: [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    if let first = bytes.baseAddress {
      while let end = memchr(first + start, 0x0A, count - start) {
        let place = UnsafeRawPointer(end) - UnsafeRawPointer(first)
        result.append(start..<place)
        start = place + 1
      }
    }
    return result + [start..<count]
  }

  /// The text, or a piece of it.
  static func text(_ range: Range<Int>? = nil) -> String {
    String(decoding: range.map { bytes[$0] } ?? bytes[...], as: UTF8.self)
  }

  /// Where the line of an offset begins.
  static func lineStart(_ offset: Int) -> Int {
    let bytes = bytes
    var start = min(offset, bytes.count)
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    return start
  }

  /// Where the line of an offset ends: at its newline, or at the end.
  static func lineEnd(_ offset: Int) -> Int {
    let bytes = bytes
    var end = offset
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    return end
  }

  /// The place in a line, from an offset on, that stands in the column of another place: a character that takes two columns, or has marks, is
  /// never cut.
  static func offset(in line: Range<Int>, below place: Range<Int>) -> Int {
    let column = DisplayWidth.of(text(place))
    var offset = line.lowerBound
    var used = 0
    for scalar in text(line).unicodeScalars {
      let width = DisplayWidth.of(scalar)
      if width > 0, used + width > column { break }
      used += width
      offset += UTF8.width(scalar)
    }
    return min(offset, line.upperBound)
  }

  /// How many blanks a line that starts there begins with.
  static func indentation(_ start: Int) -> Int {
    let bytes = bytes
    var end = start
    while end < bytes.count, bytes[end] == 0x20 { end += 1 }
    return end - start
  }

  /// Whether nothing but blanks and newlines stands in a range.
  static func isBlank(_ range: Range<Int>) -> Bool {
    bytes[range].allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }
  }

  /// Whether there is more than one line.
  static var hasLines: Bool { bytes.contains(0x0A) }

  /// Inserts a text at the cursor; one step of undo.
  static func insert(_ text: String) {
    rl_begin_undo_group()
    rl_insert_text(text)
    rl_end_undo_group()
  }

  /// Puts a text in the place of a range, with the cursor behind it; one step of undo.
  static func replace(_ range: Range<Int>, with text: String) {
    rl_begin_undo_group()
    rl_delete_text(CInt(range.lowerBound), CInt(range.upperBound))
    cursor = range.lowerBound
    rl_insert_text(text)
    rl_end_undo_group()
  }

  /// Puts a line that starts there to another column; the cursor stays at its character.
  static func indent(lineAt start: Int, to column: Int) {
    let width = indentation(start)
    let cursor = cursor
    guard width != column else { return }
    rl_begin_undo_group()
    if width > column {
      rl_delete_text(CInt(start), CInt(start + width - column))
    } else {
      rl_point = CInt(start)
      rl_insert_text(String(repeating: " ", count: column - width))
    }
    rl_end_undo_group()
    self.cursor = cursor >= start + min(width, column) ? max(start, cursor + column - width) : cursor
  }
}
