// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

extension Derivatives {
  /// The rule of an operation that is one node for the user but whose value is written with recordable operations:
  /// computes it again from copies of the saved inputs (the first `count` saved tensors) and differentiates that.
  ///
  /// The copies have no history, so the inner pass never meets the graph of the outer one. PyTorch's functions that compute these
  /// gradients have no derivative.
  static func recomputed(
    _ name: String, _ function: Undifferentiable, inputs count: Int,
    _ value: @escaping @Sendable (GradNode, [Tensor]) throws -> Tensor
  ) -> Derivative {
    once(name, function) { node, gradients in
      guard let g = gradients[0] else { return node.edges.map { _ in nil } }
      let saved = try (0..<count).map { try node.savedTensor($0) }
      let wanted = (0..<count).filter { node.needs($0) }
      let found = try TensorContext.withGrad(true) {
        let inputs = saved.enumerated().map { leaf($1, node.needs($0)) }
        return try Autograd.grad(
          outputs: [value(node, inputs)], inputs: wanted.map { inputs[$0] }, gradOutputs: [g.detach()],
          allowUnused: true)
      }
      var result = [Tensor?](repeating: nil, count: node.edges.count)
      for (place, gradient) in zip(wanted, found) {
        result[place] = try gradient ?? Tensor.zeros(saved[place].shape, dtype: saved[place].dtype)
      }
      return result
    }
  }

  private static func leaf(_ tensor: Tensor, _ requiresGrad: Bool) -> Tensor {
    let copy = tensor.detach()
    copy.leafRequiresGrad = requiresGrad && tensor.dtype.isFloatingPoint
    return copy
  }
}
