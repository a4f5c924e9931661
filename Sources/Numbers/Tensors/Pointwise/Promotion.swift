// SPDX-License-Identifier: GPL-3.0-or-later

/// PyTorch's rules for the type of a result.
public enum Promotion {
  /// The smallest type that holds both.
  public static func common(_ a: DType, _ b: DType) -> DType {
    if a == b { return a }
    if a == .float64 || b == .float64 { return .float64 }
    if a == .float32 || b == .float32 || a.isHalf && b.isHalf { return .float32 }
    if a.isHalf || b.isHalf { return a.isHalf ? a : b }
    if a == .bool { return b }
    if b == .bool { return a }
    if a == .uint8 || b == .uint8 {
      let other = a == .uint8 ? b : a
      return other == .int8 ? .int16 : other
    }
    return a.rawValue > b.rawValue ? a : b
  }

  /// The type of an operation on two tensors: one without dimensions decides only by its category.
  public static func common(_ a: Tensor, _ b: Tensor) -> DType {
    if a.dtype == b.dtype { return a.dtype }
    if a.shape.isEmpty == b.shape.isEmpty { return common(a.dtype, b.dtype) }
    let (tensor, number) = a.shape.isEmpty ? (b.dtype, a.dtype) : (a.dtype, b.dtype)
    if tensor.isFloatingPoint { return tensor }
    return tensor == .bool || number.isFloatingPoint ? common(tensor, number) : tensor
  }

  /// The type of an operation on a tensor and a number.
  public static func common(_ tensor: DType, _ number: Scalar) -> DType {
    switch number {
    case .bool: tensor
    case .int: tensor == .bool ? .int64 : tensor
    case .double: tensor.isFloatingPoint ? tensor : TensorContext.current.defaultDType
    }
  }

  /// The type of several tensors together: `torch.result_type` of all.
  public static func common(_ tensors: [Tensor]) -> DType {
    var dimensioned: DType?
    var plain: DType?
    for tensor in tensors {
      if tensor.shape.isEmpty {
        plain = plain.map { common($0, tensor.dtype) } ?? tensor.dtype
      } else {
        dimensioned = dimensioned.map { common($0, tensor.dtype) } ?? tensor.dtype
      }
    }
    guard let dimensioned else { return plain ?? TensorContext.current.defaultDType }
    guard let plain, !dimensioned.isFloatingPoint else { return dimensioned }
    return dimensioned == .bool || plain.isFloatingPoint ? common(dimensioned, plain) : dimensioned
  }

  /// The type in which functions of real numbers compute: floats as they are, the rest in the default type.
  public static func real(_ dtype: DType) -> DType {
    dtype.isFloatingPoint ? dtype : TensorContext.current.defaultDType
  }

  /// Whether an in-place operation may store a result of one type in a tensor of another.
  public static func canStore(_ from: DType, in to: DType) -> Bool {
    if from.isFloatingPoint && !to.isFloatingPoint { return false }
    return from == .bool || to != .bool
  }

  /// PyTorch's refusal of such a store.
  static func checkStore(_ from: DType, in to: DType) throws {
    guard canStore(from, in: to) else {
      throw TensorError.runtime(
        "result type \(from.scalarTypeName) can't be cast to the desired output type \(to.scalarTypeName)")
    }
  }
}

extension TensorError {
  /// An operation that does not exist for an element type: `"add_stub" not implemented for 'Bool'`.
  static func notImplemented(_ operation: String, _ dtype: DType) -> TensorError {
    TensorError(.notImplemented, "\"\(operation)\" not implemented for '\(dtype.scalarTypeName)'")
  }
}
