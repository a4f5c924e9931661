// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonRuntime

/// The last error that a person was shown: its lines of the traceback, innermost first, with the variables that the frames held.
final class LastError {
  /// A frame that it left.
  struct Place {
    let entry: TracebackEntry
    let variables: [FrameVariable]
    /// The names of its module; nil for the workspace's.
    let module: GlobalTable?

    /// The number of its line in the source.
    var line: Int { entry.source.line(at: entry.span.start) }
    var title: String {
      "\(entry.source.name), line \(line)" + (entry.function == "<module>" ? "" : ", in \(entry.function)")
    }
  }

  let exception: PyException
  /// The frames of programs; those of the library are left out, as in tracebacks.
  let places: [Place]
  /// The frame that is looked into, counted from where the error happened.
  var current = 0

  /// The variables of that frame.
  var frame: [FrameVariable] { places.isEmpty ? [] : places[current].variables }

  /// Takes what the frames held, before the interpreter forgets it.
  init(_ exception: PyException, _ interpreter: Interpreter) {
    self.exception = exception
    let frames = interpreter.flight?.frames(of: exception) ?? [:]
    places = exception.traceback.enumerated().compactMap { i, entry in
      guard !interpreter.isLibrary(entry.source) else { return nil }
      return Place(
        entry: entry, variables: frames[i] ?? [], module: interpreter.moduleFile(of: entry.source)?.names)
    }
  }
}
