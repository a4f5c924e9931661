// SPDX-License-Identifier: GPL-3.0-or-later

/// The orthogonal polynomials of `torch.special` by their recurrences, or Chebyshev's between -1 and 1 by angles, with PyTorch's steps in
/// the type of the element.
public enum OrthogonalPolynomial: String, CaseIterable, Sendable {
  case chebyshevT = "chebyshev_polynomial_t"
  case chebyshevU = "chebyshev_polynomial_u"
  case chebyshevV = "chebyshev_polynomial_v"
  case chebyshevW = "chebyshev_polynomial_w"
  case shiftedT = "shifted_chebyshev_polynomial_t"
  case shiftedU = "shifted_chebyshev_polynomial_u"
  case shiftedV = "shifted_chebyshev_polynomial_v"
  case shiftedW = "shifted_chebyshev_polynomial_w"
  case hermiteH = "hermite_polynomial_h"
  case hermiteHe = "hermite_polynomial_he"
  case laguerre = "laguerre_polynomial_l"
  case legendre = "legendre_polynomial_p"

  /// The loop over places and degrees; nil for types that have none.
  public func row(_ kind: ElementKind) -> BinaryRow? {
    switch kind {
    case .float32: row(Float.self)
    case .float64: row(Double.self)
    default: nil
    }
  }

  private func row<T: RealNumber>(_ type: T.Type) -> BinaryRow {
    switch self {
    case .hermiteH:
      BinaryRow {
        zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, n: T) -> T in
          Self.at(n) { n in Self.hermite(x + x, n, step: 2) }
        }
      }
    case .hermiteHe:
      BinaryRow {
        zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, n: T) -> T in Self.at(n) { n in Self.hermite(x, n, step: 1) }
        }
      }
    case .laguerre:
      BinaryRow {
        zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, n: T) -> T in Self.at(n) { n in Self.laguerre(x, n) } }
      }
    case .legendre:
      BinaryRow {
        zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, n: T) -> T in Self.at(n) { n in Self.legendre(x, n) } }
      }
    case .chebyshevT:
      BinaryRow {
        zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, n: T) -> T in
          Self.at(n) { n in chebyshev(x, n, longest: 6, first: x) }
        }
      }
    case .chebyshevU:
      BinaryRow {
        zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, n: T) -> T in
          Self.at(n) { n in chebyshev(x, n, longest: 8, first: x + x) }
        }
      }
    case .chebyshevV:
      BinaryRow {
        zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, n: T) -> T in
          Self.at(n) { n in chebyshev(x, n, longest: 8, first: x + x - 1) }
        }
      }
    case .chebyshevW:
      BinaryRow {
        zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, n: T) -> T in
          Self.at(n) { n in chebyshev(x, n, longest: 8, first: x + x + 1) }
        }
      }
    case .shiftedT:
      BinaryRow {
        zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, n: T) -> T in
          Self.at(n) { n in shifted(x, n, longest: 6) { place, _ in place } }
        }
      }
    case .shiftedU:
      BinaryRow {
        zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, n: T) -> T in
          Self.at(n) { n in shifted(x, n, longest: 6) { _, double in double } }
        }
      }
    case .shiftedV:
      BinaryRow {
        zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, n: T) -> T in
          Self.at(n) { n in shifted(x, n, longest: 6) { _, double in double - 1 } }
        }
      }
    case .shiftedW:
      BinaryRow {
        zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, n: T) -> T in
          Self.at(n) { n in shifted(x, n, longest: 4) { _, double in double + 1 } }
        }
      }
    }
  }

  /// The value for a degree that stands in a tensor: 0 below zero, and whole numbers as C makes them of what is none.
  @inline(__always) private static func at<T: RealNumber>(_ n: T, _ value: (Int) -> T) -> T {
    let degree = n.magnitude < T(0x1p63) ? Int(n) : Int.min
    return degree < 0 ? 0 : value(degree)
  }

  // MARK: Chebyshev's

  @inline(__always) private func chebyshev<T: RealNumber>(_ x: T, _ n: Int, longest: Int, first: T) -> T {
    if x.magnitude == 1 { return end(isRight: x > 0, n) }
    if n > longest, x.magnitude < 1 { return angular(x, n, isShifted: false) }
    return Self.recurrence(x + x, first, n)
  }

  /// The same of `2 x - 1`.
  @inline(__always)
  private func shifted<T: RealNumber>(_ x: T, _ n: Int, longest: Int, _ first: (T, T) -> T) -> T {
    if x == 1 || x == 0 { return end(isRight: x == 1, n) }
    let place = x + x - 1
    if n > longest, place.magnitude < 1 { return angular(place, n, isShifted: true) }
    return Self.recurrence(place + place, first(place, place + place), n)
  }

  @inline(__always) private static func recurrence<T: RealNumber>(_ double: T, _ first: T, _ n: Int) -> T {
    if n == 0 { return 1 }
    var (before, now): (T, T) = (1, first)
    var k = 2
    while k <= n, !now.isNaN {
      (before, now) = (now, T.product(double, now, minus: before))
      k &+= 1
    }
    return now
  }

  /// The value at the right or at the left end.
  private func end<T: RealNumber>(isRight: Bool, _ n: Int) -> T {
    let isEven = n & 1 == 0
    switch self {
    case .chebyshevT, .shiftedT: return isRight || isEven ? 1 : -1
    case .chebyshevU, .shiftedU: return isRight || isEven ? T(n &+ 1) : -T(n &+ 1)
    case .chebyshevV, .shiftedV: return isRight ? 1 : (isEven ? T(n &+ n &+ 1) : -T(n &+ n &+ 1))
    default: return isRight ? T(n &+ n &+ 1) : (isEven ? 1 : -1)
    }
  }

  /// The value by the angle whose cosine is x. At an end that only rounding makes, PyTorch has values of its own.
  private func angular<T: RealNumber>(_ x: T, _ n: Int, isShifted: Bool) -> T {
    let angle = T.acos(x)
    let isEven = n & 1 == 0
    switch self {
    case .chebyshevT, .shiftedT: return T.cos(T(n) * angle)
    case .chebyshevU, .shiftedU:
      let sine = T.sin(angle)
      if sine != 0 { return T.sin(T(n &+ 1) * angle) / sine }
      return T(n &+ 1) * T.cos(T(n &+ 1) * angle) / x
    case .chebyshevV, .shiftedV:
      if T.sin(angle / 2) != 1 { return T.cos((T(n) + T(0.5)) * angle) / T.cos(angle / 2) }
      return isEven ? T(n &+ n &+ 1) : -T(n &+ n &+ 1)
    default:
      if T.cos(angle / 2) != 1 { return T.sin((T(n) + T(0.5)) * angle) / T.sin(angle / 2) }
      if !isShifted, x > 0 { return T(n &+ n &+ 1) }
      return isEven ? 1 : -1
    }
  }

  // MARK: The others

  @inline(__always) private static func hermite<T: RealNumber>(_ factor: T, _ n: Int, step: Int) -> T {
    if n == 0 { return 1 }
    if n > (T.self == Float.self ? 128 : 512) { return .nan }
    var (before, now): (T, T) = (1, factor)
    for k in 1..<n { (before, now) = (now, T.product(factor, now, minus: T(k &* step) * before)) }
    return now
  }

  @inline(__always) private static func laguerre<T: RealNumber>(_ x: T, _ n: Int) -> T {
    if x == 0 || n == 0 { return 1 }
    var (before, now): (T, T) = (1, 1 - x)
    var k = 1
    while k < n, !now.isNaN {
      (before, now) = (now, T.product(T(k &+ k) + (1 - x), now, minus: T(k) * before) / T(k &+ 1))
      k &+= 1
    }
    return now
  }

  @inline(__always) private static func legendre<T: RealNumber>(_ x: T, _ n: Int) -> T {
    if x.magnitude == 1 { return x > 0 || n & 1 == 0 ? 1 : -1 }
    if n == 0 { return 1 }
    var (before, now): (T, T) = (1, x)
    var k = 1
    while k < n, !now.isNaN {
      (before, now) = (now, T.product(T(k &+ k &+ 1) * x, now, minus: T(k) * before) / T(k &+ 1))
      k &+= 1
    }
    return now
  }
}
