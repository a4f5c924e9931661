// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Notebooks
import PythonRuntime
import PythonSyntax
import SessionStore
import Workbench

/// The prompt: reads inputs from a terminal and gives them to a session.
public final class Shell {
  private let session: Session
  private let terminal: Terminal
  private let history = History()
  /// Whether it is in front of a class: an empty line goes on, and charts are as high as the screen.
  var presents = false

  /// Makes a shell for a session.
  public init(session: Session, terminal: Terminal) {
    self.session = session
    self.terminal = terminal
  }

  /// Reads and runs inputs until the user leaves.
  public func run() {
    if terminal.color != .none {
      BlockDrawing.code = { [terminal] kind in Style(kind)?.code(terminal.color) }
      BlockDrawing.dim = Style.dim.code(terminal.color)
    }
    BlockDrawing.isUnicode = terminal.glyphs == .unicode
    LineEditor.decide = { [session] text, isWhole in Shell.indent(after: text, isWhole, session) }
    LineEditor.setUp()
    session.output.shortens = terminal.isInteractive
    session.output.pager = { [terminal] text in Pager.show(text, on: terminal) }
    while let input = readInput() {
      if !input.text.isEmpty { history.add(input.text) }
      // The window may have another size now.
      session.output.presentation = presentation
      session.submit(input.text.isEmpty ? "%next" : input.text, isTyped: input.isTyped)
      session.output.finishLine()
      terminal.flush()
      if session.wantsToLeave || Signals.leaveSignal != 0 || terminal.hasLostReader { break }
    }
  }

  /// How a session draws on a terminal.
  public static func presentation(on terminal: Terminal) -> Presentation {
    guard terminal.isTerminal else { return .plain }
    return Presentation(
      rendering: RenderOptions(width: terminal.width, glyphs: terminal.glyphs, color: terminal.color),
      medium: terminal.movesCursor ? .screen : .lines)
  }

  /// How the session draws now.
  private var presentation: Presentation {
    var presentation = Shell.presentation(on: terminal)
    if presents, let rows = session.output.size()?.rows {
      presentation.rendering.height = max(presentation.rendering.height, rows - Shell.rowsBesideChart)
    }
    return presentation
  }
  /// Rows of a screen that a chart's title, axis, legend and words take, and the prompt.
  private static let rowsBesideChart = 12

  /// The next whole input, empty for an empty line in front of a class; nil at the end.
  private func readInput() -> (text: String, isTyped: Bool)? {
    var lines: [String] = []
    var indent = 0
    var isTyped = true
    while true {
      let pending = lines.map { $0 + "\n" }.joined()
      LineEditor.complete = { [session] line, cursor in
        session.completions(of: pending + line, at: pending.utf8.count + cursor)
      }
      // Readline writes to the terminal by itself: what still waits comes first.
      terminal.flush()
      let offered = lines.isEmpty ? session.nextInput : nil
      session.nextInput = nil
      switch LineEditor.read(prompt: lines.isEmpty ? ">>> " : "... ", indent: indent, text: offered) {
      case .end:
        if lines.isEmpty || Signals.leaveSignal != 0 { return nil }
        // Ctrl-D in a block drops the block, as Ctrl-C does.
        lines = []
        indent = 0
      case .interrupted(let line):
        history.add((lines + [line]).joined(separator: "\n"))
        terminal.write("KeyboardInterrupt\n")
        lines = []
        indent = 0
      case .line(let line, let isPasted):
        // A line of nothing but blanks ends a block; the blanks are the shell's own indentation.
        lines.append(!lines.isEmpty && line.utf8.allSatisfy { $0 == 0x20 } ? "" : line)
        let text = lines.joined(separator: "\n")
        isTyped = (isTyped || lines.count == 1) && !isPasted
        if NotebookCell.comparable(text).isEmpty {
          if presents { return ("", true) }
          lines = []
          continue
        }
        if LineEditor.editsBlocks { return (text, isTyped) }
        // A pasted listing is run as it is; no empty line has to follow its last block.
        guard let next = Shell.indent(after: text, isPasted || line.utf8.contains(0x0A), session) else {
          return (text, isTyped)
        }
        indent = next
      }
    }
  }

  /// How far the next line is indented; nil when the text is to be run.
  private static func indent(after text: String, _ isWhole: Bool, _ session: Session) -> Int? {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.count > 1, let last = lines.last, last.utf8.allSatisfy({ $0 == 0x20 }) { lines[lines.count - 1] = "" }
    let typed = lines.joined(separator: "\n") + (isWhole ? "\n\n" : "")
    guard case .incomplete(let indent) = session.inputState(of: typed) else { return nil }
    return indent
  }
}
