// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

extension Derivatives {
  /// A rule of one input: the gradient from the output's gradient and the saved input or result.
  static func unary(
    _ name: String, _ gradient: @escaping @Sendable (Tensor, Tensor) throws -> Tensor
  ) -> Derivative {
    Derivative(name) { node, gradients in
      guard let g = gradients[0] else { return [nil] }
      return [try gradient(g, node.savedTensor(0))]
    }
  }

  /// The second derivative of a function that is straight in pieces: zero, but there.
  static let flatSlope = Derivative("FlatSlope") { node, gradients in
    [gradients[0]] + (try zeros(node, gradients)).dropFirst()
  }
  /// The operations whose gradient PyTorch records as a function of the input too, although it does not depend on it.
  static let piecewise: Set<String> = [
    "ReluBackward0", "HardtanhBackward0", "ThresholdBackward0", "NllLossBackward0", "NllLoss2DBackward0",
    "LeakyReluBackward0", "RreluWithNoiseBackward0",
    "HardshrinkBackward0", "SoftshrinkBackward0", "MaxPool2DWithIndicesBackward0", "MaxPool3DWithIndicesBackward0",
    "AdaptiveMaxPool2DBackward0", "AdaptiveMaxPool3DBackward0", "AvgPool2DBackward0", "AvgPool3DBackward0",
    "AdaptiveAvgPool2DBackward0", "AdaptiveAvgPool3DBackward0", "ReplicationPad1DBackward0",
    "ReplicationPad2DBackward0", "ReplicationPad3DBackward0", "ReflectionPad1DBackward0", "ReflectionPad2DBackward0",
    "ReflectionPad3DBackward0",
  ]

  /// A rule whose gradient is zero wherever the function is smooth.
  static func flat(_ name: String) -> Derivative {
    Derivative(name) { node, gradients in try zeros(node, gradients) }
  }

  // The saved tensor is the result y here …
  static let sqrt = unary("SqrtBackward0") { g, y in try g.div(y.mul(.int(2))) }
  static let rsqrt = unary("RsqrtBackward0") { g, y in try g.mul(.double(-0.5)).mul(y.pow(.int(3))) }
  static let reciprocal = unary("ReciprocalBackward0") { g, y in try g.neg().mul(y.mul(y)) }
  static let exp = unary("ExpBackward0") { g, y in try g.mul(y) }
  static let exp2 = unary("Exp2Backward0") { g, y in try g.mul(y).mul(.double(0.693147180559945309417)) }
  static let expm1 = unary("Expm1Backward0") { g, y in try g.mul(y.add(.int(1))) }
  static let tan = unary("TanBackward0") { g, y in try g.mul(y.mul(y).add(.int(1))) }
  static let tanh = unary("TanhBackward0") { g, y in
    try g.fusedGradient(.tanhGradient, y) { try y.mul(y).rsub(.int(1)) }
  }
  static let sigmoid = unary("SigmoidBackward0") { g, y in
    try g.fusedGradient(.sigmoidGradient, y) { try y.rsub(.int(1)).mul(y) }
  }

  // … and the input x here.
  static let log = unary("LogBackward0") { g, x in try g.div(x) }
  static let log2 = unary("Log2Backward0") { g, x in try g.div(x.mul(.double(0.6931471805599453))) }
  static let log10 = unary("Log10Backward0") { g, x in try g.div(x.mul(.double(2.3025850929940456))) }
  static let log1p = unary("Log1PBackward0") { g, x in try g.div(x.add(.int(1))) }
  static let sin = unary("SinBackward0") { g, x in try g.mul(x.cos()) }
  static let cos = unary("CosBackward0") { g, x in try g.mul(x.sin().neg()) }
  static let asin = unary("AsinBackward0") { g, x in try g.mul(x.mul(x).rsub(.int(1)).rsqrt()) }
  static let acos = unary("AcosBackward0") { g, x in try g.mul(x.mul(x).rsub(.int(1)).rsqrt().neg()) }
  static let atan = unary("AtanBackward0") { g, x in try g.div(x.mul(x).add(.int(1))) }
  static let sinh = unary("SinhBackward0") { g, x in try g.mul(x.cosh()) }
  static let cosh = unary("CoshBackward0") { g, x in try g.mul(x.sinh()) }
  static let asinh = unary("AsinhBackward0") { g, x in try g.mul(x.pow(.int(2)).add(.int(1)).rsqrt()) }
  static let acosh = unary("AcoshBackward0") { g, x in try g.mul(x.pow(.int(2)).sub(.int(1)).rsqrt()) }
  static let atanh = unary("AtanhBackward0") { g, x in try g.div(x.pow(.int(2)).rsub(.int(1))) }
  static let erf = unary("ErfBackward0") { g, x in
    try g.mul(x.mul(x).neg().exp().mul(.double(1.1283791670955126)))
  }
  static let erfc = unary("ErfcBackward0") { g, x in
    try g.mul(x.mul(x).neg().exp().mul(.double(-1.1283791670955126)))
  }
  static let erfinv = unary("ErfinvBackward0") { g, x in
    try g.mul(x.erfinv().pow(.int(2)).exp().mul(.double(0.8862269254527579)))
  }
  static let lgamma = unary("LgammaBackward0") { g, x in try g.mul(x.digamma()) }
  static let digamma = unary("DigammaBackward0") { g, x in try g.mul(x.polygamma(1)) }
  static let abs = unary("AbsBackward0") { g, x in try g.mul(x.sgn()) }
  static let relu = unary("ReluBackward0") { g, y in
    try g.fusedGradient(.reluGradient, y) { try y.gt(.int(0)).to(g.dtype) }
  }
  static let neg = Derivative("NegBackward0") { _, gradients in [try gradients[0]?.neg()] }
  static let sign = flat("SignBackward0")
  static let sgn = flat("SgnBackward0")
  static let floor = flat("FloorBackward0")
  static let ceil = flat("CeilBackward0")
  static let round = flat("RoundBackward0")
  static let roundDecimals = flat("RoundBackward1")
  static let trunc = flat("TruncBackward0")
  static let frac = Derivative("FracBackward0") { _, gradients in gradients }
  static let deg2rad = Derivative("Deg2RadBackward0") { _, gradients in
    [try gradients[0]?.mul(.double(0.017453292519943295))]
  }
  static let rad2deg = Derivative("Rad2DegBackward0") { _, gradients in
    [try gradients[0]?.mul(.double(57.29577951308232))]
  }
  static let logit = Derivative("LogitBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let x = try node.savedTensor(0)
    let slope = try g.div(x.mul(x.rsub(.int(1))))
    let eps = node.double(.eps)
    let low = Swift.max(eps, 0)
    let outside = try x.lt(.double(low)).logicalOr(x.gt(.double(1 - low)))
    return [try slope.maskedFill(outside, eps < 0 ? .double(.nan) : .int(0))]
  }
  static let sinc = unary("SincBackward0") { g, x in
    let scaled = try x.mul(.double(.pi))
    let square = try x.mul(x).mul(.double(.pi))
    let slope = try scaled.mul(scaled.cos()).sub(scaled.sin()).div(square)
    return try g.mul(slope).maskedFill(square.eq(.int(0)), .int(0))
  }
  static let nanToNum = unary("NanToNumBackward0") { g, x in
    try g.maskedFill(x.isfinite().logicalNot(), .int(0))
  }
  static let angle = unary("AngleBackward0") { g, _ in try g.zerosLike() }
}

extension Tensor {
  /// `self` (a gradient) times a slope: in one pass while no second derivative is wanted, else by recorded operations.
  func fusedGradient(_ operation: BinaryOperation, _ y: Tensor, _ slope: () throws -> Tensor) throws -> Tensor {
    if TensorContext.current.gradEnabled || dtype != y.dtype { return try mul(slope()) }
    return try Elementwise.binary(operation, self, y, dtype, name: "backward")
  }
}
