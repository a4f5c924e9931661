// SPDX-License-Identifier: GPL-3.0-or-later

@preconcurrency import CReadline
@preconcurrency import Glibc
import Primitives

/// Draws the line being typed in colour: readline draws it (and keeps its own idea of where the cursor is), then the same
/// cells are painted again.
enum LineDrawing {
  /// The redisplay function.
  static func redisplay() {
    rl_redisplay()
    // Search prompts are readline's own affair.
    if rl_readline_state & UInt(RL_STATE_ISEARCH | RL_STATE_NSEARCH | RL_STATE_SEARCH) != 0 { return }
    guard let colour = LineEditor.colour, let buffer = rl_line_buffer, rl_end > 0 else { return }
    var rows: CInt = 0
    var columns: CInt = 0
    rl_get_screen_size(&rows, &columns)
    // SAFETY: readline's buffer holds `rl_end` bytes.
    let bytes = UnsafeBufferPointer(start: buffer, count: Int(rl_end)).map { UInt8(bitPattern: $0) }
    let text = String(decoding: bytes, as: UTF8.self)
    let width = columns < 2 ? 80 : Int(columns)
    let whole = extent(of: text, upTo: bytes.count, width: width)
    // What has scrolled off the screen cannot be painted again.
    guard whole.row < max(1, Int(rows)), isPlain(text) else { return }
    let cursor = extent(of: text, upTo: Int(rl_point), width: width)
    var output = EscapeSequence.saveCursor + EscapeSequence.hideCursor
    output += EscapeSequence.up(cursor.row) + "\r" + EscapeSequence.right(LineEditor.promptWidth)
    output += colour(text).split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    output += EscapeSequence.plain + EscapeSequence.restoreCursor + EscapeSequence.showCursor
    fputs(output, rl_outstream)
    fflush(rl_outstream)
  }

  /// Takes a new size of the terminal over. With a function of one's own readline does not reflow what is on the screen, so
  /// its own one stands in meanwhile.
  static func resize() {
    let own = rl_redisplay_function
    rl_redisplay_function = rl_redisplay
    rl_resize_terminal()
    rl_redisplay_function = own
    own?()
  }

  /// The row and column (counted from the prompt's row) at which a byte of the text stands.
  private static func extent(of text: String, upTo end: Int, width: Int) -> (row: Int, column: Int) {
    var row = 0
    var column = LineEditor.promptWidth
    var offset = 0
    for scalar in text.unicodeScalars {
      if offset >= end { break }
      offset += UTF8.width(scalar)
      if scalar == "\n" {
        row += 1
        column = 0
        continue
      }
      let cells = max(0, Int(gradus_wcwidth(scalar.value)))
      if column + cells > width {
        row += 1
        column = 0
      }
      column += cells
    }
    return column >= width ? (row + 1, 0) : (row, column)
  }

  /// True if every character takes the cells that the terminal's tables say: readline shows control characters as `^X`, and
  /// a tab's width depends on where it stands.
  private static func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && $0.value != 0x7F) }
  }
}
