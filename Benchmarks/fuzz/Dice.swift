// SPDX-License-Identifier: GPL-3.0-or-later

/// Random numbers that come again for the same seed.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1 }

  mutating func next() -> UInt64 {
    state = state &+ 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number below `sides`.
  mutating func roll(_ sides: Int) -> Int { Int(next() % UInt64(max(1, sides))) }

  mutating func pick<T>(_ items: [T]) -> T { items[roll(items.count)] }
}
