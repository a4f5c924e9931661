// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// A part of the library in a workspace: the classes that it makes when a program first mentions them.
open class LibraryClasses: PyObject {
  private var classes: [String: PyClass] = [:]
  private weak var interpreter: Interpreter?

  /// For the interpreter whose code is running.
  package init() {
    interpreter = Interpreter.current
    super.init(cls: Classes.object)
  }

  /// The state of a name in the interpreter whose code is running, made if need be. `latest` is the one that was asked for
  /// last, nearly always the right one.
  package static func current<State: LibraryClasses>(
    _ name: String, latest: inout State?, make: () -> State
  ) -> State {
    let interpreter = Interpreter.current
    if let latest, latest.interpreter === interpreter { return latest }
    let state: State
    if let known = interpreter.libraryState[name] as? State {
      state = known
    } else {
      state = make()
      interpreter.libraryState[name] = state
    }
    latest = state
    return state
  }

  /// The class of a name, made if this is the first time.
  package func known(_ name: String, _ make: () throws -> PyClass) rethrows -> PyClass {
    if let cls = classes[name] { return cls }
    let cls = try make()
    classes[name] = cls
    return cls
  }

  /// The classes made so far, by name.
  package var namedClasses: [(name: String, object: PyObject)] {
    classes.keys.sorted().compactMap { name in classes[name].map { (name, $0) } }
  }
}
