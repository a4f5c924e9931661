// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Functions of one number, applied to each element.
enum UnaryOperations {
  private typealias Entry = (names: [String], doc: String, example: String, body: (Tensor) throws -> Tensor)

  // SAFETY (all of them): made once and never changed; the functions run only on the thread that evaluates.
  private nonisolated(unsafe) static let table: [Entry] = [
    (["abs", "absolute"], "The absolute value of each element.", "torch.tensor([-1., 2.])", { try $0.abs() }),
    (["neg", "negative"], "Each element with the other sign.", "torch.tensor([-1., 2.])", { try $0.neg() }),
    (["sign"], "The sign of each element: -1, 0 or 1.", "torch.tensor([-3., 0., 2.])", { try $0.sign() }),
    (["sgn"], "The sign of each element, as `sign` for real numbers.", "torch.tensor([-3., 2.])", { try $0.sgn() }),
    (["sqrt"], "The square root of each element.", "torch.tensor([1., 4.])", { try $0.sqrt() }),
    (["rsqrt"], "One over the square root of each element.", "torch.tensor([1., 4.])", { try $0.rsqrt() }),
    (["square"], "The square of each element.", "torch.tensor([1., 3.])", { try $0.square() }),
    (["reciprocal"], "One over each element.", "torch.tensor([1., 4.])", { try $0.reciprocal() }),
    (["exp"], "e to the power of each element.", "torch.tensor([0., 1.])", { try $0.exp() }),
    (["exp2"], "2 to the power of each element.", "torch.tensor([0., 3.])", { try $0.exp2() }),
    (["expm1"], "exp(x) - 1, exact near 0.", "torch.tensor([0., 1.])", { try $0.expm1() }),
    (["log"], "The natural logarithm of each element.", "torch.tensor([1., 10.])", { try $0.log() }),
    (["log2"], "The logarithm to base 2.", "torch.tensor([1., 8.])", { try $0.log2() }),
    (["log10"], "The logarithm to base 10.", "torch.tensor([1., 1000.])", { try $0.log10() }),
    (["log1p"], "log(1 + x), exact near 0.", "torch.tensor([0., 1.])", { try $0.log1p() }),
    (["sin"], "The sine of each element.", "torch.tensor([0., 1.])", { try $0.sin() }),
    (["cos"], "The cosine of each element.", "torch.tensor([0., 1.])", { try $0.cos() }),
    (["tan"], "The tangent of each element.", "torch.tensor([0., 1.])", { try $0.tan() }),
    (["asin", "arcsin"], "The arc sine of each element.", "torch.tensor([0., 1.])", { try $0.asin() }),
    (["acos", "arccos"], "The arc cosine of each element.", "torch.tensor([0., 1.])", { try $0.acos() }),
    (["atan", "arctan"], "The arc tangent of each element.", "torch.tensor([0., 1.])", { try $0.atan() }),
    (["sinh"], "The hyperbolic sine of each element.", "torch.tensor([0., 1.])", { try $0.sinh() }),
    (["cosh"], "The hyperbolic cosine of each element.", "torch.tensor([0., 1.])", { try $0.cosh() }),
    (["tanh"], "The hyperbolic tangent of each element.", "torch.tensor([0., 1.])", { try $0.tanh() }),
    (["asinh", "arcsinh"], "The inverse of sinh.", "torch.tensor([0., 1.])", { try $0.asinh() }),
    (["acosh", "arccosh"], "The inverse of cosh.", "torch.tensor([1., 2.])", { try $0.acosh() }),
    (["atanh", "arctanh"], "The inverse of tanh.", "torch.tensor([0., 0.5])", { try $0.atanh() }),
    (["sinc"], "sin(pi x) / (pi x).", "torch.tensor([0., 0.5])", { try $0.sinc() }),
    (["sigmoid"], "1 / (1 + exp(-x)).", "torch.tensor([0., 2.])", { try $0.sigmoid() }),
    (["relu"], "max(x, 0).", "torch.tensor([-1., 2.])", { try $0.relu() }),
    (["erf"], "The error function.", "torch.tensor([0., 1.])", { try $0.erf() }),
    (["erfc"], "1 - erf(x).", "torch.tensor([0., 1.])", { try $0.erfc() }),
    (["erfinv"], "The inverse of erf.", "torch.tensor([0., 0.5])", { try $0.erfinv() }),
    (["lgamma"], "The logarithm of the gamma function.", "torch.tensor([0.5, 4.])", { try $0.lgamma() }),
    (["digamma"], "The derivative of lgamma.", "torch.tensor([1., 4.])", { try $0.digamma() }),
    (["floor"], "The largest integer not above each element.", "torch.tensor([-1.5, 1.5])", { try $0.floor() }),
    (["ceil"], "The smallest integer not below each element.", "torch.tensor([-1.5, 1.5])", { try $0.ceil() }),
    (["trunc", "fix"], "Each element without its fraction.", "torch.tensor([-1.5, 1.5])", { try $0.trunc() }),
    (["frac"], "The fraction of each element.", "torch.tensor([-1.5, 1.25])", { try $0.frac() }),
    (["deg2rad"], "Degrees as radians.", "torch.tensor([180.])", { try $0.deg2rad() }),
    (["rad2deg"], "Radians as degrees.", "torch.tensor([1.])", { try $0.rad2deg() }),
    (["logical_not"], "Whether each element is zero.", "torch.tensor([0., 2.])", { try $0.logicalNot() }),
    (["bitwise_not"], "The bits of each element inverted.", "torch.tensor([0, 2])", { try $0.bitwiseNot() }),
  ]

  private nonisolated(unsafe) static let plain: [Entry] = [
    (["isnan"], "Whether each element is not a number.", "torch.tensor([1., float('nan')])", { try $0.isnan() }),
    (["isinf"], "Whether each element is infinite.", "torch.tensor([1., float('inf')])", { try $0.isinf() }),
    (["isfinite"], "Whether each element is finite.", "torch.tensor([1., float('inf')])", { try $0.isfinite() }),
    (["isposinf"], "Whether each element is plus infinity.", "torch.tensor([float('inf')])", { try $0.isposinf() }),
    (["isneginf"], "Whether each element is minus infinity.", "torch.tensor([float('-inf')])", { try $0.isneginf() }),
    (["isreal"], "Whether each element is real.", "torch.tensor([1.])", { try $0.isreal() }),
    (["signbit"], "Whether each element is negative.", "torch.tensor([-1., 1.])", { try $0.signbit() }),
    (["angle"], "pi for negative elements, else 0.", "torch.tensor([-1., 1.])", { try $0.angle() }),
    (["positive"], "The tensor itself.", "torch.tensor([-1., 1.])", { try $0.positive() }),
    (["conj", "resolve_conj", "resolve_neg"], "The tensor itself: it is real.", "torch.tensor([-1.])", { $0 }),
    (["real"], "The tensor itself: it is real.", "torch.tensor([-1.])", { $0 }),
  ]

  /// The functions, and the in-place methods of those that have one.
  static let all: [Operation] = {
    var result: [Operation] = []
    for entry in table {
      for name in entry.names {
        let body = entry.body
        result.append(
          Operation(name, "(input)", entry.doc, "torch.\(name)(\(entry.example))") { b in
            try body(b.tensor("input")).value
          })
        result.append(
          Operation("\(name)_", "(input)", "In place: \(entry.doc)", "\(entry.example).\(name)_()", forms: .method) {
            b in try b.tensor("input").inPlace(body).value
          })
      }
    }
    for entry in plain {
      for name in entry.names {
        let body = entry.body
        result.append(
          Operation(
            name, "(input)", entry.doc, "torch.\(name)(\(entry.example))", forms: name == "real" ? .function : .both,
            out: ["isposinf", "isneginf", "signbit", "angle"].contains(name)
          ) { b in try body(b.tensor("input")).value })
      }
    }
    return result
  }()
}
