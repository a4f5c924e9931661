// SPDX-License-Identifier: GPL-3.0-or-later

/// An insertion-ordered hash table from values to values: the storage of `dict` and of sets' helpers.
///
/// Hashing and comparing may call into programs (`__hash__`, `__eq__`), so lookups throw. Tables share their memory until one of
/// them changes.
public struct HashTable {
  private var storage: HashStorage?
  // SAFETY: `storage` holds it; nobody changes the table while a plain key is looked for, for that runs no program.
  /// The same without counting a reference.
  private var reference: Unmanaged<HashStorage>?

  private mutating func hold(_ made: HashStorage?) {
    storage = made
    reference = made.map { .passUnretained($0) }
  }

  /// Makes an empty table.
  public init() {}

  /// The number of live entries.
  public var count: Int { storage?.count ?? 0 }

  /// `hash(key)`
  @inline(__always) static func hash(_ key: Value) throws -> Int {
    switch key {
    case .int(let number): return Hashing.integer(number)
    case .string(let string) where !string.hasUserClass: return string.textHash
    case .tuple(let tuple):
      if let hash = Hashing.plain(tuple) { return hash }
    default: break
    }
    return try Interpreter.current.hash(key)
  }

  // MARK: Searching

  /// The place of a key in the memory of a table, -1 when it is not there.
  @inline(__always) private static func find(_ key: Value, _ hash: Int, in storage: HashStorage) throws -> Int {
    let place = withUnsafePointer(to: key) { storage.find($0, hash) }
    return place == HashStorage.Found.unclear ? try slowFind(key, hash, in: storage) : place
  }

  /// The same where comparing may run a program; if that changes the table, the search begins again, as in CPython.
  @inline(never) private static func slowFind(_ key: Value, _ hash: Int, in storage: HashStorage) throws -> Int {
    search: while true {
      let changes = storage.changes
      var bucket = -1
      while true {
        let place = storage.candidate(hash, after: &bucket)
        if place < 0 { return -1 }
        let isSame = try Interpreter.current.same(storage.entries[place].key, key)
        if storage.changes != changes { continue search }
        if isSame { return place }
      }
    }
  }

  /// The value of a key. Comparing may run a program, so whoever asks holds a copy of the table.
  func get(_ key: Value, _ hash: Int) throws -> Value? {
    guard let storage else { return nil }
    let place = try HashTable.find(key, hash, in: storage)
    return place < 0 ? nil : storage.entries[place].value
  }

  // MARK: Changing

  // SAFETY: as above.
  /// The memory, of this table alone.
  @inline(__always) private mutating func ownStorage() -> Unmanaged<HashStorage> {
    if isKnownUniquelyReferenced(&storage), let reference { return reference }
    return makeOwn()
  }
  // SAFETY: as above.
  @inline(never) private mutating func makeOwn() -> Unmanaged<HashStorage> {
    let made = storage.map { HashStorage(copying: $0) } ?? HashStorage()
    hold(made)
    return .passUnretained(made)
  }

  /// Sets the value of a key if that runs no program; else false.
  @inline(__always) mutating func setAtOnce(_ key: UnsafePointer<Value>, _ hash: Int, _ value: Value) -> Bool {
    ownStorage()._withUnsafeGuaranteedRef { own in
      let place = own.find(key, hash)
      if place >= 0 {
        own.entries[place].value = value
        return true
      }
      // A large table that must grow asks for memory first (`checkGrowth`).
      if place == HashStorage.Found.unclear || own.mustGrow { return false }
      own.append(HashStorage.Entry(key: key.pointee, value: value, hash: hash))
      return true
    }
  }

  /// Throws MemoryError when one more key needs memory that there is not.
  func checkGrowth() throws {
    if let storage, storage.growth > 0 { try MemoryLimit.check(growth: storage.growth) }
  }

  /// Removes a key if that runs no program, and gives its value.
  mutating func removeAtOnce(_ key: Value, _ hash: Int) -> (isDone: Bool, value: Value?) {
    if storage == nil { return (true, nil) }
    let own = ownStorage().counted
    let place = withUnsafePointer(to: key) { own.find($0, hash) }
    if place < 0 { return (place == HashStorage.Found.absent, nil) }
    return (true, remove(at: place, from: own))
  }

  private mutating func remove(at place: Int, from own: HashStorage) -> Value {
    let value = own.remove(at: place)
    // What walks a small one sees by the places of its entries that others have come.
    if own.count == 0, own.used > 64 { hold(nil) }
    return value
  }

  /// Where a search that may have run a program found a key, good while the table is as it was then.
  struct ProbeResult {
    let index: Int
    fileprivate let serial: Int
    fileprivate let changes: Int
    /// Whether the key was there.
    var exists: Bool { index >= 0 }
  }

  /// Looks for a key where comparing may run a program.
  func slowFind(_ key: Value, _ hash: Int) throws -> ProbeResult {
    guard let storage else { return ProbeResult(index: -1, serial: -1, changes: -1) }
    let index = try HashTable.slowFind(key, hash, in: storage)
    return ProbeResult(index: index, serial: storage.serial, changes: storage.changes)
  }

  /// Sets the value of a key that was looked for; false if the table has changed since, or has just got memory of its own.
  mutating func set(_ key: Value, _ hash: Int, _ value: Value, at found: ProbeResult) -> Bool {
    let own = ownStorage().counted
    guard own.serial == found.serial, own.changes == found.changes else { return false }
    if found.exists {
      own.entries[found.index].value = value
    } else {
      own.append(HashStorage.Entry(key: key, value: value, hash: hash))
    }
    return true
  }

  /// The value of a key that was looked for and found; nil if the table has changed since.
  func value(at found: ProbeResult) -> Value? {
    guard let storage, found.exists, storage.serial == found.serial, storage.changes == found.changes else {
      return nil
    }
    return storage.entries[found.index].value
  }

  /// Removes a key that was found; nil if the table has changed since, or has just got memory of its own.
  mutating func remove(at found: ProbeResult) -> Value? {
    guard storage != nil else { return nil }
    let own = ownStorage().counted
    guard own.serial == found.serial, own.changes == found.changes else { return nil }
    return remove(at: found.index, from: own)
  }

  /// Shows keys and values to the collector.
  mutating func showReferences(to walk: ReferenceWalk) {
    guard isKnownUniquelyReferenced(&storage), let storage else { return }
    for i in 0..<storage.used {
      walk.see(storage.entries[i].key)
      walk.see(storage.entries[i].value)
    }
  }

  /// Removes everything.
  public mutating func removeAll() { hold(nil) }

  // MARK: All entries

  /// Calls a function with each live entry in order.
  @inline(__always) private func forEach(_ body: (HashStorage.Entry) -> Void) {
    guard let storage else { return }
    for i in 0..<storage.used where !storage.entries[i].key.isUndefined { body(storage.entries[i]) }
  }

  private func map<Result>(_ body: (HashStorage.Entry) -> Result) -> [Result] {
    var results: [Result] = []
    results.reserveCapacity(count)
    forEach { results.append(body($0)) }
    return results
  }

  /// The keys in order.
  public var keys: [Value] { map(\.key) }
  /// The values in order.
  public var values: [Value] { map(\.value) }
  /// Keys and values in order.
  public var pairs: [(key: Value, value: Value)] { map { ($0.key, $0.value) } }

  /// Keys, values and hashes in order: for snapshots.
  var hashedPairs: [(key: Value, value: Value, hash: Int)] { map { ($0.key, $0.value, $0.hash) } }

  /// Calls a function, which may run a program, with the keys, values and hashes that are there now, in order. Can be stopped.
  @inline(__always) func forEachEntry(_ body: (Value, Value, Int) throws -> Void) throws {
    guard let storage else { return }
    for i in 0..<storage.used {
      let entry = storage.entries[i]
      if !entry.key.isUndefined { try body(entry.key, entry.value, entry.hash) }
      if i & 0xFFFF == 0xFFFF { try Interpreter.current.pollInterrupt() }
    }
  }

  /// Puts together what `hashedPairs` gave, asking no key for its hash.
  init(restoring pairs: [(key: Value, value: Value, hash: Int)]) {
    if pairs.isEmpty { return }
    let made = HashStorage()
    for pair in pairs { made.append(HashStorage.Entry(key: pair.key, value: pair.value, hash: pair.hash)) }
    hold(made)
  }

  /// How many live entries lie before a raw position.
  func liveCount(before position: Int) -> Int {
    guard let storage else { return 0 }
    return (0..<min(max(0, position), storage.used)).reduce(0) { $0 + (storage.entries[$1].key.isUndefined ? 0 : 1) }
  }

  /// The first entry at or after a raw position, and the position after it: for iterators that survive changes.
  public func nextEntry(from position: Int) -> (key: Value, value: Value, next: Int)? {
    guard let storage else { return nil }
    var i = max(storage.first, position)
    while i < storage.end {
      if !storage.entries[i].key.isUndefined { return (storage.entries[i].key, storage.entries[i].value, i + 1) }
      i += 1
    }
    return nil
  }

  /// The last entry.
  public var last: (key: Value, value: Value)? {
    guard let storage, storage.count > 0 else { return nil }
    let entry = storage.entries[storage.end - 1]
    return (entry.key, entry.value)
  }
}

// MARK: Plain keys

/// What the evaluator does in place, without counting references: keys that are numbers, plain strings or tuples of these run no
/// program.
extension HashTable {
  /// The hash of such a key; nil for any other.
  @inline(__always) static func plainHash(_ key: UnsafePointer<Value>) -> Int? {
    switch key.pointee {
    case .int(let number): return Hashing.integer(number)
    case .string:
      // SAFETY: the reference is the first word of a value that holds one (`LayoutCheck`).
      let string = UnsafeRawPointer(key).load(as: Unmanaged<PyString>.self)
      return string._withUnsafeGuaranteedRef { $0.hasUserClass ? nil : $0.textHash }
    case .tuple:
      let tuple = UnsafeRawPointer(key).load(as: Unmanaged<PyTuple>.self)
      return tuple._withUnsafeGuaranteedRef { Hashing.plain($0) }
    default: return nil
    }
  }

  /// Where the value of such a key lies, good until the table changes, nil when it is not there; whether that is known for keys
  /// like this one.
  @inline(__always) func search(plain key: UnsafePointer<Value>) -> (isKnown: Bool, value: UnsafePointer<Value>?) {
    guard let hash = HashTable.plainHash(key) else { return (false, nil) }
    guard let storage = reference else { return (true, nil) }
    return storage._withUnsafeGuaranteedRef { storage in
      let place = storage.find(key, hash)
      if place < 0 { return (place == HashStorage.Found.absent, nil) }
      // SAFETY: the value of an entry comes after its key.
      return (true, UnsafeRawPointer(storage.entries + place).assumingMemoryBound(to: Value.self) + 1)
    }
  }

  /// Where the value lies whose key is a plain tuple of these numbers and plain strings; nil when it is not there, or when that is not for us to say.
  @inline(__always) func search(tuple parts: UnsafePointer<Value>, _ count: Int) -> UnsafePointer<Value>? {
    guard let storage = reference else { return nil }
    var isPlain = true
    let hash = Hashing.tuple(count) { i in
      switch parts[i] {
      case .int(let number): return Hashing.integer(number)
      case .string(let string) where !string.hasUserClass: return string.textHash
      default:
        isPlain = false
        return 0
      }
    }
    return storage._withUnsafeGuaranteedRef { storage in
      let place = isPlain ? storage.find(tuple: parts, count, hash) : HashStorage.Found.absent
      // SAFETY: the value of an entry comes after its key.
      return place < 0 ? nil : UnsafeRawPointer(storage.entries + place).assumingMemoryBound(to: Value.self) + 1
    }
  }

  /// Where the value of such a key lies in memory of this table alone, good until the table changes.
  @inline(__always) mutating func ownValue(ofPlain key: UnsafePointer<Value>) -> UnsafeMutablePointer<Value>? {
    guard storage != nil, let hash = HashTable.plainHash(key) else { return nil }
    return ownStorage()._withUnsafeGuaranteedRef { own in
      let place = own.find(key, hash)
      if place < 0 { return nil }
      // SAFETY: as above.
      return UnsafeMutableRawPointer(own.entries + place).assumingMemoryBound(to: Value.self) + 1
    }
  }
}
