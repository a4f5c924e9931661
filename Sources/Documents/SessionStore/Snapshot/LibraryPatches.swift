// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// What a program put into the library: functions set on its classes, values set in its modules.
public enum LibraryPatches {
  /// Their names, `torch.Tensor.mean`.
  public static func names(in interpreter: Interpreter) -> [String] {
    LibraryNames(interpreter).patches.map(\.path).filter { $0.first != "source:" }
      .map { path in path.map { $0.hasSuffix(":") ? String($0.dropLast()) : $0 }.joined(separator: ".") }
  }
}
