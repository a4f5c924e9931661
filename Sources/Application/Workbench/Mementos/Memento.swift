// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// The contents of all mutable objects of a workspace at one moment, and the way back to them.
///
/// One mechanism serves `%undo`, the promise that looking changes nothing, sweeps and previews: every object reachable from the
/// global names and the libraries' state is asked once for what puts its contents back. The same objects stay; buffers of
/// tensors and items of lists are copy-on-write, so remembering costs little until something changes.
public final class Memento {
  private let interpreter: Interpreter
  private let globals: [(name: Symbol, value: Value)]
  private let lastSerial: Int
  private var objects: [(object: PyObject, attributes: AttributeTable?, serial: Int)] = []
  private var contents: [() -> Void] = []

  /// Remembers the workspace of an interpreter.
  public init(of interpreter: Interpreter) {
    self.interpreter = interpreter
    globals = interpreter.globals.definitions
    lastSerial = interpreter.lastSerial
    for remember in interpreter.libraryMementos { contents.append(remember()) }
    visitAll()
  }

  private func visitAll() {
    var seen = Set<ObjectIdentifier>()
    var work: [PyObject] = []
    func push(_ value: Value) {
      guard let object = value.object, !(object is BuiltinFunction), !(object is PyString) else { return }
      if seen.insert(ObjectIdentifier(object)).inserted { work.append(object) }
    }
    for (_, value) in globals { push(value) }
    for (_, object) in interpreter.libraryState { push(.object(object)) }
    for (_, module) in interpreter.modules { push(.object(module)) }
    while let object = work.popLast() {
      objects.append((object, object.attributes, object.serial))
      for value in object.attributes?.values ?? [] { push(value) }
      if !(object.cls.isImmutable && object.cls.bases.isEmpty) { push(.object(object.cls)) }
      object.visitReferences(push)
      if let restore = object.captureContents() { contents.append(restore) }
    }
  }

  /// Puts everything back.
  public func restore() {
    interpreter.globals.removeAll()
    for (name, value) in globals { interpreter.globals[name] = value }
    for (object, attributes, serial) in objects {
      object.attributes = attributes
      object.serial = serial
    }
    for put in contents { put() }
    interpreter.lastSerial = lastSerial
    interpreter.handledExceptions.removeAll()
  }
}

extension Interpreter {
  /// Runs something and puts the workspace back as it was, whatever happens.
  public func withoutTrace<Result>(_ body: () throws -> Result) rethrows -> Result {
    let memento = Memento(of: self)
    defer { memento.restore() }
    return try body()
  }
}
