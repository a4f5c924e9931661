// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

private func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 { word << count | word >> (32 - count) }

/// The MD5 digest (RFC 1321).
enum MD5 {
  private static let shifts: [UInt32] = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]
  /// The whole part of 2**32 times the sines of 1, 2, 3 …
  private static let constants: [UInt32] = (1...64).map { UInt32(abs(sine(Double($0))) * 4_294_967_296) }

  /// The sine by its series: exact enough for 32 bits of numbers up to 64.
  private static func sine(_ x: Double) -> Double {
    let turns = (x / (2 * .pi)).rounded()
    // The period in two parts, so that nothing is lost where it is taken away.
    let (high, low) = (6.28318530717958623199592693708837032318115234375, 2.449293598294706e-16)
    let angle = (x - turns * high) - turns * low
    var (sum, term) = (angle, angle)
    for i in 1..<20 {
      term *= -angle * angle / Double(2 * i * (2 * i + 1))
      sum += term
    }
    return sum
  }

  static func digest(_ message: [UInt8], pause: () throws -> Void) rethrows -> [UInt8] {
    var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476]
    var words = [UInt32](repeating: 0, count: 16)
    try HashBlocks.each(of: message, size: 64, isBigEndian: false, pause: pause) { bytes, block in
      for i in 0..<16 {
        words[i] = (0..<4).reduce(0) { $0 | UInt32(bytes[block + 4 * i + $1]) << UInt32(8 * $1) }
      }
      var (a, b, c, d) = (state[0], state[1], state[2], state[3])
      for i in 0..<64 {
        let mixed: UInt32
        let place: Int
        switch i / 16 {
        case 0: (mixed, place) = (b & c | ~b & d, i)
        case 1: (mixed, place) = (d & b | ~d & c, (5 * i + 1) % 16)
        case 2: (mixed, place) = (b ^ c ^ d, (3 * i + 5) % 16)
        default: (mixed, place) = (c ^ (b | ~d), 7 * i % 16)
        }
        let sum = a &+ mixed &+ constants[i] &+ words[place]
        (a, d, c, b) = (d, c, b, b &+ rotated(sum, shifts[4 * (i / 16) + i % 4]))
      }
      for (i, word) in [a, b, c, d].enumerated() { state[i] = state[i] &+ word }
    }
    return state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(8 * $0)) } }
  }
}

/// The SHA-1 digest (FIPS 180-4).
enum SHA1 {
  static func digest(_ message: [UInt8], pause: () throws -> Void) rethrows -> [UInt8] {
    var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
    var words = [UInt32](repeating: 0, count: 80)
    try HashBlocks.each(of: message, size: 64, isBigEndian: true, pause: pause) { bytes, block in
      for i in 0..<16 { words[i] = (0..<4).reduce(0) { $0 << 8 | UInt32(bytes[block + 4 * i + $1]) } }
      for i in 16..<80 { words[i] = rotated(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1) }
      var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
      for i in 0..<80 {
        let (mixed, constant): (UInt32, UInt32) =
          switch i / 20 {
          case 0: (b & c | ~b & d, 0x5A82_7999)
          case 1: (b ^ c ^ d, 0x6ED9_EBA1)
          case 2: (b & c | b & d | c & d, 0x8F1B_BCDC)
          default: (b ^ c ^ d, 0xCA62_C1D6)
          }
        let sum = rotated(a, 5) &+ mixed &+ e &+ constant &+ words[i]
        (e, d, c, b, a) = (d, c, rotated(b, 30), a, sum)
      }
      for (i, word) in [a, b, c, d, e].enumerated() { state[i] = state[i] &+ word }
    }
    return state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(24 - 8 * $0)) } }
  }
}
