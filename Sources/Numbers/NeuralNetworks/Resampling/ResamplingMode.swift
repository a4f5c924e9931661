// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

/// How outputs are made of inputs when images get another size.
enum ResamplingMode: Int, CaseIterable, Sendable {
  // Their numbers are in saved graphs.
  case nearest, nearestExact, linear, bicubic, smoothLinear, smoothBicubic

  /// The mode that `F.interpolate` calls by a name; `antialias` is known to fit it.
  init?(_ name: String, antialias: Bool) {
    switch name {
    case "nearest": self = .nearest
    case "nearest-exact": self = .nearestExact
    case "bicubic": self = antialias ? .smoothBicubic : .bicubic
    case "linear", "bilinear", "trilinear": self = antialias ? .smoothLinear : .linear
    default: return nil
    }
  }

  var isNearest: Bool { self == .nearest || self == .nearestExact }
  var isCubic: Bool { self == .bicubic || self == .smoothBicubic }
  /// Whether windows grow where images become smaller.
  var isSmooth: Bool { self == .smoothLinear || self == .smoothBicubic }

  /// The name in refusals of element types.
  var kernelName: String {
    switch self {
    case .nearest: "nearest"
    case .nearestExact: "nearest-exact"
    case .linear, .smoothLinear: "bilinear"
    case .bicubic, .smoothBicubic: "bicubic"
    }
  }

  /// The name of the recorded operation.
  func nodeName(_ dimensions: Int) -> String {
    let stem =
      switch self {
      case .nearest: "Nearest\(dimensions)D"
      case .nearestExact: "NearestExact\(dimensions)D"
      case .linear: ["Linear1D", "Bilinear2D", "Trilinear3D"][dimensions - 1]
      case .bicubic: "Bicubic2D"
      case .smoothLinear: "Bilinear2DAa"
      case .smoothBicubic: "Bicubic2DAa"
      }
    return "Upsample\(stem)Backward"
  }

  /// The numbers of spatial dimensions that a mode knows.
  var dimensions: ClosedRange<Int> {
    switch self {
    case .nearest, .nearestExact, .linear: 1...3
    default: 2...2
    }
  }
}

/// Where the outputs along a dimension lie among its inputs, and how they are mixed of them: PyTorch's formulas, in the arithmetic of the
/// element type.
struct ResamplingPlaces<T: BinaryFloatingPoint> {
  let mode: ResamplingMode
  let input: Int
  let output: Int
  /// The factor that was asked for; nil where sizes were.
  let scale: Double?
  let alignCorners: Bool
  /// Whether products are fused with what is added to them: PyTorch's gradients of `bicubic` are compiled for processors without that.
  let fuses: Bool

  /// The taps of all outputs.
  var axis: ResamplingAxis {
    var axis = ResamplingAxis(input: input, isOpen: mode.isSmooth)
    for o in 0..<output { axis.add(taps(o).map { ($0.place, Double($0.weight)) }) }
    return axis
  }

  private typealias Tap = (place: Int, weight: T)

  /// From one output to the next, in inputs.
  private var step: T {
    if alignCorners, !mode.isNearest { return output > 1 ? T(input - 1) / T(output - 1) : 0 }
    if let scale, scale > 0 { return T(1 / scale) }
    return T(input) / T(output)
  }

  private func product(_ a: T, _ b: T, plus c: T) -> T { fuses ? c.addingProduct(a, b) : a * b + c }

  private func taps(_ o: Int) -> [Tap] {
    let last = input - 1
    switch mode {
    case .nearest, .nearestExact:
      // Whatever factor was asked for, equal and doubled sizes are just that.
      if mode == .nearest, output == input || output == 2 * input { return [(output == input ? o : o / 2, 1)] }
      let real = (T(o) + (mode == .nearest ? 0 : 0.5)) * step
      return [(min(Int(exactly: real.rounded(.down)) ?? last, last), 1)]
    case .linear:
      if input == output { return [(o, 1), (o, 0)] }
      let real = max(source(o), 0)
      let low = min(Int(exactly: real.rounded(.down)) ?? last, last)
      let part = min(max(real - T(low), 0), 1)
      return [(low, 1 - part), (min(low + 1, last), part)]
    case .bicubic:
      let real = source(o)
      let floor = real.rounded(.down)
      let first = Int(exactly: floor) ?? 0
      let weights = cubic(min(max(real - floor, 0), 1))
      return weights.enumerated().map { (min(max(first - 1 + $0, 0), last), $1) }
    case .smoothLinear, .smoothBicubic: return window(o)
    }
  }

  private func source(_ o: Int) -> T {
    alignCorners ? step * T(o) : product(step, T(o) + 0.5, plus: -0.5)
  }

  /// The weights of cubic convolution with a = -0.75.
  private func cubic(_ t: T) -> [T] {
    let a: T = -0.75
    func near(_ x: T) -> T { product(a + 2, x, plus: -(a + 3)) * x * x + 1 }
    func far(_ x: T) -> T { product(product(a, x, plus: -5 * a), x, plus: 8 * a) * x - 4 * a }
    return [far(t + 1), near(t), near(1 - t), far(1 - t + 1)]
  }

  /// The taps of a window that covers what the output does, at least one input to each side. Places are half double precision, half not.
  private func window(_ o: Int) -> [Tap] {
    let step = step
    let reach: T = mode.isCubic ? 2 : 1
    let support = step >= 1 ? reach * step : reach
    let shrink = step >= 1 ? 1 / step : 1
    let centre = T(Double(step) * (Double(o) + 0.5))
    let most = Int(exactly: (support.rounded(.up) * 2 + 1)) ?? input
    let first = max(Int(exactly: (Double(centre - support) + 0.5).rounded(.towardZero)) ?? 0, 0)
    let end = min(Int(exactly: (Double(centre + support) + 0.5).rounded(.towardZero)) ?? input, input)
    var taps: [Tap] = []
    for j in 0..<max(min(end - first, most), 0) {
      taps.append((first + j, filter(T((Double(T(j + first) - centre) + 0.5) * Double(shrink)))))
    }
    var total: T = 0
    for tap in taps { total += tap.weight }
    if total != 0 { taps = taps.map { ($0.place, $0.weight / total) } }
    if taps.isEmpty { taps.append((min(first, input - 1), 0)) }
    return taps
  }

  /// A triangle, or cubic convolution with a = -0.5.
  private func filter(_ distance: T) -> T {
    let x = abs(distance)
    if !mode.isCubic { return x < 1 ? 1 - x : 0 }
    let a: T = -0.5
    if x < 1 { return product(product(a + 2, x, plus: -(a + 3)) * x, x, plus: 1) }
    if x < 2 { return product(product(product(a, x, plus: -5 * a), x, plus: 8 * a), x, plus: -4 * a) }
    return 0
  }
}
