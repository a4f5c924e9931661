// SPDX-License-Identifier: GPL-3.0-or-later

/// The microkernel of `DirectConvolution`: the sums of a few output channels for a few registers of neighbouring results.
enum ConvolutionMicrokernel<T: VectorElement> {
  // SAFETY (all of them): callers pass packed sources that reach a whole tile beyond every result they ask for.

  /// What a tile reads.
  struct Operands {
    /// How many products a result is made of.
    var taps: Int
    /// Where in the source each tap's element lies, from the place of the result.
    var offsets: UnsafePointer<Int>
    /// The weights: for each tap those of the tile's channels.
    var weights: UnsafePointer<T>
    /// What the sums begin with, for each channel of the tile.
    var start: UnsafePointer<T>
  }

  /// Two registers of one channel.
  private struct Pair {
    var a: T.Lanes
    var b: T.Lanes

    @inline(__always) init(_ start: T) {
      a = T.Lanes(repeating: start)
      b = a
    }
    @inline(__always) mutating func add(_ weight: T, _ x: T.Lanes, _ y: T.Lanes) {
      let w = T.Lanes(repeating: weight)
      a = a.addingProduct(w, x)
      b = b.addingProduct(w, y)
    }
    @inline(__always) func store(_ out: UnsafeMutablePointer<T>) {
      T.store(a, out)
      T.store(b, out + T.width)
    }
  }

  /// Six channels, two registers of places.
  @inline(__always)
  static func six(
    _ o: Operands, _ source: UnsafePointer<T>, _ out: UnsafeMutablePointer<T>, _ step: Int, channels: Int
  ) {
    var (r0, r1, r2) = (Pair(o.start[0]), Pair(o.start[1]), Pair(o.start[2]))
    var (r3, r4, r5) = (Pair(o.start[3]), Pair(o.start[4]), Pair(o.start[5]))
    var w = o.weights
    for t in 0..<o.taps {
      let place = source + o.offsets[t]
      let (x, y) = (T.load(place), T.load(place + T.width))
      r0.add(w[0], x, y)
      r1.add(w[1], x, y)
      r2.add(w[2], x, y)
      r3.add(w[3], x, y)
      r4.add(w[4], x, y)
      r5.add(w[5], x, y)
      w += 6
    }
    r0.store(out)
    if channels > 1 { r1.store(out + step) }
    if channels > 2 { r2.store(out + 2 &* step) }
    if channels > 3 { r3.store(out + 3 &* step) }
    if channels > 4 { r4.store(out + 4 &* step) }
    if channels > 5 { r5.store(out + 5 &* step) }
  }

  /// Four channels, two registers of places.
  @inline(__always)
  static func four(
    _ o: Operands, _ source: UnsafePointer<T>, _ out: UnsafeMutablePointer<T>, _ step: Int, channels: Int
  ) {
    var (r0, r1) = (Pair(o.start[0]), Pair(o.start[1]))
    var (r2, r3) = (Pair(o.start[2]), Pair(o.start[3]))
    var w = o.weights
    for t in 0..<o.taps {
      let place = source + o.offsets[t]
      let (x, y) = (T.load(place), T.load(place + T.width))
      r0.add(w[0], x, y)
      r1.add(w[1], x, y)
      r2.add(w[2], x, y)
      r3.add(w[3], x, y)
      w += 4
    }
    r0.store(out)
    if channels > 1 { r1.store(out + step) }
    if channels > 2 { r2.store(out + 2 &* step) }
    if channels > 3 { r3.store(out + 3 &* step) }
  }

  /// One channel, eight registers of places.
  @inline(__always)
  static func one(_ o: Operands, _ source: UnsafePointer<T>, _ out: UnsafeMutablePointer<T>) {
    let start = T.Lanes(repeating: o.start[0])
    var (r0, r1, r2, r3, r4, r5, r6, r7) = (start, start, start, start, start, start, start, start)
    for t in 0..<o.taps {
      let place = source + o.offsets[t]
      let w = T.Lanes(repeating: o.weights[t])
      r0 = r0.addingProduct(w, T.load(place))
      r1 = r1.addingProduct(w, T.load(place + T.width))
      r2 = r2.addingProduct(w, T.load(place + 2 &* T.width))
      r3 = r3.addingProduct(w, T.load(place + 3 &* T.width))
      r4 = r4.addingProduct(w, T.load(place + 4 &* T.width))
      r5 = r5.addingProduct(w, T.load(place + 5 &* T.width))
      r6 = r6.addingProduct(w, T.load(place + 6 &* T.width))
      r7 = r7.addingProduct(w, T.load(place + 7 &* T.width))
    }
    T.store(r0, out)
    T.store(r1, out + T.width)
    T.store(r2, out + 2 &* T.width)
    T.store(r3, out + 3 &* T.width)
    T.store(r4, out + 4 &* T.width)
    T.store(r5, out + 5 &* T.width)
    T.store(r6, out + 6 &* T.width)
    T.store(r7, out + 7 &* T.width)
  }
}
