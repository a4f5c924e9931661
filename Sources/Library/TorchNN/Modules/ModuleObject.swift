// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import PythonRuntime
import PythonSyntax
import Tensors
import TorchCore
import Transactions

/// A `torch.nn.Module`: a layer of the library or an instance of a program's subclass.
///
/// Parameters, buffers and child modules live in ordinary dictionaries (visible as `_parameters`, `_buffers`, `_modules`), everything
/// else in ordinary attributes, so that copies, the change log and snapshots see nothing special.
public final class ModuleObject: PyObject {
  /// Whether `Module.__init__` has run.
  public internal(set) var isInitialised = false { willSet { willChange() } }
  /// The parameters by name; `None` for an absent one.
  public internal(set) var parameters = PyDict() { willSet { willChange() } }
  /// The buffers by name; `None` for an absent one.
  public internal(set) var buffers = PyDict() { willSet { willChange() } }
  /// The child modules by name.
  public internal(set) var modules = PyDict() { willSet { willChange() } }
  /// The names of buffers that `state_dict` leaves out.
  public internal(set) var nonPersistentBuffers: [String] = [] { willSet { willChange() } }
  /// The hooks; nil while there are none.
  public internal(set) var hooks: ModuleHooks? { willSet { willChange() } }

  /// Makes a module on which `Module.__init__` has not run.
  public init(cls: PyClass?) { super.init(cls: cls) }

  /// What `Module.__init__` does.
  public func initialise() {
    isInitialised = true
    parameters = PyDict()
    buffers = PyDict()
    modules = PyDict()
    nonPersistentBuffers = []
    hooks = nil
    attributes?[Names.training.symbol] = .bool(true)
  }

  // MARK: The collector of circles

  public override func showReferences(to walk: ReferenceWalk) {
    super.showReferences(to: walk)
    walk.see(parameters)
    walk.see(buffers)
    walk.see(modules)
    let memory = ReferenceCounts.memory(of: hooks)
    if ReferenceCounts.isAlone(memory) { hooks?.showReferences(to: walk) }
  }
  public override func dropReferences() {
    super.dropReferences()
    stamp = ChangeStamp()
    (parameters, buffers, modules, hooks) = (PyDict(), PyDict(), PyDict(), nil)
  }

  // MARK: Attributes

  public override func dynamicAttribute(_ name: Symbol) throws -> Value? {
    guard isInitialised else { return nil }
    let key = Names.text(of: name)
    if modules.table.count > 0, let module = try modules.get(key) { return try ModuleTracing.seen(name, module) }
    if parameters.table.count > 0, let parameter = try parameters.get(key) {
      return try ModuleTracing.seen(name, parameter)
    }
    if buffers.table.count > 0, let buffer = try buffers.get(key) { return try ModuleTracing.seen(name, buffer) }
    if MissingMembers.module.contains(name.name) { throw MissingMembers.error("torch.nn.Module", name) }
    return nil
  }

  public override func setDynamicAttribute(_ name: Symbol, _ value: Value) throws -> Bool {
    let key = Names.text(of: name)
    if case .object(let object) = value {
      if let tensor = object as? TensorObject, tensor.tensor.isParameter {
        guard isInitialised else {
          throw NetworkErrorFacts.error(
            "cannot assign parameters before Module.__init__() call", .unprepared(cls.name, name: name.name))
        }
        attributes?[name] = nil
        _ = try buffers.remove(key)
        _ = try modules.remove(key)
        nonPersistentBuffers.removeAll { $0 == name.name }
        try registerParameter(key, value)
        return true
      }
      if object is ModuleObject {
        guard isInitialised else {
          throw NetworkErrorFacts.error(
            "cannot assign module before Module.__init__() call", .unprepared(cls.name, name: name.name))
        }
        attributes?[name] = nil
        if try parameters.remove(key) == nil { _ = try buffers.remove(key) }
        nonPersistentBuffers.removeAll { $0 == name.name }
        try modules.set(key, registered("module", key, value))
        return true
      }
      if let tensor = object as? TensorObject, let persistent = tensor.bufferPersistence {
        guard isInitialised else {
          throw NetworkErrorFacts.error(
            "cannot assign buffers before Module.__init__() call", .unprepared(cls.name, name: name.name))
        }
        _ = try parameters.remove(key)
        _ = try modules.remove(key)
        try registerBuffer(key, value, persistent: persistent)
        return true
      }
    }
    guard isInitialised else { return false }
    if parameters.table.count > 0, try parameters.get(key) != nil {
      guard value.isNone else {
        throw PyError.type(
          "cannot assign '\(typeName(value))' as parameter '\(name.name)' (torch.nn.Parameter or None expected)")
      }
      try parameters.set(key, .none)
      return true
    }
    if modules.table.count > 0, try modules.get(key) != nil {
      guard value.isNone else {
        throw PyError.type(
          "cannot assign '\(typeName(value))' as child module '\(name.name)' (torch.nn.Module or None expected)")
      }
      try modules.set(key, .none)
      return true
    }
    if buffers.table.count > 0, try buffers.get(key) != nil {
      guard value.isNone || value.tensorObject != nil else {
        throw PyError.type(
          "cannot assign '\(typeName(value))' as buffer '\(name.name)' (torch.nn.Buffer, torch.Tensor or None expected)"
        )
      }
      try buffers.set(key, value)
      return true
    }
    return false
  }

  public override func deleteDynamicAttribute(_ name: Symbol) throws -> Bool {
    let key = Names.text(of: name)
    if try parameters.remove(key) != nil { return true }
    if try buffers.remove(key) != nil {
      nonPersistentBuffers.removeAll { $0 == name.name }
      return true
    }
    return try modules.remove(key) != nil
  }

  public override func dynamicAttributeNames() -> [Symbol] {
    (parameters.table.keys + modules.table.keys + buffers.table.keys).compactMap { key in
      guard let name = key.text, let first = name.utf8.first, !(48...57).contains(first) else { return nil }
      return Symbol(name)
    }
  }

  // MARK: Calls

  public override func call(_ arguments: Arguments) throws -> Value? {
    guard let recorder = Recording.current else { return try callModule(arguments) }
    return try recorder.record(
      .object(self),
      { arguments.positional.map { ("input", $0) } + arguments.keywords.map { ($0.name.name, $0.value) } },
      { try callModule(arguments) })
  }

  private func callModule(_ arguments: Arguments) throws -> Value? {
    let noted = SizeRecord.count
    do {
      if let traced = try ModuleTracing.call(self, arguments) { return traced }
      let isPlain = hooks == nil && !NNState.current.hasGlobalHooks
      return try isPlain ? callForward(arguments) : callWithHooks(arguments)
    } catch {
      // A card wants to know which layers an error came through, and with what.
      let exception = Interpreter.current.normalise(error)
      if exception.callTrail.count < 64 { exception.callTrail.append((value, arguments.positional)) }
      exception.notedBefore = noted
      throw Raised(exception)
    }
  }

  /// `self.forward(…)`, the method found as an attribute, so that programs can override it in a class or on one object.
  func callForward(_ arguments: Arguments) throws -> Value {
    let interpreter = Interpreter.current
    if let own = attributes?[Names.forward] { return try interpreter.call(own, arguments) }
    guard let forward = cls.lookup(Names.forward) else { throw PyError.attribute(value, "forward") }
    if case .object(let object) = forward, object is PyClassOrStaticMethod || object is PyProperty {
      return try interpreter.call(interpreter.getAttribute(value, Names.forward), arguments)
    }
    return try interpreter.call(forward, arguments.prepending(value))
  }

  // MARK: Special methods that classes of the library declare

  /// The special method of the class, when the library declares one.
  private func special(_ name: Symbol, _ arguments: [Value]) throws -> Value? {
    guard let method = cls.lookup(name), case .object(let object) = method, object is BuiltinFunction else {
      return nil
    }
    return try Interpreter.current.call(method, [value] + arguments)
  }
  public override func getItem(_ index: Value) throws -> Value? { try special("__getitem__", [index]) }
  public override func setItem(_ index: Value, _ value: Value) throws -> Bool {
    try special("__setitem__", [index, value]) != nil
  }
  public override func deleteItem(_ index: Value) throws -> Bool { try special("__delitem__", [index]) != nil }
  public override func length() throws -> Int? {
    guard case .int(let count)? = try special("__len__", []) else { return nil }
    return count
  }
  public override func makeIterator() throws -> PyIterator? {
    guard case .object(let object)? = try special("__iter__", []) else { return nil }
    return object as? PyIterator
  }
  public override func contains(_ item: Value) throws -> Bool? {
    guard case .bool(let found)? = try special("__contains__", [item]) else { return nil }
    return found
  }
  public override func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    switch op {
    case .add where !reflected: try special("__add__", [other])
    case .multiply: try special("__mul__", [other])
    case .bitOr: try special(reflected ? "__ror__" : "__or__", [other])
    default: nil
    }
  }
  public override func inPlace(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    switch op {
    case .add: try special("__iadd__", [other])
    case .multiply: try special("__imul__", [other])
    case .bitOr: try special("__ior__", [other])
    default: nil
    }
  }
  public override func repr() throws -> String {
    if let text = try special("__repr__", []), let text = text.text { return text }
    return try moduleText()
  }

  // MARK: Copies

  /// Another module with the same dictionaries, as `copy.copy` of one with a `__dict__` gives.
  public override func shallowCopy() throws -> PyObject? {
    let copy = ModuleObject(cls: cls)
    copy.isInitialised = isInitialised
    copy.attributes = attributes
    copy.parameters = parameters
    copy.buffers = buffers
    copy.modules = modules
    copy.nonPersistentBuffers = nonPersistentBuffers
    copy.hooks = hooks
    return copy
  }

  public override func deepCopy(_ memo: DeepCopyMemo) throws -> PyObject? {
    let copy = ModuleObject(cls: cls)
    memo.remember(self, .object(copy))
    copy.isInitialised = isInitialised
    func copied(_ dict: PyDict) throws -> PyDict {
      guard case .dict(let other) = try memo.deepCopy(.dict(dict)) else { return PyDict() }
      return other
    }
    try memo.copyAttributes(from: self, to: copy)
    copy.parameters = try copied(parameters)
    copy.buffers = try copied(buffers)
    copy.modules = try copied(modules)
    copy.nonPersistentBuffers = nonPersistentBuffers
    if let hooks {
      copy.hooks = try ModuleHooks(hooks.dictionaries.map(copied))
    }
    return copy
  }

  // MARK: Changes

  public override func captureContents() -> (() -> Void)? {
    let (ready, parameters, buffers, modules) = (isInitialised, parameters, buffers, modules)
    let (names, hooks) = (nonPersistentBuffers, hooks)
    return { [self] in
      isInitialised = ready
      self.parameters = parameters
      self.buffers = buffers
      self.modules = modules
      nonPersistentBuffers = names
      self.hooks = hooks
    }
  }
}
