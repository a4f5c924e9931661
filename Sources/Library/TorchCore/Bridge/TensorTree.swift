// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// What holds tensors by name, and further ones of its kind: `torch.nn.Module`, as those see it who only walk through the
/// tensors of a workspace and need not wait until the layers are built.
package protocol TensorTree: PyObject {
  /// The tensors by name: parameters, then buffers; `None` for an absent one.
  var tensorTables: [PyDict] { get }
  /// What is one level below, by name.
  var branches: PyDict { get }
}
