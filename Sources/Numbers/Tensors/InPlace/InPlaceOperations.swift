// SPDX-License-Identifier: GPL-3.0-or-later

// In-place twins that operators, optimizers and layers call; every other one is `inPlace` with the operation.
extension Tensor {
  /// `relu_()`.
  @discardableResult
  public func relu_() throws -> Tensor { try inPlace { try $0.relu() } }
  /// `sqrt_()`.
  @discardableResult
  public func sqrt_() throws -> Tensor { try inPlace { try $0.sqrt() } }
  /// `remainder_(…)`.
  @discardableResult
  public func remainder_(_ other: Tensor) throws -> Tensor {
    try checkTarget(other)
    return try inPlace { try $0.remainder(other) }
  }
  /// `remainder_(…)`.
  @discardableResult
  public func remainder_(_ other: Scalar) throws -> Tensor { try inPlace { try $0.remainder(other) } }
  /// `floor_divide_(…)`.
  @discardableResult
  public func floorDivide_(_ other: Tensor) throws -> Tensor {
    try checkTarget(other)
    return try inPlace { try $0.floorDivide(other) }
  }
  /// `floor_divide_(…)`.
  @discardableResult
  public func floorDivide_(_ other: Scalar) throws -> Tensor { try inPlace { try $0.floorDivide(other) } }
  /// `pow_(…)`.
  @discardableResult
  public func pow_(_ other: Tensor) throws -> Tensor { try inPlace { try $0.pow(other) } }
  /// `pow_(…)`.
  @discardableResult
  public func pow_(_ other: Scalar) throws -> Tensor { try inPlace { try $0.pow(other) } }
  /// `bitwise_and_(…)`.
  @discardableResult
  public func bitwiseAnd_(_ other: Tensor) throws -> Tensor {
    try checkTarget(other)
    return try inPlace { try $0.bitwiseAnd(other) }
  }
  /// `bitwise_and_(…)`.
  @discardableResult
  public func bitwiseAnd_(_ other: Scalar) throws -> Tensor { try inPlace { try $0.bitwiseAnd(other) } }
  /// `bitwise_or_(…)`.
  @discardableResult
  public func bitwiseOr_(_ other: Tensor) throws -> Tensor {
    try checkTarget(other)
    return try inPlace { try $0.bitwiseOr(other) }
  }
  /// `bitwise_or_(…)`.
  @discardableResult
  public func bitwiseOr_(_ other: Scalar) throws -> Tensor { try inPlace { try $0.bitwiseOr(other) } }
  /// `bitwise_xor_(…)`.
  @discardableResult
  public func bitwiseXor_(_ other: Tensor) throws -> Tensor {
    try checkTarget(other)
    return try inPlace { try $0.bitwiseXor(other) }
  }
  /// `bitwise_xor_(…)`.
  @discardableResult
  public func bitwiseXor_(_ other: Scalar) throws -> Tensor { try inPlace { try $0.bitwiseXor(other) } }
  /// `bitwise_left_shift_(…)`.
  @discardableResult
  public func bitwiseLeftShift_(_ other: Tensor) throws -> Tensor {
    try checkTarget(other)
    return try inPlace { try $0.bitwiseLeftShift(other) }
  }
  /// `bitwise_left_shift_(…)`.
  @discardableResult
  public func bitwiseLeftShift_(_ other: Scalar) throws -> Tensor { try inPlace { try $0.bitwiseLeftShift(other) } }
  /// `bitwise_right_shift_(…)`.
  @discardableResult
  public func bitwiseRightShift_(_ other: Tensor) throws -> Tensor {
    try checkTarget(other)
    return try inPlace { try $0.bitwiseRightShift(other) }
  }
  /// `bitwise_right_shift_(…)`.
  @discardableResult
  public func bitwiseRightShift_(_ other: Scalar) throws -> Tensor { try inPlace { try $0.bitwiseRightShift(other) } }
  /// `clamp_(…)`.
  @discardableResult
  public func clamp_(min: Scalar? = nil, max: Scalar? = nil) throws -> Tensor {
    try inPlace { try $0.clamp(min: min, max: max) }
  }
  /// `clamp_(…)`.
  @discardableResult
  public func clamp_(min: Tensor?, max: Tensor?) throws -> Tensor { try inPlace { try $0.clamp(min: min, max: max) } }
  /// `lerp_(…)`.
  @discardableResult
  public func lerp_(_ end: Tensor, _ weight: Scalar) throws -> Tensor { try inPlace { try $0.lerp(end, weight) } }
  /// `lerp_(…)`.
  @discardableResult
  public func lerp_(_ end: Tensor, _ weight: Tensor) throws -> Tensor { try inPlace { try $0.lerp(end, weight) } }
  /// `addcmul_(…)`.
  @discardableResult
  public func addcmul_(_ a: Tensor, _ b: Tensor, value: Scalar = .int(1)) throws -> Tensor {
    try inPlace { try $0.addcmul(a, b, value: value) }
  }
  /// `addcdiv_(…)`.
  @discardableResult
  public func addcdiv_(_ a: Tensor, _ b: Tensor, value: Scalar = .int(1)) throws -> Tensor {
    try inPlace { try $0.addcdiv(a, b, value: value) }
  }
}
