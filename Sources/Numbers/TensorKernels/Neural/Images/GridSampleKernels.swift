// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// Dense images (N, C, H, W) looked at through dense grids (N, H', W', 2), with the additions and roundings of PyTorch's vectors.
public struct GridSampleKernels: Sendable {
  let images: Int
  let channels: Int
  let height: Int
  let width: Int
  /// The points of a grid, in rows.
  let rows: Int
  let columns: Int
  let mode: GridMode
  let border: GridBorder
  let alignCorners: Bool
  /// How many points PyTorch walks over at once where they do not lie in pairs: its programs for reflected points, of full registers and of
  /// the rest, fuse the sums of four pixels then. 0 elsewhere.
  let fusedRun: Int

  /// Describes the images and the grid; `run` tells how many points lie one after the other in PyTorch's memory, but not in pairs, or 0.
  public init(
    image: [Int], rows: Int, columns: Int, run: Int, mode: GridMode, border: GridBorder, alignCorners: Bool
  ) {
    fusedRun = mode == .bicubic && border == .reflection ? run : 0
    (images, channels, height, width) = (image[0], image[1], image[2], image[3])
    (self.rows, self.columns) = (rows, columns)
    (self.mode, self.border, self.alignCorners) = (mode, border, alignCorners)
  }

  var points: Int { rows &* columns }
  var plane: Int { height &* width }

  // SAFETY (of all): the caller's tensors are dense and of these sizes; pixels outside of the image are never read.

  /// The image at the points of the grid.
  public func forward(
    _ kind: ElementKind, input: UnsafeRawPointer, grid: UnsafeRawPointer, output: UnsafeMutableRawPointer
  ) {
    func run<T: VectorElement>(_: T.Type) {
      let (x, g) = (input.assumingMemoryBound(to: T.self), grid.assumingMemoryBound(to: T.self))
      let y = output.assumingMemoryBound(to: T.self)
      // Some points at a time, for all channels, so that their pixels are found once.
      let block = 256
      let blocks = (points &+ block &- 1) / block
      Workers.shared.split(images &* blocks, work: images &* channels &* points &* 8) { first, last in
        let taps = GridTaps<T>(self, capacity: min(block, points))
        defer { taps.deallocate() }
        for piece in first..<last {
          let (image, start) = (piece / blocks, piece % blocks &* block)
          let count = min(block, points &- start)
          taps.find(g + 2 &* (image &* points &+ start), count)
          for c in 0..<channels {
            let channel = image &* channels &+ c
            taps.sample(x + channel &* plane, y + (channel &* points &+ start), from: start, count)
          }
        }
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }
}

/// The pixels of some points and their weights.
struct GridTaps<T: VectorElement> {
  let kernels: GridSampleKernels
  let horizontal: GridPlace<T>
  let vertical: GridPlace<T>
  private let capacity: Int
  /// Pixel after pixel for all points; -1 outside.
  let places: UnsafeMutablePointer<Int>
  /// Bilinear: four weights. Bicubic: four of columns, four of rows.
  let weights: UnsafeMutablePointer<T>

  /// How cubic weights are rounded.
  let cubic: GridCubic<T>

  init(_ kernels: GridSampleKernels, capacity: Int, fuses: Bool = false) {
    self.kernels = kernels
    cubic = GridCubic(fuses: fuses)
    self.capacity = max(capacity, 1)
    horizontal = GridPlace(kernels.width, kernels.border, alignCorners: kernels.alignCorners)
    vertical = GridPlace(kernels.height, kernels.border, alignCorners: kernels.alignCorners)
    places = .allocate(capacity: 16 &* self.capacity)
    weights = .allocate(capacity: 8 &* self.capacity)
  }

  func deallocate() {
    places.deallocate()
    weights.deallocate()
  }

  @inline(__always) func index(_ column: T, _ row: T) -> Int {
    guard let i = horizontal.pixel(column), let j = vertical.pixel(row) else { return -1 }
    return j &* kernels.width &+ i
  }

  /// Finds the pixels of points.
  func find(_ grid: UnsafePointer<T>, _ number: Int) {
    for p in 0..<number {
      let (u, v) = (grid[2 &* p], grid[2 &* p &+ 1])
      switch kernels.mode {
      case .nearest:
        let (x, y) = (horizontal.place(u), vertical.place(v))
        places[p] = index(x.rounded(.toNearestOrEven), y.rounded(.toNearestOrEven))
      case .bilinear: corners(horizontal.place(u), vertical.place(v), p)
      case .bicubic: neighbours(horizontal.raw(u), vertical.raw(v), p)
      }
    }
  }

  /// The four pixels around a place.
  @inline(__always) func corners(_ x: T, _ y: T, _ p: Int) {
    let (left, top) = (x.rounded(.down), y.rounded(.down))
    let (w, n) = (x - left, y - top)
    let (e, s) = (1 - w, 1 - n)
    places[p] = index(left, top)
    places[capacity &+ p] = index(left + 1, top)
    places[2 &* capacity &+ p] = index(left, top + 1)
    places[3 &* capacity &+ p] = index(left + 1, top + 1)
    weights[p] = s * e
    weights[capacity &+ p] = s * w
    weights[2 &* capacity &+ p] = n * e
    weights[3 &* capacity &+ p] = n * w
  }

  /// The sixteen pixels around a place, row after row.
  @inline(__always) func neighbours(_ x: T, _ y: T, _ p: Int) {
    let (left, top) = (x.rounded(.down), y.rounded(.down))
    let (across, down) = (cubic.weights(x - left), cubic.weights(y - top))
    for k in 0..<4 {
      weights[k &* capacity &+ p] = across[k]
      weights[(4 &+ k) &* capacity &+ p] = down[k]
    }
    for j in 0..<4 {
      let row = vertical.neighbour(top + T(j &- 1))
      for i in 0..<4 {
        places[(4 &* j &+ i) &* capacity &+ p] = index(horizontal.neighbour(left + T(i &- 1)), row)
      }
    }
  }

  /// The pixel of a tap of a point, zero outside.
  @inline(__always) func value(_ plane: UnsafePointer<T>, _ tap: Int, _ p: Int) -> T {
    let place = places[tap &* capacity &+ p]
    return place < 0 ? 0 : plane[place]
  }

  @inline(__always) func place(_ tap: Int, _ p: Int) -> Int { places[tap &* capacity &+ p] }
  @inline(__always) func weight(_ k: Int, _ p: Int) -> T { weights[k &* capacity &+ p] }

  /// The values of a channel at the points, of which the first has a number in its grid.
  func sample(_ plane: UnsafePointer<T>, _ output: UnsafeMutablePointer<T>, from start: Int, _ number: Int) {
    switch kernels.mode {
    case .nearest: for p in 0..<number { output[p] = value(plane, 0, p) }
    case .bilinear:
      for p in 0..<number {
        var sum = value(plane, 0, p) * weight(0, p)
        sum = sum.addingProduct(value(plane, 1, p), weight(1, p))
        sum = sum.addingProduct(value(plane, 2, p), weight(2, p))
        output[p] = sum.addingProduct(value(plane, 3, p), weight(3, p))
      }
    case .bicubic:
      let run = kernels.fusedRun
      for p in 0..<number {
        let form: Four.Form =
          run == 0 ? .halfFused : (start &+ p) % run < run / T.width &* T.width ? .fromFirst : .fromSecond
        var lines = Four(form)
        for j in 0..<4 {
          var line = Four(form)
          for i in 0..<4 { line.set(i, value(plane, 4 &* j &+ i, p), weight(i, p)) }
          lines.set(j, line.sum, weight(4 &+ j, p))
        }
        if form == .halfFused { lines.form = .fromFirst }
        output[p] = lines.sum
      }
    }
  }

  /// The sum of four products: PyTorch's programs round it in three ways.
  private struct Four {
    enum Form {
      /// The first product rounded, the others fused with the sum.
      case fromFirst
      /// The second product rounded, the others fused.
      case fromSecond
      /// The second, third and fourth product rounded.
      case halfFused
    }

    var form: Form
    private var values = SIMD4<T>.zero
    private var weights = SIMD4<T>.zero

    @inline(__always) init(_ form: Form) { self.form = form }

    @inline(__always) mutating func set(_ k: Int, _ value: T, _ weight: T) {
      values[k] = value
      weights[k] = weight
    }

    @inline(__always) var sum: T {
      let (v, w) = (values, weights)
      let pair =
        form == .fromFirst ? (v[0] * w[0]).addingProduct(v[1], w[1]) : (v[1] * w[1]).addingProduct(v[0], w[0])
      return form == .halfFused
        ? pair + v[2] * w[2] + v[3] * w[3] : pair.addingProduct(v[2], w[2]).addingProduct(v[3], w[3])
    }
  }
}
