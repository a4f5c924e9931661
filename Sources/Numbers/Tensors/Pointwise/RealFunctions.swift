// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

extension Tensor {
  /// A function of real numbers, element by element; integers are taken in the default type.
  private func real(_ operation: UnaryOperation, _ rule: Derivative, savesResult: Bool) throws -> Tensor {
    let dtype = Promotion.real(self.dtype)
    guard let row = Unary.row(operation, dtype.kind) else { throw TensorError.notImplemented("\(operation)", dtype) }
    let result = try Elementwise.unary(row, converted(dtype), dtype, isCostly: true)
    if TensorContext.records(self) {
      record(rule, inputs: [self], saved: [savesResult ? result : self], outputs: [result])
    }
    return result
  }

  /// `sqrt()`: the square root.
  public func sqrt() throws -> Tensor { try real(.sqrt, Derivatives.sqrt, savesResult: true) }

  /// `rsqrt()`: 1 / sqrt(x).
  public func rsqrt() throws -> Tensor { try real(.rsqrt, Derivatives.rsqrt, savesResult: true) }

  /// `reciprocal()`: 1 / x.
  public func reciprocal() throws -> Tensor { try real(.reciprocal, Derivatives.reciprocal, savesResult: true) }

  /// `exp()`: e to the power x.
  public func exp() throws -> Tensor { try real(.exp, Derivatives.exp, savesResult: true) }

  /// `exp2()`: 2 to the power x.
  public func exp2() throws -> Tensor { try real(.exp2, Derivatives.exp2, savesResult: true) }

  /// `expm1()`: e^x - 1, exact for small x.
  public func expm1() throws -> Tensor { try real(.expm1, Derivatives.expm1, savesResult: true) }

  /// `log()`: the natural logarithm.
  public func log() throws -> Tensor { try real(.log, Derivatives.log, savesResult: false) }

  /// `log2()`: the logarithm to base 2.
  public func log2() throws -> Tensor { try real(.log2, Derivatives.log2, savesResult: false) }

  /// `log10()`: the logarithm to base 10.
  public func log10() throws -> Tensor { try real(.log10, Derivatives.log10, savesResult: false) }

  /// `log1p()`: log(1 + x), exact for small x.
  public func log1p() throws -> Tensor { try real(.log1p, Derivatives.log1p, savesResult: false) }

  /// `sin()`: the sine.
  public func sin() throws -> Tensor { try real(.sin, Derivatives.sin, savesResult: false) }

  /// `cos()`: the cosine.
  public func cos() throws -> Tensor { try real(.cos, Derivatives.cos, savesResult: false) }

  /// `tan()`: the tangent.
  public func tan() throws -> Tensor { try real(.tan, Derivatives.tan, savesResult: true) }

  /// `asin()`: the inverse sine.
  public func asin() throws -> Tensor { try real(.asin, Derivatives.asin, savesResult: false) }

  /// `acos()`: the inverse cosine.
  public func acos() throws -> Tensor { try real(.acos, Derivatives.acos, savesResult: false) }

  /// `atan()`: the inverse tangent.
  public func atan() throws -> Tensor { try real(.atan, Derivatives.atan, savesResult: false) }

  /// `sinh()`: the hyperbolic sine.
  public func sinh() throws -> Tensor { try real(.sinh, Derivatives.sinh, savesResult: false) }

  /// `cosh()`: the hyperbolic cosine.
  public func cosh() throws -> Tensor { try real(.cosh, Derivatives.cosh, savesResult: false) }

  /// `tanh()`: the hyperbolic tangent.
  public func tanh() throws -> Tensor { try real(.tanh, Derivatives.tanh, savesResult: true) }

  /// `asinh()`: the inverse hyperbolic sine.
  public func asinh() throws -> Tensor { try real(.asinh, Derivatives.asinh, savesResult: false) }

  /// `acosh()`: the inverse hyperbolic cosine.
  public func acosh() throws -> Tensor { try real(.acosh, Derivatives.acosh, savesResult: false) }

  /// `atanh()`: the inverse hyperbolic tangent.
  public func atanh() throws -> Tensor { try real(.atanh, Derivatives.atanh, savesResult: false) }

  /// `sigmoid()`: 1 / (1 + e^-x).
  public func sigmoid() throws -> Tensor { try real(.sigmoid, Derivatives.sigmoid, savesResult: true) }

  /// `erf()`: the error function.
  public func erf() throws -> Tensor { try real(.erf, Derivatives.erf, savesResult: false) }

  /// `erfc()`: 1 - erf(x).
  public func erfc() throws -> Tensor { try real(.erfc, Derivatives.erfc, savesResult: false) }

  /// `erfinv()`: the inverse of erf.
  public func erfinv() throws -> Tensor { try real(.erfinv, Derivatives.erfinv, savesResult: false) }

  /// `lgamma()`: log of the size of the gamma function.
  public func lgamma() throws -> Tensor { try real(.lgamma, Derivatives.lgamma, savesResult: false) }

  /// `digamma()`: the logarithmic derivative of the gamma function.
  public func digamma() throws -> Tensor { try real(.digamma, Derivatives.digamma, savesResult: false) }
}
