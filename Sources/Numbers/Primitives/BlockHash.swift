// SPDX-License-Identifier: GPL-3.0-or-later

/// A sum of 64 bits over many bytes, about as fast as reading them: tells what has changed and notices damage; no protection
/// against intent. Two blocks that differ in one word never have the same sum.
public enum BlockHash {
  private static let first: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let second: UInt64 = 0xBF58_476D_1CE4_E5B9
  private static let third: UInt64 = 0x94D0_49BB_1331_11EB

  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ (value >> 30)) &* second
    value = (value ^ (value >> 27)) &* third
    return value ^ (value >> 31)
  }

  private static func taken(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    let next = (lane ^ word) &* first
    return (next << 29) | (next >> 35)
  }

  // SAFETY: reads words that lie within the buffer.
  /// The sum of bytes in memory.
  public static func sum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let count = bytes.count
    var (a, b, c, d) = (first, second, third, UInt64(truncatingIfNeeded: count) ^ first)
    var offset = 0
    while offset &+ 32 <= count {
      a = taken(a, bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      b = taken(b, bytes.loadUnaligned(fromByteOffset: offset &+ 8, as: UInt64.self))
      c = taken(c, bytes.loadUnaligned(fromByteOffset: offset &+ 16, as: UInt64.self))
      d = taken(d, bytes.loadUnaligned(fromByteOffset: offset &+ 24, as: UInt64.self))
      offset = offset &+ 32
    }
    while offset < count {
      var word: UInt64 = 0
      var shift: UInt64 = 0
      while offset < count, shift < 64 {
        word |= UInt64(bytes[offset]) << shift
        shift = shift &+ 8
        offset = offset &+ 1
      }
      a = taken(a, word)
    }
    return mixed(mixed(mixed(mixed(a) ^ b) ^ c) ^ d)
  }

  // SAFETY: the bytes are read within the closure.
  /// The sum of bytes.
  public static func sum(_ bytes: [UInt8]) -> UInt64 { bytes.withUnsafeBytes { sum($0) } }
}
