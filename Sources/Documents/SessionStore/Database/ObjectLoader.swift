// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import SQLite
import Tensors

/// Makes the objects of a workspace again from the rows of its database.
///
/// Objects are made first (those that another one needs before it), then filled, so that they may refer to each other in
/// circles. No code of the program runs meanwhile. A row that is not what was written is damage and is thrown; an object that this
/// version of the program cannot make is left out by name.
final class ObjectLoader {
  private let interpreter: Interpreter
  private let database: Database
  private let tables: StoreTables
  private let state: StoreState
  private var loaded = LoadedObjects()

  private var records = StoredRecords()
  private var objects: [AnyObject?] = []
  private var sources: StoredSources
  private var strings: [String: PyString] = [:]
  /// The type that was wanted last: most objects are of the type of the one before.
  private var lastType: (name: String, type: any Snapshotable.Type) = ("", PyList.self)

  init(_ database: Database, _ tables: StoreTables, _ state: StoreState, _ interpreter: Interpreter) {
    self.database = database
    self.tables = tables
    self.state = state
    self.interpreter = interpreter
    sources = StoredSources(interpreter)
  }

  /// Does everything.
  func load() throws -> LoadedObjects {
    let roots = try readRoots()
    for root in roots where root.kind == "m" { try attempt { _ = try interpreter.importModule(root.name) } }
    try sources.read(database)
    loaded.sources = sources.numbers
    records = try StoredRecords(tables, rowCount: state.nextRow, from: roots.map(\.value))
    objects = [AnyObject?](repeating: nil, count: records.all.count)
    // Names come in their order before compiling mentions others.
    let globals = roots.filter { $0.kind == "g" }
    interpreter.globals.arrange(globals.map { (Symbol($0.name), $0.position) })
    for place in records.all.indices { try make(place) }
    for place in records.all.indices { try attempt { try finish(place) } }
    for place in records.all.indices { try attempt { try fill(place) } }
    for root in roots.filter({ $0.kind == "p" }).sorted(by: { $0.position < $1.position }) {
      let path = root.name.split(separator: "\u{1}", omittingEmptySubsequences: false).map(String.init)
      try attempt { try LibraryNames.apply(path, value(root.value), interpreter) }
    }
    for root in roots where root.kind == "f" { _ = try value(root.value) }
    for root in roots where root.kind == "s" { _ = try value(root.value) }
    interpreter.globals.removeAll()
    for root in globals { interpreter.globals[Symbol(root.name)] = try value(root.value) }
    for root in roots where root.kind == "n" {
      if root.name == "serial" { interpreter.lastSerial = root.position }
      if root.name == "recursion" { interpreter.recursionLimit = max(50, min(root.position, 1_000_000)) }
    }
    for (place, record) in records.all.enumerated() {
      guard let object = objects[place] else { continue }
      loaded.objects.append((record.row, object, record.sum))
      if let storage = object as? Storage {
        loaded.blocks.append((record.row, storage, try RecordReader.parts(of: record.bytes).flatMap(\.blocks)))
      }
      if let lost = object as? LostObject { loaded.lost.append((record.row, lost.what)) }
    }
    try findGaps()
    return loaded
  }

  // MARK: Rows

  private struct Root {
    let kind: String
    let name: String
    let position: Int
    let value: RecordPart
  }

  private func readRoots() throws -> [Root] {
    var roots: [Root] = []
    var sum: UInt64 = 0
    let select = try database.prepare("SELECT name, data, sum FROM roots")
    while try select.step() {
      let (name, data, own) = (select.text(0), select.blob(1), RowSum.read(select.int(2)))
      guard RowSum.of(name, data) == own else { throw DamagedSnapshot("a name is not what was written") }
      let parts = try RecordReader.parts(of: data)
      guard parts.count == 2, let position = parts[0].int, let colon = name.firstIndex(of: ":") else {
        throw DamagedSnapshot("a name is not what was written")
      }
      sum ^= own
      loaded.roots[name] = own
      roots.append(
        Root(
          kind: String(name[..<colon]), name: String(name[name.index(after: colon)...]), position: position,
          value: parts[1]))
    }
    guard roots.count == state.rootCount, sum == state.rootSum else { throw DamagedSnapshot("names are missing") }
    return roots.sorted { ($0.kind, $0.position, $0.name) < ($1.kind, $1.position, $1.name) }
  }

  /// Finds rows that can be used again, when most numbers are of objects that have gone.
  private func findGaps() throws {
    guard state.nextRow > 4 * state.objectCount + 100_000 else { return }
    let select = try database.prepare("SELECT id FROM objects UNION SELECT id FROM former_objects ORDER BY id DESC")
    var last = state.nextRow
    loaded.hasGaps = true
    while try select.step() {
      let id = select.int(0)
      for gap in max(1, id + 1)..<max(id + 1, last) where gap < Int(UInt32.max) { loaded.gaps.append(UInt32(gap)) }
      last = id
    }
  }

  // MARK: Making

  /// Makes an object and those that it needs.
  private func make(_ first: Int) throws {
    if !records.all[first].needsOthers, objects[first] == nil { return try makeAlone(first) }
    var stack = [first]
    var begun: Set<Int> = []
    while let place = stack.last {
      if objects[place] != nil {
        stack.removeLast()
        continue
      }
      var needed: [Int] = []
      if records.all[place].needsOthers {
        var reader = RecordReader(records.all[place].bytes, at: records.all[place].facts)
        try reader.skip { row in
          if let other = records.place(of: row), objects[other] == nil { needed.append(other) }
        }
      }
      if needed.isEmpty {
        try makeAlone(place)
        stack.removeLast()
      } else {
        guard begun.insert(place).inserted else { throw DamagedSnapshot("an object is a part of itself") }
        stack.append(contentsOf: needed)
      }
    }
  }

  private func makeAlone(_ place: Int) throws {
    try attempt { objects[place] = try reconstruct(records.all[place]) }
    if objects[place] == nil { objects[place] = LostObject("the \(records.all[place].type)") }
  }

  /// Does something; what this version of the program cannot do is left out by name. Bytes that are not what was written are damage.
  private func attempt(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let damage as DatabaseError {
      throw damage
    } catch let damage as MissingPart {
      throw damage
    } catch {
      let problem = (error as? DamagedSnapshot)?.description ?? interpreter.normalise(error).message
      if !loaded.problems.contains(problem) { loaded.problems.append(problem) }
    }
  }

  private func reconstruct(_ record: StoredRecords.Record) throws -> AnyObject {
    if record.type == "@" {
      let facts = try fields(record, at: record.facts)
      let path = try facts.parts.indices.map { try facts.text($0) }
      guard let object = try LibraryNames.resolve(path, interpreter).object else {
        throw DamagedSnapshot("\(path.joined(separator: ".")) is no object")
      }
      return object
    }
    if record.type == LostObject.snapshotName {
      return try LostObject.reconstruct(fields(record, at: record.facts))
    }
    if record.type == Storage.snapshotName, let storage = try largeStorage(record) { return storage }
    if record.type != lastType.name {
      guard let type = SnapshotTypes.named(record.type) else {
        throw DamagedSnapshot("there is no type \(record.type)")
      }
      lastType = (record.type, type)
    }
    return try lastType.type.reconstruct(fields(record, at: record.facts))
  }

  /// A storage whose bytes lie in rows of their own; nil when they stand in the record.
  private func largeStorage(_ record: StoredRecords.Record) throws -> Storage? {
    var reader = RecordReader(record.bytes, at: record.facts)
    guard case .list = try reader.tag(), try reader.count() == 2, case .blocks = try reader.tag() else { return nil }
    let (count, pieces) = try reader.blocks()
    guard case .int = try reader.tag() else { throw DamagedSnapshot("a tensor's memory is not what was written") }
    return try storage(count, pieces, version: reader.int())
  }

  // SAFETY: each piece is copied to its own place in a buffer that was made for all of them.
  private func storage(_ count: Int, _ pieces: [StoredBlock], version: Int) throws -> Storage {
    do { try Buffer.checkMemory(count) } catch { throw DamagedSnapshot("\(error)") }
    let storage = Storage(Buffer(byteCount: count))
    storage.version = version
    for (i, piece) in pieces.enumerated() {
      let start = i * StoredBlock.size
      let wanted = min(StoredBlock.size, count - start)
      try tables.getBlock.bind([.int(piece.id)])
      defer { tables.getBlock.reset() }
      guard try tables.getBlock.step() else { throw MissingPart("a piece of a tensor") }
      try tables.getBlock.withBytes(0) { bytes in
        guard bytes.count == wanted, piece.isSum(of: bytes), let source = bytes.baseAddress else {
          throw MissingPart("a piece of a tensor")
        }
        storage.bytes.advanced(by: start).copyMemory(from: source, byteCount: wanted)
      }
    }
    return storage
  }

  /// The facts or the contents of a record.
  private func fields(_ record: StoredRecords.Record, at offset: Int) throws -> SnapshotReader {
    var reader = RecordReader(record.bytes, at: offset)
    guard case .list(let parts) = try field(&reader) else {
      throw DamagedSnapshot("\(record.type): the record is incomplete")
    }
    return SnapshotReader(parts, interpreter, name: record.type)
  }

  /// Gives an object its class, attributes and counting number.
  private func finish(_ place: Int) throws {
    let record = records.all[place]
    var reader = RecordReader(record.bytes, at: record.rest)
    guard !reader.isAtEnd, let object = objects[place] as? PyObject else { return }
    let attributes = reader
    try reader.skip { _ in }
    if case .object(let found) = try value(&reader) {
      guard let cls = found as? PyClass, cls.isSubclass(of: object.cls) else {
        throw DamagedSnapshot("\(object.cls.name): the class does not fit")
      }
      object.cls = cls
      if cls.instancesHaveAttributes, object.attributes == nil { object.attributes = AttributeTable() }
    }
    if case .int(let serial) = try value(&reader) { object.serial = serial }
    try setAttributes(of: object, attributes)
  }

  /// Reads names and values, in turn.
  private func setAttributes(of object: PyObject, _ attributes: RecordReader) throws {
    var reader = attributes
    guard case .list = try reader.tag() else { return }
    guard object.attributes != nil else { throw DamagedSnapshot("\(object.cls.name): there can be no attributes") }
    var table = AttributeTable()
    for _ in 0..<(try reader.count() / 2) {
      guard case .text = try reader.tag() else { throw DamagedSnapshot("a name is no text") }
      let name = Symbol(try reader.text())
      table[name] = try value(&reader)
    }
    object.attributes = table
  }

  private func fill(_ place: Int) throws {
    let record = records.all[place]
    guard record.type != "@", !(objects[place] is LostObject), let object = objects[place] as? any Snapshotable else {
      return
    }
    try object.restoreContents(fields(record, at: record.contents))
  }

  // MARK: Values

  /// The value of a name.
  private func value(_ part: RecordPart) throws -> Value {
    switch part {
    case .none: return .none
    case .bool(let flag): return .bool(flag)
    case .int(let number): return .int(number)
    case .double(let number): return .float(number)
    case .text(let text): return .string(string(text))
    case .undefined: return .undefined
    case .reference(let row): if case .value(let value) = try object(row) { return value }
    default: break
    }
    throw DamagedSnapshot("something is no value")
  }

  private func value(_ reader: inout RecordReader) throws -> Value {
    guard case .value(let value) = try field(&reader) else { throw DamagedSnapshot("something is no value") }
    return value
  }

  private func field(_ reader: inout RecordReader) throws -> SnapshotField {
    switch try reader.tag() {
    case .none: return .value(.none)
    case .no: return .bool(false)
    case .yes: return .bool(true)
    case .int: return .int(try reader.int())
    case .double: return .double(Double(bitPattern: try reader.word()))
    case .text: return .value(.string(string(try reader.text())))
    case .undefined: return .value(.undefined)
    case .list:
      let count = try reader.count()
      var fields: [SnapshotField] = []
      fields.reserveCapacity(count)
      for _ in 0..<count { fields.append(try field(&reader)) }
      return .list(fields)
    case .bytes: return .bytes(Array(try reader.run()))
    case .source: return .source(try sources.text(reader.number()))
    case .code:
      let (source, ordinal) = (try reader.number(), try reader.number())
      return .code(try sources.code(source, ordinal, reader.text()))
    case .blocks: throw DamagedSnapshot("bytes stand where none belong")
    case .reference: return try object(try reader.number())
    }
  }

  /// An object that was made.
  private func object(_ row: Int) throws -> SnapshotField {
    guard let place = records.place(of: row), let object = objects[place] else {
      throw DamagedSnapshot("an object is needed before it exists")
    }
    if let object = object as? PyObject { return .value(object.value) }
    if let object = object as? any Snapshotable { return .object(object) }
    throw DamagedSnapshot("an object is needed before it exists")
  }

  /// Equal texts become one object again, as a compiler makes them.
  private func string(_ text: String) -> PyString {
    if let known = strings[text], PyString.equal(known.text, text) { return known }
    let made = PyString(text)
    strings[text] = made
    return made
  }
}
