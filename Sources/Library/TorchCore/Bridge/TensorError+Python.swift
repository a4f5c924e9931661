// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

extension TensorError: PythonConvertibleError {
  /// The name of the Python class.
  public var pythonClassName: String { kind.rawValue }
  /// PyTorch's text.
  public var pythonMessage: String { message }
  /// What an explaining card needs.
  public var pythonFacts: (any Sendable)? { facts }
}
