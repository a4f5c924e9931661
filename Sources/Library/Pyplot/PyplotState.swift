// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime

/// Where the drawings of `matplotlib.pyplot` go. The figures themselves are objects of the library's Python.
public final class PyplotState: PyObject {
  /// Where `show()` draws; the shell sets it to suit the terminal.
  public var show: (any Chart) -> Void = { chart in
    let options = RenderOptions(width: 80, height: 15, glyphs: .ascii, color: .none)
    Interpreter.current.write(chart.render(options) + "\n")
  }

  /// Draws a picture in the place of the last one, where a terminal can; false where it cannot. The shell sets it.
  public var showInPlace: (any Chart) -> Bool = { _ in false }

  /// The last picture that was drawn in place and has not been shown for good.
  var latest: (any Chart)?

  /// Shows what was last drawn in place, so that it stays. Called at the end of statements and programs.
  public static func finish(_ interpreter: Interpreter) {
    guard let state = interpreter.libraryState[key] as? PyplotState, let chart = state.latest else { return }
    state.latest = nil
    state.show(chart)
  }

  private static let key = "matplotlib.pyplot"

  /// The state of the interpreter whose code is running.
  public static var current: PyplotState {
    let interpreter = Interpreter.current
    if let known = interpreter.libraryState[key] as? PyplotState { return known }
    let made = PyplotState(cls: Classes.object)
    interpreter.libraryState[key] = made
    return made
  }
}
