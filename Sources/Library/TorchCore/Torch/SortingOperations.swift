// SPDX-License-Identifier: GPL-3.0-or-later

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
      let stable = try b.isGiven("stable") ? b.bool("stable") : nil
      return ReturnTypes.valuesIndices(
        "sort", try b.tensor("input").sort(dim: b.int("dim"), descending: b.bool("descending"), stable: stable))
    },
    Operation(
      "argsort", "(input, dim=-1, descending=False, *, stable=False)", "The indices that put a dimension in order.",
      "torch.argsort(torch.tensor([3, 1, 2]))", out: false
    ) { b in try b.tensor("input").argsort(dim: b.int("dim"), descending: b.bool("descending")).value },
    Operation(
      "msort", "(input)", "The elements in order along the first dimension.", "torch.msort(torch.tensor([3, 1]))"
    ) { b in try b.tensor("input").sort(dim: 0).values.value },
    Operation(
      "topk", "(input, k, dim=-1, largest=True, sorted=True)",
      "The k largest elements along a dimension, and their indices.", "torch.topk(torch.tensor([3, 1, 2]), 2)"
    ) { b in
      ReturnTypes.valuesIndices(
        "topk", try b.tensor("input").topk(b.int("k"), dim: b.int("dim"), largest: b.bool("largest")))
    },
    Operation(
      "unique", "(input, sorted=True, return_inverse=False, return_counts=False, dim=None)",
      "Each different element once; on request also where each went and how often it occurs.",
      "torch.unique(torch.tensor([2, 1, 2]))", out: false
    ) { b in
      let (inverse, counts) = (try b.bool("return_inverse"), try b.bool("return_counts"))
      guard let dim = try b.optionalInt("dim") else {
        return list(try b.tensor("input", of: "_unique2", as: "input").unique(), inverse, counts)
      }
      return list(try b.tensor("input", of: "unique_dim", as: "input").unique(dim: dim), inverse, counts)
    },
    Operation(
      "unique_consecutive", "(input, return_inverse=False, return_counts=False, dim=None)",
      "Runs of equal elements once; on request also where each went and how long they are.",
      "torch.unique_consecutive(torch.tensor([1, 1, 2]))", out: false
    ) { b in
      let (inverse, counts) = (try b.bool("return_inverse"), try b.bool("return_counts"))
      return list(try b.tensor("input").uniqueConsecutive(dim: b.optionalInt("dim")), inverse, counts)
    },
    Operation(
      "searchsorted", "(sorted_sequence, input, *, out_int32=False, right=False, side=None, sorter=None)",
      "Where elements would have to be inserted in a sorted sequence.",
      "torch.searchsorted(torch.tensor([1, 3, 5]), torch.tensor([2, 3]))", forms: .function, out: true
    ) { b in
      let right = try b.optionalText("side").map { $0 == "right" } ?? b.bool("right")
      let values = try b["input"].tensor ?? Tensor(b.scalar("input"))
      let sorted =
        try b.optionalTensor("sorter").map { try b.tensor("sorted_sequence").gather(-1, $0) }
        ?? b.tensor("sorted_sequence")
      let result = try Tensor.searchsorted(sorted, values, right: right)
      return try b.bool("out_int32") ? result.to(.int32).value : result.value
    },
    Operation(
      "bucketize", "(input, boundaries, *, out_int32=False, right=False)", "In which interval each element lies.",
      "torch.bucketize(torch.tensor([2, 3]), torch.tensor([1, 3, 5]))", forms: .function, out: true
    ) { b in
      let values = try b["input"].tensor ?? Tensor(b.scalar("input"))
      let result = try values.bucketize(b.tensor("boundaries"), right: b.bool("right"))
      return try b.bool("out_int32") ? result.to(.int32).value : result.value
    },
    Operation(
      "isin", "(elements, test_elements, *, assume_unique=False, invert=False)",
      "Whether each element is among others.",
      "torch.isin(torch.tensor([1, 2, 3]), torch.tensor([2, 3]))", forms: .function
    ) { b in
      let elements = try b["elements"].tensor ?? Tensor(b.scalar("elements"))
      return try elements.isin(b["test_elements"].tensor ?? Tensor(b.scalar("test_elements")), invert: b.bool("invert"))
        .value
    },
  ]
}
