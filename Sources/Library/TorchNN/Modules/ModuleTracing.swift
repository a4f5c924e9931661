// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TorchCore

/// What `torch.fx` does, while it traces, with calls of modules and with the parameters, buffers and children that are read of them.
enum ModuleTracing {
  // SAFETY (all of them): set and read on the one thread that evaluates.
  /// Gets (module, args, kwargs) of each call; nil while nothing is traced.
  private nonisolated(unsafe) static var caller: Value?
  /// Gets (name, value) of what is read.
  private nonisolated(unsafe) static var reader: Value?
  /// The module whose next call is not traced: its tracer performs it.
  private nonisolated(unsafe) static var untraced: ModuleObject?

  /// What tracing makes of a call; nil when the module is to be called.
  @inline(__always) static func call(_ module: ModuleObject, _ arguments: Arguments) throws -> Value? {
    caller == nil ? nil : try tracedCall(module, arguments)
  }

  @inline(never) private static func tracedCall(_ module: ModuleObject, _ arguments: Arguments) throws -> Value? {
    if untraced === module {
      untraced = nil
      return nil
    }
    guard let caller else { return nil }
    let keywords = try PyDict(arguments.keywords.map { ($0.name.name, $0.value) })
    return try Interpreter.current.call(caller, [.object(module), Value(tuple: arguments.positional), .dict(keywords)])
  }

  /// What tracing makes of a value that is read.
  @inline(__always) static func seen(_ name: Symbol, _ value: Value) throws -> Value {
    guard let reader else { return value }
    return try Interpreter.current.call(reader, [Value(name.name), value])
  }

  /// The functions that `torch.nn.modules.module` is made with.
  static func natives() -> [(name: String, value: Value)] {
    let declarations = [
      Declaration("_trace_with", "(caller, reader)", "Sets what calls and reading go through; gives what it was.") {
        b in
        let before = Value(tuple: [caller ?? .none, reader ?? .none])
        caller = try b["caller"].isNone ? nil : b["caller"]
        reader = try b["reader"].isNone ? nil : b["reader"]
        return before
      },
      Declaration("_call_untraced", "(module, args, kwargs)", "Calls a module whose children are still traced.") { b in
        guard let module = try b["module"].object as? ModuleObject else { return .none }
        var arguments = Arguments(try b.interpreter.collect(b["args"]))
        if case .dict(let named) = try b["kwargs"] {
          arguments.keywords = named.table.pairs.map { (Symbol($0.key.text ?? ""), $0.value) }
        }
        untraced = module
        defer { untraced = nil }
        return try module.call(arguments) ?? .none
      },
      Declaration("_parameters", "(function)", "The parameters of a function of the library in Python's notation.") {
        b in
        (try b["function"].object as? BuiltinFunction).map { Value($0.declaration.signature) } ?? .none
      },
    ]
    return declarations.map { ($0.name, .object(BuiltinFunction($0, module: "torch.nn.modules.module"))) }
  }
}
