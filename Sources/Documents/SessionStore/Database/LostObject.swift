// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import PythonSyntax

/// What stands in the place of an object that could not be kept: whoever uses it is told so.
final class LostObject: PyObject, Snapshotable {
  /// What it was: `the generator g`.
  let what: String

  // SAFETY: made once, never changed.
  nonisolated(unsafe) private static let lostClass = PyClass(builtin: "notkept", module: "gradus")

  init(_ what: String) {
    self.what = what
    super.init(cls: LostObject.lostClass)
  }

  static let snapshotName = "not kept"
  func snapshot() throws -> SnapshotRecord { SnapshotRecord([.text(what)], keepsClass: false) }
  static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject { LostObject(try facts.text(0)) }

  private var refusal: Raised {
    PyError.runtime("\(what) was not kept when the session was left: make it again")
  }
  override func repr() throws -> String { "<\(what), not kept>" }
  override func getItem(_ index: Value) throws -> Value? { throw refusal }
  override func setItem(_ index: Value, _ value: Value) throws -> Bool { throw refusal }
  override func length() throws -> Int? { throw refusal }
  override func makeIterator() throws -> PyIterator? { throw refusal }
  override func contains(_ item: Value) throws -> Bool? { throw refusal }
  override func call(_ arguments: PythonRuntime.Arguments) throws -> Value? { throw refusal }
  override func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? { throw refusal }
  override func dynamicAttribute(_ name: Symbol) throws -> Value? {
    // Python asks for these where it only tries.
    if name.name.hasPrefix("__") && name.name != "__next__" { return nil }
    throw refusal
  }
  override func setDynamicAttribute(_ name: Symbol, _ value: Value) throws -> Bool { throw refusal }
}
