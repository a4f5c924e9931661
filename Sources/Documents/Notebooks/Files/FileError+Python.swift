// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

extension FileError: PythonConvertibleError {
  /// The text of Python's exception.
  public var pythonMessage: String { description }
  /// Nothing beyond the text.
  public var pythonFacts: (any Sendable)? { nil }
}
