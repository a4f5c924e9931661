// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the end of a command line, whose arguments may be expressions or free text such as a file name.
struct CommandScanner {
  let bytes: [UInt8]
  /// After the scan: where the next line's newline (or the end) stands.
  var cursor: Int
  let limit: Int
  /// For a command that may have a block: how far the command itself is indented. Lines that are indented further belong to it when its
  /// first line ends with a colon.
  var blockIndent: Int?
  /// The offset of a bracket that is open at the end of the text.
  private(set) var openBracket: Int?
  /// The offset of a triple-quoted string that is open at the end of the text, or -1.
  private(set) var openString = -1

  init(bytes: [UInt8], cursor: Int, limit: Int) {
    self.bytes = bytes
    self.cursor = cursor
    self.limit = limit
  }

  /// Steps to the end of the logical line; gives the end of the arguments, without blanks and comment.
  mutating func scan() -> Int {
    var brackets: [Int] = []
    var end = cursor
    var isInBlock = false
    scanning: while cursor < limit {
      let byte = bytes[cursor]
      switch byte {
      case 0x0A, 0x0D:
        if brackets.isEmpty {
          guard let blockIndent, isInBlock || (end > 0 && bytes[end - 1] == 0x3A), isIndented(beyond: blockIndent)
          else {
            break scanning
          }
          isInBlock = true
        }
        cursor += 1
      case 0x20, 0x09, 0x0C:
        cursor += 1
      case 0x23 where isBlank(cursor - 1):
        while cursor < limit, !Characters.isNewline(bytes[cursor]) { cursor += 1 }
      case 0x28, 0x5B, 0x7B:
        brackets.append(cursor)
        cursor += 1
        end = cursor
      case 0x29, 0x5D, 0x7D:
        _ = brackets.popLast()
        cursor += 1
        end = cursor
      case 0x22, 0x27:
        stepString()
        end = cursor
      case 0x5C where cursor + 1 < limit && Characters.isNewline(bytes[cursor + 1]):
        cursor += cursor + 2 < limit && bytes[cursor + 1] == 0x0D && bytes[cursor + 2] == 0x0A ? 3 : 2
      default:
        cursor += 1
        end = cursor
      }
    }
    if cursor >= limit { openBracket = brackets.last }
    return min(end, limit)
  }

  /// Whether the next line that is not empty begins further to the right.
  private func isIndented(beyond column: Int) -> Bool {
    var place = cursor
    var width = 0
    while place < limit {
      switch bytes[place] {
      case 0x0A, 0x0D: width = 0
      case 0x20: width += 1
      case 0x09: width = (width / 8 + 1) * 8
      default: return width > column
      }
      place += 1
    }
    return false
  }

  private func isBlank(_ offset: Int) -> Bool {
    offset < 0 || bytes[offset] == 0x20 || bytes[offset] == 0x09 || Characters.isNewline(bytes[offset])
  }

  /// Steps over a string; a quote without a partner on its line is an apostrophe.
  private mutating func stepString() {
    let quote = bytes[cursor]
    let triple = cursor + 2 < limit && bytes[cursor + 1] == quote && bytes[cursor + 2] == quote
    let body = cursor + (triple ? 3 : 1)
    if let end = StringScanner.end(bytes, from: body, limit: limit, quote: quote, triple: triple) {
      cursor = end
    } else if triple {
      openString = cursor
      cursor = limit
    } else {
      cursor += 1
    }
  }
}
