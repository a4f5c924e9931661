// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Primitives
import PythonSyntax

extension Output {
  /// Something for the person only, drawn for the terminal: it is no part of the record.
  func aside(_ draw: (RenderOptions) -> String) {
    measure()
    show(draw(options))
  }

  /// A statement as if it had been typed, behind prompts, for the person only: the record of cells has it anyway.
  func typed(_ source: String) {
    let color = presentation.rendering.color
    let bytes = Array(source.utf8)
    var text = ""
    var place = 0
    for (span, kind) in color == .none ? [] : highlightTokens(source) {
      guard span.start >= place, span.end <= bytes.count, let code = Style(kind)?.code(color), !code.isEmpty else {
        continue
      }
      text += String(decoding: bytes[place..<span.start], as: UTF8.self)
      // A string of several lines is coloured line by line: prompts stand between them.
      text += String(decoding: bytes[span.start..<span.end], as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false).map { EscapeSequence.styled(String($0), code) }
        .joined(separator: "\n")
      place = span.end
    }
    text += String(decoding: bytes[place...], as: UTF8.self)
    let prompt = Style.prompt.code(color)
    let shown = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { number, line in
      (prompt.isEmpty ? (number == 0 ? ">>>" : "...") : EscapeSequence.styled(number == 0 ? ">>>" : "...", prompt))
        + " "
        + line + "\n"
    }.joined()
    show(shown)
  }
}

extension Output {
  /// An empty screen, where there is one.
  func clearScreen() { if presentation.medium == .screen { show(EscapeSequence.clearScreen) } }
}
