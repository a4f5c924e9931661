// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import PythonSyntax
import Tensors

/// `__torch_function__`: classes of the program's own, and modes, that take part in what functions of `torch` do.
package enum TorchFunction {
  // SAFETY (all of them): set and read on the one thread that evaluates.
  /// Whether there ever was something that takes part: all that operations look at then.
  nonisolated(unsafe) static var isUsed = false
  /// How many blocks are running in which nothing takes part.
  nonisolated(unsafe) static var disabled = 0
  /// The modes of the `with` blocks around.
  nonisolated(unsafe) static var modes: [Value] = []

  /// Whether a class is one that a program made of Tensor.
  static func isForeign(_ cls: PyClass) -> Bool {
    let state = TorchState.current
    return cls !== state.tensorClass && cls !== state.parameterClass && !cls.module.hasPrefix("torch")
  }

  /// Performs an operation, or lets its operands' classes perform it.
  @inline(__always) package static func run(_ b: Bound, _ body: (Bound) throws -> Value) throws -> Value {
    if isUsed, disabled == 0 { return try dispatched(b, body) }
    do { return try PendingError.checked(body(b)) } catch { return try foreign(b, error) }
  }

  @inline(never) private static func dispatched(_ b: Bound, _ body: (Bound) throws -> Value) throws -> Value {
    let classes = try overriding(b.values)
    guard !classes.isEmpty || !modes.isEmpty, let function = b.builtin else {
      do { return try PendingError.checked(body(b)) } catch { return try foreign(b, error) }
    }
    if modes.isEmpty, isDefault(classes) { return try adopting(classes[0], b.values) { try body(b) } }
    let (positional, keywords) = try given(b, function)
    return try call(.object(function), classes, positional, keywords)
  }

  /// An operator on operands of which some take part; nil when none does.
  @inline(never)
  static func operation(_ name: String, _ operands: [Value], _ plain: () throws -> Value?) throws -> Value? {
    let classes = try overriding(operands)
    guard !classes.isEmpty || !modes.isEmpty else { return nil }
    if modes.isEmpty, isDefault(classes) {
      return try adopting(classes[0], operands) { try PendingError.checked(plain()) ?? .none }
    }
    let cls = TorchState.current.tensorClass
    guard let function = operators[name].flatMap({ cls.lookup($0) }) ?? cls.lookup(Symbol(name)) else {
      return nil
    }
    return try call(function, classes, operands, [])
  }

  /// Operators that PyTorch gives by their special methods.
  private static let operators: [String: Symbol] = [
    "floor_divide": "__floordiv__", "bitwise_and": "__and__", "bitwise_or": "__or__", "bitwise_xor": "__xor__",
    "bitwise_left_shift": "__lshift__", "bitwise_right_shift": "__rshift__",
  ]

  /// The classes that take part, classes before those that they are made of.
  private static func overriding(_ values: [Value]) throws -> [PyClass] {
    var classes: [PyClass] = []
    func look(_ value: Value) {
      guard case .object(let object) = value, object is TensorObject ? isForeign(object.cls) : takesPart(object),
        !(object.cls.lookup("__torch_function__")?.isNone ?? true), !classes.contains(where: { $0 === object.cls })
      else { return }
      let place = classes.firstIndex { object.cls.isSubclass(of: $0) } ?? classes.count
      classes.insert(object.cls, at: place)
    }
    for value in values {
      switch value {
      case .tuple(let tuple): tuple.items.forEach(look)
      case .list(let list): list.items.forEach(look)
      default: look(value)
      }
    }
    return classes
  }

  /// Whether an object that is no tensor is of a class that takes part.
  private static func takesPart(_ object: PyObject) -> Bool {
    guard BuiltinFunction.interceptor != nil, object is PyInstance,
      let handler = object.cls.lookup("__torch_function__")
    else { return false }
    return !handler.isNone
  }

  /// Functions that are about objects, whatever they are.
  private static let aboutObjects: Set<String> = ["is_tensor", "is_storage", "typename", "tensor", "as_tensor"]

  /// Calls that were given objects of classes that take part, with the arguments as they were written.
  private static func intercepted(_ function: BuiltinFunction, _ arguments: Arguments) throws -> Value? {
    guard disabled == 0, function.style != .python || function.module == "torch.nn.functional",
      function.module.hasPrefix("torch"), !aboutObjects.contains(function.declaration.name)
    else { return nil }
    var classes: [PyClass] = []
    func look(_ value: Value) {
      guard case .object(let object) = value, takesPart(object), !classes.contains(where: { $0 === object.cls }) else {
        return
      }
      classes.append(object.cls)
    }
    for value in arguments.positional + arguments.keywords.map(\.value) {
      switch value {
      case .tuple(let tuple): tuple.items.forEach(look)
      case .list(let list): list.items.forEach(look)
      default: look(value)
      }
    }
    guard !classes.isEmpty else { return nil }
    return try call(.object(function), classes, arguments.positional, arguments.keywords)
  }

  private static func isDefault(_ classes: [PyClass]) -> Bool {
    guard let own = TorchState.current.tensorClass.lookup("__torch_function__") else { return true }
    return classes.allSatisfy { cls in cls.lookup("__torch_function__").map { Value.identical($0, own) } ?? true }
  }

  /// What a call gave, by position and by name.
  private static func given(_ b: Bound, _ function: BuiltinFunction) throws -> ([Value], [(name: Symbol, value: Value)])
  {
    let signature = try function.signature()
    var values = ArraySlice(b.values)
    var positional: [Value] = []
    for parameter in signature.positional {
      positional.append(values.popFirst() ?? parameter.defaultValue)
    }
    var rest: [Value] = []
    if signature.variadic != nil, case .tuple(let tuple)? = values.popFirst() { rest = tuple.items }
    if rest.isEmpty {
      while let last = positional.last, Value.identical(last, signature.positional[positional.count - 1].defaultValue) {
        positional.removeLast()
      }
    }
    var keywords: [(name: Symbol, value: Value)] = []
    for parameter in signature.keywordOnly {
      guard let value = values.popFirst(), !Value.identical(value, parameter.defaultValue) else { continue }
      keywords.append((parameter.name, value))
    }
    return (positional + rest, keywords)
  }

  /// Asks the innermost mode, then the classes in order.
  private static func call(
    _ function: Value, _ classes: [PyClass], _ positional: [Value], _ keywords: [(name: Symbol, value: Value)]
  ) throws -> Value {
    let interpreter = Interpreter.current
    let named = PyDict()
    for (name, value) in keywords { try named.set(Value(name.name), value) }
    let arguments = [function, Value(tuple: classes.map { .object($0) }), Value(tuple: positional), .dict(named)]
    if let mode = modes.popLast() {
      defer { modes.append(mode) }
      let result = try interpreter.callMethod(mode, "__torch_function__", arguments)
      if !isNotImplemented(result) { return result }
    }
    for cls in classes {
      let result = try interpreter.call(interpreter.getAttribute(.object(cls), "__torch_function__"), arguments)
      if !isNotImplemented(result) { return result }
    }
    let name = (function.object as? BuiltinFunction)?.declaration.name ?? "function"
    let kinds = classes.map { "  - tensor subclass <class '\($0.qualifiedName)'>" }.joined(separator: "\n")
    throw PyError.type(
      "Multiple dispatch failed for 'torch.\(name)'; all __torch_function__ handlers returned NotImplemented:\n\n\(kinds)\n\n"
        + "For more information, try re-running with TORCH_LOGS=not_implemented")
  }

  private static func isNotImplemented(_ value: Value) -> Bool {
    (try? Interpreter.current.repr(value)) == "NotImplemented" && value.text == nil
  }

  /// What a body gives, with new tensors as instances of a class.
  private static func adopting(_ cls: PyClass, _ operands: [Value], _ body: () throws -> Value) throws -> Value {
    disabled += 1
    defer { disabled -= 1 }
    let result = try PendingError.checked(body())
    adopt(result, cls, operands)
    return result
  }

  /// Makes the tensors of a result instances of a class, save those that were given.
  static func adopt(_ result: Value, _ cls: PyClass, _ operands: [Value] = []) {
    switch result {
    case .tuple(let tuple): for item in tuple.items { adopt(item, cls, operands) }
    case .list(let list): for item in list.items { adopt(item, cls, operands) }
    case .object(let object):
      guard object is TensorObject, object.cls === TorchState.current.tensorClass,
        !operands.contains(where: { $0.object === object })
      else { return }
      object.cls = cls
    default: return
    }
  }

  /// Lets objects that are no tensors take part in a call that was refused, or refuses it.
  @inline(never) private static func foreign(_ b: Bound, _ error: any Error) throws -> Value {
    var classes: [PyClass] = []
    func look(_ value: Value) {
      guard let object = value.object, !(object is TensorObject), !(object is PyClass),
        let handler = object.cls.lookup("__torch_function__"), !handler.isNone,
        !classes.contains(where: { $0 === object.cls })
      else { return }
      classes.append(object.cls)
    }
    for value in b.values {
      look(value)
      if case .list(let list) = value { list.items.forEach(look) }
    }
    guard disabled == 0, !classes.isEmpty, let function = b.builtin else { throw error }
    let (positional, keywords) = try given(b, function)
    return try call(.object(function), classes, positional, keywords)
  }

  /// `Tensor.__torch_function__`: the operation itself, whose results become instances of the class.
  static let method = Declaration(
    "__torch_function__", "(cls, func, types, args=(), kwargs=None)",
    "Performs an operation; its results are instances of the class."
  ) { b in
    disabled += 1
    defer { disabled -= 1 }
    var arguments = Arguments(try b.interpreter.collect(b["args"]))
    if case .dict(let named) = try b["kwargs"] {
      arguments.keywords = named.table.pairs.map { (Symbol($0.key.text ?? ""), $0.value) }
    }
    let result = try b.interpreter.call(b["func"], arguments)
    if case .object(let object) = try b["cls"], let cls = object as? PyClass, isForeign(cls) {
      adopt(result, cls, arguments.positional)
    }
    return result
  }

  /// The functions that `torch.overrides` is made with.
  static func natives() -> [(name: String, value: Value)] {
    let declarations = [
      Declaration("_push_mode", "(mode)", "From here on operations go through a mode.") { b in
        isUsed = true
        modes.append(try b["mode"])
        return .none
      },
      Declaration("_pop_mode", "()", "Ends the innermost mode.") { _ in
        _ = modes.popLast()
        return .none
      },
      Declaration("_watch_all_calls", "()", "From here on objects that are no tensors take part in all calls.") { _ in
        isUsed = true
        BuiltinFunction.interceptor = intercepted
        return .none
      },
      Declaration("_unpacking", "(object)", "Into how many names an object is being unpacked; None where it is not.") {
        b in
        guard let current = Unpacking.current, current.object === (try b["object"]).object else { return .none }
        return .int(current.count)
      },
      Declaration(
        "_call_with_stars", "(function, args, kwargs, star, named)",
        "Calls a function with what its *args and **kwargs are to be; None for the usual ones."
      ) { b in
        var arguments = Arguments(try b.interpreter.collect(b["args"]))
        if case .dict(let given) = try b["kwargs"] {
          arguments.keywords = given.table.pairs.map { (Symbol($0.key.text ?? ""), $0.value) }
        }
        guard let function = try b["function"].object as? PyFunction else {
          return try b.interpreter.call(b["function"], arguments)
        }
        return try function.invoke(arguments, star: b["star"].ifGiven, named: b["named"].ifGiven)
      },
      Declaration("_disable", "(flag)", "Whether nothing takes part from here on.") { b in
        disabled = max(0, disabled + (try b.bool("flag") ? 1 : -1))
        return .none
      },
    ]
    return declarations.map { ($0.name, .object(BuiltinFunction($0, module: "torch.overrides"))) }
  }
}
