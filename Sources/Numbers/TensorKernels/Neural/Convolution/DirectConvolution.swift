// SPDX-License-Identifier: GPL-3.0-or-later

/// Direct convolution, without a matrix of windows: the sums over taps for all output channels of a group. It serves the forward
/// pass and the gradient of the input.
///
/// Source channels are copied block by block (`PackedSource`), so that the innermost loop (`ConvolutionMicrokernel`) is the same for every
/// stride, padding and dilation; a result's sum has one order, whatever the number of threads.
struct DirectConvolution<T: VectorElement> {
  let axes: (depth: PolyphaseAxis, height: PolyphaseAxis, width: PolyphaseAxis)
  let source: PackedSource<T>
  let channels: (source: Int, output: Int)
  /// The sizes of an output plane.
  let target: (depth: Int, height: Int, width: Int)
  /// The rows of results that are computed from one copy.
  let lines: Int
  /// Whether a row of results continues into the next one, over the copy's gap between them, so that short rows fill
  /// registers; also for results that do not lie side by side.
  let isFlat: Bool
  /// The products of each result, for the window of a source channel after the other.
  private let taps: [ConvolutionMicrokernel<T>.Tap]
  /// The weights as they lie, and from an output channel to the next: a copy in another order would have to go from one core to the other
  /// before every convolution.
  private let weights: UnsafePointer<T>
  private let step: Int
  private let starts: [T]
  private let blocks: [(first: Int, size: Int)]

  /// Prepares sums; the weight of output channel `o` for source channel `c` and window element `k` is
  /// `weight[o * steps.output + c * steps.source + k]`.
  init(
    _ geometry: WindowGeometry, _ depth: PolyphaseAxis, _ height: PolyphaseAxis, _ width: PolyphaseAxis,
    sourceSizes: (Int, Int, Int), targetSizes: (Int, Int, Int), channels: (source: Int, output: Int),
    bias: UnsafePointer<T>?, weight: UnsafePointer<T>, steps: (output: Int, source: Int)
  ) {
    axes = (depth, height, width)
    self.channels = channels
    target = targetSizes
    // As many rows as keep the copy in the second-level cache.
    let phases = depth.taps.count &* height.starts.count &* width.starts.count
    let rowBytes = max(channels.source &* phases &* width.length &* MemoryLayout<T>.stride, 1)
    let reach = height.length &- height.outputs
    lines = max(min((3 << 17) / rowBytes &- reach, height.outputs), 1)
    source = PackedSource(depth, height, width, sizes: sourceSizes, lines: lines)
    let tile = 2 &* T.width
    let rowTiles = (width.outputs &+ tile &- 1) / tile &* lines
    let flatTiles = (lines &* source.pitch &+ tile &- 1) / tile
    isFlat = width.outputStep != 1 || flatTiles < rowTiles
    weights = weight
    step = steps.output
    let (offsets, kernels) = (source.offsets, source.kernelIndices(geometry))
    var taps: [ConvolutionMicrokernel<T>.Tap] = []
    taps.reserveCapacity(channels.source &* kernels.count)
    for c in 0..<channels.source {
      for (offset, k) in zip(offsets, kernels) {
        taps.append(.init(source: c &* source.channelSize &+ offset, weight: c &* steps.source &+ k))
      }
    }
    self.taps = taps
    blocks = Self.blocks(channels.output)
    let width = blocks.reduce(0) { $0 + $1.size }
    starts = (0..<width).map { $0 < channels.output ? bias?[$0] ?? 0 : 0 }
  }

  /// Groups of six channels, and of four where that leaves fewer idle; one or two channels by themselves.
  private static func blocks(_ count: Int) -> [(first: Int, size: Int)] {
    if count <= 2 { return (0..<count).map { ($0, 1) } }
    var fours = [0, 2, 1, 1, 1, 0][count % 6]
    if count % 6 == 1 && count < 7 { fours = 1 }
    var result: [(first: Int, size: Int)] = []
    var first = 0
    while first < count {
      let size = count &- first <= 4 &* fours ? 4 : 6
      result.append((first, size))
      first &+= size
    }
    return result
  }

  /// Room that `run` needs: for the copy and a tile beyond it, and for results that are not stored directly.
  var scratchCount: (source: Int, results: Int) {
    let overshoot = 8 &* T.width &+ source.pitch
    let results = isFlat ? channels.output &* resultStep : 6 &* 8 &* T.width
    return (channels.source &* source.channelSize &+ overshoot, results)
  }

  /// From a channel to the next in the results of a flat block; it has room for a whole last tile.
  private var resultStep: Int { lines &* source.pitch &+ 8 &* T.width }

  /// Computes the rows `from ..< to` at depth `slice` of all output channels.
  func run(
    _ images: UnsafePointer<T>, _ output: UnsafeMutablePointer<T>, slice: Int, from: Int, to: Int,
    copy: UnsafeMutablePointer<T>, results: UnsafeMutablePointer<T>
  ) {
    let plane = source.sizes.depth &* source.sizes.height &* source.sizes.width
    var first = from
    while first < to {
      let last = min(first &+ lines, to)
      for c in 0..<channels.source {
        source.copy(images + c &* plane, slice: slice, from: first, to: last, copy + c &* source.channelSize)
      }
      if isFlat {
        tiles(copy, results, step: resultStep, count: (last &- first) &* source.pitch, direct: false, results)
        spread(results, output, slice, first, last)
      } else {
        let step = target.depth &* target.height &* target.width
        for line in first..<last {
          tiles(
            copy + (line &- first) &* source.pitch, output + place(slice, line), step: step, count: axes.width.outputs,
            direct: true, results)
        }
      }
      first = last
    }
  }

  /// Where a row of results begins in its output channel.
  private func place(_ slice: Int, _ line: Int) -> Int {
    let d = axes.depth.firstOutput &+ slice &* axes.depth.outputStep
    let h = axes.height.firstOutput &+ line &* axes.height.outputStep
    return (d &* target.height &+ h) &* target.width &+ axes.width.firstOutput
  }

  /// Copies a flat block's results to their places.
  private func spread(
    _ results: UnsafePointer<T>, _ output: UnsafeMutablePointer<T>, _ slice: Int, _ first: Int, _ last: Int
  ) {
    let plane = target.depth &* target.height &* target.width
    let (count, step) = (axes.width.outputs, axes.width.outputStep)
    for o in 0..<channels.output {
      for line in first..<last {
        let row = results + (o &* resultStep &+ (line &- first) &* source.pitch)
        let out = output + (o &* plane &+ place(slice, line))
        if step == 1 {
          out.update(from: row, count: count)
        } else {
          for i in 0..<count { out[i &* step] = row[i] }
        }
      }
    }
  }

  /// Computes `count` neighbouring results of every output channel.
  private func tiles(
    _ copy: UnsafePointer<T>, _ out: UnsafeMutablePointer<T>, step: Int, count: Int, direct: Bool,
    _ spare: UnsafeMutablePointer<T>
  ) {
    // SAFETY: the arrays were filled for these blocks; a tile that would not fit goes through `spare`.
    let tile = (channels.output <= 2 ? 8 : 2) &* T.width
    taps.withUnsafeBufferPointer { taps in
      starts.withUnsafeBufferPointer { starts in
        guard let starts = starts.baseAddress else { return }
        var x = 0
        while x < count {
          let fits = !direct || x &+ tile <= count
          for block in blocks {
            let channels = min(block.size, self.channels.output &- block.first)
            let operands = ConvolutionMicrokernel<T>.Operands(
              taps: taps, weights: weights + block.first &* self.step, step: self.step, start: starts + block.first,
              channels: channels)
            let (place, distance) = fits ? (out + (block.first &* step &+ x), step) : (spare, tile)
            switch block.size {
            case 6: ConvolutionMicrokernel.six(operands, copy + x, place, distance)
            case 4: ConvolutionMicrokernel.four(operands, copy + x, place, distance)
            default: ConvolutionMicrokernel.one(operands, copy + x, place)
            }
            if !fits {
              for k in 0..<channels {
                let row = out + ((block.first &+ k) &* step &+ x)
                for i in 0..<(count &- x) { row[i] = spare[k &* tile &+ i] }
              }
            }
          }
          x &+= tile
        }
      }
    }
  }
}
