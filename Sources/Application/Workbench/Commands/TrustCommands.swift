// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import PythonRuntime

/// Commands about notebooks from elsewhere, and about the truth of what a notebook shows.
enum TrustCommands {
  // SAFETY: immutable.
  nonisolated(unsafe) static let all: [Command] = [
    Command(
      "run", "%run next, %run N or %run all",
      "Runs the cells of a notebook that came from elsewhere, which wait for that.",
      example: "%run all", changesWorkspace: true, isAboutFiles: true
    ) { call in
      switch call.line.text.trimmed {
      case "next": call.output.text(try call.session.runWaitingCells(1) + "\n")
      case "all": call.output.text(try call.session.runWaitingCells(Int.max / 2) + "\n")
      case let word:
        guard let count = Int(word), count > 0, count < Int.max / 2 else { throw call.usageError }
        call.output.text(try call.session.runWaitingCells(count) + "\n")
      }
    },
    Command(
      "trust", "%trust", "Lifts the fence around a notebook that came from elsewhere; Gradus remembers that.",
      example: "%trust", changesWorkspace: true, isAboutFiles: true
    ) { call in
      guard call.line.text.trimmed.isEmpty else { throw call.usageError }
      try call.session.trust()
      let count = call.session.waitingCells.count
      call.output.text(
        "The fence is lifted: what runs from now on may do what you may."
          + (count > 0 ? " \(count) cell\(count == 1 ? " waits" : "s wait"): %run all." : "") + "\n")
    },
    Command(
      "verify", "%verify", "Replays the whole session in a fresh workspace and shows what prints something else there.",
      example: "x = 1\nx\n%verify"
    ) { call in
      guard call.line.text.trimmed.isEmpty else { throw call.usageError }
      call.output.text(try verify(call.session))
    },
  ]

  /// Replays the cells of a session and says what differs.
  private static func verify(_ session: Session) throws -> String {
    // A replay inside of a replay would begin another one.
    let cells = session.cells.filter { !isVerify($0.source) && $0.outcome != .interrupted }
    var notebook = Notebook(title: "")
    for cell in cells { notebook.append(source: cell.source, output: cell.output) }
    let fence = Fence(folder: session.files?.paths.folder ?? ".")
    let verdict = NotebookCheck.run(notebook, policy: FilePolicy(fence: fence))
    if let stopped = verdict.stopped, stopped.reason == "KeyboardInterrupt" {
      throw Raised(PyException(cls: ExceptionClasses.keyboardInterrupt, arguments: []))
    }
    let count = "\(cells.count) cell\(cells.count == 1 ? "" : "s")"
    guard !verdict.isClean else { return "\(count) replayed in a fresh workspace: every output the same.\n" }
    var text = ""
    for difference in verdict.differences {
      text +=
        NotebookCheck.Difference(
          cell: cells[difference.cell - 1].number, source: difference.source, expected: difference.expected,
          actual: difference.actual
        ).description
    }
    let number = verdict.differences.count
    return text
      + "\(count) replayed in a fresh workspace: \(number) \(number == 1 ? "prints" : "print") something else. "
      + "What \(number == 1 ? "it shows" : "they show") depends on something that the cells do not say.\n"
  }

  private static func isVerify(_ source: String) -> Bool {
    source.hasPrefix("%verify") || source.trimmed == "verify"
  }
}
