import PythonRuntime
import Tensors

/// Functions that take and write elements by index or mask.
enum IndexingOperations {
  /// An operation and its in-place method.
  private static func pair(
    _ name: String, _ signature: String, _ doc: String, _ example: String = "",
    _ body: @escaping (Tensor, Bound) throws -> Tensor
  ) -> [Operation] {
    [
      Operation(name, signature, doc, example) { b in try body(b.tensor(0), b).value },
      Operation("\(name)_", signature, "In place: \(doc)", forms: .method) { b in
        try InPlace.apply(b.tensor(0)) { try body($0, b) }.value
      },
    ]
  }

  private static func maskedFill(_ x: Tensor, _ b: Bound) throws -> Tensor {
    if let value = b[2].tensor { return try x.maskedFill(b.tensor(1), value) }
    if let scalar = try TensorOperators.number(b[2]) { return try x.maskedFill(b.tensor(1), scalar) }
    throw b.invalidCombination(
      Array(b.values[1...2]),
      ["(Tensor mask, Tensor value)", "(Tensor mask, Number value)"].map {
        "\($0)\n      didn't match because some of the arguments have invalid types: "
          + "(\(Conversions.typeName(b[1])), !\(Conversions.typeName(b[2]))!)"
      })
  }

  private static func scatter(_ x: Tensor, _ b: Bound) throws -> Tensor {
    let value = b[3].isUndefined ? b[4] : b[3]
    let reduce = try b.optionalText(5)
    if let reduce, reduce != "add", reduce != "multiply" {
      throw PyError.runtime("reduce argument must be either add or multiply.")
    }
    let kind = reduce.map { $0 == "add" ? "sum" : "prod" }
    if let src = value.tensor {
      guard let kind else { return try x.scatter(b.int(1), b.tensor(2), src) }
      return try x.scatterReduce(b.int(1), b.tensor(2), src, kind)
    }
    guard let scalar = try TensorOperators.number(value), Conversions.int(b[1]) != nil else {
      throw b.invalidCombination(
        Array(b.values[1...3]),
        [
          "(int dim, Tensor index, Tensor src)", "(int dim, Tensor index, Tensor src, *, str reduce)",
          "(int dim, Tensor index, Number value)", "(int dim, Tensor index, Number value, *, str reduce)",
        ])
    }
    guard let kind else { return try x.scatter(b.int(1), b.tensor(2), scalar) }
    let index = try b.tensor(2)
    return try x.scatterReduce(b.int(1), index, Tensor.full(index.shape, scalar, dtype: x.dtype), kind)
  }

  private static let writing: [[Operation]] = [
    pair(
      "masked_fill", "(input, mask, value)", "A value where the mask is true.",
      "torch.masked_fill(torch.ones(2), torch.tensor([True, False]), 0.)", maskedFill),
    pair(
      "masked_scatter", "(input, mask, source)", "Elements of source one by one where the mask is true.",
      "torch.masked_scatter(torch.ones(2), torch.tensor([True, False]), torch.zeros(2))"
    ) { x, b in try x.maskedScatter(b.tensor(1), b.tensor(2)) },
    pair(
      "scatter", "(input, dim, index, src=..., *, value=..., reduce=None)",
      "Elements of src (or a value) written to the indices along a dimension.",
      "torch.scatter(torch.zeros(3), 0, torch.tensor([1]), torch.tensor([5.]))", scatter),
    pair(
      "scatter_add", "(input, dim, index, src)", "Elements of src added at the indices along a dimension.",
      "torch.scatter_add(torch.zeros(3), 0, torch.tensor([1, 1]), torch.tensor([5., 2.]))"
    ) { x, b in try x.scatterAdd(b.int(1), b.tensor(2), b.tensor(3)) },
    pair(
      "scatter_reduce", "(input, dim, index, src, reduce, *, include_self=True)",
      "Elements of src combined at the indices along a dimension.",
      "torch.scatter_reduce(torch.zeros(3), 0, torch.tensor([1, 1]), torch.tensor([5., 2.]), 'sum')"
    ) { x, b in try x.scatterReduce(b.int(1), b.tensor(2), b.tensor(3), b.text(4), includeSelf: b.bool(5)) },
    pair(
      "index_add", "(input, dim, index, source, *, alpha=1)", "alpha * source added at the indices.",
      "torch.index_add(torch.zeros(3), 0, torch.tensor([0, 2]), torch.tensor([1., 5.]))"
    ) { x, b in try x.indexAdd(b.int(1), b.tensor(2), b.tensor(3), alpha: b.scalar(4)) },
    pair(
      "index_copy", "(input, dim, index, source)", "source written to the indices.",
      "torch.index_copy(torch.zeros(3), 0, torch.tensor([0, 2]), torch.tensor([1., 5.]))"
    ) { x, b in try x.indexCopy(b.int(1), b.tensor(2), b.tensor(3)) },
    pair(
      "index_fill", "(input, dim, index, value)", "A value written to the indices.",
      "torch.index_fill(torch.zeros(3), 0, torch.tensor([0, 2]), 7)"
    ) { x, b in try x.indexFill(b.int(1), b.tensor(2), b.scalar(3)) },
    pair(
      "index_put", "(input, indices, values, accumulate=False)",
      "values written to the positions that several indices give.",
      "torch.index_put(torch.zeros(3), (torch.tensor([0]),), torch.tensor(1.))"
    ) { x, b in try x.indexPut(b.tensors(1), b.tensor(2), accumulate: b.bool(3)) },
    pair(
      "put", "(input, index, source, accumulate=False)", "source written to indices counted through all dimensions.",
      "torch.put(torch.zeros(3), torch.tensor([1]), torch.tensor([5.]))"
    ) { x, b in try x.put(b.tensor(1), b.tensor(2), accumulate: b.bool(3)) },
  ]

  private static let reading: [Operation] = [
    Operation(
      "gather", "(input, dim, index, *, sparse_grad=False)", "The elements at the indices along a dimension.",
      "torch.gather(torch.tensor([[1, 2], [3, 4]]), 1, torch.tensor([[0], [1]]))"
    ) { b in try b.tensor(0).gather(b.int(1), b.tensor(2)).value },
    Operation(
      "index_select", "(input, dim, index)", "The positions of a dimension that a vector lists.",
      "torch.index_select(torch.eye(3), 0, torch.tensor([0, 2]))"
    ) { b in try b.tensor(0).indexSelect(b.int(1), b.tensor(2)).value },
    Operation(
      "masked_select", "(input, mask)", "The elements where the mask is true.",
      "torch.masked_select(torch.tensor([1, 2]), torch.tensor([True, False]))"
    ) { b in try b.tensor(0).maskedSelect(b.tensor(1)).value },
    Operation(
      "take", "(input, index)", "The elements at the indices, counted through all dimensions.",
      "torch.take(torch.eye(2), torch.tensor([0, 3]))"
    ) { b in try b.tensor(0).take(b.tensor(1)).value },
    Operation(
      "take_along_dim", "(input, indices, dim=None)", "The elements at the indices along a dimension, broadcast.",
      "torch.take_along_dim(torch.tensor([[3, 1]]), torch.tensor([[1, 0]]), dim=1)"
    ) { b in try b.tensor(0).takeAlongDim(b.tensor(1), dim: b.optionalInt(2)).value },
    Operation(
      "nonzero", "(input, *, as_tuple=False)", "The indices of the elements that are not zero.",
      "torch.nonzero(torch.tensor([0, 3, 0, 4]))", out: false
    ) { b in try b.bool(1) ? Conversions.tuple(b.tensor(0).nonzeroTuple()) : b.tensor(0).nonzero().value },
    Operation(
      "argwhere", "(input)", "The indices of the elements that are not zero.", "torch.argwhere(torch.tensor([0, 3]))",
      out: false
    ) { b in try b.tensor(0).argwhere().value },
  ]

  /// All of them.
  static let all: [Operation] = writing.flatMap { $0 } + reading
}
