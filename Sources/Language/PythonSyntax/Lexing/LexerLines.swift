// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// The starts of lines: indentation, blank lines, commands.
extension Lexer {
  /// Steps over the blanks before the text, which then are no indentation.
  mutating func skipLeadingBlanks() {
    while cursor < limit, bytes[cursor] == 0x20 || bytes[cursor] == 0x09 { cursor += 1 }
  }

  /// Skips blank lines and measures the indentation of the first that is not.
  mutating func beginLine() {
    while let (column, alternate) = measure() {
      if cursor < limit, bytes[cursor] == 0x23 { skipComment() }
      guard cursor < limit else { return }
      guard Characters.isNewline(bytes[cursor]) else {
        indent(column, alternate)
        if failure == nil, allowCommands { lexCommandIfAny() }
        return
      }
      cursor += bytes[cursor] == 0x0D && byte(cursor + 1) == 0x0A ? 2 : 1
    }
  }

  /// The width of the blanks at the cursor, with tabs to the next multiple of 8 and as 1; nil on a failure.
  private mutating func measure() -> (Int, Int)? {
    var column = 0
    var alternate = 0
    var continued: (Int, Int)?
    while cursor < limit {
      switch bytes[cursor] {
      case 0x20:
        column += 1
        alternate += 1
        cursor += 1
      case 0x09:
        column = (column / 8 + 1) * 8
        alternate += 1
        cursor += 1
      case 0x0C:
        column = 0
        alternate = 0
        cursor += 1
      case 0x5C:
        // Of an indentation split by backslashes, the part on the first line counts.
        if continued == nil { continued = (column, alternate) }
        guard continueLine() else { return nil }
      default: return continued ?? (column, alternate)
      }
    }
    return continued ?? (column, alternate)
  }

  /// Compares a line's indentation with the lines before and adds INDENT or DEDENT tokens.
  private mutating func indent(_ column: Int, _ alternate: Int) {
    let top = indents[indents.count - 1]
    if column == top.column {
      if alternate != top.alternate { failTabs() }
    } else if column > top.column {
      guard indents.count < Self.deepestIndents else {
        let at = SourceSpan(cursor, cursor + 1)
        misplace(SyntaxError(.indentation, "too many levels of indentation", at: at, in: source))
        return
      }
      guard alternate > top.alternate else {
        failTabs()
        return
      }
      indents.append((column, alternate))
      tokens.append(Token(.indent, max(0, cursor - 1), cursor, level: 0))
    } else {
      while indents.count > 1, column < indents[indents.count - 1].column {
        indents.removeLast()
        tokens.append(Token(.dedent, cursor, cursor, level: 0))
      }
      let now = indents[indents.count - 1]
      if column != now.column {
        var end = cursor
        while end < limit, !Characters.isNewline(bytes[end]) { end += 1 }
        let text = "unindent does not match any outer indentation level"
        misplace(SyntaxError(.indentation, text, at: SourceSpan(end, end + 1), in: source))
      } else if alternate != now.alternate {
        failTabs()
      }
    }
  }

  private mutating func failTabs() {
    let start = source.lineStart(source.line(at: cursor))
    let text = "inconsistent use of tabs and spaces in indentation"
    misplace(SyntaxError(.tab, text, at: SourceSpan(start, start + 1), in: source))
  }

  /// A command where a statement could begin: `%name`, `%%name` with the lines below it, `!program`.
  private mutating func lexCommandIfAny() {
    switch bytes[cursor] {
    case 0x25 where Characters.isNameStart(byte(cursor + 1)): lexCommand()
    case 0x25 where byte(cursor + 1) == 0x25 && Characters.isNameStart(byte(cursor + 2)): lexCellCommand()
    case 0x21 where cursor + 1 < limit && !Characters.isNewline(bytes[cursor + 1]): lexShellLine()
    default: break
    }
  }

  /// Takes `%%name arguments` and everything below it as one token.
  private mutating func lexCellCommand() {
    let start = cursor
    cursor += 2
    while cursor < limit, Characters.isNamePart(bytes[cursor]) { cursor += 1 }
    let nameEnd = cursor
    var textStart = cursor
    while textStart < limit, bytes[textStart] == 0x20 || bytes[textStart] == 0x09 { textStart += 1 }
    var end = limit
    while end > textStart, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[end - 1]) { end -= 1 }
    cursor = limit
    commands.append(CommandText(name: SourceSpan(start + 1, nameEnd), arguments: SourceSpan(min(textStart, end), end)))
    tokens.append(Token(.command, start, max(nameEnd, end), level: 0))
  }

  /// Takes `!program arguments` as one token; a backslash at its end continues it.
  private mutating func lexShellLine() {
    let start = cursor
    cursor += 1
    while cursor < limit, !Characters.isNewline(bytes[cursor]) || bytes[cursor - 1] == 0x5C { cursor += 1 }
    commands.append(CommandText(name: SourceSpan(start + 1, start + 1), arguments: SourceSpan(start + 1, cursor)))
    tokens.append(Token(.command, start, cursor, level: 0))
  }

  /// Takes a whole `%name arguments` line as one token.
  private mutating func lexCommand() {
    let start = cursor
    cursor += 1
    while cursor < limit, Characters.isNamePart(bytes[cursor]) { cursor += 1 }
    let nameEnd = cursor
    var scanner = CommandScanner(bytes: bytes, cursor: cursor, limit: limit)
    if String(decoding: bytes[(start + 1)..<nameEnd], as: UTF8.self) == "watch" {
      scanner.blockIndent = start - source.lineStart(source.line(at: start))
    }
    let end = scanner.scan()
    cursor = scanner.cursor
    if let open = scanner.openBracket {
      failure = .openBracket(neverClosed(open), at: open)
      return
    }
    if scanner.openString >= 0 {
      let line = source.line(at: limit)
      let text = "unterminated triple-quoted string literal (detected at line \(line))"
      let at = SourceSpan(scanner.openString, scanner.openString + 1)
      failure = .openString(SyntaxError(text, at: at, in: source))
      return
    }
    var textStart = nameEnd
    while textStart < end, bytes[textStart] == 0x20 || bytes[textStart] == 0x09 { textStart += 1 }
    commands.append(
      CommandText(name: SourceSpan(start + 1, nameEnd), arguments: SourceSpan(textStart, max(textStart, end))))
    tokens.append(Token(.command, start, max(nameEnd, end), level: 0))
  }
}
