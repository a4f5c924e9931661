// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import PythonSyntax

/// A schedule stepped ahead without training anything: what `%plot` draws.
///
/// In commands a scheduler may be written with `lr=0.1` in place of an optimizer; a throw-away SGD takes its place. A scheduler
/// that exists goes on from where it is; the end of the command puts it back.
struct SchedulePreview {
  /// The class's name, or the text as typed for an existing object.
  let name: String
  private let scheduler: Value
  private let optimizer: Value
  private let metric: Value?
  private let interpreter: Interpreter

  /// The schedule behind an expression; nil when it is something else.
  init?(_ expression: Expression, _ call: CommandCall) throws {
    let interpreter = call.interpreter
    self.interpreter = interpreter
    metric = try call.named("metric").map { try call.evaluate($0) }
    if case .call(let callee, let arguments) = expression.kind,
      case .name = SchedulePreview.root(callee).kind,
      let cls = SchedulePreview.schedulerClass(try? call.evaluate(callee)),
      let rate = arguments.first(where: { $0.kind == .keyword("lr") })
    {
      name = cls.name
      optimizer = try SchedulePreview.throwAwayOptimizer(try call.evaluate(rate.value), interpreter)
      let rest = arguments.filter { $0.kind != .keyword("lr") }
      scheduler = try SchedulePreview.make(.object(cls), rest, optimizer, call)
      return
    }
    guard case .name = SchedulePreview.root(expression).kind, let value = try? call.evaluate(expression),
      SchedulePreview.schedulerClass(.object(interpreter.type(of: value))) != nil
    else { return nil }
    name = call.text(of: expression)
    scheduler = value
    optimizer = try interpreter.getAttribute(value, "optimizer")
  }

  private static func root(_ expression: Expression) -> Expression {
    switch expression.kind {
    case .attribute(let object, _, _), .subscript(let object, _): root(object)
    case .call(let callee, _): root(callee)
    default: expression
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
      if case .name = root(callee).kind, let cls = schedulerClass(try? call.evaluate(callee)) {
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
    guard let value = try? call.evaluate(expression) else { return false }
    return call.interpreter.type(of: value).mro.contains { $0.name == "Optimizer" }
  }

  /// The rate used in each epoch, for each parameter group.
  func rates(epochs: Int) throws -> [[Double]] {
    var result: [[Double]] = []
    let needsMetric = interpreter.type(of: scheduler).mro.contains { $0.name == "ReduceLROnPlateau" }
    let metrics = try metric.flatMap { interpreter.isCallable($0) ? nil : try interpreter.collect($0) }
    for epoch in 0..<epochs {
      try interpreter.pollInterrupt()
      let groups = try interpreter.collect(interpreter.getAttribute(optimizer, "param_groups"))
      for (i, group) in groups.enumerated() {
        if result.count <= i { result.append([]) }
        result[i].append(try rate(interpreter.getItem(group, Value("lr"))))
      }
      if epoch == epochs - 1 { break }
      _ = try interpreter.callMethod(optimizer, "step")
      if needsMetric {
        _ = try interpreter.callMethod(scheduler, "step", [try measured(epoch, metrics)])
      } else {
        _ = try interpreter.callMethod(scheduler, "step")
      }
    }
    return result
  }

  /// The metric of an epoch: `metric=` as a list or a function of the epoch; without it one that never improves.
  private func measured(_ epoch: Int, _ metrics: [Value]?) throws -> Value {
    if let metrics {
      guard let last = metrics.last else { throw PyError.value("%plot: metric is empty") }
      return epoch < metrics.count ? metrics[epoch] : last
    }
    if let metric { return try interpreter.call(metric, [.int(epoch)]) }
    return .float(1)
  }

  private func rate(_ value: Value) throws -> Double {
    switch value {
    case .float(let number): return number
    case .int(let number): return Double(number)
    default:
      if let number = try value.object?.asDouble() { return number }
      throw PyError.type("%plot: lr is a \(interpreter.type(of: value).name)")
    }
  }
}
