// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Variances and running sums.
enum StatisticsOperations {
  /// `std(dim, unbiased, keepdim)`, `std(unbiased)`, `std(dim, *, correction, keepdim)`.
  private static func spread(_ b: Bound) throws -> (dims: [Int]?, correction: Double, keepdim: Bool) {
    var dims: [Int]?
    var correction = 1.0
    if case .bool(let unbiased) = try b["dim"] { correction = unbiased ? 1 : 0 } else { dims = try b.dims("dim") }
    if try b.isGiven("unbiased") {
      guard case .bool(let unbiased) = try b["unbiased"] else {
        throw try b.invalidCombination(
          [b["unbiased"]],
          [
            "(tuple of ints dim, bool unbiased = True, bool keepdim = False)",
            "(tuple of ints dim = None, *, Number correction = None, bool keepdim = False)", "(bool unbiased = True)",
          ])
      }
      correction = unbiased ? 1 : 0
    }
    if try b.isGiven("correction") { correction = try b.double("correction") }
    return (dims, correction, try b.bool("keepdim"))
  }

  private static let signature = "(input, dim=None, unbiased=None, keepdim=False, *, correction=None)"

  private static let spreads: [Operation] = [
    Operation(
      "std", signature, "The standard deviation (divided by n - 1 unless unbiased=False).",
      "torch.std(torch.tensor([1., 2., 4.]))"
    ) { b in
      let (dims, correction, keepdim) = try spread(b)
      return try b.tensor("input").std(dim: dims, correction: correction, keepdim: keepdim).value
    },
    Operation(
      "var", signature, "The variance (divided by n - 1 unless unbiased=False).",
      "torch.var(torch.tensor([1., 2., 4.]))"
    ) { b in
      let (dims, correction, keepdim) = try spread(b)
      return try b.tensor("input").var(dim: dims, correction: correction, keepdim: keepdim).value
    },
    Operation(
      "std_mean", signature, "Standard deviation and mean.", "torch.std_mean(torch.tensor([1., 2., 4.]))",
      forms: .function
    ) { b in
      let (dims, correction, keepdim) = try spread(b)
      let pair = try b.tensor("input").stdMean(dim: dims, correction: correction, keepdim: keepdim)
      return Conversions.tuple([pair.value, pair.mean])
    },
    Operation(
      "var_mean", signature, "Variance and mean.", "torch.var_mean(torch.tensor([1., 2., 4.]))", forms: .function
    ) { b in
      let (dims, correction, keepdim) = try spread(b)
      let pair = try b.tensor("input").varMean(dim: dims, correction: correction, keepdim: keepdim)
      return Conversions.tuple([pair.value, pair.mean])
    },
  ]

  private static func running(
    _ name: String, _ doc: String, _ body: @escaping (Tensor, Int, DType?) throws -> Tensor
  ) -> [Operation] {
    [
      Operation(name, "(input, dim, *, dtype=None)", doc, "torch.\(name)(torch.tensor([1., 2., 3.]), 0)") { b in
        try body(b.tensor("input"), b.int("dim"), b.dtype("dtype")).value
      },
      Operation("\(name)_", "(input, dim, *, dtype=None)", "In place: \(doc)", forms: .method) { b in
        try b.tensor("input").inPlace { try body($0, b.int("dim"), b.dtype("dtype")) }.value
      },
    ]
  }

  private static let scans: [[Operation]] = [
    running("cumsum", "The running sum along a dimension.") { try $0.cumsum($1, dtype: $2) },
    running("cumprod", "The running product along a dimension.") { try $0.cumprod($1, dtype: $2) },
    [
      Operation(
        "cummax", "(input, dim)", "The running maximum along a dimension and its indices.",
        "torch.cummax(torch.tensor([1., 3., 2.]), 0)"
      ) { b in ReturnTypes.valuesIndices("cummax", try b.tensor("input").cummax(b.int("dim"))) },
      Operation(
        "cummin", "(input, dim)", "The running minimum along a dimension and its indices.",
        "torch.cummin(torch.tensor([3., 1., 2.]), 0)"
      ) { b in ReturnTypes.valuesIndices("cummin", try b.tensor("input").cummin(b.int("dim"))) },
      Operation(
        "logcumsumexp", "(input, dim)", "log(cumsum(exp(x))) without overflow.",
        "torch.logcumsumexp(torch.tensor([1., 2.]), 0)"
      ) { b in try b.tensor("input").logcumsumexp(b.int("dim")).value },
      Operation(
        "diff", "(input, n=1, dim=-1, prepend=None, append=None)", "The n-th differences along a dimension.",
        "torch.diff(torch.tensor([1., 3., 6.]))"
      ) { b in
        try b.tensor("input").diff(
          b.int("n"), dim: b.int("dim"), prepend: b.optionalTensor("prepend"), append: b.optionalTensor("append")
        ).value
      },
      Operation(
        "trapezoid", "(y, x=None, *, dx=1, dim=-1)", "The integral by the trapezoidal rule.",
        "torch.trapezoid(torch.tensor([1., 2., 3.]))", forms: .function
      ) { b in
        if let x = try b.optionalTensor("x") { return try b.tensor("y").trapezoid(x: x, dim: b.int("dim")).value }
        return try b.tensor("y").trapezoid(dx: b.double("dx"), dim: b.int("dim")).value
      },
    ],
  ]

  /// All of them.
  static let all: [Operation] = spreads + scans.flatMap { $0 }
}
