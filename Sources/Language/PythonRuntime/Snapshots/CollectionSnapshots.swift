// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers

// How snapshots keep numbers, texts and collections.

extension PyString: Snapshotable {
  package static var snapshotName: String { "str" }
  package func snapshot() throws -> SnapshotRecord { SnapshotRecord([.text(text)]) }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject { PyString(try facts.text(0)) }
}

extension PyBytes: Snapshotable {
  package static var snapshotName: String { "bytes" }
  package func snapshot() throws -> SnapshotRecord {
    SnapshotRecord([.bytes(bytes), .int(isMutable ? 1 : 0)])
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    PyBytes(try facts.bytes(0), cls: try facts.int(1) == 1 ? Classes.bytearray : Classes.bytes)
  }
}

extension PyBigInt: Snapshotable {
  package static var snapshotName: String { "bigint" }
  package func snapshot() throws -> SnapshotRecord { SnapshotRecord([.text("0x" + String(number, radix: 16))]) }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    let text = try facts.text(0)
    guard text.hasPrefix("0x"), let number = BigInt(text.dropFirst(2), radix: 16),
      let object = PyBigInt.value(number).object
    else {
      throw facts.damaged(0, "large number")
    }
    return object
  }
}

extension PyNumber: Snapshotable {
  package static var snapshotName: String { "number" }
  package func snapshot() throws -> SnapshotRecord { SnapshotRecord([.value(number)]) }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    let number = try facts.value(0)
    switch number {
    case .int, .float: break
    case .object(let object) where object is PyBigInt: break
    default: throw facts.damaged(0, "number")
    }
    return PyNumber(number, cls: Classes.object)
  }
}

extension PyList: Snapshotable {
  package static var snapshotName: String { "list" }
  package func snapshot() throws -> SnapshotRecord { SnapshotRecord(contents: items.map { .value($0) }) }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject { PyList() }
  package func restoreContents(_ contents: SnapshotReader) throws { items = try contents.allValues() }
}

extension PyTuple: Snapshotable {
  package static var snapshotName: String { "tuple" }
  package func snapshot() throws -> SnapshotRecord { SnapshotRecord(items.map { .value($0) }) }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject { PyTuple(try facts.allValues()) }
}

/// Hashes that programs compute are kept with the keys: restoring runs no code of the program.
enum SnapshotHashes {
  /// Whether the hash of a key follows from its text or number alone.
  static func isPlain(_ key: Value) -> Bool {
    switch key {
    case .none, .bool, .int, .float: true
    case .string(let string): string.cls === Classes.string
    default: false
    }
  }
  static func data(_ key: Value, _ hash: Int) -> SnapshotField { isPlain(key) ? .nothing : .int(hash) }
  static func hash(_ key: Value, _ reader: SnapshotReader, _ index: Int) throws -> Int {
    if case .undefined = key { throw reader.damaged(index, "key") }
    return isPlain(key) ? try reader.interpreter.hash(key) : try reader.int(index)
  }
}

extension PyDict: Snapshotable {
  package static var snapshotName: String { "dict" }
  package func snapshot() throws -> SnapshotRecord {
    var contents: [SnapshotField] = [.value(defaultFactory)]
    for entry in table.hashedPairs {
      contents += [.value(entry.key), .value(entry.value), SnapshotHashes.data(entry.key, entry.hash)]
    }
    return SnapshotRecord(contents: contents)
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject { PyDict() }
  package func restoreContents(_ contents: SnapshotReader) throws {
    defaultFactory = try contents.value(0)
    guard contents.count % 3 == 1 else { throw DamagedSnapshot("dict: a key without a value") }
    var pairs: [(key: Value, value: Value, hash: Int)] = []
    for i in stride(from: 1, to: contents.count, by: 3) {
      let key = try contents.value(i)
      pairs.append((key, try contents.value(i + 1), try SnapshotHashes.hash(key, contents, i + 2)))
    }
    table = HashTable(restoring: pairs)
  }
}

extension PySet: Snapshotable {
  package static var snapshotName: String { "set" }
  // The places in the table are kept, too: they decide the order in which the set is walked.
  package func snapshot() throws -> SnapshotRecord {
    let layout = table.kept
    var contents: [SnapshotField] = [.int(layout.size), .int(layout.finger), .ints(layout.removed)]
    for slot in layout.used {
      contents += [.int(slot.index), .value(slot.key), SnapshotHashes.data(slot.key, slot.hash)]
    }
    return SnapshotRecord([.bool(isFrozen)], contents: contents)
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    PySet(cls: try facts.bool(0) ? Classes.frozenset : Classes.set)
  }
  package func restoreContents(_ contents: SnapshotReader) throws {
    guard contents.count % 3 == 0 else { throw DamagedSnapshot("set: a key without a place") }
    var used: [(index: Int, key: Value, hash: Int)] = []
    for i in stride(from: 3, to: contents.count, by: 3) {
      let key = try contents.value(i + 1)
      used.append((try contents.int(i), key, try SnapshotHashes.hash(key, contents, i + 2)))
    }
    let layout = SetTable.Layout(
      size: try contents.int(0), finger: try contents.int(1), removed: try contents.ints(2), used: used)
    guard let table = SetTable(restoring: layout) else { throw DamagedSnapshot("set: impossible places") }
    self.table = table
  }
}

extension DictView: Snapshotable {
  package static var snapshotName: String { "dict view" }
  package func snapshot() throws -> SnapshotRecord { SnapshotRecord([.ref(dict), .int(part.number)]) }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    DictView(try facts.object(0), try DictIterator.Part(facts, 1))
  }
}

extension DictIterator.Part {
  var number: Int {
    switch self {
    case .keys: 0
    case .values: 1
    case .items: 2
    }
  }
  init(_ facts: SnapshotReader, _ index: Int) throws {
    switch try facts.int(index) {
    case 0: self = .keys
    case 1: self = .values
    case 2: self = .items
    default: throw facts.damaged(index, "part of a dictionary")
    }
  }
}

extension PySlice: Snapshotable {
  package static var snapshotName: String { "slice" }
  package func snapshot() throws -> SnapshotRecord { SnapshotRecord([.value(start), .value(stop), .value(step)]) }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    PySlice(try facts.value(0), try facts.value(1), try facts.value(2))
  }
}

extension PyRange: Snapshotable {
  package static var snapshotName: String { "range" }
  package func snapshot() throws -> SnapshotRecord { SnapshotRecord([.int(start), .int(stop), .int(step)]) }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    let step = try facts.int(2)
    guard step != 0 else { throw facts.damaged(2, "step") }
    return PyRange(try facts.int(0), try facts.int(1), step)
  }
}
