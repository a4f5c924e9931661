// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// The one declaration of a layer: its class, constructor, computation, text form and documentation are made from it.
struct Layer {
  /// What a layer computes.
  enum Computation {
    /// Inherited from the base class.
    case inherited
    /// A function of `torch.nn.functional`: it gets the arguments of the call and then these attributes of the module, in the order
    /// of its parameters; `-` stands for a parameter that stays None, `'text` for a text.
    case function(String, [String])
    /// A function of its own; the first bound value is the module.
    case own((ModuleObject, Bound) throws -> Value)
  }

  /// The name, `Linear`.
  let name: String
  /// The last part of the module that `type(x)` shows: `linear` for `torch.nn.modules.linear`.
  let file: String
  /// The name of the base class.
  var base = "Module"
  /// The constructor's parameters without `self`, in Python's notation.
  let signature: String
  /// One sentence.
  let doc: String
  /// An example as it would be typed.
  var example = ""
  /// What the text form shows in parentheses: `{name}` is an attribute, `{name!r}` its `repr`, `{inplace}` the usual remark.
  var text: String?
  /// The arguments of `forward` without `self`.
  var inputs = "input"
  /// What it computes.
  var forward = Computation.inherited
  /// Sets up attributes and parameters after `Module.__init__`; without it every parameter of the constructor but `device` and
  /// `dtype` becomes an attribute.
  var build: ((ModuleObject, Bound) throws -> Void)?
  /// Text form by hand where `text` does not do.
  var describe: ((ModuleObject) throws -> String)?
  /// Further methods.
  var methods: [Declaration] = []
  /// Attributes that are computed.
  var properties: [GetSetDescriptor] = []
  /// Methods of the class itself.
  var classMethods: [Declaration] = []

  /// Makes the class in a workspace.
  func makeClass(base: PyClass) throws -> PyClass {
    let cls = PyClass(
      builtin: name, module: "torch.nn.modules.\(file)", base: base, attributes: true, immutable: false)
    cls.set("__doc__", Value(doc))
    cls.add([initialiser] + methods)
    cls.add(properties: properties)
    if let forward = try forwardDeclaration() { cls.add([forward]) }
    if let text = textDeclaration { cls.add([text]) }
    for method in classMethods {
      let function = BuiltinFunction(method, owner: name, module: cls.module)
      cls.set(Symbol(method.name), .object(PyClassOrStaticMethod(.object(function), isClassMethod: true)))
    }
    return cls
  }

  private var initialiser: Declaration {
    let inner = signature.dropFirst().dropLast()
    let build = build
    return Declaration("__init__", inner.isEmpty ? "(self)" : "(self, \(inner))", doc, example: example) { a in
      let module = try moduleArgument(a)
      module.initialise()
      if let build { try build(module, a) } else { try Layer.keepArguments(module, a) }
      return .none
    }
  }

  /// Makes every argument of the constructor an attribute of the same name.
  static func keepArguments(_ module: ModuleObject, _ a: Bound) throws {
    guard let names = try a.builtin?.signature().parameterNames else { return }
    for (name, value) in zip(names, a.values) where !["self", "device", "dtype"].contains(name) {
      module.attributes?[name] = value.isUndefined ? .none : value
    }
  }

  private func forwardDeclaration() throws -> Declaration? {
    let signature = inputs.isEmpty ? "(self)" : "(self, \(inputs))"
    switch forward {
    case .inherited: return nil
    case .own(let body):
      return Declaration("forward", signature, doc) { a in try body(moduleArgument(a), a) }
    case .function(let function, let settings):
      let body = LayerFunction(function)
      let settings = settings.map { Setting($0) }
      return Declaration("forward", signature, doc) { a in
        let module = try moduleArgument(a)
        var values = Array(a.values.dropFirst())
        values.reserveCapacity(8)
        for setting in settings { values.append(try setting.read(module)) }
        return try body(values)
      }
    }
  }

  private var textDeclaration: Declaration? {
    if let describe {
      return Declaration("extra_repr", "(self)", "The settings as the text form shows them.") { a in
        Value(try describe(moduleArgument(a)))
      }
    }
    guard let text else { return nil }
    return Declaration("extra_repr", "(self)", "The settings as the text form shows them.") { a in
      Value(try Layer.fill(text, moduleArgument(a)))
    }
  }

  /// Puts attributes into the places `{name}` of a text.
  static func fill(_ template: String, _ module: ModuleObject) throws -> String {
    let interpreter = Interpreter.current
    var result = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      var name = rest[rest.index(after: open)..<close]
      rest = rest[rest.index(after: close)...]
      if name == "inplace" || name == ",inplace" {
        guard try interpreter.truth(module.get("inplace")) else { continue }
        result += name == "inplace" ? "inplace=True" : ", inplace=True"
        continue
      }
      let quoted = name.hasSuffix("!r")
      if quoted { name = name.dropLast(2) }
      let value = try module.get(String(name))
      result += quoted ? try interpreter.repr(value) : try interpreter.str(value)
    }
    return result + rest
  }
}

/// Where a function of `torch.nn.functional` gets an argument from when a layer calls it.
private enum Setting {
  case constant(Value)
  case attribute(Symbol)

  init(_ name: String) {
    if name == "-" {
      self = .constant(.none)
    } else if name.hasPrefix("'") {
      self = .constant(Value(String(name.dropFirst())))
    } else {
      self = .attribute(Symbol(name))
    }
  }

  func read(_ module: ModuleObject) throws -> Value {
    switch self {
    case .constant(let value): value
    case .attribute(let name): try module.attributes?[name] ?? Interpreter.current.getAttribute(module.value, name)
    }
  }
}

/// Common settings of constructors.
package enum LayerOptions {
  /// The type of a layer's parameters: `dtype`, or the default type. Devices other than the CPU are refused.
  static func dtype(_ a: Bound) throws -> DType {
    try a.checkDevice("device")
    return try a.dtype("dtype") ?? TensorContext.current.defaultDType
  }

  /// A number given once for every dimension, or a tuple with one for each: always a tuple of `count` as PyTorch keeps it.
  static func tuple(_ value: Value, _ count: Int) throws -> Value {
    switch value {
    case .tuple: return value
    case .list(let list): return Value(tuple: list.items)
    case .object(let object) where object is PyIterator || object.cls.lookup("__iter__") != nil:
      return Value(tuple: try Interpreter.current.collect(value))
    default: return Value(tuple: [Value](repeating: value, count: count))
    }
  }

  /// The integers of a tuple attribute.
  static func ints(_ value: Value) throws -> [Int] {
    switch value {
    case .int(let number): return [number]
    case .tuple(let tuple): return try tuple.items.map { try NumberArgument.int($0) }
    case .list(let list): return try list.items.map { try NumberArgument.int($0) }
    default: return [try NumberArgument.int(value)]
    }
  }

  /// The sizes of a parameter, refused in the words of `torch.empty`.
  static func sizes(_ values: [Value]) throws -> [Int] {
    try values.enumerated().map { i, value in
      switch value {
      case .int(let number): return number
      case .bool(let flag): return flag ? 1 : 0
      default: break
      }
      if let number = try? value.object?.asIndex() { return number }
      let type = Interpreter.current.type(of: value).name
      if i == 0 {
        throw PyError.type(
          "empty(): argument 'size' (position 1) must be tuple of ints, but found element of type \(type) at pos 0")
      }
      throw PyError.type(
        "empty(): argument 'size' failed to unpack the object at pos \(i + 1) with error \"type must be tuple of ints,but "
          + "got \(type)\"")
    }
  }
}
