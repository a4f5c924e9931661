// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Tensors

extension Functional {
  /// `F.interpolate`: other sizes of images (N, C, …) by `nearest`, `nearest-exact`, `linear`, `bilinear`, `trilinear`,
  /// `bicubic` or `area`.
  public static func interpolate(
    _ input: Tensor, size: [Int]? = nil, scaleFactor: [Double]? = nil, mode: String = "nearest",
    alignCorners: Bool? = nil, recomputeScaleFactor: Bool = false
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
    if mode == "area" {
      switch dimensions {
      case 1: return try adaptiveAvgPool1d(input, outputSize: target)
      case 2: return try adaptiveAvgPool2d(input, outputSize: target)
      case 3: return try adaptiveAvgPool3d(input, outputSize: target)
      default: break
      }
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
    let result = try resample(input, target, scales, mode, alignCorners: alignCorners ?? false)
    let factors = scaleFactor.map { $0.count == 1 ? [Double](repeating: $0[0], count: dimensions) : $0 }
    SizeRecord.note(SizeRule(factors.map { .scaled($0) } ?? .fixed, from: spatial, to: target, dimensions: dimensions))
    return result
  }

  private static func resample(
    _ input: Tensor, _ target: [Int], _ scales: [Double]?, _ mode: String, alignCorners: Bool
  ) throws -> Tensor {
    if input.dtype == .uint8 {
      // Pictures: computed as real numbers and rounded once.
      let real = try resample(input.to(.float32), target, scales, mode, alignCorners: alignCorners)
      return try real.round().clamp(min: .int(0), max: .int(255)).to(.uint8)
    }
    try input.requireFloat("upsample_\(mode)_channels_last")
    let dimensions = target.count
    try checkRoom(target, input.dtype)
    _ = try Shape.count(Array(input.shape[..<2]) + target)
    var places: [[Int]] = []
    var weights: [Double] = []
    // From the last dimension to the first, as PyTorch nests its sums.
    let result = try TensorContext.withoutGrad {
      var result = input.detach()
      for k in 0..<dimensions {
        let d = dimensions - 1 - k
        let taps = ResamplingTaps(
          mode, input: input.shape[d + 2], output: target[d], scale: scales?[d], alignCorners: alignCorners,
          isSingle: input.dtype == .float32)
        result = try taps.apply(result, d + 2)
        places += taps.places
        weights += taps.weights.flatMap { $0 }
      }
      return try result.contiguous()
    }
    record(
      Derivatives.resampling(mode, dimensions), inputs: [input], ints: [dimensions, places.count / dimensions],
      doubles: weights, shapes: [input.shape] + places, outputs: [result])
    return result
  }
}

/// How each output element along a dimension is a weighted sum of a few input elements.
struct ResamplingTaps {
  /// For each tap the index of the input element of every output element.
  var places: [[Int]]
  /// For each tap the weight of every output element.
  var weights: [[Double]]

  init(places: [[Int]], weights: [[Double]]) {
    self.places = places
    self.weights = weights
  }

  /// Positions are computed in the element type, as PyTorch computes them.
  init(_ mode: String, input: Int, output: Int, scale: Double?, alignCorners: Bool, isSingle: Bool) {
    func rounded(_ x: Double) -> Double { isSingle ? Double(Float(x)) : x }
    var step: Double
    if alignCorners, mode != "nearest", mode != "nearest-exact" {
      step = output > 1 ? rounded(Double(input - 1) / Double(output - 1)) : 0
    } else if let scale, scale > 0 {
      step = rounded(1 / scale)
    } else {
      step = rounded(Double(input) / Double(output))
    }
    let last = input - 1
    switch mode {
    case "nearest", "nearest-exact":
      let shift = mode == "nearest" ? 0 : 0.5
      places = [
        (0..<output).map { min(Int(exactly: rounded((Double($0) + shift) * step).rounded(.down)) ?? last, last) }
      ]
      weights = [[Double](repeating: 1, count: output)]
    case "bicubic":
      places = [[], [], [], []]
      weights = [[], [], [], []]
      for o in 0..<output {
        let real = alignCorners ? rounded(step * Double(o)) : rounded(step * (Double(o) + 0.5) - 0.5)
        let floor = real.rounded(.down)
        let t = rounded(min(max(real - floor, 0), 1))
        for (tap, weight) in Self.cubic(t).enumerated() {
          places[tap].append(min(max((Int(exactly: floor) ?? 0) - 1 + tap, 0), last))
          weights[tap].append(rounded(weight))
        }
      }
    default:
      places = [[], []]
      weights = [[], []]
      for o in 0..<output {
        var real = alignCorners ? rounded(step * Double(o)) : rounded(step * (Double(o) + 0.5) - 0.5)
        if real < 0 { real = 0 }
        let low = min(Int(exactly: real.rounded(.down)) ?? last, last)
        let t = rounded(min(max(real - Double(low), 0), 1))
        places[0].append(low)
        places[1].append(min(low + 1, last))
        weights[0].append(rounded(1 - t))
        weights[1].append(t)
      }
    }
  }

  /// The weights of cubic convolution with a = -0.75.
  private static func cubic(_ t: Double) -> [Double] {
    let a = -0.75
    func near(_ x: Double) -> Double { ((a + 2) * x - (a + 3)) * x * x + 1 }
    func far(_ x: Double) -> Double { ((a * x - 5 * a) * x + 8 * a) * x - 4 * a }
    return [far(t + 1), near(t), near(1 - t), far(2 - t)]
  }

  /// The weighted sum along a dimension.
  func apply(_ x: Tensor, _ d: Int) throws -> Tensor {
    var result: Tensor?
    for (list, factors) in zip(places, weights) {
      var part = try x.indexSelect(d, Tensor.from(ints: list, shape: [list.count]))
      if places.count > 1 { part = try part.mul(column(factors, x, d)) }
      result = try result.map { try $0.add(part) } ?? part
    }
    return result ?? x
  }

  /// The transposed map: each output's gradient goes back to its input elements.
  func spread(_ g: Tensor, _ d: Int, size: Int) throws -> Tensor {
    var shape = g.shape
    shape[d] = size
    var result = try Tensor.zeros(shape, dtype: g.dtype)
    for (list, factors) in zip(places, weights) {
      let part = places.count > 1 ? try g.mul(column(factors, g, d)) : g
      result = try result.indexAdd(d, Tensor.from(ints: list, shape: [list.count]), part)
    }
    return result
  }

  private func column(_ values: [Double], _ like: Tensor, _ d: Int) throws -> Tensor {
    let shape = [values.count] + [Int](repeating: 1, count: like.rank - 1 - d)
    return try Tensor.from(doubles: values, shape: shape, dtype: like.dtype)
  }
}

extension Derivatives {
  /// ints: dimensions, taps; shapes: the input's, then for each dimension from the last on its places; doubles: weights.
  private static func upsampled(_ name: String) -> Derivative {
    Derivative(name) { node, gradients in
      guard var g = gradients[0] else { return [nil] }
      let (dimensions, taps) = (node.int(.spatialRank), node.int(.taps))
      let shape = node.sizes(.input)
      var used = node.doubles.count
      for k in (0..<dimensions).reversed() {
        let d = shape.count - 1 - k
        let places = Array(node.shapes[(1 + k * taps)..<(1 + (k + 1) * taps)])
        used -= taps * places[0].count
        let length = places[0].count
        let weights = (0..<taps).map { Array(node.doubles[(used + $0 * length)..<(used + ($0 + 1) * length)]) }
        g = try ResamplingTaps(places: places, weights: weights).spread(g, d, size: shape[d])
      }
      return [g]
    }
  }
  private static let upsampling: [Derivative] = [
    "Nearest1D", "Nearest2D", "Nearest3D", "NearestExact1D", "NearestExact2D", "NearestExact3D", "Linear1D",
    "Bilinear2D", "Trilinear3D", "Bicubic2D",
  ].map { upsampled("Upsample\($0)Backward0") }

  /// The rule of a mode.
  static func resampling(_ mode: String, _ dimensions: Int) -> Derivative {
    switch mode {
    case "nearest": upsampling[dimensions - 1]
    case "nearest-exact": upsampling[2 + dimensions]
    case "bicubic": upsampling[9]
    default: upsampling[5 + dimensions]
    }
  }
  static var resamplings: [Derivative] { upsampling }
}
