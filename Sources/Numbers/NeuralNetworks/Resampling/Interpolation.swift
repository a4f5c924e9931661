// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

extension Functional {
  /// `F.interpolate`: other sizes of images (N, C, …) by `nearest`, `nearest-exact`, `linear`, `bilinear`, `trilinear`,
  /// `bicubic` or `area`; with `antialias` the last two widen their windows where images become smaller.
  public static func interpolate(
    _ input: Tensor, size: [Int]? = nil, scaleFactor: [Double]? = nil, mode: String = "nearest",
    alignCorners: Bool? = nil, recomputeScaleFactor: Bool = false, antialias: Bool = false
  ) throws -> Tensor {
    let isPlain = ["nearest", "area", "nearest-exact"].contains(mode)
    if isPlain, alignCorners != nil {
      throw TensorError.value(
        "align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear")
    }
    let dimensions = input.rank - 2
    if size != nil, scaleFactor != nil {
      throw TensorError.value("only one of size or scale_factor should be defined")
    }
    let spatial = dimensions > 0 ? Array(input.shape[2...]) : []
    var target: [Int]
    var scales: [Double]?
    if let size {
      target = size.count == 1 ? [Int](repeating: size[0], count: max(dimensions, 0)) : size
      if target.count != dimensions {
        throw TensorError.value(
          "Input and output must have the same number of spatial dimensions, but got input with spatial dimensions of "
            + "\(text(spatial)) and output size of \(tuple(size)). Please provide input tensor in (N, C, d1, d2, ...,dK) "
            + "format and output size in (o1, o2, ...,oK) format.")
      }
    } else if let scaleFactor {
      let factors =
        scaleFactor.count == 1 ? [Double](repeating: scaleFactor[0], count: max(dimensions, 0)) : scaleFactor
      if factors.count != dimensions {
        throw TensorError.value(
          "Input and scale_factor must have the same number of spatial dimensions, but got input with spatial "
            + "dimensions of \(text(spatial)) and scale_factor of shape \(scaleFactor). Please provide input tensor in "
            + "(N, C, d1, d2, ...,dK) format and scale_factor in (s1, s2, ...,sK) format.")
      }
      target = zip(spatial, factors).map { Int(exactly: (Double($0) * $1).rounded(.down)) ?? 0 }
      scales = recomputeScaleFactor || mode == "area" ? nil : factors
    } else {
      throw TensorError.value("either size or scale_factor should be defined")
    }
    if size != nil, recomputeScaleFactor {
      throw TensorError.value("recompute_scale_factor is not meaningful with an explicit size.")
    }
    if antialias, input.rank != 4 || !["bilinear", "bicubic", "lanczos"].contains(mode) {
      throw TensorError.value(
        "Anti-alias option is restricted to bilinear, bicubic, and lanczos modes and requires a 4-D tensor as input")
    }
    if mode == "area" {
      switch dimensions {
      case 1: return try adaptiveAvgPool1d(input, outputSize: target)
      case 2:
        let result = try adaptiveAvgPool2d(input, outputSize: target)
        try result.followFormat(of: input)
        return result
      case 3: return try adaptiveAvgPool3d(input, outputSize: target)
      default: break
      }
    }
    if mode == "lanczos", dimensions == 2 {
      guard antialias else { throw TensorError.value("Lanczos mode requires antialias=True") }
      throw TensorError(.notImplemented, "Gradus has no mode='lanczos' in interpolate()")
    }
    let needed = ["linear": 1, "bilinear": 2, "bicubic": 2, "trilinear": 3]
    let isKnown = needed[mode] != nil || ["nearest", "nearest-exact"].contains(mode)
    guard (1...3).contains(dimensions), isKnown else {
      throw TensorError(
        .notImplemented,
        "Input Error: Only 3D, 4D and 5D input Tensors supported (got \(input.rank)D) for the modes: nearest | linear | "
          + "bilinear | bicubic | trilinear | lanczos | area | nearest-exact (got \(mode))")
    }
    if let wanted = needed[mode], wanted != dimensions {
      throw TensorError(.notImplemented, "Got \(input.rank)D input, but \(mode) mode needs \(wanted + 2)D input")
    }
    if (spatial + target).contains(where: { $0 <= 0 }) {
      let letters = Array(["D", "H", "W"].suffix(dimensions))
      func list(_ sizes: [Int]) -> String { zip(letters, sizes).map { "\($0): \($1)" }.joined(separator: ", ") }
      throw TensorError.runtime(
        "Input and output sizes should be greater than 0, but got input (\(list(spatial))) output (\(list(target)))")
    }
    guard let kind = ResamplingMode(mode, antialias: antialias) else {
      throw TensorError(.notImplemented, "Gradus has no mode \(mode) in interpolate()")
    }
    let result = try resample(input, target, scales, kind, alignCorners: alignCorners ?? false)
    let factors = scaleFactor.map { $0.count == 1 ? [Double](repeating: $0[0], count: dimensions) : $0 }
    SizeRecord.note(SizeRule(factors.map { .scaled($0) } ?? .fixed, from: spatial, to: target, dimensions: dimensions))
    return result
  }

  private static func resample(
    _ input: Tensor, _ target: [Int], _ scales: [Double]?, _ mode: ResamplingMode, alignCorners: Bool
  ) throws -> Tensor {
    if input.dtype == .uint8 {
      // Pictures: computed as real numbers and rounded once.
      let real = try resample(input.to(.float32), target, scales, mode, alignCorners: alignCorners)
      return try real.round().clamp(min: .int(0), max: .int(255)).to(.uint8)
    }
    if input.shape[1...].contains(0) {
      throw TensorError.runtime(
        "Non-empty \(input.rank)D data tensor expected but got a tensor with sizes \(text(input.shape))")
    }
    try input.requireFloat("upsample_\(mode.kernelName)_channels_last")
    try checkRoom(target, input.dtype)
    _ = try Shape.count(Array(input.shape[..<2]) + target)
    return try Resampling(
      mode: mode, input: Array(input.shape[2...]), output: target, scales: scales, alignCorners: alignCorners
    ).forward(input)
  }
}
