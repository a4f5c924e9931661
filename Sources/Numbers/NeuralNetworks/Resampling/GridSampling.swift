// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

/// What `grid_sample` does with points outside of the image.
public enum GridPadding: String, Sendable {
  case zeros, border, reflection
}

extension Functional {
  /// `F.affine_grid`: for every pixel of an image of this size the point that a matrix (N, 2, 3) sends it to.
  public static func affineGrid(_ theta: Tensor, size: [Int], alignCorners: Bool) throws -> Tensor {
    guard theta.dtype.isFloatingPoint else {
      throw TensorError.value("Expected theta to have floating point type, but got torch.\(theta.dtype.name)")
    }
    guard size.count == 4 else {
      throw TensorError(.notImplemented, "Gradus has only affine_grid of 4D sizes, got \(size.count)D")
    }
    guard theta.rank == 3, theta.shape[1] == 2, theta.shape[2] == 3 else {
      throw TensorError.value(
        "Expected a batch of 2D affine matrices of shape Nx2x3 for size \(text(size)). Got "
          + "torch.Size(\(text(theta.shape))).")
    }
    guard size.allSatisfy({ $0 > 0 }) else {
      throw TensorError.value("Expected non-zero, positive output size. Got \(text(size))")
    }
    let (n, h, w) = (size[0], size[2], size[3])
    func line(_ count: Int) throws -> Tensor {
      if count <= 1 { return try Tensor.zeros([count], dtype: theta.dtype) }
      let ends = try Tensor.linspace(-1, 1, count, dtype: theta.dtype)
      return alignCorners ? ends : try ends.mul(.double(Double(count - 1) / Double(count)))
    }
    let x = try line(w).view([1, w]).expand([h, w])
    let y = try line(h).view([h, 1]).expand([h, w])
    let base = try Tensor.stack([x, y, Tensor.ones([h, w], dtype: theta.dtype)], dim: 2).view([1, h * w, 3])
    let points = try base.expand([n, h * w, 3]).bmm(theta.transpose(1, 2))
    return try points.view([n, h, w, 2]).renamed("AffineGridGeneratorBackward0")
  }

  /// `F.grid_sample`: the image (N, C, H, W) at the points (N, H', W', 2), whose coordinates reach from -1 to 1.
  public static func gridSample(
    _ input: Tensor, _ grid: Tensor, mode: String, padding: GridPadding, alignCorners: Bool
  ) throws -> Tensor {
    guard input.rank == 4, grid.rank == 4 else {
      if input.rank == 5, grid.rank == 5 {
        throw TensorError(.notImplemented, "Gradus has only grid_sample of 4D inputs")
      }
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
    guard grid.shape[3] == 2 else {
      throw TensorError.runtime(
        "grid_sampler(): expected grid to have size 2 in last dimension, but got grid with sizes \(text(grid.shape))")
    }
    guard input.shape[2] > 0, input.shape[3] > 0 else {
      throw TensorError.runtime(
        "grid_sampler(): expected input to have non-empty spatial dimensions, but input has sizes \(text(input.shape)) "
          + "with dimension \(input.shape[2] == 0 ? 2 : 3) being empty")
    }
    let (h, w) = (input.shape[2], input.shape[3])
    let x = try place(grid.select(3, 0), w, padding, alignCorners)
    let y = try place(grid.select(3, 1), h, padding, alignCorners)
    let sampler = GridSampler(input: input, width: w, height: h)
    if mode == "nearest" {
      return try sampler.take(x.detach().round(), y.detach().round()).renamed("GridSampler2DBackward0")
    }
    let (x0, y0) = (try x.detach().floor(), try y.detach().floor())
    let (fx, fy) = (try x.sub(x0).unsqueeze(1), try y.sub(y0).unsqueeze(1))
    let (x1, y1) = (try x0.add(.int(1)), try y0.add(.int(1)))
    let (gx, gy) = (try fx.rsub(.int(1)), try fy.rsub(.int(1)))
    let upper = try sampler.take(x0, y0).mul(gx.mul(gy)).add(sampler.take(x1, y0).mul(fx.mul(gy)))
    let lower = try sampler.take(x0, y1).mul(gx.mul(fy)).add(sampler.take(x1, y1).mul(fx.mul(fy)))
    return try upper.add(lower).renamed("GridSampler2DBackward0")
  }

  /// A coordinate from -1 to 1 as a place among so many pixels.
  private static func place(_ x: Tensor, _ size: Int, _ padding: GridPadding, _ alignCorners: Bool) throws -> Tensor {
    let scaled =
      alignCorners
      ? try x.add(.int(1)).div(.int(2)).mul(.int(size - 1))
      : try x.add(.int(1)).mul(.int(size)).sub(.int(1)).div(.int(2))
    switch padding {
    case .zeros: return scaled
    case .border: return try scaled.clamp(min: .int(0), max: .int(size - 1))
    case .reflection:
      let (low, high) = alignCorners ? (0.0, Double(size - 1)) : (-0.5, Double(size) - 0.5)
      if low == high { return try scaled.mul(.int(0)) }
      let span = high - low
      let distance = try scaled.sub(.double(low)).abs()
      let rest = try distance.fmod(.double(span))
      let flips = try distance.detach().div(.double(span)).floor().fmod(.int(2)).eq(.int(0))
      let reflected = try Tensor.where(flips, rest.add(.double(low)), rest.neg().add(.double(span + low)))
      return try reflected.clamp(min: .int(0), max: .int(size - 1))
    }
  }
}

/// Reads pixels at whole coordinates; those outside are zeros.
private struct GridSampler {
  let input: Tensor
  let width: Int
  let height: Int

  func take(_ x: Tensor, _ y: Tensor) throws -> Tensor {
    let (n, c) = (input.shape[0], input.shape[1])
    let inside = try x.ge(.int(0)).logicalAnd(x.lt(.int(width))).logicalAnd(y.ge(.int(0))).logicalAnd(
      y.lt(.int(height)))
    let column = try x.nanToNum().clamp(min: .int(0), max: .int(width - 1)).to(.int64)
    let row = try y.nanToNum().clamp(min: .int(0), max: .int(height - 1)).to(.int64)
    let (rows, columns) = (x.shape[1], x.shape[2])
    let index = try row.mul(.int(width)).add(column).view([n, 1, rows * columns]).expand([n, c, rows * columns])
    let picked = try input.reshape([n, c, height * width]).gather(2, index).view([n, c, rows, columns])
    return try picked.maskedFill(inside.logicalNot().unsqueeze(1), .int(0))
  }
}
