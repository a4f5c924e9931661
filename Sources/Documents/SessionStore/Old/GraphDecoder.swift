// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import JSON
import PythonRuntime
import Safetensors

/// Makes the objects of a workspace again from the list that `GraphEncoder` wrote.
///
/// Objects are made first (those that another one needs before it), then filled, so that they may refer to each other in
/// circles. No code of the program runs meanwhile. Whatever is wrong with the list is thrown.
final class GraphDecoder {
  private let interpreter: Interpreter
  private let graph: JSON
  private let blocks: [String: ArraySlice<UInt8>]
  private var records: [[JSON]] = []
  private var objects: [AnyObject?] = []
  private var sources: [SourceText] = []
  private var isLibrarySource: [Bool] = []
  private var compiled: [Int: CompiledSource] = [:]
  private var strings: [String: PyString] = [:]

  init(_ graph: JSON, _ tensors: [SafetensorsTensor], _ interpreter: Interpreter) {
    self.graph = graph
    self.interpreter = interpreter
    var blocks: [String: ArraySlice<UInt8>] = [:]
    for tensor in tensors { blocks[tensor.name] = tensor.bytes }
    self.blocks = blocks
  }

  /// Does everything.
  func restoreWorkspace() throws {
    for name in try array("modules") { _ = try interpreter.importModule(text(name)) }
    for source in try array("sources") {
      sources.append(SourceText(name: try text(source[0]), text: try text(source[1])))
      isLibrarySource.append(source[2]?.boolValue ?? false)
    }
    records = try array("objects").map { record in
      guard let fields = record.arrayValue, let first = fields.first, first.stringValue != nil else {
        throw DamagedSnapshot("an object without a type")
      }
      return fields
    }
    objects = [AnyObject?](repeating: nil, count: records.count)
    // Names come in their order before compiling mentions others.
    let globals = try array("globals")
    for entry in globals { _ = interpreter.globals.slot(Symbol(try text(entry[0]))) }
    for number in records.indices { try make(number) }
    for number in records.indices { try finish(number) }
    for number in records.indices { try fill(number) }
    for entry in try array("patches") {
      try LibraryNames.apply((entry[0]?.arrayValue ?? []).map { try text($0) }, value(entry[1]), interpreter)
    }
    for entry in try array("states") { _ = try value(entry[1]) }
    interpreter.globals.removeAll()
    for entry in globals { interpreter.globals[Symbol(try text(entry[0]))] = try value(entry[1]) }
    interpreter.recursionLimit = max(50, min(try integer("recursion"), 1_000_000))
    interpreter.lastSerial = try integer("serial")
  }

  // MARK: The list

  private func array(_ name: String) throws -> [JSON] {
    guard let array = graph[name]?.arrayValue else { throw DamagedSnapshot("the graph has no \(name)") }
    return array
  }
  private func integer(_ name: String) throws -> Int {
    guard let number = graph[name]?.integerValue else { throw DamagedSnapshot("the graph has no \(name)") }
    return number
  }
  private func text(_ json: JSON?) throws -> String {
    guard let text = json?.stringValue else { throw DamagedSnapshot("a name is no text") }
    return text
  }

  /// The numbers of the objects in a part of a record.
  private func references(in json: JSON, _ numbers: inout [Int]) throws {
    switch json {
    case .array(let parts): for part in parts { try references(in: part, &numbers) }
    case .object(let members):
      if members.count == 1, members[0].name == "r" { numbers.append(try number(members[0].value)) }
    default: break
    }
  }
  private func number(_ json: JSON) throws -> Int {
    guard let number = json.integerValue, records.indices.contains(number) else {
      throw DamagedSnapshot("there is no object \(json.serialized())")
    }
    return number
  }

  // MARK: Making

  /// Makes an object and those that it needs.
  private func make(_ first: Int) throws {
    var stack = [first]
    var begun: Set<Int> = []
    while let number = stack.last {
      if objects[number] != nil {
        stack.removeLast()
        continue
      }
      let record = records[number]
      var needed: [Int] = []
      if let facts = record.dropFirst().first { try references(in: facts, &needed) }
      needed.removeAll { objects[$0] != nil }
      if needed.isEmpty {
        objects[number] = try reconstruct(record)
        stack.removeLast()
      } else {
        guard begun.insert(number).inserted else { throw DamagedSnapshot("an object is a part of itself") }
        stack.append(contentsOf: needed)
      }
    }
  }

  private func reconstruct(_ record: [JSON]) throws -> AnyObject {
    let name = try text(record.first)
    if name == "@" {
      let path = try (record.dropFirst().first?.arrayValue ?? []).map { try text($0) }
      guard let object = try LibraryNames.resolve(path, interpreter).object else {
        throw DamagedSnapshot("\(path.joined(separator: ".")) is no object")
      }
      return object
    }
    guard let type = SnapshotTypes.named(name) else { throw DamagedSnapshot("there is no type \(name)") }
    return try type.reconstruct(reader(record, 1, name))
  }

  private func reader(_ record: [JSON], _ index: Int, _ name: String) throws -> SnapshotReader {
    guard record.indices.contains(index), let parts = record[index].arrayValue else {
      throw DamagedSnapshot("\(name): the record is incomplete")
    }
    return SnapshotReader(try parts.map { try data($0) }, interpreter, name: name)
  }

  /// Gives an object its class, attributes and counting number.
  private func finish(_ number: Int) throws {
    let record = records[number]
    guard let object = objects[number] as? PyObject else { return }
    if record[0].stringValue == "@" {
      if record.count > 2 { object.serial = record[2].integerValue ?? 0 }
      return
    }
    if record.count > 4, record[4] != .null {
      guard case .object(let found) = try value(record[4]), let cls = found as? PyClass, cls.isSubclass(of: object.cls)
      else { throw DamagedSnapshot("\(object.cls.name): the class does not fit") }
      object.cls = cls
      if cls.instancesHaveAttributes, object.attributes == nil { object.attributes = AttributeTable() }
    }
    if record.count > 3, let attributes = record[3].arrayValue {
      guard object.attributes != nil else { throw DamagedSnapshot("\(object.cls.name): there can be no attributes") }
      var table = AttributeTable()
      for entry in attributes { table[Symbol(try text(entry[0]))] = try value(entry[1]) }
      object.attributes = table
    }
    if record.count > 5 { object.serial = record[5].integerValue ?? 0 }
  }

  private func fill(_ number: Int) throws {
    let record = records[number]
    guard let name = record[0].stringValue, name != "@", let object = objects[number] as? any Snapshotable else {
      return
    }
    try object.restoreContents(reader(record, 2, name))
  }

  // MARK: Values

  private func value(_ json: JSON?) throws -> Value {
    guard case .value(let value) = try data(json ?? .null) else { throw DamagedSnapshot("something is no value") }
    return value
  }

  private func data(_ json: JSON) throws -> SnapshotField {
    switch json {
    case .null: return .value(.none)
    case .bool(let flag): return .bool(flag)
    case .integer(let number): return .int(number)
    case .number(let number): return .double(number)
    case .string(let text): return .value(.string(string(text)))
    case .array(let parts): return .list(try parts.map { try data($0) })
    case .object(let members):
      guard let member = members.first, members.count == 1 else { throw DamagedSnapshot("a part of an unknown kind") }
      return try data(member.name, member.value)
    }
  }

  private func data(_ kind: String, _ json: JSON) throws -> SnapshotField {
    switch kind {
    case "u": return .value(.undefined)
    case "f":
      guard let bits = UInt64(try text(json), radix: 16) else { throw DamagedSnapshot("a number is no number") }
      return .double(Double(bitPattern: bits))
    case "r":
      let object = objects[try number(json)]
      if let object = object as? PyObject { return .value(object.value) }
      if let object = object as? any Snapshotable { return .object(object) }
      throw DamagedSnapshot("an object is needed before it exists")
    case "c": return .code(try code(json))
    case "s": return .source(try source(json))
    case "t":
      guard let bytes = blocks[try text(json)] else {
        throw DamagedSnapshot("the tensor \(json.serialized()) is missing")
      }
      return .bytes(Array(bytes))
    default: throw DamagedSnapshot("a part of an unknown kind")
    }
  }

  /// Equal texts become one object again, as a compiler makes them.
  private func string(_ text: String) -> PyString {
    if let known = strings[text], PyString.equal(known.text, text) { return known }
    let made = PyString(text)
    strings[text] = made
    return made
  }

  private func source(_ json: JSON?) throws -> SourceText {
    guard let number = json?.integerValue, sources.indices.contains(number) else {
      throw DamagedSnapshot("a source is missing")
    }
    return sources[number]
  }

  /// A function in a source that is compiled when the first of its functions is needed.
  private func code(_ json: JSON) throws -> CodeObject {
    let source = try source(json[0])
    guard let number = json[0]?.integerValue, let ordinal = json[1]?.integerValue, let name = json[2]?.stringValue
    else {
      throw DamagedSnapshot("a function is not described")
    }
    let unit: CompiledSource
    if let known = compiled[number] {
      unit = known
    } else if isLibrarySource[number] {
      unit = try interpreter.libraryUnit(source)
    } else {
      unit = try interpreter.compile(source, echoes: true, allowsCommands: true)
    }
    compiled[number] = unit
    if unit.codes.indices.contains(ordinal), unit.codes[ordinal].qualname == name { return unit.codes[ordinal] }
    throw DamagedSnapshot("\(source.name) has no function \(name)")
  }
}
