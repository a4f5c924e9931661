// SPDX-License-Identifier: GPL-3.0-or-later

import CGMP

extension BigInt {
  /// The opposite number.
  public static prefix func - (number: BigInt) -> BigInt {
    switch number.storage {
    case .small(Int128.min): number.withMagnitude { BigInt(isNegative: false, copying: $0, $1) }
    case .small(let small): BigInt(storage: .small(-small))
    case .large(let limbs, let isNegative):
      // The one large number whose opposite is small.
      isNegative || limbs.header > 2 || number.trailingZeroBitCount < 127
        ? BigInt(storage: .large(limbs, isNegative: !isNegative)) : BigInt(storage: .small(.min))
    }
  }

  /// The sum.
  public static func + (a: BigInt, b: BigInt) -> BigInt {
    if case .small(let x) = a.storage, case .small(let y) = b.storage {
      let (sum, overflow) = x.addingReportingOverflow(y)
      if !overflow { return BigInt(storage: .small(sum)) }
    }
    return sum(a, b, negatesSecond: false)
  }

  /// The difference.
  public static func - (a: BigInt, b: BigInt) -> BigInt {
    if case .small(let x) = a.storage, case .small(let y) = b.storage {
      let (difference, overflow) = x.subtractingReportingOverflow(y)
      if !overflow { return BigInt(storage: .small(difference)) }
    }
    return sum(a, b, negatesSecond: true)
  }

  private static func sum(_ a: BigInt, _ b: BigInt, negatesSecond: Bool) -> BigInt {
    let isNegative = a.isNegative
    let addsMagnitudes = isNegative == (b.isNegative != negatesSecond)
    return a.withMagnitude { x, n in
      b.withMagnitude { y, m in
        if m == 0 { return a }
        if n == 0 { return negatesSecond ? -b : b }
        if addsMagnitudes {
          return BigInt(isNegative: isNegative, capacity: max(n, m) + 1) { result in
            result[max(n, m)] = n >= m ? __gmpn_add(result, x, n, y, m) : __gmpn_add(result, y, m, x, n)
            return max(n, m) + 1
          }
        }
        let order = n != m ? n - m : Int(__gmpn_cmp(x, y, n))
        if order == 0 { return 0 }
        return BigInt(isNegative: isNegative == (order > 0), capacity: max(n, m)) { result in
          _ = order > 0 ? __gmpn_sub(result, x, n, y, m) : __gmpn_sub(result, y, m, x, n)
          return max(n, m)
        }
      }
    }
  }

  /// Adds a number.
  public static func += (a: inout BigInt, b: BigInt) { a = a + b }
  /// Subtracts a number.
  public static func -= (a: inout BigInt, b: BigInt) { a = a - b }

  /// The product.
  public static func * (a: BigInt, b: BigInt) -> BigInt {
    if case .small(let x) = a.storage, case .small(let y) = b.storage {
      let (product, overflow) = x.multipliedReportingOverflow(by: y)
      if !overflow { return BigInt(storage: .small(product)) }
    }
    return a.withMagnitude { x, n in
      b.withMagnitude { y, m in
        if n == 0 || m == 0 { return 0 }
        return BigInt(isNegative: a.isNegative != b.isNegative, capacity: n + m) { result in
          if x == y, n == m {
            __gmpn_sqr(result, x, n)
          } else if n >= m {
            _ = __gmpn_mul(result, x, n, y, m)
          } else {
            _ = __gmpn_mul(result, y, m, x, n)
          }
          return n + m
        }
      }
    }
  }

  // MARK: Division

  /// The quotient rounded towards zero and what is left, which has the sign of this number. The divisor is not 0.
  public func quotientAndRemainder(dividingBy divisor: BigInt) -> (quotient: BigInt, remainder: BigInt) {
    precondition(!divisor.isZero, "division by zero")
    if case .small(let x) = storage, case .small(let y) = divisor.storage, x != .min {
      let (quotient, remainder) = x.quotientAndRemainder(dividingBy: y)
      return (BigInt(storage: .small(quotient)), BigInt(storage: .small(remainder)))
    }
    return withMagnitude { x, n in
      divisor.withMagnitude { y, m in
        if n < m { return (0, self) }
        var remainder: BigInt = 0
        let quotient = BigInt(isNegative: isNegative != divisor.isNegative, capacity: n - m + 1) { quotient in
          remainder = BigInt(isNegative: isNegative, capacity: m) { rest in
            __gmpn_tdiv_qr(quotient, rest, 0, x, n, y, m)
            return m
          }
          return n - m + 1
        }
        return (quotient, remainder)
      }
    }
  }

  /// The quotient rounded down and what is left, which has the sign of the divisor, as Python's `//` and `%` give them.
  /// The divisor is not 0.
  public func flooredQuotientAndRemainder(dividingBy divisor: BigInt) -> (quotient: BigInt, remainder: BigInt) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    if remainder.isZero || remainder.isNegative == divisor.isNegative { return (quotient, remainder) }
    return (quotient - 1, remainder + divisor)
  }

  /// The quotient rounded towards zero. The divisor is not 0.
  public static func / (a: BigInt, b: BigInt) -> BigInt { a.quotientAndRemainder(dividingBy: b).quotient }

  /// What a division rounded towards zero leaves. The divisor is not 0.
  public static func % (a: BigInt, b: BigInt) -> BigInt { a.quotientAndRemainder(dividingBy: b).remainder }

  /// What a division of the absolute value by a word leaves. The divisor is not 0.
  public func magnitudeModulo(_ divisor: UInt) -> UInt {
    withMagnitude { $1 == 0 ? 0 : __gmpn_mod_1($0, $1, divisor) }
  }
}
