// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonSyntax

/// What a piece of text is, for its colour. The text says the same without it.
public enum Style: Sendable {
  case prompt, keyword, number, string, comment, command, error, dim

  /// The parameters of the terminal's colour sequence; empty for plain text.
  public func code(_ depth: ColorDepth) -> String {
    switch depth {
    case .none: ""
    case .ansi16: basic
    case .ansi256, .truecolor: palette
    }
  }

  // Colours of the 16 that people set in their terminals: they fit a dark and a light ground.
  private var basic: String {
    switch self {
    case .prompt: "1"
    case .keyword: "35"
    case .number: "36"
    case .string: "32"
    case .comment, .dim: "2"
    case .command: "33"
    case .error: "31"
    }
  }

  // Of the palette, shades that keep a contrast of 4 or more on black and on white.
  private var palette: String {
    switch self {
    case .prompt: "1"
    case .keyword: "38;5;133"
    case .number: "38;5;31"
    case .string: "38;5;64"
    case .comment, .dim: "38;5;244"
    case .command: "38;5;130"
    case .error: "38;5;160"
    }
  }

  /// The style of a word of Python; nil for plain text.
  public init?(_ kind: TokenKind) {
    switch kind {
    case .keyword: self = .keyword
    case .number: self = .number
    case .string: self = .string
    case .comment: self = .comment
    case .command: self = .command
    default: return nil
    }
  }
}
