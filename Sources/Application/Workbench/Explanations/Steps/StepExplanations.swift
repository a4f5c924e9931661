// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import PythonSyntax
import Tensors
import TorchCore

/// Explanations of what changes things and returns nothing: steps of optimizers and schedulers, backward passes, clipping.
enum StepExplanations {
  /// Explains an expression of one of these kinds; nil for any other. What had to be evaluated to tell is evaluated to its end then, and
  /// is in `recorded`.
  static func explanation(
    of expression: Expression, at: [Int]?, _ command: CommandCall, recorded: inout RecordedExpression?
  ) throws -> Explanation? {
    if let parts = BackwardExplanation.parts(of: expression), isPlain(parts.leaf) {
      guard let leaf = try command.evaluate(parts.leaf).tensor, leaf.isLeaf else { return nil }
      let place: [Int]?
      if let index = parts.index {
        place = try whole(command.evaluate(index))
      } else {
        place = at ?? [Int](repeating: 0, count: leaf.rank)
      }
      guard let place, place.count == leaf.rank else { return nil }
      return try BackwardExplanation.explanation(
        ofGradient: leaf, place, name: command.text(of: parts.leaf), command)
    }
    if case .call(let callee, let arguments) = expression.kind, isPlain(callee) {
      if isNamed(callee, "clip_grad_norm_"), let function = try? command.evaluate(callee),
        (function.object as? BuiltinFunction)?.declaration.name == "clip_grad_norm_"
      {
        return try ClippingExplanation.explanation(function, StepCall.evaluate(arguments, command), command)
      }
    }
    guard let parts = StepCall.parts(of: expression) else { return nil }
    switch parts.method {
    case "backward":
      // What the receiver is shows only when it is evaluated, and it is evaluated once.
      let receiver = try command.evaluate(parts.receiver)
      guard let loss = receiver.tensor else {
        throw PyError.type(
          "%explain: \(command.text(of: parts.receiver)) is a \(command.interpreter.type(of: receiver).name), and backward() is explained for tensors"
        )
      }
      return try BackwardExplanation.explanation(of: StepCall(expression, receiver: receiver, at: at, command), loss)
    case "step":
      let (receiver, recorder) = try OperationRecorder.recording { try command.evaluate(parts.receiver) }
      let bases = command.interpreter.type(of: receiver).mro.map(\.name)
      let call = { try StepCall(expression, receiver: receiver, at: at, command) }
      if bases.contains("Optimizer") { return try OptimizerExplanation.explanation(of: call()) }
      if bases.contains("LRScheduler") || bases.contains("ReduceLROnPlateau") {
        return try SchedulerExplanation.explanation(of: call())
      }
      if !isPlain(parts.receiver) {
        recorded = try RecordedExpression(expression, in: command.source, command.interpreter, recorder) {
          try call().perform()
        }
      }
      return nil
    default: return nil
    }
  }

  /// Whether evaluating an expression twice is the same as once: names, attributes and constant places.
  static func isPlain(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .name: true
    case .attribute(let object, _, _): isPlain(object)
    case .subscript(let object, let index):
      switch index.kind {
      case .integer, .string, .name: isPlain(object)
      default: false
      }
    default: false
    }
  }

  private static func isNamed(_ callee: Expression, _ name: String) -> Bool {
    switch callee.kind {
    case .name(let own): own == name
    case .attribute(_, let own, _): own == name
    default: false
    }
  }

  /// An index of whole numbers; nil for slices and the like.
  private static func whole(_ value: Value) throws -> [Int]? {
    let items: [Value] =
      switch value {
      case .tuple(let tuple): tuple.items
      case .list(let list): list.items
      default: [value]
      }
    let numbers = items.compactMap { if case .int(let number) = $0 { number } else { nil } }
    return numbers.count == items.count ? numbers : nil
  }
}
