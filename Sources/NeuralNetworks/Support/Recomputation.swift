import Tensors

extension Derivatives {
  /// The rule of an operation that is one node for the user but whose value is written with recordable operations:
  /// computes it again from the saved inputs and differentiates that.
  static func recomputed(
    _ name: String, inputs count: Int, _ value: @escaping @Sendable (GradNode, [Tensor]) throws -> Tensor
  ) -> Derivative {
    Derivative(name) { node, gradients in
      guard let g = gradients[0] else { return node.edges.map { _ in nil } }
      let creates = TensorContext.current.gradEnabled
      let saved = try (0..<count).map { try node.savedTensor($0) }
      return try TensorContext.withGrad(true) {
        // A view of its own stands for each input, so that the differentiation ends there.
        let inputs = try saved.enumerated().map { i, tensor in
          guard node.needs(i) else { return tensor.detach() }
          if creates { return try tensor.view(tensor.shape) }
          let leaf = tensor.detach()
          leaf.leafRequiresGrad = true
          return leaf
        }
        let wanted = (0..<count).filter { node.needs($0) }
        let found = try Autograd.grad(
          outputs: [value(node, inputs)], inputs: wanted.map { inputs[$0] }, gradOutputs: [g], createGraph: creates,
          allowUnused: true)
        var result = [Tensor?](repeating: nil, count: node.edges.count)
        for (place, gradient) in zip(wanted, found) { result[place] = gradient }
        return result
      }
    }
  }
}
