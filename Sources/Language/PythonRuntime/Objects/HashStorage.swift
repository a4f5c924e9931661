// SPDX-License-Identifier: GPL-3.0-or-later

/// The memory of a `HashTable`: entries in the order in which they came, and buckets that find them by hash.
///
/// Plain memory, which is searched without counting references. Nothing in here runs a program: what has to be compared by the
/// program's own `__eq__` is left to `HashTable`.
final class HashStorage {
  struct Entry {
    /// `.undefined` marks a removed entry.
    var key: Value
    var value: Value
    var hash: Int
  }
  /// What a search found that must not run programs.
  enum Found {
    static let absent = -1
    /// The answer depends on comparing values as programs do.
    static let unclear = -2
  }

  // SAFETY: `used` entries of `capacity` are initialised; `mask + 1` buckets hold -1 or an index below `used`.
  private(set) var entries: UnsafeMutablePointer<Entry>
  private var buckets: UnsafeMutablePointer<Int32>
  private var mask: Int
  private var capacity: Int
  /// How many entries there are, removed ones included.
  private(set) var used = 0
  /// The number of live entries.
  private(set) var count = 0
  /// The live entries lie from `first` to below `end`, so that taking them from either side one by one does not walk over those that have gone.
  private(set) var first = 0
  private(set) var end = 0
  /// Counts the changes of keys: whoever ran a program meanwhile sees whether places still mean the same.
  private(set) var changes = 0
  /// Tells this memory from any other there was.
  let serial: Int
  // SAFETY: one thread.
  private nonisolated(unsafe) static var lastSerial = 0

  init(buckets size: Int = 8) {
    HashStorage.lastSerial += 1
    serial = HashStorage.lastSerial
    mask = size - 1
    capacity = HashStorage.room(size)
    entries = .allocate(capacity: capacity)
    buckets = .allocate(capacity: size)
    buckets.initialize(repeating: -1, count: size)
  }

  /// A copy of the live entries of another.
  convenience init(copying other: HashStorage) {
    self.init(buckets: HashStorage.size(for: other.count))
    if other.used == other.count, other.mask == mask {
      entries.initialize(from: other.entries, count: other.used)
      buckets.update(from: other.buckets, count: mask + 1)
      (used, count, end) = (other.used, other.used, other.used)
      return
    }
    var i = 0
    while i < other.used {
      let entry = other.entries[i]
      if !entry.key.isUndefined { append(entry) }
      i += 1
    }
  }

  deinit {
    // (All at once would be a call through a table for each.)
    for i in 0..<used { (entries + i).deinitialize(count: 1) }
    entries.deallocate()
    buckets.deallocate()
  }

  /// How many entries so many buckets have room for: two thirds stay filled.
  private static func room(_ size: Int) -> Int { size / 3 * 2 + size % 3 / 2 }
  /// The number of buckets for so many entries and one more.
  private static func size(for count: Int) -> Int {
    var size = 8
    while room(size) <= count { size *= 2 }
    return size
  }

  @inline(__always) private func bucket(_ hash: Int) -> Int {
    let mixed = UInt(bitPattern: hash) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 20) & mask
  }

  // MARK: Searching

  /// The place of a plain key, `Found.absent`, or `Found.unclear` when a key of another kind has the same hash.
  @inline(__always) func find(_ key: UnsafePointer<Value>, _ hash: Int) -> Int {
    var bucket = bucket(hash)
    while true {
      let index = Int(buckets[bucket])
      if index < 0 { return Found.absent }
      let entry = entries + index
      // Only what has the same hash is looked at.
      if entry.pointee.hash == hash {
        let stored = UnsafeRawPointer(entry).assumingMemoryBound(to: Value.self)
        if Value.haveSameBits(stored, key) || HashStorage.areSameShortTexts(stored, key) { return index }
        let answer = HashStorage.compare(stored, key)
        if answer > 0 { return index }
        if answer < 0 { return Found.unclear }
      }
      bucket = (bucket &+ 1) & mask
    }
  }

  /// The place of a plain tuple of these parts, which are numbers and plain strings; `Found.unclear` when another kind of key has the same hash.
  @inline(__always) func find(tuple parts: UnsafePointer<Value>, _ count: Int, _ hash: Int) -> Int {
    var bucket = bucket(hash)
    while true {
      let index = Int(buckets[bucket])
      if index < 0 { return Found.absent }
      if entries[index].hash == hash {
        guard case .tuple = entries[index].key else { return Found.unclear }
        // SAFETY: the reference is the first word of a value that holds one (`LayoutCheck`); the entry holds the tuple.
        let tuple = UnsafeRawPointer(entries + index).load(as: Unmanaged<PyTuple>.self)
        let answer = tuple._withUnsafeGuaranteedRef { HashStorage.compare($0, parts, count) }
        if answer > 0 { return index }
        if answer < 0 { return Found.unclear }
      }
      bucket = (bucket &+ 1) & mask
    }
  }

  /// The same as `compare` of a tuple and the parts of another.
  private static func compare(_ tuple: PyTuple, _ parts: UnsafePointer<Value>, _ count: Int) -> Int {
    if tuple.hasUserClass { return -1 }
    if tuple.items.count != count { return 0 }
    for i in 0..<count {
      switch (tuple.items[i], parts[i]) {
      case (.int(let x), .int(let y)): if x != y { return 0 }
      case (.string(let x), .string(let y)) where !x.hasUserClass: if !PyString.equal(x, y) { return 0 }
      default: return -1
      }
    }
    return 1
  }

  // SAFETY: both values are held by whoever asks.
  /// Whether both are plain texts with the same words: most texts are short, and all of one is in its words.
  @inline(__always) private static func areSameShortTexts(_ a: UnsafePointer<Value>, _ b: UnsafePointer<Value>) -> Bool
  {
    guard let left = BorrowedValue.string(at: a), let right = BorrowedValue.string(at: b) else { return false }
    return left._withUnsafeGuaranteedRef { left in
      right._withUnsafeGuaranteedRef { right in
        left.words == right.words && left.isSettled && right.isSettled && !left.hasUserClass && !right.hasUserClass
      }
    }
  }

  /// 1 for equal keys, 0 for others, -1 where it is not for us to say.
  @inline(never) private static func compare(_ a: UnsafePointer<Value>, _ b: UnsafePointer<Value>) -> Int {
    switch (a.pointee, b.pointee) {
    case (.undefined, _): 0
    case (.int, .int): 0
    case (.string(let x), .string(let y)) where !x.hasUserClass && !y.hasUserClass:
      PyString.equal(x, y) ? 1 : 0
    case (.tuple(let x), .tuple(let y)) where !x.hasUserClass && !y.hasUserClass: compare(x, y)
    default: -1
    }
  }

  /// The same for two plain tuples of numbers and strings.
  private static func compare(_ a: PyTuple, _ b: PyTuple) -> Int {
    if a.items.count != b.items.count { return 0 }
    for i in 0..<a.items.count {
      switch (a.items[i], b.items[i]) {
      case (.int(let x), .int(let y)): if x != y { return 0 }
      case (.string(let x), .string(let y)) where !x.hasUserClass && !y.hasUserClass:
        if !PyString.equal(x, y) { return 0 }
      default: return -1
      }
    }
    return 1
  }

  /// The first entry at or after a place that has a hash, in the order in which a search meets them; -1 when there is none.
  /// `bucket` is where the search goes on, -1 at its beginning.
  func candidate(_ hash: Int, after bucket: inout Int) -> Int {
    bucket = bucket < 0 ? self.bucket(hash) : (bucket + 1) & mask
    while true {
      let index = Int(buckets[bucket])
      if index < 0 { return -1 }
      if entries[index].hash == hash, !entries[index].key.isUndefined { return index }
      bucket = (bucket + 1) & mask
    }
  }

  // MARK: Changing

  /// Whether it is a large one without room for a new key.
  @inline(__always) var mustGrow: Bool { used == capacity && capacity >= 1 << 15 }

  /// How many bytes the memory takes that the next new key needs; 0 where it has room, and for small ones.
  var growth: Int {
    if !mustGrow { return 0 }
    let size = HashStorage.size(for: count + count / 4)
    return HashStorage.room(size) * MemoryLayout<Entry>.stride + size * MemoryLayout<Int32>.stride
  }

  /// Adds an entry whose key is not there.
  func append(_ entry: __owned Entry) {
    if used == capacity { rebuild() }
    var bucket = bucket(entry.hash)
    while buckets[bucket] >= 0 { bucket = (bucket + 1) & mask }
    buckets[bucket] = Int32(truncatingIfNeeded: used)
    (entries + used).initialize(to: entry)
    used += 1
    end = used
    count += 1
    changes &+= 1
  }

  /// Removes the entry at a place and gives its value.
  func remove(at place: Int) -> Value {
    let value = entries[place].value
    entries[place].key = .undefined
    entries[place].value = .undefined
    count -= 1
    changes &+= 1
    if place == end - 1 {
      while end > first, entries[end - 1].key.isUndefined { end -= 1 }
    } else if place == first {
      while entries[first].key.isUndefined { first += 1 }
    }
    return value
  }

  /// Makes room for more entries, giving up those that were removed: for a fifth of them at least, so that removing and adding
  /// in turns does not rebuild each time.
  @inline(never) private func rebuild() {
    let size = HashStorage.size(for: count + count / 4)
    let room = HashStorage.room(size)
    let memory = UnsafeMutablePointer<Entry>.allocate(capacity: room)
    var kept = 0
    for i in 0..<used {
      if entries[i].key.isUndefined {
        (entries + i).deinitialize(count: 1)
      } else {
        (memory + kept).moveInitialize(from: entries + i, count: 1)
        kept += 1
      }
    }
    entries.deallocate()
    (entries, used, capacity) = (memory, kept, room)
    (first, end) = (0, kept)
    if size != mask + 1 {
      buckets.deallocate()
      buckets = .allocate(capacity: size)
      mask = size - 1
    }
    buckets.initialize(repeating: -1, count: size)
    for i in 0..<used {
      var bucket = bucket(entries[i].hash)
      while buckets[bucket] >= 0 { bucket = (bucket + 1) & mask }
      buckets[bucket] = Int32(truncatingIfNeeded: i)
    }
  }
}
