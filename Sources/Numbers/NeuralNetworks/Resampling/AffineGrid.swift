// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels
import Tensors

/// For every pixel of images of some sizes the point that a matrix sends it to.
struct AffineGrid: Sendable {
  /// The spatial sizes.
  let sizes: [Int]
  let alignCorners: Bool

  /// The pixels' coordinates along each dimension, the last one first.
  private func lines(_ dtype: DType) throws -> [Tensor] {
    try TensorContext.withoutGrad {
      try sizes.reversed().map { count in
        if count <= 1 { return try Tensor.zeros([count], dtype: dtype) }
        let ends = try Tensor.linspace(-1, 1, count, dtype: dtype)
        return alignCorners ? ends : try ends.mul(.int(count - 1)).div(.int(count)).plain()
      }
    }
  }

  /// Recorded: the points of matrices (N, 2, 3) or (N, 3, 4).
  func points(_ theta: Tensor) throws -> Tensor {
    let (matrices, lines) = (try theta.plain(), try lines(theta.dtype))
    let result = try Tensor.empty([theta.shape[0]] + sizes + [sizes.count], dtype: theta.dtype)
    let target = result.writableElements()
    withExtendedLifetime((matrices, lines)) {
      AffineGridKernels.forward(
        theta.dtype.kind, images: theta.shape[0], lines: lines.map(\.elements),
        sizes: sizes.reversed(), matrices: matrices.elements, points: target)
    }
    record(
      Derivatives.affineGrid, inputs: [theta], ints: [alignCorners ? 1 : 0], shapes: [sizes], outputs: [result])
    return result
  }

  /// Recorded: the gradients of the matrices.
  func matrices(_ gradient: Tensor) throws -> Tensor {
    let (points, lines) = (try gradient.plain(), try lines(gradient.dtype))
    let result = try Tensor.zeros([gradient.shape[0], sizes.count, sizes.count + 1], dtype: gradient.dtype)
    let target = result.writableElements()
    withExtendedLifetime((points, lines)) {
      AffineGridKernels.backward(
        gradient.dtype.kind, images: gradient.shape[0], lines: lines.map(\.elements),
        sizes: sizes.reversed(), points: points.elements, matrices: target)
    }
    record(
      Derivatives.affineGridGradient, inputs: [gradient], ints: [alignCorners ? 1 : 0], shapes: [sizes],
      outputs: [result])
    return result
  }
}

extension Derivatives {
  private static func settings(_ node: GradNode) -> AffineGrid {
    AffineGrid(sizes: node.shapes[0], alignCorners: node.flag(.affineAlignsCorners))
  }

  /// ints: whether corners are aligned; shapes: the spatial sizes.
  static let affineGrid = Derivative("AffineGridGeneratorBackward0") { node, gradients in
    [try gradients[0].map { try settings(node).matrices($0) }]
  }

  static let affineGridGradient = Derivative("AffineGridGeneratorBackwardBackward0") { node, gradients in
    [try gradients[0].map { try settings(node).points($0) }]
  }
}
