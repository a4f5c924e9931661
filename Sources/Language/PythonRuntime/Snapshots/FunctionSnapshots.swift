// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

// How snapshots keep functions, classes and what is made of them.

extension PyCell: Snapshotable {
  package static var snapshotName: String { "cell" }
  package func snapshot() throws -> SnapshotRecord { SnapshotRecord(contents: [.value(contents)]) }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject { PyCell() }
  package func restoreContents(_ contents: SnapshotReader) throws { self.contents = try contents.value(0) }
}

extension PyFunction: Snapshotable {
  package static var snapshotName: String { "function" }
  package func snapshot() throws -> SnapshotRecord {
    SnapshotRecord(
      [
        .code(code), .list(closure.map { .ref($0) }), .values(defaults),
        .list(keywordDefaults.flatMap { [.text($0.name.name), .value($0.value)] }),
      ],
      contents: [.text(name), .text(qualname)])
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
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
  package func restoreContents(_ contents: SnapshotReader) throws {
    name = try contents.text(0)
    qualname = try contents.text(1)
  }
}

extension PyMethod: Snapshotable {
  package static var snapshotName: String { "method" }
  package func snapshot() throws -> SnapshotRecord { SnapshotRecord([.value(function), .value(receiver)]) }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    PyMethod(function: try facts.value(0), receiver: try facts.value(1))
  }
}

extension PyProperty: Snapshotable {
  package static var snapshotName: String { "property" }
  package func snapshot() throws -> SnapshotRecord {
    SnapshotRecord([
      .value(getter), .value(setter), .value(deleter), .value(doc), .value(parts.name.map { Value($0) } ?? .none),
    ])
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    let property = PyProperty(
      getter: try facts.value(0), setter: try facts.value(1), deleter: try facts.value(2), doc: try facts.value(3))
    if facts.count > 4 { property.parts.name = try facts.value(4).text }
    return property
  }
}

extension PyClassOrStaticMethod: Snapshotable {
  package static var snapshotName: String { "wrapped method" }
  package func snapshot() throws -> SnapshotRecord { SnapshotRecord([.value(function), .bool(isClassMethod)]) }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    PyClassOrStaticMethod(try facts.value(0), isClassMethod: try facts.bool(1))
  }
}

extension PySuper: Snapshotable {
  package static var snapshotName: String { "super" }
  package func snapshot() throws -> SnapshotRecord { SnapshotRecord([.ref(start), .value(receiver), .ref(order)]) }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    PySuper(start: try facts.object(0), receiver: try facts.value(1), order: try facts.object(2))
  }
}

extension PyClass: Snapshotable {
  package static var snapshotName: String { "class" }
  package func snapshot() throws -> SnapshotRecord {
    if let (fields, defaults) = NamedTuples.parts(of: self) {
      return SnapshotRecord(
        [
          .text(name), .list(bases.map { .ref($0) }), .bool(isUserDefined),
        ],
        contents: [
          .text(module), .text(qualname), SnapshotAttributes.data(NamedTuples.ownAttributes(of: self)),
          .list(fields.map { .text($0) }), .values(defaults),
        ])
    }
    guard isUserDefined else { throw NotSnapshotable("the class \(qualifiedName)") }
    return SnapshotRecord(
      [.text(name), .list(bases.map { .ref($0) })],
      contents: [.text(module), .text(qualname), SnapshotAttributes.data(namespace)])
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    // Instances of namedtuple's own classes have no attributes.
    let isPlain = try facts.count < 3 || facts.bool(2)
    return try PyClass(
      facts.text(0), module: "__main__", bases: facts.objects(1), userDefined: isPlain,
      instancesHaveAttributes: isPlain, immutable: false)
  }
  package func restoreContents(_ contents: SnapshotReader) throws {
    guard !isImmutable else { throw DamagedSnapshot("class: \(name) is not the program's") }
    module = try contents.text(0)
    qualname = try contents.text(1)
    let table = try SnapshotAttributes.table(contents.list(2))
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

extension PyInstance: Snapshotable {
  package static var snapshotName: String { "instance" }
  package func snapshot() throws -> SnapshotRecord { SnapshotRecord() }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject { PyInstance(of: Classes.object) }
}

extension PyModule: Snapshotable {
  package static var snapshotName: String { "module" }
  package func snapshot() throws -> SnapshotRecord {
    guard let file, let source = file.source else { return SnapshotRecord([.text(name)]) }
    return SnapshotRecord(
      [.text(name), .source(source)],
      contents: file.names.definitions.flatMap { [.text($0.name.name), .value($0.value)] })
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    if facts.count > 1 { return try facts.interpreter.makeModule(facts.text(0), facts.source(1)) }
    return try facts.interpreter.importModule(facts.text(0))
  }
  package func restoreContents(_ contents: SnapshotReader) throws {
    guard let file else { return }
    file.names.removeAll()
    for i in stride(from: 0, to: contents.count - 1, by: 2) {
      file.names[Symbol(try contents.text(i))] = try contents.value(i + 1)
    }
  }
}

extension AttributeView: Snapshotable {
  package static var snapshotName: String { "attributes" }
  package func snapshot() throws -> SnapshotRecord { SnapshotRecord([.ref(owner)], keepsClass: false) }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject { AttributeView(try facts.object(0)) }
}

extension PyException: Snapshotable {
  package static var snapshotName: String { "exception" }
  package func snapshot() throws -> SnapshotRecord {
    SnapshotRecord(contents: [
      .values(arguments), .refIfAny(cause), .refIfAny(context), .bool(suppressesContext),
      TracebackEntry.field(traceback),
    ])
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    PyException(cls: ExceptionClasses.baseException, arguments: [])
  }
  package func restoreContents(_ contents: SnapshotReader) throws {
    arguments = try contents.values(0)
    cause = try contents.objectIfAny(1)
    context = try contents.objectIfAny(2)
    suppressesContext = try contents.bool(3)
    traceback = try TracebackEntry.entries(contents, 4)
  }
}

extension PyTraceback: Snapshotable {
  package static var snapshotName: String { "traceback" }
  package func snapshot() throws -> SnapshotRecord { SnapshotRecord([TracebackEntry.field(entries)]) }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    PyTraceback(try TracebackEntry.entries(facts, 0))
  }
}

extension TracebackEntry {
  /// Lines of a traceback as a part of a record.
  fileprivate static func field(_ entries: [TracebackEntry]) -> SnapshotField {
    .list(
      entries.map { .list([.source($0.source), .text($0.function), .int($0.span.start), .int($0.span.end)]) })
  }

  fileprivate static func entries(_ parts: SnapshotReader, _ index: Int) throws -> [TracebackEntry] {
    let entries = try parts.list(index)
    return try entries.parts.indices.map { i in
      let entry = try entries.list(i)
      return TracebackEntry(
        source: try entry.source(0), function: try entry.text(1), span: SourceSpan(try entry.int(2), try entry.int(3)))
    }
  }
}

/// Attributes in records: names and values in turn.
package enum SnapshotAttributes {
  /// The parts for a table.
  package static func data(_ table: AttributeTable) -> SnapshotField {
    .list(zip(table.names, table.values).flatMap { [.text($0.name), .value($1)] })
  }
  /// The table of parts.
  package static func table(_ reader: SnapshotReader) throws -> AttributeTable {
    guard reader.count % 2 == 0 else { throw DamagedSnapshot("\(reader.name): a name without a value") }
    var table = AttributeTable()
    for i in stride(from: 0, to: reader.count, by: 2) { table[Symbol(try reader.text(i))] = try reader.value(i + 1) }
    return table
  }
}

extension PyTypingForm: Snapshotable {
  package static var snapshotName: String { "typing form" }
  package func snapshot() throws -> SnapshotRecord {
    SnapshotRecord([.text(text), .int(role.rawValue), .value(origin), .values(parameters)], keepsClass: false)
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    guard let role = Role(rawValue: try facts.int(1)) else { throw facts.damaged(1, "typing form") }
    return PyTypingForm(try facts.text(0), role: role, origin: try facts.value(2), parameters: try facts.values(3))
  }
}
