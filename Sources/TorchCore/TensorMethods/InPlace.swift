import Tensors

/// In-place forms of operations.
enum InPlace {
  /// Writes the result of an operation into the tensor itself.
  static func apply(_ tensor: Tensor, _ body: (Tensor) throws -> Tensor) throws -> Tensor { try tensor.inPlace(body) }

  /// Refuses what must not be changed in place.
  static func check(_ tensor: Tensor) throws {
    if TensorContext.current.gradEnabled, tensor.leafRequiresGrad {
      throw TensorError.runtime("a leaf Variable that requires grad is being used in an in-place operation.")
    }
  }
}
