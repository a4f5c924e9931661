// SPDX-License-Identifier: GPL-3.0-or-later

/// What the running transactions have changed.
///
/// A statement is a transaction; a look is one that is rolled back; each value of a sweep is one of its own, inside that of the
/// look. The first change of an object in a newer transaction puts what it held into the log, so the cost of a statement is
/// proportional to what it changes. Outside of all transactions (`gradus run`) nothing is remembered.
public enum ChangeLog {
  // SAFETY: the one thread that evaluates begins, changes and ends.
  /// The number of the running transaction, 0 while there is none.
  public nonisolated(unsafe) static var running: UInt32 = 0
  private nonisolated(unsafe) static var last: UInt32 = 0
  private nonisolated(unsafe) static var open: [(number: UInt32, record: ChangeRecord)] = []

  /// How many transactions are open.
  public static var depth: Int { open.count }

  /// Begins a transaction inside the one that is running, if any.
  public static func begin() {
    last = last < ChangeStamp.untouchedBit - 2 ? last + 1 : 1
    running = last
    open.append((last, ChangeRecord()))
  }

  /// Ends the innermost transaction and keeps what it did. What it changed counts as changed by the one around it, too.
  @discardableResult
  public static func commit() -> ChangeRecord {
    guard let ended = open.popLast() else { return ChangeRecord() }
    running = open.last?.number ?? 0
    if !open.isEmpty { open[open.count - 1].record.append(contentsOf: ended.record) }
    return ended.record
  }

  /// Ends the innermost transaction and puts back everything that it changed.
  public static func rollback() {
    guard let ended = open.last else { return }
    // The stamps go back, too: what the transaction around this one knows of the objects is true again.
    ended.record.putBack(stamps: true)
    open.removeLast()
    running = open.last?.number ?? 0
  }

  /// Runs something and puts back whatever it changed.
  public static func withoutTrace<Result>(_ body: () throws -> Result) rethrows -> Result {
    begin()
    defer { rollback() }
    return try body()
  }

  /// Runs something that no transaction remembers: what it makes stays when the running one is rolled back.
  public static func apart<Result>(_ body: () throws -> Result) rethrows -> Result {
    let waiting = open
    open = []
    running = 0
    defer {
      open = waiting
      running = waiting.last?.number ?? 0
    }
    return try body()
  }

  /// What the innermost transaction has changed so far.
  public static var changes: ChangeRecord { open.last?.record ?? ChangeRecord() }

  /// Remembers an object that is about to change.
  @inline(never)
  public static func remember(_ object: some Changeable) {
    let former = object.stamp
    object.stamp = ChangeStamp()
    guard !open.isEmpty, let captured = object.captureChange() else { return }
    let restore = captured.restore
    open[open.count - 1].record.append(
      ChangeRecord.Entry(object: object, former: former, byteCount: captured.byteCount) {
        object.willChange()
        restore()
      })
  }
}
