// SPDX-License-Identifier: GPL-3.0-or-later

/// The checksum of Ethernet, zip and PNG.
public enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
  }

  /// The checksum of bytes.
  public static func checksum(_ bytes: [UInt8]) -> UInt32 { checksum(bytes) {} }

  /// The checksum of bytes; `pause` is called before each few megabytes, and what it throws ends the work.
  public static func checksum(_ bytes: [UInt8], pause: () throws -> Void) rethrows -> UInt32 {
    let table = table
    var value: UInt32 = 0xFFFF_FFFF
    for start in stride(from: 0, to: bytes.count, by: 1 << 22) {
      try pause()
      for byte in bytes[start..<min(start + (1 << 22), bytes.count)] {
        value = table[Int((value ^ UInt32(byte)) & 0xFF)] ^ (value >> 8)
      }
    }
    return ~value
  }
}
