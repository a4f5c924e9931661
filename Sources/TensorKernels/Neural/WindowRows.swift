/// A row of windows of maxima, eight neighbours at a time where none of them hangs over the sides of the input.
struct WindowRows {
  private let g: WindowGeometry
  private let d0: Int, d1: Int, h0: Int, h1: Int
  /// The outputs from which on, and up to which, eight windows can be read.
  private let first: Int, last: Int

  /// Describes the rows `d0 ..< d1` by `h0 ..< h1` (in steps of the dilations) of a plane of which `readable` elements
  /// may be read; nil where nothing can be done in vectors.
  init?(_ g: WindowGeometry, d0: Int, d1: Int, h0: Int, h1: Int, readable: Int) {
    guard d0 < d1, h0 < h1 else { return nil }
    self.g = g
    (self.d0, self.d1, self.h0, self.h1) = (d0, d1, h0, h1)
    let w = g.width
    let reach = (w.kernel &- 1) &* w.dilation
    // The last window's last element is inside, and so is all that the last vector reads.
    let lastRow = ((d1 &- 1) &* g.height.input &+ h1 &- 1) &* w.input
    let inside = (w.input &- 1 &- reach &+ w.padding) / w.stride &- 7
    let inMemory = (readable &- lastRow &- reach &+ w.padding) / w.stride &- 8
    first = (w.padding &+ w.stride &- 1) / w.stride
    last = min(inside, inMemory, w.output &- 8)
    if w.input &- 1 &- reach &+ w.padding < 0 || readable &- lastRow &- reach &+ w.padding < 0 || last < first {
      return nil
    }
  }

  /// Whether eight windows from this output on can be read.
  @inline(__always) func holds(_ output: Int) -> Bool { output >= first && output <= last }

  /// The maxima and their places from an output on, as many as vectors can take; gives how many.
  @inline(__always)
  func maximum(
    _ plane: UnsafePointer<Float>, from start: Int, _ taps: UnsafeMutablePointer<Int>, _ y: UnsafeMutablePointer<Float>,
    _ indices: UnsafeMutablePointer<Int64>
  ) -> Int {
    // SAFETY: `init` has compared what the vectors read with the plane; there is room for a tap of each window element.
    let (step, space) = (g.width.stride, g.width.dilation)
    var count = 0
    var d = d0
    while d < d1 {
      var h = h0
      while h < h1 {
        for k in 0..<g.width.kernel {
          taps[count] = (d &* g.height.input &+ h) &* g.width.input &+ k &* space
          count &+= 1
        }
        h &+= g.height.dilation
      }
      d &+= g.depth.dilation
    }
    let lanes = SIMD8<Int32>(0, 1, 2, 3, 4, 5, 6, 7) &* Int32(truncatingIfNeeded: step)
    var output = start
    while output <= last {
      let begin = output &* step &- g.width.padding
      var best = SIMD8<Float>(repeating: -.infinity)
      var places = lanes &+ Int32(truncatingIfNeeded: taps[0] &+ begin)
      for t in 0..<count {
        let place = taps[t] &+ begin
        let memory = UnsafeRawPointer(plane + place)
        let values =
          step == 1
          ? memory.loadUnaligned(as: SIMD8<Float>.self) : memory.loadUnaligned(as: SIMD16<Float>.self).evenHalf
        // NaN is larger than any number, and than an earlier NaN.
        let wins = (values .> best) .| (values .!= values)
        best.replace(with: values, where: wins)
        places.replace(with: lanes &+ Int32(truncatingIfNeeded: place), where: wins)
      }
      UnsafeMutableRawPointer(y + (output &- start)).storeBytes(of: best, as: SIMD8<Float>.self)
      UnsafeMutableRawPointer(indices + (output &- start)).storeBytes(
        of: SIMD8<Int64>(truncatingIfNeeded: places), as: SIMD8<Int64>.self)
      output &+= 8
    }
    return output &- start
  }
}
