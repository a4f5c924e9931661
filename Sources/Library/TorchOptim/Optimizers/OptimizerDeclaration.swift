// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// The one declaration of an optimizer: its class, the checks of its arguments, its defaults and its rule.
struct OptimizerDeclaration {
  /// What an argument must satisfy; the first that fails decides the error.
  enum Check {
    /// A tensor rate has one element.
    case oneElement(String)
    /// `Invalid learning rate: -1` unless the argument is 0 or more.
    case nonNegative(String, String)
    /// The same, but what cannot be compared with 0 (nan) passes.
    case notNegative(String, String)
    /// `Invalid beta parameter at index 0: 1.0` unless 0 <= betas[i] < 1.
    case betas
    /// Any other rule over the arguments by name.
    case custom((ArgumentReader) throws -> Void)
  }

  /// The arguments of a constructor by name.
  struct ArgumentReader {
    let values: [Symbol: Value]
    func callAsFunction(_ name: String) -> Value { values[Symbol(name)] ?? .none }
    func isTrue(_ name: String) throws -> Bool { try Interpreter.current.truth(self(name)) }
    /// The number of an argument; a tensor of one element counts.
    func number(_ name: String) throws -> Double { try NumberArgument.double(self(name)) }
    /// The numbers of a tuple argument.
    func numbers(_ name: String) throws -> [Double] {
      try Interpreter.current.collect(self(name)).map { try NumberArgument.double($0) }
    }
  }

  /// The name, `SGD`.
  let name: String
  /// The last part of the module: `sgd` for `torch.optim.sgd`.
  let file: String
  /// The name of the base class.
  var base = "Optimizer"
  /// The constructor's parameters without `self`.
  let signature: String
  /// One sentence.
  let doc: String
  /// An example as it would be typed.
  let example: String
  /// The checks, in PyTorch's order.
  let checks: [Check]
  /// The names of the settings of a group, in PyTorch's order.
  let settings: [String]
  /// Settings that are no arguments.
  var fixed: [(String, Value)] = []
  /// Changes the settings that groups start with.
  var adjust: ((PyDict) throws -> Void)?
  /// Runs after the base constructor.
  var prepare: ((OptimizerView) throws -> Void)?
  /// Changes the parameters of one group by their gradients.
  let update: (GroupView) throws -> Void
  /// A step of its own, which needs a closure; the rule is not used then.
  var step: ((OptimizerView, Value) throws -> Value)?

  /// Makes the class in a workspace.
  func makeClass(base: PyClass) -> PyClass {
    let cls = PyClass(builtin: name, module: "torch.optim.\(file)", base: base, attributes: true, immutable: false)
    cls.set("__doc__", Value(doc))
    let inner = signature.dropFirst().dropLast()
    cls.add([
      Declaration("__init__", "(self, \(inner))", doc, example: example) { a in
        try initialise(a)
        return .none
      },
      Declaration(
        "step", step == nil ? "(self, closure=None)" : "(self, closure)",
        "Changes the parameters by their gradients once.", example: ""
      ) { a in
        let view = try OptimizerView(a["self"])
        if let step { return try view.running { try step(view, a["closure"]) } }
        return try view.step(closure: a["closure"], file: file, update)
      },
    ])
    return cls
  }

  private func initialise(_ a: Bound) throws {
    var given: [Symbol: Value] = [:]
    for (name, value) in zip(try a.builtin?.signature().parameterNames ?? [], a.values) { given[name] = value }
    let arguments = ArgumentReader(values: given)
    for check in checks { try run(check, arguments) }
    let defaults = PyDict()
    for name in settings {
      if let fixed = fixed.first(where: { $0.0 == name }) {
        try defaults.set(name, fixed.1)
      } else {
        try defaults.set(name, arguments(name))
      }
    }
    try adjust?(defaults)
    let view = try OptimizerView(a["self"])
    try view.initialise(arguments("params"), defaults: defaults)
    try prepare?(view)
    if settings.contains("fused"), try arguments.isTrue("fused") {
      if try arguments.isTrue("differentiable") { throw PyError.runtime("`fused` does not support `differentiable`") }
      if try arguments.isTrue("foreach") { throw PyError.runtime("`fused` and `foreach` cannot be `True` together.") }
    }
  }

  private func run(_ check: Check, _ arguments: ArgumentReader) throws {
    let interpreter = Interpreter.current
    switch check {
    case .oneElement(let name):
      if let tensor = arguments(name).tensor, tensor.numel != 1 {
        throw PyError.value("Tensor \(name) must be 1-element")
      }
    case .nonNegative(let name, let description):
      guard try Self.isNonNegative(arguments(name)) else {
        throw PyError.value("Invalid \(description): \(try interpreter.str(arguments(name)))")
      }
    case .notNegative(let name, let description):
      if try interpreter.truth(interpreter.compare(.less, arguments(name), .float(0))) {
        throw PyError.value("Invalid \(description): \(try interpreter.str(arguments(name)))")
      }
    case .betas:
      let betas = arguments("betas")
      for i in 0..<2 {
        let beta = try interpreter.getItem(betas, .int(i))
        let number = try NumberArgument.double(beta)
        guard number >= 0, number < 1 else {
          throw PyError.value("Invalid beta parameter at index \(i): \(try interpreter.str(beta))")
        }
      }
    case .custom(let body): try body(arguments)
    }
  }

  /// `0.0 <= value`, also for what is no number, where Python's comparison complains.
  private static func isNonNegative(_ value: Value) throws -> Bool {
    let interpreter = Interpreter.current
    return try interpreter.truth(interpreter.compare(.lessEqual, .float(0), value))
  }
}
