// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// `callee(arguments)`
final class CallNode: Node {
  let callee: Operand
  let arguments: CompiledArguments
  /// Whether the callee lies in a variable that keeps it during the call: a local one, or a global name, whose old functions
  /// are kept while calls are running (`GlobalSlot`).
  private let staysInPlace: Bool
  /// The callee if it is a name that may be built in.
  private let builtinName: GlobalLoad?
  /// The slot of the cell if the callee is a variable of an enclosing function, -1 for any other.
  private let cell: Int

  init(_ callee: Node, _ arguments: CompiledArguments, _ span: SourceSpan) {
    cell = (callee as? CellLoad)?.slot ?? -1
    builtinName = arguments.arePositional ? callee as? GlobalLoad : nil
    self.callee = Operand(callee)
    self.arguments = arguments
    staysInPlace = callee is GlobalLoad || self.callee.location.isLocal && arguments.operands.leaveLocals
    super.init(span)
  }
  override var leavesLocals: Bool { callee.node.leavesLocals && arguments.leaveLocals }
  override func evaluate(_ frame: Frame) throws -> Value {
    if staysInPlace, let object = callee.location.object(frame) {
      if arguments.arePositional, object._withUnsafeGuaranteedRef({ $0.kind == .function }) {
        // SAFETY: objects of this kind are functions.
        let function = Unmanaged<PyFunction>.fromOpaque(object.toOpaque())
        if function._withUnsafeGuaranteedRef({ $0.accepts(arguments.operands.count) }) {
          return try callFunction(function, arguments.operands, span, frame)
        }
      }
      return try object._withUnsafeGuaranteedRef { try call($0, frame) }
    }
    // A function that closes over itself, or that an enclosing one has made: held, as the variable may change.
    if cell >= 0, arguments.arePositional, let object = BorrowedValue.object(at: frame.contentsPointer(cell)),
      object._withUnsafeGuaranteedRef({ $0.kind == .function })
    {
      // SAFETY: objects of this kind are functions.
      let function = Unmanaged<PyFunction>.fromOpaque(object.toOpaque())
      if function._withUnsafeGuaranteedRef({ $0.accepts(arguments.operands.count) }) {
        let held = function.counted
        return try withExtendedLifetime(held) { try callFunction(function, arguments.operands, span, frame) }
      }
    }
    if let object = builtinName?.builtinObject(frame) {
      return try object._withUnsafeGuaranteedRef { try builtinCall($0, frame) }
    }
    return try evaluatedCall(frame)
  }

  @inline(never) private func evaluatedCall(_ frame: Frame) throws -> Value {
    switch try callee.evaluate(frame) {
    case .object(let object): return try call(object, frame)
    case let value: return try generalCall(value, arguments, span, frame)
    }
  }

  @inline(never) private func call(_ object: PyObject, _ frame: Frame) throws -> Value {
    if arguments.arePositional {
      if object.kind == .function {
        // SAFETY: objects of this kind are functions of programs.
        let user = unsafeDowncast(object, to: PyFunction.self)
        if user.accepts(arguments.operands.count) {
          return try callFunction(.passUnretained(user), arguments.operands, span, frame)
        }
      } else if let result = try vectorcallBuiltin(object, frame) {
        return result
      }
    }
    return try otherCall(object, frame)
  }

  @inline(never) private func builtinCall(_ object: PyObject, _ frame: Frame) throws -> Value {
    try vectorcallBuiltin(object, frame) ?? otherCall(object, frame)
  }

  @inline(__always) private func otherCall(_ object: PyObject, _ frame: Frame) throws -> Value {
    if object.kind == .builtin {
      // SAFETY: objects of this kind are built-in functions.
      let builtin = unsafeDowncast(object, to: BuiltinFunction.self)
      if let result = try builtin.boundCall(receiver: nil, arguments, span, frame) { return result }
    }
    return try generalCall(.object(object), arguments, span, frame)
  }

  /// The call of a built-in function or class that takes these arguments without gathering them.
  @inline(__always) private func vectorcallBuiltin(_ object: PyObject, _ frame: Frame) throws -> Value? {
    let given = arguments.operands
    if object.kind == .builtin {
      // SAFETY: objects of this kind are built-in functions.
      let builtin = unsafeDowncast(object, to: BuiltinFunction.self)
      return builtin.accepts(given.count) ? try vectorcall(builtin, receiver: nil, arguments, span, frame) : nil
    }
    guard object.kind == .type else { return nil }
    // SAFETY: objects of this kind are classes.
    let cls = unsafeDowncast(object, to: PyClass.self)
    guard given.count > 0, given.count <= cls.vectorcallCount else {
      return try vectorcallClass(cls, given, span, frame)
    }
    do { return try arguments.borrowed.call(cls.vectorcallBody, receiver: nil, frame) } catch {
      throw marked(error, span, frame)
    }
  }
}

/// `object.name(arguments)`, without making a bound method where the class has a function.
final class MethodCallNode: Node {
  let object: Operand
  let name: Symbol
  let arguments: CompiledArguments
  let attributeSpan: SourceSpan
  private var cache = MethodInlineCache()
  /// Where a module had the name last time.
  private var modulePosition = 0
  /// Whether the receiver lies in a local variable, or is a constant, that keeps it during the call.
  private let holdsReceiver: Bool

  init(_ object: Node, _ name: Symbol, _ arguments: CompiledArguments, attributeSpan: SourceSpan, _ span: SourceSpan) {
    self.object = Operand(object)
    self.name = name
    self.arguments = arguments
    self.attributeSpan = attributeSpan
    holdsReceiver =
      arguments.arePositional && (object is Constant || self.object.location.isLocal && arguments.operands.leaveLocals)
    super.init(span)
  }
  override var leavesLocals: Bool { object.node.leavesLocals && arguments.leaveLocals }
  override func evaluate(_ frame: Frame) throws -> Value {
    guard arguments.arePositional, object.location.exists else { return try slowPath(frame) }
    // A receiver in a variable is looked at there.
    let receiver = object.location.pointer(frame)
    guard let holder = BorrowedValue.object(at: receiver), holder._withUnsafeGuaranteedRef({ cache.knows($0) }) else {
      return try slowPath(frame)
    }
    if let user = cache.unretainedFunction {
      // It goes straight into the slot of `self`.
      let accepts = user._withUnsafeGuaranteedRef { $0.accepts(arguments.operands.count + 1) }
      if accepts { return try vectorcall(user, object.location.read(frame), arguments.operands, span, frame) }
    } else if holdsReceiver, cache.accepts(arguments.borrowed.count &+ 1) {
      // A built-in method gets it where it lies.
      do {
        return try arguments.borrowed.call(cache.body, receiver: BorrowedValue(at: receiver), frame)
      } catch { throw marked(error, span, frame) }
    }
    return try slowPath(frame)
  }

  @inline(never) private func slowPath(_ frame: Frame) throws -> Value {
    try evaluate(object.evaluate(frame), frame)
  }

  /// The call of the method of what an expression gives.
  func evaluate(_ receiver: Value, _ frame: Frame) throws -> Value {
    // A built-in method of what an expression gives: `f(x).append(y)`.
    if arguments.arePositional, let holder = receiver.unretainedObject,
      holder._withUnsafeGuaranteedRef({ cache.knows($0) }), cache.accepts(arguments.borrowed.count &+ 1)
    {
      return try withExtendedLifetime(receiver) {
        do {
          return try arguments.borrowed.call(cache.body, receiver: BorrowedValue(receiver), frame)
        } catch { throw marked(error, span, frame) }
      }
    }
    return try otherCall(receiver, frame)
  }

  @inline(never) private func otherCall(_ receiver: Value, _ frame: Frame) throws -> Value {
    if arguments.areDirect, let holder = receiver.unretainedObject {
      if holder._withUnsafeGuaranteedRef({ $0.kind == .module }) {
        if let result = try moduleCall(holder, frame) { return result }
      } else if holder._withUnsafeGuaranteedRef({
        cache.knows($0) || cache.learn(name, receiver, $0, frame.interpreter)
      }) {
        if let result = try cachedCall(receiver, frame) { return result }
      }
    }
    return try general(receiver, frame)
  }

  /// The call of the method that the cache has just been found to know; nil when it takes its arguments in another way.
  @inline(__always) private func cachedCall(_ receiver: Value, _ frame: Frame) throws -> Value? {
    if let user = cache.function {
      guard arguments.arePositional, user.accepts(arguments.operands.count + 1) else { return nil }
      return try vectorcall(user, receiver, arguments.operands, span, frame)
    }
    if arguments.arePositional, cache.accepts(arguments.borrowed.count &+ 1) {
      return try withExtendedLifetime(receiver) {
        do {
          return try arguments.borrowed.call(cache.body, receiver: BorrowedValue(receiver), frame)
        } catch { throw marked(error, span, frame) }
      }
    }
    return try cache.builtin?.boundCall(receiver: receiver, arguments, span, frame)
  }

  // SAFETY: the caller holds the module.
  /// The call of a built-in function of a module.
  @inline(__always) private func moduleCall(_ module: Unmanaged<PyObject>, _ frame: Frame) throws -> Value? {
    guard
      case .object(let found)? = module._withUnsafeGuaranteedRef({
        $0.storedAttributes?.value(of: name, &modulePosition)
      }),
      found.kind == .builtin
    else { return nil }
    // SAFETY: objects of this kind are built-in functions.
    let builtin = unsafeDowncast(found, to: BuiltinFunction.self)
    if arguments.arePositional, builtin.accepts(arguments.operands.count) {
      return try vectorcall(builtin, receiver: nil, arguments, span, frame)
    }
    return try builtin.boundCall(receiver: nil, arguments, span, frame)
  }

  @inline(never) private func general(_ receiver: Value, _ frame: Frame) throws -> Value {
    let interpreter = frame.interpreter
    if let function = interpreter.methodForCall(receiver, name) {
      return try generalCall(function, receiver: receiver, arguments, span, frame)
    }
    let function: Value
    do { function = try interpreter.getAttribute(receiver, name) } catch { throw marked(error, attributeSpan, frame) }
    if arguments.arePositional, case .object(let object) = function, object.kind == .function {
      let plain = arguments.operands
      // SAFETY: objects of this kind are functions of programs.
      let user = unsafeDowncast(object, to: PyFunction.self)
      if user.accepts(plain.count) { return try vectorcall(user, nil, plain, span, frame) }
    }
    return try generalCall(function, arguments, span, frame)
  }
}
