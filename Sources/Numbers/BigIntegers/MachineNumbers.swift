// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

// Conversions to the machine's numbers.

extension Int {
  /// Makes the machine integer that equals a number; nil when it does not fit.
  public init?(exactly number: BigInt) {
    guard case .small(let small) = number.storage else { return nil }
    self.init(truncatingIfNeeded: small)
    if Int128(self) != small { return nil }
  }

  /// Makes the machine integer that is nearest to a number.
  public init(clamping number: BigInt) {
    self = Int(exactly: number) ?? (number.isNegative ? .min : .max)
  }
}

extension Double {
  /// Makes the double that is nearest to a number, of two the one with an even significand; infinite beyond the range.
  public init(_ number: BigInt) {
    let bits = number.bitLength
    if bits <= 64 {
      self.init(number.lowWord)
    } else if bits > 1024 {
      self = .infinity
    } else {
      // The first 64 bits; of those that follow it matters only whether one is set, for breaking ties.
      let shift = bits - 64
      var top = (number.magnitude >> shift).lowWord
      if number.trailingZeroBitCount < shift { top |= 1 }
      self = scalbn(Double(top), Int32(shift))
    }
    if number.isNegative { self = -self }
  }
}

extension BigInt {
  /// The double that is nearest to the quotient, of two the one with an even significand; infinite beyond the range. The
  /// divisor is not 0.
  public func divided(by divisor: BigInt) -> Double {
    let isNegative = isNegative != divisor.isNegative
    let extent = bitLength - divisor.bitLength
    // Far beyond what a double can hold the operands need not be divided.
    if isZero || extent < -1100 { return isNegative ? -0.0 : 0 }
    if extent > 1100 { return isNegative ? -.infinity : .infinity }
    // A whole quotient with more bits than a significand has, but none beyond two that follow the smallest double's.
    let shift = max(0, min(66 - extent, 1076))
    var (quotient, remainder) = (magnitude << shift).quotientAndRemainder(dividingBy: divisor.magnitude)
    let result: Double
    if shift == 1076, quotient.bitLength <= 54 {
      // A subnormal result has fewer bits than a double's significand: it is rounded here, once.
      let bits = quotient.lowWord
      let rest = (bits & 3) << 1 | (remainder.isZero ? 0 : 1)
      let isUp = rest > 4 || rest == 4 && bits & 4 != 0
      result = scalbn(Double((bits >> 2) + (isUp ? 1 : 0)), -1074)
    } else {
      // What is left matters only for breaking ties.
      if !remainder.isZero { quotient = quotient | 1 }
      result = scalbn(Double(quotient), Int32(-shift))
    }
    return isNegative ? -result : result
  }
}
