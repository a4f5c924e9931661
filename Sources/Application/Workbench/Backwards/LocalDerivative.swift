// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

/// How one element of an operation's input changes the elements of its output: a column of its Jacobian.
///
/// The rule of an operation is linear in the gradients that it is given, so the derivative of the rule itself is that column. This works
/// for every rule that is written with operations that can be recorded.
enum LocalDerivative {
  /// The derivatives of all elements of an output with respect to one element of an input, in row order; nil where the rule cannot
  /// be differentiated, or needs what was freed.
  static func column(of node: GradNode, input: Int, output: Int, element: [Int]) -> Tensor? {
    let (shape, dtype) = node.output(output)
    let target = node.inputShape(input)
    return TensorContext.withGrad(true) {
      guard let seed = try? Tensor.zeros(shape, dtype: dtype), (try? seed.requiresGrad_()) != nil else { return nil }
      var gradients = [Tensor?](repeating: nil, count: node.outputCount)
      gradients[output] = seed
      guard let results = try? node.derivative.apply(node, gradients), input < results.count,
        var result = results[input],
        result.requiresGrad
      else { return nil }
      if result.shape != target {
        guard let reduced = try? result.sumToSize(target) else { return nil }
        result = reduced
      }
      for index in element {
        guard let part = try? result.select(0, index) else { return nil }
        result = part
      }
      guard let column = try? Autograd.grad(outputs: [result], inputs: [seed], allowUnused: true).first else {
        return nil
      }
      return column
    }
  }
}
