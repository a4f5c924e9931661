// SPDX-License-Identifier: GPL-3.0-or-later

/// A traceback as a value: one line of it, and the lines after it.
package final class PyTraceback: PyObject {
  /// The lines from here on, outermost first.
  package let entries: [TracebackEntry]

  package init(_ entries: [TracebackEntry]) {
    self.entries = entries
    super.init(cls: Classes.traceback)
  }

  /// Nil for an exception that was never raised.
  package static func of(_ exception: PyException) -> PyTraceback? {
    exception.traceback.isEmpty ? nil : PyTraceback(exception.traceback.reversed())
  }

  package override func repr() throws -> String { "<traceback object at \(addressText)>" }
}
