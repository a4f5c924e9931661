// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonRuntime

extension Interpreter {
  /// A source compiled as a restored workspace will compile it; nil when it is none.
  func compiledAgain(_ source: SourceText) -> CompiledSource? {
    isLibrary(source) ? try? libraryUnit(source) : try? compile(source, echoes: true, allowsCommands: true)
  }
}

extension CompiledSource {
  /// The number of a function among those of the source. An expression that a command or eval() compiled alone counts its
  /// functions in another way, so the place decides.
  func ordinal(of code: CodeObject) -> Int? {
    codes.first {
      $0.span == code.span && $0.qualname == code.qualname && $0.parameters.positional == code.parameters.positional
    }?.ordinal
  }
}
