// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

/// What a part of a record begins with.
enum RecordTag: UInt8 {
  case none, no, yes, int, double, text, undefined, reference, list, code, source, bytes, blocks
}

/// A piece of a large block of bytes, in a row of its own that does not change while it is named.
struct StoredBlock: Equatable {
  let id: Int
  let sum: UInt64
  /// The size of every piece but the last.
  static let size = StoragePiece.size
}

/// A part of a record, before the objects that it names exist.
enum RecordPart {
  case none
  case bool(Bool)
  case int(Int)
  case double(Double)
  case text(String)
  case undefined
  /// The row of another object.
  case reference(Int)
  case list([RecordPart])
  /// A function: the number of its source, its place there, its name.
  case code(source: Int, ordinal: Int, name: String)
  case source(Int)
  case bytes([UInt8])
  /// Bytes that lie in rows of their own.
  case blocks(count: Int, [StoredBlock])
}

/// Writes the parts of a record, one after the other. Numbers take as many bytes as they need.
struct RecordBytes {
  private(set) var bytes: [UInt8] = []

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  mutating func tag(_ tag: RecordTag) { bytes.append(tag.rawValue) }

  mutating func count(_ number: Int) {
    var rest = UInt64(bitPattern: Int64(number))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func word(_ word: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift))) }
  }

  mutating func int(_ number: Int) {
    tag(.int)
    // The sign comes last, so that small negative numbers are short too.
    count((number << 1) ^ (number >> 63))
  }

  mutating func double(_ number: Double) {
    tag(.double)
    word(number.bitPattern)
  }

  mutating func bool(_ flag: Bool) { tag(flag ? .yes : .no) }

  mutating func text(_ text: String) {
    tag(.text)
    count(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// The bytes of a text, without their count.
  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func block(_ block: [UInt8]) {
    tag(.bytes)
    count(block.count)
    bytes.append(contentsOf: block)
  }

  mutating func list(_ partCount: Int) {
    tag(.list)
    count(partCount)
  }

  mutating func reference(_ row: UInt32) {
    tag(.reference)
    count(Int(row))
  }

  mutating func blocks(_ byteCount: Int, _ blocks: [StoredBlock]) {
    tag(.blocks)
    count(byteCount)
    count(blocks.count)
    for block in blocks {
      count(block.id)
      word(block.sum)
    }
  }
}
