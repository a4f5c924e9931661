// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
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

  private struct Record {
    let row: Int
    let type: String
    let parts: [RecordPart]
    let sum: UInt64
  }
  private var records: [Record] = []
  private var places: [Int: Int] = [:]
  private var objects: [AnyObject?] = []
  private var sources: [Int: (text: SourceText, kind: SourceKind)] = [:]
  private var compiled: [Int: CompiledSource] = [:]
  private var strings: [String: PyString] = [:]

  init(_ database: Database, _ tables: StoreTables, _ state: StoreState, _ interpreter: Interpreter) {
    self.database = database
    self.tables = tables
    self.state = state
    self.interpreter = interpreter
  }

  /// Does everything.
  func load() throws -> LoadedObjects {
    let roots = try readRoots()
    for root in roots where root.kind == "m" { try attempt { _ = try interpreter.importModule(root.name) } }
    try readSources()
    for root in roots { try root.value.visitReferences(read) }
    var next = 0
    while next < records.count {
      for part in records[next].parts { try part.visitReferences(read) }
      next += 1
    }
    objects = [AnyObject?](repeating: nil, count: records.count)
    // Names come in their order before compiling mentions others.
    let globals = roots.filter { $0.kind == "g" }.sorted { $0.position < $1.position }
    for root in globals { _ = interpreter.globals.slot(Symbol(root.name)) }
    for place in records.indices { try make(place) }
    for place in records.indices { try attempt { try finish(place) } }
    for place in records.indices { try attempt { try fill(place) } }
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
    for (place, record) in records.enumerated() {
      guard let object = objects[place] else { continue }
      loaded.objects.append((record.row, object, record.sum))
      if let storage = object as? Storage {
        loaded.blocks.append((record.row, storage, record.parts.flatMap(\.blocks)))
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

  private func readSources() throws {
    let select = try database.prepare("SELECT id, name, text, library, sum FROM sources")
    while try select.step() {
      let (name, text) = (select.text(1), select.text(2))
      guard RowSum.of(name, Array(text.utf8)) == RowSum.read(select.int(4)) else {
        throw DamagedSnapshot("a source is not what was written")
      }
      guard let kind = SourceKind(rawValue: select.int(3)) else { throw DamagedSnapshot("a source of an unknown kind") }
      let source = SourceText(name: name, text: text)
      // Its functions find their global names there when they are compiled.
      if kind == .module { interpreter.moduleFile(path: name).add(source) }
      sources[select.int(0)] = (source, kind)
      loaded.sources["\(name)\u{0}\(text)"] = select.int(0)
    }
  }

  /// Reads an object's row, unless that has happened.
  private func read(_ row: Int) throws {
    guard places[row] == nil else { return }
    try tables.getObject.bind([.int(row)])
    defer { tables.getObject.reset() }
    guard try tables.getObject.step() else { throw DamagedSnapshot("the object \(row) is missing") }
    let data = tables.getObject.blob(0)
    let sum = RowSum.read(tables.getObject.int(1))
    guard RowSum.of(data) == sum else { throw DamagedSnapshot("the object \(row) is not what was written") }
    let parts = try RecordReader.parts(of: data)
    guard let type = parts.first?.text, parts.count >= 3 else {
      throw DamagedSnapshot("the object \(row) is incomplete")
    }
    places[row] = records.count
    records.append(Record(row: row, type: type, parts: parts, sum: sum))
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
    var stack = [first]
    var begun: Set<Int> = []
    while let place = stack.last {
      if objects[place] != nil {
        stack.removeLast()
        continue
      }
      var needed: [Int] = []
      records[place].parts[1].visitReferences { row in
        if let other = places[row], objects[other] == nil { needed.append(other) }
      }
      if needed.isEmpty {
        try attempt { objects[place] = try reconstruct(records[place]) }
        if objects[place] == nil { objects[place] = LostObject("the \(records[place].type)") }
        stack.removeLast()
      } else {
        guard begun.insert(place).inserted else { throw DamagedSnapshot("an object is a part of itself") }
        stack.append(contentsOf: needed)
      }
    }
  }

  /// Does something; what this version of the program cannot do is left out by name. Bytes that are not what was written are damage.
  private func attempt(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let damage as DatabaseError {
      throw damage
    } catch let damage as MissingBlock {
      throw damage
    } catch {
      let problem = (error as? DamagedSnapshot)?.description ?? interpreter.normalise(error).message
      if !loaded.problems.contains(problem) { loaded.problems.append(problem) }
    }
  }

  private func reconstruct(_ record: Record) throws -> AnyObject {
    if record.type == "@" {
      let path = (record.parts[1].list ?? []).compactMap(\.text)
      guard let object = try LibraryNames.resolve(path, interpreter).object else {
        throw DamagedSnapshot("\(path.joined(separator: ".")) is no object")
      }
      return object
    }
    if record.type == LostObject.snapshotName { return try LostObject.reconstruct(reader(record, 1)) }
    if record.type == Storage.snapshotName, case .blocks(let count, let pieces)? = record.parts[1].list?.first {
      return try storage(count, pieces, version: record.parts[1].list?.last?.int ?? 0)
    }
    guard let type = SnapshotTypes.named(record.type) else { throw DamagedSnapshot("there is no type \(record.type)") }
    return try type.reconstruct(reader(record, 1))
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
      guard try tables.getBlock.step() else { throw MissingBlock() }
      try tables.getBlock.withBytes(0) { bytes in
        guard bytes.count == wanted, piece.isSum(of: bytes), let source = bytes.baseAddress else {
          throw MissingBlock()
        }
        storage.bytes.advanced(by: start).copyMemory(from: source, byteCount: wanted)
      }
    }
    return storage
  }

  private func reader(_ record: Record, _ index: Int) throws -> SnapshotReader {
    guard let parts = record.parts[index].list else {
      throw DamagedSnapshot("\(record.type): the record is incomplete")
    }
    return SnapshotReader(try parts.map { try field($0) }, interpreter, name: record.type)
  }

  /// Gives an object its class, attributes and counting number.
  private func finish(_ place: Int) throws {
    let record = records[place]
    guard record.parts.count == 6, let object = objects[place] as? PyObject else { return }
    if let serial = record.parts[5].int { object.serial = serial }
    if case .reference = record.parts[4] {
      guard case .object(let found) = try value(record.parts[4]), let cls = found as? PyClass,
        cls.isSubclass(of: object.cls)
      else { throw DamagedSnapshot("\(object.cls.name): the class does not fit") }
      object.cls = cls
      if cls.instancesHaveAttributes, object.attributes == nil { object.attributes = AttributeTable() }
    }
    guard let attributes = record.parts[3].list else { return }
    guard object.attributes != nil else { throw DamagedSnapshot("\(object.cls.name): there can be no attributes") }
    var table = AttributeTable()
    for i in stride(from: 0, to: attributes.count - 1, by: 2) {
      guard let name = attributes[i].text else { throw DamagedSnapshot("a name is no text") }
      table[Symbol(name)] = try value(attributes[i + 1])
    }
    object.attributes = table
  }

  private func fill(_ place: Int) throws {
    let record = records[place]
    guard record.type != "@", !(objects[place] is LostObject), let object = objects[place] as? any Snapshotable else {
      return
    }
    try object.restoreContents(reader(record, 2))
  }

  // MARK: Values

  private func value(_ part: RecordPart) throws -> Value {
    guard case .value(let value) = try field(part) else { throw DamagedSnapshot("something is no value") }
    return value
  }

  private func field(_ part: RecordPart) throws -> SnapshotField {
    switch part {
    case .none: return .value(.none)
    case .bool(let flag): return .bool(flag)
    case .int(let number): return .int(number)
    case .double(let number): return .double(number)
    case .text(let text): return .value(.string(string(text)))
    case .undefined: return .value(.undefined)
    case .list(let parts): return .list(try parts.map { try field($0) })
    case .bytes(let bytes): return .bytes(bytes)
    case .source(let number):
      guard let source = sources[number] else { throw DamagedSnapshot("a source is missing") }
      return .source(source.text)
    case .code(let source, let ordinal, let name): return .code(try code(source, ordinal, name))
    case .blocks: throw DamagedSnapshot("bytes stand where none belong")
    case .reference(let row):
      guard let place = places[row], let object = objects[place] else {
        throw DamagedSnapshot("an object is needed before it exists")
      }
      if let object = object as? PyObject { return .value(object.value) }
      if let object = object as? any Snapshotable { return .object(object) }
      throw DamagedSnapshot("an object is needed before it exists")
    }
  }

  /// Equal texts become one object again, as a compiler makes them.
  private func string(_ text: String) -> PyString {
    if let known = strings[text], PyString.equal(known.text, text) { return known }
    let made = PyString(text)
    strings[text] = made
    return made
  }

  /// A function in a source that is compiled when the first of its functions is needed.
  private func code(_ number: Int, _ ordinal: Int, _ name: String) throws -> CodeObject {
    guard let source = sources[number] else { throw DamagedSnapshot("a source is missing") }
    let unit: CompiledSource
    if let known = compiled[number] {
      unit = known
    } else if source.kind == .library {
      unit = try interpreter.libraryUnit(source.text)
    } else {
      unit = try interpreter.compile(source.text, echoes: true, allowsCommands: true)
    }
    compiled[number] = unit
    guard unit.codes.indices.contains(ordinal), unit.codes[ordinal].qualname == name else {
      throw DamagedSnapshot("\(source.text.name) has no function \(name)")
    }
    return unit.codes[ordinal]
  }
}

/// A piece of a tensor is not what was written: no object to be left out, but damage.
struct MissingBlock: Error {}
