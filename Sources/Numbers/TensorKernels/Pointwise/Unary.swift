// SPDX-License-Identifier: GPL-3.0-or-later

/// Operations on one element that give an element of the same type.
public enum UnaryOperation: Sendable {
  // All numbers.
  case neg, abs, sign, square, relu
  // Truth values and integers.
  case bitNot
  // Floats.
  case sqrt, rsqrt, reciprocal, exp, exp2, expm1, log, log2, log10, log1p
  case sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh
  case sigmoid, erf, erfc, erfinv, lgamma, digamma, floor, ceil, round, trunc, frac
}

/// Questions about one element.
public enum UnaryQuestion: Sendable { case isNaN, isInfinite, isFinite, isZero, isNegativeSign }

/// The row loops of pointwise operations with one operand.
public enum Unary {
  /// The loop of an operation for an element type; nil when the type has no such operation.
  public static func row(_ operation: UnaryOperation, _ kind: ElementKind) -> UnaryRow? {
    switch kind {
    case .bool:
      operation == .bitNot ? UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: UInt8) in x ^ 1 } } : nil
    case .int32: integer(operation, Int32.self)
    case .int64: integer(operation, Int64.self)
    case .float32: vector(operation) ?? WideRows.row(operation) ?? real(operation, Float.self)
    case .float64: real(operation, Double.self)
    case .uint8, .int8, .int16, .float16, .bfloat16:
      row(operation, kind.computing).map { StorageRows.unary($0, kind) }
    }
  }

  private static func integer<T: IntegerNumber>(_ operation: UnaryOperation, _ type: T.Type) -> UnaryRow? {
    switch operation {
    case .neg: UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: T) -> T in 0 &- x } }
    case .abs: UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: T) -> T in x < 0 ? 0 &- x : x } }
    case .sign: UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: T) -> T in x > 0 ? 1 : (x < 0 ? 0 &- 1 : 0) } }
    case .square: UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: T) -> T in x &* x } }
    case .relu: UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: T) -> T in x > 0 ? x : 0 } }
    case .bitNot: UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: T) -> T in ~x } }
    default: nil
    }
  }

  /// Float32 functions with vector code of their own.
  private static func vector(_ operation: UnaryOperation) -> UnaryRow? {
    switch operation {
    case .exp: UnaryRow { VectorMath.map(VectorExp.self, $0, $1, $2, $3, $4) }
    case .sin: UnaryRow { VectorMath.map(VectorSin.self, $0, $1, $2, $3, $4) }
    case .cos: UnaryRow { VectorMath.map(VectorCos.self, $0, $1, $2, $3, $4) }
    case .expm1: UnaryRow { VectorMath.map(VectorExpm1.self, $0, $1, $2, $3, $4) }
    case .log1p: UnaryRow { VectorMath.map(VectorLog1p.self, $0, $1, $2, $3, $4) }
    case .sigmoid: Activations.row(.sigmoid, .float32)
    case .exp2:
      UnaryRow { out, ostep, a, astep, count in
        let whole = ostep == 1 && astep == 1 ? count & ~15 : 0
        VectorMath.map(VectorExp2.self, out, ostep, a, astep, whole)
        mapRowSlowly(out + whole &* 4, ostep, a + whole &* 4, astep, count &- whole, Float.exp2)
      }
    case .lgamma:
      UnaryRow { mapRowSlowly($0, $1, $2, $3, $4) { (x: Float) -> Float in Float(Double.lgamma(Double(x))) } }
    case .digamma: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4) { (x: Float) -> Float in Digamma.value(x) } }
    default: nil
    }
  }

  private static func real<T: RealNumber>(_ operation: UnaryOperation, _ type: T.Type) -> UnaryRow? {
    switch operation {
    case .neg: UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: T) -> T in -x } }
    case .abs: UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: T) -> T in x.magnitude } }
    case .sign: UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: T) -> T in x > 0 ? 1 : (x < 0 ? -1 : 0) } }
    case .square: UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: T) -> T in x * x } }
    case .relu: UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: T) -> T in x < 0 ? 0 : x } }
    case .sqrt: UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: T) -> T in x.squareRoot() } }
    case .rsqrt: UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: T) -> T in 1 / x.squareRoot() } }
    case .reciprocal: UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: T) -> T in 1 / x } }
    case .floor: UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: T) -> T in x.rounded(.down) } }
    case .ceil: UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: T) -> T in x.rounded(.up) } }
    case .round: UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: T) -> T in x.rounded(.toNearestOrEven) } }
    case .trunc: UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: T) -> T in x.rounded(.towardZero) } }
    case .frac: UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: T) -> T in x - x.rounded(.towardZero) } }
    case .bitNot: nil
    default: transcendental(operation, T.self)
    }
  }

  private static func transcendental<T: RealNumber>(_ operation: UnaryOperation, _ type: T.Type) -> UnaryRow? {
    switch operation {
    case .exp: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4, T.exp) }
    case .exp2: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4, T.exp2) }
    case .expm1: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4, T.expm1) }
    case .log: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4, T.log) }
    case .log2: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4, T.log2) }
    case .log10: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4, T.log10) }
    case .log1p: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4, T.log1p) }
    case .sin: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4, T.sin) }
    case .cos: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4, T.cos) }
    case .tan: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4, T.tan) }
    case .asin: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4, T.asin) }
    case .acos: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4, T.acos) }
    case .atan: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4, T.atan) }
    case .sinh: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4, T.sinh) }
    case .cosh: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4, T.cosh) }
    case .tanh: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4, T.tanh) }
    case .asinh: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4, T.asinh) }
    case .acosh: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4, T.acosh) }
    case .atanh: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4, T.atanh) }
    case .sigmoid: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4) { (x: T) -> T in 1 / (1 + T.exp(-x)) } }
    case .erf: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4, T.erf) }
    case .erfc: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4, T.erfc) }
    case .erfinv:
      UnaryRow { mapRowSlowly($0, $1, $2, $3, $4) { (x: T) -> T in T(InverseErrorFunction.value(Double(x))) } }
    case .lgamma: UnaryRow { mapRowSlowly($0, $1, $2, $3, $4, T.lgamma) }
    case .digamma:
      UnaryRow { mapRowSlowly($0, $1, $2, $3, $4) { (x: T) -> T in Digamma.value(x) } }
    default: nil
    }
  }

  /// The loop of a question; the result is a row of truth values.
  public static func question(_ question: UnaryQuestion, _ kind: ElementKind) -> UnaryRow {
    switch kind {
    case .bool: ask(question, UInt8.self)
    case .int32: ask(question, Int32.self)
    case .int64: ask(question, Int64.self)
    case .float32: askReal(question, Float.self)
    case .float64: askReal(question, Double.self)
    case .uint8, .int8, .int16, .float16, .bfloat16:
      StorageRows.unary(Unary.question(question, kind.computing), kind, rounds: false)
    }
  }

  private static func ask<T: IntegerNumber>(_ question: UnaryQuestion, _ type: T.Type) -> UnaryRow {
    switch question {
    case .isNaN, .isInfinite: UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: T) in false } }
    case .isFinite: UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: T) in true } }
    case .isZero: UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: T) in x == 0 } }
    case .isNegativeSign: UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: T) in x < 0 } }
    }
  }

  private static func askReal<T: RealNumber>(_ question: UnaryQuestion, _ type: T.Type) -> UnaryRow {
    switch question {
    case .isNaN: UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: T) in x != x } }
    case .isInfinite: UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: T) in x.magnitude == T.infinity } }
    case .isFinite: UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: T) in x.magnitude < T.infinity } }
    case .isZero: UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: T) in x == 0 } }
    case .isNegativeSign: UnaryRow { mapRow($0, $1, $2, $3, $4) { (x: T) in T(signOf: x, magnitudeOf: 1) < 0 } }
    }
  }
}
