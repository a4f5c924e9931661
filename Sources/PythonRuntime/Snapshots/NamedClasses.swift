/// A library's state that makes classes when they are first needed, so that a snapshot can name them.
package protocol NamedClasses: PyObject {
  /// The classes made so far with their names, in an order that does not depend on how they came to be.
  var madeClasses: [(name: String, cls: PyClass)] { get }
  /// The class of a name, made if need be; nil when there is none.
  func namedClass(_ name: String) throws -> PyClass?
}

/// The libraries' states that make classes, by name.
package enum ClassSources {
  // SAFETY: filled while the libraries are installed, on the one thread that evaluates.
  private nonisolated(unsafe) static var makers: [String: () -> any NamedClasses] = [:]

  /// Says how to get a state of the workspace that is running; its name is its key in `libraryState`.
  package static func register(_ name: String, _ current: @escaping () -> any NamedClasses) { makers[name] = current }

  /// The states that exist, by name.
  package static func existing(_ interpreter: Interpreter) -> [(name: String, source: any NamedClasses)] {
    makers.keys.sorted().compactMap { name in
      (interpreter.libraryState[name] as? any NamedClasses).map { (name, $0) }
    }
  }

  /// A state, made if need be.
  package static func source(_ name: String) -> (any NamedClasses)? { makers[name]?() }
}
