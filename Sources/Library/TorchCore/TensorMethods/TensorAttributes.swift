// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// The attributes of tensors: `x.shape`, `x.grad` …
enum TensorAttributes {
  @inline(never) private static func attribute(
    _ name: String, _ doc: String, set: ((Tensor, Value) throws -> Void)? = nil,
    _ get: @escaping (Tensor) throws -> Value
  ) -> GetSetDescriptor {
    let refuse: (Tensor, Value) throws -> Void = { _, _ in
      throw PyError.make(
        ExceptionClasses.attributeError, "attribute '\(name)' of 'torch._C.TensorBase' objects is not writable")
    }
    let write = set ?? refuse
    return GetSetDescriptor(
      name, doc,
      get: { value in
        guard case .object(let object) = value, let tensor = object as? TensorObject else { return .none }
        guard Recording.current != nil, transposing.contains(name) else {
          let found = try get(tensor.tensor)
          if TorchFunction.isUsed, transposing.contains(name), TorchFunction.isForeign(tensor.cls) {
            TorchFunction.adopt(found, tensor.cls)
          }
          return found
        }
        return try tensor.recorded(name, [("input", value)]) { try get(tensor.tensor) } ?? .none
      },
      set: { value, new in
        guard let tensor = value.tensor else { return }
        try write(tensor, new)
      })
  }

  /// The attributes that compute a view, which recorders want to see.
  private static let transposing: Set<String> = ["T", "mT", "H", "mH"]

  private static func flag(_ name: String, _ value: Bool) -> GetSetDescriptor {
    attribute(name, "Always \(value ? "True" : "False").") { _ in .bool(value) }
  }

  // SAFETY (all of them): made once and never changed; the bodies run only on the thread that evaluates.
  private nonisolated(unsafe) static let geometry: [GetSetDescriptor] = [
    attribute("shape", "The size of each dimension.") { SizeClass.value($0.shape) },
    attribute("dtype", "The element type.") { TorchState.current.object(for: $0.dtype) },
    attribute("device", "Where the elements are.") { _ in .object(TorchState.current.cpu) },
    attribute("layout", "How the elements are laid out.") { _ in .object(TorchState.current.strided) },
    attribute("ndim", "The number of dimensions.") { .int($0.rank) },
    attribute("itemsize", "The bytes of an element.") { .int($0.dtype.itemSize) },
    attribute("nbytes", "The bytes of all elements.") { .int($0.numel &* $0.dtype.itemSize) },
    attribute("T", "Dimensions in reverse order.") { try transposed($0) },
    attribute("mT", "The last two dimensions exchanged.") { try $0.matrixTranspose().value },
    attribute("mH", "The last two dimensions exchanged.") { try $0.matrixTranspose("mH").value },
    attribute("H", "A matrix transposed.") { tensor in
      guard tensor.rank == 2 || tensor.rank == 0 else {
        let advice = tensor.rank > 2 ? " For batches of matrices, consider using tensor.mH" : ""
        throw PyError.runtime(
          "tensor.H is only supported on matrices (2-D tensors). Got \(tensor.rank)-D tensor.\(advice)")
      }
      return try tensor.rank == 0 ? tensor.value : tensor.transpose(0, 1).value
    },
    attribute("real", "The tensor itself: it is real.") { $0.value },
    attribute("imag", "Refused: the tensor is real.") { _ in
      throw PyError.runtime("imag is not implemented for tensors with non-complex dtypes.")
    },
    attribute("_version", "How often the elements were changed in place.") { tensor in
      if tensor.storage.isInference { throw PyError.runtime("Inference tensors do not track version counter.") }
      return .int(tensor.version)
    },
    attribute("_base", "The tensor whose elements this view shares.") { $0.base?.value ?? .none },
    flag("is_cuda", false), flag("is_cpu", true), flag("is_mps", false), flag("is_meta", false),
    flag("is_sparse", false), flag("is_sparse_csr", false), flag("is_quantized", false), flag("is_mkldnn", false),
    flag("is_nested", false), flag("is_xpu", false),
    attribute("name", "Always None.") { _ in .none },
    attribute(
      "volatile", "Always False.",
      set: { _, _ in
        TorchWarnings.warn("volatile was removed and now has no effect. Use `with torch.no_grad():` instead.")
      }
    ) { _ in
      TorchWarnings.warn("volatile was removed (Variable.volatile is always False)")
      return .bool(false)
    },
  ]

  private static func transposed(_ tensor: Tensor) throws -> Value {
    if tensor.rank > 2 {
      TorchWarnings.warn(
        "The use of `x.T` on tensors of dimension other than 2 to reverse their shape is deprecated and it will throw an "
          + "error in a future release. Consider `x.mT` to transpose batches of matrices or `x.permute(*torch.arange("
          + "x.ndim - 1, -1, -1))` to reverse the dimensions of a tensor.")
    }
    return try tensor.reversedDimensions().value
  }

  private nonisolated(unsafe) static let gradients: [GetSetDescriptor] = [
    attribute("requires_grad", "Whether gradients are recorded for this tensor.", set: setRequiresGrad) {
      .bool($0.requiresGrad)
    },
    attribute("is_leaf", "Whether no recorded operation made this tensor.") {
      .bool(try $0.isInvalidView ? $0.checkedGradFn() == nil : $0.isLeaf)
    },
    attribute("grad", "The gradient that backward() accumulated.", set: setGrad) { tensor in
      if let grad = tensor.grad { return grad.value }
      if !tensor.retainsGrad, !tensor.isLeaf {
        TorchWarnings.warn(
          "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad attribute won't be "
            + "populated during autograd.backward(). If you indeed want the .grad field to be populated for a non-leaf "
            + "Tensor, use .retain_grad() on the non-leaf Tensor. If you access the non-leaf Tensor by mistake, make sure "
            + "you access the leaf Tensor instead. See github.com/pytorch/pytorch/pull/30531 for more informations.")
      }
      return .none
    },
    attribute("grad_fn", "The recorded operation that made this tensor.") { tensor in
      try tensor.checkedGradFn().map { .object(NodeObject.wrap($0)) } ?? .none
    },
    attribute("_grad_fn", "The recorded operation that made this tensor.") { tensor in
      try tensor.checkedGradFn().map { .object(NodeObject.wrap($0)) } ?? .none
    },
    GetSetDescriptor(
      "_backward_hooks", "What programs put there; hooks themselves are kept by the graph.",
      get: { $0.object?.attributes?["_backward_hooks"] ?? .none },
      set: { $0.object?.attributes?["_backward_hooks"] = $1 }),
    attribute("data", "The same elements without history.", set: setData) { $0.data.value },
    attribute("output_nr", "Which output of its operation this is.") { .int($0.outputIndex) },
    attribute("retains_grad", "Whether retain_grad() was called.") { .bool($0.retainsGrad) },
  ]

  private static func setRequiresGrad(_ tensor: Tensor, _ value: Value) throws {
    guard case .bool(let flag) = value else { throw PyError.runtime("requires_grad must be a bool") }
    if flag, !tensor.dtype.isFloatingPoint {
      throw PyError.runtime("only Tensors of floating point and complex dtype can require gradients")
    }
    try tensor.requiresGrad_(flag)
  }

  private static func setGrad(_ tensor: Tensor, _ value: Value) throws {
    if value.isNone {
      tensor.grad = nil
      return
    }
    guard let grad = value.tensor else {
      throw PyError.type(
        "assigned grad expected to be a Tensor or None but got grad of type \(Conversions.typeName(value))")
    }
    if grad === tensor { throw PyError.runtime("can't assign Variable as its own grad") }
    if grad.dtype != tensor.dtype {
      throw PyError.runtime(
        "attempting to assign a gradient with dtype '\(grad.dtype.cppName)' to a tensor with grad_dtype "
          + "'\(tensor.dtype.scalarTypeName)'. The gradient must match the tensor's grad_dtype (defaults to the tensor's "
          + "dtype). You can set the tensor's grad_dtype attribute with a specific dtype, or None to allow any dtype. Set "
          + "grad_dtype with caution. Diverging the dtypes of a tensor and its gradient may break downstream systems that "
          + "assume they match.")
    }
    if grad.shape != tensor.shape {
      throw PyError.runtime(
        "attempting to assign a gradient of size '\(Shape.text(grad.shape))' to a tensor of size "
          + "'\(Shape.text(tensor.shape))'. Please ensure that the gradient and the tensor are the same size")
    }
    tensor.grad = grad
  }

  private static func setData(_ tensor: Tensor, _ value: Value) throws {
    guard let source = value.tensor else {
      throw PyError.type("Variable data has to be a tensor, but got \(Conversions.typeName(value))")
    }
    if tensor.requiresGrad, !source.dtype.isFloatingPoint {
      throw PyError.runtime("data set to a tensor that requires gradients must be floating point or complex dtype")
    }
    tensor.data = source
  }

  /// All of them.
  nonisolated(unsafe) static let all: [GetSetDescriptor] = {
    let refusals = [
      "data": "Deleting tensor data is not allowed. Delete tensor instead!",
      "requires_grad": "requires_grad must be a bool",
      "_grad_fn": "Deletion of _grad_fn not allowed. Detach tensor instead!",
      "_backward_hooks": "Deletion of _backwards_hooks not allowed!",
    ]
    for property in gradients {
      if property.name == "grad" { property.deleter = { $0.tensor?.grad = nil } }
      if let refusal = refusals[property.name] { property.deleter = { _ in throw PyError.runtime(refusal) } }
    }
    return geometry + gradients
  }()
}
