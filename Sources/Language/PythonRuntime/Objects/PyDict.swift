// SPDX-License-Identifier: GPL-3.0-or-later

import Transactions

/// A `dict`, also the base of `OrderedDict`, `defaultdict` and `Counter`.
public final class PyDict: PyObject {
  @usableFromInline var storedTable = HashTable()
  /// The contents.
  @inlinable public var table: HashTable {
    @inline(__always) _read { yield storedTable }
    @inline(__always) _modify {
      willChange()
      yield &storedTable
    }
  }
  /// For `defaultdict`: what makes missing values.
  public var defaultFactory: Value = .none { willSet { willChange() } }

  public override func showReferences(to walk: ReferenceWalk) {
    super.showReferences(to: walk)
    storedTable.showReferences(to: walk)
    walk.see(defaultFactory)
  }
  public override func dropReferences() {
    super.dropReferences()
    storedTable = HashTable()
  }

  /// Makes an empty dictionary (or an instance of a subclass of `dict`).
  public init(cls: PyClass? = Classes.dict) { super.init(cls: cls, kind: .dict) }

  /// Makes a dictionary from names and values.
  public convenience init(_ pairs: [(String, Value)]) throws {
    self.init()
    for (name, value) in pairs { try set(name, value) }
  }

  /// Whether this is a `collections.OrderedDict`, whose views have names of their own.
  var isOrderedDict: Bool {
    cls !== Classes.dict && cls.mro.contains { $0.name == "OrderedDict" && $0.module == "collections" }
  }
  // SAFETY: the key lies in memory of whoever calls.
  /// The value of a key.
  public func get(_ key: Value) throws -> Value? {
    let found = withUnsafePointer(to: key) { table.search(plain: $0) }
    return found.isKnown ? found.value?.pointee : try getCarefully(key)
  }
  /// The same where hashing or comparing may run a program, which may change this very dictionary: the table is held meanwhile.
  @inline(never) private func getCarefully(_ key: Value) throws -> Value? {
    let hash = try HashTable.hash(key)
    let held = storedTable
    return try held.get(key, hash)
  }
  /// Whether a key is there.
  package func has(_ key: Value) throws -> Bool { try get(key) != nil }
  /// The value of a string key.
  public func get(_ name: String) throws -> Value? { try get(Value(name)) }
  // SAFETY: the key lies in memory of whoever calls.
  /// Sets the value of a key; the first key stays.
  public func set(_ key: Value, _ value: Value) throws {
    let hash = try HashTable.hash(key)
    if !withUnsafePointer(to: key, { table.setAtOnce($0, hash, value) }) { try setCarefully(key, hash, value) }
  }
  /// Sets the value of a string key.
  public func set(_ name: String, _ value: Value) throws { try set(Value(name), value) }

  // SAFETY: as above.
  /// Sets the value of a key that is a number or a plain string; false if that must be done in another way.
  @inline(__always) func setAtOnce(_ key: UnsafePointer<Value>, _ value: Value) -> Bool {
    guard let hash = HashTable.plainHash(key) else { return false }
    return table.setAtOnce(key, hash, value)
  }

  /// The same where comparing runs a program, which may change this very dictionary: then it begins again.
  @inline(never) private func setCarefully(_ key: Value, _ hash: Int, _ value: Value) throws {
    while true {
      let found = try find(key, hash)
      if !found.exists { try storedTable.checkGrowth() }
      if table.set(key, hash, value, at: found) { return }
    }
  }

  // SAFETY: the key lies in memory of whoever calls.
  /// Sets the value of a key whose hash is known.
  package func set(_ key: Value, hash: Int, _ value: Value) throws {
    if !withUnsafePointer(to: key, { table.setAtOnce($0, hash, value) }) { try setCarefully(key, hash, value) }
  }

  /// Whether a key is there whose hash is known.
  func has(_ key: Value, hash: Int) throws -> Bool {
    let held = storedTable
    return try held.get(key, hash) != nil
  }

  // SAFETY: as above.
  /// The value of a key, set first if it is missing: the key is hashed and compared once.
  package func setDefault(_ key: Value, _ value: Value) throws -> Value {
    let known = withUnsafePointer(to: key) { table.search(plain: $0) }
    if let found = known.value { return found.pointee }
    let hash = try HashTable.hash(key)
    if known.isKnown, withUnsafePointer(to: key, { table.setAtOnce($0, hash, value) }) { return value }
    while true {
      let found = try find(key, hash)
      if found.exists {
        if let value = storedTable.value(at: found) { return value }
        continue
      }
      try storedTable.checkGrowth()
      if table.set(key, hash, value, at: found) { return value }
    }
  }

  private func find(_ key: Value, _ hash: Int) throws -> HashTable.ProbeResult {
    let held = storedTable
    return try held.slowFind(key, hash)
  }

  /// Removes a key and gives its value.
  public func remove(_ key: Value) throws -> Value? {
    let hash = try HashTable.hash(key)
    let quick = table.removeAtOnce(key, hash)
    if quick.isDone { return quick.value }
    while true {
      let found = try find(key, hash)
      if !found.exists { return nil }
      if let value = table.remove(at: found) { return value }
    }
  }

  public override func length() throws -> Int? { table.count }
  public override func hash() throws -> Int? { nil }
  public override func contains(_ item: Value) throws -> Bool? { try has(item) }
  public override func makeIterator() throws -> PyIterator? { DictIterator(self, .keys) }
  public override func captureContents() -> (() -> Void)? {
    let (table, factory) = (storedTable, defaultFactory)
    return { [self] in
      storedTable = table
      defaultFactory = factory
    }
  }
  public override var contentsByteCount: Int { storedTable.count * 3 * MemoryLayout<Value>.stride }
}

/// Walks a dictionary and notices when its size changes.
public final class DictIterator: PyIterator {
  /// What each step gives.
  public enum Part: Sendable { case keys, values, items }
  private let dict: PyDict
  private let part: Part
  private let expectedCount: Int
  private var position = 0 { willSet { willChange() } }
  /// How many entries were given: with more than there were, others have come in their place.
  private var given = 0
  private var tuples = TupleMaker()
  /// Makes an iterator over keys, values or items.
  public init(_ dict: PyDict, _ part: Part) {
    self.dict = dict
    self.part = part
    expectedCount = dict.table.count
    super.init(cls: Classes.dictIterator)
  }
  private init(_ dict: PyDict, _ part: Part, count: Int) {
    self.dict = dict
    self.part = part
    expectedCount = count
    super.init(cls: Classes.dictIterator)
  }
  public override var lengthHint: Int? {
    dict.table.count == expectedCount ? expectedCount - given : 0
  }
  public override func next() throws -> Value? {
    if dict.table.count != expectedCount { throw PyError.runtime("dictionary changed size during iteration") }
    guard let entry = dict.table.nextEntry(from: position) else { return nil }
    if given == expectedCount { throw PyError.runtime("dictionary keys changed during iteration") }
    position = entry.next
    given &+= 1
    switch part {
    case .keys: return entry.key
    case .values: return entry.value
    case .items: return tuples.pair(entry.key, entry.value)
    }
  }
  public override func captureContents() -> (() -> Void)? {
    let (position, given) = (position, given)
    return { [self] in (self.position, self.given) = (position, given) }
  }
}

extension DictIterator: Snapshotable {
  package static var snapshotName: String { "dict iterator" }
  // Removed entries are not kept, so a position is counted without them.
  package func snapshot() throws -> SnapshotRecord {
    SnapshotRecord([
      .ref(dict), .int(part.number), .int(expectedCount), .int(dict.table.liveCount(before: position)),
    ])
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    let iterator = DictIterator(try facts.object(0), try DictIterator.Part(facts, 1), count: try facts.count(2))
    iterator.position = try facts.count(3)
    iterator.given = min(iterator.position, iterator.expectedCount)
    return iterator
  }
}
