// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Functions that reduce dimensions: sums, extrema, statistics, norms.
enum ReductionOperations {
  /// `dim` of `sum` and its like, with PyTorch's text for what is none.
  private static func dims(_ b: Bound, _ parameter: String) throws -> [Int]? {
    switch try b[parameter] {
    case .none, .undefined: return nil
    case .int, .tuple, .list: return try b.dims(parameter)
    default:
      guard try Conversions.int(b[parameter]) == nil else { return try b.dims(parameter) }
      throw try b.invalidCombination(
        [b[parameter]],
        ["(*, torch.dtype dtype = None)", "(tuple of ints dim, bool keepdim = False, *, torch.dtype dtype = None)"])
    }
  }

  private static let sums: [Operation] = [
    Operation(
      "sum", "(input, dim=None, keepdim=False, *, dtype=None)", "The sum of all elements or along dimensions.",
      "torch.sum(torch.ones(2, 3), dim=0)"
    ) { b in try b.tensor("input").sum(dim: dims(b, "dim"), keepdim: b.bool("keepdim"), dtype: b.dtype("dtype")).value
    },
    Operation(
      "nansum", "(input, dim=None, keepdim=False, *, dtype=None)", "The sum, nan counting as 0.",
      "torch.nansum(torch.tensor([1., float('nan')]))"
    ) { b in
      try b.tensor("input").nansum(dim: dims(b, "dim"), keepdim: b.bool("keepdim"), dtype: b.dtype("dtype")).value
    },
    Operation(
      "mean", "(input, dim=None, keepdim=False, *, dtype=None)", "The mean of all elements or along dimensions.",
      "torch.mean(torch.ones(2, 3), dim=0)"
    ) { b in try b.tensor("input").mean(dim: dims(b, "dim"), keepdim: b.bool("keepdim"), dtype: b.dtype("dtype")).value
    },
    Operation(
      "nanmean", "(input, dim=None, keepdim=False, *, dtype=None)", "The mean of what is not nan.",
      "torch.nanmean(torch.tensor([1., float('nan')]))"
    ) { b in
      try b.tensor("input").nanmean(dim: dims(b, "dim"), keepdim: b.bool("keepdim"), dtype: b.dtype("dtype")).value
    },
    Operation(
      "prod", "(input, dim=None, keepdim=False, *, dtype=None)", "The product of all elements or along a dimension.",
      "torch.prod(torch.tensor([2., 3.]))"
    ) { b in
      guard let dim = try b.optionalInt("dim") else { return try b.tensor("input").prod(dtype: b.dtype("dtype")).value }
      return try b.tensor("input").prod(dim: dim, keepdim: b.bool("keepdim"), dtype: b.dtype("dtype")).value
    },
    Operation(
      "all", "(input, dim=None, keepdim=False)", "Whether all elements are true.",
      "torch.all(torch.tensor([True, False]))"
    ) { b in try b.tensor("input").all(dim: b.dims("dim"), keepdim: b.bool("keepdim")).value },
    Operation(
      "any", "(input, dim=None, keepdim=False)", "Whether one element is true.",
      "torch.any(torch.tensor([True, False]))"
    ) { b in try b.tensor("input").any(dim: b.dims("dim"), keepdim: b.bool("keepdim")).value },
    Operation(
      "count_nonzero", "(input, dim=None)", "How many elements are not zero.",
      "torch.count_nonzero(torch.tensor([0, 3]))",
      out: false
    ) { b in try b.tensor("input").countNonzero(dim: b.dims("dim")).value },
    Operation(
      "logsumexp", "(input, dim, keepdim=False)", "log(sum(exp(x))) along dimensions, without overflow.",
      "torch.logsumexp(torch.tensor([1., 2.]), 0)"
    ) { b in try b.tensor("input").logsumexp(dim: b.dims("dim") ?? [], keepdim: b.bool("keepdim")).value },
  ]

  private static func extremum(_ name: String, _ largest: Bool) -> Operation {
    let word = largest ? "largest" : "smallest"
    return Operation(
      name, "(input, dim=None, keepdim=False, *, other=None)",
      "The \(word) element, those along a dimension with their indices, or element by element of two tensors.",
      "torch.\(name)(torch.tensor([[1., 5.], [3., 2.]]), dim=1)"
    ) { b in
      let input = try b.tensor("input")
      if let other = try b["dim"].tensor ?? b["other"].tensor,
        try b["dim"].tensor?.rank != 0 || b["keepdim"].tensor == nil
      {
        if try b["keepdim"].tensor != nil { throw b.wrongType("keepdim", "bool") }
        return try (largest ? input.maximum(other) : input.minimum(other)).value
      }
      guard try b.isGiven("dim") else { return try (largest ? input.max() : input.min()).value }
      guard let dim = try Conversions.int(b["dim"]) else {
        let wrong =
          "\n      didn't match because some of the arguments have invalid types: (!\(try Conversions.typeName(b["dim"]))!)"
        throw try b.invalidCombination(
          [b["dim"]], ["()" + wrong, "(Tensor other)" + wrong, "(int dim, bool keepdim = False)"])
      }
      let keepdim = try b.bool("keepdim")
      return ReturnTypes.valuesIndices(
        name, try largest ? input.max(dim: dim, keepdim: keepdim) : input.min(dim: dim, keepdim: keepdim))
    }
  }

  private static let extrema: [Operation] = [
    extremum("max", true), extremum("min", false),
    Operation(
      "amax", "(input, dim=(), keepdim=False)", "The largest element along dimensions.",
      "torch.amax(torch.ones(2, 3), 0)"
    ) { b in try b.tensor("input").amax(dim: b.dims("dim"), keepdim: b.bool("keepdim")).value },
    Operation(
      "amin", "(input, dim=(), keepdim=False)", "The smallest element along dimensions.",
      "torch.amin(torch.ones(2, 3), 0)"
    ) { b in try b.tensor("input").amin(dim: b.dims("dim"), keepdim: b.bool("keepdim")).value },
    Operation(
      "aminmax", "(input, *, dim=None, keepdim=False)", "The smallest and the largest element.",
      "torch.aminmax(torch.tensor([1., 3.]))"
    ) { b in
      let pair = try b.tensor("input").aminmax(dim: b.optionalInt("dim"), keepdim: b.bool("keepdim"))
      return ReturnTypes.make("aminmax", ["min", "max"], [pair.min.value, pair.max.value])
    },
    Operation(
      "argmax", "(input, dim=None, keepdim=False)", "The index of the largest element.",
      "torch.argmax(torch.tensor([1., 3., 2.]))"
    ) { b in try b.tensor("input").argmax(dim: b.optionalInt("dim"), keepdim: b.bool("keepdim")).value },
    Operation(
      "argmin", "(input, dim=None, keepdim=False)", "The index of the smallest element.",
      "torch.argmin(torch.tensor([1., 3., 2.]))"
    ) { b in try b.tensor("input").argmin(dim: b.optionalInt("dim"), keepdim: b.bool("keepdim")).value },
    Operation(
      "median", "(input, dim=None, keepdim=False)", "The middle element (the lower one of two).",
      "torch.median(torch.tensor([1., 3., 2.]))"
    ) { b in
      guard let dim = try b.optionalInt("dim") else { return try b.tensor("input").median().value }
      return ReturnTypes.valuesIndices("median", try b.tensor("input").median(dim: dim, keepdim: b.bool("keepdim")))
    },
    Operation(
      "nanmedian", "(input, dim=None, keepdim=False)", "The middle element of what is not nan.",
      "torch.nanmedian(torch.tensor([1., float('nan'), 2.]))"
    ) { b in
      guard let dim = try b.optionalInt("dim") else { return try b.tensor("input").nanmedian().value }
      return ReturnTypes.valuesIndices(
        "nanmedian", try b.tensor("input").nanmedian(dim: dim, keepdim: b.bool("keepdim")))
    },
    Operation(
      "mode", "(input, dim=-1, keepdim=False)", "The most frequent element along a dimension.",
      "torch.mode(torch.tensor([1, 2, 2]))"
    ) { b in
      ReturnTypes.valuesIndices("mode", try b.tensor("input").mode(dim: b.int("dim"), keepdim: b.bool("keepdim")))
    },
    Operation(
      "kthvalue", "(input, k, dim=-1, keepdim=False)", "The k-th smallest element along a dimension.",
      "torch.kthvalue(torch.tensor([3., 1., 2.]), 2)"
    ) { b in
      ReturnTypes.valuesIndices(
        "kthvalue", try b.tensor("input").kthvalue(b.int("k"), dim: b.int("dim"), keepdim: b.bool("keepdim")))
    },
  ]

  private static func typed(_ b: Bound, _ parameter: String) throws -> Tensor {
    try b.dtype(parameter).map { try b.tensor("input").to($0) } ?? b.tensor("input")
  }

  private static func quantile(_ name: String, ignoreNaN: Bool) -> Operation {
    Operation(
      name, "(input, q, dim=None, keepdim=False, *, interpolation='linear')",
      "The q-th quantiles of all elements or along a dimension.", "torch.\(name)(torch.arange(5.), 0.25)"
    ) { b in
      let (x, dim, keepdim, kind) = (
        try b.tensor("input"), try b.optionalInt("dim"), try b.bool("keepdim"), try b.text("interpolation")
      )
      if let q = try b["q"].tensor {
        return try x.quantile(q, dim: dim, keepdim: keepdim, interpolation: kind, ignoreNaN: ignoreNaN).value
      }
      return try x.quantile(b.double("q"), dim: dim, keepdim: keepdim, interpolation: kind, ignoreNaN: ignoreNaN).value
    }
  }

  private static let others: [Operation] = [
    Operation(
      "norm", "(input, p='fro', dim=None, keepdim=False, dtype=None)", "The norm of all elements or along dimensions.",
      "torch.norm(torch.tensor([3., 4.]))"
    ) { b in
      var p = 2.0
      _ = try b.tensor("input", asked: "layout")
      if let name = try b["p"].text {
        if name == "nuc" {
          let x = try typed(b, "dtype")
          return try x.matrixNorm(.nuclear, dim: b.dims("dim") ?? [-2, -1], keepdim: b.bool("keepdim")).value
        }
        if name != "fro" { throw PyError.runtime("linalg.matrix_norm: Order \(name) not supported.") }
      } else if try b.isGiven("p") {
        p = try b.double("p")
      }
      return try typed(b, "dtype").norm(p, dim: b.dims("dim"), keepdim: b.bool("keepdim")).value
    },
    Operation(
      "dist", "(input, other, p=2)", "The norm of input - other.", "torch.dist(torch.tensor([3.]), torch.tensor([1.]))",
      out: false
    ) { b in try b.tensor("input").dist(b.tensor("other"), p: b.double("p")).value },
    quantile("quantile", ignoreNaN: false), quantile("nanquantile", ignoreNaN: true),
    Operation(
      "histc", "(input, bins=100, min=0, max=0)", "How many elements fall in each of equal bins.",
      "torch.histc(torch.tensor([1., 2., 1.]), bins=4, min=0, max=3)"
    ) { b in try b.tensor("input").histc(b.int("bins"), min: b.double("min"), max: b.double("max")).value },
    Operation(
      "bincount", "(input, weights=None, minlength=0)", "How often each non-negative integer occurs.",
      "torch.bincount(torch.tensor([1, 1, 3]))", out: false
    ) { b in try b.tensor("input").bincount(weights: b.optionalTensor("weights"), minlength: b.int("minlength")).value
    },
    Operation(
      "softmax", "(input, dim, dtype=None)", "exp(x) / sum(exp(x)) along a dimension.",
      "torch.softmax(torch.tensor([1., 2.]), 0)"
    ) { b in try b.tensor("input").softmax(dim: b.int("dim"), dtype: b.dtype("dtype")).value },
    Operation(
      "log_softmax", "(input, dim, dtype=None)", "The logarithm of the softmax along a dimension.",
      "torch.log_softmax(torch.tensor([1., 2.]), 0)"
    ) { b in try b.tensor("input").logSoftmax(dim: b.int("dim"), dtype: b.dtype("dtype")).value },
  ]

  /// All of them.
  static let all: [Operation] = [sums, extrema, others].flatMap { $0 }
}
