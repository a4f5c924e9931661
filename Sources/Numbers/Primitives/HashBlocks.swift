// SPDX-License-Identifier: GPL-3.0-or-later

/// A message in blocks of one size, with its length at the end, as digests take it.
public enum HashBlocks {
  /// Calls `body` with each block: bytes that have it, and where it begins in them.
  ///
  /// - Parameters:
  ///   - size: the bytes of a block; an eighth of the last one is for the length.
  ///   - pause: called before each megabyte; what it throws ends the work.
  public static func each(
    of message: [UInt8], size: Int, isBigEndian: Bool, pause: () throws -> Void, _ body: ([UInt8], Int) -> Void
  ) rethrows {
    let whole = message.count / size * size
    for start in stride(from: 0, to: whole, by: size) {
      if start & 0xF_FFFF == 0 { try pause() }
      body(message, start)
    }
    var rest = message[whole...] + [0x80]
    while rest.count % size != size - size / 8 { rest.append(0) }
    let length = UInt64(message.count) &* 8
    for _ in 8..<(size / 8) { rest.append(0) }
    for i in 0..<8 { rest.append(UInt8(truncatingIfNeeded: length >> UInt64(8 * (isBigEndian ? 7 - i : i)))) }
    let last = Array(rest)
    for start in stride(from: 0, to: last.count, by: size) { body(last, start) }
  }
}
