// SPDX-License-Identifier: GPL-3.0-or-later

import PythonBuiltins
import PythonModules
import PythonRuntime
import TorchCore

/// The names by which objects of the library are found again: `["torch.nn.functional", "relu"]`.
struct LibraryNames {
  private var paths: [ObjectIdentifier: [String]] = [:]
  // Held, so that no other object takes the place of one that a program throws out of the library.
  private var held: [PyObject] = []
  /// What a program put into the library: functions set on its classes, values set in its modules.
  private(set) var patches: [(path: [String], value: Value)] = []

  init(_ interpreter: Interpreter) {
    for (name, cls) in DefaultClasses.hidden { note(.object(cls), ["types", name], interpreter) }
    note(interpreter.builtins, [], ["builtins"], interpreter)
    for (name, state) in LibraryStates.existing(interpreter) {
      for (own, object) in state.namedObjects { note(.object(object), [name + ":", own], interpreter) }
    }
    noteHelpers(interpreter)
    for name in interpreter.modules.keys.sorted() {
      guard let module = interpreter.modules[name], let table = module.attributes else { continue }
      note(table, module.assigned, [name], interpreter)
    }
    noteVariables(interpreter)
  }

  /// Functions that the library's Python has for itself, before classes that took them as methods: the name by which an object is found
  /// must not change when another module is imported.
  private mutating func noteHelpers(_ interpreter: Interpreter) {
    for (source, names) in interpreter.libraryNames {
      for (name, value) in names.definitions where name.name.hasPrefix("_") && value.object is PyFunction {
        if LibraryNames.isFunctionOfLibrary(value, interpreter) {
          note(value, ["source:", source, name.name], interpreter)
        }
      }
    }
  }

  /// What the library's own Python sources have in their variables: the filters of `warnings`, say.
  private mutating func noteVariables(_ interpreter: Interpreter) {
    for (source, names) in interpreter.libraryNames {
      for (name, value) in names.definitions where !name.name.hasPrefix("__") {
        switch value {
        case .object(let object) where LibraryNames.isMark(object, interpreter):
          note(value, ["source:", source, name.name], interpreter)
        case .bool, .int, .float, .list, .dict: patches.append((["source:", source, name.name], value))
        case .object(let object) where LibraryNames.isState(object, interpreter):
          patches.append((["source:", source, name.name], value))
        default: continue
        }
      }
    }
  }

  /// The names that lead to an object of the library; nil for objects that a program made.
  func path(of object: AnyObject) -> [String]? { paths[ObjectIdentifier(object)] }

  /// Whether what a variable of the library's Python holds may be other than it was when the module was made.
  private static func isState(_ object: PyObject, _ interpreter: Interpreter) -> Bool {
    object is PySet || object is PyDeque || !isOfLibrary(object, interpreter) && isPatch(object, interpreter)
  }

  private mutating func note(
    _ table: AttributeTable, _ assigned: Set<Symbol>, _ path: [String], _ interpreter: Interpreter
  ) {
    for (name, value) in zip(table.names, table.values) {
      let isOwn = assigned.contains(name) && value.object.map { !LibraryNames.isOfLibrary($0, interpreter) } != false
      if isOwn {
        patches.append((path + [name.name], value))
      } else {
        note(value, path + [name.name], interpreter)
      }
    }
  }

  private mutating func note(_ value: Value, _ path: [String], _ interpreter: Interpreter) {
    guard let object = value.object else {
      // A switch that a program may have set, such as torch.backends.cudnn.benchmark.
      if case .bool = value, path.count == 2, path[0] != "builtins" { patches.append((path, value)) }
      return
    }
    guard paths[ObjectIdentifier(object)] == nil else { return }
    guard LibraryNames.isOfLibrary(object, interpreter) else {
      let isPatch = LibraryNames.isPatch(object, interpreter) || LibraryNames.isSetting(object, path)
      if isPatch, path[0] != "builtins" { patches.append((path, value)) }
      return
    }
    paths[ObjectIdentifier(object)] = path
    held.append(object)
    if let cls = object as? PyClass { note(cls.namespace, cls.assigned, path, interpreter) }
    if let wrapper = object as? PyClassOrStaticMethod { note(wrapper.function, path + ["__func__"], interpreter) }
  }

  /// Whether an object is one of the library's own that are told by what they are (`dataclasses.MISSING`, `timezone.utc`): an instance of
  /// a class of the library in which nothing can be put, or a bare `object()`.
  private static func isMark(_ object: PyObject, _ interpreter: Interpreter) -> Bool {
    guard object is PyInstance, object.cls === Classes.object || interpreter.isImported(object.cls.module) else {
      return false
    }
    return object.attributes?.values.allSatisfy { $0.object == nil || $0.text != nil || $0.object is PyInstance }
      ?? true
  }

  /// Whether an object exists without the program's doing.
  private static func isOfLibrary(_ object: PyObject, _ interpreter: Interpreter) -> Bool {
    switch object {
    case is BuiltinFunction, is GetSetDescriptor, is PySingleton: true
    case let cls as PyClass: !cls.isUserDefined || interpreter.isImported(cls.module)
    case is PyTypingForm: true
    case let method as PyMethod: method.function.object is BuiltinFunction
    case is PyFunction: isFunctionOfLibrary(.object(object), interpreter)
    case let wrapper as PyClassOrStaticMethod: isFunctionOfLibrary(wrapper.function, interpreter)
    case let property as PyProperty: isFunctionOfLibrary(property.getter, interpreter)
    case is PyModule: false
    case is PyInstance: isMark(object, interpreter)
    case is PyTextFile: true
    default: !(object is any Snapshotable)
    }
  }

  private static func isFunctionOfLibrary(_ value: Value, _ interpreter: Interpreter) -> Bool {
    if let function = value.object as? PyFunction { return interpreter.isLibrary(function.code.source) }
    return value.object is BuiltinFunction
  }

  /// Whether an object found in the library is the program's.
  private static func isPatch(_ object: PyObject, _ interpreter: Interpreter) -> Bool {
    switch object {
    case is PyFunction, is PyInstance, is TensorObject, is any TensorTree: true
    case let cls as PyClass: cls.isUserDefined
    case let property as PyProperty: property.getter.object is PyFunction
    case let wrapper as PyClassOrStaticMethod: wrapper.function.object is PyFunction
    default: false
    }
  }

  /// Whether an object is a list or a dictionary in which programs change what a module does: `matplotlib.rcParams`, `sys.path`.
  private static func isSetting(_ object: PyObject, _ path: [String]) -> Bool {
    guard path.count == 2, !path[1].hasPrefix("_"), object is PyList || object is PyDict else { return false }
    // The environment is the process's, and may hold secrets.
    return path != ["os", "environ"] && path != ["sys", "modules"]
  }

  /// The object at the end of a path.
  static func resolve(_ path: [String], _ interpreter: Interpreter) throws -> Value {
    let missing = DamagedSnapshot("there is no \(path.joined(separator: "."))")
    guard path.count >= 2 else { throw missing }
    var value: Value?
    switch path[0] {
    case "types":
      // Classes that no module has, then what the module of this name has.
      value = DefaultClasses.hidden.first { $0.name == path[1] }.map { .object($0.cls) }
      if value == nil {
        value = try interpreter.attributeIfPresent(.object(interpreter.importModule("types")), Symbol(path[1]))
      }
    case "builtins": value = interpreter.builtins[Symbol(path[1])]
    case "source:":
      guard path.count > 2 else { throw missing }
      _ = try interpreter.importModule(String(path[1].dropFirst().dropLast()))
      let names = interpreter.libraryNames.first { $0.source == path[1] }?.names
      guard let value = names?[Symbol(path[2])] else { throw missing }
      return value
    case let name where name.hasSuffix(":"):
      value = try LibraryStates.state(String(name.dropLast()))?.object(named: path[1]).map { .object($0) }
    default:
      value = try interpreter.attributeIfPresent(.object(interpreter.importModule(path[0])), Symbol(path[1]))
    }
    for name in path.dropFirst(2) {
      if name == "__func__", let wrapper = value?.object as? PyClassOrStaticMethod {
        value = wrapper.function
        continue
      }
      guard case .object(let object)? = value, let cls = object as? PyClass else { throw missing }
      value = cls.namespace[Symbol(name)]
    }
    guard let value else { throw missing }
    return value
  }

  /// Puts something into the library again.
  static func apply(_ path: [String], _ value: Value, _ interpreter: Interpreter) throws {
    guard let last = path.last else { throw DamagedSnapshot("a patch without a place") }
    if path.count == 3, path[0] == "source:" {
      for (source, names) in interpreter.libraryNames where source == path[1] {
        names[Symbol(last)] = value
        guard let module = interpreter.modules[String(source.dropFirst().dropLast())] else { continue }
        if module.attributes?[Symbol(last)] != nil { module.attributes?[Symbol(last)] = value }
      }
      return
    }
    if path.count == 2, !path[0].hasSuffix(":") {
      try interpreter.importModule(path[0]).assign(Symbol(last), value)
      return
    }
    guard case .object(let object) = try resolve(Array(path.dropLast()), interpreter), let cls = object as? PyClass,
      !cls.isImmutable
    else { throw DamagedSnapshot("there is no class \(path.dropLast().joined(separator: "."))") }
    cls.assign(Symbol(last), value)
  }
}

/// The built-in classes by the names of the types that snapshots know.
enum DefaultClasses {
  /// Classes that no module has.
  static var hidden: [(name: String, cls: PyClass)] {
    [
      ("NoneType", Classes.none), ("dict_keys", Classes.dictKeys), ("dict_values", Classes.dictValues),
      ("dict_items", Classes.dictItems), ("odict_keys", Classes.orderedKeys),
      ("odict_values", Classes.orderedValues), ("odict_items", Classes.orderedItems), ("ellipsis", Classes.ellipsis),
      ("NotImplementedType", Classes.notImplemented), ("function", Classes.function), ("method", Classes.method),
      ("builtin_function_or_method", Classes.builtinFunction), ("getset_descriptor", Classes.getSetDescriptor),
      ("method_descriptor", Classes.methodDescriptor), ("wrapper_descriptor", Classes.wrapperDescriptor),
      ("mappingproxy", Classes.mappingProxy),
      ("module", Classes.module), ("generator", Classes.generator), ("iterator", Classes.iterator),
      ("list_iterator", Classes.listIterator), ("tuple_iterator", Classes.tupleIterator),
      ("str_ascii_iterator", Classes.stringIterator), ("bytes_iterator", Classes.bytesIterator),
      ("range_iterator", Classes.rangeIterator), ("set_iterator", Classes.setIterator),
      ("dict_keyiterator", Classes.dictIterator), ("list_reverseiterator", Classes.reversedIterator),
      ("traceback", Classes.traceback), ("code", Classes.code),
      ("cell", Classes.cell), ("super", Classes.superObject), ("type", Classes.type), ("object", Classes.object),
    ]
  }

  /// Whether objects of a type have this class when they are made.
  static func isDefault(_ cls: PyClass, of name: String) -> Bool {
    switch name {
    case "str": cls === Classes.string
    case "list": cls === Classes.list
    case "tuple": cls === Classes.tuple
    case "dict": cls === Classes.dict
    case "set": cls === Classes.set || cls === Classes.frozenset
    case "cell": cls === Classes.cell
    case "function": cls === Classes.function
    case "method": cls === Classes.method
    case "class": cls === Classes.type
    case "bigint": cls === Classes.int
    case "slice", "range", "property", "bytes": !cls.isUserDefined
    case "module": true
    default: false
    }
  }
}
