// SPDX-License-Identifier: GPL-3.0-or-later

/// Convolution of channels by themselves ("depthwise"): each output channel has one source channel. What is prepared serves all of
/// them, since a plane of some dozen results takes less time than preparing sums for it.
struct ChannelwiseConvolution<T: VectorElement> {
  let axes: (depth: PolyphaseAxis, height: PolyphaseAxis, width: PolyphaseAxis)
  let source: PackedSource<T>
  /// The sizes of an output plane.
  let target: (depth: Int, height: Int, width: Int)
  private let offsets: [Int]
  private let kernels: [Int]
  /// Some rows of results of a plane, and what they need of the source.
  private struct Block {
    var slice: Int
    var from: Int
    var to: Int
    var pieces: Range<Int>
  }
  private let blocks: [Block]
  private let pieces: [PackedSource<T>.Piece]

  /// Prepares sums over windows.
  init(
    _ geometry: WindowGeometry, _ depth: PolyphaseAxis, _ height: PolyphaseAxis, _ width: PolyphaseAxis,
    sourceSizes: (Int, Int, Int), targetSizes: (Int, Int, Int)
  ) {
    axes = (depth, height, width)
    target = targetSizes
    // As many rows as stay in the first-level cache.
    let phases = depth.taps.count &* height.starts.count &* width.starts.count
    let rowBytes = max(phases &* width.length &* MemoryLayout<T>.stride, 1)
    let lines = max(min((1 << 14) / rowBytes &- (height.length &- height.outputs), height.outputs), 1)
    source = PackedSource(depth, height, width, sizes: sourceSizes, lines: lines)
    offsets = source.offsets
    kernels = source.kernelIndices(geometry)
    var (blocks, pieces): ([Block], [PackedSource<T>.Piece]) = ([], [])
    for slice in 0..<max(depth.outputs, 0) {
      for from in stride(from: 0, to: height.outputs, by: lines) {
        let to = min(from &+ lines, height.outputs)
        let first = pieces.count
        pieces += source.pieces(slice: slice, from: from, to: to)
        blocks.append(Block(slice: slice, from: from, to: to, pieces: first..<pieces.count))
      }
    }
    self.pieces = pieces
    self.blocks = blocks
  }

  /// Calls `body` for each block, whose part of the channel has been copied.
  @inline(__always)
  private func eachBlock(
    _ channel: UnsafePointer<T>, _ copy: UnsafeMutablePointer<T>, _ body: (Int, Int, Int) -> Void
  ) {
    blocks.withUnsafeBufferPointer { blocks in
      pieces.withUnsafeBufferPointer { pieces in
        for block in blocks {
          // One block has its zeros at the same places in every channel.
          if blocks.count > 1 { for i in 0..<copyCount { copy[i] = 0 } }
          PackedSource.copy(UnsafeBufferPointer(rebasing: pieces[block.pieces]), channel, copy)
          body(block.slice, block.from, block.to)
        }
      }
    }
  }

  /// Whether there is anything to compute.
  var isEmpty: Bool { axes.depth.outputs <= 0 || axes.height.outputs <= 0 || axes.width.outputs <= 0 }
  /// How many weights of a window count here.
  var taps: Int { kernels.count }
  /// Room for the copy of some rows of a source channel, and the registers that reach beyond them.
  var copyCount: Int { source.channelSize &+ source.pitch &+ 2 &* T.width }

  /// The weights of an output channel's window in the order of the taps.
  func gather(_ window: UnsafePointer<T>, _ weights: UnsafeMutablePointer<T>) {
    for (t, k) in kernels.enumerated() { weights[t] = window[k] }
  }

  /// Computes the plane of one output channel.
  ///
  /// - Parameters:
  ///   - weights: those of the taps.
  ///   - copy: room for `copyCount` elements, zeros at first.
  func run(
    _ channel: UnsafePointer<T>, _ weights: UnsafePointer<T>, start: T, _ output: UnsafeMutablePointer<T>,
    copy: UnsafeMutablePointer<T>
  ) {
    eachBlock(channel, copy) { slice, from, to in
      let d = axes.depth.firstOutput &+ slice &* axes.depth.outputStep
      let h = axes.height.firstOutput &+ from &* axes.height.outputStep
      let place = output + ((d &* target.height &+ h) &* target.width &+ axes.width.firstOutput)
      if axes.width.outputs >= T.width {
        rows(T.Lanes.self, copy, to &- from, weights, start, place)
      } else {
        rows(T.Four.self, copy, to &- from, weights, start, place)
      }
    }
  }

  /// Computes rows register by register, eight or four at a time; the last register of a row begins where it fits, and the last
  /// registers of all are computed again where a group has gaps.
  @inline(__always)
  private func rows<V: SIMD & BitwiseCopyable>(
    _: V.Type, _ copy: UnsafePointer<T>, _ lines: Int, _ weights: UnsafePointer<T>, _ start: T,
    _ output: UnsafeMutablePointer<T>
  ) where V.Scalar == T {
    let (count, size) = (axes.width.outputs, V.scalarCount)
    let perRow = (count &+ size &- 1) / size
    let registers = lines &* perRow
    let (pitch, rowStep) = (source.pitch, axes.height.outputStep &* target.width)
    let isDirect = axes.width.outputStep == 1 && count >= size
    let step = axes.width.outputStep
    /// Where a register begins: in the copy, and in its row of results.
    @inline(__always) func place(_ r: Int) -> (line: Int, column: Int) {
      let line = r / perRow
      return (line, max(min((r &- line &* perRow) &* size, count &- size), 0))
    }
    @inline(__always) func store(_ lanes: V, _ r: Int) {
      let (line, column) = place(r)
      let row = output + line &* rowStep
      if isDirect {
        UnsafeMutableRawPointer(row + column).storeBytes(of: lanes, as: V.self)
      } else {
        for i in 0..<min(size, count) { row[(column &+ i) &* step] = lanes[i] }
      }
    }
    @inline(__always) func base(_ r: Int) -> UnsafePointer<T> {
      let (line, column) = place(r)
      return copy + (line &* pitch &+ column)
    }
    @inline(__always) func load(_ pointer: UnsafePointer<T>) -> V {
      UnsafeRawPointer(pointer).loadUnaligned(as: V.self)
    }
    // SAFETY: a register reaches at most its own size beyond a row of the copy, which has room for that.
    offsets.withUnsafeBufferPointer { offsets in
      let begin = V(repeating: start)
      var r = 0
      while r < registers {
        let last = registers &- 1
        if registers &- r > 4 {
          let p = (
            base(r), base(min(r &+ 1, last)), base(min(r &+ 2, last)), base(min(r &+ 3, last)), base(min(r &+ 4, last)),
            base(min(r &+ 5, last)), base(min(r &+ 6, last)), base(min(r &+ 7, last))
          )
          var s = (begin, begin, begin, begin, begin, begin, begin, begin)
          for t in 0..<offsets.count {
            let (w, o) = (V(repeating: weights[t]), offsets[t])
            s.0 = s.0.addingProduct(w, load(p.0 + o))
            s.1 = s.1.addingProduct(w, load(p.1 + o))
            s.2 = s.2.addingProduct(w, load(p.2 + o))
            s.3 = s.3.addingProduct(w, load(p.3 + o))
            s.4 = s.4.addingProduct(w, load(p.4 + o))
            s.5 = s.5.addingProduct(w, load(p.5 + o))
            s.6 = s.6.addingProduct(w, load(p.6 + o))
            s.7 = s.7.addingProduct(w, load(p.7 + o))
          }
          store(s.0, r)
          store(s.1, min(r &+ 1, last))
          store(s.2, min(r &+ 2, last))
          store(s.3, min(r &+ 3, last))
          store(s.4, min(r &+ 4, last))
          store(s.5, min(r &+ 5, last))
          store(s.6, min(r &+ 6, last))
          store(s.7, min(r &+ 7, last))
          r &+= 8
        } else {
          let p = (base(r), base(min(r &+ 1, last)), base(min(r &+ 2, last)), base(min(r &+ 3, last)))
          var s = (begin, begin, begin, begin)
          for t in 0..<offsets.count {
            let (w, o) = (V(repeating: weights[t]), offsets[t])
            s.0 = s.0.addingProduct(w, load(p.0 + o))
            s.1 = s.1.addingProduct(w, load(p.1 + o))
            s.2 = s.2.addingProduct(w, load(p.2 + o))
            s.3 = s.3.addingProduct(w, load(p.3 + o))
          }
          store(s.0, r)
          store(s.1, min(r &+ 1, last))
          store(s.2, min(r &+ 2, last))
          store(s.3, min(r &+ 3, last))
          r &+= 4
        }
      }
    }
  }

  /// Adds the sums of outputs times inputs over one image's plane, for every tap of a window.
  func correlate(
    _ channel: UnsafePointer<T>, _ outputs: UnsafePointer<T>, _ sums: UnsafeMutablePointer<T.Lanes>,
    copy: UnsafeMutablePointer<T>
  ) {
    let (width, pitch, taps) = (axes.width.outputs, source.pitch, offsets.count)
    let whole = width / T.width &* T.width
    let beyond = T.lanes(from: width &- whole)
    // SAFETY: rows of the copy are read a register beyond their end at most; those of the outputs only to their end.
    offsets.withUnsafeBufferPointer { offsets in
      eachBlock(channel, copy) { slice, from, to in
        let place = outputs + (slice &* axes.height.outputs &+ from) &* width
        var t = 0
        while t < taps {
          let last = taps &- 1
          let o = (offsets[t], offsets[min(t &+ 1, last)], offsets[min(t &+ 2, last)])
          let p = (offsets[min(t &+ 3, last)], offsets[min(t &+ 4, last)], offsets[min(t &+ 5, last)])
          let q = (offsets[min(t &+ 6, last)], offsets[min(t &+ 7, last)], offsets[min(t &+ 8, last)])
          let zero = T.Lanes.zero
          var (a, b, c) = ((zero, zero, zero), (zero, zero, zero), (zero, zero, zero))
          for line in 0..<(to &- from) {
            let (row, y) = (UnsafePointer(copy) + line &* pitch, place + line &* width)
            @inline(__always) func add(_ y: T.Lanes, _ x: UnsafePointer<T>, _ load: (UnsafePointer<T>) -> T.Lanes) {
              a.0 = a.0.addingProduct(y, load(x + o.0))
              a.1 = a.1.addingProduct(y, load(x + o.1))
              a.2 = a.2.addingProduct(y, load(x + o.2))
              b.0 = b.0.addingProduct(y, load(x + p.0))
              b.1 = b.1.addingProduct(y, load(x + p.1))
              b.2 = b.2.addingProduct(y, load(x + p.2))
              c.0 = c.0.addingProduct(y, load(x + q.0))
              c.1 = c.1.addingProduct(y, load(x + q.1))
              c.2 = c.2.addingProduct(y, load(x + q.2))
            }
            var i = 0
            while i < whole {
              add(T.load(y + i), row + i) { T.load($0) }
              i &+= T.width
            }
            if i < width {
              // What lies after the row may be infinite, so that zeros of the outputs alone would not do.
              var rest = T.Lanes.zero
              for k in 0..<(width &- i) { rest[k] = y[i &+ k] }
              add(rest, row + i) { T.load($0).replacing(with: 0, where: beyond) }
            }
          }
          let all = (a.0, a.1, a.2, b.0, b.1, b.2, c.0, c.1, c.2)
          withUnsafeBytes(of: all) { bytes in
            let lanes = bytes.assumingMemoryBound(to: T.Lanes.self)
            for k in 0..<min(9, taps &- t) { sums[t &+ k] += lanes[k] }
          }
          t &+= 9
        }
      }
    }
  }
}
