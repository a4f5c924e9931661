import PythonRuntime
import Tensors

/// Functions that reduce dimensions: sums, extrema, statistics, norms.
enum ReductionOperations {
  /// `dim` of `sum` and its like, with PyTorch's text for what is none.
  private static func dims(_ b: Bound, _ i: Int) throws -> [Int]? {
    switch b[i] {
    case .none, .undefined, .int, .tuple, .list: return try b.dims(i)
    default:
      guard Conversions.int(b[i]) == nil else { return try b.dims(i) }
      throw b.invalidCombination(
        [b[i]],
        ["(*, torch.dtype dtype = None)", "(tuple of ints dim, bool keepdim = False, *, torch.dtype dtype = None)"])
    }
  }

  private static let sums: [Operation] = [
    Operation(
      "sum", "(input, dim=None, keepdim=False, *, dtype=None)", "The sum of all elements or along dimensions.",
      "torch.sum(torch.ones(2, 3), dim=0)"
    ) { b in try b.tensor(0).sum(dim: dims(b, 1), keepdim: b.bool(2), dtype: b.dtype(3)).value },
    Operation(
      "nansum", "(input, dim=None, keepdim=False, *, dtype=None)", "The sum, nan counting as 0.",
      "torch.nansum(torch.tensor([1., float('nan')]))"
    ) { b in try b.tensor(0).nansum(dim: dims(b, 1), keepdim: b.bool(2), dtype: b.dtype(3)).value },
    Operation(
      "mean", "(input, dim=None, keepdim=False, *, dtype=None)", "The mean of all elements or along dimensions.",
      "torch.mean(torch.ones(2, 3), dim=0)"
    ) { b in try b.tensor(0).mean(dim: dims(b, 1), keepdim: b.bool(2), dtype: b.dtype(3)).value },
    Operation(
      "nanmean", "(input, dim=None, keepdim=False, *, dtype=None)", "The mean of what is not nan.",
      "torch.nanmean(torch.tensor([1., float('nan')]))"
    ) { b in try b.tensor(0).nanmean(dim: dims(b, 1), keepdim: b.bool(2), dtype: b.dtype(3)).value },
    Operation(
      "prod", "(input, dim=None, keepdim=False, *, dtype=None)", "The product of all elements or along a dimension.",
      "torch.prod(torch.tensor([2., 3.]))"
    ) { b in
      guard let dim = try b.optionalInt(1) else { return try b.tensor(0).prod(dtype: b.dtype(3)).value }
      return try b.tensor(0).prod(dim: dim, keepdim: b.bool(2), dtype: b.dtype(3)).value
    },
    Operation(
      "all", "(input, dim=None, keepdim=False)", "Whether all elements are true.",
      "torch.all(torch.tensor([True, False]))"
    ) { b in try b.tensor(0).all(dim: b.dims(1), keepdim: b.bool(2)).value },
    Operation(
      "any", "(input, dim=None, keepdim=False)", "Whether one element is true.",
      "torch.any(torch.tensor([True, False]))"
    ) { b in try b.tensor(0).any(dim: b.dims(1), keepdim: b.bool(2)).value },
    Operation(
      "count_nonzero", "(input, dim=None)", "How many elements are not zero.",
      "torch.count_nonzero(torch.tensor([0, 3]))",
      out: false
    ) { b in try b.tensor(0).countNonzero(dim: b.dims(1)).value },
    Operation(
      "logsumexp", "(input, dim, keepdim=False)", "log(sum(exp(x))) along dimensions, without overflow.",
      "torch.logsumexp(torch.tensor([1., 2.]), 0)"
    ) { b in try b.tensor(0).logsumexp(dim: b.dims(1) ?? [], keepdim: b.bool(2)).value },
  ]

  private static func extremum(_ name: String, _ largest: Bool) -> Operation {
    let word = largest ? "largest" : "smallest"
    return Operation(
      name, "(input, dim=None, keepdim=False, *, other=None)",
      "The \(word) element, those along a dimension with their indices, or element by element of two tensors.",
      "torch.\(name)(torch.tensor([[1., 5.], [3., 2.]]), dim=1)"
    ) { b in
      let input = try b.tensor(0)
      if let other = b[1].tensor ?? b[3].tensor, b[1].tensor?.rank != 0 || b[2].tensor == nil {
        if b[2].tensor != nil { throw b.wrongType(2, "bool") }
        return try (largest ? input.maximum(other) : input.minimum(other)).value
      }
      guard b.isGiven(1) else { return try (largest ? input.max() : input.min()).value }
      guard let dim = Conversions.int(b[1]) else {
        let wrong =
          "\n      didn't match because some of the arguments have invalid types: (!\(Conversions.typeName(b[1]))!)"
        throw b.invalidCombination([b[1]], ["()" + wrong, "(Tensor other)" + wrong, "(int dim, bool keepdim = False)"])
      }
      let keepdim = try b.bool(2)
      return ReturnTypes.valuesIndices(
        name, try largest ? input.max(dim: dim, keepdim: keepdim) : input.min(dim: dim, keepdim: keepdim))
    }
  }

  private static let extrema: [Operation] = [
    extremum("max", true), extremum("min", false),
    Operation(
      "amax", "(input, dim=(), keepdim=False)", "The largest element along dimensions.",
      "torch.amax(torch.ones(2, 3), 0)"
    ) { b in try b.tensor(0).amax(dim: b.dims(1), keepdim: b.bool(2)).value },
    Operation(
      "amin", "(input, dim=(), keepdim=False)", "The smallest element along dimensions.",
      "torch.amin(torch.ones(2, 3), 0)"
    ) { b in try b.tensor(0).amin(dim: b.dims(1), keepdim: b.bool(2)).value },
    Operation(
      "aminmax", "(input, *, dim=None, keepdim=False)", "The smallest and the largest element.",
      "torch.aminmax(torch.tensor([1., 3.]))", out: false
    ) { b in
      let pair = try b.tensor(0).aminmax(dim: b.optionalInt(1), keepdim: b.bool(2))
      return ReturnTypes.make("aminmax", ["min", "max"], [pair.min.value, pair.max.value])
    },
    Operation(
      "argmax", "(input, dim=None, keepdim=False)", "The index of the largest element.",
      "torch.argmax(torch.tensor([1., 3., 2.]))"
    ) { b in try b.tensor(0).argmax(dim: b.optionalInt(1), keepdim: b.bool(2)).value },
    Operation(
      "argmin", "(input, dim=None, keepdim=False)", "The index of the smallest element.",
      "torch.argmin(torch.tensor([1., 3., 2.]))"
    ) { b in try b.tensor(0).argmin(dim: b.optionalInt(1), keepdim: b.bool(2)).value },
    Operation(
      "median", "(input, dim=None, keepdim=False)", "The middle element (the lower one of two).",
      "torch.median(torch.tensor([1., 3., 2.]))", out: false
    ) { b in
      guard let dim = try b.optionalInt(1) else { return try b.tensor(0).median().value }
      return ReturnTypes.valuesIndices("median", try b.tensor(0).median(dim: dim, keepdim: b.bool(2)))
    },
    Operation(
      "nanmedian", "(input, dim=None, keepdim=False)", "The middle element of what is not nan.",
      "torch.nanmedian(torch.tensor([1., float('nan'), 2.]))", out: false
    ) { b in
      guard let dim = try b.optionalInt(1) else { return try b.tensor(0).nanmedian().value }
      return ReturnTypes.valuesIndices("nanmedian", try b.tensor(0).nanmedian(dim: dim, keepdim: b.bool(2)))
    },
    Operation(
      "mode", "(input, dim=-1, keepdim=False)", "The most frequent element along a dimension.",
      "torch.mode(torch.tensor([1, 2, 2]))", out: false
    ) { b in ReturnTypes.valuesIndices("mode", try b.tensor(0).mode(dim: b.int(1), keepdim: b.bool(2))) },
    Operation(
      "kthvalue", "(input, k, dim=-1, keepdim=False)", "The k-th smallest element along a dimension.",
      "torch.kthvalue(torch.tensor([3., 1., 2.]), 2)", out: false
    ) { b in
      ReturnTypes.valuesIndices("kthvalue", try b.tensor(0).kthvalue(b.int(1), dim: b.int(2), keepdim: b.bool(3)))
    },
  ]

  private static func typed(_ b: Bound, _ i: Int) throws -> Tensor {
    try b.dtype(i).map { try b.tensor(0).to($0) } ?? b.tensor(0)
  }

  private static func quantile(_ name: String, ignoreNaN: Bool) -> Operation {
    Operation(
      name, "(input, q, dim=None, keepdim=False, *, interpolation='linear')",
      "The q-th quantiles of all elements or along a dimension.", "torch.\(name)(torch.arange(5.), 0.25)"
    ) { b in
      let (x, dim, keepdim, kind) = (try b.tensor(0), try b.optionalInt(2), try b.bool(3), try b.text(4))
      if let q = b[1].tensor {
        return try x.quantile(q, dim: dim, keepdim: keepdim, interpolation: kind, ignoreNaN: ignoreNaN).value
      }
      return try x.quantile(b.double(1), dim: dim, keepdim: keepdim, interpolation: kind, ignoreNaN: ignoreNaN).value
    }
  }

  private static let others: [Operation] = [
    Operation(
      "norm", "(input, p='fro', dim=None, keepdim=False, dtype=None)", "The norm of all elements or along dimensions.",
      "torch.norm(torch.tensor([3., 4.]))"
    ) { b in
      var p = 2.0
      if let name = b[1].text {
        if name == "nuc" {
          let x = try typed(b, 4)
          return try x.matrixNorm(.nuclear, dim: b.dims(2) ?? [-2, -1], keepdim: b.bool(3)).value
        }
        if name != "fro" { throw PyError.value("norm does not support p=\(name)") }
      } else if b.isGiven(1) {
        p = try b.double(1)
      }
      return try typed(b, 4).norm(p, dim: b.dims(2), keepdim: b.bool(3)).value
    },
    Operation(
      "dist", "(input, other, p=2)", "The norm of input - other.", "torch.dist(torch.tensor([3.]), torch.tensor([1.]))",
      out: false
    ) { b in try b.tensor(0).dist(b.tensor(1), p: b.double(2)).value },
    quantile("quantile", ignoreNaN: false), quantile("nanquantile", ignoreNaN: true),
    Operation(
      "histc", "(input, bins=100, min=0, max=0)", "How many elements fall in each of equal bins.",
      "torch.histc(torch.tensor([1., 2., 1.]), bins=4, min=0, max=3)"
    ) { b in try b.tensor(0).histc(b.int(1), min: b.double(2), max: b.double(3)).value },
    Operation(
      "bincount", "(input, weights=None, minlength=0)", "How often each non-negative integer occurs.",
      "torch.bincount(torch.tensor([1, 1, 3]))", out: false
    ) { b in try b.tensor(0).bincount(weights: b.optionalTensor(1), minlength: b.int(2)).value },
    Operation(
      "softmax", "(input, dim, dtype=None)", "exp(x) / sum(exp(x)) along a dimension.",
      "torch.softmax(torch.tensor([1., 2.]), 0)"
    ) { b in try b.tensor(0).softmax(dim: b.int(1), dtype: b.dtype(2)).value },
    Operation(
      "log_softmax", "(input, dim, dtype=None)", "The logarithm of the softmax along a dimension.",
      "torch.log_softmax(torch.tensor([1., 2.]), 0)"
    ) { b in try b.tensor(0).logSoftmax(dim: b.int(1), dtype: b.dtype(2)).value },
  ]

  /// All of them.
  static let all: [Operation] = [sums, extrema, others].flatMap { $0 }
}
