// SPDX-License-Identifier: GPL-3.0-or-later

import PythonSyntax
import Transactions

/// `range(start, stop, step)`
public final class PyRange: PyObject {
  /// The first value.
  public let start: Int
  /// The end, not included.
  public let stop: Int
  /// The distance from one to the next.
  public let step: Int
  /// Makes a range; `step` is not zero.
  public init(_ start: Int, _ stop: Int, _ step: Int) {
    self.start = start
    self.stop = stop
    self.step = step
    super.init(cls: Classes.range, kind: .range)
  }
  /// The number of items.
  public var count: Int {
    let (distance, overflow) =
      step > 0 ? stop.subtractingReportingOverflow(start) : start.subtractingReportingOverflow(stop)
    if overflow { return (stop > start) == (step > 0) ? Int.max : 0 }
    if distance <= 0 { return 0 }
    let width = Int(min(step.magnitude, UInt(Int.max)))
    return (distance - 1) / width + 1
  }
  /// The item at an index within `count`.
  public func item(_ index: Int) -> Int { start &+ index &* step }
  /// The index of a number in the range.
  public func index(of number: Int) -> Int? {
    if count == 0 { return nil }
    let (distance, overflow) = number.subtractingReportingOverflow(start)
    if overflow || distance % step != 0 { return nil }
    let index = distance / step
    return index >= 0 && index < count ? index : nil
  }
  public override func length() throws -> Int? {
    if count == Int.max, start &+ (count - 1) &* step != stop &- step {
      throw PyError.overflow("Python int too large to convert to C ssize_t")
    }
    return count
  }
  public override func makeIterator() throws -> PyIterator? { RangeIterator(self) }
  public override func repr() throws -> String {
    step == 1 ? "range(\(start), \(stop))" : "range(\(start), \(stop), \(step))"
  }
  public override func contains(_ item: Value) throws -> Bool? {
    switch item {
    case .int(let number): index(of: number) != nil
    case .bool(let flag): index(of: flag ? 1 : 0) != nil
    default: nil
    }
  }
  public override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard op == .equal || op == .notEqual, case .object(let o) = other, let range = o as? PyRange else { return nil }
    let same =
      count == range.count && (count == 0 || (start == range.start && (count == 1 || step == range.step)))
    return .bool(same == (op == .equal))
  }
  public override func hash() throws -> Int? {
    let parts: [Value] = [
      .int(count), count == 0 ? .none : .int(start), count <= 1 ? .none : .int(step),
    ]
    return try Interpreter.current.hash(Value(tuple: parts))
  }
}

/// Counts through a range.
public final class RangeIterator: PyIterator {
  private var nextValue: Int
  private let step: Int
  private(set) var remaining: Int
  /// Makes an iterator at the beginning of a range.
  public init(_ range: PyRange) {
    nextValue = range.start
    step = range.step
    remaining = range.count
    super.init(cls: Classes.rangeIterator)
  }
  public override var lengthHint: Int? { remaining }
  /// The next number without wrapping it.
  @inline(__always) final func nextInt() -> Int? {
    if remaining == 0 { return nil }
    willChange()
    remaining -= 1
    let value = nextValue
    nextValue = value &+ step
    return value
  }
  public override func next() throws -> Value? {
    // What walks a range of any length without running a program (`sum`, `any`) is stopped here.
    if Interrupt.isRequested { try Interpreter.current.pollInterrupt() }
    return nextInt().map { .int($0) }
  }
  public override func captureContents() -> (() -> Void)? {
    let (value, rest) = (nextValue, remaining)
    return { [self] in (nextValue, remaining) = (value, rest) }
  }
}

extension RangeIterator: Snapshotable {
  package static var snapshotName: String { "range iterator" }
  package func snapshot() throws -> SnapshotRecord { SnapshotRecord([.int(nextValue), .int(step), .int(remaining)]) }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    let step = try facts.int(1)
    guard step != 0 else { throw facts.damaged(1, "step") }
    let iterator = RangeIterator(PyRange(try facts.int(0), try facts.int(0), step))
    iterator.remaining = try facts.count(2)
    return iterator
  }
}
