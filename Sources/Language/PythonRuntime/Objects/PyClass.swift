// SPDX-License-Identifier: GPL-3.0-or-later

import PythonSyntax
import Transactions

/// A class: built in (`int`, `list`), of the library (`nn.Linear`) or defined by a program.
public final class PyClass: PyObject {
  /// The name, `__name__`.
  public var name: String { willSet { willChange() } }
  /// The module, `__module__`: `builtins`, `__main__`, `torch.nn.modules.linear` …
  public var module: String { willSet { willChange() } }
  /// Whether it is defined in a module of the library that is written in Python.
  package internal(set) var isOfLibrary = false
  /// Whether a program defined it.
  var isOfProgram: Bool { isUserDefined && !isOfLibrary }
  /// The direct base classes.
  public private(set) var bases: [PyClass]
  /// The method resolution order, beginning with this class.
  public private(set) var mro: [PyClass] = []
  /// The identities of the classes in `mro`: walking them counts no references.
  private var identities: [ObjectIdentifier] = []
  /// The attributes of the class itself.
  public private(set) var namespace = AttributeTable()
  /// Whether the class was defined by a `class` statement (or `type()`).
  public let isUserDefined: Bool
  /// Whether instances can hold attributes.
  public let instancesHaveAttributes: Bool
  /// Whether programs may change attributes of the class.
  public let isImmutable: Bool
  /// Makes an empty instance of this class or of a subclass: what `__new__` does. Inherited when nil.
  public var allocate: ((PyClass) throws -> PyObject)?
  /// Makes the value of a call `Class(…)` directly, without `__new__`/`__init__` (`int("3")`, `bool(x)`); not inherited by user classes.
  public var construct: ((PyClass, Arguments) throws -> Value)?
  /// `tp_vectorcall`: a form of `construct` for calls of just this class with positional arguments, one up to `count`; those not given are
  /// `.undefined`.
  package var vectorcall: (count: Int, body: VectorcallBody)? {
    didSet { (vectorcallCount, vectorcallBody) = vectorcall ?? (0, .none) }
  }
  /// The same for calls, which would count a reference to both parts of an optional pair: 0 where there is none.
  private(set) var vectorcallCount = 0
  private(set) var vectorcallBody = VectorcallBody.none
  /// `__qualname__`.
  public var qualname: String { willSet { willChange() } }

  /// The only attributes that instances can have, when all classes below `object` name theirs in `__slots__`.
  public internal(set) var slots: [Symbol]? { willSet { willChange() } }

  /// What instances have by this class beyond those of its bases: names of slots, `__dict__`, `__weakref__`; sorted.
  package internal(set) var addedLayout: [String] = []
  /// Whether instances can be referred to weakly.
  package internal(set) var hasWeakReferences = false
  /// The descriptors of its slots.
  package internal(set) var members: [GetSetDescriptor] = []

  /// The descriptor of a slot of this class or of the nearest base that has it.
  package func member(_ name: Symbol) -> GetSetDescriptor? {
    for cls in mro where !cls.members.isEmpty {
      if let found = cls.members.first(where: { $0.name == name.name }) { return found }
    }
    return nil
  }

  /// The nearest class in the line of bases that decide what instances are made of which adds something to them.
  package var layoutOwner: PyClass {
    let layout = layout
    var cls = self
    while cls.isUserDefined, cls.addedLayout.isEmpty, let base = cls.bases.first(where: { $0.layout === layout }) {
      cls = base
    }
    return cls
  }

  /// The classes directly under this one, in the order in which they were made. (Like all classes they are there for ever.)
  package private(set) var subclasses: [PyClass] = []

  /// The names to which programs have given values, if the class is a library's.
  package private(set) var assigned: Set<Symbol> = [] { willSet { willChange() } }

  private var cache = SymbolMap<Value?>()
  private var cachedHooks: AttributeHooks?
  private var cachedInitialiser: PyFunction??
  private var cachedPlainness: Bool?
  private var cacheEpoch = -1
  // SAFETY: one thread; counts changes of any class so that lookup caches know when they are stale.
  /// Counts changes of any class, for caches in the code (see `MethodCallNode`).
  private(set) nonisolated(unsafe) static var epoch = 0

  /// The special methods for attributes that a program defined on a class or a base.
  struct AttributeHooks: OptionSet {
    let rawValue: UInt8
    static let getattribute = AttributeHooks(rawValue: 1)
    static let getattr = AttributeHooks(rawValue: 2)
    static let setattr = AttributeHooks(rawValue: 4)
    static let delattr = AttributeHooks(rawValue: 8)
    var method: Symbol {
      switch self {
      case .getattribute: Special.getattribute
      case .getattr: Special.getattr
      case .setattr: Special.setattr
      default: Special.delattr
      }
    }
  }

  /// Makes a class. `bases` empty means: directly under `object`.
  public init(
    _ name: String, module: String = "builtins", bases: [PyClass] = [], userDefined: Bool = false,
    instancesHaveAttributes: Bool = false, immutable: Bool = true
  ) throws {
    self.name = name
    self.qualname = name
    self.module = module
    self.bases = bases
    isUserDefined = userDefined
    isImmutable = immutable
    self.instancesHaveAttributes = instancesHaveAttributes || bases.contains { $0.instancesHaveAttributes }
    super.init(cls: Classes.bootstrappedType, kind: .type)
    setOrder([self] + (try PyClass.linearise(bases, name: name)))
    for base in bases { base.subclasses.append(self) }
  }

  /// Makes a built-in class with one base at the most: its order of resolution cannot fail.
  public init(
    builtin name: String, module: String = "builtins", base: PyClass? = nil, attributes: Bool = false,
    immutable: Bool = true
  ) {
    self.name = name
    self.qualname = name
    self.module = module
    bases = base.map { [$0] } ?? []
    isUserDefined = false
    isImmutable = immutable
    instancesHaveAttributes = attributes || (base?.instancesHaveAttributes ?? false)
    super.init(cls: Classes.bootstrappedType, kind: .type)
    setOrder([self] + (base?.mro ?? []))
    base?.subclasses.append(self)
  }

  private func setOrder(_ order: [PyClass]) {
    mro = order
    identities = order.map { ObjectIdentifier($0) }
  }

  /// Puts `object` behind `type`, which had to be made first.
  package func completeBootstrap() {
    if !isSubclass(of: Classes.object) { setOrder(mro + [Classes.object]) }
  }

  /// C3 linearisation of the bases.
  private static func linearise(_ bases: [PyClass], name: String) throws -> [PyClass] {
    var sequences = bases.map(\.mro) + [bases]
    var result: [PyClass] = []
    while true {
      sequences.removeAll { $0.isEmpty }
      if sequences.isEmpty { return result }
      var chosen: PyClass?
      for sequence in sequences {
        let head = sequence[0]
        if !sequences.contains(where: { $0.dropFirst().contains { $0 === head } }) {
          chosen = head
          break
        }
      }
      guard let chosen else {
        let names = bases.map(\.name).joined(separator: ", ")
        throw PyError.type("Cannot create a consistent method resolution\norder (MRO) for bases \(names)")
      }
      result.append(chosen)
      for i in sequences.indices where sequences[i][0] === chosen { sequences[i].removeFirst() }
    }
  }

  // MARK: Other bases

  /// The built-in class that decides what instances are made of: `object` for plain ones.
  package var layout: PyClass {
    if isSubclass(of: ExceptionClasses.baseException) { return ExceptionClasses.baseException }
    return mro.first { !$0.isUserDefined && ($0.construct != nil || $0.allocate != nil) } ?? Classes.object
  }

  /// The nearest class that gives instances places of their own by `__slots__`.
  private var slotted: PyClass? { mro.first { !$0.members.isEmpty } }

  /// Refuses bases of which no instance can be made.
  static func checkLayout(_ bases: [PyClass]) throws {
    var winner = Classes.object
    var slots: PyClass?
    for base in bases {
      let next = base.layout
      if !winner.isSubclass(of: next) {
        guard next.isSubclass(of: winner) || next.module != "builtins" || winner.module != "builtins" else {
          throw PyError.type("multiple bases have instance lay-out conflict")
        }
        winner = next
      }
      if let own = base.slotted {
        if let known = slots, !known.isSubclass(of: own), !own.isSubclass(of: known) {
          throw PyError.type("multiple bases have instance lay-out conflict")
        }
        if slots?.isSubclass(of: own) != true { slots = own }
      }
    }
  }

  /// `cls.__bases__ = value`
  package func setBases(_ value: Value) throws {
    guard case .tuple(let tuple) = value else {
      let given = Interpreter.current.type(of: value).name
      throw PyError.type("can only assign tuple to \(name).__bases__, not \(given)")
    }
    guard !tuple.items.isEmpty else {
      throw PyError.type("can only assign non-empty tuple to \(name).__bases__, not ()")
    }
    let made = try tuple.items.map { item in
      guard let cls = item.object as? PyClass else {
        let given = Interpreter.current.type(of: item).name
        throw PyError.type("\(name).__bases__ must be tuple of classes, not '\(given)'")
      }
      if cls.isSubclass(of: self) { throw PyError.type("a __bases__ item causes an inheritance cycle") }
      return cls
    }
    try PyClass.checkLayout(made)
    let wanted = made.map(\.layout).first { $0 !== Classes.object } ?? Classes.object
    guard wanted === layout else {
      throw PyError.type(
        "__bases__ assignment: '\(made[0].name)' object layout differs from '\(bases.first?.name ?? "object")'")
    }
    let old = (bases, mro)
    willChange()
    bases = made
    do {
      try orderAgain()
    } catch {
      (bases, _) = old
      try? orderAgain()
      throw error
    }
    for base in old.0 where !made.contains(where: { $0 === base }) { base.subclasses.removeAll { $0 === self } }
    for base in made where !base.subclasses.contains(where: { $0 === self }) { base.subclasses.append(self) }
    PyClass.epoch &+= 1
  }

  /// Finds the order of resolution again, and that of all classes below.
  private func orderAgain() throws {
    willChange()
    let former = mro
    setOrder([self] + (try PyClass.linearise(bases, name: name)))
    do {
      try applyOwnOrder()
      for cls in subclasses { try cls.orderAgain() }
    } catch {
      setOrder(former)
      throw error
    }
  }

  /// Asks the metaclass's `mro()` for the order, if a program has defined one.
  func applyOwnOrder() throws {
    guard cls !== Classes.type, let method = cls.lookup("mro"), Interpreter.current.userFunction(method) != nil else {
      return
    }
    let interpreter = Interpreter.current
    let order = try interpreter.collect(interpreter.call(method, [.object(self)])).map { item in
      guard let found = item.object as? PyClass else {
        throw PyError.type("mro() returned a non-class ('\(interpreter.type(of: item).messageName)')")
      }
      guard layout.isSubclass(of: found.layout) else {
        throw PyError.type("mro() returned base with unsuitable layout ('\(found.name)')")
      }
      return found
    }
    if order.isEmpty { throw PyError.type("type MRO must not be empty") }
    setOrder(order)
    PyClass.epoch &+= 1
  }

  // SAFETY: one thread.
  /// Whether any class has had a `__del__`: else nobody looks for one when an instance goes.
  nonisolated(unsafe) static var anyFinaliser = false

  /// Sets what every class has besides its attributes; false for any other name.
  package func setSpecial(_ attribute: Symbol, _ value: Value) throws -> Bool {
    switch attribute.name {
    case "__bases__": try setBases(value)
    case "__name__", "__qualname__":
      guard let text = value.text else {
        let given = Interpreter.current.type(of: value).name
        throw PyError.type("can only assign string to \(name).\(attribute.name), not '\(given)'")
      }
      if attribute == "__name__" { name = text } else { qualname = text }
    case "__mro__", "__dict__", "__base__":
      throw PyError.make(
        ExceptionClasses.attributeError, "attribute '\(attribute.name)' of 'type' objects is not writable")
    case "__module__":
      if let text = value.text { module = text }
      return false
    default: return false
    }
    return true
  }

  /// `module.name` for text forms; just the name for built-in and `__main__` classes … as Python prints instances.
  public var qualifiedName: String { module == "builtins" ? qualname : "\(module).\(qualname)" }

  /// The name that messages of the interpreter give: what CPython and NumPy write in C is called with its module.
  public var messageName: String {
    (module == "numpy" && !isUserDefined) || Self.writtenInC.contains(qualifiedName) ? "\(module).\(name)" : name
  }

  private static let writtenInC: Set<String> = [
    "collections.deque", "collections.defaultdict", "collections.OrderedDict", "datetime.date", "datetime.datetime",
    "datetime.time", "datetime.timedelta", "datetime.timezone", "decimal.Decimal", "functools.partial", "re.Match",
    "re.Pattern", "torch.Size", "torch.device", "torch.dtype",
  ]

  /// The attribute of this class or of the nearest base that has it.
  public func lookup(_ name: Symbol) -> Value? {
    if cacheEpoch != PyClass.epoch { forgetCache() }
    if let known = cache[name] { return known }
    var found: Value?
    for cls in mro {
      if let value = cls.namespace[name] {
        found = value
        break
      }
    }
    cache[name] = .some(found)
    return found
  }

  private func forgetCache() {
    // What is forgotten may be the last reference, and a `__del__` that runs then asks this class again: it finds an empty cache.
    let forgotten = (cache, cachedInitialiser)
    cache = SymbolMap()
    cachedHooks = nil
    cachedInitialiser = nil
    cachedPlainness = nil
    cacheEpoch = PyClass.epoch
    withExtendedLifetime(forgotten) {}
  }

  /// Which attribute hooks a program defined on this class or a base.
  var hooks: AttributeHooks {
    if cacheEpoch != PyClass.epoch { forgetCache() }
    if let cachedHooks { return cachedHooks }
    var made: AttributeHooks = []
    for hook: AttributeHooks in [.getattribute, .getattr, .setattr, .delattr] {
      if let found = lookup(hook.method), case .object(let object) = found, object.kind != .builtin {
        made.insert(hook)
      }
    }
    cachedHooks = made
    return made
  }

  /// The program's `__init__` if making an instance is no more than calling it with a new `PyInstance`.
  @inline(__always) var vectorcallInitialiser: PyFunction? {
    if cacheEpoch == PyClass.epoch, let cachedInitialiser { return cachedInitialiser }
    return findInitialiser()
  }
  @inline(never) private func findInitialiser() -> PyFunction? {
    if cacheEpoch != PyClass.epoch { forgetCache() }
    var found: PyFunction?
    if isUserDefined, hasPlainMetaclass, construct == nil, allocator == nil,
      !mro.contains(where: { $0.construct != nil }), Interpreter.current.userMaker(of: self) == nil,
      case .object(let object)? = lookup(Special.initialise), object.kind == .function
    {
      // SAFETY: the kind was compared.
      found = unsafeDowncast(object, to: PyFunction.self)
    }
    cachedInitialiser = .some(found)
    return found
  }

  /// Whether the metaclass has no say in the making of instances.
  private var hasPlainMetaclass: Bool {
    if cls === Classes.type { return true }
    guard case .object(let call)? = cls.lookup(Special.call), call.kind == .builtin else { return false }
    guard let demanded = namespace["__abstractmethods__"] else { return true }
    return (try? Interpreter.current.truth(demanded)) == false
  }

  /// Whether making an instance is no more than making an exception with the arguments.
  package var makesPlainExceptions: Bool {
    if cacheEpoch == PyClass.epoch, let cachedPlainness { return cachedPlainness }
    if cacheEpoch != PyClass.epoch { forgetCache() }
    let base = ExceptionClasses.baseException
    var isPlain = construct == nil && isSubclass(of: base) && cls === Classes.type
    if isPlain, let own = lookup(Special.initialise), let plain = base.lookup(Special.initialise) {
      isPlain =
        Value.identical(own, plain) && Interpreter.current.userMaker(of: self) == nil
        && !mro.contains { $0.construct != nil || $0.allocate != nil && $0 !== base }
    }
    cachedPlainness = isPlain
    return isPlain
  }

  /// A program's own attribute hook.
  @inline(__always) func hook(_ hook: AttributeHooks) -> Value? {
    isUserDefined && hooks.contains(hook) ? lookup(hook.method) : nil
  }

  /// The attribute of the first class after `cls` in `order` that has it: what `super()` finds.
  public static func lookup(_ name: Symbol, after cls: PyClass, in order: [PyClass]) -> Value? {
    guard let start = order.firstIndex(where: { $0 === cls }) else { return nil }
    for next in order[(start + 1)...] {
      if let value = next.namespace[name] { return value }
    }
    return nil
  }

  /// The class of the first entry in the resolution order that has the attribute.
  public func definer(of name: Symbol) -> PyClass? { mro.first { $0.namespace[name] != nil } }

  /// Sets or removes an attribute of the class.
  public func set(_ name: Symbol, _ value: Value?) {
    willChange()
    if name == Special.finalise, value != nil { PyClass.anyFinaliser = true }
    namespace[name] = value
    PyClass.epoch &+= 1
  }

  /// Sets an attribute as programs do; of a library's class it is noted.
  package func assign(_ name: Symbol, _ value: Value) {
    if !isOfProgram, !assigned.contains(name) { assigned.insert(name) }
    set(name, value)
  }

  /// Replaces all attributes: for the change log and snapshots.
  public func replaceNamespace(_ table: AttributeTable) {
    willChange()
    namespace = table
    PyClass.epoch &+= 1
  }

  /// Whether this is `other` or one of its subclasses.
  public func isSubclass(of other: PyClass) -> Bool {
    if self === other { return true }
    let wanted = ObjectIdentifier(other)
    for identity in identities where identity == wanted { return true }
    return false
  }

  /// The nearest `allocate` in the resolution order.
  public var allocator: ((PyClass) throws -> PyObject)? {
    for cls in mro { if let allocate = cls.allocate { return allocate } }
    return nil
  }

  public override func repr() throws -> String { "<class '\(qualifiedName)'>" }
  /// `int | None`
  public override func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    guard op == .bitOr else { return nil }
    return try reflected ? PyTypingForm.union(other, .object(self)) : PyTypingForm.union(.object(self), other)
  }
  public override func call(_ arguments: Arguments) throws -> Value? {
    try Interpreter.current.instantiate(self, arguments)
  }
  public override func captureContents() -> (() -> Void)? {
    let (table, name, module, qualname, slots) = (namespace, name, module, qualname, slots)
    let assigned = assigned
    let (bases, mro) = (bases, mro)
    return { [self] in
      self.bases = bases
      setOrder(mro)
      self.assigned = assigned
      (self.name, self.module, self.qualname, self.slots) = (name, module, qualname, slots)
      replaceNamespace(table)
    }
  }
  public override var contentsByteCount: Int { namespace.count * 2 * MemoryLayout<Value>.stride }
}
