// SPDX-License-Identifier: GPL-3.0-or-later

/// A module: `math`, `torch`, `torch.nn`.
public final class PyModule: PyObject {
  /// The dotted name.
  public let name: String
  /// Makes an attribute on first use, so that starting costs nothing for what nobody touches.
  public var lazyAttribute: ((Symbol) throws -> Value?)?
  /// The names `lazyAttribute` knows, for `dir()` and completion.
  public var lazyNames: () -> [Symbol] = { [] }
  /// The text of the AttributeError for a missing name ("Gradus has no torch.fft").
  public var missingAttributeMessage: ((String) -> String)?

  /// The file of a person's own module; its names are the module's attributes.
  package internal(set) var file: ModuleFile? { willSet { willChange() } }

  /// The names of the program itself, for the module `__main__`; nil for all others.
  private var programNames: GlobalTable?

  /// The names of a module of the person's own, or of the program.
  var ownNames: GlobalTable? { file?.names ?? programNames }

  /// The variables of the library's Python source that made the module: what programs set counts there, too.
  package var variables: GlobalTable?
  /// The names to which programs have given values.
  package private(set) var assigned: Set<Symbol> = [] { willSet { willChange() } }

  /// Makes an empty module.
  public init(_ name: String) {
    self.name = name
    super.init(cls: Classes.module, kind: .module)
  }

  /// `__main__`: the global names of the program.
  public init(program names: GlobalTable) {
    (name, programNames) = ("__main__", names)
    super.init(cls: Classes.module, kind: .module)
  }

  /// Installs functions from their declarations.
  public func add(_ declarations: [Declaration]) {
    for declaration in declarations {
      attributes?[Symbol(declaration.name)] = .object(BuiltinFunction(declaration, module: name))
    }
  }

  /// Sets an attribute.
  public func set(_ name: String, _ value: Value) { attributes?[Symbol(name)] = value }

  public override func dynamicAttribute(_ name: Symbol) throws -> Value? {
    if let names = ownNames { return try names[name] ?? computed(name, names["__getattr__"]) }
    if let value = try lazyAttribute?(name) {
      attributes?[name] = value
      return value
    }
    // A module of the library that is still being made.
    return try variables?[name] ?? computed(name, attributes?["__getattr__"] ?? variables?["__getattr__"])
  }
  /// What the module's own function `__getattr__` gives for a name; nil without one. Names that Python itself asks modules for are not its.
  private func computed(_ name: Symbol, _ function: Value?) throws -> Value? {
    guard let function, !(name.name.hasPrefix("__") && name.name.hasSuffix("__")) else { return nil }
    return try Interpreter.current.call(function, [Value(name.name)])
  }
  public override func dynamicAttributeNames() -> [Symbol] {
    ownNames?.definitions.map(\.name) ?? lazyNames()
  }
  public override func setDynamicAttribute(_ name: Symbol, _ value: Value) throws -> Bool {
    guard let names = ownNames else {
      noteAssignment(name, value)
      return false
    }
    names[name] = value
    return true
  }
  private func noteAssignment(_ name: Symbol, _ value: Value) {
    if !assigned.contains(name) { assigned.insert(name) }
    if let variables, variables[name] != nil { variables[name] = value }
  }
  /// Sets an attribute as programs do.
  package func assign(_ name: Symbol, _ value: Value) {
    noteAssignment(name, value)
    attributes?[name] = value
  }
  public override func captureContents() -> (() -> Void)? {
    let (file, assigned) = (file, assigned)
    return { [self] in (self.file, self.assigned) = (file, assigned) }
  }
  public override func deleteDynamicAttribute(_ name: Symbol) throws -> Bool {
    guard let names = ownNames, names[name] != nil else { return false }
    names[name] = nil
    return true
  }
  public override func repr() throws -> String {
    file.map { "<module '\(name)' from \(StringText.repr($0.path))>" } ?? "<module '\(name)'>"
  }
}
