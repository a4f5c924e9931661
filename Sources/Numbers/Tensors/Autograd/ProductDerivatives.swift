// SPDX-License-Identifier: GPL-3.0-or-later

extension Derivatives {
  static let mm = Derivative("MmBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    return [
      node.needs(0) ? try g.mm(node.savedTensor(1).t()) : nil, node.needs(1) ? try node.savedTensor(0).t().mm(g) : nil,
    ]
  }
  static let bmm = Derivative("BmmBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    return [
      node.needs(0) ? try g.bmm(node.savedTensor(1).transpose(1, 2)) : nil,
      node.needs(1) ? try node.savedTensor(0).transpose(1, 2).bmm(g) : nil,
    ]
  }
  static let mv = Derivative("MvBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    return [
      node.needs(0) ? try g.outer(node.savedTensor(1)) : nil, node.needs(1) ? try node.savedTensor(0).t().mv(g) : nil,
    ]
  }
  static let dot = Derivative("DotBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    return [
      node.needs(0) ? try g.mul(node.savedTensor(1)) : nil, node.needs(1) ? try g.mul(node.savedTensor(0)) : nil,
    ]
  }
  private static func scaled(_ g: Tensor, _ factor: Scalar) throws -> Tensor {
    factor == .int(1) ? g : try g.mul(factor)
  }
  /// scalars: beta, alpha.
  static let addmm = Derivative("AddmmBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil, nil] }
    let (beta, alpha) = (node.scalar(.beta), node.scalar(.productAlpha))
    return [
      node.needs(0) ? try scaled(g, beta) : nil,
      node.needs(1) ? try scaled(g.mm(node.savedTensor(1).t()), alpha) : nil,
      node.needs(2) ? try scaled(node.savedTensor(0).t().mm(g), alpha) : nil,
    ]
  }
  static let addmv = Derivative("AddmvBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil, nil] }
    let (beta, alpha) = (node.scalar(.beta), node.scalar(.productAlpha))
    return [
      node.needs(0) ? try scaled(g, beta) : nil,
      node.needs(1) ? try scaled(g.outer(node.savedTensor(1)), alpha) : nil,
      node.needs(2) ? try scaled(node.savedTensor(0).t().mv(g), alpha) : nil,
    ]
  }
  static let addr = Derivative("AddrBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil, nil] }
    let (beta, alpha) = (node.scalar(.beta), node.scalar(.productAlpha))
    return [
      node.needs(0) ? try scaled(g, beta) : nil,
      node.needs(1) ? try scaled(g.mv(node.savedTensor(1)), alpha) : nil,
      node.needs(2) ? try scaled(g.t().mv(node.savedTensor(0)), alpha) : nil,
    ]
  }
  static let baddbmm = Derivative("BaddbmmBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil, nil] }
    let (beta, alpha) = (node.scalar(.beta), node.scalar(.productAlpha))
    return [
      node.needs(0) ? try scaled(g, beta) : nil,
      node.needs(1) ? try scaled(g.bmm(node.savedTensor(1).transpose(1, 2)), alpha) : nil,
      node.needs(2) ? try scaled(node.savedTensor(0).transpose(1, 2).bmm(g), alpha) : nil,
    ]
  }
  static let addbmm = Derivative("AddbmmBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil, nil] }
    let (beta, alpha) = (node.scalar(.beta), node.scalar(.productAlpha))
    let (a, b) = (try node.savedTensor(0), try node.savedTensor(1))
    let wide = try g.unsqueeze(0).expand([a.shape[0], g.shape[0], g.shape[1]])
    return [
      node.needs(0) ? try scaled(g, beta) : nil,
      node.needs(1) ? try scaled(wide.bmm(b.transpose(1, 2)), alpha) : nil,
      node.needs(2) ? try scaled(a.transpose(1, 2).bmm(wide), alpha) : nil,
    ]
  }
  /// ints: dimension.
  static let cross = Derivative("LinalgCrossBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    let d = node.int(.dim)
    return [
      node.needs(0) ? try node.savedTensor(1).cross(g, dim: d) : nil,
      node.needs(1) ? try g.cross(node.savedTensor(0), dim: d) : nil,
    ]
  }
}
