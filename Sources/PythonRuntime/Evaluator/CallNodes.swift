import Diagnostics
import PythonSyntax

/// The arguments of a call, compiled.
struct CompiledArguments {
  /// Values given by place; `*x` spreads.
  let positional: SpreadItems
  /// Values given by name; `name` nil stands for `**x`.
  let keywords: [(name: Symbol?, node: Node)]
  private let spreadsKeywords: Bool
  /// Whether there are only positional arguments and none is spread.
  let isPlain: Bool
  /// The plain arguments.
  let operands: OperandList
  /// The plain arguments for built-in functions.
  let borrowed: BorrowedArguments

  init(positional: SpreadItems, keywords: [(name: Symbol?, node: Node)]) {
    self.positional = positional
    self.keywords = keywords
    spreadsKeywords = keywords.contains { $0.name == nil }
    isPlain = keywords.isEmpty && !positional.hasSpread
    operands = positional.plain ?? OperandList([])
    borrowed = BorrowedArguments(positional.plain == nil ? [] : positional.nodes.map(\.node))
  }

  /// Whether evaluating them surely assigns no local variable of the frame.
  var leaveLocals: Bool {
    positional.nodes.allSatisfy(\.node.leavesLocals) && keywords.allSatisfy(\.node.leavesLocals)
  }

  func evaluate(_ frame: Frame, receiver: Value? = nil, callee: () -> String) throws -> Arguments {
    var values: [Value] = []
    if isPlain {
      values.reserveCapacity(operands.count + 1)
      if let receiver { values.append(receiver) }
      for i in 0..<operands.count { values.append(try operands.evaluate(i, frame)) }
      return Arguments(values)
    }
    values = try positional.evaluate(frame) { "\(callee())() argument" }
    if let receiver { values.insert(receiver, at: 0) }
    var named: [(name: Symbol, value: Value)] = []
    for (name, node) in keywords {
      let value = try node.evaluate(frame)
      if let name {
        if spreadsKeywords, named.contains(where: { $0.name == name }) {
          throw marked(
            PyError.type("\(callee())() got multiple values for keyword argument '\(name.name)'"), node.span, frame)
        }
        named.append((name, value))
        continue
      }
      do {
        guard try frame.interpreter.isMapping(value) else {
          let given = frame.interpreter.type(of: value).name
          throw PyError.type("\(callee())() argument after ** must be a mapping, not \(given)")
        }
        try frame.interpreter.forEachPair(of: value) { key, item in
          guard let text = key.text else { throw PyError.type("keywords must be strings") }
          let symbol = Symbol(text)
          if named.contains(where: { $0.name == symbol }) {
            throw PyError.type("\(callee())() got multiple values for keyword argument '\(text)'")
          }
          named.append((symbol, item))
        }
      } catch { throw marked(error, node.span, frame) }
    }
    return Arguments(values, keywords: named)
  }
}

/// `callee(arguments)`
final class CallNode: Node {
  let callee: Operand
  let arguments: CompiledArguments
  /// Whether the callee lies in a variable that keeps it during the call: a local one, or a global name, whose old functions
  /// are kept while calls are running (`GlobalSlot`).
  private let staysInPlace: Bool
  /// The callee if it is a name that may be built in.
  private let builtinName: GlobalLoad?

  init(_ callee: Node, _ arguments: CompiledArguments, _ span: SourceSpan) {
    builtinName = arguments.isPlain ? callee as? GlobalLoad : nil
    self.callee = Operand(callee)
    self.arguments = arguments
    staysInPlace = callee is GlobalLoad || self.callee.place.isLocal && arguments.operands.leaveLocals
    super.init(span)
  }
  override var leavesLocals: Bool { callee.node.leavesLocals && arguments.leaveLocals }
  override func evaluate(_ frame: Frame) throws -> Value {
    if staysInPlace, let object = callee.place.object(frame) {
      if arguments.isPlain, object._withUnsafeGuaranteedRef({ $0.kind == .function }) {
        // SAFETY: objects of this kind are functions.
        let function = Unmanaged<PyFunction>.fromOpaque(object.toOpaque())
        if function._withUnsafeGuaranteedRef({ $0.accepts(arguments.operands.count) }) {
          return try callFunction(function, arguments.operands, span, frame)
        }
      }
      return try object._withUnsafeGuaranteedRef { try call($0, frame) }
    }
    return try evaluatedCall(frame)
  }

  @inline(never) private func evaluatedCall(_ frame: Frame) throws -> Value {
    if let object = builtinName?.builtinObject(frame) {
      return try object._withUnsafeGuaranteedRef { try builtinCall($0, frame) }
    }
    switch try callee.evaluate(frame) {
    case .object(let object): return try call(object, frame)
    case let value: return try generalCall(value, arguments, span, frame)
    }
  }

  @inline(never) private func call(_ object: PyObject, _ frame: Frame) throws -> Value {
    if arguments.isPlain {
      if object.kind == .function {
        let user = unsafeDowncast(object, to: PyFunction.self)
        if user.accepts(arguments.operands.count) {
          return try callFunction(.passUnretained(user), arguments.operands, span, frame)
        }
      } else if let result = try quickCall(object, frame) {
        return result
      }
    }
    return try generalCall(.object(object), arguments, span, frame)
  }

  @inline(never) private func builtinCall(_ object: PyObject, _ frame: Frame) throws -> Value {
    try quickCall(object, frame) ?? generalCall(.object(object), arguments, span, frame)
  }

  /// The call of a built-in function or class that takes these arguments without gathering them.
  @inline(__always) private func quickCall(_ object: PyObject, _ frame: Frame) throws -> Value? {
    let given = arguments.operands
    if object.kind == .builtin {
      let builtin = unsafeDowncast(object, to: BuiltinFunction.self)
      return builtin.accepts(given.count) ? try directCall(builtin, receiver: nil, arguments, span, frame) : nil
    }
    guard object.kind == .type else { return nil }
    let cls = unsafeDowncast(object, to: PyClass.self)
    guard let quick = cls.quickConstruct, given.count > 0, given.count <= quick.count else {
      return try directInstance(cls, given, span, frame)
    }
    do { return try arguments.borrowed.call(quick.body, receiver: nil, frame) } catch {
      throw marked(error, span, frame)
    }
  }
}

private func calleeName(_ value: Value) -> String {
  guard let object = value.object else { return "\(Interpreter.current.type(of: value).name) object" }
  func inModule(_ module: String, _ name: String) -> String { module == "builtins" ? name : "\(module).\(name)" }
  switch object {
  case let function as PyFunction: return inModule(function.moduleName, function.qualname)
  case let method as PyMethod: return calleeName(method.function)
  case let builtin as BuiltinFunction: return inModule(builtin.module, builtin.qualname)
  case let cls as PyClass: return inModule(cls.module, cls.qualname)
  default: return "\(object.cls.name) object"
  }
}

/// A call of anything with any arguments.
@inline(never)
private func generalCall(
  _ function: Value, receiver: Value? = nil, _ arguments: CompiledArguments, _ span: SourceSpan, _ frame: Frame
) throws -> Value {
  let given = try arguments.evaluate(frame, receiver: receiver) { calleeName(function) }
  do { return try frame.interpreter.call(function, given) } catch { throw marked(error, span, frame) }
}

/// `directCall` without a receiver.
@inline(never)
private func callFunction(
  _ function: Unmanaged<PyFunction>, _ arguments: OperandList, _ span: SourceSpan, _ frame: Frame
) throws -> Value {
  try directCall(function, nil, arguments, span, frame)
}

/// Calls a program's function that accepts these plain arguments: they are evaluated straight into its slots.
///
/// The receiver of a method is evaluated for the slot that it goes to, too.
@inline(__always)
private func directCall(
  _ function: PyFunction, _ receiver: @autoclosure () -> Value?, _ arguments: OperandList, _ span: SourceSpan,
  _ frame: Frame
) throws -> Value {
  try directCall(.passUnretained(function), receiver(), arguments, span, frame)
}

/// The same for a function that somebody else holds meanwhile.
@inline(__always)
private func directCall(
  _ function: Unmanaged<PyFunction>, _ receiver: @autoclosure () -> Value?, _ arguments: OperandList,
  _ span: SourceSpan, _ frame: Frame
) throws -> Value {
  let lent = function._withUnsafeGuaranteedRef { frame.stack.lend($0.code, slots: $0.slotCount, for: frame) }
  // The slots are undefined, so there is nothing to give up in them.
  var slot = lent._withUnsafeGuaranteedRef { $0.slots }
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
    let result = try lent._withUnsafeGuaranteedRef { inner in
      try function._withUnsafeGuaranteedRef { function in
        if given < function.arity { function.fillDefaults(inner, given: given) }
        return try function.run(inner)
      }
    }
    frame.stack.giveBack(lent)
    return result
  } catch {
    frame.stack.giveBack(lent)
    throw marked(error, span, frame)
  }
}

/// Calls a built-in function that takes its arguments as they are.
@inline(__always)
private func directCall(
  _ function: BuiltinFunction, receiver: BorrowedValue?, _ arguments: CompiledArguments, _ span: SourceSpan,
  _ frame: Frame
) throws -> Value {
  try directCall(.passUnretained(function), receiver: receiver, arguments, span, frame)
}

/// The same for a function that somebody else holds meanwhile.
@inline(__always)
private func directCall(
  _ function: Unmanaged<BuiltinFunction>, receiver: BorrowedValue?, _ arguments: CompiledArguments,
  _ span: SourceSpan, _ frame: Frame
) throws -> Value {
  let body = function._withUnsafeGuaranteedRef { $0.directBody }
  do { return try arguments.borrowed.call(body, receiver: receiver, frame) } catch {
    throw marked(error, span, frame)
  }
}

/// `Class(arguments)` for a class of which making an instance is calling its `__init__`; nil for any other.
@inline(__always)
private func directInstance(_ cls: PyClass, _ arguments: OperandList, _ span: SourceSpan, _ frame: Frame) throws
  -> Value?
{
  guard let initialiser = cls.plainInitialiser, initialiser.accepts(arguments.count + 1) else { return nil }
  let instance = Value.object(PyInstance(of: cls))
  let result = try directCall(initialiser, instance, arguments, span, frame)
  if case .none = result { return instance }
  let name = frame.interpreter.type(of: result).name
  throw marked(PyError.type("__init__() should return None, not '\(name)'"), span, frame)
}

/// `object.name(arguments)`, without making a bound method where the class has a function.
final class MethodCallNode: Node {
  let object: Operand
  let name: Symbol
  let arguments: CompiledArguments
  let attributeSpan: SourceSpan
  private var cache = MethodCache()
  /// Whether the receiver lies in a local variable, or is a constant, that keeps it during the call.
  private let holdsReceiver: Bool

  init(_ object: Node, _ name: Symbol, _ arguments: CompiledArguments, attributeSpan: SourceSpan, _ span: SourceSpan) {
    self.object = Operand(object)
    self.name = name
    self.arguments = arguments
    self.attributeSpan = attributeSpan
    holdsReceiver =
      arguments.isPlain && (object is Constant || self.object.place.isLocal && arguments.operands.leaveLocals)
    super.init(span)
  }
  override var leavesLocals: Bool { object.node.leavesLocals && arguments.leaveLocals }
  override func evaluate(_ frame: Frame) throws -> Value {
    // A receiver in a variable is looked at there and goes straight into the slot of `self`.
    if arguments.isPlain, let holder = object.place.object(frame),
      holder._withUnsafeGuaranteedRef({ cache.knows($0) }), let user = cache.steadyFunction
    {
      let accepts = user._withUnsafeGuaranteedRef { $0.accepts(arguments.operands.count + 1) }
      if accepts { return try directCall(user, object.place.read(frame), arguments.operands, span, frame) }
    }
    return try holdsReceiver ? builtinCall(frame) : whole(frame)
  }

  /// The call of a built-in method of a receiver that stays where it is.
  @inline(never) private func builtinCall(_ frame: Frame) throws -> Value {
    let receiver = object.place.pointer(frame)
    guard let holder = BorrowedValue.object(at: receiver), holder._withUnsafeGuaranteedRef({ cache.knows($0) }),
      cache.accepts(arguments.borrowed.count &+ 1)
    else { return try whole(frame) }
    do {
      return try arguments.borrowed.call(cache.body, receiver: BorrowedValue(at: receiver), frame)
    } catch { throw marked(error, span, frame) }
  }

  @inline(never) private func whole(_ frame: Frame) throws -> Value {
    let receiver = try object.evaluate(frame)
    if arguments.isPlain, let holder = receiver.unretainedObject,
      holder._withUnsafeGuaranteedRef({ cache.knows($0) || cache.learn(name, receiver, $0, frame.interpreter) })
    {
      if let user = cache.function {
        if user.accepts(arguments.operands.count + 1) {
          return try directCall(user, receiver, arguments.operands, span, frame)
        }
      } else if cache.accepts(arguments.borrowed.count &+ 1) {
        return try withExtendedLifetime(receiver) {
          do {
            return try arguments.borrowed.call(cache.body, receiver: BorrowedValue(receiver), frame)
          } catch { throw marked(error, span, frame) }
        }
      }
    }
    return try general(receiver, frame)
  }

  @inline(never) private func general(_ receiver: Value, _ frame: Frame) throws -> Value {
    let interpreter = frame.interpreter
    if case .object(let holder) = receiver, holder.kind == .module, arguments.isPlain,
      case .object(let found)? = holder.attributes?[name], found.kind == .builtin
    {
      let builtin = unsafeDowncast(found, to: BuiltinFunction.self)
      if builtin.accepts(arguments.operands.count) {
        return try directCall(builtin, receiver: nil, arguments, span, frame)
      }
    }
    if let function = interpreter.methodForCall(receiver, name) {
      return try generalCall(function, receiver: receiver, arguments, span, frame)
    }
    let function: Value
    do { function = try interpreter.getAttribute(receiver, name) } catch { throw marked(error, attributeSpan, frame) }
    if arguments.isPlain, case .object(let object) = function, object.kind == .function {
      let plain = arguments.operands
      let user = unsafeDowncast(object, to: PyFunction.self)
      if user.accepts(plain.count) { return try directCall(user, nil, plain, span, frame) }
    }
    return try generalCall(function, arguments, span, frame)
  }
}

/// The method that a call found last time: good while the receiver has the same class, no attribute of its own hides the
/// method, and no class has changed.
struct MethodCache {
  // By identity, as in `AttributeCache`.
  private var cls: UnsafeMutableRawPointer?
  private var shape: ObjectIdentifier?
  private var epoch = -1
  /// The method if a program defined it.
  private(set) var function: PyFunction?
  /// The same without counting references, while the place in the code meets few kinds of receivers: what such a place forgets is
  /// kept while calls are running, so that a method which makes its own caller forget it goes on.
  private(set) var steadyFunction: Unmanaged<PyFunction>?
  private var changes = 0
  private static let mostChanges = 32
  /// The body of the method if it is built in, and how many plain arguments it takes with the receiver.
  private(set) var body = DirectBody.none
  private var counts = (least: 1, most: 0)

  /// Whether the method is built in and takes so many plain arguments as they are.
  @inline(__always) func accepts(_ count: Int) -> Bool { count >= counts.least && count <= counts.most }

  /// Whether the method is that of this receiver.
  @inline(__always) func knows(_ holder: PyObject) -> Bool {
    epoch == PyClass.epoch && holder.classIdentity == cls
      && holder.attributes.map { ObjectIdentifier($0.shape) } == shape
  }

  /// Looks the method up; false when calling it is more than putting the receiver in front.
  @inline(never)
  mutating func learn(_ name: Symbol, _ receiver: Value, _ holder: PyObject, _ interpreter: Interpreter) -> Bool {
    guard holder.kind != .module, case .object(let method)? = interpreter.methodForCall(receiver, name) else {
      return false
    }
    let isSteady = changes < MethodCache.mostChanges
    if isSteady {
      changes += 1
      if let function { interpreter.stack.keepWhileRunning(function) }
    }
    function = method.kind == .function ? unsafeDowncast(method, to: PyFunction.self) : nil
    steadyFunction = isSteady ? function.map { .passUnretained($0) } : nil
    counts = (1, 0)
    if method.kind == .builtin, let direct = unsafeDowncast(method, to: BuiltinFunction.self).declaration.direct {
      counts = (direct.counts.lowerBound, direct.counts.upperBound)
      body = direct.body
    }
    cls = holder.classIdentity
    // What has a shape of its own is looked up each time: the next name may hide the method.
    let found = holder.attributes?.shape
    epoch = found?.isShared ?? true ? PyClass.epoch : -1
    shape = found.map { ObjectIdentifier($0) }
    return true
  }
}

/// `super()` without arguments: the class from the cell `__class__`, the receiver from the first parameter.
final class SuperNode: Node {
  let classCell: Node
  let receiver: Node
  init(classCell: Node, receiver: Node, _ span: SourceSpan) {
    self.classCell = classCell
    self.receiver = receiver
    super.init(span)
  }
  override func evaluate(_ frame: Frame) throws -> Value {
    let cls = try classCell.evaluate(frame)
    let instance = try receiver.evaluate(frame)
    do { return try frame.interpreter.makeSuper(cls, instance) } catch { throw marked(error, span, frame) }
  }
}

extension Interpreter {
  /// `super(cls, receiver)`
  public func makeSuper(_ cls: Value, _ receiver: Value) throws -> Value {
    guard case .object(let o) = cls, let start = o as? PyClass else {
      throw PyError.type("super() argument 1 must be a type, not \(type(of: cls).name)")
    }
    if case .object(let r) = receiver, let receiverClass = r as? PyClass, receiverClass.isSubclass(of: start) {
      return .object(PySuper(start: start, receiver: receiver, order: receiverClass))
    }
    let order = type(of: receiver)
    guard order.isSubclass(of: start) else {
      throw PyError.type("super(type, obj): obj must be an instance or subtype of type")
    }
    return .object(PySuper(start: start, receiver: receiver, order: order))
  }
}
