import Diagnostics
import PythonSyntax

/// The arguments of a call, compiled.
struct CompiledArguments {
  /// Values given by place; `*x` spreads.
  let positional: SpreadItems
  /// Values given by name; `name` nil stands for `**x`.
  let keywords: [(name: Symbol?, node: Node)]
  private let spreadsKeywords: Bool
  /// Plain positional arguments only.
  let isPlain: Bool

  init(positional: SpreadItems, keywords: [(name: Symbol?, node: Node)]) {
    self.positional = positional
    self.keywords = keywords
    spreadsKeywords = keywords.contains { $0.name == nil }
    isPlain = keywords.isEmpty && !positional.hasSpread
  }

  func evaluate(_ frame: Frame, receiver: Value? = nil, callee: () -> String) throws -> Arguments {
    var values: [Value] = []
    if isPlain {
      values.reserveCapacity(positional.nodes.count + 1)
      if let receiver { values.append(receiver) }
      for (node, _) in positional.nodes { values.append(try node.evaluate(frame)) }
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
  let callee: Node
  let arguments: CompiledArguments
  init(_ callee: Node, _ arguments: CompiledArguments, _ span: SourceSpan) {
    self.callee = callee
    self.arguments = arguments
    super.init(span)
  }
  override func evaluate(_ frame: Frame) throws -> Value {
    let function = try callee.evaluate(frame)
    if arguments.isPlain, case .object(let object) = function, let user = object as? PyFunction,
      let result = try directCall(user, receiver: nil, arguments.positional.nodes, span, frame)
    {
      return result
    }
    let given = try arguments.evaluate(frame) { calleeName(function) }
    do { return try frame.interpreter.call(function, given) } catch { throw marked(error, span, frame) }
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

/// Calls a program's function with plain arguments: they are evaluated straight into its slots. Nil when the function's
/// parameters need real binding.
@inline(__always)
private func directCall(
  _ function: PyFunction, receiver: Value?, _ nodes: [(node: Node, spreads: Bool)], _ span: SourceSpan, _ frame: Frame
) throws -> Value? {
  let given = nodes.count + (receiver == nil ? 0 : 1)
  let code = function.code
  guard code.isSimple, given <= code.arity, given >= function.requiredCount else { return nil }
  let inner = Frame(code, frame.interpreter)
  var slot = 0
  if let receiver {
    inner.slots[0] = receiver
    slot = 1
  }
  for (node, _) in nodes {
    inner.slots[slot] = try node.evaluate(frame)
    slot += 1
  }
  _ = function.fillDefaults(inner, given: given)
  do { return try function.run(inner) } catch { throw marked(error, span, frame) }
}

/// `object.name(arguments)`, without making a bound method where the class has a function.
final class MethodCallNode: Node {
  let object: Node
  let name: Symbol
  let arguments: CompiledArguments
  let attributeSpan: SourceSpan
  // The method found last time, good while the receiver has the same class and no class has changed.
  fileprivate unowned(unsafe) var cachedClass: PyClass?
  fileprivate var cachedEpoch = -1
  fileprivate var cachedFunction: Value?

  init(_ object: Node, _ name: Symbol, _ arguments: CompiledArguments, attributeSpan: SourceSpan, _ span: SourceSpan) {
    self.object = object
    self.name = name
    self.arguments = arguments
    self.attributeSpan = attributeSpan
    super.init(span)
  }
  override func evaluate(_ frame: Frame) throws -> Value {
    let receiver = try object.evaluate(frame)
    let interpreter = frame.interpreter
    if let function = method(of: receiver, interpreter), case .object(let o) = function {
      if let user = o as? PyFunction, arguments.isPlain,
        let result = try directCall(user, receiver: receiver, arguments.positional.nodes, span, frame)
      {
        return result
      }
      let given = try arguments.evaluate(frame, receiver: receiver) { calleeName(function) }
      do { return try interpreter.call(function, given) } catch { throw marked(error, span, frame) }
    }
    let function: Value
    do { function = try interpreter.getAttribute(receiver, name) } catch { throw marked(error, attributeSpan, frame) }
    if arguments.isPlain, case .object(let o) = function, let user = o as? PyFunction,
      let result = try directCall(user, receiver: nil, arguments.positional.nodes, span, frame)
    {
      return result
    }
    let given = try arguments.evaluate(frame) { calleeName(function) }
    do { return try interpreter.call(function, given) } catch { throw marked(error, span, frame) }
  }
}

extension MethodCallNode {
  @inline(__always)
  private func method(of receiver: Value, _ interpreter: Interpreter) -> Value? {
    guard case .object(let object) = receiver else { return interpreter.methodForCall(receiver, name) }
    let cls = object.cls
    if cls === cachedClass, cachedEpoch == PyClass.epoch {
      if object.attributes?[name] != nil { return nil }
      return cachedFunction
    }
    let found = interpreter.methodForCall(receiver, name)
    if found != nil, !(object is PyClass), !(object is PySuper) {
      cachedClass = cls
      cachedEpoch = PyClass.epoch
      cachedFunction = found
    }
    return found
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
