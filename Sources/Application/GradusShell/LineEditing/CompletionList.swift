// SPDX-License-Identifier: GPL-3.0-or-later

@preconcurrency import CReadline
@preconcurrency import Glibc
import Primitives

/// The words that Tab offers, in columns; a screen at a time where there are many.
struct CompletionList {
  private let rows: [String]
  private let height: Int

  /// Words in columns, read downwards, on a terminal of a size.
  init(_ words: [String], width: Int, height: Int) {
    let shown = words.map { EscapeSequence.visible($0) }
    let cell = (shown.map { DisplayWidth.of($0) }.max() ?? 0) + 2
    let count = max(1, (width - 1) / cell)
    let rowCount = (shown.count + count - 1) / count
    self.height = max(2, height)
    rows = (0..<rowCount).map { row in
      var line = ""
      for place in stride(from: row, to: shown.count, by: rowCount) {
        let word = shown[place]
        let isLast = place + rowCount >= shown.count
        line += isLast ? word : word + String(repeating: " ", count: cell - DisplayWidth.of(word))
      }
      return line
    }
  }

  /// Shows them. Space goes on by a screen, Enter by a line; q ends, and any other key ends and is typed.
  func show(write: (String) -> Void, key: () -> CInt, pushBack: (UInt8) -> Void) {
    var next = 0
    var step = rows.count <= height - 1 ? rows.count : height - 1
    while true {
      let end = min(rows.count, next + step)
      write(rows[next..<end].map { $0 + "\r\n" }.joined())
      next = end
      guard next < rows.count else { return }
      write("-- \(next) of \(rows.count) lines: Space, Enter, q --")
      let pressed = key()
      write("\r\u{1B}[K")
      switch pressed {
      case 0x20, 0x09, CInt(UInt8(ascii: "y")): step = height - 1
      case 0x0A, 0x0D: step = 1
      case CInt(UInt8(ascii: "q")), CInt(UInt8(ascii: "n")), 0x1B, 0x07, 0x03: return
      default:
        if let byte = UInt8(exactly: pressed) { pushBack(byte) }
        return
      }
    }
  }
}
