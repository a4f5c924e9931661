// SPDX-License-Identifier: GPL-3.0-or-later

import CGMP

// Powers, roots and divisors.

extension BigInt {
  /// This number to a power. The exponent is not negative.
  public func power(_ exponent: Int) -> BigInt {
    withInteger { base in BigInt.result { __gmpz_pow_ui($0, base, UInt(exponent)) } }
  }

  /// What a division of a power by the modulus leaves, from 0 up. The exponent is not negative, the modulus is positive.
  ///
  /// - Parameter poll: is called again and again when the power takes long, and may throw to stop it.
  public func power(_ exponent: BigInt, modulus: BigInt, poll: () throws -> Void) rethrows -> BigInt {
    // One step for each bit of the exponent costs at most the square of the modulus' words: some nanoseconds each.
    let words = Double(modulus.bitLength) / 64 + 1
    if words * words * Double(exponent.bitLength) < 0x1p27 {
      return withInteger { base in
        exponent.withInteger { power in
          modulus.withInteger { divisor in BigInt.result { __gmpz_powm($0, base, power, divisor) } }
        }
      }
    }
    return try windowedPower(exponent, modulus: modulus, poll: poll)
  }

  /// A power in steps of four bits of the exponent, so that it can be stopped between them.
  func windowedPower(_ exponent: BigInt, modulus: BigInt, poll: () throws -> Void) rethrows -> BigInt {
    let one = BigInt(1) % modulus
    let base = flooredQuotientAndRemainder(dividingBy: modulus).remainder
    var powers = [one]
    for _ in 1..<16 {
      try poll()
      powers.append(powers[powers.count - 1] * base % modulus)
    }
    var result = one
    for word in exponent.words.reversed() {
      for shift in stride(from: UInt(60), through: 0, by: -4) {
        for _ in 0..<4 {
          try poll()
          result = result * result % modulus
        }
        let digit = word >> shift & 15
        if digit != 0 { result = result * powers[Int(digit)] % modulus }
      }
    }
    return result
  }

  /// The number from 0 up to the modulus whose product with this one leaves 1; nil when there is none. The modulus is
  /// positive.
  public func inverse(modulus: BigInt) -> BigInt? {
    if modulus == 1 { return 0 }
    var exists = false
    let inverse = BigInt.result(self, modulus) { exists = __gmpz_invert($0, $1, $2) != 0 }
    return exists ? inverse : nil
  }

  /// The largest number that divides both without a rest; 0 when both are 0.
  public func greatestCommonDivisor(with other: BigInt) -> BigInt {
    BigInt.result(self, other) { __gmpz_gcd($0, $1, $2) }
  }

  /// The square root rounded down. The number is not negative.
  public func squareRoot() -> BigInt {
    withInteger { number in BigInt.result { __gmpz_sqrt($0, number) } }
  }
}
