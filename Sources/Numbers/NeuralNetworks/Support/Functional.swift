// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

/// What layers compute, without layers: `torch.nn.functional`.
///
/// Everything is a function of tensors and plain settings. The layers themselves (attributes, parameters, modes) are
/// objects of the language and call these. The families are extensions in the folders of this target.
public enum Functional {}

/// How a loss is made of its elements.
public enum Reduction: String, Sendable {
  /// No: the elements themselves.
  case none
  /// Their mean.
  case mean
  /// Their sum.
  case sum

  /// PyTorch's name of it, or PyTorch's error.
  public init(named name: String) throws {
    if name == "elementwise_mean" {
      TensorContext.current.warn?(
        "UserWarning", "reduction='elementwise_mean' is deprecated. Please use reduction='mean' instead.")
      self = .mean
      return
    }
    guard let reduction = Reduction(rawValue: name) else {
      throw TensorError.value("\(name) is not a valid value for reduction")
    }
    self = reduction
  }

  /// Mean, sum or the elements themselves.
  func apply(_ elements: Tensor) throws -> Tensor {
    switch self {
    case .none: elements
    case .mean: try elements.mean()
    case .sum: try elements.sum()
    }
  }
}

extension Tensor {
  /// The elements, dense and without history: what kernels read.
  func plain() throws -> Tensor { try detach().contiguous() }

  /// Dense, of the given type, without history.
  func plain(_ dtype: DType) throws -> Tensor { try detach().to(dtype).contiguous() }

  /// Throws PyTorch's NotImplementedError unless the elements are floating-point numbers.
  func requireFloat(_ kernel: String) throws {
    guard dtype.isFloatingPoint else {
      throw TensorError(.notImplemented, "\"\(kernel)\" not implemented for '\(dtype.scalarTypeName)'")
    }
  }

  /// Whether an operation on this tensor would be recorded.
  var isRecorded: Bool { TensorContext.current.gradEnabled && requiresGrad }
}

/// Throws PyTorch's out-of-memory error when a dimension alone has more elements than the machine has room for.
func checkRoom(_ sizes: [Int], _ dtype: DType) throws {
  for size in sizes {
    _ = try Shape.count([size, 16])
    try Buffer.checkMemory(size &* 16)
  }
}

/// `[2, 3]`, as PyTorch writes sizes in messages.
func text(_ shape: [Int]) -> String { "[" + shape.map(String.init).joined(separator: ", ") + "]" }

/// `(2, 3)` or `(2,)`, as Python writes a tuple.
func tuple(_ shape: [Int]) -> String {
  shape.count == 1 ? "(\(shape[0]),)" : "(" + shape.map(String.init).joined(separator: ", ") + ")"
}

/// `torch.Size([2, 3])`.
func size(_ shape: [Int]) -> String { "torch.Size(\(text(shape)))" }

extension Array where Element == Int {
  /// The product of all, wrapping (shapes were checked when their tensors were made).
  var product: Int { reduce(1, &*) }
}
