// SPDX-License-Identifier: GPL-3.0-or-later

// How matrices become panels.
extension PanelProduct {
  /// Rows of `size` elements become columns.
  @inline(never)
  static func turn(
    _ rows: Int, _ size: Int, _ source: UnsafePointer<T>, _ step: Int, _ target: UnsafeMutablePointer<T>,
    _ targetStep: Int
  ) {
    // SAFETY: callers pass rooms of these sizes.
    for first in stride(from: 0, to: rows, by: width) {
      var i = 0
      while first &+ width <= rows, i &+ width <= size {
        T.turn(source + (first &* step &+ i), step, target + (i &* targetStep &+ first), targetStep)
        i &+= width
      }
      for j in first..<min(first &+ width, rows) {
        for l in i..<max(i, size) { target[l &* targetStep &+ j] = source[j &* step &+ l] }
      }
    }
  }

  /// Writes rows as columns of panels; a last panel may end with columns of 0.
  static func turnIntoPanels(
    _ rows: Int, _ size: Int, _ source: UnsafePointer<T>, _ step: Int, _ target: UnsafeMutablePointer<T>,
    _ panels: Range<Int>
  ) {
    for p in panels {
      let (panel, count) = (target + p &* size &* width, min(width, rows &- p &* width))
      if count < width { panel.update(repeating: 0, count: size &* width) }
      turn(count, size, source + p &* width &* step, step, panel, width)
    }
  }

  /// Writes columns side by side, in rows `step` apart, as panels; likewise.
  @inline(never)
  static func cutIntoPanels(
    _ columns: Int, _ size: Int, _ source: UnsafePointer<T>, _ step: Int, _ target: UnsafeMutablePointer<T>,
    _ panels: Range<Int>
  ) {
    for p in panels {
      let (panel, first) = (target + p &* size &* width, source + p &* width)
      let count = min(width, columns &- p &* width)
      if count < width { panel.update(repeating: 0, count: size &* width) }
      for i in 0..<size { WindowTiles.copy(first + i &* step, panel + i &* width, count) }
    }
  }
}
