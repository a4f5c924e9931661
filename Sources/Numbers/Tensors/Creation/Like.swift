// SPDX-License-Identifier: GPL-3.0-or-later

extension Tensor {
  /// `zeros_like(x)`.
  public func zerosLike(dtype: DType? = nil) throws -> Tensor { try fullLike(.int(0), dtype: dtype) }
  /// `ones_like(x)`.
  public func onesLike(dtype: DType? = nil) throws -> Tensor { try fullLike(.int(1), dtype: dtype) }
  /// `full_like(x, value)`.
  public func fullLike(_ value: Scalar, dtype: DType? = nil) throws -> Tensor {
    let dtype = dtype ?? self.dtype
    if isContiguous { return try Tensor.full(shape, value, dtype: dtype) }
    let result = try Tensor.empty(shape, strides: preservedStrides, dtype: dtype)
    try result.fillElements(value)
    return result
  }
}
