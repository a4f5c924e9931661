// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// What stands on the terminal of the block being typed, and what must be written to change it. The first row is where the
/// prompt began; nothing is known of what is above.
struct BlockScreen {
  private(set) var rows: [ScreenRow] = []
  private(set) var cursor = (row: 0, column: 0)
  /// How many rows of the terminal are the block's, the one with the cursor at least.
  private var reach = 1

  /// Begins at the cursor, which is in the first column.
  mutating func begin() { self = BlockScreen() }

  /// Writes rows over those that are there, where they differ, and puts the cursor.
  mutating func update(to new: [ScreenRow], cursor place: (row: Int, column: Int), width: Int) -> String {
    var output: [UInt8] = []
    var changed = 0
    for index in new.indices where index >= rows.count || rows[index] != new[index] {
      changed += 1
      move(to: index, &output)
      output += new[index].bytes
      if new[index].cells < width { output += Array(EscapeSequence.clearLine.utf8) }
      output.append(0x0D)
    }
    if new.count < rows.count {
      changed += 1
      move(to: new.count, &output)
      output += Array(EscapeSequence.clearBelow.utf8)
    }
    rows = new
    move(to: place.row, &output)
    output.append(0x0D)
    output += Array(EscapeSequence.right(place.column).utf8)
    cursor = place
    let text = String(decoding: output, as: UTF8.self)
    return changed > 1 ? EscapeSequence.hideCursor + text + EscapeSequence.showCursor : text
  }

  /// Writes everything anew from the first row on, however far it reaches, and leaves the cursor at its end.
  mutating func rewrite(_ new: [ScreenRow], width: Int) -> String {
    var output: [UInt8] = []
    move(to: 0, &output)
    output.append(0x0D)
    // Row by row: some terminals keep what stood on a screen that is cleared as a whole.
    for (index, row) in new.enumerated() {
      if index > 0 { output += [0x0D, 0x0A] }
      output += row.bytes
      if row.cells < width { output += Array(EscapeSequence.clearLine.utf8) }
    }
    rows = new
    reach = new.count
    cursor = (max(0, new.count - 1), new.last?.cells ?? 0)
    return String(decoding: output, as: UTF8.self)
  }

  /// Goes to the beginning of the row below everything.
  mutating func leave() -> String {
    var output: [UInt8] = []
    move(to: max(0, rows.count - 1), &output)
    output += [0x0D, 0x0A]
    begin()
    return String(decoding: output, as: UTF8.self)
  }

  /// Takes away what is there after the terminal got another width: it has wrapped the rows that are too long by now.
  mutating func clear(width: Int, height: Int) -> String {
    let width = max(1, width)
    let above = rows.prefix(cursor.row).reduce(0) { $0 + max(1, ($1.cells + width - 1) / width) }
    let up = min(max(0, height - 1), above + cursor.column / width)
    begin()
    return EscapeSequence.up(up) + "\r" + EscapeSequence.clearBelow
  }

  /// Moves to the first column of a row; rows that are not there yet are made.
  private mutating func move(to row: Int, _ output: inout [UInt8]) {
    if row < cursor.row {
      output += Array(EscapeSequence.up(cursor.row - row).utf8)
    } else if row > cursor.row {
      let there = min(row, reach - 1)
      if there > cursor.row { output += Array(EscapeSequence.down(there - cursor.row).utf8) }
      for _ in there..<max(there, row) { output += [0x0D, 0x0A] }
    }
    if row != cursor.row || cursor.column != 0 { output.append(0x0D) }
    reach = max(reach, row + 1)
    cursor = (row, 0)
  }
}
