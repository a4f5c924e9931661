// SPDX-License-Identifier: GPL-3.0-or-later

/// The sequences that a terminal takes as commands (ECMA-48, and the two of the VT100 for the cursor).
public enum EscapeSequence {
  /// Back to plain characters.
  public static let plain = style("0")
  /// Hides the cursor.
  public static let hideCursor = "\u{1B}[?25l"
  /// Shows the cursor.
  public static let showCursor = "\u{1B}[?25h"

  /// Switches a style on: `1;31` is bold and red.
  public static func style(_ code: String) -> String { "\u{1B}[\(code)m" }

  /// A text in a style, and plain characters after it.
  public static func styled(_ text: String, _ code: String) -> String { style(code) + text + plain }

  /// Moves the cursor up; nothing for no rows.
  public static func up(_ rows: Int) -> String { rows > 0 ? "\u{1B}[\(rows)A" : "" }

  /// Moves the cursor down, at most to the last row; nothing for no rows.
  public static func down(_ rows: Int) -> String { rows > 0 ? "\u{1B}[\(rows)B" : "" }

  /// Takes everything away and goes to the first corner.
  public static let clearScreen = "\u{1B}[H\u{1B}[2J"

  /// Takes away the rest of the line.
  public static let clearLine = "\u{1B}[K"

  /// Takes away everything from the cursor on.
  public static let clearBelow = "\u{1B}[J"

  /// Moves the cursor to the right; nothing for no columns.
  public static func right(_ columns: Int) -> String { columns > 0 ? "\u{1B}[\(columns)C" : "" }

  /// A text without its styles.
  public static func withoutStyles(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var isSequence = false
    for scalar in text.unicodeScalars {
      if scalar == "\u{1B}" { isSequence = true }
      if !isSequence { result.append(scalar) }
      if scalar == "m" { isSequence = false }
    }
    return String(result)
  }

  /// A text that somebody else wrote, as it may be quoted on a terminal: characters that a terminal takes as commands, or that turn
  /// the reading direction around, stand as Python's escapes (`\x1b`). Tabs and line feeds stay.
  public static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      guard isHidden(scalar) else {
        result.unicodeScalars.append(scalar)
        continue
      }
      switch scalar {
      case "\r": result += "\\r"
      default:
        let digits = String(scalar.value, radix: 16)
        let width = scalar.value < 0x100 ? 2 : 4
        result += (width == 2 ? "\\x" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
      }
    }
    return result
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
