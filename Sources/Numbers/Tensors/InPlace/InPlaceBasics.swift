// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

extension Tensor {
  /// `copy_(source)`: takes over the elements of another tensor, broadcast and converted.
  @discardableResult
  public func copy_(_ source: Tensor) throws -> Tensor {
    try checkInPlace()
    guard (try? Shape.broadcast(shape, source.shape)) == shape else {
      let common = try Shape.broadcast(shape, source.shape)
      throw TensorError.runtime(
        "output with shape \(Shape.text(shape)) doesn't match the broadcast shape \(Shape.text(common))")
    }
    if source === self { return self }
    let strides = Shape.expandedStrides(source.shape, source.strides, to: shape)
    let wide = source.aliased(shape, strides)
    let values = source.storage === storage ? try wide.detachedCopy(of: self) : wide
    if !records(with: source) {
      try copyElements(from: values)
      bumpVersion()
      return self
    }
    let stand = self.sharedAlias()
    record(Derivatives.copy, inputs: [self, source], outputs: [stand])
    if stand.storedGradFn != nil { try checkViewKind() }
    try copyElements(from: values)
    bumpVersion()
    if stand.storedGradFn != nil { adoptHistory(of: stand) }
    return self
  }

  /// Changes elements without a gradient from before: `zero_`, `fill_`.
  private func overwrite(_ rule: Derivative, inputs: [Tensor], _ write: () throws -> Void) throws -> Tensor {
    try checkInPlace()
    let stand = self.sharedAlias()
    record(rule, inputs: inputs, outputs: [stand])
    try write()
    bumpVersion()
    if stand.storedGradFn != nil { adoptHistory(of: stand) }
    return self
  }

  /// `zero_()`.
  @discardableResult
  public func zero_() throws -> Tensor {
    try overwrite(Derivatives.zero, inputs: [self]) { try fillElements(.int(0)) }
  }

  /// `fill_(value)`.
  @discardableResult
  public func fill_(_ value: Scalar) throws -> Tensor {
    try Promotion.checkFill(value, in: dtype)
    return try overwrite(Derivatives.fill, inputs: [self]) { try fillElements(value) }
  }

  /// `fill_(tensor)` with a tensor without dimensions.
  @discardableResult
  public func fill_(_ value: Tensor) throws -> Tensor {
    guard value.rank == 0 else {
      throw TensorError.runtime(
        "fill_ only supports 0-dimension value tensor but got tensor with \(value.rank) dimensions.")
    }
    let number = try value.item()
    return try overwrite(Derivatives.fillTensor, inputs: [self, value]) { try fillElements(number) }
  }

  /// The checks of an operation that is computed in the operands' common type.
  public func checkTarget(_ other: Tensor) throws { try checkTarget(other, Promotion.common(self, other)) }

  /// The checks of in-place arithmetic, in PyTorch's order: memory, shape, type.
  private func checkTarget(_ other: Tensor, _ common: DType) throws {
    if TensorContext.current.gradEnabled && leafRequiresGrad { try checkInPlace() }
    try checkSeparate()
    let shape = try Shape.broadcast(self.shape, other.shape)
    if shape == self.shape { try checkInPlace() }
    guard shape == self.shape else {
      throw TensorError.runtime(
        "output with shape \(Shape.text(self.shape)) doesn't match the broadcast shape \(Shape.text(shape))")
    }
    try Promotion.checkStore(common, in: dtype)
  }

  /// `add_(other, alpha)`.
  @discardableResult
  public func add_(_ other: Tensor, alpha: Scalar = .int(1)) throws -> Tensor {
    let common = Promotion.common(self, other)
    try checkTarget(other, common)
    return try arithmeticInPlace(
      other, common,
      {
        alpha == .int(1)
          ? Binary.row(.add, $0)
          : (try? Tensor.checkAlpha(alpha, common)).map { _ in
            Binary.scaledAddition(common.kind, alpha.number)
          }
      }
    ) { try $0.add(other, alpha: alpha) }
  }

  /// `add_(number, alpha)`.
  @discardableResult
  public func add_(_ other: Scalar, alpha: Scalar = .int(1)) throws -> Tensor {
    let common = Promotion.common(dtype, other)
    try Promotion.checkStore(common, in: dtype)
    if TensorContext.records(self) || alpha != .int(1) { return try inPlace { try $0.add(other, alpha: alpha) } }
    return try arithmeticInPlace(Tensor(other, dtype: common), common, { Binary.row(.add, $0) }) { try $0.add(other) }
  }

  /// `sub_(other, alpha)`.
  @discardableResult
  public func sub_(_ other: Tensor, alpha: Scalar = .int(1)) throws -> Tensor {
    let common = Promotion.common(self, other)
    if alpha != .int(1) || common == .bool || dtype == .bool || other.dtype == .bool {
      return try inPlace { try $0.sub(other, alpha: alpha) }
    }
    return try arithmeticInPlace(other, common, { Binary.row(.sub, $0) }) { try $0.sub(other) }
  }

  /// `sub_(number, alpha)`.
  @discardableResult
  public func sub_(_ other: Scalar, alpha: Scalar = .int(1)) throws -> Tensor {
    try inPlace { try $0.sub(other, alpha: alpha) }
  }

  /// `mul_(other)`.
  @discardableResult
  public func mul_(_ other: Tensor) throws -> Tensor {
    let common = Promotion.common(self, other)
    return try arithmeticInPlace(other, common, { Binary.row(.mul, $0) }) { try $0.mul(other) }
  }

  /// `mul_(number)`.
  @discardableResult
  public func mul_(_ other: Scalar) throws -> Tensor {
    let common = Promotion.common(dtype, other)
    if TensorContext.records(self) || common != dtype { return try inPlace { try $0.mul(other) } }
    return try arithmeticInPlace(Tensor(other, dtype: common), common, { Binary.row(.mul, $0) }) { try $0.mul(other) }
  }

  /// `div_(other, rounding_mode)`.
  @discardableResult
  public func div_(_ other: Tensor, rounding: RoundingMode? = nil) throws -> Tensor {
    let common = Promotion.common(self, other)
    if rounding != nil || !common.isFloatingPoint { return try inPlace { try $0.div(other, rounding: rounding) } }
    return try arithmeticInPlace(other, common, { Binary.row(.div, $0) }) { try $0.div(other) }
  }

  /// `div_(number, rounding_mode)`.
  @discardableResult
  public func div_(_ other: Scalar, rounding: RoundingMode? = nil) throws -> Tensor {
    try inPlace { try $0.div(other, rounding: rounding) }
  }
}
