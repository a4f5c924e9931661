// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// What mementos remember of tensors besides the attributes of their objects.
enum TorchMementos {
  // SAFETY: the one evaluator thread.
  /// The nodes that the memento being made holds already.
  private nonisolated(unsafe) static var seen = Set<ObjectIdentifier>()

  /// The state that operations depend on: gradient mode, default type, text form, random stream.
  ///
  /// It is called once a memento, so it also ends the memory of which nodes have been seen.
  static func remember() -> () -> Void {
    seen.removeAll()
    let context = TensorContext.current
    let (grad, inference, dtype, options) = (
      context.gradEnabled, context.inferenceMode, context.defaultDType, context.printOptions
    )
    let generator = context.generator
    let state = generator.state
    let restoreCounters = context.rememberCounters()
    return {
      restoreCounters()
      context.gradEnabled = grad
      context.inferenceMode = inference
      context.defaultDType = dtype
      context.printOptions = options
      context.generator = generator
      generator.state = state
    }
  }

  /// A tensor's elements, geometry, gradient and history.
  static func remember(_ tensor: Tensor) -> () -> Void {
    let restore = tensor.remember()
    var nodes: [() -> Void] = []
    var stack = tensor.storedGradFn.map { [$0] } ?? []
    while let node = stack.popLast() {
      guard seen.insert(ObjectIdentifier(node)).inserted else { continue }
      nodes.append(node.remember())
      for edge in node.edges { if let next = edge.node { stack.append(next) } }
    }
    if nodes.isEmpty { return restore }
    return {
      restore()
      for put in nodes { put() }
    }
  }
}

extension TensorError: PythonConvertibleError {
  /// The name of the Python class.
  public var pythonClassName: String { kind.rawValue }
  /// PyTorch's text.
  public var pythonMessage: String { message }
  /// What an explaining card needs.
  public var pythonFacts: (any Sendable)? { facts }
}
