// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

extension Tensor {
  /// A function that keeps the type, for floats only recorded with a rule.
  private func keeping(
    _ operation: UnaryOperation, _ rule: Derivative, name: String, saved: Bool = false, savesResult: Bool = false
  ) throws -> Tensor {
    guard let row = Unary.row(operation, dtype.kind) else { throw TensorError.notImplemented(name, dtype) }
    let result = try Elementwise.unary(row, self, dtype)
    if TensorContext.records(self) {
      record(rule, inputs: [self], saved: saved ? [self] : (savesResult ? [result] : []), outputs: [result])
    }
    return result
  }

  /// `neg()`: `-x`.
  public func neg() throws -> Tensor {
    if dtype == .bool {
      throw TensorError.runtime(
        "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the "
          + "`~` or `logical_not()` operator instead.")
    }
    return try keeping(.neg, Derivatives.neg, name: "neg_cpu")
  }

  /// `positive()`: `+x`.
  public func positive() throws -> Tensor {
    if dtype == .bool { throw TensorError.runtime("The `+` operator, on a bool tensor is not supported.") }
    return self
  }

  /// `abs()`: the size of each element.
  public func abs() throws -> Tensor {
    if dtype == .bool { throw TensorError.notImplemented("abs_cpu", dtype) }
    return try keeping(.abs, Derivatives.abs, name: "abs_cpu", saved: true)
  }

  /// `sign()`: -1, 0 or 1.
  public func sign() throws -> Tensor {
    if dtype == .bool { return try clone() }
    return try keeping(.sign, Derivatives.sign, name: "sign_cpu")
  }

  /// `sgn()`: the same as `sign` for real numbers.
  public func sgn() throws -> Tensor {
    if dtype == .bool { return try clone() }
    return try keeping(.sign, Derivatives.sgn, name: "sgn_cpu")
  }

  /// `square()`: `x^2`.
  public func square() throws -> Tensor { try pow(.int(2)) }

  /// `relu()`: `max(x, 0)`.
  public func relu() throws -> Tensor {
    if dtype == .bool { throw TensorError.runtime("Boolean inputs not supported for relu") }
    return try keeping(.relu, Derivatives.relu, name: "relu", savesResult: true)
  }

  /// Rounding functions leave integers as they are.
  private func rounding(_ operation: UnaryOperation, _ rule: Derivative, name: String) throws -> Tensor {
    if dtype == .bool { throw TensorError.notImplemented(name, dtype) }
    if !dtype.isFloatingPoint { return try clone() }
    return try keeping(operation, rule, name: name)
  }

  /// `floor()`: the greatest integer not above.
  public func floor() throws -> Tensor { try rounding(.floor, Derivatives.floor, name: "floor_vml_cpu") }

  /// `ceil()`: the least integer not below.
  public func ceil() throws -> Tensor { try rounding(.ceil, Derivatives.ceil, name: "ceil_vml_cpu") }

  /// `trunc()`: toward zero.
  public func trunc() throws -> Tensor { try rounding(.trunc, Derivatives.trunc, name: "trunc_vml_cpu") }

  /// `round()`: to the nearest integer, halves to even.
  public func round() throws -> Tensor { try rounding(.round, Derivatives.round, name: "round_vml_cpu") }

  /// `round(decimals)`.
  public func round(decimals: Int) throws -> Tensor {
    if !dtype.isFloatingPoint { throw TensorError.notImplemented(decimals == 0 ? "round_vml_cpu" : "round_cpu", dtype) }
    let power = Swift.min(Swift.abs(decimals == Int.min ? Int.max : decimals), 400)
    var scale = 1.0
    for _ in 0..<power { scale *= 10 }
    let result = try TensorContext.withoutGrad {
      if decimals == 0 { return try round() }
      let x = try converted(dtype.computing)
      let value =
        decimals > 0
        ? try x.mul(.double(scale)).round().div(.double(scale)) : try x.div(.double(scale)).round().mul(.double(scale))
      return try value.converted(dtype)
    }
    record(Derivatives.roundDecimals, inputs: [self], outputs: [result])
    return result
  }

  /// `frac()`: what is left after `trunc`.
  public func frac() throws -> Tensor { try keeping(.frac, Derivatives.frac, name: "frac_cpu") }

  /// `deg2rad()`: degrees to radians.
  public func deg2rad() throws -> Tensor { try scaled(.double(0.017453292519943295), Derivatives.deg2rad) }

  /// `rad2deg()`: radians to degrees.
  public func rad2deg() throws -> Tensor { try scaled(.double(57.29577951308232), Derivatives.rad2deg) }

  private func scaled(_ factor: Scalar, _ rule: Derivative) throws -> Tensor {
    let result = try TensorContext.withoutGrad { try mul(factor) }
    record(rule, inputs: [self], outputs: [result])
    return result
  }

  /// `logit(eps)`: `log(x / (1 - x))`, with x first limited to [eps, 1 - eps] when eps is given.
  public func logit(eps: Double? = nil) throws -> Tensor {
    let result = try TensorContext.withoutGrad {
      let real = try to(Promotion.real(dtype))
      let x = try eps.map { try real.clamp(min: .double($0), max: .double(1 - $0)) } ?? real
      return try x.div(x.rsub(.int(1))).log()
    }
    record(Derivatives.logit, inputs: [self], saved: [self], doubles: [eps ?? -1], outputs: [result])
    return result
  }

  /// `sinc()`: `sin(pi x) / (pi x)`.
  public func sinc() throws -> Tensor { try special(.sinc) }

  /// `angle()`: pi for negative numbers, else 0.
  public func angle() throws -> Tensor {
    let dtype = Promotion.real(self.dtype)
    let result = try TensorContext.withoutGrad {
      let zero = try Tensor.full(shape, .int(0), dtype: dtype)
      return try zero.maskedFill(lt(.int(0)), .double(.pi)).maskedFill(isnan(), .double(.nan))
    }
    record(Derivatives.angle, inputs: [self], saved: [self], outputs: [result])
    return result
  }

  /// `nan_to_num(nan, posinf, neginf)`: replaces NaN by 0 and infinities by the type's limits, or by what is given.
  public func nanToNum(nan: Double? = nil, posinf: Double? = nil, neginf: Double? = nil) throws -> Tensor {
    if !dtype.isFloatingPoint { return try clone() }
    let limit = dtype.greatestFinite
    let result = try TensorContext.withoutGrad {
      try maskedFill(isnan(), .double(nan ?? 0)).maskedFill(eq(.double(.infinity)), .double(posinf ?? limit))
        .maskedFill(eq(.double(-.infinity)), .double(neginf ?? -limit))
    }
    record(Derivatives.nanToNum, inputs: [self], saved: [self], outputs: [result])
    return result
  }

  /// `isnan()`.
  public func isnan() throws -> Tensor { try asked(.isNaN) }
  /// `isinf()`.
  public func isinf() throws -> Tensor { try asked(.isInfinite) }
  /// `isfinite()`.
  public func isfinite() throws -> Tensor { try asked(.isFinite) }
  /// `isposinf()`.
  public func isposinf() throws -> Tensor { try dtype.isFloatingPoint ? eq(.double(.infinity)) : asked(.isNaN) }
  /// `isneginf()`.
  public func isneginf() throws -> Tensor { try dtype.isFloatingPoint ? eq(.double(-.infinity)) : asked(.isNaN) }
  /// `isreal()`: true everywhere.
  public func isreal() throws -> Tensor { try Tensor.ones(shape, dtype: .bool) }
  /// `signbit()`: whether the sign is minus.
  public func signbit() throws -> Tensor { try asked(.isNegativeSign) }
  /// `logical_not()`.
  public func logicalNot() throws -> Tensor { try asked(.isZero) }

  private func asked(_ question: UnaryQuestion) throws -> Tensor {
    try Elementwise.unary(Unary.question(question, dtype.kind), self, .bool)
  }
}
