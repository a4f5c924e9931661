// SPDX-License-Identifier: GPL-3.0-or-later

/// What is known of the rows of objects: whose they are, and the sum of what is written there. An object carries the number
/// of its row; the row knows its object, so a number that is left from another session's database deceives nobody.
struct ObjectRows {
  private var owners: [ObjectIdentifier?] = [nil]
  private var sums: [UInt64] = [0]
  private var visits: [UInt32] = [0]
  private var walk: UInt32 = 0
  /// Rows below `next` that were swept.
  var free: [UInt32] = []
  /// The first row that was never used.
  private(set) var next: UInt32 = 1

  init(next: Int) {
    self.next = UInt32(clamping: max(1, next))
    grow(to: self.next)
  }

  private mutating func grow(to count: UInt32) {
    guard owners.count < Int(count) else { return }
    let more = Int(count) - owners.count
    owners.append(contentsOf: repeatElement(nil, count: more))
    sums.append(contentsOf: repeatElement(0, count: more))
    visits.append(contentsOf: repeatElement(0, count: more))
  }

  /// Whether a row is this object's.
  func isRow(_ row: UInt32, of object: AnyObject) -> Bool {
    row != 0 && Int(row) < owners.count && owners[Int(row)] == ObjectIdentifier(object)
  }

  /// A new row for an object; nil when four thousand million are in use.
  mutating func add(_ object: AnyObject) -> UInt32? {
    let row: UInt32
    if let swept = free.popLast() {
      row = swept
    } else {
      guard next < UInt32.max else { return nil }
      row = next
      next += 1
      grow(to: next)
    }
    owners[Int(row)] = ObjectIdentifier(object)
    sums[Int(row)] = 0
    visits[Int(row)] = 0
    return row
  }

  /// Says whose an existing row is.
  mutating func claim(_ row: Int, _ object: AnyObject, sum: UInt64) {
    guard owners.indices.contains(row) else { return }
    owners[row] = ObjectIdentifier(object)
    sums[row] = sum
  }

  /// Forgets whose a row is.
  mutating func release(_ row: Int) {
    guard owners.indices.contains(row) else { return }
    owners[row] = nil
    sums[row] = 0
    free.append(UInt32(row))
  }

  /// The sum of what is written in a row; 0 when nothing is.
  subscript(row: UInt32) -> UInt64 {
    get { sums[Int(row)] }
    set { if Int(row) < sums.count { sums[Int(row)] = newValue } }
  }

  /// Begins a walk over everything.
  mutating func beginWalk() { walk &+= 1 }
  /// True the first time that a walk comes to a row.
  mutating func visit(_ row: UInt32) -> Bool {
    if visits[Int(row)] == walk { return false }
    visits[Int(row)] = walk
    return true
  }
}
