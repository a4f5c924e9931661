// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks

/// SQLite's write-ahead log, as far as its sums go. SQLite itself reads it up to the first frame that is not whole and takes
/// that for the end, as it must after a crash: damage before the end would take finished statements away without a word.
enum WriteAheadLog {
  /// What is wrong with a log; nil when it is whole, or ends in a transaction that was never finished.
  static func damage(of path: String) -> String? {
    guard Files.isPlainFile(path), let bytes = try? Files.read(path), !bytes.isEmpty else { return nil }
    return damage(of: bytes)
  }

  static func damage(of bytes: [UInt8]) -> String? {
    let broken = "its log is not what was written"
    guard bytes.count >= 32 else { return nil }
    let magic = word(bytes, 0)
    guard magic & ~1 == 0x377F_0682 else { return broken }
    let isBigEndian = magic & 1 == 1
    let pageSize = Int(word(bytes, 8))
    guard pageSize >= 512, pageSize <= 65536, pageSize & (pageSize - 1) == 0 else { return broken }
    var sum = summed(bytes[0..<24], (0, 0), isBigEndian)
    guard sum == (word(bytes, 24), word(bytes, 28)) else { return broken }
    var offset = 32
    var isWhole = true
    while offset + 24 + pageSize <= bytes.count {
      // Frames of earlier rounds of the log have other salts and come last.
      let isFirst = bytes[(offset + 8)..<(offset + 12)].elementsEqual(bytes[16..<20])
      let isSecond = bytes[(offset + 12)..<(offset + 16)].elementsEqual(bytes[20..<24])
      guard isFirst, isSecond else {
        if isFirst || isSecond { return broken }
        isWhole = false
        offset += 24 + pageSize
        continue
      }
      if isWhole {
        let head = summed(bytes[offset..<(offset + 8)], sum, isBigEndian)
        sum = summed(bytes[(offset + 24)..<(offset + 24 + pageSize)], head, isBigEndian)
        isWhole = sum == (word(bytes, offset + 16), word(bytes, offset + 20))
      }
      // The last frame of a transaction tells the size of the database.
      if !isWhole, word(bytes, offset + 4) != 0 { return broken }
      offset += 24 + pageSize
    }
    return nil
  }

  private static func word(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 << 8 | UInt32(bytes[offset + $1]) }
  }

  private static func summed(
    _ bytes: ArraySlice<UInt8>, _ start: (UInt32, UInt32), _ isBigEndian: Bool
  ) -> (UInt32, UInt32) {
    var (a, b) = start
    // SAFETY: reads words that lie within the slice, whose length is a multiple of eight.
    bytes.withUnsafeBytes { raw in
      for offset in stride(from: 0, to: raw.count - 7, by: 8) {
        let first = raw.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
        let second = raw.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
        a = a &+ (isBigEndian ? first.bigEndian : first.littleEndian) &+ b
        b = b &+ (isBigEndian ? second.bigEndian : second.littleEndian) &+ a
      }
    }
    return (a, b)
  }
}
