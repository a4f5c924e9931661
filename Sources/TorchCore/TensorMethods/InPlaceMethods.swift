import PythonRuntime
import Tensors

/// In-place methods that have no function of the same name.
enum InPlaceMethods {
  private static func method(
    _ name: String, _ signature: String, _ doc: String, _ body: @escaping (Tensor, Bound) throws -> Tensor
  ) -> Operation {
    Operation(name, signature, doc, forms: .method) { b in try body(b.tensor("input"), b).value }
  }

  /// Changes the geometry of a tensor to that of one of its views.
  private static func reshaped(
    _ name: String, _ signature: String, _ doc: String, _ body: @escaping (Tensor, Bound) throws -> Tensor
  ) -> Operation {
    Operation(name, signature, "In place: \(doc)", forms: .method) { b in
      let x = try b.tensor("input")
      try InPlace.check(x)
      let view = try body(x, b)
      if TensorContext.current.gradEnabled, x.requiresGrad {
        let (node, index) = (view.gradFn, view.outputIndex)
        x.gradFn = node
        x.outputIndex = index
      }
      (x.shape, x.strides, x.offset) = (view.shape, view.strides, view.offset)
      return try b["input"]
    }
  }

  private static func fill(_ x: Tensor, _ b: Bound) throws -> Tensor {
    if let value = try b["value"].tensor { return try x.fill_(value) }
    guard let scalar = try TensorOperators.number(b["value"]) else {
      let wrong =
        "\n      didn't match because some of the arguments have invalid types: (!\(try Conversions.typeName(b["value"]))!)"
      throw try b.invalidCombination([b["value"]], ["(Tensor value)" + wrong, "(Number value)" + wrong])
    }
    return try x.fill_(scalar)
  }

  private static let writing: [Operation] = [
    method("fill_", "(input, value)", "Fills with one value.", fill),
    method("zero_", "(input)", "Fills with zeros.") { x, _ in try x.zero_() },
    method("copy_", "(input, src, non_blocking=False)", "Copies the elements of another tensor.") { x, b in
      if let scalar = try TensorOperators.number(b["src"]) { return try x.copy_(Tensor(scalar)) }
      return try x.copy_(b.tensor("src"))
    },
    method("fill_diagonal_", "(input, fill_value, wrap=False)", "Fills the diagonal of a matrix.") { x, b in
      guard x.rank >= 2 else { throw PyError.runtime("dimensions must larger than 1") }
      let diagonal = try x.asStrided([x.shape.min() ?? 0], [x.strides.reduce(0, +)], x.offset)
      _ = try diagonal.fill_(b.scalar("fill_value"))
      return x
    },
    method("tril_", "(input, diagonal=0)", "In place: the lower triangle.") { x, b in
      try InPlace.apply(x) { try $0.tril(b.int("diagonal")) }
    },
    method("triu_", "(input, diagonal=0)", "In place: the upper triangle.") { x, b in
      try InPlace.apply(x) { try $0.triu(b.int("diagonal")) }
    },
    method("requires_grad_", "(input, requires_grad=True)", "Whether gradients are recorded for this tensor.") { x, b in
      try x.requiresGrad_(b.bool("requires_grad"))
    },
  ]

  /// Another size; elements beyond the old ones are zeros.
  private static func resize(_ x: Tensor, _ size: [Int]) throws -> Tensor {
    if x.requiresGrad { throw PyError.runtime("cannot resize variables that require grad") }
    let count = try Shape.count(size)
    let (end, overflow) = x.offset.addingReportingOverflow(count)
    if overflow || end > x.storage.buffer.byteCount / x.dtype.itemSize {
      let fresh = try Tensor.empty(size, dtype: x.dtype, zeroed: true)
      let kept = min(x.numel, count)
      _ = try fresh.view([-1]).narrow(0, 0, kept).copy_(x.reshape([-1]).narrow(0, 0, kept))
      x.data = fresh
    } else {
      (x.shape, x.strides) = (size, Shape.contiguousStrides(size))
    }
    return x
  }

  private static let geometry: [Operation] = [
    method("resize_", "(input, *size, memory_format=None)", "Another size; elements that are new are zeros.") { x, b in
      try resize(x, b.sizes("size"))
    },
    method("resize_as_", "(input, the_template, *, memory_format=None)", "The size of another tensor.") { x, b in
      try resize(x, b.tensor("the_template").shape)
    },
    method("set_", "(input, source)", "Becomes another name for the elements of a tensor.") { x, b in
      x.data = try b.tensor("source")
      return x
    },
    reshaped("squeeze_", "(input, *dim)", "Without dimensions of size 1.") { _, b in try ViewOperations.squeezed(b) },
    reshaped("unsqueeze_", "(input, dim)", "With a dimension of size 1 more.") { x, b in try x.unsqueeze(b.int("dim"))
    },
    reshaped("t_", "(input)", "A matrix transposed.") { x, _ in try x.t() },
    reshaped("transpose_", "(input, dim0, dim1)", "Two dimensions exchanged.") { x, b in
      try x.transpose(b.int("dim0"), b.int("dim1"))
    },
    reshaped("swapaxes_", "(input, axis0, axis1)", "Two dimensions exchanged.") { x, b in
      try x.transpose(b.int("axis0"), b.int("axis1"))
    },
  ]

  /// All of them.
  static let all: [Operation] = writing + geometry
}
