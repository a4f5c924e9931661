// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// `torch.autograd.gradcheck`: the recorded gradients against finite differences.
struct GradientCheck {
  let function: Value
  let inputs: [Value]
  let eps: Double
  let atol: Double
  let rtol: Double
  let raises: Bool

  /// `GradcheckError`, made once a workspace.
  private static var errorClass: PyClass {
    let state = TorchState.current
    if let known = state.returnTypes["GradcheckError"] { return known }
    let cls = PyClass(
      builtin: "GradcheckError", module: "torch.autograd.gradcheck", base: ExceptionClasses.runtimeError,
      attributes: true)
    state.returnTypes["GradcheckError"] = cls
    return cls
  }

  private func evaluate() throws -> [Tensor] {
    let interpreter = Interpreter.current
    let result = try interpreter.call(function, inputs)
    let outputs = try result.tensor.map { [$0] } ?? interpreter.collect(result).compactMap(\.tensor)
    return outputs.filter { $0.dtype.isFloatingPoint }
  }

  /// The outputs' elements when one element of a leaf is moved.
  private func shifted(_ leaf: Tensor, _ element: Int, by delta: Double, output: Int) throws -> [Double] {
    try TensorContext.withoutGrad {
      // The very element of the leaf, in whatever layout it is; through `data`, since what was saved of it must stay valid.
      var (place, rest) = (leaf.data, element)
      for d in leaf.shape.indices {
        let inner = leaf.shape[(d + 1)...].reduce(1, &*)
        place = try place.select(0, rest / inner)
        rest %= inner
      }
      let old = try place.item()
      _ = try place.fill_(.double(old.doubleValue + delta))
      defer { _ = try? place.fill_(old) }
      return try evaluate()[output].doubles()
    }
  }

  func run() throws -> Bool {
    let leaves = inputs.compactMap(\.tensor).filter(\.requiresGrad)
    guard !leaves.isEmpty else {
      throw PyError.value(
        "gradcheck expects at least one input tensor to require gradient, but none of them have requires_grad=True."
      )
    }
    let outputs = try TensorContext.withGrad(true) { try evaluate() }
    for (o, output) in outputs.enumerated() where output.requiresGrad {
      let flat = try TensorContext.withGrad(true) { try output.reshape([-1]) }
      var recorded = leaves.map { _ in [[Double]]() }
      for i in 0..<flat.numel {
        let element = try TensorContext.withGrad(true) { try flat.select(0, i) }
        let row = try Autograd.grad(outputs: [element], inputs: leaves, retainGraph: true, allowUnused: true)
        for (l, gradient) in row.enumerated() {
          recorded[l].append(try gradient?.doubles() ?? [Double](repeating: 0, count: leaves[l].numel))
        }
      }
      for (l, leaf) in leaves.enumerated() {
        for element in 0..<leaf.numel {
          let plus = try shifted(leaf, element, by: eps, output: o)
          let minus = try shifted(leaf, element, by: -eps, output: o)
          for i in 0..<flat.numel {
            let numerical = (plus[i] - minus[i]) / (2 * eps)
            let analytical = recorded[l][i][element]
            if abs(analytical - numerical) <= atol + rtol * abs(numerical) { continue }
            guard raises else { return false }
            throw PyError.make(
              Self.errorClass,
              "Jacobian mismatch for output \(o) with respect to input \(l),\nnumerical:\(numerical)\n"
                + "analytical:\(analytical)\n")
          }
        }
      }
    }
    return true
  }
}
