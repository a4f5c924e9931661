// SPDX-License-Identifier: GPL-3.0-or-later

/// The microkernel of `DirectConvolution`: the sums of a few output channels for a few registers of neighbouring results.
enum ConvolutionMicrokernel<T: VectorElement> {
  // SAFETY (all of them): callers pass packed sources that reach a whole tile beyond every result they ask for.

  /// What a tile reads.
  struct Operands {
    /// The products that a result is made of.
    var taps: UnsafeBufferPointer<Tap>
    /// The weights of the tile's first channel, and from a channel to the next.
    var weights: UnsafePointer<T>
    var step: Int
    /// What the sums begin with, for each channel of the tile.
    var start: UnsafePointer<T>
    /// How many channels the tile has; results of others are not stored.
    var channels: Int

    /// The weights of a channel, of the last one for those that the tile does not have.
    @inline(__always) func row(_ k: Int) -> UnsafePointer<T> { weights + min(k, channels &- 1) &* step }
  }

  /// A product of a result: where its factors lie, from the place of the result and from the first weight of the channel.
  struct Tap {
    var source: Int
    var weight: Int
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
    _ o: Operands, _ source: UnsafePointer<T>, _ out: UnsafeMutablePointer<T>, _ step: Int
  ) {
    var (r0, r1, r2) = (Pair(o.start[0]), Pair(o.start[1]), Pair(o.start[2]))
    var (r3, r4, r5) = (Pair(o.start[3]), Pair(o.start[4]), Pair(o.start[5]))
    let (w0, w1, w2, w3, w4, w5) = (o.row(0), o.row(1), o.row(2), o.row(3), o.row(4), o.row(5))
    let taps = o.taps
    for t in 0..<taps.count {
      let (place, w) = (source + taps[t].source, taps[t].weight)
      let (x, y) = (T.load(place), T.load(place + T.width))
      r0.add(w0[w], x, y)
      r1.add(w1[w], x, y)
      r2.add(w2[w], x, y)
      r3.add(w3[w], x, y)
      r4.add(w4[w], x, y)
      r5.add(w5[w], x, y)
    }
    r0.store(out)
    if o.channels > 1 { r1.store(out + step) }
    if o.channels > 2 { r2.store(out + 2 &* step) }
    if o.channels > 3 { r3.store(out + 3 &* step) }
    if o.channels > 4 { r4.store(out + 4 &* step) }
    if o.channels > 5 { r5.store(out + 5 &* step) }
  }

  /// Four channels, two registers of places.
  @inline(__always)
  static func four(
    _ o: Operands, _ source: UnsafePointer<T>, _ out: UnsafeMutablePointer<T>, _ step: Int
  ) {
    var (r0, r1) = (Pair(o.start[0]), Pair(o.start[1]))
    var (r2, r3) = (Pair(o.start[2]), Pair(o.start[3]))
    let (w0, w1, w2, w3) = (o.row(0), o.row(1), o.row(2), o.row(3))
    let taps = o.taps
    for t in 0..<taps.count {
      let (place, w) = (source + taps[t].source, taps[t].weight)
      let (x, y) = (T.load(place), T.load(place + T.width))
      r0.add(w0[w], x, y)
      r1.add(w1[w], x, y)
      r2.add(w2[w], x, y)
      r3.add(w3[w], x, y)
    }
    r0.store(out)
    if o.channels > 1 { r1.store(out + step) }
    if o.channels > 2 { r2.store(out + 2 &* step) }
    if o.channels > 3 { r3.store(out + 3 &* step) }
  }

  /// One channel, eight registers of places.
  @inline(__always)
  static func one(_ o: Operands, _ source: UnsafePointer<T>, _ out: UnsafeMutablePointer<T>) {
    let start = T.Lanes(repeating: o.start[0])
    var (r0, r1, r2, r3, r4, r5, r6, r7) = (start, start, start, start, start, start, start, start)
    let taps = o.taps
    for t in 0..<taps.count {
      let place = source + taps[t].source
      let w = T.Lanes(repeating: o.weights[taps[t].weight])
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
