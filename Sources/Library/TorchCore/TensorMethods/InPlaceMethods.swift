// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// In-place methods that have no function of the same name.
enum InPlaceMethods {
  private static func method(
    _ name: String, _ signature: String, _ doc: String, _ body: @escaping (Tensor, Bound) throws -> Tensor
  ) -> Operation {
    Operation(name, signature, doc, forms: .method) { b in try body(b.tensor("input"), b).value }
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
      try x.fillDiagonal_(b.scalar("fill_value"))
    },
    method("tril_", "(input, diagonal=0)", "In place: the lower triangle.") { x, b in
      try x.inPlace { try $0.tril(b.int("diagonal")) }
    },
    method("triu_", "(input, diagonal=0)", "In place: the upper triangle.") { x, b in
      try x.inPlace { try $0.triu(b.int("diagonal")) }
    },
    method("requires_grad_", "(input, requires_grad=True)", "Whether gradients are recorded for this tensor.") { x, b in
      try x.requiresGrad_(b.bool("requires_grad"))
    },
  ]

  /// Another size; elements beyond the old ones are zeros.
  private static func resize(_ x: Tensor, _ size: [Int]) throws -> Tensor {
    // The same size leaves the steps as they are.
    if x.shape == size { return x }
    try checkSize(size, x.dtype.itemSize)
    defer { x.bumpVersion() }
    if x.requiresGrad, !TensorContext.current.inferenceMode {
      throw PyError.runtime("cannot resize variables that require grad")
    }
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

  /// Refuses sizes whose number of elements, or of bytes, is beyond 64 bits.
  private static func checkSize(_ size: [Int], _ bytes: Int) throws {
    let isEmpty = size.contains(0)
    var count = 1
    for (d, part) in size.enumerated().reversed() {
      let (product, overflow) = count.multipliedReportingOverflow(by: max(part, isEmpty ? 1 : part))
      if overflow {
        throw PyError.runtime(
          isEmpty || d > 0 ? "Stride calculation overflowed" : "numel: integer multiplication overflow")
      }
      count = product
    }
    if !isEmpty, count.multipliedReportingOverflow(by: bytes).overflow {
      throw PyError.runtime(
        "Storage size calculation overflowed with sizes=[\(size.map(String.init).joined(separator: ", "))]")
    }
  }

  private static func squeeze(_ x: Tensor, _ b: Bound) throws -> Tensor {
    guard case .tuple(let given) = try b["dim"], !given.items.isEmpty else { return try x.squeeze_() }
    let dims = try b.sizes("dim")
    if dims.count == 1, Conversions.int(given.items[0]) != nil { return try x.squeeze_(dims[0]) }
    return try x.squeeze_(dims: dims)
  }

  private static func exchange(_ name: String, _ first: String, _ second: String) -> Operation {
    method(name, "(input, \(first), \(second))", "In place: Two dimensions exchanged.") { x, b in
      try x.transpose_(b.int(first), b.int(second))
    }
  }

  private static let geometry: [Operation] = [
    method("resize_", "(input, *size, memory_format=None)", "Another size; elements that are new are zeros.") { x, b in
      let changed = try resize(x, b.sizes("size"))
      if let format = try b.memoryFormat(), format != .preserve {
        changed.strides = try Tensor.strides(changed.shape, in: format)
      }
      return changed
    },
    method("resize_as_", "(input, the_template, *, memory_format=None)", "The size of another tensor.") { x, b in
      let template = try b.tensor("the_template")
      let changed = try resize(x, template.shape)
      if let format = try b.memoryFormat() {
        let wanted = format == .preserve ? template.suggestedFormat : format
        changed.strides = try Tensor.strides(changed.shape, in: wanted)
      }
      return changed
    },
    method(
      "set_", "(input, source=None, storage_offset=0, size=None, stride=None)",
      "Becomes another name for the elements of a tensor."
    ) { x, b in
      if try b["source"].isNone {
        x.become(try Tensor.empty([0], dtype: x.dtype))
        return x
      }
      guard let storage = try b["source"].object as? StorageObject else {
        x.become(try b.tensor("source"))
        return x
      }
      let whole = storage.elements(of: x.dtype)
      let size = try b.isGiven("size") ? b.shape("size") : whole.shape
      let stride = try b.isGiven("stride") ? b.shape("stride") : Shape.contiguousStrides(size)
      x.become(try whole.asStrided(size, stride, b.int("storage_offset")).sharedAlias())
      return x
    },
    method("squeeze_", "(input, *dim)", "In place: Without dimensions of size 1.", squeeze),
    method("unsqueeze_", "(input, dim)", "In place: With a dimension of size 1 more.") { x, b in
      try x.unsqueeze_(b.int("dim"))
    },
    method("t_", "(input)", "In place: A matrix transposed.") { x, _ in try x.t_() },
    exchange("transpose_", "dim0", "dim1"), exchange("swapaxes_", "axis0", "axis1"),
    exchange("swapdims_", "dim0", "dim1"),
    method("as_strided_", "(input, size, stride, storage_offset=None)", "In place: Other sizes and steps.") { x, b in
      if TensorContext.current.gradEnabled, x.requiresGrad || x.base?.requiresGrad ?? false { try x.checkViewKind() }
      let view = try x.asStrided(b.shape("size"), b.shape("stride"), b.optionalInt("storage_offset"))
      (x.shape, x.strides, x.offset) = (view.shape, view.strides, view.offset)
      if let node = view.storedGradFn { x.storedGradFn = node }
      return x
    },
  ]

  /// All of them.
  static let all: [Operation] = writing + geometry
}
