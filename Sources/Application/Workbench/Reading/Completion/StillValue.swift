// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import PythonSyntax
import TorchNN

/// What is known of an expression without evaluating it: its value where names, native attributes and plain containers lead to one,
/// else the class that it will have.
struct StillValue {
  /// The value, when there is one already.
  var value: Value?
  /// Its class.
  let cls: PyClass
  /// The keys of a dictionary that is not made yet: those of `net.state_dict()`.
  var keys: [String] = []
}

/// Looks at expressions; nothing of a program runs, no property either.
struct StillReader {
  let interpreter: Interpreter
  /// Variables that come before the workspace's names: those of a frame.
  var variables: [String: Value] = [:]

  func read(_ expression: Expression) -> StillValue? {
    switch expression.kind {
    case .name(let name):
      return (variables[name] ?? interpreter.globals[Symbol(name)] ?? interpreter.builtins[Symbol(name)]).map(known)
    case .string(let text): return known(Value(text))
    case .formatted: return known(Value(""))
    case .integer(let number): return known(.int(number))
    case .float(let number): return known(.float(number))
    case .list, .listComprehension: return known(Value(list: []))
    case .tuple: return known(Value(tuple: []))
    case .dictionary, .dictionaryComprehension: return known(.dict(PyDict()))
    case .unary(let op, let operand): return op == .not ? known(.bool(true)) : read(operand).map { made($0.cls) }
    case .binary(_, let left, let right): return tensor(among: [left, right]) ?? read(left).map { made($0.cls) }
    case .comparison(let first, let parts): return tensor(among: [first] + parts.map(\.right))
    case .attribute(let owner, let name, _): return read(owner).flatMap { attribute(Symbol(name), of: $0) }
    case .subscript(let owner, let index): return read(owner).flatMap { item(index, of: $0) }
    case .call(let callee, let arguments): return result(of: callee, arguments)
    default: return nil
    }
  }

  func known(_ value: Value) -> StillValue { StillValue(value: value, cls: interpreter.type(of: value)) }
  private func made(_ cls: PyClass) -> StillValue { StillValue(cls: cls) }

  private func tensor(among operands: [Expression]) -> StillValue? {
    let tensorClass = ResultClasses.tensor(interpreter)
    return operands.lazy.compactMap(read).first { $0.cls === tensorClass }.map { made($0.cls) }
  }

  // MARK: Attributes

  /// The names that `dir()` would list.
  func attributeNames(of still: StillValue) -> [String] {
    var names = still.cls.mro.flatMap { $0.namespace.names }
    if let cls = still.value?.object as? PyClass { names += cls.mro.flatMap { $0.namespace.names } }
    if let object = still.value?.object { names += (object.attributes?.names ?? []) + object.dynamicAttributeNames() }
    return names.map(\.name)
  }

  private func attribute(_ name: Symbol, of owner: StillValue) -> StillValue? {
    guard let value = owner.value else {
      // Of what is not there yet: a method, or one of the properties of which the class is known.
      guard let found = owner.cls.lookup(name) else { return nil }
      if case .object(let object) = found, object is PyFunction || object is BuiltinFunction { return known(found) }
      return ResultClasses.property(name.name, of: owner.cls, interpreter).map(made)
    }
    let cls = owner.cls
    if runsProgram(cls.lookup(name)) { return nil }
    if let own = value.object as? PyClass, runsProgram(own.lookup(name)) { return nil }
    if cls.isUserDefined, cls.lookup("__getattribute__").flatMap(interpreter.userFunction) != nil { return nil }
    let found =
      (try? interpreter.ordinaryAttribute(value, value.object, cls, name))
      ?? (try? value.object?.dynamicAttribute(name)) ?? nil
    return found.map(known)
  }

  /// Whether reading an attribute calls something: a property, or an object with `__get__`.
  private func runsProgram(_ found: Value?) -> Bool {
    guard case .object(let object)? = found else { return false }
    return object is PyProperty || object is PyInstance
  }

  // MARK: Items

  /// The keys that may stand in the brackets behind a value, as they are written.
  func keys(of still: StillValue) -> [Value] {
    if !still.keys.isEmpty { return still.keys.map { Value($0) } }
    switch still.value {
    case .dict(let dict)? where !hasOwnItems(dict.cls): return dict.table.keys
    case .object(let object)?:
      guard let module = object as? ModuleObject, !hasOwnItems(module.cls), module.cls.lookup("__getitem__") != nil
      else { return [] }
      return children(of: module).map(\.key)
    default: return []
    }
  }

  private func hasOwnItems(_ cls: PyClass) -> Bool {
    cls.isUserDefined && cls.lookup("__getitem__").flatMap(interpreter.userFunction) != nil
  }

  /// What a container of layers or parameters holds; numbered ones by number.
  private func children(of module: ModuleObject) -> [(key: Value, value: Value)] {
    let pairs = module.modules.table.pairs + module.parameters.table.pairs
    return pairs.map { key, value in (key.text.flatMap { Int($0) }.map { .int($0) } ?? key, value) }
  }

  private func item(_ index: Expression, of owner: StillValue) -> StillValue? {
    let tensorClass = ResultClasses.tensor(interpreter)
    if owner.cls === Classes.dict, !owner.keys.isEmpty { return nil }
    if owner.cls === tensorClass || !owner.keys.isEmpty { return tensorClass.map(made) }
    guard let value = owner.value, !hasOwnItems(owner.cls) else { return nil }
    if case .slice = index.kind { return made(owner.cls) }
    guard let key = plain(index) else { return nil }
    switch (value, key) {
    case (.list(let list), .int(let i)): return at(i, in: Array(list.items))
    case (.tuple(let tuple), .int(let i)): return at(i, in: Array(tuple.items))
    case (.string, .int): return known(Value(""))
    case (.dict(let dict), _): return ((try? dict.get(key)) ?? nil).map(known)
    case (.object(let object), _):
      guard let module = object as? ModuleObject else { return nil }
      let children = children(of: module)
      if case .int(let i) = key { return at(i, in: children.map(\.value)) }
      return children.first { $0.key.text == key.text }.map { known($0.value) }
    default: return nil
    }
  }

  /// A number or a text as an index: a literal, or a variable that holds one.
  private func plain(_ index: Expression) -> Value? {
    if case .unary(.negative, let operand) = index.kind, case .integer(let number) = operand.kind {
      return .int(-number)
    }
    switch read(index)?.value {
    case .int(let number)?: return .int(number)
    case .string(let text)? where text.cls === Classes.string: return .string(text)
    default: return nil
    }
  }

  private func at(_ index: Int, in items: [Value]) -> StillValue? {
    let place = index < 0 ? items.count + index : index
    return items.indices.contains(place) ? known(items[place]) : nil
  }

  // MARK: Calls

  private func result(of callee: Expression, _ arguments: [Argument]) -> StillValue? {
    if case .attribute(let owner, let name, _) = callee.kind, let module = read(owner)?.value?.object as? ModuleObject {
      switch name {
      case "state_dict":
        let cls = interpreter.moduleClass("collections", "OrderedDict") ?? Classes.dict
        return StillValue(cls: cls, keys: module.stateNames)
      case "eval", "train", "to", "cpu", "float", "double", "half", "requires_grad_", "apply":
        return known(.object(module))
      default: break
      }
    }
    if case .attribute(let owner, "state_dict", _) = callee.kind,
      read(owner)?.value?.object?.attributes?["param_groups"] != nil
    {
      return StillValue(cls: Classes.dict, keys: ["state", "param_groups"])
    }
    guard let called = read(callee) else { return nil }
    return ResultClasses.result(of: called, interpreter).map(made)
  }
}

extension Interpreter {
  /// A class of a module of the library.
  fileprivate func moduleClass(_ module: String, _ name: String) -> PyClass? {
    guard moduleMakers[module] != nil || modules[module] != nil,
      let value = try? attributeIfPresent(.object(importModule(module)), Symbol(name))
    else { return nil }
    return value.object as? PyClass
  }
}
