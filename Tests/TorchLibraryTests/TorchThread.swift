// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TestSupport
import TorchLibrary

/// Runs programs with the library.
enum TorchThread {
  /// Runs a program.
  static func run(_ source: String) -> LanguageThread.Result {
    LanguageThread.run(source, library: TorchLibrary.install)
  }

  /// Runs work in a fresh workspace.
  static func run(_ work: @escaping (Interpreter) throws -> Void) -> LanguageThread.Result {
    LanguageThread.run(library: TorchLibrary.install, work)
  }
}
