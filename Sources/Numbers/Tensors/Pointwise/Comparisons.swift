// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

extension Tensor {
  private func compared(_ comparison: Comparison, _ other: Tensor, _ dtype: DType) throws -> Tensor {
    let row = Binary.comparison(comparison, dtype.kind)
    return try Elementwise.binary(row, converted(dtype), other.converted(dtype), .bool)
  }
  private func compared(_ comparison: Comparison, _ other: Tensor) throws -> Tensor {
    try compared(comparison, other, Promotion.common(self, other))
  }
  private func compared(_ comparison: Comparison, _ other: Scalar) throws -> Tensor {
    let dtype = Promotion.common(self.dtype, other)
    return try compared(comparison, Tensor(other, dtype: dtype), dtype)
  }

  /// `eq(other)`: equal, element by element.
  public func eq(_ other: Tensor) throws -> Tensor { try compared(.eq, other) }
  /// `eq(number)`.
  public func eq(_ other: Scalar) throws -> Tensor { try compared(.eq, other) }
  /// `ne(other)`: not equal.
  public func ne(_ other: Tensor) throws -> Tensor { try compared(.ne, other) }
  /// `ne(number)`.
  public func ne(_ other: Scalar) throws -> Tensor { try compared(.ne, other) }
  /// `lt(other)`: less.
  public func lt(_ other: Tensor) throws -> Tensor { try compared(.lt, other) }
  /// `lt(number)`.
  public func lt(_ other: Scalar) throws -> Tensor { try compared(.lt, other) }
  /// `le(other)`: less or equal.
  public func le(_ other: Tensor) throws -> Tensor { try compared(.le, other) }
  /// `le(number)`.
  public func le(_ other: Scalar) throws -> Tensor { try compared(.le, other) }
  /// `gt(other)`: greater.
  public func gt(_ other: Tensor) throws -> Tensor { try compared(.gt, other) }
  /// `gt(number)`.
  public func gt(_ other: Scalar) throws -> Tensor { try compared(.gt, other) }
  /// `ge(other)`: greater or equal.
  public func ge(_ other: Tensor) throws -> Tensor { try compared(.ge, other) }
  /// `ge(number)`.
  public func ge(_ other: Scalar) throws -> Tensor { try compared(.ge, other) }

  /// `equal(other)`: whether shape and all elements agree.
  public func equal(_ other: Tensor) throws -> Bool {
    guard shape == other.shape else { return false }
    return try !TensorContext.withoutGrad { try ne(other) }.bools().contains(true)
  }

  /// `isclose(other, rtol, atol, equal_nan)`: `|self - other| <= atol + rtol * |other|`.
  public func isclose(
    _ other: Tensor, rtol: Double = 1e-5, atol: Double = 1e-8, equalNaN: Bool = false
  ) throws -> Tensor {
    guard dtype == other.dtype else {
      throw TensorError.runtime("\(dtype.scalarTypeName) did not match \(other.dtype.scalarTypeName)")
    }
    if rtol < 0 || rtol.isNaN {
      throw TensorError.runtime("rtol must be greater than or equal to zero, but got \(rtol)")
    }
    if atol < 0 || atol.isNaN {
      throw TensorError.runtime("atol must be greater than or equal to zero, but got \(atol)")
    }
    return try TensorContext.withoutGrad {
      var close = try eq(other)
      if equalNaN && dtype.isFloatingPoint { close = try close.logicalOr(isnan().logicalAnd(other.isnan())) }
      if rtol == 0 && atol == 0 { return close }
      let (a, b) = dtype.isFloatingPoint ? (self, other) : (try to(.float64), try other.to(.float64))
      let allowed = try b.mul(.double(rtol)).abs().add(.double(atol))
      let difference = try a.sub(b).abs()
      return try close.logicalOr(difference.isfinite().logicalAnd(difference.le(allowed)))
    }
  }

  /// `allclose(other, rtol, atol, equal_nan)`.
  public func allclose(
    _ other: Tensor, rtol: Double = 1e-5, atol: Double = 1e-8, equalNaN: Bool = false
  ) throws -> Bool {
    try !isclose(other, rtol: rtol, atol: atol, equalNaN: equalNaN).bools().contains(false)
  }

  private func truth() throws -> Tensor { dtype == .bool ? self : try ne(.int(0)) }

  private func logical(_ operation: BinaryOperation, _ other: Tensor) throws -> Tensor {
    try Elementwise.binary(operation, truth(), other.truth(), .bool, name: "logical")
  }

  /// `logical_and(other)`.
  public func logicalAnd(_ other: Tensor) throws -> Tensor { try logical(.bitAnd, other) }
  /// `logical_or(other)`.
  public func logicalOr(_ other: Tensor) throws -> Tensor { try logical(.bitOr, other) }
  /// `logical_xor(other)`.
  public func logicalXor(_ other: Tensor) throws -> Tensor { try logical(.bitXor, other) }

  private func bitwise(_ operation: BinaryOperation, _ other: Tensor, _ dtype: DType, _ name: String) throws -> Tensor {
    if dtype.isFloatingPoint {
      _ = try Shape.broadcast(shape, other.shape)
      throw TensorError.notImplemented(name, dtype)
    }
    return try Elementwise.binary(operation, self, other, dtype, name: name)
  }
  private func bitwise(_ operation: BinaryOperation, _ other: Tensor, _ name: String) throws -> Tensor {
    try bitwise(operation, other, Promotion.common(self, other), name)
  }
  private func bitwise(_ operation: BinaryOperation, _ other: Scalar, _ name: String) throws -> Tensor {
    let dtype = Promotion.common(self.dtype, other)
    return try bitwise(operation, Tensor(other, dtype: dtype), dtype, name)
  }

  /// `bitwise_and(other)`: `&`.
  public func bitwiseAnd(_ other: Tensor) throws -> Tensor { try bitwise(.bitAnd, other, "bitwise_and_cpu") }
  /// `bitwise_and(number)`.
  public func bitwiseAnd(_ other: Scalar) throws -> Tensor { try bitwise(.bitAnd, other, "bitwise_and_cpu") }
  /// `bitwise_or(other)`: `|`.
  public func bitwiseOr(_ other: Tensor) throws -> Tensor { try bitwise(.bitOr, other, "bitwise_or_cpu") }
  /// `bitwise_or(number)`.
  public func bitwiseOr(_ other: Scalar) throws -> Tensor { try bitwise(.bitOr, other, "bitwise_or_cpu") }
  /// `bitwise_xor(other)`: `^`.
  public func bitwiseXor(_ other: Tensor) throws -> Tensor { try bitwise(.bitXor, other, "bitwise_xor_cpu") }
  /// `bitwise_xor(number)`.
  public func bitwiseXor(_ other: Scalar) throws -> Tensor { try bitwise(.bitXor, other, "bitwise_xor_cpu") }
  /// `bitwise_left_shift(other)`: `<<`.
  public func bitwiseLeftShift(_ other: Tensor) throws -> Tensor { try bitwise(.shiftLeft, other, "lshift_cpu") }
  /// `bitwise_left_shift(number)`.
  public func bitwiseLeftShift(_ other: Scalar) throws -> Tensor { try bitwise(.shiftLeft, other, "lshift_cpu") }
  /// `bitwise_right_shift(other)`: `>>`.
  public func bitwiseRightShift(_ other: Tensor) throws -> Tensor { try bitwise(.shiftRight, other, "rshift_cpu") }
  /// `bitwise_right_shift(number)`.
  public func bitwiseRightShift(_ other: Scalar) throws -> Tensor { try bitwise(.shiftRight, other, "rshift_cpu") }
  /// `gcd(other)`: the greatest common divisor.
  public func gcd(_ other: Tensor) throws -> Tensor { try bitwise(.gcd, other, "gcd_cpu") }
  /// `lcm(other)`: the least common multiple.
  public func lcm(_ other: Tensor) throws -> Tensor { try bitwise(.lcm, other, "lcm_cpu") }

  /// `bitwise_not()`: `~`.
  public func bitwiseNot() throws -> Tensor {
    guard !dtype.isFloatingPoint else { throw TensorError.notImplemented("bitwise_not_cpu", dtype) }
    return try mapped(.bitNot)
  }
}
