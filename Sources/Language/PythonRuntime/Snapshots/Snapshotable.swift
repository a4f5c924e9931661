// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// An object that a snapshot of the workspace can keep: it says what it is made of, and its type makes it again.
///
/// A type conforms beside its own code and is named once, in the list of kept types of its target. The class, the
/// attributes and the counting number of a `PyObject` are kept by the snapshot itself. Objects of the library that always
/// exist (its functions and classes) need nothing: they are kept by name.
package protocol Snapshotable: AnyObject {
  /// The name of the type in snapshots.
  static var snapshotName: String { get }
  /// The row that keeps the object on disk, 0 while none does: a stored property.
  var storeRow: UInt32 { get set }
  /// What the object is made of; must change nothing, not even a counting number.
  ///
  /// - Throws: `NotSnapshotable` for an object that cannot be kept.
  func snapshot() throws -> SnapshotRecord
  /// Makes the object again from its facts; the objects among them exist, though they may still be empty.
  ///
  /// - Throws: `DamagedSnapshot` when the facts are not of this type.
  static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject
  /// Puts the contents back, when every object exists.
  func restoreContents(_ contents: SnapshotReader) throws
}

extension Snapshotable {
  /// Nothing to put back.
  package func restoreContents(_ contents: SnapshotReader) throws {}
}

/// What an object is made of.
package struct SnapshotRecord {
  /// What is needed to make the object: plain facts, and objects that never refer back to it except through `contents`.
  package var facts: [SnapshotField]
  /// What is put back when every object exists, so that objects may refer to each other in circles.
  package var contents: [SnapshotField]
  /// Whether the class is kept with the object; false where the type finds it again by itself.
  package var keepsClass: Bool
  /// What of the object cannot be kept, although the rest is: `the graph node X`.
  package var lost: String?
  /// Makes a record.
  package init(_ facts: [SnapshotField] = [], contents: [SnapshotField] = [], keepsClass: Bool = true) {
    self.facts = facts
    self.contents = contents
    self.keepsClass = keepsClass
  }
}

/// A part of a record.
package enum SnapshotField {
  /// Any value of the language, plain numbers and texts among them.
  case value(Value)
  /// Several parts.
  case list([SnapshotField])
  /// An object that is no value of the language, such as a node of autograd's graph.
  case object(any Snapshotable)
  /// A compiled function, kept as its source and its place there.
  case code(CodeObject)
  /// A piece of source code.
  case source(SourceText)
  /// Many bytes, kept beside the graph of objects.
  case bytes([UInt8])

  /// The objects of the language in the part.
  package var objects: [Value] {
    switch self {
    case .value(let value): value.object == nil ? [] : [value]
    case .list(let parts): parts.flatMap(\.objects)
    default: []
    }
  }

  /// A whole number.
  package static func int(_ number: Int) -> SnapshotField { .value(.int(number)) }
  /// A truth value.
  package static func bool(_ flag: Bool) -> SnapshotField { .value(.bool(flag)) }
  /// A number.
  package static func double(_ number: Double) -> SnapshotField { .value(.float(number)) }
  /// A text.
  package static func text(_ text: String) -> SnapshotField { .value(Value(text)) }
  /// Whole numbers.
  package static func ints(_ numbers: [Int]) -> SnapshotField { .list(numbers.map { .int($0) }) }
  /// Values.
  package static func values(_ values: [Value]) -> SnapshotField { .list(values.map { .value($0) }) }
  /// A value of the language that is an object.
  package static func ref(_ object: PyObject) -> SnapshotField { .value(object.value) }
  /// Nothing.
  package static var nothing: SnapshotField { .value(.none) }
  /// An object, or nothing.
  package static func refIfAny(_ object: PyObject?) -> SnapshotField { object.map { .value($0.value) } ?? nothing }
  /// An object that is no value, or nothing.
  package static func ifAny(_ object: (any Snapshotable)?) -> SnapshotField { object.map { .object($0) } ?? nothing }
}

/// Why an object cannot be kept.
package struct NotSnapshotable: Error {
  /// What it is: `the open file 'log.txt'`; empty where the class and the name of the object say it all.
  package let what: String
  /// Makes the error.
  package init(_ what: String = "") { self.what = what }
}

/// A snapshot holds something that no workspace can have written.
package struct DamagedSnapshot: Error, CustomStringConvertible {
  /// What is wrong.
  package let description: String
  /// Makes the error.
  package init(_ description: String) { self.description = description }
}

/// The types that snapshots know by name.
package enum SnapshotTypes {
  /// The types of the language.
  static var language: [any Snapshotable.Type] {
    [
      PyString.self, PyBytes.self, PyList.self, PyTuple.self, PyDict.self, PySet.self, DictView.self, PyBigInt.self,
      PyNumber.self, PySlice.self, PyRange.self, PyBigRange.self, BigRangeIterator.self, PyCell.self, PyFunction.self,
      PyMethod.self, PyProperty.self,
      PyClassOrStaticMethod.self, PySuper.self, PyClass.self, PyInstance.self, PyException.self, PyModule.self,
      AttributeView.self, GlobalsView.self, PyGenerator.self, SequenceIterator.self,
      StringIterator.self,
      ListIterator.self,
      DictIterator.self, RangeIterator.self, InstanceIterator.self, ItemIterator.self,
      EnumerateIterator.self, ZipIterator.self, MapIterator.self, FilterIterator.self,
      BackwardIterator.self, PyTypingForm.self, SetIterator.self, PyTraceback.self, PyWeakReference.self,
      BytesIterator.self,
    ]
  }
  // SAFETY: filled while a workspace is made and read when it is restored, on the one thread that evaluates.
  private nonisolated(unsafe) static var byName: [String: any Snapshotable.Type] = [:]

  /// Makes types known.
  package static func register(_ types: [any Snapshotable.Type]) {
    for type in types { byName[type.snapshotName] = type }
  }

  /// The type of a name.
  package static func named(_ name: String) -> (any Snapshotable.Type)? {
    if byName[PyList.snapshotName] == nil { register(language) }
    return byName[name]
  }
}
