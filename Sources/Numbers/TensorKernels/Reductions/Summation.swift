// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// Sums in PyTorch's order of additions: four interleaved chains of vectors, each a cascade of four levels, so that
/// float sums are exact to a few units in the last place and come out as PyTorch's do.
public enum Summation {
  /// Sums a strided operand into an output that holds zeros.
  ///
  /// Dimensions come fastest first, merged; steps are in elements; an output step of 0 marks a summed dimension.
  public static func run(
    _ kind: ElementKind, sizes: [Int], output: UnsafeMutableRawPointer, _ outputSteps: [Int],
    input: UnsafeRawPointer, _ inputSteps: [Int]
  ) {
    switch kind {
    case .float32: run(FloatLanes.self, sizes, output, outputSteps, input, inputSteps)
    case .float64: run(DoubleLanes.self, sizes, output, outputSteps, input, inputSteps)
    default: run(IntegerLanes.self, sizes, output, outputSteps, input, inputSteps)
    }
  }

  private static func run<L: Lanes>(
    _ lanes: L.Type, _ sizes: [Int], _ output: UnsafeMutableRawPointer, _ outputSteps: [Int],
    _ input: UnsafeRawPointer, _ inputSteps: [Int]
  ) {
    let total = sizes.reduce(1, &*)
    guard total > 0 else { return }
    let out = output.assumingMemoryBound(to: L.Number.self)
    let source = input.assumingMemoryBound(to: L.Number.self)
    if total >= Workers.threshold {
      if sizes.count == 1, outputSteps[0] == 0 {
        // Two halves, each summed as a whole.
        var second = L.Number.zeroValue
        let half = sizes[0] / 2
        withUnsafeMutablePointer(to: &second) { second in
          // SAFETY: the two threads write to different places.
          nonisolated(unsafe) let second = second
          Workers.shared.each(2) { part in
            part == 0
              ? tiles(L.self, [half], out, outputSteps, source, inputSteps)
              : tiles(L.self, [sizes[0] - half], second, outputSteps, source + half &* inputSteps[0], inputSteps)
          }
        }
        out[0] = out[0].plus(second)
        return
      }
      if let d = sizes.indices.last(where: { outputSteps[$0] != 0 && sizes[$0] >= 2 }) {
        Workers.shared.split(sizes[d], work: total, grain: d == 0 ? 32 : 1) { from, to in
          var part = sizes
          part[d] = to - from
          tiles(
            L.self, part, out + from &* outputSteps[d], outputSteps, source + from &* inputSteps[d], inputSteps)
        }
        return
      }
    }
    tiles(L.self, sizes, out, outputSteps, source, inputSteps)
  }

  /// Walks the outer dimensions and sums the two fastest ones.
  private static func tiles<L: Lanes>(
    _ lanes: L.Type, _ sizes: [Int], _ out: UnsafeMutablePointer<L.Number>, _ outSteps: [Int],
    _ source: UnsafePointer<L.Number>, _ inSteps: [Int]
  ) {
    let rank = sizes.count
    let (size0, size1) = (rank > 0 ? sizes[0] : 1, rank > 1 ? sizes[1] : 1)
    let (in0, in1) = (rank > 0 ? inSteps[0] : 0, rank > 1 ? inSteps[1] : 0)
    let (out0, out1) = (rank > 0 ? outSteps[0] : 0, rank > 1 ? outSteps[1] : 0)
    guard rank > 2 else {
      tile(L.self, out, source, in0, in1, out0, out1, size0, size1)
      return
    }
    var index = [Int](repeating: 0, count: rank)
    var (o, s) = (out, source)
    while true {
      tile(L.self, o, s, in0, in1, out0, out1, size0, size1)
      var d = 2
      while d < rank {
        index[d] &+= 1
        o += outSteps[d]
        s += inSteps[d]
        if index[d] < sizes[d] { break }
        o -= sizes[d] &* outSteps[d]
        s -= sizes[d] &* inSteps[d]
        index[d] = 0
        d &+= 1
      }
      if d == rank { return }
    }
  }

  private static func tile<L: Lanes>(
    _ lanes: L.Type, _ out: UnsafeMutablePointer<L.Number>, _ source: UnsafePointer<L.Number>, _ in0: Int, _ in1: Int,
    _ out0: Int, _ out1: Int, _ size0: Int, _ size1: Int
  ) {
    var (in0, in1, out0, out1, size0, size1) = (in0, in1, out0, out1, size0, size1)
    if out0 != 0 && out1 == 0 {
      swap(&in0, &in1)
      swap(&out0, &out1)
      swap(&size0, &size1)
    }
    if out0 != 0 && out1 != 0 {
      for j in 0..<size1 {
        for i in 0..<size0 {
          let k = i &* out0 &+ j &* out1
          out[k] = out[k].plus(source[i &* in0 &+ j &* in1])
        }
      }
      return
    }
    let width = L.width
    if in0 == 1 && size0 >= width {
      for j in 0..<size1 {
        let row = source + j &* in1
        let vectors = size0 / width
        let sum = rowSum(L.self, row, width, vectors)
        var total = L.Number.zeroValue
        for k in (vectors &* width)..<size0 { total = total.plus(row[k]) }
        for k in 0..<width { total = total.plus(L.lane(sum, k)) }
        out[j &* out1] = out[j &* out1].plus(total)
      }
    } else if in1 == 1 && size1 >= width {
      var j = 0
      while j &+ 4 &* width <= size1 {
        let sums = columns(L.self, source + j, in0, width, size0)
        for k in 0..<width {
          add(L.lane(sums.0, k), out, (j &+ k) &* out1)
          add(L.lane(sums.1, k), out, (j &+ width &+ k) &* out1)
          add(L.lane(sums.2, k), out, (j &+ 2 &* width &+ k) &* out1)
          add(L.lane(sums.3, k), out, (j &+ 3 &* width &+ k) &* out1)
        }
        j &+= 4 &* width
      }
      while j &+ width <= size1 {
        let sum = rowSum(L.self, source + j, in0, size0)
        for k in 0..<width { add(L.lane(sum, k), out, (j &+ k) &* out1) }
        j &+= width
      }
      while j < size1 {
        add(rowSum(Single<L.Number>.self, source + j, in0, size0), out, j &* out1)
        j &+= 1
      }
    } else if in0 < in1 {
      for j in 0..<size1 {
        add(rowSum(Single<L.Number>.self, source + j &* in1, in0, size0), out, j &* out1)
      }
    } else {
      var j = 0
      while j &+ 3 < size1 {
        let sums = columns(Single<L.Number>.self, source + j &* in1, in0, in1, size0)
        add(sums.0, out, j &* out1)
        add(sums.1, out, (j &+ 1) &* out1)
        add(sums.2, out, (j &+ 2) &* out1)
        add(sums.3, out, (j &+ 3) &* out1)
        j &+= 4
      }
      while j < size1 {
        add(rowSum(Single<L.Number>.self, source + j &* in1, in0, size0), out, j &* out1)
        j &+= 1
      }
    }
  }

  @inline(__always)
  private static func add<T: Number>(_ value: T, _ out: UnsafeMutablePointer<T>, _ index: Int) {
    out[index] = out[index].plus(value)
  }

  /// The sum of `count` vectors, `step` elements apart: four interleaved chains.
  @inline(__always)
  private static func rowSum<L: Lanes>(
    _ lanes: L.Type, _ source: UnsafePointer<L.Number>, _ step: Int, _ count: Int
  ) -> L.Vector {
    let quarter = count / 4
    var sums = columns(L.self, source, step &* 4, step, quarter)
    var i = quarter &* 4
    while i < count {
      sums.0 = L.plus(sums.0, L.load(source + i &* step))
      i &+= 1
    }
    return L.plus(L.plus(L.plus(sums.0, sums.1), sums.2), sums.3)
  }

  /// Four sums side by side over `count` rows: a cascade of four levels each.
  @inline(__always)
  private static func columns<L: Lanes>(
    _ lanes: L.Type, _ source: UnsafePointer<L.Number>, _ rowStep: Int, _ columnStep: Int, _ count: Int
  ) -> (L.Vector, L.Vector, L.Vector, L.Vector) {
    let log = count <= 1 ? 0 : Int.bitWidth - (count - 1).leadingZeroBitCount
    let power = max(4, log / 4)
    let levelStep = 1 << power
    let mask = levelStep - 1
    typealias Four = (L.Vector, L.Vector, L.Vector, L.Vector)
    let zero: Four = (L.zero, L.zero, L.zero, L.zero)
    var (a0, a1, a2, a3) = (zero, zero, zero, zero)
    @inline(__always) func plus(_ x: Four, _ y: Four) -> Four {
      (L.plus(x.0, y.0), L.plus(x.1, y.1), L.plus(x.2, y.2), L.plus(x.3, y.3))
    }
    @inline(__always) func row(_ i: Int) -> Four {
      let p = source + i &* rowStep
      return (
        L.load(p), L.load(p + columnStep), L.load(p + 2 &* columnStep), L.load(p + 3 &* columnStep)
      )
    }
    var i = 0
    while i &+ levelStep <= count {
      for _ in 0..<levelStep {
        a0 = plus(a0, row(i))
        i &+= 1
      }
      a1 = plus(a1, a0)
      a0 = zero
      if i & (mask << power) != 0 { continue }
      a2 = plus(a2, a1)
      a1 = zero
      if i & (mask << (2 &* power)) != 0 { continue }
      a3 = plus(a3, a2)
      a2 = zero
    }
    while i < count {
      a0 = plus(a0, row(i))
      i &+= 1
    }
    return plus(plus(plus(a0, a1), a2), a3)
  }
}

/// Several numbers that are added side by side.
private protocol Lanes {
  associatedtype Number: TensorKernels.Number
  associatedtype Vector
  static var width: Int { get }
  static var zero: Vector { get }
  static func load(_ pointer: UnsafePointer<Number>) -> Vector
  static func plus(_ a: Vector, _ b: Vector) -> Vector
  static func lane(_ vector: Vector, _ index: Int) -> Number
}

private enum FloatLanes: Lanes {
  static var width: Int { 8 }
  static var zero: SIMD8<Float> { SIMD8(repeating: 0) }
  @inline(__always) static func load(_ pointer: UnsafePointer<Float>) -> SIMD8<Float> {
    UnsafeRawPointer(pointer).loadUnaligned(as: SIMD8<Float>.self)
  }
  @inline(__always) static func plus(_ a: SIMD8<Float>, _ b: SIMD8<Float>) -> SIMD8<Float> { a + b }
  @inline(__always) static func lane(_ vector: SIMD8<Float>, _ index: Int) -> Float { vector[index] }
}

private enum DoubleLanes: Lanes {
  static var width: Int { 4 }
  static var zero: SIMD4<Double> { SIMD4(repeating: 0) }
  @inline(__always) static func load(_ pointer: UnsafePointer<Double>) -> SIMD4<Double> {
    UnsafeRawPointer(pointer).loadUnaligned(as: SIMD4<Double>.self)
  }
  @inline(__always) static func plus(_ a: SIMD4<Double>, _ b: SIMD4<Double>) -> SIMD4<Double> { a + b }
  @inline(__always) static func lane(_ vector: SIMD4<Double>, _ index: Int) -> Double { vector[index] }
}

private enum IntegerLanes: Lanes {
  static var width: Int { 4 }
  static var zero: SIMD4<Int64> { SIMD4(repeating: 0) }
  @inline(__always) static func load(_ pointer: UnsafePointer<Int64>) -> SIMD4<Int64> {
    UnsafeRawPointer(pointer).loadUnaligned(as: SIMD4<Int64>.self)
  }
  @inline(__always) static func plus(_ a: SIMD4<Int64>, _ b: SIMD4<Int64>) -> SIMD4<Int64> { a &+ b }
  @inline(__always) static func lane(_ vector: SIMD4<Int64>, _ index: Int) -> Int64 { vector[index] }
}

private enum Single<T: Number>: Lanes {
  static var width: Int { 1 }
  static var zero: T { T.zeroValue }
  @inline(__always) static func load(_ pointer: UnsafePointer<T>) -> T { pointer[0] }
  @inline(__always) static func plus(_ a: T, _ b: T) -> T { a.plus(b) }
  @inline(__always) static func lane(_ vector: T, _ index: Int) -> T { vector }
}
