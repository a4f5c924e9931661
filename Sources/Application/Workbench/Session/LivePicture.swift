// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Primitives

/// A picture that is drawn in place while a statement runs.
extension Output {
  /// Draws a picture in the place of the last one, for the person only. Whatever else is shown takes it away first, so that
  /// it always stands below.
  func live(_ draw: (RenderOptions) -> String) {
    measure()
    var options = presentation.rendering
    var lines = draw(options).split(separator: "\n", omittingEmptySubsequences: false)
    // One that is taller than the screen could not be taken away.
    if let rows = size()?.rows {
      while lines.count >= rows, options.height > 3 {
        options.height = max(3, options.height - (lines.count - rows + 1))
        lines = draw(options).split(separator: "\n", omittingEmptySubsequences: false)
      }
    }
    let standing = rowsOfPicture
    picture = []
    if standing == 0, standsInLine { show("\n") }
    // Line over line: a terminal that is cleared as a whole may keep what stood there. Behind a full line there is nothing to clear.
    let widths = lines.map { DisplayWidth.of(EscapeSequence.withoutStyles(String($0))) }
    let text = zip(lines, widths).map { line, width in
      "\(line)\(width < presentation.rendering.width ? EscapeSequence.clearLine : "")\n"
    }.joined()
    show(EscapeSequence.up(standing) + text + (standing > lines.count ? EscapeSequence.clearBelow : ""))
    picture = widths
  }

  /// How many rows the moving picture takes that can be reached: a terminal that became narrower has wrapped its lines.
  private var rowsOfPicture: Int {
    let (columns, rows) = size() ?? (presentation.rendering.width, .max)
    return min(picture.reduce(0) { $0 + max(1, ($1 + columns - 1) / max(1, columns)) }, rows - 1)
  }

  /// Takes the moving picture away.
  func takePictureAway() {
    guard !picture.isEmpty else { return }
    let rows = rowsOfPicture
    picture = []
    let blank = String(repeating: EscapeSequence.clearLine + "\n", count: rows)
    show(EscapeSequence.up(rows) + blank + EscapeSequence.up(rows))
  }
}
