// SPDX-License-Identifier: GPL-3.0-or-later

import CGMP

// Shifts and bit operations, with the meaning that they have in two's complement with a sign that goes on for ever.

extension BigInt {
  /// The number times a power of two. The shift is not negative.
  public static func << (number: BigInt, shift: Int) -> BigInt {
    if case .small(let small) = number.storage, shift < 127, small.magnitude.leadingZeroBitCount > shift + 1 {
      return BigInt(storage: .small(small << shift))
    }
    let (skipped, bits) = shift.quotientAndRemainder(dividingBy: 64)
    return number.withMagnitude { words, count in
      if count == 0 { return 0 }
      return BigInt(isNegative: number.isNegative, capacity: count + skipped + 1) { result in
        result.update(repeating: 0, count: skipped)
        if bits == 0 {
          (result + skipped).update(from: words, count: count)
          return count + skipped
        }
        result[count + skipped] = __gmpn_lshift(result + skipped, words, count, UInt32(bits))
        return count + skipped + 1
      }
    }
  }

  /// The number divided by a power of two and rounded down. The shift is not negative.
  public static func >> (number: BigInt, shift: Int) -> BigInt {
    if case .small(let small) = number.storage { return BigInt(storage: .small(small >> min(shift, 127))) }
    // Rounded down, a negative number is away from zero when a bit of it is lost.
    let isAway = number.isNegative && number.trailingZeroBitCount < shift
    let (skipped, bits) = shift.quotientAndRemainder(dividingBy: 64)
    let truncated = number.withMagnitude { words, count in
      if skipped >= count { return BigInt(0) }
      return BigInt(isNegative: number.isNegative, capacity: count - skipped) { result in
        if bits == 0 {
          result.update(from: words + skipped, count: count - skipped)
        } else {
          _ = __gmpn_rshift(result, words + skipped, count - skipped, UInt32(bits))
        }
        return count - skipped
      }
    }
    return isAway ? truncated - 1 : truncated
  }

  /// The bits that both have.
  public static func & (a: BigInt, b: BigInt) -> BigInt {
    if case .small(let x) = a.storage, case .small(let y) = b.storage { return BigInt(storage: .small(x & y)) }
    return result(a, b) { __gmpz_and($0, $1, $2) }
  }

  /// The bits that one of them has.
  public static func | (a: BigInt, b: BigInt) -> BigInt {
    if case .small(let x) = a.storage, case .small(let y) = b.storage { return BigInt(storage: .small(x | y)) }
    return result(a, b) { __gmpz_ior($0, $1, $2) }
  }

  /// The bits that only one of them has.
  public static func ^ (a: BigInt, b: BigInt) -> BigInt {
    if case .small(let x) = a.storage, case .small(let y) = b.storage { return BigInt(storage: .small(x ^ y)) }
    return result(a, b) { __gmpz_xor($0, $1, $2) }
  }

  /// The other bits: `-number - 1`.
  public static prefix func ~ (number: BigInt) -> BigInt {
    if case .small(let small) = number.storage { return BigInt(storage: .small(~small)) }
    return -number - 1
  }
}
