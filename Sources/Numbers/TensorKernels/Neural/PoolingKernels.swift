// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives
import Synchronization

/// Maxima and means over sliding windows of dense planes.
public enum PoolingKernels {
  // SAFETY of all of these: operands are dense, `planes` planes of the geometry's sizes; indices are clamped to them.

  /// The window of output `o` along an axis, clipped to the input: first element, end, step.
  @inline(__always) private static func range(_ axis: WindowAxis, _ o: Int) -> (Int, Int) {
    var start = o &* axis.stride &- axis.padding
    let end = min(start &+ (axis.kernel &- 1) &* axis.dilation &+ 1, axis.input)
    while start < 0 { start &+= axis.dilation }
    return (start, end)
  }

  /// `[floor(o in / out), ceil((o + 1) in / out))`: the window of adaptive pooling.
  @inline(__always) private static func adaptiveRange(_ axis: WindowAxis, _ o: Int) -> (Int, Int) {
    let start = (o / axis.output) &* axis.input &+ ((o % axis.output) &* axis.input) / axis.output
    return (start, ((o &+ 1) &* axis.input &+ axis.output &- 1) / axis.output)
  }

  /// Maxima, and where in their plane they are; NaN is larger than any number.
  public static func maximum(
    _ kind: ElementKind, _ g: WindowGeometry, planes: Int, adaptive: Bool, input: UnsafeRawPointer,
    output: UnsafeMutableRawPointer, indices: UnsafeMutablePointer<Int64>
  ) {
    kind == .float64
      ? maximum(Double.self, g, planes, adaptive, input, output, indices)
      : maximum(Float.self, g, planes, adaptive, input, output, indices)
  }

  private static func maximum<T: NeuralElement>(
    _: T.Type, _ g: WindowGeometry, _ planes: Int, _ adaptive: Bool, _ input: UnsafeRawPointer,
    _ output: UnsafeMutableRawPointer, _ indices: UnsafeMutablePointer<Int64>
  ) {
    let x = input.assumingMemoryBound(to: T.self)
    let y = output.assumingMemoryBound(to: T.self)
    let (d, h, w) = (g.depth, g.height, g.width)
    let rows = T.self == Float.self && !adaptive ? WindowRows(g, range: range) : nil
    defer { rows?.deallocate() }
    let work = planes &* g.outputSize &* (adaptive ? g.inputSize / max(g.outputSize, 1) &+ 1 : g.kernelSize)
    Workers.shared.split(planes, work: work, pieces: 32) { first, last in
      for plane in first..<last {
        let source = x + plane &* g.inputSize
        // Vectors may read a few elements beyond a row, but not beyond the last plane.
        let readable = (planes &- plane) &* g.inputSize
        for od in 0..<d.output {
          let (d0, d1) = adaptive ? adaptiveRange(d, od) : range(d, od)
          for oh in 0..<h.output {
            let (h0, h1) = adaptive ? adaptiveRange(h, oh) : range(h, oh)
            // Vectors of windows where a row of them may be read, single windows elsewhere.
            let row = plane &* g.outputSize &+ (od &* h.output &+ oh) &* w.output
            let done = rows.map {
              $0.maximum(
                od &* h.output &+ oh, UnsafeRawPointer(source).assumingMemoryBound(to: Float.self), readable: readable,
                UnsafeMutableRawPointer(y + row).assumingMemoryBound(to: Float.self), indices + row)
            }
            var ow = 0
            while ow < w.output {
              if let done, done.contains(ow) {
                ow = done.upperBound
                continue
              }
              let (w0, w1) = adaptive ? adaptiveRange(w, ow) : range(w, ow)
              var best = -T.infinity
              var place = (d0 &* h.input &+ h0) &* w.input &+ w0
              var id = d0
              while id < d1 {
                var ih = h0
                while ih < h1 {
                  let row = (id &* h.input &+ ih) &* w.input
                  var iw = w0
                  while iw < w1 {
                    let value = source[row &+ iw]
                    if value > best || value.isNaN {
                      best = value
                      place = row &+ iw
                    }
                    iw &+= w.dilation
                  }
                  ih &+= h.dilation
                }
                id &+= d.dilation
              }
              y[row &+ ow] = best
              indices[row &+ ow] = Int64(place)
              ow &+= 1
            }
          }
        }
      }
    }
  }

  /// Adds each output's gradient to the place of its maximum, in planes that are zero-filled first. Also `max_unpool`
  /// when `replace` (places are overwritten then). Indices out of range are skipped; gives the last of them.
  @discardableResult
  public static func scatter(
    _ kind: ElementKind, planes: Int, sourceSize: Int, targetSize: Int, source: UnsafeRawPointer,
    indices: UnsafePointer<Int64>, target: UnsafeMutableRawPointer, replace: Bool = false
  ) -> Int? {
    func run<T: NeuralElement>(_: T.Type) -> Int? {
      let from = source.assumingMemoryBound(to: T.self)
      let into = target.assumingMemoryBound(to: T.self)
      // Where the last wrong index stands.
      let wrong = Atomic<Int>(-1)
      Workers.shared.split(planes, work: planes &* targetSize) { first, last in
        for plane in first..<last {
          let (target, start) = (into + plane &* targetSize, plane &* sourceSize)
          target.update(repeating: 0, count: targetSize)
          for i in start..<(start &+ sourceSize) {
            let place = Int(indices[i])
            guard place >= 0, place < targetSize else {
              wrong.max(i, ordering: .relaxed)
              continue
            }
            if replace { target[place] = from[i] } else { target[place] += from[i] }
          }
        }
      }
      let position = wrong.load(ordering: .relaxed)
      return position < 0 ? nil : Int(indices[position])
    }
    return kind == .float64 ? run(Double.self) : run(Float.self)
  }

  /// Takes from each plane the elements at the indices.
  public static func gather(
    _ kind: ElementKind, planes: Int, sourceSize: Int, targetSize: Int, source: UnsafeRawPointer,
    indices: UnsafePointer<Int64>, target: UnsafeMutableRawPointer
  ) {
    func run<T: NeuralElement>(_: T.Type) {
      let from = source.assumingMemoryBound(to: T.self)
      let into = target.assumingMemoryBound(to: T.self)
      for plane in 0..<planes {
        for i in 0..<targetSize {
          let place = Int(indices[plane &* targetSize &+ i])
          into[plane &* targetSize &+ i] = place >= 0 && place < sourceSize ? from[plane &* sourceSize &+ place] : 0
        }
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }

  /// What a mean divides by.
  public struct Divisor: Sendable {
    /// Whether the padding counts.
    public var countsPadding: Bool
    /// A fixed number instead; 0 for none.
    public var fixed: Int

    /// Describes the divisor.
    public init(countsPadding: Bool, fixed: Int = 0) {
      self.countsPadding = countsPadding
      self.fixed = fixed
    }
  }

  /// The clipped window of a mean along an axis, and the length that counts in the divisor.
  @inline(__always) private static func meanRange(
    _ axis: WindowAxis, _ o: Int, _ adaptive: Bool, _ countsPadding: Bool
  ) -> (Int, Int, Int) {
    if adaptive {
      let (start, end) = adaptiveRange(axis, o)
      return (start, end, end &- start)
    }
    let start = o &* axis.stride &- axis.padding
    let end = min(start &+ axis.kernel, axis.input &+ axis.padding)
    let (first, last) = (max(start, 0), min(end, axis.input))
    return (first, last, countsPadding ? end &- start : last &- first)
  }

  /// Means over windows, or (`backward`) the gradient of each mean spread over its window; then `output` is
  /// the zero-filled gradient of the input and `input` the gradient of the output. `channelsLast` is the number of channels
  /// where these lie side by side in PyTorch's memory (not in this one), 0 elsewhere.
  public static func mean(
    _ kind: ElementKind, _ g: WindowGeometry, planes: Int, adaptive: Bool, channelsLast: Int, divisor: Divisor,
    backward: Bool, input: UnsafeRawPointer, output: UnsafeMutableRawPointer
  ) {
    kind == .float64
      ? mean(Double.self, g, planes, adaptive, channelsLast, divisor, backward, input, output)
      : mean(Float.self, g, planes, adaptive, channelsLast, divisor, backward, input, output)
  }

  private static func mean<T: VectorElement>(
    _: T.Type, _ g: WindowGeometry, _ planes: Int, _ adaptive: Bool, _ channelsLast: Int, _ divisor: Divisor,
    _ backward: Bool, _ input: UnsafeRawPointer, _ output: UnsafeMutableRawPointer
  ) {
    let x = input.assumingMemoryBound(to: T.self)
    let y = output.assumingMemoryBound(to: T.self)
    let (d, h, w) = (g.depth, g.height, g.width)
    let counts = divisor.countsPadding
    Workers.shared.split(planes, work: planes &* max(g.inputSize, g.outputSize)) { first, last in
      @inline(__always) func chains(_ plane: Int) -> Bool {
        adaptive && plane % max(channelsLast, 1) >= channelsLast / T.width &* T.width
      }
      var plane = first
      while plane < last {
        let wide = plane &* g.inputSize
        let isChained = chains(plane)
        // Two planes at a time: an addition waits for the one before.
        let isPair = !backward && plane &+ 1 < last && isChained == chains(plane &+ 1)
        let second = isPair ? g.inputSize : 0
        defer { plane &+= isPair ? 2 : 1 }
        var small = plane &* g.outputSize
        for od in 0..<d.output {
          let (d0, d1, dn) = meanRange(d, od, adaptive, counts)
          for oh in 0..<h.output {
            let (h0, h1, hn) = meanRange(h, oh, adaptive, counts)
            let (slices, rows) = (T(dn), T(hn))
            for ow in 0..<w.output {
              let (w0, w1, wn) = meanRange(w, ow, adaptive, counts)
              let count = isChained ? T(wn) : T(divisor.fixed != 0 ? divisor.fixed : dn &* hn &* wn)
              // Adaptive windows are divided by one size after the other, each time rounded; whole registers of channels at once.
              @inline(__always) func quotient(_ sum: T) -> T {
                isChained ? (dn == 1 ? sum : sum / slices) / rows / count : sum / count
              }
              if backward {
                let share = quotient(x[small])
                var id = d0
                while id < d1 {
                  var ih = h0
                  while ih < h1 {
                    let row = y + (wide &+ (id &* h.input &+ ih) &* w.input)
                    var iw = w0
                    while iw < w1 {
                      row[iw] += share
                      iw &+= 1
                    }
                    ih &+= 1
                  }
                  id &+= 1
                }
              } else if d0 >= d1 || h0 >= h1 || w0 >= w1 {
                y[small] = 0
                if isPair { y[small &+ g.outputSize] = 0 }
              } else {
                var (sum, other) = (0 as T, 0 as T)
                var id = d0
                while id < d1 {
                  var ih = h0
                  while ih < h1 {
                    let row = x + (wide &+ (id &* h.input &+ ih) &* w.input)
                    var iw = w0
                    while iw < w1 {
                      sum += row[iw]
                      other += row[iw &+ second]
                      iw &+= 1
                    }
                    ih &+= 1
                  }
                  id &+= 1
                }
                y[small] = quotient(sum)
                if isPair { y[small &+ g.outputSize] = quotient(other) }
              }
              small &+= 1
            }
          }
        }
      }
    }
  }
}
