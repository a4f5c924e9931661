// SPDX-License-Identifier: GPL-3.0-or-later

/// Operations on two elements of one type that give an element of that type.
public enum BinaryOperation: Sendable {
  // All numbers (for truth values: or, and, or, and).
  case add, sub, mul, maximum, minimum
  // Numbers: division in Python's and C's rounding, powers.
  case div, floorDiv, truncDiv, remainder, fmod, pow
  // Integers and truth values.
  case bitAnd, bitOr, bitXor
  // Integers.
  case shiftLeft, shiftRight, gcd, lcm
  // Floats.
  case atan2, hypot, logaddexp, logaddexp2, fmax, fmin, copysign, nextafter, xlogy, xlog1py
  /// Hurwitz' zeta function, and the regularised incomplete gamma functions.
  case zeta, igamma, igammac
  /// 0, the second operand, or 1, as the first is negative, zero or positive.
  case heaviside
  /// Binary cross entropy of a probability and a target.
  case crossEntropy
  // Gradients that are one pass: g times the derivative written with the result y.
  case sigmoidGradient, tanhGradient, reluGradient
}

/// Comparisons of two elements of one type.
public enum Comparison: Sendable { case eq, ne, lt, le, gt, ge }

/// The row loops of pointwise operations with two operands.
public enum Binary {
  /// The loop of an operation for an element type; nil when the type has no such operation.
  public static func row(_ operation: BinaryOperation, _ kind: ElementKind) -> BinaryRow? {
    switch kind {
    case .bool: truth(operation)
    case .int32: integer(operation, Int32.self)
    case .int64: integer(operation, Int64.self)
    case .float32: WideRows.row(operation) ?? single(operation) ?? real(operation, Float.self)
    case .float64: double(operation) ?? real(operation, Double.self)
    case .uint8, .int8, .int16, .float16, .bfloat16:
      row(operation, kind.computing).map { StorageRows.binary($0, kind) }
    }
  }

  private static func truth(_ operation: BinaryOperation) -> BinaryRow? {
    switch operation {
    case .add, .maximum, .bitOr:
      BinaryRow { zipRow($0, $1, $2, $3, $4, $5, $6) { (x: UInt8, y: UInt8) in x | y } }
    case .mul, .minimum, .bitAnd:
      BinaryRow { zipRow($0, $1, $2, $3, $4, $5, $6) { (x: UInt8, y: UInt8) in x & y } }
    case .bitXor:
      BinaryRow { zipRow($0, $1, $2, $3, $4, $5, $6) { (x: UInt8, y: UInt8) in x ^ y } }
    default: nil
    }
  }

  private static func shared<T: Number>(_ operation: BinaryOperation, _ type: T.Type) -> BinaryRow? {
    switch operation {
    case .add: BinaryRow { zipRow($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in x.plus(y) } }
    case .sub: BinaryRow { zipRow($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in x.minus(y) } }
    case .mul: BinaryRow { zipRow($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in x.times(y) } }
    case .maximum: BinaryRow { zipRow($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in x.larger(y) } }
    case .minimum: BinaryRow { zipRow($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in x.smaller(y) } }
    default: nil
    }
  }

  private static func integer<T: IntegerNumber>(_ operation: BinaryOperation, _ type: T.Type) -> BinaryRow? {
    switch operation {
    case .floorDiv: BinaryRow { zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in x.flooredQuotient(y) } }
    case .truncDiv:
      BinaryRow { zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in x.truncatedQuotient(y) } }
    case .remainder:
      BinaryRow { zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in x.flooredRemainder(y) } }
    case .fmod: BinaryRow { zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in x.truncatedRemainder(y) } }
    case .pow: BinaryRow { zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in x.raised(to: y) } }
    case .bitAnd: BinaryRow { zipRow($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in x & y } }
    case .bitOr: BinaryRow { zipRow($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in x | y } }
    case .bitXor: BinaryRow { zipRow($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in x ^ y } }
    case .shiftLeft:
      BinaryRow {
        zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in y < 0 || y >= T.bitWidth ? 0 : x &<< y }
      }
    case .shiftRight:
      BinaryRow {
        zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in
          y < 0 || y >= T.bitWidth ? (x < 0 ? 0 &- 1 : 0) : x &>> y
        }
      }
    case .gcd: BinaryRow { zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in divisor(x, y) } }
    case .lcm:
      BinaryRow {
        zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in
          let common = divisor(x, y)
          if common == 0 { return 0 }
          let product = x.truncatedQuotient(common) &* y
          return product < 0 ? 0 &- product : product
        }
      }
    default: shared(operation, T.self)
    }
  }

  private static func divisor<T: IntegerNumber>(_ x: T, _ y: T) -> T {
    var (a, b) = (x < 0 ? 0 &- x : x, y < 0 ? 0 &- y : y)
    while b != 0 { (a, b) = (b, a.truncatedRemainder(b)) }
    return a < 0 ? 0 &- a : a
  }

  /// Float32 functions with vector code of their own; what is left of a row goes through the C library, as PyTorch's does.
  private static func single(_ operation: BinaryOperation) -> BinaryRow? {
    guard [.logaddexp, .logaddexp2, .pow, .atan2].contains(operation), let rest = real(operation, Float.self) else {
      return nil
    }
    if operation == .pow { return VectorPairs.row(rest) { x, y in VectorPairs.power(x, y) } }
    if operation == .atan2 { return VectorPairs.row(rest) { y, x in VectorPairs.angle(y, x) } }
    if operation == .logaddexp {
      return BinaryRow {
        sumOfPowers(rest, $0, $1, $2, $3, $4, $5, $6) { top, distance in
          top + VectorMath.log1p(VectorMath.exp(distance))
        }
      }
    }
    return BinaryRow {
      sumOfPowers(rest, $0, $1, $2, $3, $4, $5, $6) { top, distance in
        top.addingProduct(
          VectorMath.log1p(VectorMath.exp2(distance)), SIMD16(repeating: 1.442695040888963407359924681001892137))
      }
    }
  }

  /// The same in float64.
  private static func double(_ operation: BinaryOperation) -> BinaryRow? {
    guard operation == .pow || operation == .atan2, let rest = real(operation, Double.self) else { return nil }
    if operation == .pow { return WidePairs.row(rest) { x, y in WidePairs.power(x, y) } }
    return WidePairs.row(rest) { y, x in WidePairs.angle(y, x) }
  }

  /// A function of the larger one and of the distance to the smaller one, as a negative number.
  @inline(__always)
  private static func sumOfPowers(
    _ rest: BinaryRow, _ out: UnsafeMutableRawPointer, _ ostep: Int, _ a: UnsafeRawPointer, _ astep: Int,
    _ b: UnsafeRawPointer, _ bstep: Int, _ count: Int, _ body: (SIMD16<Float>, SIMD16<Float>) -> SIMD16<Float>
  ) {
    let whole = ostep == 1 && astep | bstep == 1 ? (count & ~15) &* 4 : 0
    for i in stride(from: 0, to: whole, by: 64) {
      let x = VectorPairs.vector(a, astep, at: i)
      let y = VectorPairs.vector(b, bstep, at: i)
      let top = y.replacing(with: x, where: (x .> y) .| (x .!= x))
      let isEnd = (x .== y) .& (x.magnitude .== Float.infinity)
      let value = body(top, -(x - y).magnitude).replacing(with: x, where: isEnd)
      (out + i).storeBytes(of: value, as: SIMD16<Float>.self)
    }
    let done = whole / 4
    rest(out + whole, ostep, a + whole &* astep, astep, b + whole &* bstep, bstep, count &- done)
  }

  private static func real<T: RealNumber>(_ operation: BinaryOperation, _ type: T.Type) -> BinaryRow? {
    switch operation {
    case .div: BinaryRow { zipRow($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in x / y } }
    case .floorDiv: BinaryRow { zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in x.flooredQuotient(y) } }
    case .truncDiv:
      BinaryRow { zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in (x / y).rounded(.towardZero) } }
    case .remainder:
      BinaryRow { zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in x.flooredRemainder(y) } }
    case .fmod: BinaryRow { zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in T.fmod(x, y) } }
    case .pow: BinaryRow { zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in T.pow(x, y) } }
    case .atan2: BinaryRow { zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in T.atan2(x, y) } }
    case .hypot: BinaryRow { zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in T.hypot(x, y) } }
    case .logaddexp:
      BinaryRow {
        zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in
          if x.isInfinite && x == y { return x }
          let top = x.larger(y)
          return top + T.log1p(T.exp(-(x - y).magnitude))
        }
      }
    case .logaddexp2:
      BinaryRow {
        zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in
          if x.isInfinite && x == y { return x }
          let top = x.larger(y)
          return top + T.log1p(T.exp2(-(x - y).magnitude)) * T(1.442695040888963407359924681001892137)
        }
      }
    case .fmax:
      BinaryRow {
        zipRow($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in x != x ? y : (y != y ? x : (x > y ? x : y)) }
      }
    case .fmin:
      BinaryRow {
        zipRow($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in x != x ? y : (y != y ? x : (x < y ? x : y)) }
      }
    case .copysign:
      BinaryRow { zipRow($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in T(signOf: y, magnitudeOf: x) } }
    case .nextafter: BinaryRow { zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in T.nextafter(x, y) } }
    case .xlogy:
      BinaryRow {
        zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in
          y != y ? y : (x == 0 ? 0 : x * T.log(y))
        }
      }
    case .xlog1py:
      BinaryRow {
        zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in
          y != y ? y : (x == 0 ? 0 : x * T.log1p(y))
        }
      }
    case .zeta: BinaryRow { zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in Zeta.hurwitz(x, y) } }
    case .igamma:
      BinaryRow {
        zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (a: T, x: T) -> T in IncompleteGamma<SeparateProducts>.lower(a, x) }
      }
    case .igammac:
      BinaryRow {
        zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (a: T, x: T) -> T in IncompleteGamma<FusedProducts>.upper(a, x) }
      }
    case .heaviside:
      BinaryRow { zipRow($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in x == 0 ? y : (x < 0 || x != x ? 0 : 1) } }
    case .crossEntropy:
      BinaryRow {
        zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in
          (y - 1) * T(-100).larger(T.log1p(-x)) - y * T(-100).larger(T.log(x))
        }
      }
    case .sigmoidGradient: BinaryRow { zipRow($0, $1, $2, $3, $4, $5, $6) { (g: T, y: T) -> T in g * (1 - y) * y } }
    case .tanhGradient:
      BinaryRow {
        zipRow($0, $1, $2, $3, $4, $5, $6) { (g: T, y: T) -> T in
          g * T(1).addingProduct(-y, y)
        }
      }
    case .reluGradient: BinaryRow { zipRow($0, $1, $2, $3, $4, $5, $6) { (g: T, y: T) -> T in y <= 0 ? 0 : g } }
    default: shared(operation, T.self)
    }
  }

  /// Powers with one exponent for all: what is left of a row of vectors is computed in double precision, with the exponent as it was given.
  public static func power(_ exponent: Double) -> BinaryRow {
    let rest = BinaryRow {
      zipRowSlowly($0, $1, $2, $3, $4, $5, $6) { (x: Float, y: Float) -> Float in Float(Double.pow(Double(x), exponent))
      }
    }
    return VectorPairs.row(rest) { x, y in VectorPairs.power(x, y) }
  }

  /// `x + factor * y`.
  public static func scaledAddition(_ kind: ElementKind, _ factor: Copying.Number) -> BinaryRow {
    switch kind {
    case .bool: BinaryRow { zipRow($0, $1, $2, $3, $4, $5, $6) { (x: UInt8, y: UInt8) in x | y } }
    case .int32: scaled(Int32.self, factor)
    case .int64: scaled(Int64.self, factor)
    case .float32: scaled(Float.self, factor)
    case .float64: scaled(Double.self, factor)
    case .uint8, .int8, .int16, .float16, .bfloat16:
      StorageRows.binary(scaledAddition(kind.computing, factor), kind)
    }
  }

  private static func scaled<T: Number>(_ type: T.Type, _ factor: Copying.Number) -> BinaryRow {
    let scale: T =
      switch factor {
      case .integer(let value): T(integer: value)
      case .real(let value): T(wide: value)
      }
    return BinaryRow { zipRow($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) -> T in x.plus(scale, times: y) } }
  }

  /// A comparison's loop; the result is a row of truth values.
  public static func comparison(_ comparison: Comparison, _ kind: ElementKind) -> BinaryRow {
    switch kind {
    case .bool: compare(comparison, UInt8.self)
    case .int32: compare(comparison, Int32.self)
    case .int64: compare(comparison, Int64.self)
    case .float32: compare(comparison, Float.self)
    case .float64: compare(comparison, Double.self)
    case .uint8, .int8, .int16, .float16, .bfloat16:
      StorageRows.binary(Binary.comparison(comparison, kind.computing), kind, rounds: false)
    }
  }

  private static func compare<T: Number>(_ comparison: Comparison, _ type: T.Type) -> BinaryRow {
    switch comparison {
    case .eq: BinaryRow { zipRow($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) in x == y } }
    case .ne: BinaryRow { zipRow($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) in x != y } }
    case .lt: BinaryRow { zipRow($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) in x < y } }
    case .le: BinaryRow { zipRow($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) in x <= y } }
    case .gt: BinaryRow { zipRow($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) in x > y } }
    case .ge: BinaryRow { zipRow($0, $1, $2, $3, $4, $5, $6) { (x: T, y: T) in x >= y } }
    }
  }
}
