// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers
import PythonSyntax
import Transactions

/// A `range` whose numbers do not all fit in 64 bits.
package final class PyBigRange: PyObject {
  package let start: BigInt
  package let stop: BigInt
  package let step: BigInt
  /// The number of items.
  package let count: BigInt

  private init(_ start: BigInt, _ stop: BigInt, _ step: BigInt) {
    (self.start, self.stop, self.step) = (start, stop, step)
    let distance = step.isNegative ? start - stop : stop - start
    let width = step.magnitude
    count = distance.isNegative || distance.isZero ? 0 : (distance - 1) / width + 1
    super.init(cls: Classes.range)
  }

  /// The range of three integers, of which `step` is not zero.
  package static func value(_ start: BigInt, _ stop: BigInt, _ step: BigInt) -> Value {
    if let a = Int(exactly: start), let b = Int(exactly: stop), let c = Int(exactly: step) {
      return .object(PyRange(a, b, c))
    }
    return .object(PyBigRange(start, stop, step))
  }

  /// `range(first)`, `range(start, stop)` and `range(start, stop, step)` of any integers.
  package static func make(_ first: Value, _ stop: Value, _ step: Value) throws -> Value {
    func integer(_ value: Value) throws -> BigInt {
      if let number = try Interpreter.current.index(value) { return number }
      return BigInt(try Interpreter.current.requireInt(value))
    }
    let start = try integer(first)
    if stop.isUndefined { return value(0, start, 1) }
    let end = try integer(stop)
    let width = try step.isUndefined ? BigInt(1) : integer(step)
    if width.isZero { throw PyError.value("range() arg 3 must not be zero") }
    return value(start, end, width)
  }

  /// The range from the last number to the first.
  package var reversed: PyObject {
    if count.isZero { return BigRangeIterator(from: 0, by: 1, count: 0) }
    return BigRangeIterator(from: start + (count - 1) * step, by: -step, count: count)
  }

  /// The index of a number in the range; nil when it is not there.
  package func index(of number: BigInt) -> BigInt? {
    let (place, rest) = (number - start).flooredQuotientAndRemainder(dividingBy: step)
    return rest.isZero && !place.isNegative && place < count ? place : nil
  }

  package override func length() throws -> Int? {
    guard let small = Int(exactly: count) else {
      throw PyError.overflow("Python int too large to convert to C ssize_t")
    }
    return small
  }
  package override func truth() throws -> Bool? { !count.isZero }
  package override func makeIterator() throws -> PyIterator? { BigRangeIterator(from: start, by: step, count: count) }
  package override func contains(_ item: Value) throws -> Bool? {
    item.isInteger ? item.bigInteger.map { index(of: $0) != nil } : nil
  }
  package override func getItem(_ index: Value) throws -> Value? {
    let interpreter = Interpreter.current
    if let slice = index.object as? PySlice {
      let (first, end, distance) = try bounds(of: slice, interpreter)
      return PyBigRange.value(start + first * step, start + end * step, step * distance)
    }
    guard var place = try interpreter.index(index) else {
      throw PyError.type("range indices must be integers or slices, not \(interpreter.type(of: index).name)")
    }
    if place.isNegative { place += count }
    guard !place.isNegative, place < count else { throw PyError.index("range object index out of range") }
    return PyBigInt.value(start + place * step)
  }

  private func bounds(of slice: PySlice, _ interpreter: Interpreter) throws -> (BigInt, BigInt, BigInt) {
    func number(_ value: Value) throws -> BigInt? {
      if value.isNone { return nil }
      guard let number = try interpreter.index(value) else {
        throw PyError.type("slice indices must be integers or None or have an __index__ method")
      }
      return number
    }
    let distance = try number(slice.step) ?? 1
    if distance.isZero { throw PyError.value("slice step cannot be zero") }
    let lower: BigInt = distance.isNegative ? -1 : 0
    let upper = distance.isNegative ? count - 1 : count
    func clamped(_ given: BigInt?, _ standard: BigInt) -> BigInt {
      guard var place = given else { return standard }
      if place.isNegative { place += count }
      return place < lower ? lower : place > upper ? upper : place
    }
    let first = clamped(try number(slice.start), distance.isNegative ? upper : lower)
    let end = clamped(try number(slice.stop), distance.isNegative ? lower : upper)
    return (first, end, distance)
  }

  package override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard op == .equal || op == .notEqual, case .object(let o) = other else { return nil }
    let (othersCount, othersStart, othersStep): (BigInt, BigInt, BigInt)
    if let range = o as? PyBigRange {
      (othersCount, othersStart, othersStep) = (range.count, range.start, range.step)
    } else if let range = o as? PyRange {
      (othersCount, othersStart, othersStep) = (BigInt(range.count), BigInt(range.start), BigInt(range.step))
    } else {
      return nil
    }
    let same =
      count == othersCount && (count.isZero || start == othersStart && (count == 1 || step == othersStep))
    return .bool(same == (op == .equal))
  }
  package override func hash() throws -> Int? {
    try Interpreter.current.hash(
      Value(tuple: [
        PyBigInt.value(count), count.isZero ? .none : PyBigInt.value(start),
        count.isZero || count == 1 ? .none : PyBigInt.value(step),
      ]))
  }
  package override func repr() throws -> String {
    step == 1 ? "range(\(start), \(stop))" : "range(\(start), \(stop), \(step))"
  }
}

/// Counts through such a range.
final class BigRangeIterator: PyIterator {
  private var nextValue: BigInt { willSet { willChange() } }
  private let step: BigInt
  private var remaining: BigInt

  init(from start: BigInt, by step: BigInt, count: BigInt) {
    (nextValue, self.step, remaining) = (start, step, count)
    super.init(cls: Classes.rangeIterator)
  }
  override var lengthHint: Int? { Int(clamping: remaining) }
  override func next() throws -> Value? {
    if Interrupt.isRequested { try Interpreter.current.pollInterrupt() }
    if remaining.isZero { return nil }
    let value = nextValue
    nextValue += step
    remaining -= 1
    return PyBigInt.value(value)
  }
  override func captureContents() -> (() -> Void)? {
    let (value, rest) = (nextValue, remaining)
    return { [self] in (nextValue, remaining) = (value, rest) }
  }
}

extension PyBigRange: Snapshotable {
  package static var snapshotName: String { "big range" }
  package func snapshot() throws -> SnapshotRecord {
    SnapshotRecord([.value(PyBigInt.value(start)), .value(PyBigInt.value(stop)), .value(PyBigInt.value(step))])
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    let numbers = try (0..<3).map { try facts.value($0).bigInteger ?? 0 }
    if numbers[2].isZero { throw DamagedSnapshot("range: step 0") }
    return PyBigRange(numbers[0], numbers[1], numbers[2])
  }
}

extension BigRangeIterator: Snapshotable {
  static var snapshotName: String { "big range iterator" }
  func snapshot() throws -> SnapshotRecord {
    SnapshotRecord([
      .value(PyBigInt.value(nextValue)), .value(PyBigInt.value(step)), .value(PyBigInt.value(remaining)),
    ])
  }
  static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    let numbers = try (0..<3).map { try facts.value($0).bigInteger ?? 0 }
    return BigRangeIterator(from: numbers[0], by: numbers[1], count: numbers[2])
  }
}
