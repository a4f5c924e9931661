// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// The stream of `numpy.random.default_rng`: a permuted congruential generator of 128 bits.
struct PCG64 {
  private(set) var state: UInt128
  private(set) var increment: UInt128
  private(set) var half: UInt32?

  private static let multiplier = UInt128(2_549_297_995_355_413_924) << 64 | UInt128(4_865_540_595_714_422_341)

  init(state: UInt128, increment: UInt128, half: UInt32?) {
    (self.state, self.increment, self.half) = (state, increment, half)
  }

  /// A stream from a seed's words, lowest first.
  init(seed words: [UInt32]) {
    let parts = SeedSequence(words).words(4)
    state = 0
    increment = (UInt128(parts[2]) << 64 | UInt128(parts[3])) << 1 | 1
    step()
    state &+= UInt128(parts[0]) << 64 | UInt128(parts[1])
    step()
  }

  private mutating func step() { state = state &* Self.multiplier &+ increment }

  /// 64 random bits.
  mutating func next64() -> UInt64 {
    step()
    let mixed = UInt64(truncatingIfNeeded: state >> 64) ^ UInt64(truncatingIfNeeded: state)
    let turn = UInt64(truncatingIfNeeded: state >> 122)
    return mixed >> turn | mixed << ((64 - turn) & 63)
  }

  /// 32 random bits: first the lower half of 64, then the upper one.
  mutating func next32() -> UInt32 {
    if let half {
      self.half = nil
      return half
    }
    let next = next64()
    half = UInt32(truncatingIfNeeded: next >> 32)
    return UInt32(truncatingIfNeeded: next)
  }

  /// A uniform number in [0, 1).
  mutating func uniform() -> Double { Double(next64() >> 11) * 0x1p-53 }

  /// A number from 0 to `most`, both among them, by Lemire's method.
  mutating func integer(upTo most: UInt64) -> UInt64 {
    if most == 0 { return 0 }
    if most == 0xFFFF_FFFF { return UInt64(next32()) }
    if most < 0xFFFF_FFFF {
      let range = UInt32(most) + 1
      var product = UInt64(next32()) * UInt64(range)
      if UInt32(truncatingIfNeeded: product) < range {
        let threshold = (UInt32.max - UInt32(most)) % range
        while UInt32(truncatingIfNeeded: product) < threshold { product = UInt64(next32()) * UInt64(range) }
      }
      return product >> 32
    }
    if most == .max { return next64() }
    let range = most + 1
    var product = next64().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (UInt64.max - most) % range
      while product.low < threshold { product = next64().multipliedFullWidth(by: range) }
    }
    return product.high
  }

  /// A number from 0 to `most`, by drawing again what is too large.
  mutating func interval(_ most: UInt64) -> UInt64 {
    if most == 0 { return 0 }
    let mask = UInt64.max >> UInt64(most.leadingZeroBitCount)
    while true {
      let bits = (most <= 0xFFFF_FFFF ? UInt64(next32()) : next64()) & mask
      if bits <= most { return bits }
    }
  }

  /// A normal number, by the ziggurat of 256 layers.
  mutating func normal() -> Double {
    while true {
      var bits = next64()
      let layer = Int(bits & 0xFF)
      bits >>= 8
      let isNegative = bits & 1 == 1
      let size = bits >> 1 & 0x000F_FFFF_FFFF_FFFF
      let x = Double(size) * Ziggurat.normal.widths[layer] * (isNegative ? -1 : 1)
      if size < Ziggurat.normal.limits[layer] { return x }
      if layer == 0 {
        while true {
          let tail = -(1 / Ziggurat.normalEdge) * log1p(-uniform())
          let height = -log1p(-uniform())
          if height + height > tail * tail {
            return size >> 8 & 1 == 1 ? -(Ziggurat.normalEdge + tail) : Ziggurat.normalEdge + tail
          }
        }
      }
      let heights = Ziggurat.normal.heights
      if (heights[layer - 1] - heights[layer]) * uniform() + heights[layer] < exp(-0.5 * x * x) { return x }
    }
  }
}

extension PCG64 {
  /// A waiting time of mean 1, by the ziggurat of 256 layers.
  mutating func exponential() -> Double {
    while true {
      let bits = next64() >> 3
      let layer = Int(bits & 0xFF)
      let size = bits >> 8
      let x = Double(size) * Ziggurat.waiting.widths[layer]
      if size < Ziggurat.waiting.limits[layer] { return x }
      if layer == 0 { return Ziggurat.waitingEdge - log1p(-uniform()) }
      let heights = Ziggurat.waiting.heights
      if (heights[layer - 1] - heights[layer]) * uniform() + heights[layer] < exp(-x) { return x }
    }
  }
}

/// The 256 layers of a ziggurat, of one area each: layer 0 is the lowest, a rectangle and the tail behind the edge.
private struct Ziggurat {
  /// The width of a layer's unit.
  let widths: [Double]
  /// Below which a point surely lies under the curve.
  let limits: [UInt64]
  let heights: [Double]

  /// Makes the layers of these widths, whose units are 2^-bits, under a falling curve of height 1 at 0.
  init(_ widths: [Double], bits: Int, height: (Double) -> Double) {
    let units = Double(sign: .plus, exponent: bits, significand: 1)
    self.widths = widths
    limits = widths.indices.map { $0 == 1 ? 0 : UInt64(widths[$0 == 0 ? 255 : $0 - 1] / widths[$0] * units) }
    heights = widths.indices.map { $0 == 0 ? 1 : height(widths[$0] * units) }
  }

  static let normalEdge = 3.6541528853610088
  static let normal = Ziggurat(ZigguratWidths.normal, bits: 52) { exp(-0.5 * $0 * $0) }

  static let waitingEdge = 7.69711747013104972
  static let waiting = Ziggurat(ZigguratWidths.waiting, bits: 53) { exp(-$0) }
}

/// How numpy makes a seed's few words into many.
struct SeedSequence {
  private var pool: [UInt32] = []

  init(_ entropy: [UInt32]) {
    var hash: UInt32 = 0x43B0_D7E5
    func mixed(_ value: UInt32) -> UInt32 {
      var value = value ^ hash
      hash = hash &* 0x931E_8875
      value = value &* hash
      return value ^ value >> 16
    }
    func joined(_ x: UInt32, _ y: UInt32) -> UInt32 {
      let result = 0xCA01_F9DD &* x &- 0x4973_F715 &* y
      return result ^ result >> 16
    }
    var pool = (0..<4).map { mixed($0 < entropy.count ? entropy[$0] : 0) }
    for source in 0..<4 {
      for target in 0..<4 where source != target { pool[target] = joined(pool[target], mixed(pool[source])) }
    }
    for word in entropy.dropFirst(4) {
      for target in 0..<4 { pool[target] = joined(pool[target], mixed(word)) }
    }
    self.pool = pool
  }

  /// So many words of 64 bits.
  func words(_ count: Int) -> [UInt64] {
    var hash: UInt32 = 0x8B51_F9DD
    let halves = (0..<2 * count).map { index -> UInt32 in
      var value = pool[index % 4] ^ hash
      hash = hash &* 0x58F3_8DED
      value = value &* hash
      return value ^ value >> 16
    }
    return (0..<count).map { UInt64(halves[2 * $0]) | UInt64(halves[2 * $0 + 1]) << 32 }
  }
}
