// SPDX-License-Identifier: GPL-3.0-or-later

import Transactions

/// The base of every iterator.
open class PyIterator: PyObject {
  /// Makes an iterator of a class.
  public init(cls: PyClass? = Classes.iterator) { super.init(cls: cls, kind: .iterator) }
  /// The next value, nil at the end (and from then on).
  open func next() throws -> Value? { nil }
  open override func makeIterator() throws -> PyIterator? { self }
  /// `__length_hint__`: how many values are left; nil where nobody knows.
  open var lengthHint: Int? { nil }
}

/// Walks values that do not change.
public final class SequenceIterator: PyIterator {
  private let items: [Value]
  private var index = 0 { willSet { willChange() } }
  /// Makes an iterator over values.
  public init(_ items: [Value], cls: PyClass = Classes.iterator) {
    self.items = items
    super.init(cls: cls)
  }
  public override func showReferences(to walk: ReferenceWalk) {
    let memory = ReferenceCounts.memory(of: items)
    if ReferenceCounts.isAlone(memory) { walk.see(all: items) }
  }
  public override var lengthHint: Int? { max(0, items.count - index) }
  public override func next() throws -> Value? {
    guard index < items.count else { return nil }
    index += 1
    return items[index - 1]
  }
  public override func captureContents() -> (() -> Void)? {
    let index = index
    return { [self] in self.index = index }
  }
}

/// An iterator whose next value a function makes (`map`, `zip`, …).
///
/// A function that keeps its own position must be built from parts that remember themselves (other iterators), or the change
/// log cannot put it back; `state` is for a position that is one number.
public final class FunctionIterator: PyIterator {
  /// The position, if it is one number.
  public var state = 0 { willSet { willChange() } }
  private let parts: [Value]
  private let body: (FunctionIterator) throws -> Value?
  /// Makes an iterator; `parts` are the values it refers to.
  public init(cls: PyClass = Classes.iterator, parts: [Value], _ body: @escaping (FunctionIterator) throws -> Value?) {
    self.parts = parts
    self.body = body
    super.init(cls: cls)
  }
  public override func showReferences(to walk: ReferenceWalk) {
    let memory = ReferenceCounts.memory(of: parts)
    if ReferenceCounts.isAlone(memory) { walk.see(all: parts) }
  }
  public override func next() throws -> Value? { try body(self) }
  public override func captureContents() -> (() -> Void)? {
    let state = state
    return { [self] in self.state = state }
  }
}

/// An object with `__next__` in a program's class, as an iterator.
final class InstanceIterator: PyIterator {
  let instance: Value
  /// What the StopIteration at its end carried.
  private(set) var result = Value.none
  init(_ instance: Value) { self.instance = instance }
  override func showReferences(to walk: ReferenceWalk) { walk.see(instance) }
  override func next() throws -> Value? {
    let interpreter = Interpreter.current
    return try advance {
      if let method = interpreter.methodForCall(instance, Special.next) {
        return try interpreter.vectorcall(method, instance)
      }
      guard interpreter.type(of: instance).lookup(Special.next) != nil else {
        throw PyError.type("'\(interpreter.type(of: instance).messageName)' object is not an iterator")
      }
      return try interpreter.callMethod(instance, Special.next)
    }
  }
  /// What a step gives, nil when it says that there is no more.
  func advance(_ step: () throws -> Value) throws -> Value? {
    do { return try step() } catch let raised as Raised
      where raised.exception.cls.isSubclass(of: ExceptionClasses.stopIteration)
    {
      result = raised.exception.attributes?["value"] ?? raised.exception.arguments.first ?? .none
      return nil
    }
  }
}

/// The old protocol: `__getitem__` with 0, 1, 2 … until IndexError or StopIteration; from then on there is nothing.
package final class ItemIterator: PyIterator {
  private let sequence: Value
  /// -1 at the end.
  private var index = 0 { willSet { willChange() } }
  package init(_ sequence: Value) { self.sequence = sequence }
  /// Goes to a place.
  package func move(to place: Int) { if index >= 0 { index = max(0, place) } }
  package override func next() throws -> Value? {
    if index < 0 { return nil }
    if index == Int.max { throw PyError.overflow("iter index too large") }
    do {
      let item = try Interpreter.current.getItem(sequence, .int(index))
      index += 1
      return item
    } catch let raised as Raised
      where raised.exception.cls.isSubclass(of: ExceptionClasses.indexError)
      || raised.exception.cls.isSubclass(of: ExceptionClasses.stopIteration)
    {
      index = -1
      return nil
    }
  }
  package override func captureContents() -> (() -> Void)? {
    let index = index
    return { [self] in self.index = index }
  }
}

extension SequenceIterator: Snapshotable {
  package static var snapshotName: String { "sequence iterator" }
  package func snapshot() throws -> SnapshotRecord { SnapshotRecord([.values(items), .int(index)]) }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    let iterator = SequenceIterator(try facts.values(0))
    iterator.index = try facts.count(1)
    return iterator
  }
}

extension InstanceIterator: Snapshotable {
  static var snapshotName: String { "instance iterator" }
  func snapshot() throws -> SnapshotRecord { SnapshotRecord([.value(instance)]) }
  static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject { InstanceIterator(try facts.value(0)) }
}

extension ItemIterator: Snapshotable {
  package static var snapshotName: String { "item iterator" }
  package func snapshot() throws -> SnapshotRecord { SnapshotRecord([.value(sequence), .int(index)]) }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    let iterator = ItemIterator(try facts.value(0))
    iterator.index = max(-1, try facts.int(1))
    return iterator
  }
}
