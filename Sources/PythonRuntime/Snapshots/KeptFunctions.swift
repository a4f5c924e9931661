import Diagnostics

// How snapshots keep functions, classes and what is made of them.

extension PyCell: Kept {
  package static var keptName: String { "cell" }
  package func keep() throws -> KeptRecord { KeptRecord(contents: [.value(contents)]) }
  package static func remake(_ facts: KeptReader) throws -> AnyObject { PyCell() }
  package func refill(_ contents: KeptReader) throws { self.contents = try contents.value(0) }
}

extension PyFunction: Kept {
  package static var keptName: String { "function" }
  package func keep() throws -> KeptRecord {
    KeptRecord(
      [
        .code(code), .list(closure.map { .ref($0) }), .values(defaults),
        .list(keywordDefaults.flatMap { [.text($0.name.name), .value($0.value)] }),
      ],
      contents: [.text(name), .text(qualname)])
  }
  package static func remake(_ facts: KeptReader) throws -> AnyObject {
    let code = try facts.code(0)
    let closure = try facts.objects(1, as: PyCell.self)
    let defaults = try facts.values(2)
    let keywords = try facts.list(3)
    guard closure.count == code.freeSlots.count, defaults.count <= code.parameters.positional.count,
      keywords.count % 2 == 0
    else { throw DamagedSnapshot("function: \(code.name) does not fit its code") }
    let pairs = try stride(from: 0, to: keywords.count, by: 2).map { i in
      (name: Symbol(try keywords.text(i)), value: try keywords.value(i + 1))
    }
    return PyFunction(code: code, defaults: defaults, keywordDefaults: pairs, closure: closure)
  }
  package func refill(_ contents: KeptReader) throws {
    name = try contents.text(0)
    qualname = try contents.text(1)
  }
}

extension PyMethod: Kept {
  package static var keptName: String { "method" }
  package func keep() throws -> KeptRecord { KeptRecord([.value(function), .value(receiver)]) }
  package static func remake(_ facts: KeptReader) throws -> AnyObject {
    PyMethod(function: try facts.value(0), receiver: try facts.value(1))
  }
}

extension PyProperty: Kept {
  package static var keptName: String { "property" }
  package func keep() throws -> KeptRecord {
    KeptRecord([.value(getter), .value(setter), .value(deleter), .value(doc)])
  }
  package static func remake(_ facts: KeptReader) throws -> AnyObject {
    PyProperty(
      getter: try facts.value(0), setter: try facts.value(1), deleter: try facts.value(2), doc: try facts.value(3))
  }
}

extension PyMethodWrapper: Kept {
  package static var keptName: String { "wrapped method" }
  package func keep() throws -> KeptRecord { KeptRecord([.value(function), .bool(isClassMethod)]) }
  package static func remake(_ facts: KeptReader) throws -> AnyObject {
    PyMethodWrapper(try facts.value(0), isClassMethod: try facts.bool(1))
  }
}

extension PySuper: Kept {
  package static var keptName: String { "super" }
  package func keep() throws -> KeptRecord { KeptRecord([.ref(start), .value(receiver), .ref(order)]) }
  package static func remake(_ facts: KeptReader) throws -> AnyObject {
    PySuper(start: try facts.object(0), receiver: try facts.value(1), order: try facts.object(2))
  }
}

extension PyClass: Kept {
  package static var keptName: String { "class" }
  package func keep() throws -> KeptRecord {
    if let (fields, defaults) = NamedTuples.parts(of: self) {
      return KeptRecord(
        [
          .text(name), .list(bases.map { .ref($0) }), .bool(isUserDefined),
        ],
        contents: [
          .text(module), .text(qualname), KeptAttributes.data(NamedTuples.ownAttributes(of: self)),
          .list(fields.map { .text($0) }), .values(defaults),
        ])
    }
    guard isUserDefined else { throw NotKept("the class \(qualifiedName)") }
    return KeptRecord(
      [.text(name), .list(bases.map { .ref($0) })],
      contents: [.text(module), .text(qualname), KeptAttributes.data(namespace)])
  }
  package static func remake(_ facts: KeptReader) throws -> AnyObject {
    // Instances of namedtuple's own classes have no attributes.
    let isPlain = try facts.count < 3 || facts.bool(2)
    return try PyClass(
      facts.text(0), module: "__main__", bases: facts.objects(1), userDefined: isPlain,
      instancesHaveAttributes: isPlain, immutable: false)
  }
  package func refill(_ contents: KeptReader) throws {
    guard !isImmutable else { throw DamagedSnapshot("class: \(name) is not the program's") }
    module = try contents.text(0)
    qualname = try contents.text(1)
    let table = try KeptAttributes.table(contents.list(2))
    guard contents.count > 3 else {
      replaceNamespace(table)
      return
    }
    let names = try contents.list(3)
    replaceNamespace(AttributeTable())
    NamedTuples.install(
      try names.parts.indices.map { try names.text($0) }, defaults: try contents.values(4), into: self)
    for (name, value) in zip(table.names, table.values) { set(name, value) }
  }
}

extension PyInstance: Kept {
  package static var keptName: String { "instance" }
  package func keep() throws -> KeptRecord { KeptRecord() }
  package static func remake(_ facts: KeptReader) throws -> AnyObject { PyInstance(of: Classes.object) }
}

extension PyModule: Kept {
  package static var keptName: String { "module" }
  package func keep() throws -> KeptRecord { KeptRecord([.text(name)]) }
  package static func remake(_ facts: KeptReader) throws -> AnyObject {
    try facts.interpreter.importModule(facts.text(0))
  }
}

extension AttributeView: Kept {
  package static var keptName: String { "attributes" }
  package func keep() throws -> KeptRecord { KeptRecord([.ref(owner)]) }
  package static func remake(_ facts: KeptReader) throws -> AnyObject { AttributeView(try facts.object(0)) }
}

extension PyException: Kept {
  package static var keptName: String { "exception" }
  package func keep() throws -> KeptRecord {
    KeptRecord(contents: [
      .values(arguments), .refIfAny(cause), .refIfAny(context), .bool(suppressesContext),
      .list(
        traceback.map {
          .list([.source($0.source), .text($0.function), .int($0.span.start), .int($0.span.end)])
        }),
    ])
  }
  package static func remake(_ facts: KeptReader) throws -> AnyObject {
    PyException(cls: ExceptionClasses.baseException, arguments: [])
  }
  package func refill(_ contents: KeptReader) throws {
    arguments = try contents.values(0)
    cause = try contents.objectIfAny(1)
    context = try contents.objectIfAny(2)
    suppressesContext = try contents.bool(3)
    let entries = try contents.list(4)
    traceback = try entries.parts.indices.map { i in
      let entry = try entries.list(i)
      return TracebackEntry(
        source: try entry.source(0), function: try entry.text(1), span: SourceSpan(try entry.int(2), try entry.int(3)))
    }
  }
}

/// Attributes in records: names and values in turn.
package enum KeptAttributes {
  /// The parts for a table.
  package static func data(_ table: AttributeTable) -> KeptData {
    .list(zip(table.names, table.values).flatMap { [.text($0.name), .value($1)] })
  }
  /// The table of parts.
  package static func table(_ reader: KeptReader) throws -> AttributeTable {
    guard reader.count % 2 == 0 else { throw DamagedSnapshot("\(reader.name): a name without a value") }
    var table = AttributeTable()
    for i in stride(from: 0, to: reader.count, by: 2) { table[Symbol(try reader.text(i))] = try reader.value(i + 1) }
    return table
  }
}

extension PyTypingForm: Kept {
  package static var keptName: String { "typing form" }
  package func keep() throws -> KeptRecord {
    KeptRecord([.text(text), .int(role.rawValue), .value(origin), .values(parameters)], keepsClass: false)
  }
  package static func remake(_ facts: KeptReader) throws -> AnyObject {
    guard let role = Role(rawValue: try facts.int(1)) else { throw facts.damaged(1, "typing form") }
    return PyTypingForm(try facts.text(0), role: role, origin: try facts.value(2), parameters: try facts.values(3))
  }
}
