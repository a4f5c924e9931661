// SPDX-License-Identifier: GPL-3.0-or-later

/// A library's state that makes classes and functions when they are first needed, so that a snapshot can name them.
package protocol NamedObjects: PyObject {
  /// The objects made so far with their names, in an order that does not depend on how they came to be.
  var namedObjects: [(name: String, object: PyObject)] { get }
  /// The object of a name, made if need be; nil when there is none.
  func object(named name: String) throws -> PyObject?
}

/// The libraries' states that make objects, by name.
package enum LibraryStates {
  // SAFETY: filled while the libraries are installed, on the one thread that evaluates.
  private nonisolated(unsafe) static var makers: [String: () -> any NamedObjects] = [:]

  /// Says how to get a state of the workspace that is running; its name is its key in `libraryState`.
  package static func register(_ name: String, _ current: @escaping () -> any NamedObjects) { makers[name] = current }

  /// The states that exist, by name.
  package static func existing(_ interpreter: Interpreter) -> [(name: String, state: any NamedObjects)] {
    makers.keys.sorted().compactMap { name in
      (interpreter.libraryState[name] as? any NamedObjects).map { (name, $0) }
    }
  }

  /// A state, made if need be.
  package static func state(_ name: String) -> (any NamedObjects)? { makers[name]?() }
}
