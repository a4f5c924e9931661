// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import TensorKernels
import Tensors

/// The gradient to use: turned for climbing, with `weightDecay * parameter` added.
func decayed(_ parameter: Tensor, _ gradient: Tensor, _ weightDecay: Double, maximize: Bool) throws -> Tensor {
  let gradient = maximize ? try gradient.neg() : gradient
  return weightDecay == 0 ? gradient : try gradient.add(parameter, alpha: .double(weightDecay))
}

/// `a ** b`, by the C library as in Python.
func power(_ a: Double, _ b: Double) -> Double { pow(a, b) }

/// Whether kernels may run over these tensors together: dense, of one float type and one shape.
func areUniform(_ tensors: [Tensor?]) -> Bool {
  guard let first = tensors.first ?? nil, first.dtype.isFloatingPoint, !first.dtype.isHalf else { return false }
  for case let tensor? in tensors {
    guard tensor.dtype == first.dtype, tensor.shape == first.shape, tensor.isContiguous else { return false }
  }
  return true
}

extension Tensor {
  /// `addcmul_` with the one rounding that PyTorch's vector code has.
  func addProduct_(_ a: Tensor, _ b: Tensor, value: Double) throws {
    guard areUniform([self, a, b]) else {
      try addcmul_(a, b, value: .double(value))
      return
    }
    UpdateKernels.addProduct(
      dtype.kind, writableElements(), a.elements, b.elements, value: value, count: numel)
    bumpVersion()
  }
}
