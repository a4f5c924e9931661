// SPDX-License-Identifier: GPL-3.0-or-later

import PythonSyntax
import Transactions

/// `set` and `frozenset`
public final class PySet: PyObject {
  @usableFromInline var storedTable = SetTable()
  /// The keys.
  @inlinable public var table: SetTable {
    @inline(__always) _read { yield storedTable }
    @inline(__always) _modify {
      willChange()
      yield &storedTable
    }
  }

  /// Makes an empty set of a class.
  public init(cls: PyClass? = Classes.set) { super.init(cls: cls, kind: .set) }

  /// Makes a set of values, added one after the other.
  public convenience init(_ items: [Value], cls: PyClass = Classes.set) throws {
    self.init(cls: cls)
    for item in items { try insert(item) }
  }

  /// Makes the set of a display `{1, 2, 3}` of three constants or more: CPython copies those from a constant frozenset,
  /// which can give another order than adding them one after the other.
  public convenience init(constants items: [Value]) throws {
    self.init(cls: Classes.set)
    try merge(PySet(items).table)
  }

  public override func showReferences(to walk: ReferenceWalk) {
    super.showReferences(to: walk)
    storedTable.showReferences(to: walk)
  }
  public override func dropReferences() {
    super.dropReferences()
    storedTable = SetTable()
  }

  // MARK: One key

  // Hashing and comparing may run a program, which may change this very set. So nothing here holds an access to the table meanwhile: what has to be compared
  // so is looked for in a copy, and the search begins again if the set has changed.

  private func search(_ key: Value, _ hash: Int) throws -> SetTable.Search {
    let held = storedTable
    return try held.search(key, hash)
  }

  /// Does something with a key; a set that cannot be hashed stands for the frozen set with the same contents.
  package func lookingUp<Result>(_ key: Value, _ body: (Value) throws -> Result) throws -> Result {
    guard case .object(let object) = key, object.kind == .set, let set = object as? PySet, !set.isFrozen else {
      return try body(key)
    }
    do { return try body(key) } catch let raised as Raised where raised.exception.cls === ExceptionClasses.typeError {
      return try body(.object(set.copy(cls: Classes.frozenset)))
    }
  }

  /// Whether a key is there.
  package func has(_ key: Value) throws -> Bool { try has(key, HashTable.hash(key)) }
  func has(_ key: Value, _ hash: Int) throws -> Bool {
    if let known = storedTable.containsAtOnce(key, hash) { return known }
    return try search(key, hash).exists
  }

  /// Adds a key.
  package func insert(_ key: Value) throws { try insert(key, HashTable.hash(key)) }
  func insert(_ key: Value, _ hash: Int) throws {
    let growth = storedTable.growth
    if growth > 0 { try MemoryLimit.check(growth: growth) }
    if table.insertAtOnce(key, hash) { return }
    while true {
      let found = try search(key, hash)
      if found.exists || table.insert(key, hash, at: found) { return }
    }
  }

  /// Removes a key; false when it was not there.
  package func remove(_ key: Value) throws -> Bool { try remove(key, HashTable.hash(key)) }
  func remove(_ key: Value, _ hash: Int) throws -> Bool {
    if let isDone = table.removeAtOnce(key, hash) { return isDone }
    while true {
      let found = try search(key, hash)
      if !found.exists { return false }
      if table.remove(at: found) { return true }
    }
  }

  /// Adds all keys that another set has now.
  func merge(_ other: SetTable) throws {
    if other.count == 0 { return }
    if !storedTable.wasFilled {
      // Not in place: a program may run when it is asked whether to go on.
      var made = storedTable
      try made.fill(from: other)
      table = made
      return
    }
    table.reserve(other.count)
    try other.forEachEntry { try insert($0, $1) }
  }

  /// Whether the set cannot change.
  public var isFrozen: Bool { cls.isSubclass(of: Classes.frozenset) }

  /// The plain class of results.
  var plainClass: PyClass { isFrozen ? Classes.frozenset : Classes.set }

  /// A copy as a set of a class.
  package func copy(cls: PyClass? = nil) throws -> PySet {
    let result = PySet(cls: cls ?? plainClass)
    try result.merge(table)
    return result
  }

  // MARK: Algebra

  /// Adds everything in an iterable.
  package func update(_ other: Value) throws {
    if case .object(let o) = other, let set = o as? PySet {
      try merge(set.table)
    } else if case .dict(let dict) = other, !dict.cls.isUserDefined {
      table.reserve(dict.table.count)
      let held = dict.table
      try held.forEachEntry { key, _, hash in try insert(key, hash) }
    } else {
      let iterator = try Interpreter.current.iterator(over: other)
      var count = 0
      while let item = try iterator.next() {
        try insert(item)
        count &+= 1
        if count & 0xFFF == 0 { try Interpreter.current.pollInterrupt() }
      }
    }
  }

  package func intersection(_ other: Value) throws -> PySet {
    let result = PySet(cls: plainClass)
    if case .object(let o) = other, let set = o as? PySet {
      if set === self { return try copy() }
      let (walked, asked) = set.table.count > table.count ? (self, set) : (set, self)
      let held = walked.table
      try held.forEachEntry { key, hash in
        if try asked.has(key, hash) { try result.insert(key, hash) }
      }
      return result
    }
    for key in try Interpreter.current.collect(other) where try has(key) { try result.insert(key) }
    return result
  }

  package func difference(_ other: Value) throws -> PySet {
    var size: Int?
    var has: ((Value, Int) throws -> Bool)?
    if case .object(let o) = other, let set = o as? PySet {
      size = set.table.count
      has = { try set.has($0, $1) }
    } else if case .dict(let dict) = other {
      size = dict.table.count
      has = { try dict.has($0, hash: $1) }
    }
    guard let size, let has, table.count >> 2 <= size else {
      let result = try copy()
      try result.subtract(other)
      return result
    }
    let result = PySet(cls: plainClass)
    let held = table
    try held.forEachEntry { key, hash in
      if try !has(key, hash) { try result.insert(key, hash) }
    }
    return result
  }

  /// Removes everything that is in an iterable.
  package func subtract(_ other: Value) throws {
    if case .object(let o) = other, let set = o as? PySet {
      if set === self {
        table = SetTable()
        return
      }
      let held = set.table
      try held.forEachEntry { _ = try remove($0, $1) }
    } else {
      for key in try Interpreter.current.collect(other) { _ = try remove(key) }
    }
    table.sweep()
  }

  /// Keeps what is in exactly one of both.
  package func formSymmetricDifference(_ other: Value) throws {
    let set: PySet
    if case .object(let o) = other, let given = o as? PySet {
      set = given
    } else {
      if let keys = Interpreter.current.hashedKeys(of: other) {
        for (key, hash) in keys where !(try remove(key, hash)) { try insert(key, hash) }
        return
      }
      set = PySet(cls: plainClass)
      try set.update(other)
    }
    if set === self {
      table = SetTable()
      return
    }
    let held = set.table
    try held.forEachEntry { key, hash in if !(try remove(key, hash)) { try insert(key, hash) } }
  }

  package func symmetricDifference(_ other: Value) throws -> PySet {
    let result = PySet(cls: plainClass)
    try result.update(other)
    try result.formSymmetricDifference(.object(self))
    return result
  }

  package func isSubset(of other: PySet) throws -> Bool {
    if table.count > other.table.count { return false }
    let held = table
    return try held.allEntries { try other.has($0, $1) }
  }

  // MARK: Hooks

  private func asSet(_ value: Value) -> PySet? {
    guard case .object(let o) = value else { return nil }
    return o as? PySet ?? (o as? DictView)?.asSet
  }

  public override func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    if reflected { return nil }
    // Views of dictionaries answer themselves.
    guard case .object(let right) = other, right.kind == .set else { return nil }
    let value = other
    switch op {
    case .bitOr:
      let result = try copy()
      try result.update(value)
      return .object(result)
    case .bitAnd: return .object(try intersection(value))
    case .subtract: return .object(try difference(value))
    case .bitXor: return .object(try symmetricDifference(value))
    default: return nil
    }
  }

  public override func inPlace(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    guard !isFrozen, case .object(let right) = other, right.kind == .set else { return nil }
    let value = other
    switch op {
    case .bitOr: try update(value)
    case .bitAnd: table = try intersection(value).table
    case .subtract: try subtract(value)
    case .bitXor: try formSymmetricDifference(value)
    default: return nil
    }
    return .object(self)
  }

  public override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let right = asSet(other) else { return nil }
    switch op {
    case .equal, .notEqual:
      return .bool((try table.count == right.table.count && isSubset(of: right)) == (op == .equal))
    case .lessEqual: return .bool(try isSubset(of: right))
    case .less: return .bool(try table.count < right.table.count && isSubset(of: right))
    case .greaterEqual: return .bool(try right.isSubset(of: self))
    case .greater: return .bool(try right.table.count < table.count && right.isSubset(of: self))
    default: return nil
    }
  }

  public override func length() throws -> Int? { table.count }
  public override func contains(_ item: Value) throws -> Bool? {
    try lookingUp(item) { try has($0) }
  }
  public override func makeIterator() throws -> PyIterator? { SetIterator(self) }
  /// The hash of a frozen set, once somebody has asked.
  private var knownHash: Int?
  public override func hash() throws -> Int? {
    guard isFrozen else { return nil }
    if let knownHash { return knownHash }
    let made = try Hashing.unordered(storedTable)
    knownHash = made
    return made
  }

  public override func repr() throws -> String {
    let interpreter = Interpreter.current
    let isPlain = cls === Classes.set
    if table.count == 0 { return "\(cls.name)()" }
    return try interpreter.guarded(self, "\(cls.name)(...)") {
      let items = try interpreter.reprs(table.keys)
      return isPlain ? "{\(items)}" : "\(cls.name)({\(items)})"
    }
  }

  public override func captureContents() -> (() -> Void)? {
    let table = storedTable
    return { [self] in storedTable = table }
  }
  public override var contentsByteCount: Int { storedTable.count * 2 * MemoryLayout<Value>.stride }
}

extension Interpreter {
  /// The keys of a plain dictionary or of a set with their hashes, so that none is hashed again; nil for anything else.
  package func hashedKeys(of value: Value) -> [(key: Value, hash: Int)]? {
    switch value {
    case .dict(let dict) where !dict.hasUserClass: return dict.table.hashedPairs.map { ($0.key, $0.hash) }
    case .object(let object) where object.kind == .set && !object.hasUserClass:
      return (object as? PySet)?.table.entries
    default: return nil
    }
  }
}

/// Walks a set and notices when its size changes.
final class SetIterator: PyIterator {
  private let set: PySet
  private let expectedCount: Int
  private var position = 0 { willSet { willChange() } }
  /// How many keys are to be passed over first: one that was made again does that when the set has its keys.
  private var skipped = 0
  init(_ set: PySet) {
    self.set = set
    expectedCount = set.table.count
    super.init(cls: Classes.setIterator)
  }
  private init(_ set: PySet, count: Int, skipping skipped: Int) {
    self.set = set
    self.skipped = skipped
    expectedCount = count
    super.init(cls: Classes.setIterator)
  }
  /// Goes to its place.
  private func settle() {
    while skipped > 0, let entry = set.table.next(from: position) {
      position = entry.next
      skipped -= 1
    }
    skipped = 0
  }
  override var lengthHint: Int? {
    if set.table.count != expectedCount { return 0 }
    var left = 0
    var place = position
    while let entry = set.table.next(from: place) {
      place = entry.next
      left += 1
    }
    return max(0, left - skipped)
  }
  override func next() throws -> Value? {
    if skipped > 0 { settle() }
    if set.table.count != expectedCount { throw PyError.runtime("Set changed size during iteration") }
    guard let entry = set.table.next(from: position) else { return nil }
    position = entry.next
    return entry.key
  }
  override func captureContents() -> (() -> Void)? {
    let (position, skipped) = (position, skipped)
    return { [self] in (self.position, self.skipped) = (position, skipped) }
  }
}

extension SetIterator: Snapshotable {
  static var snapshotName: String { "set iterator" }
  // Places in the table are not kept, so a position is a number of keys.
  func snapshot() throws -> SnapshotRecord {
    var passed = skipped
    var place = 0
    while place < position, let entry = set.table.next(from: place), entry.next <= position {
      place = entry.next
      passed += 1
    }
    return SnapshotRecord([.ref(set), .int(expectedCount), .int(passed)])
  }
  static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    SetIterator(try facts.object(0), count: try facts.count(1), skipping: try facts.count(2))
  }
}
