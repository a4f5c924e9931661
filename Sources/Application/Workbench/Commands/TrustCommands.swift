// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import PythonRuntime

/// Commands about notebooks from elsewhere, and about the truth of what a notebook shows.
enum TrustCommands {
  // SAFETY: immutable.
  nonisolated(unsafe) static let all: [Command] = [
    Command(
      "run", "%run [-n] FILE ARGUMENTS, %run next, %run N or %run all",
      "Runs a Python file in the workspace (-n: not as __main__), or the cells of a notebook from elsewhere, which wait for that.",
      example: "%run all", arguments: .file([".py"]), changesWorkspace: true, isAboutFiles: true
    ) { call in
      switch call.line.text.trimmed {
      case "next": call.output.text(try call.session.runWaitingCells(1) + "\n")
      case "all": call.output.text(try call.session.runWaitingCells(Int.max / 2) + "\n")
      case let word:
        guard let count = Int(word) else { return try RunCommands.run(word, call) }
        guard count > 0, count < Int.max / 2 else { throw call.usageError }
        call.output.text(try call.session.runWaitingCells(count) + "\n")
      }
    },
    Command(
      "trust", "%trust", "Lifts the fence around a notebook that came from elsewhere; Gradus remembers that.",
      example: "%trust", arguments: .none, changesWorkspace: true, isAboutFiles: true
    ) { call in
      guard call.line.text.trimmed.isEmpty else { throw call.usageError }
      try call.session.trust()
      let count = call.session.waitingCells.count
      call.output.say(
        "The fence is lifted: what runs from now on may do what you may."
          + (count > 0 ? " \(count) cell\(count == 1 ? " waits" : "s wait"): %run all." : ""))
    },
    Command(
      "verify", "%verify", "Replays the whole session in a fresh workspace and shows what prints something else there.",
      example: "x = 1\nx\n%verify", arguments: .none
    ) { call in
      guard call.line.text.trimmed.isEmpty else { throw call.usageError }
      call.output.text(try verify(call.session))
    },
  ]

  /// Replays the cells of a session and says what differs.
  private static func verify(_ session: Session) throws -> String {
    var notebook = Notebook(title: "")
    for cell in session.cells { notebook.append(source: cell.source, output: cell.output) }
    // A replay inside of the replay would begin another one, and what was interrupted did not end.
    let skipped = session.cells.indices.filter {
      isVerify(session.cells[$0].source) || session.cells[$0].outcome == .interrupted
    }
    // Files are not written a second time; and a notebook behind a fence gets no wider one by asking for this.
    let folder = session.interpreter.policy.fence?.folder ?? session.files?.paths.folder ?? "."
    let verdict = NotebookCheck.run(
      notebook, policy: FilePolicy(fence: Fence(folder: folder)), skipping: Set(skipped),
      inputs: session.cells.map(\.inputs))
    if let stopped = verdict.stopped, stopped.reason == "KeyboardInterrupt" {
      throw Raised(PyException(cls: ExceptionClasses.keyboardInterrupt, arguments: []))
    }
    let ran = session.cells.count - skipped.count
    let count = "\(ran) cell\(ran == 1 ? "" : "s")"
    guard !verdict.isClean else { return "\(count) replayed in a fresh workspace: every output the same.\n" }
    let text = verdict.differences.map(\.description).joined()
    let number = verdict.differences.count
    return text
      + "\(count) replayed in a fresh workspace: \(number) \(number == 1 ? "prints" : "print") something else. "
      + "What \(number == 1 ? "it shows" : "they show") depends on something that the cells do not say.\n"
  }

  private static func isVerify(_ source: String) -> Bool {
    source.hasPrefix("%verify") || source.trimmed == "verify"
  }
}
