// SPDX-License-Identifier: GPL-3.0-or-later

import PythonSyntax

/// `weakref.ref(object, callback)`: it knows an object as long as something else holds it.
package final class PyWeakReference: PyObject {
  /// The object; nil once it has gone.
  package private(set) weak var target: PyObject?
  /// What is called then.
  package private(set) var callback: Value
  private var knownHash: Int?

  /// Makes one; TypeError for what cannot be referred to weakly.
  package init(_ value: Value, callback: Value, cls: PyClass) throws {
    guard let object = value.object, PyWeakReference.allows(object) else {
      throw PyError.type("cannot create weak reference to '\(Interpreter.current.type(of: value).messageName)' object")
    }
    target = object
    self.callback = callback
    super.init(cls: cls)
    if !callback.isNone { WeakCallbacks.add(self, for: object) }
  }

  /// One without an object yet.
  private init(empty cls: PyClass) {
    callback = .none
    super.init(cls: cls)
  }

  private static func allows(_ object: PyObject) -> Bool {
    switch object.kind {
    case .instance: return object.cls.hasWeakReferences || !object.cls.isUserDefined && object.cls !== Classes.object
    case .function, .type, .module, .set, .method: return true
    case .list, .dict, .exception: return object.hasUserClass && object.cls.hasWeakReferences
    case .iterator: return object is PyGenerator
    case .other: return !(object is PyNumber || object is PyBigInt || object is PyBytes || object is PySingleton)
    default: return false
    }
  }

  package override func showReferences(to walk: ReferenceWalk) {
    super.showReferences(to: walk)
    walk.see(callback)
  }
  package override func call(_ arguments: Arguments) throws -> Value? {
    guard arguments.positional.isEmpty, arguments.keywords.isEmpty else {
      throw PyError.type("weakref takes no arguments")
    }
    return target.map { Value($0) } ?? Value.none
  }
  package override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard op == .equal || op == .notEqual, let other = other.object as? PyWeakReference else { return nil }
    guard let own = target, let others = other.target else { return .bool((self === other) == (op == .equal)) }
    return .bool(try Interpreter.current.same(Value(own), Value(others)) == (op == .equal))
  }
  package override func hash() throws -> Int? {
    if let knownHash { return knownHash }
    guard let target else { throw PyError.type("weak object has gone away") }
    let made = try Interpreter.current.hash(Value(target))
    knownHash = made
    return made
  }
  package override func repr() throws -> String {
    guard let target else { return "<weakref at \(addressText); dead>" }
    return "<weakref at \(addressText); to '\(target.cls.name)' at \(target.addressText)>"
  }
}

extension PyWeakReference: Snapshotable {
  package static var snapshotName: String { "weak reference" }
  // The object is kept beside it; where nothing else refers to it, it goes again when all has been read.
  package func snapshot() throws -> SnapshotRecord {
    let target = target.map { Value($0) } ?? .none
    let hash = knownHash.map { Value.int($0) } ?? .none
    return SnapshotRecord(contents: [.value(target), .value(callback), .value(hash)])
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    PyWeakReference(empty: Classes.object)
  }
  package func restoreContents(_ contents: SnapshotReader) throws {
    let object = try contents.value(0).object
    callback = try contents.value(1)
    if case .int(let hash) = try contents.value(2) { knownHash = hash }
    target = object
    if let object, !callback.isNone { WeakCallbacks.add(self, for: object) }
  }
}

/// Which weak references want to be told when an object goes: instances of classes tell it.
enum WeakCallbacks {
  private struct Box { weak var reference: PyWeakReference? }
  // SAFETY: used on the one thread that evaluates.
  private nonisolated(unsafe) static var waiting: [ObjectIdentifier: [Box]] = [:]

  static func add(_ reference: PyWeakReference, for object: PyObject) {
    PyClass.anyFinaliser = true
    waiting[ObjectIdentifier(object), default: []].append(Box(reference: reference))
  }

  /// An object has gone: what wanted to know is called at the next place where a program may run.
  static func left(_ object: PyInstance) {
    guard let boxes = waiting.removeValue(forKey: ObjectIdentifier(object)) else { return }
    for case let reference? in boxes.map(\.reference) { Finalisers.add(reference) }
  }

  /// The same for a circle of objects: references that are part of it are not told.
  static func leave(_ garbage: [PyObject]) {
    if waiting.isEmpty { return }
    let going = Set(garbage.map { ObjectIdentifier($0) })
    for object in garbage {
      for case let reference? in waiting.removeValue(forKey: ObjectIdentifier(object))?.map(\.reference) ?? [] {
        if !going.contains(ObjectIdentifier(reference)) { Finalisers.add(reference) }
      }
    }
  }
}
