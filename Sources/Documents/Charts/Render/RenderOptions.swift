// SPDX-License-Identifier: GPL-3.0-or-later

import Catalogues

/// Which characters a drawing is made of. Text that the user gave (titles, names) is kept as it is in both.
public enum GlyphSet: Equatable, Sendable {
  /// Printable ASCII only.
  case ascii
  /// Box-drawing characters, blocks and braille dots.
  case unicode
}

/// How many colours the terminal has. Colour repeats what glyphs already say; it is never the only sign.
public enum ColorDepth: Equatable, Sendable {
  /// No escape sequences at all.
  case none
  /// The eight colours that every colour terminal has.
  case ansi16
  /// The palette of 256.
  case ansi256
  /// 24-bit colour.
  case truecolor
}

/// The size and the means of a drawing. The same chart with the same options gives the same bytes.
public struct RenderOptions: Equatable, Sendable {
  /// How many columns a line may take, labels included.
  public var width: Int
  /// About how many rows the plotting area has. A few fewer may be used, so that the ticks fall on rows.
  public var height: Int
  /// The characters.
  public var glyphs: GlyphSet
  /// The colours.
  public var color: ColorDepth
  /// Whether the description in words follows the drawing.
  public var showsDescription: Bool
  /// The language of the words that are the program's own; nil for English.
  public var language: Catalogue?

  /// 80 columns, 15 rows, Unicode, no colour, with the description, unless told otherwise.
  public init(
    width: Int = 80, height: Int = 15, glyphs: GlyphSet = .unicode, color: ColorDepth = .none,
    showsDescription: Bool = true, language: Catalogue? = nil
  ) {
    self.width = width
    self.height = height
    self.glyphs = glyphs
    self.color = color
    self.showsDescription = showsDescription
    self.language = language
  }

  /// Below this width nothing is drawn but a line that says so.
  public static let minimumWidth = 30

  /// The options with sizes that can be drawn.
  var clamped: RenderOptions {
    var options = self
    options.width = min(max(width, 1), 1000)
    options.height = min(max(height, 3), 200)
    return options
  }

  /// The line that stands for a chart that has no room.
  var tooNarrow: String {
    TextLayout.truncated(said("(a chart needs \(RenderOptions.minimumWidth) columns)"), to: clamped.width, glyphs)
  }
}
