import PythonRuntime
import TestSupport
import TorchLibrary

/// Runs programs with the library.
enum TorchThread {
  /// Runs a program.
  static func run(_ source: String) -> LanguageThread.Result {
    LanguageThread.run(source, library: TorchLibrary.install)
  }
}
