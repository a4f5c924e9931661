// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// One call of a module with backward hooks: identity nodes around it catch the gradients of its outputs and inputs.
final class BackwardHookScope: @unchecked Sendable {
  // Used on the evaluator's thread alone, like the tensors it sees.
  private let module: ModuleObject
  private let hooks: ModuleHooks
  private var outputGradients: [Value]?
  private var inputPositions: [Int]?
  private var inputCount = 0
  private var outputPositions: [Int] = []
  private var outputCount = 0

  init(_ module: ModuleObject, _ hooks: ModuleHooks) {
    self.module = module
    self.hooks = hooks
  }

  /// Passes tensors through an identity node; nil when none of them needs a gradient.
  private func pass(_ values: [Value], _ apply: @escaping @Sendable ([Tensor?]) throws -> [Tensor?])
    -> (values: [Value], positions: [Int])?
  {
    let positions = values.indices.filter { values[$0].tensorObject != nil }
    let tensors = positions.compactMap { values[$0].tensorObject?.tensor }
    guard TensorContext.current.gradEnabled, tensors.contains(where: \.requiresGrad) else { return nil }
    let outputs = tensors.map { $0.sharedAlias() }
    // What needs no gradient is not watched; a hook is shown zeros for it.
    let watched = tensors.indices.filter { tensors[$0].requiresGrad }
    let forms = tensors.map { (shape: $0.shape, dtype: $0.dtype) }
    let rule = Derivative("BackwardHookFunctionBackward") { _, gradients in
      var all: [Tensor?] = try forms.indices.map {
        watched.contains($0) ? nil : try Tensor.zeros(forms[$0].shape, dtype: forms[$0].dtype)
      }
      for (index, gradient) in zip(watched, gradients) { all[index] = gradient }
      let changed = try apply(all)
      return watched.map { changed[$0] }
    }
    record(rule, inputs: watched.map { tensors[$0] }, outputs: watched.map { outputs[$0] })
    var values = values
    for (position, output) in zip(positions, outputs) { values[position] = TensorObject.wrap(output) }
    return (values, positions)
  }

  private static func gradients(_ values: [Value], at positions: [Int]) -> [Tensor?] {
    positions.map { values[$0].tensorObject?.tensor }
  }

  private static func spread(_ gradients: [Tensor?], at positions: [Int], count: Int) -> [Value] {
    var values = [Value](repeating: .none, count: count)
    for (position, gradient) in zip(positions, gradients) {
      if let gradient { values[position] = TensorObject.wrap(gradient) }
    }
    return values
  }

  /// The arguments of the call, watched.
  func watchInputs(_ arguments: [Value]) throws -> [Value] {
    inputCount = arguments.count
    let watched = pass(arguments) { [self] gradients in
      guard let outputGradients, let positions = inputPositions else { return gradients }
      var inputs = Self.spread(gradients, at: positions, count: inputCount)
      let outputs = Value(tuple: outputGradients)
      for hook in hooks.backward.table.values {
        let result = try Interpreter.current.call(hook, [module.value, Value(tuple: inputs), outputs])
        if result.isNone { continue }
        let changed = try Interpreter.current.collect(result)
        guard changed.count == inputs.count else {
          throw PyError.runtime(
            "Backward hook returned an invalid number of grad_input, got \(changed.count), but expected \(inputs.count)"
          )
        }
        inputs = changed
      }
      self.outputGradients = nil
      return Self.gradients(inputs, at: positions)
    }
    guard let watched else { return arguments }
    inputPositions = watched.positions
    return watched.values
  }

  /// The result of the call, watched.
  func watchOutputs(_ result: Value) throws -> Value {
    let items: [Value]
    if case .tuple(let tuple) = result { items = tuple.items } else { items = [result] }
    outputCount = items.count
    let watched = pass(items) { [self] gradients in
      var outputs = Self.spread(gradients, at: outputPositions, count: outputCount)
      let interpreter = Interpreter.current
      for hook in hooks.backwardPre.table.values {
        let result = try interpreter.call(hook, [module.value, Value(tuple: outputs)])
        if result.isNone { continue }
        let changed = try interpreter.collect(result)
        guard changed.count == outputs.count else {
          throw PyError.runtime(
            "Backward pre hook returned an invalid number of grad_output, got \(changed.count), but expected \(outputs.count)"
          )
        }
        outputs = changed
      }
      outputGradients = outputs
      if inputPositions == nil {
        // No input requires a gradient: the hooks still run, with None for the inputs.
        let inputs = Value(tuple: [Value](repeating: .none, count: inputCount))
        for hook in hooks.backward.table.values {
          _ = try interpreter.call(hook, [module.value, inputs, Value(tuple: outputs)])
        }
        outputGradients = nil
      }
      return Self.gradients(outputs, at: outputPositions)
    }
    guard let watched else { return result }
    outputPositions = watched.positions
    if case .tuple = result { return Value(tuple: watched.values) }
    return watched.values[0]
  }
}
