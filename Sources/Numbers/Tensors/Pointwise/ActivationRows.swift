// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

extension Tensor {
  /// An activation of every element, in one pass and without history; `name` is PyTorch's kernel, for its error.
  public func activated(_ activation: Activation, name: String) throws -> Tensor {
    guard let row = Activations.row(activation, dtype.kind) else { throw TensorError.notImplemented(name, dtype) }
    return try Elementwise.unary(row, self, dtype, isCostly: true)
  }

  /// A function of straight lines, element by element and without history.
  public func clipped(_ clipping: Clipping, name: String) throws -> Tensor {
    guard let row = clipping.row(dtype.kind) else { throw TensorError.notImplemented(name, dtype) }
    return try Elementwise.unary(row, self, dtype)
  }

  /// Binary cross entropies of probabilities and targets of one type, without history.
  public func crossEntropy(_ target: Tensor) throws -> Tensor {
    try Elementwise.binary(.crossEntropy, self, target, dtype, name: "binary_cross_entropy")
  }

  /// The input's gradient: this gradient times the activation's derivative at `input`, in one pass and without history.
  public func throughActivation(_ activation: Activation, _ input: Tensor) throws -> Tensor {
    let slopes = try converted(input.dtype)
    guard let row = Activations.gradientRow(activation, input.dtype.kind) else {
      throw TensorError.notImplemented("backward", input.dtype)
    }
    return try Elementwise.binary(row, slopes, input, input.dtype)
  }
}
