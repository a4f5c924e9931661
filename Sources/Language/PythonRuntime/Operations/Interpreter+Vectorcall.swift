// SPDX-License-Identifier: GPL-3.0-or-later

extension Interpreter {
  /// `function(argument)` by the vectorcall convention, without gathering arguments, where the function has it: what `map`, `filter`, `sorted` and the like call
  /// for each item.
  package func vectorcall(_ function: Value, _ argument: Value) throws -> Value {
    if case .object(let object) = function {
      if object.kind == .builtin {
        // SAFETY: the kinds are compared first: built-in functions, then those of programs.
        let builtin = unsafeDowncast(object, to: BuiltinFunction.self)
        if builtin.accepts(1) { return try builtin.vectorcallBody(BorrowedValue(argument), .undefined, .undefined) }
      } else if object.kind == .function {
        let user = unsafeDowncast(object, to: PyFunction.self)
        if user.accepts(1) { return try user.invoke(argument, stack) }
      }
    }
    return try call(function, [argument])
  }

  /// `function(first, second)` likewise: what operators call for the special methods of programs.
  package func vectorcall(_ function: Value, _ first: Value, _ second: Value) throws -> Value {
    if case .object(let object) = function, object.kind == .function {
      // SAFETY: objects of this kind are functions of programs.
      let user = unsafeDowncast(object, to: PyFunction.self)
      if user.accepts(2) { return try user.invoke(first, second, stack) }
    }
    return try call(function, [first, second])
  }
}
