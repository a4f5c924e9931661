// SPDX-License-Identifier: GPL-3.0-or-later

/// A piece of Markdown as it is drawn on a terminal.
public struct ProseBlock: Sendable, Equatable {
  /// What a piece of text is.
  public enum Style: Sendable { case plain, strong, emphasis, code }

  /// A stretch of text of one style.
  public struct Run: Sendable, Equatable {
    /// The text, without line ends.
    public var text: String
    /// How it is set.
    public let style: Style

    /// A stretch of text.
    public init(text: String, style: Style) {
      self.text = text
      self.style = style
    }
  }

  /// What kind of block it is.
  public enum Kind: Sendable, Equatable {
    /// A heading; 1 is the largest.
    case heading(Int)
    /// Text.
    case paragraph
    /// Lines that stay as they are.
    case code
    /// Rows of cells, the first is the head.
    case table([[[Run]]])
    /// A line across.
    case rule
  }

  /// What it is.
  public let kind: Kind
  /// Its text; of code, a run for each line.
  public var runs: [Run]
  /// How many lists and quotations it stands in.
  public let depth: Int
  /// What stands before its first line: the item's sign or number.
  public let marker: String
  /// Whether it is quoted.
  public let isQuoted: Bool
}
