import PythonRuntime
import Tensors

/// Functions that sort, search and count different elements.
enum SortingOperations {
  private static func list(
    _ result: (values: Tensor, inverse: Tensor, counts: Tensor), _ inverse: Bool, _ counts: Bool
  ) -> Value {
    if !inverse && !counts { return result.values.value }
    return Conversions.tuple([result.values] + (inverse ? [result.inverse] : []) + (counts ? [result.counts] : []))
  }

  /// All of them.
  static let all: [Operation] = [
    Operation(
      "sort", "(input, dim=-1, descending=False, *, stable=None)",
      "The elements in order along a dimension, and their indices.", "torch.sort(torch.tensor([3, 1, 2]))"
    ) { b in
      let stable = try b.isGiven(3) ? b.bool(3) : nil
      return ReturnTypes.valuesIndices(
        "sort", try b.tensor(0).sort(dim: b.int(1), descending: b.bool(2), stable: stable))
    },
    Operation(
      "argsort", "(input, dim=-1, descending=False, *, stable=False)", "The indices that put a dimension in order.",
      "torch.argsort(torch.tensor([3, 1, 2]))", out: false
    ) { b in try b.tensor(0).argsort(dim: b.int(1), descending: b.bool(2)).value },
    Operation(
      "msort", "(input)", "The elements in order along the first dimension.", "torch.msort(torch.tensor([3, 1]))"
    ) { b in try b.tensor(0).sort(dim: 0).values.value },
    Operation(
      "topk", "(input, k, dim=-1, largest=True, sorted=True)",
      "The k largest elements along a dimension, and their indices.", "torch.topk(torch.tensor([3, 1, 2]), 2)"
    ) { b in
      ReturnTypes.valuesIndices("topk", try b.tensor(0).topk(b.int(1), dim: b.int(2), largest: b.bool(3)))
    },
    Operation(
      "unique", "(input, sorted=True, return_inverse=False, return_counts=False, dim=None)",
      "Each different element once; on request also where each went and how often it occurs.",
      "torch.unique(torch.tensor([2, 1, 2]))", out: false
    ) { b in
      let (inverse, counts) = (try b.bool(2), try b.bool(3))
      guard let dim = try b.optionalInt(4) else { return list(try b.tensor(0).unique(), inverse, counts) }
      return list(try b.tensor(0).unique(dim: dim), inverse, counts)
    },
    Operation(
      "unique_consecutive", "(input, return_inverse=False, return_counts=False, dim=None)",
      "Runs of equal elements once; on request also where each went and how long they are.",
      "torch.unique_consecutive(torch.tensor([1, 1, 2]))", out: false
    ) { b in
      let (inverse, counts) = (try b.bool(1), try b.bool(2))
      return list(try b.tensor(0).uniqueConsecutive(dim: b.optionalInt(3)), inverse, counts)
    },
    Operation(
      "searchsorted", "(sorted_sequence, input, *, out_int32=False, right=False, side=None, sorter=None)",
      "Where elements would have to be inserted in a sorted sequence.",
      "torch.searchsorted(torch.tensor([1, 3, 5]), torch.tensor([2, 3]))", forms: .function, out: true
    ) { b in
      let right = try b.optionalText(4).map { $0 == "right" } ?? b.bool(3)
      let values = try b[1].tensor ?? Tensor(b.scalar(1))
      let sorted = try b.optionalTensor(5).map { try b.tensor(0).gather(-1, $0) } ?? b.tensor(0)
      let result = try Tensor.searchsorted(sorted, values, right: right)
      return try b.bool(2) ? result.to(.int32).value : result.value
    },
    Operation(
      "bucketize", "(input, boundaries, *, out_int32=False, right=False)", "In which interval each element lies.",
      "torch.bucketize(torch.tensor([2, 3]), torch.tensor([1, 3, 5]))", forms: .function, out: true
    ) { b in
      let values = try b[0].tensor ?? Tensor(b.scalar(0))
      let result = try values.bucketize(b.tensor(1), right: b.bool(3))
      return try b.bool(2) ? result.to(.int32).value : result.value
    },
    Operation(
      "isin", "(elements, test_elements, *, assume_unique=False, invert=False)",
      "Whether each element is among others.",
      "torch.isin(torch.tensor([1, 2, 3]), torch.tensor([2, 3]))", forms: .function
    ) { b in
      let elements = try b[0].tensor ?? Tensor(b.scalar(0))
      return try elements.isin(b[1].tensor ?? Tensor(b.scalar(1)), invert: b.bool(3)).value
    },
  ]
}
