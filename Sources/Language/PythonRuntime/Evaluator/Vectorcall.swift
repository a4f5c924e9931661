// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

// How calls in code reach what they call: most without gathering their arguments.

/// What errors call the callee: functions and classes by their qualified name, everything else as it prints.
func calleeName(_ value: Value) -> String {
  func inModule(_ module: String, _ name: String) -> String {
    module == "builtins" ? "\(name)()" : "\(module).\(name)()"
  }
  func printed() -> String {
    (try? Interpreter.current.str(value)) ?? "\(Interpreter.current.type(of: value).name) object"
  }
  guard let object = value.object else { return printed() }
  switch object {
  case let function as PyFunction: return inModule(function.moduleName ?? "", function.qualname)
  case let method as PyMethod: return calleeName(method.function)
  case let builtin as BuiltinFunction: return inModule(builtin.module, builtin.qualname)
  case let cls as PyClass: return inModule(cls.module, cls.qualname)
  default: return printed()
  }
}

/// A call of anything with any arguments.
@inline(never)
func generalCall(
  _ function: Value, receiver: Value? = nil, _ arguments: CompiledArguments, _ span: SourceSpan, _ frame: Frame
) throws -> Value {
  let given = try arguments.evaluate(frame, receiver: receiver) { calleeName(function) }
  notePlace(span, frame)
  do { return try frame.interpreter.call(function, given) } catch { throw marked(error, span, frame) }
}

// SAFETY: the caller says who holds the function during the call (`CallNode`, `MethodInlineCache`).
/// `vectorcall` without a receiver.
@inline(never)
func callFunction(
  _ function: Unmanaged<PyFunction>, _ arguments: OperandList, _ span: SourceSpan, _ frame: Frame
) throws -> Value {
  try vectorcall(function, nil, arguments, span, frame)
}

/// Calls a program's function that accepts these positional arguments: they are evaluated straight into the slots of its frame.
///
/// The receiver of a method is evaluated for the slot that it goes to, too.
@inline(__always)
func vectorcall(
  _ function: PyFunction, _ receiver: @autoclosure () -> Value?, _ arguments: OperandList, _ span: SourceSpan,
  _ frame: Frame
) throws -> Value {
  try vectorcall(.passUnretained(function), receiver(), arguments, span, frame)
}

// SAFETY: as above; the stack of calls owns the frame, which nobody else gets before `popFrame`.
/// The same for a function that somebody else holds meanwhile.
@inline(__always)
func vectorcall(
  _ function: Unmanaged<PyFunction>, _ receiver: @autoclosure () -> Value?, _ arguments: OperandList,
  _ span: SourceSpan, _ frame: Frame
) throws -> Value {
  let calleeFrame = function._withUnsafeGuaranteedRef {
    frame.stack.pushFrame($0.code, slots: $0.slotCount, for: frame)
  }
  // The slots are undefined, so there is nothing to give up in them.
  var slot = calleeFrame._withUnsafeGuaranteedRef { $0.slots }
  var given = arguments.count
  if let receiver = receiver() {
    slot.initialize(to: receiver)
    slot += 1
    given &+= 1
  }
  do {
    var i = 0
    while i < arguments.count {
      slot.initialize(to: try arguments.evaluate(i, frame))
      i &+= 1
      slot += 1
    }
    notePlace(span, frame)
    let result = try calleeFrame._withUnsafeGuaranteedRef { inner in
      try function._withUnsafeGuaranteedRef { function in
        if given < function.arity { function.fillDefaults(inner, given: given) }
        return try function.run(inner)
      }
    }
    frame.stack.popFrame(calleeFrame)
    return result
  } catch {
    frame.stack.popFrame(calleeFrame)
    throw marked(error, span, frame)
  }
}

/// Calls a built-in function that takes its arguments as they are.
@inline(__always)
func vectorcall(
  _ function: BuiltinFunction, receiver: BorrowedValue?, _ arguments: CompiledArguments, _ span: SourceSpan,
  _ frame: Frame
) throws -> Value {
  try vectorcall(.passUnretained(function), receiver: receiver, arguments, span, frame)
}

// SAFETY: as above.
/// The same for a function that somebody else holds meanwhile.
@inline(__always)
func vectorcall(
  _ function: Unmanaged<BuiltinFunction>, receiver: BorrowedValue?, _ arguments: CompiledArguments,
  _ span: SourceSpan, _ frame: Frame
) throws -> Value {
  let body = function._withUnsafeGuaranteedRef { $0.vectorcallBody }
  do { return try arguments.borrowed.call(body, receiver: receiver, frame) } catch {
    throw marked(error, span, frame)
  }
}

/// `Class(arguments)` for a class of which making an instance is calling its `__init__`; nil for any other.
@inline(__always)
func vectorcallClass(_ cls: PyClass, _ arguments: OperandList, _ span: SourceSpan, _ frame: Frame) throws
  -> Value?
{
  guard let initialiser = cls.vectorcallInitialiser, initialiser.accepts(arguments.count + 1) else { return nil }
  let instance = Value.object(PyInstance(of: cls))
  let result = try vectorcall(initialiser, instance, arguments, span, frame)
  if case .none = result { return instance }
  let name = frame.interpreter.type(of: result).name
  throw marked(PyError.type("__init__() should return None, not '\(name)'"), span, frame)
}
