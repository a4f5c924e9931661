// SPDX-License-Identifier: GPL-3.0-or-later

/// The hash table of `set` and `frozenset`: CPython's probing and growth, so that sets of numbers are walked in CPython's order.
public struct SetTable {
  private struct Slot {
    /// The hash of the key; 0 in an empty slot, -1, which is no hash, in one whose key was removed.
    var hash: Int
    /// `.undefined` in a slot without a key.
    var key: Value
    static var empty: Slot { Slot(hash: 0, key: .undefined) }
    static var removed: Slot { Slot(hash: -1, key: .undefined) }
    var isUsed: Bool { !key.isUndefined }
    var isRemoved: Bool { hash == -1 && key.isUndefined }
  }
  private static let linearProbes = 9
  private var slots = [Slot](repeating: .empty, count: 8)
  /// Slots that are not empty, removed ones included.
  private var fill = 0
  /// The number of keys.
  public private(set) var count = 0
  /// Where `pop` goes on searching.
  private var finger = 0
  /// Counts the changes: whoever ran a program meanwhile sees whether places still mean the same.
  private var changes = 0

  /// Makes an empty table.
  public init() {}

  private var mask: Int { slots.count - 1 }

  /// Walks the slots in the order in which a hash visits them until `visit` answers.
  @inline(__always) private func probe<Result>(_ hash: Int, _ visit: (Int) throws -> Result?) rethrows -> Result {
    let mask = mask
    var perturb = UInt(bitPattern: hash)
    var i = Int(perturb & UInt(mask))
    while true {
      let probes = i + SetTable.linearProbes <= mask ? SetTable.linearProbes : 0
      for offset in 0...probes { if let result = try visit(i + offset) { return result } }
      perturb >>= 5
      i = Int((UInt(i) &* 5 &+ 1 &+ perturb) & UInt(mask))
    }
  }

  fileprivate enum ProbeResult {
    case found(Int)
    case free(Int)
    case reused(Int)
  }

  /// Where a search that may have run a program ended, good while the table is as it was then.
  struct Search {
    fileprivate let result: ProbeResult
    fileprivate let changes: Int
    /// Whether the key was there.
    var exists: Bool {
      if case .found = result { true } else { false }
    }
  }

  /// Where a key is, or where it would be put: a removed slot that was passed last is used again. For numbers and plain texts among their
  /// like; nil when something else has the same hash.
  @inline(__always) private func fastProbe(_ key: Value, _ hash: Int) -> ProbeResult? {
    let mask = mask
    var perturb = UInt(bitPattern: hash)
    var i = Int(perturb & UInt(mask))
    var removed = -1
    while true {
      let start = i
      let end = i + SetTable.linearProbes <= mask ? i + SetTable.linearProbes : i
      while i <= end {
        let stored = slots[i].hash
        if stored == hash {
          switch (slots[i].key, key) {
          case (.undefined, _): break
          case (.int(let a), .int(let b)):
            if a == b { return .found(i) }
            i += 1
            continue
          case (.string(let a), .string(let b)):
            if a === b { return .found(i) }
            if a.cls.isUserDefined || b.cls.isUserDefined { return nil }
            if PyString.equal(a, b) { return .found(i) }
            i += 1
            continue
          default: return nil
          }
        }
        if stored == 0 || stored == -1, !slots[i].isUsed {
          if stored == 0 { return removed >= 0 ? .reused(removed) : .free(i) }
          removed = i
        }
        i += 1
      }
      perturb >>= 5
      i = Int((UInt(start) &* 5 &+ 1 &+ perturb) & UInt(mask))
    }
  }

  /// The same for all keys. Comparing may run code of a program, so whoever asks holds a copy of the table.
  @inline(never) func search(_ key: Value, _ hash: Int) throws -> Search {
    Search(result: try slowProbe(key, hash), changes: changes)
  }

  private func slowProbe(_ key: Value, _ hash: Int) throws -> ProbeResult {
    var removed: Int?
    return try probe(hash) { index in
      // Only what has the same hash is looked at.
      let stored = slots[index].hash
      if stored == hash, slots[index].isUsed {
        return try SetTable.same(slots[index].key, key) ? .found(index) : nil
      }
      if stored == -1, !slots[index].isUsed {
        removed = index
        return nil
      }
      if stored == 0, !slots[index].isUsed { return removed.map { .reused($0) } ?? .free(index) }
      return nil
    }
  }

  @inline(__always) private static func same(_ stored: Value, _ key: Value) throws -> Bool {
    switch (stored, key) {
    case (.int(let a), .int(let b)): return a == b
    case (.string(let a), .string(let b)) where a === b: return true
    default: return try Interpreter.current.same(stored, key)
    }
  }

  /// Whether a key is in the set; nil where answering might run code of a program.
  @inline(__always) func containsAtOnce(_ key: Value, _ hash: Int) -> Bool? {
    if count == 0 { return false }
    switch fastProbe(key, hash) {
    case .found: return true
    case .free, .reused: return false
    case nil: return nil
    }
  }

  /// Whether a number or a plain text is in the set; nil where answering might run code of a program.
  @inline(__always) func fastContains(_ key: Value) -> Bool? {
    let hash: Int
    switch key {
    case .int(let number): hash = Hashing.integer(number)
    case .string(let string) where !string.cls.isUserDefined: hash = string.textHash
    default: return nil
    }
    return containsAtOnce(key, hash)
  }

  /// Adds a key if that runs no program; else false.
  @inline(__always) mutating func insertAtOnce(_ key: Value, _ hash: Int) -> Bool {
    guard let place = fastProbe(key, hash) else { return false }
    put(key, hash, at: place)
    return true
  }

  /// Adds a key that was looked for; false if the table has changed since.
  mutating func insert(_ key: Value, _ hash: Int, at search: Search) -> Bool {
    guard search.changes == changes else { return false }
    put(key, hash, at: search.result)
    return true
  }

  /// How many bytes the next new key may need; 0 for small tables and where there is room.
  @inline(__always) var growth: Int {
    mask < 0x7FFF || (fill + 1) * 5 < mask * 3 ? 0 : 8 * count * MemoryLayout<Slot>.stride
  }

  private mutating func put(_ key: Value, _ hash: Int, at place: ProbeResult) {
    switch place {
    case .found: return
    case .reused(let index):
      slots[index] = Slot(hash: hash, key: key)
      count += 1
    case .free(let index):
      slots[index] = Slot(hash: hash, key: key)
      fill += 1
      count += 1
      if fill * 5 >= mask * 3 { resize(count > 50000 ? count * 2 : count * 4) }
    }
    changes &+= 1
  }

  /// Removes a key if that runs no program, and says whether it was there; else nil.
  mutating func removeAtOnce(_ key: Value, _ hash: Int) -> Bool? {
    if count == 0 { return false }
    guard let place = fastProbe(key, hash) else { return nil }
    guard case .found(let index) = place else { return false }
    remove(at: index)
    return true
  }

  /// Removes a key that was found; false if the table has changed since.
  mutating func remove(at search: Search) -> Bool {
    guard search.changes == changes, case .found(let index) = search.result else { return false }
    remove(at: index)
    return true
  }

  private mutating func remove(at index: Int) {
    slots[index] = Slot.removed
    count -= 1
    changes &+= 1
  }

  /// Removes some key.
  public mutating func pop() -> Value? {
    if count == 0 { return nil }
    var index = finger & mask
    while true {
      if slots[index].isUsed {
        let key = slots[index].key
        remove(at: index)
        finger = index + 1
        return key
      }
      index = (index + 1) & mask
    }
  }

  private mutating func insertClean(_ key: Value, _ hash: Int) {
    slots[freeSlot(hash)] = Slot(hash: hash, key: key)
  }

  /// The place for a key that is not there, in a table from which none was removed.
  @inline(__always) private func freeSlot(_ hash: Int) -> Int {
    probe(hash) { index -> Int? in slots[index].hash == 0 && !slots[index].isUsed ? index : nil }
  }

  private mutating func resize(_ minimum: Int) {
    var size = 8
    while size <= minimum { size <<= 1 }
    var old = slots
    slots = [Slot](repeating: .empty, count: size)
    // Places are exchanged, which counts no references.
    for i in old.indices where old[i].isUsed { swap(&slots[freeSlot(old[i].hash)], &old[i]) }
    fill = count
    changes &+= 1
  }

  /// Makes room for a whole collection at once, as CPython does before it adds a set or a dictionary.
  mutating func reserve(_ others: Int) {
    if (fill + others) * 5 >= mask * 3 { resize((count + others) * 2) }
  }

  /// Whether there was a key since the table got its size.
  var wasFilled: Bool { fill > 0 }

  /// Adds all keys of another set to a table that was never filled.
  mutating func fill(from other: SetTable) throws {
    reserve(other.count)
    changes &+= 1
    if mask == other.mask, other.fill == other.count {
      slots = other.slots
    } else {
      try other.forEachEntry { insertClean($0, $1) }
    }
    fill = other.count
    count = other.count
  }

  /// Shrinks the table when many keys were removed.
  mutating func sweep() {
    if fill - count > mask / 4 { resize(count > 50000 ? count * 2 : count * 4) }
  }

  /// Shows the keys to the collector.
  mutating func showReferences(to walk: ReferenceWalk) {
    let memory = ReferenceCounts.memory(of: slots)
    guard ReferenceCounts.isAlone(memory) else { return }
    for slot in slots { walk.see(slot.key) }
  }
  /// The keys in order.
  public var keys: [Value] {
    slots.compactMap { $0.isUsed ? $0.key : nil }
  }
  /// The keys and their hashes in order.
  var entries: [(key: Value, hash: Int)] {
    slots.compactMap { $0.isUsed ? ($0.key, $0.hash) : nil }
  }
  /// Calls `body` with the keys and hashes that are there now, in order.
  @inline(__always) func forEachEntry(_ body: (Value, Int) throws -> Void) throws {
    let slots = slots
    for i in slots.indices {
      if slots[i].isUsed { try body(slots[i].key, slots[i].hash) }
      if i & 0xFFFF == 0xFFFF { try Interpreter.current.pollInterrupt() }
    }
  }
  /// Whether a test, which may run a program, holds for all keys that are there now.
  func allEntries(_ test: (Value, Int) throws -> Bool) throws -> Bool {
    let slots = slots
    for i in slots.indices {
      if slots[i].isUsed, try !test(slots[i].key, slots[i].hash) { return false }
      if i & 0xFFFF == 0xFFFF { try Interpreter.current.pollInterrupt() }
    }
    return true
  }
  /// The first key at or after a slot, and the slot after it.
  func next(from position: Int) -> (key: Value, next: Int)? {
    var i = position
    while i < slots.count {
      if slots[i].isUsed { return (slots[i].key, i + 1) }
      i += 1
    }
    return nil
  }
}

extension SetTable {
  /// The whole table for snapshots: the order of a set depends on every place in it.
  struct Layout {
    let size: Int
    let finger: Int
    /// The places whose keys were removed.
    let removed: [Int]
    let used: [(index: Int, key: Value, hash: Int)]
  }

  var kept: Layout {
    var removed: [Int] = []
    var used: [(index: Int, key: Value, hash: Int)] = []
    for (index, slot) in slots.enumerated() {
      if slot.isUsed { used.append((index, slot.key, slot.hash)) } else if slot.isRemoved { removed.append(index) }
    }
    return Layout(size: slots.count, finger: finger, removed: removed, used: used)
  }

  /// Puts a table together again; nil when it cannot have been one (a search ends only where there are empty places).
  init?(restoring kept: Layout) {
    let taken = kept.removed.count + kept.used.count
    guard kept.size >= 8, kept.size <= 1 << 40, kept.size & (kept.size - 1) == 0, kept.finger >= 0,
      taken * 5 < (kept.size - 1) * 3 + 5, kept.size <= 8 * max(taken, 1 << 16)
    else { return nil }
    slots = [Slot](repeating: .empty, count: kept.size)
    for index in kept.removed {
      guard slots.indices.contains(index), !slots[index].isUsed, !slots[index].isRemoved else { return nil }
      slots[index] = Slot.removed
    }
    for entry in kept.used {
      guard slots.indices.contains(entry.index), !slots[entry.index].isUsed, !slots[entry.index].isRemoved else {
        return nil
      }
      slots[entry.index] = Slot(hash: entry.hash, key: entry.key)
    }
    fill = taken
    count = kept.used.count
    finger = kept.finger
  }
}
