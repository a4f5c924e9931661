// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import Primitives

/// Runs of text that are wrapped as one paragraph.
struct StyledText {
  private let runs: [ProseBlock.Run]

  init(_ runs: [ProseBlock.Run]) { self.runs = runs }

  /// The lines, broken at blanks; wide characters, as those of Chinese, may part anywhere but before closing punctuation.
  func wrapped(to width: Int) -> [[ProseBlock.Run]] {
    var lines: [[ProseBlock.Run]] = [[]]
    var used = 0
    var needsBlank = false
    for word in words() {
      if word.isEmpty {
        needsBlank = used > 0
        continue
      }
      let room = word.reduce(0) { $0 + DisplayWidth.of($1.text) }
      if used > 0, used + (needsBlank ? 1 : 0) + room > max(1, width) {
        lines.append([])
        used = 0
        needsBlank = false
      }
      if needsBlank {
        add(" ", lines[lines.count - 1].last?.style == word[0].style ? word[0].style : .plain, to: &lines)
        used += 1
      }
      for part in word { add(part.text, part.style, to: &lines) }
      used += room
      needsBlank = false
    }
    return lines
  }

  private func add(_ text: String, _ style: ProseBlock.Style, to lines: inout [[ProseBlock.Run]]) {
    let last = lines.count - 1
    if lines[last].last?.style == style {
      lines[last][lines[last].count - 1].text += text
    } else {
      lines[last].append(ProseBlock.Run(text: text, style: style))
    }
  }

  /// What stays together; an empty one stands for a blank between two.
  private func words() -> [[ProseBlock.Run]] {
    var words: [[ProseBlock.Run]] = []
    var word: [ProseBlock.Run] = []
    func end() {
      if !word.isEmpty { words.append(word) }
      word = []
    }
    for run in runs {
      for character in run.text {
        if character == " " || character == "\n" || character == "\t" {
          end()
          words.append([])
          continue
        }
        if StyledText.isWide(character), !StyledText.closes(character) { end() }
        if let last = word.last?.text.last, StyledText.isWide(last), !StyledText.opens(last),
          !StyledText.closes(character)
        {
          end()
        }
        if word.last?.style == run.style {
          word[word.count - 1].text.append(character)
        } else {
          word.append(ProseBlock.Run(text: String(character), style: run.style))
        }
      }
    }
    end()
    return words
  }

  private static func isWide(_ character: Character) -> Bool { DisplayWidth.of(String(character)) == 2 }
  private static func closes(_ character: Character) -> Bool { ",。、;:?!)》」』】”’…,.;:!?)".contains(character) }
  private static func opens(_ character: Character) -> Bool { "(《「『【“‘".contains(character) }
}
