// SPDX-License-Identifier: GPL-3.0-or-later

/// The variables of the frames that exceptions have left, for whoever looks into an error afterwards.
///
/// One row of values for all exceptions: a frame that is left moves its variables there, so that this allocates nothing and counts no reference.
/// What an exception left is forgotten when nothing holds the exception any longer, as Python does, and everything at the end of
/// the statement, so that a frame whose variable is the exception is no cycle.
package final class FlightRecorder {
  /// A frame that an exception left.
  private struct Record {
    let code: CodeObject
    /// Where its variables begin among the values; they end where those of the next record begin.
    let start: Int
    /// The place of its line in the traceback of the exception.
    let line: Int32
    /// The record before it of the same exception, -1 for none.
    let previous: Int32
    var isForgotten: Bool
  }

  // SAFETY (both rows): the first `count` places are initialised, the rest of the capacity is not.
  private var records: UnsafeMutablePointer<Record>
  private var recordCapacity = 16
  private var recordCount = 0
  private var values: UnsafeMutablePointer<Value>
  private var valueCapacity = 128
  private var valueCount = 0
  /// Counts the statements of all recorders: marks of former ones, and of others, mean nothing.
  private var statement: UInt32

  // SAFETY: used on the one thread that evaluates.
  private nonisolated(unsafe) static var lastStatement: UInt32 = 0

  package init() {
    records = .allocate(capacity: recordCapacity)
    values = .allocate(capacity: valueCapacity)
    statement = FlightRecorder.nextStatement()
  }

  deinit {
    clear()
    records.deallocate()
    values.deallocate()
  }

  private static func nextStatement() -> UInt32 {
    lastStatement &+= 1
    return lastStatement
  }

  /// Takes the variables of a frame that an exception leaves and that ends with it.
  func record(_ exception: PyException, leaving frame: Frame) {
    let code = frame.code
    let count = code.slotCount
    if count == 0 { return }
    if recordCount == recordCapacity || valueCapacity - valueCount < count { makeRoom(count) }
    let mark = exception.flightMark
    (records + recordCount).initialize(
      to: Record(
        code: code, start: valueCount, line: Int32(truncatingIfNeeded: exception.lineCount - 1),
        previous: mark.statement == statement ? mark.record : -1, isForgotten: false))
    frame.moveSlots(to: values + valueCount, count)
    valueCount &+= count
    exception.flightMark = FlightMark(statement: statement, record: Int32(truncatingIfNeeded: recordCount))
    recordCount &+= 1
  }

  @inline(never) private func makeRoom(_ count: Int) {
    if recordCount == recordCapacity { recordCapacity = FlightRecorder.grow(&records, recordCount) }
    while valueCapacity - valueCount < count { valueCapacity = FlightRecorder.grow(&values, valueCount) }
  }

  // SAFETY: the first `count` elements move to the new memory, the old one is given back.
  @inline(never) private static func grow<Element>(_ memory: inout UnsafeMutablePointer<Element>, _ count: Int) -> Int {
    let capacity = max(16, count * 2)
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    larger.moveInitialize(from: memory, count: count)
    memory.deallocate()
    memory = larger
    return capacity
  }

  /// Forgets the frames of an exception that is gone.
  func forget(_ mark: FlightMark) {
    guard mark.statement == statement else { return }
    var place = Int(mark.record)
    // Mostly they are the last ones.
    while place >= 0, place == recordCount - 1 {
      let previous = Int(records[place].previous)
      removeLast()
      place = previous
    }
    guard place >= 0 else { return }
    // To give a value up may end another exception, which comes here, too: so a value goes when it has left the row, and what
    // follows asks anew how long that is.
    while place >= 0, place < recordCount {
      let range = range(of: place)
      let previous = Int(records[place].previous)
      records[place].isForgotten = true
      if place < recordCount - 1 {
        for i in range where i < valueCount {
          let value = values[i]
          values[i] = .undefined
          withExtendedLifetime(value) {}
        }
      }
      place = previous
    }
    while recordCount > 0, records[recordCount - 1].isForgotten { removeLast() }
  }

  // SAFETY: counts go down before what lay there is given up.
  @inline(__always) private func removeLast() {
    recordCount &-= 1
    let record = (records + recordCount).move()
    while valueCount > record.start {
      valueCount &-= 1
      withExtendedLifetime((values + valueCount).move()) {}
    }
  }

  private func range(of place: Int) -> Range<Int> {
    records[place].start..<(place + 1 < recordCount ? records[place + 1].start : valueCount)
  }

  /// The variables of the frames that an exception left, by the places of their lines in its traceback.
  package func frames(of exception: PyException) -> [Int: [FrameVariable]] {
    guard exception.flightMark.statement == statement else { return [:] }
    var result: [Int: [FrameVariable]] = [:]
    var place = Int(exception.flightMark.record)
    while place >= 0, place < recordCount {
      let record = records[place]
      let (line, lines) = (Int(record.line), exception.traceback)
      if lines.indices.contains(line), lines[line].source === record.code.source {
        result[line] = FrameVariable.all(of: record.code, range(of: place).map { values[$0] })
      }
      place = Int(record.previous)
    }
    return result
  }

  /// Forgets everything: a statement has ended.
  package func clear() {
    // What dies now finds nothing of its own any more.
    statement = FlightRecorder.nextStatement()
    while recordCount > 0 { removeLast() }
  }
}

/// Where an exception's last record is, in the flight recorder of the statement in which it was raised.
struct FlightMark {
  var statement: UInt32 = 0
  var record: Int32 = -1
}

/// A variable of a frame that an exception left.
package struct FrameVariable {
  package let name: String
  package let value: Value

  /// The variables that had values, parameters first; those of enclosing functions that it used come last.
  static func all(of code: CodeObject, _ slots: [Value]) -> [FrameVariable] {
    let own = code.localNames.sorted { $0.key < $1.key }.filter { !$0.value.hasPrefix(".") }
    let free = zip(code.freeSlots, code.freeNames).filter { $0.1 != "__class__" }
    return (own.map { ($0.key, $0.value) } + free).compactMap { slot, name in
      guard slots.indices.contains(slot) else { return nil }
      let value = contents(slots[slot])
      return value.isUndefined ? nil : FrameVariable(name: name, value: value)
    }
  }

  private static func contents(_ value: Value) -> Value {
    if case .object(let object) = value, let cell = object as? PyCell { return cell.contents }
    return value
  }
}
