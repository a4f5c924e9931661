// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

extension Tensor {
  /// `add(other, alpha)`: `self + alpha * other`, broadcast.
  public func add(_ other: Tensor, alpha: Scalar = .int(1)) throws -> Tensor {
    let dtype = Promotion.common(self, other)
    return try add(other, alpha, dtype)
  }

  /// `add(number, alpha)`.
  public func add(_ other: Scalar, alpha: Scalar = .int(1)) throws -> Tensor {
    let dtype = Promotion.common(self.dtype, other)
    return try add(Tensor(other, dtype: dtype.computing), alpha, dtype)
  }

  private func add(_ other: Tensor, _ alpha: Scalar, _ dtype: DType) throws -> Tensor {
    let result: Tensor
    if alpha == .int(1) {
      result = try Elementwise.binary(.add, self, other, dtype, name: "add_stub")
    } else {
      try Tensor.checkAlpha(alpha, dtype)
      let row = Binary.scaledAddition(dtype.kind, alpha.number)
      result = try Elementwise.binary(row, converted(dtype), other.converted(dtype), dtype)
    }
    if records(with: other) { record(Derivatives.add, inputs: [self, other], scalars: [alpha], outputs: [result]) }
    return result
  }

  static func checkAlpha(_ alpha: Scalar, _ dtype: DType) throws {
    if case .bool = alpha, dtype != .bool {
      throw TensorError.runtime("Boolean alpha only supported for Boolean results.")
    }
    if alpha.isDouble && !dtype.isFloatingPoint {
      throw TensorError.runtime("For integral input tensors, argument alpha must not be a floating point number.")
    }
  }

  /// `sub(other, alpha)`: `self - alpha * other`, broadcast.
  public func sub(_ other: Tensor, alpha: Scalar = .int(1)) throws -> Tensor {
    try Tensor.checkSubtraction(dtype, other.dtype)
    let dtype = Promotion.common(self, other)
    return try sub(other, alpha, dtype, Derivatives.sub)
  }

  /// `sub(number, alpha)`.
  public func sub(_ other: Scalar, alpha: Scalar = .int(1)) throws -> Tensor {
    try Tensor.checkSubtraction(dtype, other.naturalDType)
    let dtype = Promotion.common(self.dtype, other)
    return try sub(Tensor(other, dtype: dtype.computing), alpha, dtype, Derivatives.sub)
  }

  /// `rsub(number, alpha)`: `number - alpha * self`, what `1 - x` means.
  public func rsub(_ other: Scalar, alpha: Scalar = .int(1)) throws -> Tensor {
    try Tensor.checkSubtraction(other.naturalDType, dtype)
    let dtype = Promotion.common(self.dtype, other)
    let result = try TensorContext.withoutGrad {
      try Tensor(other, dtype: dtype.computing).sub(self, alpha, dtype, Derivatives.sub)
    }
    record(Derivatives.rsub, inputs: [self], scalars: [alpha], outputs: [result])
    return result
  }

  /// `rsub(tensor, alpha)`: `other - alpha * self`.
  public func rsub(_ other: Tensor, alpha: Scalar = .int(1)) throws -> Tensor {
    try other.sub(self, alpha: alpha)
  }

  private func sub(_ other: Tensor, _ alpha: Scalar, _ dtype: DType, _ rule: Derivative) throws -> Tensor {
    let result: Tensor
    if alpha == .int(1) {
      result = try Elementwise.binary(.sub, self, other, dtype, name: "sub_stub")
    } else {
      try Tensor.checkAlpha(alpha, dtype)
      let row = Binary.scaledAddition(dtype.kind, alpha.negated.number)
      result = try Elementwise.binary(row, converted(dtype), other.converted(dtype), dtype)
    }
    if records(with: other) { record(rule, inputs: [self, other], scalars: [alpha], outputs: [result]) }
    return result
  }

  private static func checkSubtraction(_ a: DType, _ b: DType) throws {
    if a == .bool && b == .bool {
      throw TensorError.runtime(
        "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` "
          + "operator instead.")
    }
    if a == .bool || b == .bool {
      throw TensorError.runtime(
        "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use "
          + "the `~` or `logical_not()` operator instead.")
    }
  }

  /// `mul(other)`: `self * other`, broadcast.
  public func mul(_ other: Tensor) throws -> Tensor {
    try mul(other, Promotion.common(self, other))
  }

  /// `mul(number)`.
  public func mul(_ other: Scalar) throws -> Tensor {
    let dtype = Promotion.common(self.dtype, other)
    return try mul(Tensor(other, dtype: dtype.computing), dtype)
  }

  private func mul(_ other: Tensor, _ dtype: DType) throws -> Tensor {
    let result = try Elementwise.binary(.mul, self, other, dtype, name: "mul_stub")
    if records(with: other) {
      record(
        Derivatives.mul, inputs: [self, other],
        saved: [other.requiresGrad ? self : nil, requiresGrad ? other : nil], outputs: [result])
    }
    return result
  }

  /// `maximum(other)`: the larger of both, broadcast; NaN wins.
  public func maximum(_ other: Tensor) throws -> Tensor {
    try extremum(.maximum, other, Derivatives.maximum)
  }

  /// `minimum(other)`: the smaller of both, broadcast; NaN wins.
  public func minimum(_ other: Tensor) throws -> Tensor {
    try extremum(.minimum, other, Derivatives.minimum)
  }

  /// `fmax(other)`: the larger of both; a number wins over NaN.
  public func fmax(_ other: Tensor) throws -> Tensor {
    try extremum(Promotion.common(self, other).isFloatingPoint ? .fmax : .maximum, other, Derivatives.fmax)
  }

  /// `fmin(other)`: the smaller of both; a number wins over NaN.
  public func fmin(_ other: Tensor) throws -> Tensor {
    try extremum(Promotion.common(self, other).isFloatingPoint ? .fmin : .minimum, other, Derivatives.fmin)
  }

  private func extremum(_ operation: BinaryOperation, _ other: Tensor, _ rule: Derivative) throws -> Tensor {
    let result = try Elementwise.binary(operation, self, other, Promotion.common(self, other), name: "maximum_cpu")
    if records(with: other) { record(rule, inputs: [self, other], saved: [self, other], outputs: [result]) }
    return result
  }

  /// A function of two real tensors.
  func realBinary(
    _ operation: BinaryOperation, _ other: Tensor, _ rule: Derivative, savesResult: Bool = false
  ) throws -> Tensor {
    let common = Promotion.common(self, other)
    if !common.isFloatingPoint, [.hypot, .logaddexp, .logaddexp2, .nextafter, .igamma, .igammac].contains(operation) {
      throw TensorError.notImplemented("\(operation)_cpu", common)
    }
    let dtype = Promotion.real(common)
    let result =
      dtype.isHalf && (operation == .xlogy || operation == .xlog1py)
      ? try halfProduct(operation, other, dtype)
      : try Elementwise.binary(operation, self, other, dtype, name: "\(operation)_cpu")
    if records(with: other) {
      record(
        rule, inputs: [self, other], saved: savesResult ? [self, other, result] : [self, other], outputs: [result])
    }
    return result
  }

  /// `xlogy` and `xlog1py` of 16-bit floats, whose logarithm is rounded before the product is.
  private func halfProduct(_ operation: BinaryOperation, _ other: Tensor, _ dtype: DType) throws -> Tensor {
    try TensorContext.withoutGrad {
      let (x, y) = (try converted(dtype), try other.converted(dtype))
      let logarithm = try operation == .xlogy ? y.log() : y.log1p()
      return try x.mul(logarithm).maskedFill(x.eq(.int(0)).logicalAnd(y.isnan().logicalNot()), .int(0))
    }
  }

  /// `atan2(other)`: the angle of the point (other, self).
  public func atan2(_ other: Tensor) throws -> Tensor { try realBinary(.atan2, other, Derivatives.atan2) }

  /// `hypot(other)`: `sqrt(self^2 + other^2)`.
  public func hypot(_ other: Tensor) throws -> Tensor {
    try realBinary(.hypot, other, Derivatives.hypot, savesResult: true)
  }

  /// `logaddexp(other)`: `log(e^self + e^other)`.
  public func logaddexp(_ other: Tensor) throws -> Tensor {
    try realBinary(.logaddexp, other, Derivatives.logaddexp)
  }

  /// `logaddexp2(other)`: `log2(2^self + 2^other)`.
  public func logaddexp2(_ other: Tensor) throws -> Tensor {
    try realBinary(.logaddexp2, other, Derivatives.logaddexp2)
  }

  /// `copysign(other)`: the size of `self` with the sign of `other`.
  public func copysign(_ other: Tensor) throws -> Tensor {
    try realBinary(.copysign, other, Derivatives.copysign, savesResult: true)
  }

  /// `xlogy(other)`: `self * log(other)`, 0 where `self` is 0.
  public func xlogy(_ other: Tensor) throws -> Tensor { try realBinary(.xlogy, other, Derivatives.xlogy) }

  /// `nextafter(other)`: the next number from `self` toward `other`.
  public func nextafter(_ other: Tensor) throws -> Tensor {
    try realBinary(.nextafter, other, Derivatives.nextafter)
  }

  /// `heaviside(values)`: 0 for negative elements, 1 for positive ones, `values` at zero.
  public func heaviside(_ values: Tensor) throws -> Tensor {
    guard dtype == values.dtype else {
      throw TensorError.runtime("heaviside is not yet implemented for tensors with different dtypes.")
    }
    if dtype.isFloatingPoint {
      let result = try Elementwise.binary(.heaviside, self, values, dtype, name: "heaviside_cpu")
      if records(with: values) { record(Derivatives.heaviside, inputs: [self, values], outputs: [result]) }
      return result
    }
    let step = try gt(.int(0)).to(dtype)
    return try Tensor.where(eq(.int(0)), values, step)
  }
}

extension Scalar {
  /// The number with the other sign.
  public var negated: Scalar {
    switch self {
    case .bool(let value): .int(value ? -1 : 0)
    case .int(let value): .int(0 &- value)
    case .double(let value): .double(-value)
    }
  }
}
