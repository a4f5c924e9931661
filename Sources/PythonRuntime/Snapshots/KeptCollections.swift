import BigIntegers

// How snapshots keep numbers, texts and collections.

extension PyString: Kept {
  package static var keptName: String { "str" }
  package func keep() throws -> KeptRecord { KeptRecord([.text(text)]) }
  package static func remake(_ facts: KeptReader) throws -> AnyObject { PyString(try facts.text(0)) }
}

extension PyBytes: Kept {
  package static var keptName: String { "bytes" }
  package func keep() throws -> KeptRecord { KeptRecord([.ints(bytes.map { Int($0) }), .int(isMutable ? 1 : 0)]) }
  package static func remake(_ facts: KeptReader) throws -> AnyObject {
    PyBytes(
      try facts.ints(0).map { number in
        guard let byte = UInt8(exactly: number) else { throw facts.damaged(0, "byte string") }
        return byte
      }, cls: try facts.int(1) == 1 ? Classes.bytearray : Classes.bytes)
  }
}

extension PyBigInt: Kept {
  package static var keptName: String { "bigint" }
  package func keep() throws -> KeptRecord { KeptRecord([.text("0x" + String(number, radix: 16))]) }
  package static func remake(_ facts: KeptReader) throws -> AnyObject {
    let text = try facts.text(0)
    guard text.hasPrefix("0x"), let number = BigInt(text.dropFirst(2), radix: 16),
      let object = PyBigInt.value(number).object
    else {
      throw facts.damaged(0, "large number")
    }
    return object
  }
}

extension PyNumber: Kept {
  package static var keptName: String { "number" }
  package func keep() throws -> KeptRecord { KeptRecord([.value(number)]) }
  package static func remake(_ facts: KeptReader) throws -> AnyObject {
    let number = try facts.value(0)
    switch number {
    case .int, .float: break
    case .object(let object) where object is PyBigInt: break
    default: throw facts.damaged(0, "number")
    }
    return PyNumber(number, cls: Classes.object)
  }
}

extension PyList: Kept {
  package static var keptName: String { "list" }
  package func keep() throws -> KeptRecord { KeptRecord(contents: items.map { .value($0) }) }
  package static func remake(_ facts: KeptReader) throws -> AnyObject { PyList() }
  package func refill(_ contents: KeptReader) throws { items = try contents.allValues() }
}

extension PyTuple: Kept {
  package static var keptName: String { "tuple" }
  package func keep() throws -> KeptRecord { KeptRecord(items.map { .value($0) }) }
  package static func remake(_ facts: KeptReader) throws -> AnyObject { PyTuple(try facts.allValues()) }
}

/// Hashes that programs compute are kept with the keys: restoring runs no code of the program.
enum KeptHashes {
  /// Whether the hash of a key follows from its text or number alone.
  static func isPlain(_ key: Value) -> Bool {
    switch key {
    case .none, .bool, .int, .float: true
    case .string(let string): string.cls === Classes.string
    default: false
    }
  }
  static func data(_ key: Value, _ hash: Int) -> KeptData { isPlain(key) ? .nothing : .int(hash) }
  static func hash(_ key: Value, _ reader: KeptReader, _ index: Int) throws -> Int {
    if case .undefined = key { throw reader.damaged(index, "key") }
    return isPlain(key) ? try reader.interpreter.hash(key) : try reader.int(index)
  }
}

extension PyDict: Kept {
  package static var keptName: String { "dict" }
  package func keep() throws -> KeptRecord {
    var contents: [KeptData] = [.value(defaultFactory)]
    for entry in table.hashedPairs {
      contents += [.value(entry.key), .value(entry.value), KeptHashes.data(entry.key, entry.hash)]
    }
    return KeptRecord(contents: contents)
  }
  package static func remake(_ facts: KeptReader) throws -> AnyObject { PyDict() }
  package func refill(_ contents: KeptReader) throws {
    defaultFactory = try contents.value(0)
    guard contents.count % 3 == 1 else { throw DamagedSnapshot("dict: a key without a value") }
    var pairs: [(key: Value, value: Value, hash: Int)] = []
    for i in stride(from: 1, to: contents.count, by: 3) {
      let key = try contents.value(i)
      pairs.append((key, try contents.value(i + 1), try KeptHashes.hash(key, contents, i + 2)))
    }
    table = HashTable(restoring: pairs)
  }
}

extension PySet: Kept {
  package static var keptName: String { "set" }
  // The places in the table are kept, too: they decide the order in which the set is walked.
  package func keep() throws -> KeptRecord {
    let layout = table.kept
    var contents: [KeptData] = [.int(layout.size), .int(layout.finger), .ints(layout.removed)]
    for slot in layout.used {
      contents += [.int(slot.index), .value(slot.key), KeptHashes.data(slot.key, slot.hash)]
    }
    return KeptRecord([.bool(isFrozen)], contents: contents)
  }
  package static func remake(_ facts: KeptReader) throws -> AnyObject {
    PySet(cls: try facts.bool(0) ? Classes.frozenset : Classes.set)
  }
  package func refill(_ contents: KeptReader) throws {
    guard contents.count % 3 == 0 else { throw DamagedSnapshot("set: a key without a place") }
    var used: [(index: Int, key: Value, hash: Int)] = []
    for i in stride(from: 3, to: contents.count, by: 3) {
      let key = try contents.value(i + 1)
      used.append((try contents.int(i), key, try KeptHashes.hash(key, contents, i + 2)))
    }
    let layout = SetTable.Kept(
      size: try contents.int(0), finger: try contents.int(1), removed: try contents.ints(2), used: used)
    guard let table = SetTable(restoring: layout) else { throw DamagedSnapshot("set: impossible places") }
    self.table = table
  }
}

extension DictView: Kept {
  package static var keptName: String { "dict view" }
  package func keep() throws -> KeptRecord { KeptRecord([.ref(dict), .int(part.number)]) }
  package static func remake(_ facts: KeptReader) throws -> AnyObject {
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
  init(_ facts: KeptReader, _ index: Int) throws {
    switch try facts.int(index) {
    case 0: self = .keys
    case 1: self = .values
    case 2: self = .items
    default: throw facts.damaged(index, "part of a dictionary")
    }
  }
}

extension PySlice: Kept {
  package static var keptName: String { "slice" }
  package func keep() throws -> KeptRecord { KeptRecord([.value(start), .value(stop), .value(step)]) }
  package static func remake(_ facts: KeptReader) throws -> AnyObject {
    PySlice(try facts.value(0), try facts.value(1), try facts.value(2))
  }
}

extension PyRange: Kept {
  package static var keptName: String { "range" }
  package func keep() throws -> KeptRecord { KeptRecord([.int(start), .int(stop), .int(step)]) }
  package static func remake(_ facts: KeptReader) throws -> AnyObject {
    let step = try facts.int(2)
    guard step != 0 else { throw facts.damaged(2, "step") }
    return PyRange(try facts.int(0), try facts.int(1), step)
  }
}
