// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TorchCore

/// Keys of parameter groups that are read at each step, made once.
enum GroupKeys {
  // SAFETY (all of them): immutable strings, used on the evaluator's thread.
  nonisolated(unsafe) static let params = Key("params")
  nonisolated(unsafe) static let lr = Key("lr")
  nonisolated(unsafe) static let initialLR = Key("initial_lr")
}
