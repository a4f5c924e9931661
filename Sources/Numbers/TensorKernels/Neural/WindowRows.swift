// SPDX-License-Identifier: GPL-3.0-or-later

/// Windows of maxima, eight neighbours of a row at a time where none of them hangs over the sides of the input.
///
/// Everything that does not depend on the plane is worked out once.
struct WindowRows {
  private let geometry: WindowGeometry
  /// The outputs of a row from which on, and up to which, eight windows are inside.
  private let first: Int, last: Int
  // Plain pointers: two threads that counted references to an array for every row would wait for each other.
  /// The elements of the window of output 0 (were there no padding) for each row of outputs, one row after the other.
  private let taps: UnsafeMutablePointer<Int>
  /// The same as floats.
  private let offsets: UnsafeMutablePointer<Float>
  /// Where each row's taps begin.
  private let starts: UnsafeMutablePointer<Int>

  /// Prepares windows; `range` gives the first input row and the end of an output's window along an axis.
  init?(_ g: WindowGeometry, range: (WindowAxis, Int) -> (Int, Int)) {
    let w = g.width
    let room = w.input &- 1 &- (w.kernel &- 1) &* w.dilation &+ w.padding
    guard w.stride <= 2, g.inputSize < 1 << 22, room >= 0 else { return nil }
    geometry = g
    first = (w.padding &+ w.stride &- 1) / w.stride
    last = min(room / w.stride &- 7, w.output &- 8)
    if last < first { return nil }
    taps = .allocate(capacity: max(g.lines &* g.kernelSize, 1))
    offsets = .allocate(capacity: max(g.lines &* g.kernelSize, 1))
    starts = .allocate(capacity: g.lines &+ 1)
    var (count, line) = (0, 0)
    starts[0] = 0
    for od in 0..<g.depth.output {
      for oh in 0..<g.height.output {
        let ((d0, d1), (h0, h1)) = (range(g.depth, od), range(g.height, oh))
        for d in stride(from: d0, to: d1, by: g.depth.dilation) {
          for h in stride(from: h0, to: h1, by: g.height.dilation) {
            for k in 0..<w.kernel {
              taps[count] = (d &* g.height.input &+ h) &* w.input &+ k &* w.dilation
              offsets[count] = Float(taps[count])
              count &+= 1
            }
          }
        }
        line &+= 1
        starts[line] = count
      }
    }
  }

  /// Frees what `init` has prepared.
  func deallocate() {
    taps.deallocate()
    offsets.deallocate()
    starts.deallocate()
  }

  /// Writes the maxima of a row and their places where vectors can; gives the outputs that it wrote.
  ///
  /// - Parameters:
  ///   - line: the row of outputs.
  ///   - plane: the input plane, of which `readable` elements may be read.
  ///   - y: the row of maxima.
  ///   - indices: the row of places.
  @inline(__always)
  func maximum(
    _ line: Int, _ plane: UnsafePointer<Float>, readable: Int, _ y: UnsafeMutablePointer<Float>,
    _ indices: UnsafeMutablePointer<Int64>
  ) -> Range<Int> {
    // SAFETY: windows `first ... last + 7` are inside of the row; the last vector's end is compared with `readable`.
    let (begin, end) = (starts[line], starts[line &+ 1])
    let step = geometry.width.stride
    var limit = last
    if begin == end { return 0..<0 }
    while taps[end &- 1] &+ limit &* step &- geometry.width.padding &+ 8 &* step > readable {
      limit &-= 1
      if limit < first { return 0..<0 }
    }
    // Places are floats too, exact up to 2^23, and masks are not combined: all of it is vector code so.
    let lanes = SIMD8<Float>(0, 1, 2, 3, 4, 5, 6, 7) * Float(step)
    // Added to a place, it leaves a whole number in the lowest bits.
    let magic: Float = 12_582_912
    var output = first
    while true {
      let start = output &* step &- geometry.width.padding
      var best = eight(plane + (taps[begin] &+ start), step)
      var places = SIMD8<Float>(repeating: offsets[begin])
      // Is NaN where one of the values is.
      var doubt = best
      for t in (begin &+ 1)..<end {
        let values = eight(plane + (taps[t] &+ start), step)
        let loses = values .<= best
        best = values.replacing(with: best, where: loses)
        places = SIMD8(repeating: offsets[t]).replacing(with: places, where: loses)
        doubt += values
      }
      if any(doubt .!= doubt) { (best, places) = carefulMaximum(begin, end, plane + start, step) }
      UnsafeMutableRawPointer(y + output).storeBytes(of: best, as: SIMD8<Float>.self)
      // SAFETY: both are 32 bytes of plain numbers.
      let bits = unsafeBitCast(places + lanes + (Float(start) + magic), to: SIMD8<Int32>.self)
      UnsafeMutableRawPointer(indices + output).storeBytes(
        of: SIMD8<Int64>(truncatingIfNeeded: bits &- magic.bitPattern.signed), as: SIMD8<Int64>.self)
      if output == limit { break }
      // The last vector may overlap the one before.
      output = min(output &+ 8, limit)
    }
    return first..<(limit &+ 8)
  }

  /// The elements that eight neighbouring windows have at the same place.
  @inline(__always) private func eight(_ x: UnsafePointer<Float>, _ step: Int) -> SIMD8<Float> {
    let memory = UnsafeRawPointer(x)
    return step == 1
      ? memory.loadUnaligned(as: SIMD8<Float>.self) : memory.loadUnaligned(as: SIMD16<Float>.self).evenHalf
  }

  /// The maxima and their places where there may be NaN, which is larger than any number; the last one counts.
  @inline(never)
  private func carefulMaximum(
    _ begin: Int, _ end: Int, _ x: UnsafePointer<Float>, _ step: Int
  ) -> (SIMD8<Float>, SIMD8<Float>) {
    let infinity = SIMD8<Float>(repeating: .infinity)
    var (best, places) = (-infinity, SIMD8<Float>(repeating: offsets[begin]))
    // What a value must exceed; nothing but NaN exceeds infinity, and so NaN stays until the next one.
    var bar = best
    for t in begin..<end {
      let values = eight(x + taps[t], step)
      let loses = values .<= bar
      best = values.replacing(with: best, where: loses)
      places = SIMD8(repeating: offsets[t]).replacing(with: places, where: loses)
      bar = values.replacing(with: infinity, where: values .!= values).replacing(with: bar, where: loses)
    }
    return (best, places)
  }
}
