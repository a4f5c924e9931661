// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Special functions: those of `torch` and those that only `torch.special` has.
enum SpecialOperations {
  private static func special(
    _ name: String, _ function: SpecialFunction, _ doc: String, forms: Operation.Forms = .function
  ) -> Operation {
    Operation(name, "(input)", doc, "torch.special.\(name)(torch.tensor([0.5, 2.]))", forms: forms, out: true) { b in
      try b.tensor("input").special(function).value
    }
  }

  private static func incomplete(_ name: String, upper: Bool, forms: Operation.Forms) -> Operation {
    Operation(
      name, "(input, other)", "The \(upper ? "upper" : "lower") regularised incomplete gamma function.",
      "torch.special.\(upper ? "gammaincc" : "gammainc")(torch.tensor(2.), torch.tensor(1.))", forms: forms, out: true
    ) { b in try Tensor.incompleteGamma(b.tensor("input"), b.tensor("other"), upper: upper).value }
  }

  private static func multigamma(_ name: String, forms: Operation.Forms) -> Operation {
    Operation(
      name, "(input, p)", "The logarithm of the multivariate gamma function.",
      "torch.special.multigammaln(torch.tensor(3.), 2)", forms: forms, out: true
    ) { b in
      let (x, p) = (try b.tensor("input"), try b.int("p"))
      guard p >= 1 else { throw PyError.runtime("p has to be greater than or equal to 1") }
      try checkOrder(p)
      let steps = try Tensor.arange(.int(0), .int(p)).to(x.dtype.isFloatingPoint ? x.dtype : .float32)
      let terms = try x.unsqueeze(-1).sub(steps.mul(.double(0.5))).lgamma().sum(dim: [-1])
      return try terms.add(.double(Double(p * (p - 1)) * 0.2861824714623500)).value
    }
  }

  private static func checkOrder(_ p: Int) throws {
    guard p <= 1 << 20 else { throw PyError.notImplemented("Gradus has no multigammaln of such an order") }
  }

  private static func polygamma(_ b: Bound, _ x: String, _ n: String) throws -> Value {
    let order = try b.int(n)
    guard order < 1 << 20 else { throw PyError.notImplemented("Gradus has no polygamma of such an order") }
    return try b.tensor(x).polygamma(order).value
  }

  private static func operand(_ b: Bound, _ parameter: String) throws -> Tensor {
    try b[parameter].tensor ?? Tensor(b.scalar(parameter))
  }

  /// In `torch` and as methods.
  static let all: [Operation] = [
    special("i0", .i0, "The modified Bessel function of order 0.", forms: .both),
    Operation("i0_", "(input)", "In place: the modified Bessel function of order 0.", forms: .method) { b in
      try b.tensor("input").inPlace { try $0.special(.i0) }.value
    },
    Operation(
      "polygamma", "(n, input)", "The n-th derivative of digamma.", "torch.polygamma(1, torch.tensor([1., 2.]))",
      forms: .function, out: true
    ) { b in try polygamma(b, "input", "n") },
    Operation("polygamma", "(input, n)", "The n-th derivative of digamma.", forms: .method) { b in
      try polygamma(b, "input", "n")
    },
    Operation("polygamma_", "(input, n)", "In place: the n-th derivative of digamma.", forms: .method) { b in
      try b.tensor("input").inPlace { try $0.polygamma(b.int("n")) }.value
    },
    multigamma("mvlgamma", forms: .both), incomplete("igamma", upper: false, forms: .both),
    incomplete("igammac", upper: true, forms: .both),
  ]

  /// Only in `torch.special`.
  static let module: [Operation] = [
    special("i0", .i0, "The modified Bessel function of order 0."),
    special("i0e", .i0e, "The modified Bessel function of order 0, times exp(-|x|)."),
    special("i1", .i1, "The modified Bessel function of order 1."),
    special("i1e", .i1e, "The modified Bessel function of order 1, times exp(-|x|)."),
    special("ndtr", .ndtr, "The normal distribution function."),
    special("ndtri", .ndtri, "The inverse of the normal distribution function."),
    special("log_ndtr", .logNdtr, "The logarithm of the normal distribution function."),
    special("erfcx", .erfcx, "exp(x^2) erfc(x)."), special("entr", .entr, "-x log(x)."),
    Operation(
      "polygamma", "(n, input)", "The n-th derivative of digamma.", forms: .function, out: true
    ) { b in try polygamma(b, "input", "n") },
    Operation(
      "zeta", "(input, other)", "Hurwitz' zeta function.", "torch.special.zeta(torch.tensor(2.), torch.tensor(1.))",
      forms: .function, out: true
    ) { b in try Tensor.zeta(operand(b, "input"), operand(b, "other")).value },
    Operation(
      "xlog1py", "(input, other)", "input * log1p(other), 0 where input is 0.",
      "torch.special.xlog1py(torch.tensor(2.), torch.tensor(1.))", forms: .function, out: true
    ) { b in
      let (x, y) = (try operand(b, "input"), try operand(b, "other"))
      let product = try x.mul(y.log1p())
      return try product.maskedFill(x.eq(.int(0)).logicalAnd(y.isnan().logicalNot()), .int(0))
        .renamed("SpecialXlog1PyBackward0").value
    },
    multigamma("multigammaln", forms: .function), incomplete("gammainc", upper: false, forms: .function),
    incomplete("gammaincc", upper: true, forms: .function),
  ]
}
