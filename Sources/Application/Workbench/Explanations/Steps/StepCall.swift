// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import PythonSyntax
import Tensors
import TorchCore

/// A call of a method whose effect is explained, such as `optimizer.step()`: the receiver and the arguments evaluated once, the call
/// itself still to be made.
struct StepCall {
  /// The call as typed.
  let text: String
  /// The receiver as typed.
  let receiverText: String
  let receiver: Value
  let method: String
  let arguments: Arguments
  /// The element that `at=` names.
  let place: [Int]?
  let command: CommandCall
  var interpreter: Interpreter { command.interpreter }

  /// The receiver and the name of the method of `a.b.step(…)`; nil for other expressions.
  static func parts(of expression: Expression) -> (receiver: Expression, method: String, arguments: [Argument])? {
    guard case .call(let callee, let arguments) = expression.kind,
      case .attribute(let receiver, let method, _) = callee.kind
    else { return nil }
    return (receiver, method, arguments)
  }

  init(_ expression: Expression, receiver: Value, at place: [Int]?, _ command: CommandCall) throws {
    guard let parts = StepCall.parts(of: expression) else { throw command.usageError }
    self.command = command
    self.receiver = receiver
    self.place = place
    text = command.text(of: expression)
    receiverText = command.text(of: parts.receiver)
    method = parts.method
    arguments = try StepCall.evaluate(parts.arguments, command)
  }

  /// The values of arguments; starred ones are spread.
  static func evaluate(_ given: [Argument], _ command: CommandCall) throws -> Arguments {
    var arguments = Arguments()
    for argument in given {
      let value = try command.evaluate(argument.value)
      switch argument.kind {
      case .positional: arguments.positional.append(value)
      case .keyword(let name): arguments.keywords.append((Symbol(name), value))
      case .star: arguments.positional += try command.interpreter.collect(value)
      case .doubleStar:
        guard case .dict(let dict) = value else { throw PyError.type("argument after ** must be a mapping") }
        for (key, value) in dict.table.pairs { arguments.keywords.append((Symbol(key.text ?? ""), value)) }
      }
    }
    return arguments
  }

  /// Makes the call, with the arguments that were given or with others.
  func perform(_ others: Arguments? = nil) throws -> Value {
    try interpreter.callMethod(receiver, Symbol(method), others ?? arguments)
  }

  /// An attribute of the receiver, or of something else.
  func attribute(_ name: String, of value: Value? = nil) -> Value? {
    try? interpreter.getAttribute(value ?? receiver, Symbol(name))
  }

  /// Checks an index against a shape and counts negative places from the end.
  static func index(_ place: [Int], in shape: [Int], of name: String) throws -> [Int] {
    let refusal = PyError.make(
      ExceptionClasses.indexError,
      "\(Counted.shape(place)) is no element of \(name), whose shape is \(Counted.shape(shape))")
    guard place.count == shape.count else { throw refusal }
    return try zip(place, shape).map { index, size in
      guard index >= -size, index < size else { throw refusal }
      return index < 0 ? index + size : index
    }
  }

  /// A number, whatever its kind.
  static func number(_ value: Value?) -> Double? {
    switch value {
    case .int(let number)?: Double(number)
    case .float(let number)?: number
    case .bool(let flag)?: flag ? 1 : 0
    default: value?.tensor.flatMap { $0.numel == 1 ? $0.lookedDoubles()[0] : nil }
    }
  }
}
