/// Softmax along a dimension of dense floats.
public enum Softmax {
  /// `e^(x - max) / sum`, or its logarithm.
  public static func forward(
    logarithm: Bool, _ kind: ElementKind, _ g: ReductionGeometry, _ input: UnsafeRawPointer,
    _ output: UnsafeMutableRawPointer
  ) {
    if kind == .float32 {
      forward(logarithm, g, input.assumingMemoryBound(to: Float.self), output.assumingMemoryBound(to: Float.self))
    } else {
      forward(logarithm, g, input.assumingMemoryBound(to: Double.self), output.assumingMemoryBound(to: Double.self))
    }
  }

  private static func forward<T: RealNumber>(
    _ logarithm: Bool, _ g: ReductionGeometry, _ x: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>
  ) {
    guard g.length > 0 else { return }
    let exp = Unary.row(.exp, T.kind)
    Workers.shared.split(g.outer, work: g.outer &* g.length &* g.inner &* 4) { from, to in
      for block in from..<to {
        if g.inner == 1 {
          row(logarithm, g.length, x + block &* g.length, y + block &* g.length, exp)
          continue
        }
        for i in 0..<g.inner {
          let (a, b) = (x + (block &* g.length &* g.inner &+ i), y + (block &* g.length &* g.inner &+ i))
          var top = a[0]
          for r in 1..<max(g.length, 1) { top = top.larger(a[r &* g.inner]) }
          for r in 0..<g.length { b[r &* g.inner] = a[r &* g.inner] - top }
          if logarithm {
            var sum: T = 0
            for r in 0..<g.length { sum += T.exp(b[r &* g.inner]) }
            let log = T.log(sum)
            for r in 0..<g.length { b[r &* g.inner] -= log }
          } else {
            exp?(b, g.inner, b, g.inner, g.length)
            var sum: T = 0
            for r in 0..<g.length { sum += b[r &* g.inner] }
            for r in 0..<g.length { b[r &* g.inner] /= sum }
          }
        }
      }
    }
  }
  /// One dense row.
  @inline(__always)
  private static func row<T: RealNumber>(
    _ logarithm: Bool, _ count: Int, _ a: UnsafePointer<T>, _ b: UnsafeMutablePointer<T>, _ exp: UnaryRow?
  ) {
    var top = a[0]
    for r in 1..<max(count, 1) { top = top.larger(a[r]) }
    for r in 0..<count { b[r] = a[r] - top }
    if logarithm {
      // The exponentials go through a small buffer, piece by piece.
      var sum: T = 0
      withUnsafeTemporaryAllocation(of: T.self, capacity: 256) { piece in
        guard let base = piece.baseAddress else { return }
        var r = 0
        while r < count {
          let width = min(256, count &- r)
          exp?(base, 1, b + r, 1, width)
          for k in 0..<width { sum += base[k] }
          r &+= width
        }
      }
      let log = T.log(sum)
      for r in 0..<count { b[r] -= log }
    } else {
      exp?(b, 1, b, 1, count)
      var sum: T = 0
      for r in 0..<count { sum += b[r] }
      for r in 0..<count { b[r] /= sum }
    }
  }
}
