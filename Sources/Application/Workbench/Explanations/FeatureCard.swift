// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore
import TorchNN

/// The card for a Linear layer that met another number of features: where the number comes from, and what would fit, both ways.
struct FeatureCard {
  let exception: PyException
  let input: [Int]
  let weight: [Int]
  let interpreter: Interpreter

  init(_ exception: PyException, input: [Int], weight: [Int], _ interpreter: Interpreter) {
    self.exception = exception
    self.input = input
    self.weight = weight
    self.interpreter = interpreter
  }

  func lines() -> [String] {
    // The innermost module is the Linear that refused, the outermost the net that was called.
    guard let inner = exception.callTrail.first, let given = inner.arguments.first?.tensor,
      let features = given.shape.last,
      case .object(let o) = inner.callee, let linear = o as? ModuleObject, weight.count == 2
    else { return [] }
    let (wanted, made) = (weight[0], weight[1])
    let name = ModuleTrail(exception, interpreter).path(of: linear).map { ModuleTrail.named($0) + " = " } ?? ""
    var first = "\(name)Linear(\(wanted) -> \(made)) was given \(features)"
    var factors = "\(features)"
    if let source = given.base?.shape, source.count > 2, source.dropFirst().reduce(1, *) == features {
      factors = source.dropFirst().map { String($0) }.joined(separator: " * ")
      first +=
        " = \(factors.replacing(" ", with: "")) features, flattened from [\(source.map { String($0) }.joined(separator: ", "))]."
    } else {
      first += " features: its input is [\(given.shape.map { String($0) }.joined(separator: ", "))]."
    }
    var second = "Either make it Linear(\(factors), \(made))"
    let sizes = fittingSizes()
    if let smallest = sizes.first, let largest = sizes.last {
      let ends = smallest == largest ? [smallest] : [smallest, largest]
      second += ", or feed \(ends.map { "\($0)x\($0)" }.joined(separator: sizes.count > 2 ? " to " : " or ")) images"
    } else {
      second += ", or change what comes before so that it gives \(wanted)"
    }
    return [first, second + "."]
  }

  /// Square image sizes with which the whole net runs: found by running it (the caller puts everything back).
  private func fittingSizes() -> [Int] {
    guard let outer = exception.callTrail.last, exception.callTrail.count > 1,
      let image = outer.arguments.first?.tensor,
      image.rank == 4, image.shape[1] * 64 * 64 <= 1 << 20
    else { return [] }
    let deadline = Output.now + 0.3
    var sizes: [Int] = []
    for size in 1...64 {
      if Output.now > deadline { break }
      guard
        let trial = try? Tensor.zeros([max(2, min(image.shape[0], 2)), image.shape[1], size, size], dtype: image.dtype)
      else { break }
      if (try? interpreter.call(outer.callee, [TensorObject.wrap(trial)])) != nil {
        sizes.append(size)
      } else if !sizes.isEmpty {
        break
      }
    }
    return sizes
  }
}
