// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// A ZIP archive whose entries are stored as they are: the container of PyTorch's checkpoints.
struct ZipArchive {
  /// What is wrong with bytes that should be an archive.
  struct Damaged: Error {}

  private(set) var entries: [(name: String, bytes: [UInt8])] = []

  init() {}

  /// Adds an entry.
  mutating func add(_ name: String, _ bytes: [UInt8]) { entries.append((name, bytes)) }

  /// The contents of an entry whose name ends so.
  func entry(endingIn suffix: String) -> [UInt8]? { entries.first { $0.name.hasSuffix(suffix) }?.bytes }

  // MARK: Writing

  private static func append(_ value: Int, _ size: Int, to bytes: inout [UInt8]) {
    for i in 0..<size { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * i))) }
  }

  /// The fields that a local header and an entry of the directory share.
  private static func appendCommon(_ name: [UInt8], _ contents: [UInt8], _ sum: UInt32, to bytes: inout [UInt8]) {
    append(0, 2, to: &bytes)
    append(0, 2, to: &bytes)
    append(0, 2, to: &bytes)
    append(0x21, 2, to: &bytes)
    append(Int(sum), 4, to: &bytes)
    append(contents.count, 4, to: &bytes)
    append(contents.count, 4, to: &bytes)
    append(name.count, 2, to: &bytes)
  }

  /// The archive as bytes; every entry's contents begin at a multiple of 64, as PyTorch aligns them. `pause` is called now and then.
  func serialized(pause: () throws -> Void) rethrows -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entries.reduce(1 << 10) { $0 + $1.bytes.count + 2 * $1.name.utf8.count + 256 })
    var directory: [UInt8] = []
    for (name, contents) in entries {
      let label = Array(name.utf8)
      let sum = try CRC32.checksum(contents, pause: pause)
      let offset = bytes.count
      Self.append(0x0403_4B50, 4, to: &bytes)
      Self.append(10, 2, to: &bytes)
      Self.appendCommon(label, contents, sum, to: &bytes)
      let fixed = bytes.count + 2 + label.count + 4
      let padding = (64 - fixed % 64) % 64
      Self.append(padding + 4, 2, to: &bytes)
      bytes += label
      // An extra field that holds the padding.
      bytes += [0x46, 0x42]
      Self.append(padding, 2, to: &bytes)
      bytes += [UInt8](repeating: 0x5A, count: padding)
      for start in stride(from: 0, to: contents.count, by: 1 << 22) {
        try pause()
        bytes += contents[start..<min(start + (1 << 22), contents.count)]
      }

      Self.append(0x0201_4B50, 4, to: &directory)
      Self.append(0, 2, to: &directory)
      Self.append(10, 2, to: &directory)
      Self.appendCommon(label, contents, sum, to: &directory)
      Self.append(0, 2 + 2 + 2 + 2 + 4, to: &directory)
      Self.append(offset, 4, to: &directory)
      directory += label
    }
    let start = bytes.count
    bytes += directory
    Self.append(0x0605_4B50, 4, to: &bytes)
    Self.append(0, 4, to: &bytes)
    Self.append(entries.count, 2, to: &bytes)
    Self.append(entries.count, 2, to: &bytes)
    Self.append(directory.count, 4, to: &bytes)
    Self.append(start, 4, to: &bytes)
    Self.append(0, 2, to: &bytes)
    return bytes
  }

  // MARK: Reading

  /// Reads an archive; total on hostile bytes.
  init(parsing bytes: [UInt8]) throws {
    func number(_ position: Int, _ size: Int) throws -> Int {
      guard position >= 0, position <= bytes.count - size else { throw Damaged() }
      return (0..<size).reduce(0) { $0 | Int(bytes[position + $1]) << (8 * $1) }
    }
    guard bytes.count >= 22 else { throw Damaged() }
    var end = bytes.count - 22
    while end >= 0, try number(end, 4) != 0x0605_4B50 {
      end -= 1
      if end < bytes.count - 22 - 65536 { throw Damaged() }
    }
    guard end >= 0 else { throw Damaged() }
    var position = try number(end + 16, 4)
    for _ in 0..<(try number(end + 10, 2)) {
      guard try number(position, 4) == 0x0201_4B50, try number(position + 10, 2) == 0 else { throw Damaged() }
      let size = try number(position + 20, 4)
      let nameLength = try number(position + 28, 2)
      let extra = try number(position + 30, 2) + number(position + 32, 2)
      let header = try number(position + 42, 4)
      guard position + 46 + nameLength <= bytes.count, try number(header, 4) == 0x0403_4B50 else { throw Damaged() }
      let name = String(decoding: bytes[position + 46..<position + 46 + nameLength], as: UTF8.self)
      let start = try header + 30 + number(header + 26, 2) + number(header + 28, 2)
      guard start <= bytes.count, size <= bytes.count - start else { throw Damaged() }
      entries.append((name, Array(bytes[start..<start + size])))
      position += 46 + nameLength + extra
    }
  }
}
