// SPDX-License-Identifier: GPL-3.0-or-later

/// What a call has drawn in axes; the text is what the drawing keeps.
enum DrawingKind: String {
  case line, points, steps, hist, bar, barh, hline, vline, image

  /// Whether each number is a bar with a name.
  var isBars: Bool { self == .bar || self == .barh }
}
