// SPDX-License-Identifier: GPL-3.0-or-later

/// The convolution that gives the gradient of the weight: for every output channel, source channel and tap the sum over all places of
/// outputs times inputs, four channels by three taps at a time.
struct WeightGradientConvolution<T: VectorElement> {
  let geometry: WindowGeometry
  let source: PackedSource<T>
  /// The rows that are worked on at once, so that both operands stay in the first-level cache.
  let lines: Int
  private let offsets: [Int]
  private let kernels: [Int]

  /// Prepares sums over the places of an output plane.
  init(_ geometry: WindowGeometry) {
    self.geometry = geometry
    lines = max(min(4096 / MemoryLayout<T>.stride / max(geometry.width.output, 1), geometry.height.output), 1)
    source = PackedSource(
      PolyphaseAxis(forward: geometry.depth), PolyphaseAxis(forward: geometry.height),
      PolyphaseAxis(forward: geometry.width),
      sizes: (geometry.depth.input, geometry.height.input, geometry.width.input), lines: lines)
    kernels = source.kernelIndices(geometry)
    // Whole groups of three; the last tap is repeated and its sum ignored.
    var offsets = source.offsets
    while !offsets.count.isMultiple(of: 3) { offsets.append(offsets[offsets.count - 1]) }
    self.offsets = offsets
  }

  /// Whether rows of outputs are whole registers, so that they need no copy.
  var readsOutputsDirectly: Bool { geometry.width.output.isMultiple(of: T.width) }

  /// From a row of outputs to the next.
  var outputPitch: Int { (geometry.width.output &+ T.width &- 1) / T.width &* T.width }

  /// How many images are summed before the sums are added to the weights: more, the smaller they are.
  var imagesAtOnce: Int { max(4096 / MemoryLayout<T>.stride / max(geometry.outputSize, 1), 1) }

  /// From the copy of a source channel to that of the next image.
  var copyStep: Int { source.channelSize }

  /// Room for the copies of a source channel.
  var scratchCount: Int { imagesAtOnce &* copyStep &+ source.pitch &+ 2 &* T.width }

  /// Copies an output channel, with zeros after each row.
  func pad(_ plane: UnsafePointer<T>, _ target: UnsafeMutablePointer<T>) {
    let count = geometry.width.output
    for line in 0..<geometry.lines {
      let row = target + line &* outputPitch
      row.update(from: plane + line &* count, count: count)
      for i in count..<outputPitch { row[i] = 0 }
    }
  }

  /// Images that are summed together, and the steps from one to the next.
  struct Images {
    var count: Int
    var inputStep: Int
    var outputStep: Int
    var copyStep: Int
  }

  /// Adds some images' sums of one source channel to the weights of output channels `first ..< last`.
  ///
  /// - Parameters:
  ///   - channel: the source channel's planes in the first image.
  ///   - outputs: the output channels of the first image, rows `outputPitch` apart.
  ///   - weights: the first output channel's weights for this source channel; `step` leads to the next channel's.
  func run(
    _ images: Images, _ channel: UnsafePointer<T>, _ outputs: UnsafePointer<T>, first: Int, last: Int,
    weights: UnsafeMutablePointer<T>, step: Int, copy: UnsafeMutablePointer<T>
  ) {
    let plane = geometry.lines &* outputPitch
    offsets.withUnsafeBufferPointer { offsets in
      guard let offsets = offsets.baseAddress else { return }
      for slice in 0..<geometry.depth.output {
        var from = 0
        while from < geometry.height.output {
          let to = min(from &+ lines, geometry.height.output)
          for n in 0..<images.count {
            source.copy(
              channel + n &* images.inputStep, slice: slice, from: from, to: to, copy + n &* images.copyStep)
          }
          let place = UnsafePointer(copy)
          let rows = outputs + (slice &* geometry.height.output &+ from) &* outputPitch
          var o = first
          while o < last {
            let count = min(4, last &- o)
            let y = rows + o &* plane
            // Channels beyond the last are the last one again.
            let steps = (min(1, count &- 1) &* plane, min(2, count &- 1) &* plane, min(3, count &- 1) &* plane)
            var t = 0
            while t < kernels.count {
              let sums = tile(
                (y, y + steps.0, y + steps.1, y + steps.2),
                (place + offsets[t], place + offsets[t &+ 1], place + offsets[t &+ 2]), to &- from, images)
              for k in 0..<min(3, kernels.count &- t) {
                let sum = k == 0 ? sums.0 : (k == 1 ? sums.1 : sums.2)
                for i in 0..<count { weights[(o &+ i) &* step &+ kernels[t &+ k]] += sum[i] }
              }
              t &+= 3
            }
            o &+= 4
          }
          from = to
        }
      }
    }
  }

  private typealias Four = (UnsafePointer<T>, UnsafePointer<T>, UnsafePointer<T>, UnsafePointer<T>)
  private typealias Three = (UnsafePointer<T>, UnsafePointer<T>, UnsafePointer<T>)

  /// One output channel's running sums for three taps.
  private struct Sums {
    var a = T.Lanes.zero
    var b = T.Lanes.zero
    var c = T.Lanes.zero

    @inline(__always) mutating func add(_ y: T.Lanes, _ x0: T.Lanes, _ x1: T.Lanes, _ x2: T.Lanes) {
      a = a.addingProduct(y, x0)
      b = b.addingProduct(y, x1)
      c = c.addingProduct(y, x2)
    }
  }

  /// The sums over some rows of some images for four channels and three taps; one vector of channels for each tap.
  ///
  /// Twelve running sums, three registers of inputs and one of outputs are as many registers as there are.
  @inline(__always)
  private func tile(_ y: Four, _ x: Three, _ rows: Int, _ images: Images) -> (SIMD4<T>, SIMD4<T>, SIMD4<T>) {
    // SAFETY: rows of outputs are `outputPitch` long; the copy reaches a register beyond its last row.
    var (s0, s1, s2, s3) = (Sums(), Sums(), Sums(), Sums())
    let count = geometry.width.output
    let whole = count / T.width &* T.width
    let (pitch, outputPitch, rest) = (source.pitch, outputPitch, count &- whole)
    let beyond = T.lanes(from: rest)
    var (yi, xi) = (0, 0)
    for _ in 0..<images.count {
      var (yr, xr) = (yi, xi)
      for _ in 0..<rows {
        var i = 0
        while i < whole {
          let (yp, xp) = (yr &+ i, xr &+ i)
          let (x0, x1, x2) = (T.load(x.0 + xp), T.load(x.1 + xp), T.load(x.2 + xp))
          s0.add(T.load(y.0 + yp), x0, x1, x2)
          s1.add(T.load(y.1 + yp), x0, x1, x2)
          s2.add(T.load(y.2 + yp), x0, x1, x2)
          s3.add(T.load(y.3 + yp), x0, x1, x2)
          i &+= T.width
        }
        if rest > 0 {
          // What lies after the row may be infinite, so that the outputs' zeros alone would not do.
          let (yp, xp) = (yr &+ i, xr &+ i)
          let x0 = T.load(x.0 + xp).replacing(with: 0, where: beyond)
          let x1 = T.load(x.1 + xp).replacing(with: 0, where: beyond)
          let x2 = T.load(x.2 + xp).replacing(with: 0, where: beyond)
          s0.add(T.load(y.0 + yp), x0, x1, x2)
          s1.add(T.load(y.1 + yp), x0, x1, x2)
          s2.add(T.load(y.2 + yp), x0, x1, x2)
          s3.add(T.load(y.3 + yp), x0, x1, x2)
        }
        yr &+= outputPitch
        xr &+= pitch
      }
      yi &+= images.outputStep
      xi &+= images.copyStep
    }
    return (
      SIMD4(T.total(s0.a), T.total(s1.a), T.total(s2.a), T.total(s3.a)),
      SIMD4(T.total(s0.b), T.total(s1.b), T.total(s2.b), T.total(s3.b)),
      SIMD4(T.total(s0.c), T.total(s1.c), T.total(s2.c), T.total(s3.c))
    )
  }
}
