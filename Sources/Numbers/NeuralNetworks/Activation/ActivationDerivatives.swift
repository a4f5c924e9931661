// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels
import Tensors

extension Derivatives {
  /// A rule of one input: the gradient from the output's gradient, the saved tensor and the node's settings.
  static func pointwise(
    _ name: String, _ gradient: @escaping @Sendable (Tensor, Tensor, GradNode) throws -> Tensor
  ) -> Derivative {
    Derivative(name) { node, gradients in
      guard let g = gradients[0] else { return [nil] }
      return [try gradient(g, node.savedTensor(0), node)]
    }
  }

  /// An activation's rule: in one pass while no second derivative is wanted, else by recorded operations.
  static func activation(
    _ name: String, _ activation: @escaping @Sendable (GradNode) -> Activation,
    _ recorded: @escaping @Sendable (Tensor, Tensor, GradNode) throws -> Tensor
  ) -> Derivative {
    pointwise(name) { g, x, node in
      TensorContext.current.gradEnabled
        ? try recorded(g, x, node) : try g.throughActivation(activation(node), x)
    }
  }

  /// `g` where the condition holds, else 0.
  private static func keep(_ g: Tensor, where condition: Tensor) throws -> Tensor {
    try g.maskedFill(condition.logicalNot(), .int(0))
  }

  static let hardtanh = pointwise("HardtanhBackward0") { g, x, node in
    try keep(g, where: x.gt(.double(node.double(.min))).logicalAnd(x.lt(.double(node.double(.max)))))
  }
  static let threshold = pointwise("ThresholdBackward0") { g, x, node in
    try keep(g, where: x.gt(.double(node.double(.threshold))))
  }
  static let leakyRelu = pointwise("LeakyReluBackward0") { g, x, node in
    try Tensor.where(x.gt(.int(0)), g, g.mul(.double(node.double(.negativeSlope))))
  }
  static let prelu = Derivative("PreluKernelBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    let (x, w) = (try node.savedTensor(0), try node.savedTensor(1))
    let isPositive = try x.gt(.int(0))
    var slope: Tensor?
    if node.needs(1) {
      let full = try g.mul(x).maskedFill(isPositive, .int(0))
      let summed = w.shape.indices.filter { w.shape[$0] == 1 && full.shape[$0] != 1 }
      slope = summed.isEmpty ? full : try full.sum(dim: summed, keepdim: true)
    }
    return [node.needs(0) ? try Tensor.where(isPositive, g, g.mul(w)) : nil, slope]
  }
  static let rrelu = pointwise("RreluWithNoiseBackward0") { g, slopes, _ in try g.mul(slopes) }
  static let elu = activation("EluBackward0", eluActivation, eluGradient)
  static let celu = activation("CeluBackward0", eluActivation, eluGradient)
  @Sendable private static func eluActivation(_ node: GradNode) -> Activation {
    .elu(alpha: node.double(.alpha), scale: node.double(.outputScale), inputScale: node.double(.inputScale))
  }
  @Sendable private static func eluGradient(_ g: Tensor, _ x: Tensor, _ node: GradNode) throws -> Tensor {
    let (alpha, scale, inputScale) = (node.double(.alpha), node.double(.outputScale), node.double(.inputScale))
    let below = try x.mul(.double(inputScale)).exp().mul(.double(alpha * scale * inputScale))
    return try Tensor.where(x.le(.int(0)), g.mul(below), g.mul(.double(scale)))
  }
  static let gelu = activation("GeluBackward0", { $0.flag(.isTanh) ? .geluTanh : .gelu }) { g, x, node in
    if node.flag(.isTanh) {
      let tanh = try Functional.geluInner(x).tanh()
      let beta = (2 / Double.pi).squareRoot()
      let inner = try x.mul(x).mul(.double(3 * 0.044715)).add(.int(1)).mul(.double(beta))
      let left = try tanh.add(.int(1)).mul(.double(0.5))
      let right = try x.mul(.double(0.5)).mul(tanh.mul(tanh).rsub(.int(1))).mul(inner)
      return try g.mul(left.add(right))
    }
    let cdf = try x.mul(.double(0.5.squareRoot())).erf().add(.int(1)).mul(.double(0.5))
    let density = try x.mul(x).mul(.double(-0.5)).exp().mul(.double(1 / (2 * Double.pi).squareRoot()))
    return try g.mul(cdf.add(x.mul(density)))
  }
  static let silu = activation("SiluBackward0", { _ in .silu }) { g, x, _ in
    let s = try x.sigmoid()
    return try g.mul(s).mul(s.rsub(.int(1)).mul(x).add(.int(1)))
  }
  static let mish = activation("MishBackward0", { _ in .mish }) { g, x, _ in
    let (sigmoid, tanh) = (try x.sigmoid(), try Functional.softplus(x).tanh())
    return try g.mul(tanh.add(x.mul(sigmoid).mul(tanh.mul(tanh).rsub(.int(1)))))
  }
  static let softplus = activation(
    "SoftplusBackward0",
    { .softplus(beta: $0.double(.beta), threshold: $0.double(.softplusThreshold)) }
  ) { g, x, node in
    let scaled = try x.mul(.double(node.double(.beta)))
    return try Tensor.where(scaled.gt(.double(node.double(.softplusThreshold))), g, g.mul(scaled.sigmoid()))
  }
  static let hardsigmoid = once("HardsigmoidBackward0", .hardsigmoidBackward) { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let x = try node.savedTensor(0)
    return [try keep(g.mul(.double(Double(Float(1) / 6))), where: x.gt(.int(-3)).logicalAnd(x.lt(.int(3))))]
  }
  static let hardswish = pointwise("HardswishBackward0") { g, x, _ in
    let middle = try g.mul(x.div(.int(3)).add(.double(0.5)))
    return try Tensor.where(x.lt(.int(3)), middle, g).maskedFill(x.le(.int(-3)), .int(0))
  }
  static let hardshrink = pointwise("HardshrinkBackward0") { g, x, node in
    try g.maskedFill(x.abs().le(.double(node.double(.lambda))), .int(0))
  }
  static let softshrink = pointwise("SoftshrinkBackward0") { g, x, node in
    try g.maskedFill(x.abs().le(.double(node.double(.lambda))), .int(0))
  }
  static let logSigmoid = activation("LogSigmoidBackward0", { _ in .logSigmoid }) { g, x, _ in
    try g.mul(x.neg().sigmoid())
  }
  static let glu = pointwise("GluBackward0") { g, x, node in
    let axis = node.int(.dim)
    let half = x.shape[axis] / 2
    let (a, s) = (try x.narrow(axis, 0, half), try x.narrow(axis, half, half).sigmoid())
    return try Tensor.cat([s.mul(g), s.rsub(.int(1)).mul(s).mul(a).mul(g)], dim: axis)
  }
}
