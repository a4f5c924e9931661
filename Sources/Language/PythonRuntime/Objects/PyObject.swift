// SPDX-License-Identifier: GPL-3.0-or-later

import PythonSyntax
import Transactions

/// The base of everything that is referred to: built-in objects, instances of classes, tensors.
///
/// A native type overrides the hooks it has a meaning for. A hook's default answers as an ordinary Python object does.
/// Special methods that a *program* defines on a class (`__add__`, `__getitem__`, …) are looked for by the interpreter before it
/// asks a hook, so hooks never need to look at the class.
open class PyObject: Changeable {
  /// What the evaluator tells apart without a cast; the first four have cases of `Value` of their own.
  public enum Kind: UInt8 {
    case string, list, tuple, dict
    case function, builtin, method, type, instance, module, superObject, cell, range, iterator, exception, set
    case other
  }

  /// What the evaluator takes the object for; the same for instances of subclasses.
  package final let kind: Kind
  // Beside the kind, so that no object grows by it.
  /// The row that keeps the object on disk; 0 while none does.
  package final var storeRow: UInt32 = 0
  // SAFETY: a class holds itself in its order of resolution and so is there for ever; no object needs to count it.
  /// The class; nil only for `type` itself, whose class is `type`.
  @usableFromInline final var classReference: Unmanaged<PyClass>?
  /// The attributes for code that only reads them, or has called `willChange()`: the compiler makes more of a plain property.
  @usableFromInline final var storedAttributes: AttributeTable?
  /// The instance attributes; nil when the object has none (and, for built-in classes, can have none).
  @inlinable public final var attributes: AttributeTable? {
    @inline(__always) _read { yield storedAttributes }
    @inline(__always) _modify {
      willChange()
      yield &storedAttributes
    }
  }
  /// The number that text forms show in place of an address; 0 while nobody asked.
  public final var serial: Int {
    get { storedSerial }
    set {
      if ChangeLog.running != 0 { SerialChange(self).willChange() }
      storedSerial = newValue
    }
  }
  // Half a word, as is the place for the collector: objects do not grow by it.
  private final var serialNumber: UInt32 = 0
  private final var storedSerial: Int {
    get { Int(serialNumber) }
    set { serialNumber = UInt32(truncatingIfNeeded: newValue) }
  }
  /// Puts a number back that the change log remembered.
  final func restoreSerial(_ serial: Int) { storedSerial = serial }
  /// The transaction that last remembered the object.
  public final var stamp = ChangeStamp.untouched
  /// Its place in the table of the collector; 0 while it is not tracked.
  final var collectorPlace: UInt32 = 0

  deinit { if collectorPlace != 0 { Collector.forget(collectorPlace) } }

  /// To be called before each change.
  @inlinable @inline(__always) public final func willChange() {
    if !stamp.isCurrent { firstChange() }
  }
  /// To be called before the object gets a value: numbers and texts close no circle.
  @inlinable @inline(__always) public final func willChange(to value: Value) {
    if stamp.isCurrent || stamp.isMadeNow && value.isPlain { return }
    firstChange()
  }
  @inline(never) @usableFromInline final func firstChange() {
    if stamp.isUntouched {
      stamp.touch()
      switch kind {
      // Those are there for ever, or hold what they were made with.
      case .module, .type, .iterator, .string: break
      default: Collector.track(self)
      }
      if stamp.isCurrent { return }
    }
    ChangeLog.remember(self)
  }

  /// Makes an object of a class; instances of user-defined classes can hold attributes.
  public init(cls: PyClass?, kind: Kind = .other) {
    self.kind = kind
    classReference = cls.map { .passUnretained($0) }
    hasUserClass = cls?.isUserDefined ?? false
    if let cls, cls.instancesHaveAttributes { storedAttributes = cls.isUserDefined ? .shared : AttributeTable() }
  }

  // SAFETY: as above.
  /// The same for what is made so often that counting references to the class would cost.
  init(reference: Unmanaged<PyClass>, kind: Kind) {
    self.kind = kind
    classReference = reference
    hasUserClass = reference._withUnsafeGuaranteedRef { $0.isUserDefined }
    if reference._withUnsafeGuaranteedRef({ $0.instancesHaveAttributes }) {
      storedAttributes = hasUserClass ? .shared : AttributeTable()
    }
  }

  // SAFETY: as above.
  /// The same for a built-in class whose objects have no attributes: nothing is asked of it.
  @inline(__always) init(plain reference: Unmanaged<PyClass>, kind: Kind) {
    self.kind = kind
    classReference = reference
    hasUserClass = false
  }

  // SAFETY: as above.
  /// The same for objects of libraries.
  public init(library cls: Unmanaged<PyClass>) {
    kind = .other
    classReference = cls
    hasUserClass = cls._withUnsafeGuaranteedRef { $0.isUserDefined }
    if cls._withUnsafeGuaranteedRef({ $0.instancesHaveAttributes }) {
      storedAttributes = hasUserClass ? .shared : AttributeTable()
    }
  }

  /// The class, as `type(x)` gives it.
  @inlinable public final var cls: PyClass {
    // SAFETY: only `type` has no class of its own, and it is one.
    @inline(__always) get { classReference?.counted ?? unsafeDowncast(self, to: PyClass.self) }
    set {
      willChange()
      setClass(newValue)
    }
  }
  @usableFromInline final func setClass(_ cls: PyClass) {
    classReference = .passUnretained(cls)
    hasUserClass = cls.isUserDefined
  }
  // SAFETY: only compared.
  /// Which object the class is, for caches in the code: comparing it counts no references.
  @inline(__always) final var classIdentity: UnsafeMutableRawPointer? { classReference?.toOpaque() }
  /// Whether a program defined the class: special methods of its own may come before what is built in.
  public internal(set) final var hasUserClass: Bool
  /// Whether it is an object of the library of which the evaluator knows nothing more: its own hook is the first to be asked.
  @inline(__always) final var isOther: Bool { kind == .other && !hasUserClass }

  /// Whether its `__del__` has been called, or will be: that happens once.
  final var hasBeenFinalised = false

  /// Whether `Value` has a case of its own for objects of this kind: `str`, `list`, `tuple`, `dict` and their subclasses.
  public final var isBuiltinContainer: Bool { kind.rawValue <= Kind.dict.rawValue }

  /// The object as a value.
  public final var value: Value { Value(self) }

  // MARK: Hooks of native types

  /// Whether `list * self` is its answer, though a list times a number repeats the list.
  open var answersForSequences: Bool { false }

  /// Whether `divmod` takes it, as the pair of its `//` and `%`.
  open var hasDivmod: Bool { false }

  /// `self op other`, or `other op self` when reflected; nil stands for NotImplemented.
  open func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? { nil }
  /// `self op= other`; nil means that there is no in-place form.
  open func inPlace(_ op: BinaryOperator, _ other: Value) throws -> Value? { nil }
  /// `-self`, `+self`, `~self`; nil means unsupported.
  open func unary(_ op: UnaryOperator) throws -> Value? { nil }
  /// `self op other` for the six orderings; nil stands for NotImplemented.
  open func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? { nil }
  /// `self[index]`; nil means that the object is not subscriptable.
  open func getItem(_ index: Value) throws -> Value? { nil }
  /// `self[index] = value`; false means unsupported.
  open func setItem(_ index: Value, _ value: Value) throws -> Bool { false }
  /// `del self[index]`; false means unsupported.
  open func deleteItem(_ index: Value) throws -> Bool { false }
  /// `len(self)`; nil means that there is none.
  open func length() throws -> Int? { nil }
  /// `iter(self)`; nil means not iterable.
  open func makeIterator() throws -> PyIterator? { nil }
  /// `item in self`; nil means: iterate and compare.
  open func contains(_ item: Value) throws -> Bool? { nil }
  /// `bool(self)`; nil means: by length, else true.
  open func truth() throws -> Bool? { nil }
  /// `self(…)`; nil means not callable.
  open func call(_ arguments: Arguments) throws -> Value? { nil }
  /// `repr(self)`.
  open func repr() throws -> String { defaultRepr }
  /// `str(self)`.
  open func str() throws -> String { try Interpreter.current.repr(value) }
  /// `format(self, spec)` for a spec that is not empty; nil means: unsupported format string.
  open func format(_ spec: String) throws -> String? { nil }
  /// `hash(self)`; nil means unhashable.
  open func hash() throws -> Int? { identityHash }
  /// `float(self)`; nil means: no number.
  open func asDouble() throws -> Double? { nil }
  /// `int(self)`, any integer value; nil means: no number.
  open func asInteger() throws -> Value? { nil }
  /// `operator.index(self)`: the object where an integer is wanted (indices, sizes, `range`); nil means: not allowed.
  open func asIndex() throws -> Int? { nil }
  /// Attributes that are neither in the class nor in `attributes` (a module's parameters); nil means: no such attribute.
  open func dynamicAttribute(_ name: Symbol) throws -> Value? { nil }
  /// First chance at `self.name = value`; true means: done.
  open func setDynamicAttribute(_ name: Symbol, _ value: Value) throws -> Bool { false }
  /// First chance at `del self.name`; true means: done.
  open func deleteDynamicAttribute(_ name: Symbol) throws -> Bool { false }
  /// Names that `dir()` and completion add to those of the class and the attributes.
  open func dynamicAttributeNames() -> [Symbol] { [] }

  /// A deep copy of a native object; nil means: by class and attributes, or the object itself when it cannot change.
  open func deepCopy(_ memo: DeepCopyMemo) throws -> PyObject? { nil }
  /// What `copy.copy` gives for a native object; nil means: as for `deepCopy`.
  open func shallowCopy() throws -> PyObject? { nil }

  // MARK: The collector of circles

  /// Shows the references that it holds, each as often as it is counted.
  open func showReferences(to walk: ReferenceWalk) { storedAttributes?.showReferences(to: walk) }
  /// Gives up what it refers to: nothing else refers to it but objects that do the same.
  open func dropReferences() {
    if storedAttributes != nil { storedAttributes = hasUserClass ? .shared : AttributeTable() }
  }

  // MARK: Changes and snapshots

  /// Remembers the mutable contents besides `attributes`: returns what puts them back, nil when there are none. Whatever changes these
  /// contents calls `willChange()` before.
  open func captureContents() -> (() -> Void)? { nil }
  /// About how many bytes these contents take.
  open var contentsByteCount: Int { 0 }

  /// Remembers class, attributes and contents.
  public final func captureChange() -> (restore: () -> Void, byteCount: Int)? {
    let (reference, isUsers, attributes) = (classReference, hasUserClass, storedAttributes)
    let contents = captureContents()
    return (
      { [self] in
        (classReference, hasUserClass, storedAttributes) = (reference, isUsers, attributes)
        contents?()
      }, 192 + (attributes?.count ?? 0) * MemoryLayout<Value>.stride + contentsByteCount
    )
  }

  /// `<Foo object at 0x000000000003>`: objects are counted in the order in which somebody looked.
  public final var defaultRepr: String {
    "<\(cls.qualifiedName) object at \(addressText)>"
  }

  /// The counting number in the form of an address.
  public final var addressText: String {
    let digits = String(identity, radix: 16)
    return "0x" + String(repeating: "0", count: max(0, 12 - digits.utf8.count)) + digits
  }

  /// `id(self)`: counts objects instead of showing addresses, so that a replay prints the same.
  public final var identity: Int {
    if serial == 0 {
      let next = Interpreter.current.lastSerial + 1
      serial = next
      Interpreter.current.lastSerial = next
    }
    return serial
  }

  /// A hash that differs for different objects.
  public final var identityHash: Int { identity &* 16 }
}
