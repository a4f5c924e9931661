// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers
import Transactions

// The iterators of `enumerate`, `zip`, `map`, `filter` and `reversed`.

/// Makes the tuples that an iterator gives: one that nobody kept serves again.
struct TupleMaker {
  private var last: PyTuple?

  // SAFETY: there are two items.
  /// Lets go of the second item of a tuple that nobody kept, so that what made it can use it again.
  @inline(__always) mutating func release() {
    guard isKnownUniquelyReferenced(&last), let last else { return }
    last.items.withUnsafeMutableBufferPointer { items in
      if let start = items.baseAddress { start[1] = .none }
    }
  }

  @inline(__always) mutating func pair(_ first: Value, _ second: Value) -> Value {
    if isKnownUniquelyReferenced(&last), let last {
      // SAFETY: there are two items.
      last.items.withUnsafeMutableBufferPointer { items in
        guard let start = items.baseAddress else { return }
        start[0].replace(with: first)
        start[1].replace(with: second)
      }
      if last.serial != 0 { last.serial = 0 }
      return .tuple(last)
    }
    let made = PyTuple([first, second])
    last = made
    return .tuple(made)
  }
}

/// `enumerate(iterable, start)`
package final class EnumerateIterator: PyIterator {
  // SAFETY (all classes of this file): made once, changed only while they are installed, used on one thread.
  package nonisolated(unsafe) static let pythonClass = PyClass(builtin: "enumerate", base: Classes.iterator)
  private let iterator: PyIterator
  private var number: Int { willSet { willChange() } }
  /// How far the numbers are beyond 64 bits: the counter is the sum of both.
  private var beyond: BigInt = 0 { willSet { willChange() } }
  private var tuples = TupleMaker()
  /// Whether the iterator makes tuples that it uses again when nobody has kept them.
  private let isOfTuples: Bool
  package init(_ iterator: PyIterator, from start: Int) {
    self.iterator = iterator
    number = start
    isOfTuples = iterator is ZipIterator
    super.init(cls: EnumerateIterator.pythonClass)
  }
  package init(_ iterator: PyIterator, from start: BigInt) {
    self.iterator = iterator
    isOfTuples = iterator is ZipIterator
    number = Int(exactly: start) ?? 0
    super.init(cls: EnumerateIterator.pythonClass)
    if Int(exactly: start) == nil { beyond = start }
  }
  package override func showReferences(to walk: ReferenceWalk) { walk.see(iterator) }
  @inline(never) private func large(_ value: Value) -> Value {
    if number == Int.max { (beyond, number) = (beyond + BigInt(number), 0) }
    number += 1
    return tuples.pair(PyBigInt.value(beyond + BigInt(number - 1)), value)
  }
  package override func next() throws -> Value? {
    if isOfTuples { tuples.release() }
    guard let value = try iterator.next() else { return nil }
    if number == Int.max || !beyond.isZero { return large(value) }
    number &+= 1
    return tuples.pair(.int(number &- 1), value)
  }
  package override func captureContents() -> (() -> Void)? {
    let (number, beyond) = (number, beyond)
    return { [self] in (self.number, self.beyond) = (number, beyond) }
  }
}

/// `zip(*iterables)`
package final class ZipIterator: PyIterator {
  // SAFETY: made once, used on the one thread that evaluates.
  package nonisolated(unsafe) static let pythonClass = PyClass(builtin: "zip", base: Classes.iterator)
  private let iterators: [PyIterator]
  // SAFETY: `iterators` holds them.
  /// The iterators if there are two.
  private let pair: (first: Unmanaged<PyIterator>, second: Unmanaged<PyIterator>)?
  private let isStrict: Bool
  private var isDone: Bool { willSet { willChange() } }
  private var tuples = TupleMaker()
  package init(_ iterators: [PyIterator], isStrict: Bool) {
    self.iterators = iterators
    self.isStrict = isStrict
    pair = iterators.count == 2 ? (.passUnretained(iterators[0]), .passUnretained(iterators[1])) : nil
    isDone = iterators.isEmpty
    super.init(cls: ZipIterator.pythonClass)
  }
  package override func next() throws -> Value? {
    if isDone { return nil }
    if let pair {
      // SAFETY: `iterators` holds both.
      guard let first = try pair.first._withUnsafeGuaranteedRef({ try $0.next() }) else { return try end(at: 0) }
      guard let second = try pair.second._withUnsafeGuaranteedRef({ try $0.next() }) else { return try end(at: 1) }
      return tuples.pair(first, second)
    }
    var items: [Value] = []
    items.reserveCapacity(iterators.count)
    for i in iterators.indices {
      guard let value = try iterators[i].next() else { return try end(at: i) }
      items.append(value)
    }
    return Value(tuple: items)
  }

  /// What follows from the end of an iterable.
  private func end(at place: Int) throws -> Value? {
    isDone = true
    guard isStrict else { return nil }
    func others(_ count: Int) -> String { count == 1 ? " 1" : "s 1-\(count)" }
    if place > 0 { throw PyError.value("zip() argument \(place + 1) is shorter than argument\(others(place))") }
    for (j, other) in iterators.enumerated().dropFirst() where try other.next() != nil {
      throw PyError.value("zip() argument \(j + 1) is longer than argument\(others(j))")
    }
    return nil
  }
  package override func captureContents() -> (() -> Void)? {
    let isDone = isDone
    return { [self] in self.isDone = isDone }
  }
}

/// `map(function, *iterables)`
package final class MapIterator: PyIterator {
  // SAFETY: made once, used on the one thread that evaluates.
  package nonisolated(unsafe) static let pythonClass = PyClass(builtin: "map", base: Classes.iterator)
  private let function: Value
  private let iterators: [PyIterator]
  /// The iterator if there is only one.
  private let single: PyIterator?
  package init(_ function: Value, _ iterators: [PyIterator]) {
    self.function = function
    self.iterators = iterators
    single = iterators.count == 1 ? iterators[0] : nil
    super.init(cls: MapIterator.pythonClass)
  }
  package override func showReferences(to walk: ReferenceWalk) {
    walk.see(function)
    walk.see(single)
    let memory = ReferenceCounts.memory(of: iterators)
    if ReferenceCounts.isAlone(memory) { for iterator in iterators { walk.see(iterator) } }
  }
  package override func next() throws -> Value? {
    if let single {
      guard let value = try single.next() else { return nil }
      return try Interpreter.current.vectorcall(function, value)
    }
    var items: [Value] = []
    items.reserveCapacity(iterators.count)
    for iterator in iterators {
      guard let value = try iterator.next() else { return nil }
      items.append(value)
    }
    return try Interpreter.current.call(function, items)
  }
}

/// `filter(function, iterable)`
package final class FilterIterator: PyIterator {
  // SAFETY: made once, used on the one thread that evaluates.
  package nonisolated(unsafe) static let pythonClass = PyClass(builtin: "filter", base: Classes.iterator)
  private let function: Value
  private let iterator: PyIterator
  package init(_ function: Value, _ iterator: PyIterator) {
    self.function = function
    self.iterator = iterator
    super.init(cls: FilterIterator.pythonClass)
  }
  package override func showReferences(to walk: ReferenceWalk) {
    walk.see(function)
    walk.see(iterator)
  }
  package override func next() throws -> Value? {
    let interpreter = Interpreter.current
    while let value = try iterator.next() {
      let verdict = function.isNone ? value : try interpreter.vectorcall(function, value)
      if try interpreter.truth(verdict) { return value }
      try interpreter.pollInterrupt()
    }
    return nil
  }
}

/// `reversed(sequence)` of anything with items and a length.
package final class BackwardIterator: PyIterator {
  // SAFETY: made once, used on the one thread that evaluates.
  package nonisolated(unsafe) static let pythonClass = PyClass(builtin: "reversed", base: Classes.iterator)
  private let sequence: Value
  private var rest: Int { willSet { willChange() } }
  package init(_ sequence: Value, count: Int) {
    self.sequence = sequence
    rest = count
    super.init(cls: BackwardIterator.pythonClass)
  }
  package override func next() throws -> Value? {
    if rest <= 0 { return nil }
    rest -= 1
    if case .object(let object) = sequence, object.kind == .range {
      // SAFETY: objects of this kind are ranges.
      let range = unsafeDowncast(object, to: PyRange.self)
      return rest < range.count ? .int(range.item(rest)) : nil
    }
    return try Interpreter.current.getItem(sequence, .int(rest))
  }
  package override func captureContents() -> (() -> Void)? {
    let rest = rest
    return { [self] in self.rest = rest }
  }
}

// MARK: Snapshots

extension EnumerateIterator: Snapshotable {
  package static var snapshotName: String { "enumerate" }
  package func snapshot() throws -> SnapshotRecord {
    SnapshotRecord([.ref(iterator), .value(PyBigInt.value(beyond + BigInt(number)))], keepsClass: false)
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    // Former sessions have a machine number here.
    if let number = try? facts.int(1) { return EnumerateIterator(try facts.object(0), from: number) }
    return EnumerateIterator(try facts.object(0), from: try facts.value(1).bigInteger ?? 0)
  }
}

extension ZipIterator: Snapshotable {
  package static var snapshotName: String { "zip" }
  package func snapshot() throws -> SnapshotRecord {
    SnapshotRecord([.bool(isStrict), .bool(isDone)] + iterators.map { .ref($0) }, keepsClass: false)
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    let iterator = ZipIterator(try (2..<max(2, facts.count)).map { try facts.object($0) }, isStrict: try facts.bool(0))
    iterator.isDone = try facts.bool(1) || facts.count <= 2
    return iterator
  }
}

extension MapIterator: Snapshotable {
  package static var snapshotName: String { "map" }
  package func snapshot() throws -> SnapshotRecord {
    SnapshotRecord([.value(function)] + iterators.map { .ref($0) }, keepsClass: false)
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    guard facts.count > 1 else { throw facts.damaged(1, "iterator") }
    return MapIterator(try facts.value(0), try (1..<facts.count).map { try facts.object($0) })
  }
}

extension FilterIterator: Snapshotable {
  package static var snapshotName: String { "filter" }
  package func snapshot() throws -> SnapshotRecord {
    SnapshotRecord([.value(function), .ref(iterator)], keepsClass: false)
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    FilterIterator(try facts.value(0), try facts.object(1))
  }
}

extension BackwardIterator: Snapshotable {
  package static var snapshotName: String { "reversed" }
  package func snapshot() throws -> SnapshotRecord {
    SnapshotRecord([.value(sequence), .int(rest)], keepsClass: false)
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    BackwardIterator(try facts.value(0), count: try facts.count(1))
  }
}
