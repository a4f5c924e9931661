// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Special functions: those of `torch` and those that only `torch.special` has.
enum SpecialOperations {
  private static func special(
    _ name: String, _ function: SpecialFunction, _ doc: String, forms: Operation.Forms = .function,
    parameter: String = "input"
  ) -> Operation {
    Operation(
      name, "(\(parameter))", doc, "torch.special.\(name)(torch.tensor([0.5, 2.]))", forms: forms, out: true
    ) { b in try b.tensor(parameter).special(function).value }
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
      let p = try b.int("p")
      guard p >= 1 else { throw PyError.runtime("p has to be greater than or equal to 1") }
      try checkOrder(p)
      return try b.tensor("input").mvlgamma(p).value
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

  /// Two operands, of which one may be a number.
  private static func pair(_ b: Bound, _ first: String, _ second: String) throws -> (Tensor, Tensor) {
    let (x, y) = (try b[first].tensor, try b[second].tensor)
    if x == nil, y == nil { throw b.wrongType(first, "Tensor") }
    return (try x ?? Tensor(b.scalar(first)), try y ?? Tensor(b.scalar(second)))
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
  static let module: [Operation] =
    [
      special("i0", .i0, "The modified Bessel function of order 0."),
      special("i0e", .i0e, "The modified Bessel function of order 0, times exp(-|x|)."),
      special("i1", .i1, "The modified Bessel function of order 1."),
      special("i1e", .i1e, "The modified Bessel function of order 1, times exp(-|x|)."),
      Operation(
        "ndtr", "(input)", "The normal distribution function.", "torch.special.ndtr(torch.tensor([0.5, 2.]))",
        forms: .function, out: true
      ) { b in try b.tensor("input").ndtr().value },
      special("ndtri", .ndtri, "The inverse of the normal distribution function."),
      special("log_ndtr", .logNdtr, "The logarithm of the normal distribution function."),
      special("erfcx", .erfcx, "exp(x^2) erfc(x)."), special("entr", .entr, "-x log(x)."),
      Operation(
        "polygamma", "(n, input)", "The n-th derivative of digamma.", forms: .function, out: true
      ) { b in try polygamma(b, "input", "n") },
      Operation(
        "zeta", "(input, other)", "Hurwitz' zeta function.", "torch.special.zeta(torch.tensor(2.), torch.tensor(1.))",
        forms: .function, out: true
      ) { b in
        let (order, place) = try pair(b, "input", "other")
        return try Tensor.zeta(order, place).value
      },
      Operation(
        "xlog1py", "(input, other)", "input * log1p(other), 0 where input is 0.",
        "torch.special.xlog1py(torch.tensor(2.), torch.tensor(1.))", forms: .function, out: true
      ) { b in
        let (x, y) = try pair(b, "input", "other")
        return try x.xlog1py(y).value
      },
      multigamma("multigammaln", forms: .function), incomplete("gammainc", upper: false, forms: .function),
      incomplete("gammaincc", upper: true, forms: .function),
    ] + undifferentiable + OrthogonalPolynomial.allCases.map(polynomial)

  // MARK: What PyTorch has without derivatives

  private static let undifferentiable: [Operation] = [
    special("airy_ai", .airyAi, "The Airy function Ai.", parameter: "x"),
    special("bessel_j0", .besselJ0, "The Bessel function of the first kind of order 0."),
    special("bessel_j1", .besselJ1, "The Bessel function of the first kind of order 1."),
    special("bessel_y0", .besselY0, "The Bessel function of the second kind of order 0."),
    special("bessel_y1", .besselY1, "The Bessel function of the second kind of order 1."),
    special("modified_bessel_i0", .modifiedI0, "The modified Bessel function of the first kind of order 0."),
    special("modified_bessel_i1", .modifiedI1, "The modified Bessel function of the first kind of order 1."),
    special("modified_bessel_k0", .modifiedK0, "The modified Bessel function of the second kind of order 0."),
    special("modified_bessel_k1", .modifiedK1, "The modified Bessel function of the second kind of order 1."),
    special(
      "scaled_modified_bessel_k0", .scaledK0,
      "The modified Bessel function of the second kind of order 0, times exp(x).",
      parameter: "x"),
    special(
      "scaled_modified_bessel_k1", .scaledK1,
      "The modified Bessel function of the second kind of order 1, times exp(x).",
      parameter: "x"),
    special(
      "spherical_bessel_j0", .sphericalJ0, "The spherical Bessel function of order 0: sin(x) / x.", parameter: "x"),
  ]

  private static func polynomial(_ family: OrthogonalPolynomial) -> Operation {
    let name = family.rawValue
    return Operation(
      name, "(x, n)", polynomialDoc(family), "torch.special.\(name)(torch.tensor([0.25, 0.5]), 3)", forms: .function,
      out: true
    ) { b in
      let (x, degree) = try pair(b, "x", "n")
      return try x.polynomial(family, degree).value
    }
  }

  private static func polynomialDoc(_ family: OrthogonalPolynomial) -> String {
    switch family {
    case .chebyshevT: "Chebyshev's polynomial of the first kind of degree n."
    case .chebyshevU: "Chebyshev's polynomial of the second kind of degree n."
    case .chebyshevV: "Chebyshev's polynomial of the third kind of degree n."
    case .chebyshevW: "Chebyshev's polynomial of the fourth kind of degree n."
    case .shiftedT: "Chebyshev's polynomial of the first kind of degree n, of 2 x - 1."
    case .shiftedU: "Chebyshev's polynomial of the second kind of degree n, of 2 x - 1."
    case .shiftedV: "Chebyshev's polynomial of the third kind of degree n, of 2 x - 1."
    case .shiftedW: "Chebyshev's polynomial of the fourth kind of degree n, of 2 x - 1."
    case .hermiteH: "The physicist's Hermite polynomial of degree n."
    case .hermiteHe: "The probabilist's Hermite polynomial of degree n."
    case .laguerre: "Laguerre's polynomial of degree n."
    case .legendre: "Legendre's polynomial of degree n."
    }
  }
}
