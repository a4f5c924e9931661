// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

/// In-place forms of operations.
enum InPlace {
  /// Writes the result of an operation into the tensor itself.
  static func apply(_ tensor: Tensor, _ body: (Tensor) throws -> Tensor) throws -> Tensor { try tensor.inPlace(body) }
}
