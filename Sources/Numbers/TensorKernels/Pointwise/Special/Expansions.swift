// SPDX-License-Identifier: GPL-3.0-or-later

// How PyTorch's kernels add up the expansions that special functions are made of: one value after the other in the type of the element,
// each product fused with the sum that follows it. The coefficients are kept as doubles and rounded to the element's type.
extension RealNumber {
  /// A polynomial by Horner's scheme, the coefficient of the highest power first.
  @inline(__always) static func polynomial(_ x: Self, _ coefficients: [Double]) -> Self {
    // Beginning at zero times x, as there, so that infinity gives no number.
    var sum: Self = 0
    for coefficient in coefficients { sum = Self(coefficient).addingProduct(sum, x) }
    return sum
  }

  /// The sum of coefficients from one on times Chebyshev polynomials of x / 2, the highest one first, by Clenshaw's recurrence.
  @inline(__always) static func chebyshev(_ x: Self, _ coefficients: [Double], from first: Int = 0) -> Self {
    var (now, before, earlier) = (Self(coefficients[first]), 0 as Self, 0 as Self)
    for i in (first &+ 1)..<coefficients.count {
      (earlier, before) = (before, now)
      now = (-earlier).addingProduct(x, before) + Self(coefficients[i])
    }
    return (now - earlier) / 2
  }

  /// `x y - z`, rounded once.
  @inline(__always) static func product(_ x: Self, _ y: Self, minus z: Self) -> Self { (-z).addingProduct(x, y) }

  /// `z - x y`, rounded once.
  @inline(__always) static func difference(_ z: Self, _ x: Self, _ y: Self) -> Self { z.addingProduct(-x, y) }
}
