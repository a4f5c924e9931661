// SPDX-License-Identifier: GPL-3.0-or-later

import SessionStore

/// The finished statements of a session. Those of earlier runs stay on disk and are read when somebody looks at them.
public struct CellList: RandomAccessCollection {
  /// How many cells earlier runs left on disk.
  private var keptCount = 0
  private var store: SessionDatabase?
  private var own: [Session.Cell] = []

  /// No statements.
  public init() {}

  /// The statements that a database holds.
  init(in store: SessionDatabase) {
    self.store = store
    keptCount = store.cellCount
  }

  /// The first position.
  public var startIndex: Int { 0 }
  /// The position behind the last cell.
  public var endIndex: Int { keptCount + own.count }

  /// A cell by its position, from 0.
  public subscript(position: Int) -> Session.Cell {
    if position >= keptCount { return own[position - keptCount] }
    if let kept = try? store?.cell(position + 1) { return Session.Cell(kept) }
    return Session.Cell(number: position + 1, source: "# this cell cannot be read", output: "", outcome: .ok)
  }

  /// Adds a finished statement.
  mutating func append(_ cell: Session.Cell) { own.append(cell) }

  /// The database is about to be put aside: what it holds is taken into memory.
  mutating func letGo() {
    guard keptCount > 0 else { return store = nil }
    own = Array(self)
    keptCount = 0
    store = nil
  }
}
