// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels
import Tensors

/// What `grid_sample` does with points outside of the image.
public enum GridPadding: String, Sendable {
  case zeros, border, reflection

  var kernel: GridBorder {
    switch self {
    case .zeros: .zeros
    case .border: .border
    case .reflection: .reflection
    }
  }
}

extension Functional {
  /// `F.affine_grid`: for every pixel of an image of this size the point that a matrix (N, 2, 3) sends it to, or (N, 3, 4) in volumes.
  public static func affineGrid(_ theta: Tensor, size: [Int], alignCorners: Bool) throws -> Tensor {
    guard theta.dtype.isFloatingPoint else {
      throw TensorError.value("Expected theta to have floating point type, but got torch.\(theta.dtype.name)")
    }
    guard size.count == 4 || size.count == 5 else {
      throw TensorError(
        .notImplemented,
        "affine_grid only supports 4D and 5D sizes, for 2D and 3D affine transforms, respectively. Got size "
          + "torch.Size(\(text(size))).")
    }
    let rank = size.count - 2
    guard theta.rank == 3, theta.shape[1] == rank, theta.shape[2] == rank + 1 else {
      throw TensorError.value(
        "Expected a batch of \(rank)D affine matrices of shape Nx\(rank)x\(rank + 1) for size \(text(size)). Got "
          + "torch.Size(\(text(theta.shape))).")
    }
    guard size.allSatisfy({ $0 > 0 }) else {
      throw TensorError.value("Expected non-zero, positive output size. Got \(text(size))")
    }
    return try AffineGrid(sizes: Array(size[2...]), alignCorners: alignCorners).points(theta)
  }

  /// `F.grid_sample`: the image (N, C, H, W) at the points (N, H', W', 2), or a volume (N, C, D, H, W) at (N, D', H', W', 3), whose coordinates reach from -1 to 1.
  public static func gridSample(
    _ input: Tensor, _ grid: Tensor, mode: String, padding: GridPadding, alignCorners: Bool
  ) throws -> Tensor {
    guard input.rank == grid.rank, input.rank == 4 || input.rank == 5 else {
      throw TensorError.runtime(
        "grid_sampler(): expected 4D or 5D input and grid with same number of dimensions, but got input with sizes "
          + "\(text(input.shape)) and grid with sizes \(text(grid.shape))")
    }
    guard input.dtype == grid.dtype else {
      throw TensorError.runtime(
        "grid_sampler(): expected input and grid to have same dtype, but input has \(input.dtype.streamName) and grid has "
          + grid.dtype.streamName)
    }
    guard input.shape[0] == grid.shape[0] else {
      throw TensorError.runtime(
        "grid_sampler(): expected grid and input to have same batch size, but got input with sizes \(text(input.shape)) "
          + "and grid with sizes \(text(grid.shape))")
    }
    guard grid.shape[grid.rank - 1] == input.rank - 2 else {
      throw TensorError.runtime(
        "grid_sampler(): expected grid to have size \(input.rank - 2) in last dimension, but got grid with sizes \(text(grid.shape))"
      )
    }
    if let empty = input.shape.indices.dropFirst(2).first(where: { input.shape[$0] == 0 }) {
      throw TensorError.runtime(
        "grid_sampler(): expected input to have non-empty spatial dimensions, but input has sizes \(text(input.shape)) "
          + "with dimension \(empty) being empty")
    }
    if mode == "bicubic", input.rank == 5 {
      throw TensorError.runtime("grid_sampler(): bicubic interpolation only supports 4D input")
    }
    try input.requireFloat("grid_sampler_\(input.rank - 2)d_cpu")
    let kinds: [String: GridMode] = ["nearest": .nearest, "bicubic": .bicubic]
    return try GridSample(mode: kinds[mode] ?? .bilinear, border: padding.kernel, alignCorners: alignCorners)
      .forward(input, grid)
  }
}
