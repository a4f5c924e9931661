// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers
import Primitives

/// SHA-512, which CPython uses to seed by a text.
enum SHA512 {
  private static let initial: [UInt64] = [
    0x6a09_e667_f3bc_c908, 0xbb67_ae85_84ca_a73b, 0x3c6e_f372_fe94_f82b, 0xa54f_f53a_5f1d_36f1,
    0x510e_527f_ade6_82d1, 0x9b05_688c_2b3e_6c1f, 0x1f83_d9ab_fb41_bd6b, 0x5be0_cd19_137e_2179,
  ]
  /// The first 64 bits of the fractions of the cube roots of the first eighty primes, computed once.
  private static let constants: [UInt64] = {
    var primes: [Int] = []
    var candidate = 2
    while primes.count < 80 {
      if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes.map { prime in
      // The cube root of prime * 2^192 is the cube root of the prime times 2^64.
      let target = BigInt(prime) << 192
      var root: BigInt = 0
      for bit in stride(from: 67, through: 0, by: -1) {
        let trial = root | (BigInt(1) << bit)
        if trial * trial * trial <= target { root = trial }
      }
      return UInt64(root.lowWord)
    }
  }()

  /// The 64 bytes of the digest.
  static func digest(_ message: [UInt8]) -> [UInt8] { digest(message) {} }

  /// The same; `pause` is called now and then, and what it throws ends the work.
  static func digest(_ message: [UInt8], pause: () throws -> Void) rethrows -> [UInt8] {
    func rotate(_ x: UInt64, _ n: UInt64) -> UInt64 { x >> n | x << (64 - n) }
    var hash = initial
    try HashBlocks.each(of: message, size: 128, isBigEndian: true, pause: pause) { bytes, block in
      var w = [UInt64](repeating: 0, count: 80)
      for t in 0..<16 { for k in 0..<8 { w[t] = w[t] << 8 | UInt64(bytes[block + t * 8 + k]) } }
      for t in 16..<80 {
        let s0 = rotate(w[t - 15], 1) ^ rotate(w[t - 15], 8) ^ (w[t - 15] >> 7)
        let s1 = rotate(w[t - 2], 19) ^ rotate(w[t - 2], 61) ^ (w[t - 2] >> 6)
        w[t] = w[t - 16] &+ s0 &+ w[t - 7] &+ s1
      }
      var v = hash
      for t in 0..<80 {
        let s1 = rotate(v[4], 14) ^ rotate(v[4], 18) ^ rotate(v[4], 41)
        let choice = (v[4] & v[5]) ^ (~v[4] & v[6])
        let t1 = v[7] &+ s1 &+ choice &+ constants[t] &+ w[t]
        let s0 = rotate(v[0], 28) ^ rotate(v[0], 34) ^ rotate(v[0], 39)
        let majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2])
        v = [t1 &+ s0 &+ majority, v[0], v[1], v[2], v[3] &+ t1, v[4], v[5], v[6]]
      }
      for i in 0..<8 { hash[i] = hash[i] &+ v[i] }
    }
    return hash.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) } }
  }
}
