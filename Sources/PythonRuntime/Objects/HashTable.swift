/// An insertion-ordered hash table from values to values: the storage of `dict` and of sets' helpers.
///
/// Hashing and comparing may call into programs (`__hash__`, `__eq__`), so lookups throw.
public struct HashTable {
  struct Entry {
    var hash: Int
    /// `.undefined` marks a removed entry.
    var key: Value
    var value: Value
  }
  private var entries: [Entry] = []
  /// Open addressing: -1 empty, else an index into `entries`; a power of two in size.
  private var buckets: [Int32] = []
  /// The number of live entries.
  public private(set) var count = 0

  /// Makes an empty table.
  public init() {}

  @inline(__always) private func findPosition(_ key: Value, _ hash: Int) throws -> Int? {
    if count == 0 || buckets.isEmpty { return nil }
    let mask = buckets.count - 1
    var bucket = HashTable.spread(hash) & mask
    while true {
      let index = Int(buckets[bucket])
      if index == -1 { return nil }
      // Only what has the same hash is looked at.
      if entries[index].hash == hash {
        switch (entries[index].key, key) {
        case (.undefined, _): break
        case (.int(let a), .int(let b)): if a == b { return index }
        case (.string(let a), .string(let b)): if a === b || PyString.equal(a.text, b.text) { return index }
        default: return try findCarefully(key, hash)
        }
      }
      bucket = (bucket + 1) & mask
    }
  }

  @inline(__always) private static func spread(_ hash: Int) -> Int {
    let mixed = UInt(bitPattern: hash) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 20)
  }

  /// The same where comparing may run a program, which may change the table: a copy is searched.
  @inline(never) private func findCarefully(_ key: Value, _ hash: Int) throws -> Int? {
    let (entries, buckets) = (entries, buckets)
    let mask = buckets.count - 1
    var bucket = HashTable.spread(hash) & mask
    while true {
      let index = Int(buckets[bucket])
      if index == -1 { return nil }
      let entry = entries[index]
      if entry.hash == hash, !entry.key.isUndefined, try Interpreter.current.same(entry.key, key) { return index }
      bucket = (bucket + 1) & mask
    }
  }

  /// `hash(key)`
  @inline(__always) static func hash(_ key: Value) throws -> Int {
    switch key {
    case .int(let number): return Hashing.integer(number)
    case .string(let string) where !string.cls.isUserDefined: return string.textHash
    default: return try Interpreter.current.hash(key)
    }
  }

  /// Whether a key is there.
  public func contains(_ key: Value) throws -> Bool { try findPosition(key, HashTable.hash(key)) != nil }

  /// The value of a key.
  public func get(_ key: Value) throws -> Value? {
    guard let found = try findPosition(key, HashTable.hash(key)) else { return nil }
    return entries[found].value
  }

  /// The stored key and value that equal a key.
  public func entry(_ key: Value) throws -> (key: Value, value: Value)? {
    guard let found = try findPosition(key, HashTable.hash(key)) else { return nil }
    return (entries[found].key, entries[found].value)
  }

  /// Sets the value of a key; the first key stays.
  public mutating func set(_ key: Value, _ value: Value) throws {
    let hash = try HashTable.hash(key)
    if let found = try findPosition(key, hash) {
      entries[found].value = value
      return
    }
    if (entries.count + 1) * 3 > buckets.count * 2 { rebuild() }
    let mask = buckets.count - 1
    var bucket = HashTable.spread(hash) & mask
    while buckets[bucket] != -1 { bucket = (bucket + 1) & mask }
    buckets[bucket] = Int32(truncatingIfNeeded: entries.count)
    entries.append(Entry(hash: hash, key: key, value: value))
    count += 1
  }

  /// Removes a key and gives its value.
  public mutating func remove(_ key: Value) throws -> Value? {
    guard let found = try findPosition(key, HashTable.hash(key)) else { return nil }
    let value = entries[found].value
    entries[found].key = .undefined
    entries[found].value = .undefined
    count -= 1
    if count == 0 { removeAll() }
    return value
  }

  /// Removes everything.
  public mutating func removeAll() {
    entries = []
    buckets = []
    count = 0
  }

  private mutating func rebuild() {
    if count < entries.count { entries.removeAll { $0.key.isUndefined } }
    var size = max(8, buckets.count)
    while (entries.count + 1) * 3 > size * 2 { size *= 2 }
    buckets = [Int32](repeating: -1, count: size)
    let mask = size - 1
    for (i, entry) in entries.enumerated() {
      var bucket = HashTable.spread(entry.hash) & mask
      while buckets[bucket] != -1 { bucket = (bucket + 1) & mask }
      buckets[bucket] = Int32(truncatingIfNeeded: i)
    }
  }

  /// The keys in order.
  public var keys: [Value] { entries.compactMap { $0.key.isUndefined ? nil : $0.key } }
  /// The values in order.
  public var values: [Value] { entries.compactMap { $0.key.isUndefined ? nil : $0.value } }
  /// Keys and values in order.
  public var pairs: [(key: Value, value: Value)] {
    entries.compactMap { $0.key.isUndefined ? nil : ($0.key, $0.value) }
  }

  /// Keys, values and hashes in order: for snapshots.
  var hashedPairs: [(key: Value, value: Value, hash: Int)] {
    entries.compactMap { $0.key.isUndefined ? nil : ($0.key, $0.value, $0.hash) }
  }

  /// Puts together what `hashedPairs` gave, asking no key for its hash.
  init(restoring pairs: [(key: Value, value: Value, hash: Int)]) {
    entries = pairs.map { Entry(hash: $0.hash, key: $0.key, value: $0.value) }
    count = entries.count
    if count > 0 { rebuild() }
  }

  /// How many live entries lie before a raw position.
  func liveCount(before position: Int) -> Int {
    entries.prefix(max(0, position)).reduce(0) { $0 + ($1.key.isUndefined ? 0 : 1) }
  }

  /// The first entry at or after a raw position, and the position after it: for iterators that survive changes.
  public func nextEntry(from position: Int) -> (key: Value, value: Value, next: Int)? {
    var i = position
    while i < entries.count {
      if !entries[i].key.isUndefined { return (entries[i].key, entries[i].value, i + 1) }
      i += 1
    }
    return nil
  }

  /// The last entry.
  public var last: (key: Value, value: Value)? {
    for entry in entries.reversed() where !entry.key.isUndefined { return (entry.key, entry.value) }
    return nil
  }
}
