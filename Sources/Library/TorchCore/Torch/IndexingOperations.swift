// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Functions that take and write elements by index or mask.
enum IndexingOperations {
  /// An operation and its in-place method.
  @inline(never) private static func pair(
    _ name: String, _ signature: String, _ doc: String, _ example: String = "",
    _ body: @escaping (Tensor, Bound) throws -> Tensor
  ) -> [Operation] {
    [
      Operation(name, signature, doc, example) { b in try body(b.tensor("input"), b).value },
      Operation("\(name)_", signature, "In place: \(doc)", forms: .method) { b in
        try b.tensor("input").inPlace { try body($0, b) }.value
      },
    ]
  }

  private static func maskedFill(_ x: Tensor, _ b: Bound) throws -> Tensor {
    if let value = try b["value"].tensor { return try x.maskedFill(b.tensor("mask"), value) }
    if let scalar = try TensorOperators.number(b["value"]) { return try x.maskedFill(b.tensor("mask"), scalar) }
    throw try b.invalidCombination(
      [b["mask"], b["value"]],
      ["(Tensor mask, Tensor value)", "(Tensor mask, Number value)"].map {
        "\($0)\n      didn't match because some of the arguments have invalid types: "
          + "(\(Conversions.typeName(try b["mask"])), !\(Conversions.typeName(try b["value"]))!)"
      })
  }

  private static func scatter(_ x: Tensor, _ b: Bound) throws -> Tensor {
    let value = try b["src"].isUndefined ? b["value"] : b["src"]
    let reduce = try b.optionalText("reduce")
    if let reduce, reduce != "add", reduce != "multiply" {
      throw PyError.runtime("reduce argument must be either add or multiply.")
    }
    if let src = value.tensor {
      guard let reduce else { return try x.scatter(b.int("dim"), b.tensor("index"), src) }
      TorchWarnings.warn(
        "The reduce argument of torch.scatter with Tensor src is deprecated and will be removed in a future PyTorch release. "
          + "Use torch.scatter_reduce instead for more reduction options.")
      return try x.scatter(b.int("dim"), b.tensor("index"), src, multiplies: reduce == "multiply")
    }
    guard let scalar = try TensorOperators.number(value), try Conversions.int(b["dim"]) != nil else {
      throw try b.invalidCombination(
        [b["dim"], b["index"], b["src"]],
        [
          "(int dim, Tensor index, Tensor src)", "(int dim, Tensor index, Tensor src, *, str reduce)",
          "(int dim, Tensor index, Number value)", "(int dim, Tensor index, Number value, *, str reduce)",
        ])
    }
    guard let reduce else { return try x.scatter(b.int("dim"), b.tensor("index"), scalar) }
    let index = try b.tensor("index")
    return try x.scatter(
      b.int("dim"), index, Tensor.full(index.shape, scalar, dtype: x.dtype), multiplies: reduce == "multiply")
  }

  private static let writing: [[Operation]] = [
    pair(
      "masked_fill", "(input, mask, value)", "A value where the mask is true.",
      "torch.masked_fill(torch.ones(2), torch.tensor([True, False]), 0.)", maskedFill),
    pair(
      "masked_scatter", "(input, mask, source)", "Elements of source one by one where the mask is true.",
      "torch.masked_scatter(torch.ones(2), torch.tensor([True, False]), torch.zeros(2))"
    ) { x, b in try x.maskedScatter(b.tensor("mask"), b.tensor("source")) },
    pair(
      "scatter", "(input, dim, index, src=..., *, value=..., reduce=None)",
      "Elements of src (or a value) written to the indices along a dimension.",
      "torch.scatter(torch.zeros(3), 0, torch.tensor([1]), torch.tensor([5.]))", scatter),
    pair(
      "scatter_add", "(input, dim, index, src)", "Elements of src added at the indices along a dimension.",
      "torch.scatter_add(torch.zeros(3), 0, torch.tensor([1, 1]), torch.tensor([5., 2.]))"
    ) { x, b in try x.scatterAdd(b.int("dim"), b.tensor("index"), b.tensor("src")) },
    pair(
      "scatter_reduce", "(input, dim, index, src, reduce, *, include_self=True)",
      "Elements of src combined at the indices along a dimension.",
      "torch.scatter_reduce(torch.zeros(3), 0, torch.tensor([1, 1]), torch.tensor([5., 2.]), 'sum')"
    ) { x, b in
      try x.scatterReduce(
        b.int("dim"), b.tensor("index"), b.tensor("src"), b.text("reduce"), includeSelf: b.bool("include_self"))
    },
    pair(
      "index_add", "(input, dim, index, source, *, alpha=1)", "alpha * source added at the indices.",
      "torch.index_add(torch.zeros(3), 0, torch.tensor([0, 2]), torch.tensor([1., 5.]))"
    ) { x, b in try x.indexAdd(b.int("dim"), b.tensor("index"), b.tensor("source"), alpha: b.scalar("alpha")) },
    pair(
      "index_copy", "(input, dim, index, source)", "source written to the indices.",
      "torch.index_copy(torch.zeros(3), 0, torch.tensor([0, 2]), torch.tensor([1., 5.]))"
    ) { x, b in try x.indexCopy(b.int("dim"), b.tensor("index"), b.tensor("source")) },
    pair(
      "index_fill", "(input, dim, index, value)", "A value written to the indices.",
      "torch.index_fill(torch.zeros(3), 0, torch.tensor([0, 2]), 7)"
    ) { x, b in try x.indexFill(b.int("dim"), b.tensor("index"), b.scalar("value")) },
    pair(
      "index_put", "(input, indices, values, accumulate=False)",
      "values written to the positions that several indices give.",
      "torch.index_put(torch.zeros(3), (torch.tensor([0]),), torch.tensor(1.))"
    ) { x, b in try x.indexPut(b.tensors("indices"), b.tensor("values"), accumulate: b.bool("accumulate")) },
    pair(
      "put", "(input, index, source, accumulate=False)", "source written to indices counted through all dimensions.",
      "torch.put(torch.zeros(3), torch.tensor([1]), torch.tensor([5.]))"
    ) { x, b in try x.put(b.tensor("index"), b.tensor("source"), accumulate: b.bool("accumulate")) },
  ]

  private static let reading: [Operation] = [
    Operation(
      "gather", "(input, dim, index, *, sparse_grad=False)", "The elements at the indices along a dimension.",
      "torch.gather(torch.tensor([[1, 2], [3, 4]]), 1, torch.tensor([[0], [1]]))"
    ) { b in try b.tensor("input").gather(b.int("dim"), b.tensor("index")).value },
    Operation(
      "index_select", "(input, dim, index)", "The positions of a dimension that a vector lists.",
      "torch.index_select(torch.eye(3), 0, torch.tensor([0, 2]))"
    ) { b in try b.tensor("input").indexSelect(b.int("dim"), b.tensor("index")).value },
    Operation(
      "masked_select", "(input, mask)", "The elements where the mask is true.",
      "torch.masked_select(torch.tensor([1, 2]), torch.tensor([True, False]))"
    ) { b in try b.tensor("input").maskedSelect(b.tensor("mask")).value },
    Operation(
      "take", "(input, index)", "The elements at the indices, counted through all dimensions.",
      "torch.take(torch.eye(2), torch.tensor([0, 3]))"
    ) { b in try b.tensor("input").take(b.tensor("index")).value },
    Operation(
      "take_along_dim", "(input, indices, dim=None)", "The elements at the indices along a dimension, broadcast.",
      "torch.take_along_dim(torch.tensor([[3, 1]]), torch.tensor([[1, 0]]), dim=1)"
    ) { b in try b.tensor("input").takeAlongDim(b.tensor("indices"), dim: b.optionalInt("dim")).value },
    Operation(
      "nonzero", "(input, *, as_tuple=False)", "The indices of the elements that are not zero.",
      "torch.nonzero(torch.tensor([0, 3, 0, 4]))"
    ) { b in
      try b.bool("as_tuple") ? Conversions.tuple(b.tensor("input").nonzeroTuple()) : b.tensor("input").nonzero().value
    },
    Operation(
      "argwhere", "(input)", "The indices of the elements that are not zero.", "torch.argwhere(torch.tensor([0, 3]))",
      out: false
    ) { b in try b.tensor("input").argwhere().value },
  ]

  /// All of them.
  static let all: [Operation] = writing.flatMap { $0 } + reading
}
