// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

extension Tensor {
  /// Forgets the gradient, or fills it with zeros.
  package func clearGradient(setToNone: Bool) throws {
    guard let gradient = grad else { return }
    if setToNone {
      grad = nil
      return
    }
    if gradient.gradFn != nil || gradient.requiresGrad {
      let plain = gradient.detach()
      grad = plain
      try TensorContext.withoutGrad { _ = try plain.zero_() }
      return
    }
    try TensorContext.withoutGrad { _ = try gradient.zero_() }
  }
}
