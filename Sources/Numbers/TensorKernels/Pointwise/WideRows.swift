// SPDX-License-Identifier: GPL-3.0-or-later

/// The row loops of functions that are computed in double precision. Each has one loop, over dense elements; elements with other
/// steps are gathered into a block first.
enum WideRows {
  typealias Dense = (UnsafeMutablePointer<Float>, UnsafePointer<Float>, Int) -> Void
  typealias DensePair = (UnsafeMutablePointer<Float>, UnsafePointer<Float>, UnsafePointer<Float>, Int) -> Void

  private static let block = 256

  static func unary(_ dense: @escaping Dense) -> UnaryRow {
    UnaryRow { out, ostep, a, astep, count in
      let (o, x) = (out.assumingMemoryBound(to: Float.self), a.assumingMemoryBound(to: Float.self))
      if ostep == 1, astep == 1 { return dense(o, x, count) }
      withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * block) { room in
        // SAFETY: the allocation has two blocks.
        guard let input = room.baseAddress else { return }
        let output = input + block
        for start in stride(from: 0, to: count, by: block) {
          let n = min(block, count &- start)
          for i in 0..<n { input[i] = x[(start &+ i) &* astep] }
          dense(output, input, n)
          for i in 0..<n { o[(start &+ i) &* ostep] = output[i] }
        }
      }
    }
  }

  static func binary(_ dense: @escaping DensePair) -> BinaryRow {
    BinaryRow { out, ostep, a, astep, b, bstep, count in
      let o = out.assumingMemoryBound(to: Float.self)
      let (x, y) = (a.assumingMemoryBound(to: Float.self), b.assumingMemoryBound(to: Float.self))
      withUnsafeTemporaryAllocation(of: Float.self, capacity: 3 * block) { room in
        // SAFETY: the allocation has three blocks.
        guard let first = room.baseAddress else { return }
        let (second, output) = (first + block, first + 2 * block)
        for start in stride(from: 0, to: count, by: block) {
          let n = min(block, count &- start)
          if astep != 1 { for i in 0..<n { first[i] = x[(start &+ i) &* astep] } }
          if bstep != 1 { for i in 0..<n { second[i] = y[(start &+ i) &* bstep] } }
          let target = ostep == 1 ? o + start : output
          dense(
            target, astep == 1 ? x + start : UnsafePointer(first), bstep == 1 ? y + start : UnsafePointer(second), n)
          if ostep != 1 { for i in 0..<n { o[(start &+ i) &* ostep] = output[i] } }
        }
      }
    }
  }

  /// The loop of a function; nil for those that are no double-precision ones.
  static func row(_ operation: UnaryOperation) -> UnaryRow? {
    switch operation {
    case .tan: unary { o, x, n in tangents(o, x, n) }
    case .atan: unary { o, x, n in for i in 0..<n { o[i] = Float(WideMath.atan(Double(x[i]))) } }
    case .acos: unary { o, x, n in for i in 0..<n { o[i] = WideMath.acos(x[i]) } }
    case .asin: unary { o, x, n in for i in 0..<n { o[i] = ArcSine.value(x[i]) } }
    case .tanh: unary { o, x, n in for i in 0..<n { o[i] = Float(WideMath.tanh(Double(x[i]))) } }
    case .log: unary { o, x, n in for i in 0..<n { o[i] = Float(WideMath.log(Double(x[i]))) } }
    case .log2: unary { o, x, n in for i in 0..<n { o[i] = Float(WideMath.log2(Double(x[i]))) } }
    case .log10: unary { o, x, n in for i in 0..<n { o[i] = Float(WideMath.log10(Double(x[i]))) } }
    case .erf: unary { o, x, n in for i in 0..<n { o[i] = Float(WideMath.erf(Double(x[i]))) } }
    case .erfc: unary { o, x, n in for i in 0..<n { o[i] = Float(WideMath.erfc(Double(x[i]))) } }
    case .erfinv: unary { o, x, n in for i in 0..<n { o[i] = Float(WideMath.erfinv(Double(x[i]))) } }
    // PyTorch's vector code takes sixteen values; what is left of a row goes through the C library.
    case .sinh:
      sixteens(Float.sinh) { o, x, n in for i in 0..<n { o[i] = Float(WideMath.sinh(Double(x[i]))) } }
    case .cosh:
      sixteens(Float.cosh) { o, x, n in for i in 0..<n { o[i] = Float(WideMath.cosh(Double(x[i]))) } }
    case .atanh:
      sixteens(Float.atanh) { o, x, n in for i in 0..<n { o[i] = Float(WideMath.atanh(Double(x[i]))) } }
    default: nil
    }
  }

  private static func sixteens(_ single: @escaping (Float) -> Float, _ dense: @escaping Dense) -> UnaryRow {
    UnaryRow { out, ostep, a, astep, count in
      let (o, x) = (out.assumingMemoryBound(to: Float.self), a.assumingMemoryBound(to: Float.self))
      let whole = ostep == 1 && astep == 1 ? count & ~15 : 0
      dense(o, x, whole)
      for i in whole..<count { o[i &* ostep] = single(x[i &* astep]) }
    }
  }

  private static func tangents(_ o: UnsafeMutablePointer<Float>, _ x: UnsafePointer<Float>, _ count: Int) {
    var isFar = false
    let limit = Float(WideMath.farthestAngle)
    for i in 0..<count { isFar = isFar || x[i].magnitude > limit }
    if !isFar {
      for i in 0..<count { o[i] = Float(WideMath.tan(Double(x[i]))) }
    } else {
      for i in 0..<count {
        o[i] = x[i].magnitude <= limit ? Float(WideMath.tan(Double(x[i]))) : Float(Double.tan(Double(x[i])))
      }
    }
  }

  // MARK: Two operands

  /// The loop of a function of two numbers; nil for those that are no double-precision ones.
  static func row(_ operation: BinaryOperation) -> BinaryRow? {
    switch operation {
    case .fmod: binary { o, x, y, n in remainders(o, x, y, n, { rest, _, _ in rest }, { Float.fmod($0, $1) }) }
    case .remainder:
      binary { o, x, y, n in
        remainders(o, x, y, n, { rest, _, y in rest != 0 && (y < 0) != (rest < 0) ? rest + y : rest }) {
          $0.flooredRemainder($1)
        }
      }
    case .floorDiv:
      binary { o, x, y, n in
        remainders(o, x, y, n, { rest, x, y in floored(x, y, rest: rest) }) { $0.flooredQuotient($1) }
      }
    default: nil
    }
  }

  /// What is made of exact remainders. Where all quotients are below 2^26, a division in double precision has their whole part.
  @inline(__always)
  private static func remainders(
    _ o: UnsafeMutablePointer<Float>, _ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, _ count: Int,
    _ finish: (Float, Float, Float) -> Float, _ slow: (Float, Float) -> Float
  ) {
    var isEasy = true
    for i in 0..<count {
      // Nothing is left of an infinite divisor in the division.
      isEasy = isEasy && x[i].magnitude < y[i].magnitude * 67_108_864 && y[i].magnitude < .infinity
    }
    if isEasy {
      for i in 0..<count {
        let (a, b) = (Double(x[i]), Double(y[i]))
        let rest = a.addingProduct(-(a / b).rounded(.towardZero), b)
        o[i] = finish(Float(Double(signOf: a, magnitudeOf: rest)), x[i], y[i])
      }
    } else {
      for i in 0..<count { o[i] = slow(x[i], y[i]) }
    }
  }

  /// Python's `//` where the remainder of C's division is known.
  @inline(__always) private static func floored(_ x: Float, _ y: Float, rest: Float) -> Float {
    let exact = (x - rest) / y
    let quotient = rest != 0 && (y < 0) != (rest < 0) ? exact - 1 : exact
    let floor = quotient.rounded(.down)
    return quotient == 0 ? Float(signOf: x / y, magnitudeOf: 0) : (quotient - floor > 0.5 ? floor + 1 : floor)
  }
}
