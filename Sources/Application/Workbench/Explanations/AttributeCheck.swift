// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonRuntime
import PythonSyntax

/// What is pointed out when a class is defined, before anything runs: attributes that its methods read and nothing assigns.
enum AttributeCheck {
  /// One line for each such name in the classes of a cell.
  static func notes(on source: SourceText, _ interpreter: Interpreter) -> [String] {
    guard source.text.contains("class "),
      let statements = try? Parser.parseModule(source, allowCommands: true)
    else { return [] }
    return statements.flatMap { statement -> [String] in
      guard case .class(let definition) = statement.kind,
        let cls = interpreter.globals[Symbol(definition.name)]?.object as? PyClass, cls.isUserDefined
      else { return [] }
      return notes(on: definition, cls, source, interpreter)
    }
  }

  private static func notes(
    on definition: ClassDefinition, _ cls: PyClass, _ source: SourceText, _ interpreter: Interpreter
  ) -> [String] {
    // A decorator may add anything; of the common ones only those of dataclasses leave the class what it is.
    guard definition.decorators.isEmpty, !definition.arguments.contains(where: { $0.kind != .positional }) else {
      return []
    }
    let own = AttributeUse(of: definition)
    var assigned = own.assigned
    var hasInitialiser = own.hasInitialiser
    for base in cls.mro {
      assigned.formUnion(base.namespace.names.map(\.name))
      if base.slots?.isEmpty == false || base.lookup("__getattr__").map(isOfProgram) == true { return [] }
      if base.name == "ABC" { return [] }
      guard base.isUserDefined, base !== cls else { continue }
      guard let use = use(of: base) else { return [] }
      if use.isOpen { return [] }
      assigned.formUnion(use.assigned)
      hasInitialiser = hasInitialiser || use.hasInitialiser
    }
    if own.isOpen { return [] }
    guard let library = cls.mro.first(where: { !$0.isUserDefined }), isPlain(library) else { return [] }
    // What every module's instances have besides the names of its class.
    if library.name == "Module" { assigned.insert("training") }
    var told: Set<String> = []
    return own.reads.compactMap { read in
      guard !assigned.contains(read.name), !own.guarded.contains(read.name), !read.name.hasPrefix("__"),
        told.insert(read.name).inserted
      else { return nil }
      let near = Suggestion.nearest(
        read.name, among: own.assigned.union(assigned).filter { !$0.hasPrefix("_") }.sorted())
      guard near != nil || hasInitialiser else { return nil }
      let hint = near.map { "; did you mean self.\($0)?" } ?? ""
      let line = source.line(at: read.span.start)
      return "\(definition.name).\(read.method), line \(line): nothing assigns self.\(read.name)\(hint)"
    }
  }

  private static func isOfProgram(_ value: Value) -> Bool { value.object is PyFunction }

  /// The uses in a base class that a program defined, read from the source of one of its methods.
  private static func use(of cls: PyClass) -> AttributeUse? {
    let functions = cls.namespace.values.compactMap { $0.object as? PyFunction }
    guard let source = functions.first?.code.source else {
      // A class without methods assigns nothing.
      return try? Parser.parseModule(SourceText(name: "", text: "class A: pass"), allowCommands: false).first.flatMap {
        if case .class(let definition) = $0.kind { AttributeUse(of: definition) } else { nil }
      }
    }
    guard let statements = try? Parser.parseModule(source, allowCommands: true) else { return nil }
    for case .class(let definition) in statements.map(\.kind) where definition.name == cls.name {
      return AttributeUse(of: definition)
    }
    return nil
  }

  /// Whether instances of a library's class have no attributes that only its own code knows of.
  private static func isPlain(_ cls: PyClass) -> Bool {
    cls === Classes.object || cls.module == "builtins" || ["Module", "Dataset", "IterableDataset"].contains(cls.name)
  }
}
