// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers
import TestSupport

/// Numbers to try identities on: the same in every run, of lengths around the ends of words, and often with long rows of
/// equal bits, where carries go far.
struct RandomNumbers {
  private var words: SplitMix
  init(seed: UInt64) { words = SplitMix(seed: seed) }

  mutating func word() -> UInt64 { words.next() }

  mutating func below(_ bound: Int) -> Int { words.next(below: bound) }

  /// A number of at most so many bits, of either sign.
  mutating func number(bits most: Int = 700) -> BigInt {
    let lengths = [0, 1, 2, 62, 63, 64, 65, 126, 127, 128, 129, 191, 192, 193, 256, 320, 640, below(700), below(4000)]
    let length = min(most, lengths[below(lengths.count)])
    var number: BigInt = 0
    let pattern = below(3)
    for _ in 0..<(length / 64 + 1) {
      let next: UInt64 = pattern == 0 ? word() : pattern == 1 ? 0 : .max
      number = number << 64 + BigInt(UInt(next))
    }
    number = number >> max(0, number.bitLength - length)
    if pattern == 1, length > 0 { number = BigInt(1) << (length - 1) }
    number += BigInt(below(5) - 2)
    return below(2) == 0 ? number : -number
  }

  /// Such a number that is not 0.
  mutating func divisor(bits most: Int = 700) -> BigInt {
    let number = number(bits: most)
    return number.isZero ? 1 : number
  }
}
