// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// Dense volumes (N, C, D, H, W) looked at through dense grids (N, D', H', W', 3): one point after the other, every step rounded, as
/// PyTorch's loops do it.
public struct GridVolumeKernels: Sendable {
  let images: Int
  let channels: Int
  /// Depth, height, width.
  let sizes: [Int]
  let points: Int
  let isNearest: Bool
  let border: GridBorder
  let alignCorners: Bool

  /// Describes the volumes and the grid.
  public init(volume: [Int], points: Int, isNearest: Bool, border: GridBorder, alignCorners: Bool) {
    (images, channels, sizes) = (volume[0], volume[1], Array(volume[2...]))
    (self.points, self.isNearest, self.border, self.alignCorners) = (points, isNearest, border, alignCorners)
  }

  private var volume: Int { sizes.reduce(1, &*) }

  // SAFETY (of both): the caller's tensors are dense and of these sizes; elements outside of the volume are never read.

  /// The volumes at the points of the grid.
  public func forward(
    _ kind: ElementKind, input: UnsafeRawPointer, grid: UnsafeRawPointer, output: UnsafeMutableRawPointer
  ) {
    func run<T: VectorElement>(_: T.Type) {
      let (x, g) = (input.assumingMemoryBound(to: T.self), grid.assumingMemoryBound(to: T.self))
      let y = output.assumingMemoryBound(to: T.self)
      Workers.shared.split(images &* points, work: images &* points &* channels &* 16, pieces: 16) { first, last in
        for p in first..<last {
          let (image, point) = (p / points, p % points)
          let cell = VolumeCell(self, g + 3 &* p)
          for c in 0..<channels {
            let channel = image &* channels &+ c
            y[channel &* points &+ point] = cell.value(x + channel &* volume)
          }
        }
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }

  /// The gradients of the volumes (added to zeros) and of the grid, where they are wanted.
  public func backward(
    _ kind: ElementKind, gradient: UnsafeRawPointer, input: UnsafeRawPointer, grid: UnsafeRawPointer,
    inputGradient: UnsafeMutableRawPointer?, gridGradient: UnsafeMutableRawPointer?
  ) {
    func run<T: VectorElement>(_: T.Type) {
      let (dy, x) = (gradient.assumingMemoryBound(to: T.self), input.assumingMemoryBound(to: T.self))
      let g = grid.assumingMemoryBound(to: T.self)
      let dx = inputGradient?.assumingMemoryBound(to: T.self)
      let dg = gridGradient?.assumingMemoryBound(to: T.self)
      Workers.shared.split(images, work: images &* points &* channels &* 32) { first, last in
        for p in (first &* points)..<(last &* points) {
          let (image, point) = (p / points, p % points)
          let cell = VolumeCell(self, g + 3 &* p)
          var slopes = SIMD4<T>.zero
          for c in 0..<channels {
            let channel = image &* channels &+ c
            let slope = dy[channel &* points &+ point]
            if let dx { cell.spread(slope, dx + channel &* volume) }
            if dg != nil { cell.addSlopes(slope, x + channel &* volume, &slopes) }
          }
          if let dg {
            for k in 0..<3 { dg[3 &* p &+ k] = cell.factors[k] * slopes[k] }
          }
        }
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }
}

/// The elements around one point: one, or eight from the upper left front on, columns first.
private struct VolumeCell<T: VectorElement> {
  /// -1 outside.
  private var places = SIMD8<Int>(repeating: -1)
  /// The shares of the two neighbours along x, y and z.
  private var shares: (SIMD2<T>, SIMD2<T>, SIMD2<T>) = (.zero, .zero, .zero)
  /// By how much places move with coordinates.
  private(set) var factors = SIMD4<T>.zero
  private let isNearest: Bool

  init(_ kernels: GridVolumeKernels, _ point: UnsafePointer<T>) {
    isNearest = kernels.isNearest
    var at = SIMD4<T>.zero
    for k in 0..<3 { (at[k], factors[k]) = Self.place(point[k], kernels.sizes[2 &- k], kernels) }
    func index(_ x: T, _ y: T, _ z: T) -> Int {
      let (d, h, w) = (kernels.sizes[0], kernels.sizes[1], kernels.sizes[2])
      guard x >= 0, y >= 0, z >= 0, x < T(w), y < T(h), z < T(d) else { return -1 }
      return (Int(z) &* h &+ Int(y)) &* w &+ Int(x)
    }
    if isNearest {
      let near = at.rounded(.toNearestOrEven)
      places[0] = index(near[0], near[1], near[2])
      factors = .zero
      return
    }
    let low = at.rounded(.down)
    for corner in 0..<8 {
      let (i, j, k) = (T(corner & 1), T(corner >> 1 & 1), T(corner >> 2))
      places[corner] = index(low[0] + i, low[1] + j, low[2] + k)
    }
    shares.0 = SIMD2(low[0] + 1 - at[0], at[0] - low[0])
    shares.1 = SIMD2(low[1] + 1 - at[1], at[1] - low[1])
    shares.2 = SIMD2(low[2] + 1 - at[2], at[2] - low[2])
  }

  /// A coordinate from -1 to 1 as a place among so many elements, and by how much it moves.
  private static func place(_ x: T, _ size: Int, _ kernels: GridVolumeKernels) -> (T, T) {
    let n = T(size)
    var at = kernels.alignCorners ? (x + 1) / 2 * (n - 1) : ((x + 1) * n - 1) / 2
    var factor = kernels.alignCorners ? (n - 1) / 2 : n / 2
    if kernels.border == .reflection {
      let low: T = kernels.alignCorners ? 0 : -0.5
      let span = kernels.alignCorners ? n - 1 : n
      if span == 0 { return (0, 0) }
      let distance = at - low
      if distance < 0 { factor = -factor }
      let extra = abs(distance).truncatingRemainder(dividingBy: span)
      let flips = (abs(distance) / span).rounded(.down)
      let isEven = flips.truncatingRemainder(dividingBy: 2) == 0
      at = isEven ? extra + low : span - extra + low
      if !isEven { factor = -factor }
    }
    if kernels.border != .zeros {
      // The sign of the zero is that of the reflection.
      if !(at > 0) { return (0, factor * 0) }
      if at >= n - 1 { return (n - 1, factor * 0) }
    }
    return (at, factor)
  }

  @inline(__always) private func weight(_ corner: Int) -> T {
    shares.0[corner & 1] * shares.1[corner >> 1 & 1] * shares.2[corner >> 2]
  }

  /// The value of a channel.
  func value(_ volume: UnsafePointer<T>) -> T {
    if isNearest { return places[0] < 0 ? 0 : volume[places[0]] }
    var sum: T = 0
    for corner in 0..<8 where places[corner] >= 0 { sum += volume[places[corner]] * weight(corner) }
    return sum
  }

  /// Adds a channel's gradient to the elements.
  func spread(_ slope: T, _ target: UnsafeMutablePointer<T>) {
    if isNearest {
      if places[0] >= 0 { target[places[0]] += slope }
      return
    }
    for corner in 0..<8 where places[corner] >= 0 { target[places[corner]] += weight(corner) * slope }
  }

  /// Adds a channel's part to the gradients of the coordinates.
  func addSlopes(_ slope: T, _ volume: UnsafePointer<T>, _ slopes: inout SIMD4<T>) {
    if isNearest { return }
    for corner in 0..<8 where places[corner] >= 0 {
      let value = volume[places[corner]]
      let (i, j, k) = (corner & 1, corner >> 1 & 1, corner >> 2)
      let x = value * shares.1[j] * shares.2[k] * slope
      let y = value * shares.0[i] * shares.2[k] * slope
      let z = value * shares.0[i] * shares.1[j] * slope
      slopes[0] += i == 0 ? -x : x
      slopes[1] += j == 0 ? -y : y
      slopes[2] += k == 0 ? -z : z
    }
  }
}
