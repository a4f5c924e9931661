// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

extension Derivatives {
  /// The rule of an operation that is one node for the user but whose value is written with recordable operations:
  /// computes it again from copies of the saved inputs (the first `count` saved tensors) and differentiates that.
  ///
  /// The copies have no history, so the inner pass never meets the graph of the outer one. A second derivative is had
  /// in the same way from the first; a third one is refused.
  static func recomputed(
    _ name: String, inputs count: Int, _ value: @escaping @Sendable (GradNode, [Tensor]) throws -> Tensor
  ) -> Derivative {
    let second = secondOrder(name, count, value)
    return Derivative(name) { node, gradients in
      guard let g = gradients[0] else { return node.edges.map { _ in nil } }
      let saved = try (0..<count).map { try node.savedTensor($0) }
      let wanted = (0..<count).filter { node.needs($0) }
      let found = try TensorContext.withGrad(true) {
        let inputs = saved.enumerated().map { leaf($1, node.needs($0)) }
        return try Autograd.grad(
          outputs: [value(node, inputs)], inputs: wanted.map { inputs[$0] }, gradOutputs: [g.detach()],
          allowUnused: true)
      }
      var kept: [Tensor?] = []
      for i in node.saved.indices { kept.append(try node.savedTensorIfAny(i)) }
      let outputs = try zip(wanted, found).map { place, gradient in
        try gradient ?? Tensor.zeros(saved[place].shape, dtype: saved[place].dtype)
      }
      record(
        second, inputs: [g] + saved, saved: kept + [g], ints: node.ints + wanted + [wanted.count],
        doubles: node.doubles, shapes: node.shapes, outputs: outputs)
      var result = [Tensor?](repeating: nil, count: node.edges.count)
      for (place, gradient) in zip(wanted, outputs) { result[place] = gradient }
      return result
    }
  }

  /// The rule of the first derivative: its inputs are the gradient and the saved inputs.
  private static func secondOrder(
    _ name: String, _ count: Int, _ value: @escaping @Sendable (GradNode, [Tensor]) throws -> Tensor
  ) -> Derivative {
    Derivative(name + "Backward") { node, gradients in
      if TensorContext.current.gradEnabled {
        throw TensorError.runtime("Gradus has no third derivative of \(name)")
      }
      let wanted = node.ints.suffix(1 + (node.ints.last ?? 0)).dropLast()
      let inputs = try (0..<count).map { leaf(try node.savedTensor($0), true) }
      let g = leaf(try node.savedTensor(node.saved.count - 1), true)
      return try TensorContext.withGrad(true) {
        let found = try Autograd.grad(
          outputs: [value(node, inputs)], inputs: wanted.map { inputs[$0] }, gradOutputs: [g], createGraph: true,
          allowUnused: true)
        var outputs: [Tensor] = []
        var seeds: [Tensor?] = []
        for case (let output?, let seed?) in zip(found, gradients) where output.requiresGrad {
          outputs.append(output)
          seeds.append(seed)
        }
        guard !outputs.isEmpty else { return node.edges.map { _ in nil } }
        return try Autograd.grad(
          outputs: outputs, inputs: [g] + inputs, gradOutputs: seeds, allowUnused: true)
      }
    }
  }

  private static func leaf(_ tensor: Tensor, _ requiresGrad: Bool) -> Tensor {
    let copy = tensor.detach()
    copy.leafRequiresGrad = requiresGrad && tensor.dtype.isFloatingPoint
    return copy
  }
}
