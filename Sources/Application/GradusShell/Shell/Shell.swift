// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Diagnostics
import Notebooks
import PythonRuntime
import PythonSyntax
import Workbench

/// The prompt: reads inputs from a terminal and gives them to a session.
public final class Shell {
  private let session: Session
  private let terminal: Terminal
  private let history = History()

  /// Makes a shell for a session.
  public init(session: Session, terminal: Terminal) {
    self.session = session
    self.terminal = terminal
  }

  /// Reads and runs inputs until the user leaves.
  public func run() {
    if terminal.color != .none { LineEditor.colour = { [terminal] in Shell.coloured($0, terminal) } }
    LineEditor.setUp()
    while let input = readInput() {
      history.add(input)
      // The window may have another size now.
      session.output.presentation = Shell.presentation(on: terminal)
      session.submit(input)
      session.output.finishLine()
      terminal.flush()
      if session.wantsToLeave || Signals.leaveSignal != 0 || terminal.hasLostReader { break }
    }
  }

  /// How a session draws on a terminal.
  public static func presentation(on terminal: Terminal) -> Presentation {
    guard terminal.isTerminal else { return .plain }
    return Presentation(
      rendering: RenderOptions(width: terminal.width, glyphs: terminal.glyphs, color: terminal.color))
  }

  /// The next whole input; nil at the end.
  private func readInput() -> String? {
    var lines: [String] = []
    var indent = 0
    while true {
      let pending = lines.map { $0 + "\n" }.joined()
      LineEditor.complete = { [session] line, cursor in
        session.completions(of: pending + line, at: pending.utf8.count + cursor)
      }
      switch LineEditor.read(prompt: lines.isEmpty ? ">>> " : "... ", indent: indent) {
      case .end:
        if lines.isEmpty || Signals.leaveSignal != 0 { return nil }
        // Ctrl-D in a block drops the block, as Ctrl-C does.
        lines = []
        indent = 0
      case .interrupted:
        terminal.write("KeyboardInterrupt\n")
        lines = []
        indent = 0
      case .line(let line):
        // A line of nothing but blanks ends a block; the blanks are the shell's own indentation.
        lines.append(!lines.isEmpty && line.utf8.allSatisfy { $0 == 0x20 } ? "" : line)
        let text = lines.joined(separator: "\n")
        if lines.count == 1, NotebookCell.comparable(text).isEmpty {
          lines = []
          continue
        }
        // A pasted listing is run as it is; no empty line has to follow its last block.
        let isListing = line.utf8.contains(0x0A)
        guard case .incomplete(let next) = session.inputState(of: isListing ? text + "\n\n" : text) else { return text }
        indent = next
      }
    }
  }

  /// Python code in the terminal's colours.
  static func coloured(_ text: String, _ terminal: Terminal) -> String {
    var result = ""
    let source = SourceText(name: "", text: text)
    var position = 0
    for (span, kind) in highlightTokens(text) where span.start >= position {
      result += source[SourceSpan(position, span.start)]
      result += Style(kind).map { terminal.styled(source[span], $0) } ?? source[span]
      position = span.end
    }
    return result + source[SourceSpan(position, source.utf8.count)]
  }
}
