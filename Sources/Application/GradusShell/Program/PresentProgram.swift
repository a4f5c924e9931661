// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import Primitives
import PythonRuntime
import SessionStore
import Workbench

/// `gradus present`: a notebook or a lesson in front of a class. Enter runs the next cell; whatever is typed runs in between.
enum PresentProgram {
  /// Presents a file; gives the exit status.
  static func run(_ path: String, _ terminal: Terminal) throws -> Int32 {
    guard terminal.isInteractive else {
      terminal.writeError("gradus: present needs a terminal\n")
      return 2
    }
    let session = GradusProgram.makeSession(terminal)
    // What is typed in front of a class is kept as well, in a session of its own.
    let paths = SessionPaths("\(SessionPaths.dataFolder)/present-\(SessionPaths(path).name)")
    _ = try session.open(paths)
    session.presents = true
    try session.present(path)
    let shell = Shell(session: session, terminal: terminal)
    shell.presents = true
    shell.run()
    let status = session.exitStatus
    if session.close(), !session.cells.isEmpty {
      session.output.note("kept in \(EscapeSequence.visible(Greeting.homely(paths.notebook)))")
    }
    return Signals.leaveSignal == 0 ? status : 128 + Signals.leaveSignal
  }
}
