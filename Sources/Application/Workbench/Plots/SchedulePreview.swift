// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import PythonSyntax

/// A schedule that is stepped ahead without training anything: what `%plot` draws.
///
/// In commands a scheduler may be written with `lr=0.1` in place of an optimizer; a throw-away SGD takes its place. A scheduler
/// that exists goes on from where it is. Whoever steps it puts the workspace back.
struct SchedulePreview {
  /// The class's name, or the text as typed for an existing object.
  let name: String
  let scheduler: Value
  let optimizer: Value
  let interpreter: Interpreter

  /// A scheduler written with `lr=`; nil when the expression is something else, which is not evaluated here.
  init?(_ expression: Expression, _ call: CommandCall) throws {
    interpreter = call.interpreter
    guard case .call(let callee, let arguments) = expression.kind,
      let cls = SchedulePreview.schedulerClass(SchedulePreview.plainValue(callee, call))
    else { return nil }
    name = cls.name
    let rate: Value
    if let written = arguments.first(where: { $0.kind == .keyword("lr") }) {
      rate = try call.evaluate(written.value)
    } else if arguments.allSatisfy({ if case .keyword(let name) = $0.kind { name != "optimizer" } else { false } }) {
      // These two set the rate themselves, from the first step on.
      guard ["OneCycleLR", "CyclicLR"].contains(cls.name) else {
        throw PyError.type("%plot: \(cls.name) needs a rate to begin with; write lr=0.1 in place of the optimizer")
      }
      rate = .float(0.1)
    } else {
      return nil
    }
    optimizer = try SchedulePreview.throwAwayOptimizer(rate, interpreter)
    let rest = arguments.filter { $0.kind != .keyword("lr") }
    scheduler = try SchedulePreview.make(.object(cls), rest, optimizer, call)
  }

  /// A value that is a scheduler; nil when it is none.
  init?(_ value: Value, name: String, _ interpreter: Interpreter) throws {
    guard SchedulePreview.schedulerClass(.object(interpreter.type(of: value))) != nil else { return nil }
    self.name = name
    self.interpreter = interpreter
    scheduler = value
    optimizer = try interpreter.getAttribute(value, "optimizer")
  }

  /// The value of a name or a dotted name: finding a class calls nothing.
  private static func plainValue(_ expression: Expression, _ call: CommandCall) -> Value? {
    switch expression.kind {
    case .name: try? call.evaluate(expression)
    case .attribute(let object, let name, _):
      plainValue(object, call).flatMap { owner in
        owner.object is PyModule ? try? call.interpreter.getAttribute(owner, Symbol(name)) : nil
      }
    default: nil
    }
  }

  private static func schedulerClass(_ value: Value?) -> PyClass? {
    guard case .object(let object)? = value, let cls = object as? PyClass,
      cls.mro.contains(where: { $0.name == "LRScheduler" })
    else { return nil }
    return cls
  }

  private static func throwAwayOptimizer(_ rate: Value, _ interpreter: Interpreter) throws -> Value {
    let torch = Value.object(try interpreter.importModule("torch"))
    let zeros = try interpreter.callMethod(
      torch, "zeros", Arguments([.int(1)], keywords: [("requires_grad", .bool(true))]))
    let optim = Value.object(try interpreter.importModule("torch.optim"))
    return try interpreter.callMethod(
      optim, "SGD", Arguments([Value(list: [zeros])], keywords: [("lr", rate), ("momentum", .float(0.9))]))
  }

  /// Calls the class with the optimizer in front; schedulers among the arguments (of `SequentialLR`) get the same optimizer.
  private static func make(_ cls: Value, _ arguments: [Argument], _ optimizer: Value, _ call: CommandCall) throws
    -> Value
  {
    var positional = [optimizer]
    var keywords: [(name: Symbol, value: Value)] = []
    for argument in arguments {
      let value = try evaluate(argument.value, optimizer, call)
      switch argument.kind {
      case .positional: positional.append(value)
      case .keyword(let name): keywords.append((Symbol(name), value))
      case .star, .doubleStar: throw PyError.type("%plot: starred arguments have no place in a schedule")
      }
    }
    if case .object(let object) = cls, let chained = object as? PyClass, chained.name == "ChainedScheduler" {
      positional.removeFirst()
    }
    return try call.interpreter.call(cls, Arguments(positional, keywords: keywords))
  }

  private static func evaluate(_ expression: Expression, _ optimizer: Value, _ call: CommandCall) throws -> Value {
    switch expression.kind {
    case .list(let items): return Value(list: try items.map { try evaluate($0, optimizer, call) })
    case .tuple(let items): return Value(tuple: try items.map { try evaluate($0, optimizer, call) })
    case .call(let callee, let arguments):
      if let cls = schedulerClass(plainValue(callee, call)) {
        let named = arguments.contains { $0.kind == .keyword("optimizer") }
        let plain = arguments.first.map { $0.kind == .positional } ?? false
        if !named, !plain || !isOptimizer(arguments[0].value, call) {
          return try make(.object(cls), arguments.filter { $0.kind != .keyword("lr") }, optimizer, call)
        }
      }
      return try call.evaluate(expression)
    default: return try call.evaluate(expression)
    }
  }

  private static func isOptimizer(_ expression: Expression, _ call: CommandCall) -> Bool {
    guard let value = plainValue(expression, call) else { return false }
    return call.interpreter.type(of: value).mro.contains { $0.name == "Optimizer" }
  }
}
