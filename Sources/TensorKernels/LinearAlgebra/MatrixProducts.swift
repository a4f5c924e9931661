import COpenBLAS
import Synchronization

/// Matrix products: floats through BLAS, integers by loops.
public enum MatrixProducts {
  /// A matrix in memory: where it starts and the steps between rows and columns.
  public struct Operand {
    let pointer: UnsafeRawPointer
    let rowStep: Int
    let columnStep: Int

    /// Describes a matrix.
    public init(_ pointer: UnsafeRawPointer, rowStep: Int, columnStep: Int) {
      self.pointer = pointer
      self.rowStep = rowStep
      self.columnStep = columnStep
    }
  }

  private static let threads = Atomic<Int>(0)

  /// OpenBLAS gets its threads with the first product that is worth it.
  private static func prepare(_ work: Int) {
    let wanted = work >= 1 << 21 ? 2 : 1
    if threads.exchange(wanted, ordering: .relaxed) != wanted { openblas_set_num_threads(Int32(wanted)) }
  }

  /// For small work of LAPACK: no threads, so that the library's start costs nothing.
  static func useOneThread() { prepare(0) }

  /// `c = alpha a b + beta c` for an n x k matrix and a k x m one; `c` has row step `m` unless given.
  ///
  /// Each of `a` and `b` has step 1 in one direction (callers copy those that have not).
  public static func multiply(
    _ kind: ElementKind, rows n: Int, inner k: Int, columns m: Int, _ a: Operand, _ b: Operand,
    _ c: UnsafeMutableRawPointer, alpha: Double = 1, beta: Double = 0
  ) {
    guard n > 0, m > 0 else { return }
    switch kind {
    case .float32:
      let (x, y) = (a.pointer.assumingMemoryBound(to: Float.self), b.pointer.assumingMemoryBound(to: Float.self))
      let z = c.assumingMemoryBound(to: Float.self)
      if k == 0 {
        for i in 0..<(n &* m) { z[i] = beta == 0 ? 0 : z[i] * Float(beta) }
        return
      }
      if n &* m &* k <= 512 {
        small(n, k, m, x, a.rowStep, a.columnStep, y, b.rowStep, b.columnStep, z, Float(alpha), Float(beta))
        return
      }
      prepare(n &* m &* k)
      let (ta, lda) = layout(a, n, k)
      let (tb, ldb) = layout(b, k, m)
      cblas_sgemm(
        CblasRowMajor, ta, tb, blasint(n), blasint(m), blasint(k), Float(alpha), x, lda, y, ldb, Float(beta), z,
        blasint(m))
    case .float64:
      let (x, y) = (a.pointer.assumingMemoryBound(to: Double.self), b.pointer.assumingMemoryBound(to: Double.self))
      let z = c.assumingMemoryBound(to: Double.self)
      if k == 0 {
        for i in 0..<(n &* m) { z[i] = beta == 0 ? 0 : z[i] * beta }
        return
      }
      if n &* m &* k <= 512 {
        small(n, k, m, x, a.rowStep, a.columnStep, y, b.rowStep, b.columnStep, z, alpha, beta)
        return
      }
      prepare(n &* m &* k)
      let (ta, lda) = layout(a, n, k)
      let (tb, ldb) = layout(b, k, m)
      cblas_dgemm(
        CblasRowMajor, ta, tb, blasint(n), blasint(m), blasint(k), alpha, x, lda, y, ldb, beta, z, blasint(m))
    case .uint8: integer(UInt8.self, n, k, m, a, b, c)
    case .int8: integer(Int8.self, n, k, m, a, b, c)
    case .int16: integer(Int16.self, n, k, m, a, b, c)
    case .int32: integer(Int32.self, n, k, m, a, b, c)
    case .int64: integer(Int64.self, n, k, m, a, b, c)
    case .bool: break
    case .float16, .bfloat16: break  // Callers widen them.
    }
  }

  private static func layout(_ operand: Operand, _ rows: Int, _ columns: Int) -> (CBLAS_TRANSPOSE, blasint) {
    if operand.columnStep == 1 || columns == 1 {
      return (CblasNoTrans, blasint(max(rows == 1 ? columns : operand.rowStep, max(columns, 1))))
    }
    return (CblasTrans, blasint(max(columns == 1 ? rows : operand.columnStep, max(rows, 1))))
  }

  /// Whether BLAS can read the operand as it lies.
  public static func isReadable(rows: Int, columns: Int, rowStep: Int, columnStep: Int) -> Bool {
    let byRows = columnStep == 1 && (rows <= 1 || rowStep >= max(columns, 1))
    let byColumns = rowStep == 1 && (columns <= 1 || columnStep >= max(rows, 1))
    return byRows || byColumns
  }

  /// Small products, for which calling the library costs more than multiplying.
  private static func small<T: RealNumber>(
    _ n: Int, _ k: Int, _ m: Int, _ x: UnsafePointer<T>, _ xr: Int, _ xc: Int, _ y: UnsafePointer<T>, _ yr: Int,
    _ yc: Int, _ z: UnsafeMutablePointer<T>, _ alpha: T, _ beta: T
  ) {
    for i in 0..<n {
      for j in 0..<m {
        var sum: T = 0
        for l in 0..<k { sum = sum.addingProduct(x[i &* xr &+ l &* xc], y[l &* yr &+ j &* yc]) }
        let old = beta == 0 ? 0 : beta * z[i &* m &+ j]
        z[i &* m &+ j] = alpha == 1 ? old + sum : old + alpha * sum
      }
    }
  }

  private static func integer<T: IntegerNumber>(
    _ type: T.Type, _ n: Int, _ k: Int, _ m: Int, _ a: Operand, _ b: Operand, _ c: UnsafeMutableRawPointer
  ) {
    let (x, y) = (a.pointer.assumingMemoryBound(to: T.self), b.pointer.assumingMemoryBound(to: T.self))
    let z = c.assumingMemoryBound(to: T.self)
    for i in 0..<n {
      let row = z + i &* m
      for j in 0..<m { row[j] = 0 }
      for l in 0..<k {
        let factor = x[i &* a.rowStep &+ l &* a.columnStep]
        for j in 0..<m { row[j] = row[j] &+ factor &* y[l &* b.rowStep &+ j &* b.columnStep] }
      }
    }
  }

  /// The sum of products of two vectors.
  public static func dot(
    _ kind: ElementKind, _ count: Int, _ a: UnsafeRawPointer, _ astep: Int, _ b: UnsafeRawPointer, _ bstep: Int,
    _ result: UnsafeMutableRawPointer
  ) {
    switch kind {
    case .float32:
      result.storeBytes(of: chains(count, a, astep, b, bstep, Float.self), as: Float.self)
    case .float64:
      result.storeBytes(of: chains(count, a, astep, b, bstep, Double.self), as: Double.self)
    default:
      let one = Operand(a, rowStep: 0, columnStep: astep)
      let other = Operand(b, rowStep: bstep, columnStep: 0)
      multiply(kind, rows: 1, inner: count, columns: 1, one, other, result)
    }
  }

  private static func chains<T: RealNumber>(
    _ count: Int, _ a: UnsafeRawPointer, _ astep: Int, _ b: UnsafeRawPointer, _ bstep: Int, _ type: T.Type
  ) -> T {
    let (x, y) = (a.assumingMemoryBound(to: T.self), b.assumingMemoryBound(to: T.self))
    var sums: (Double, Double, Double, Double) = (0, 0, 0, 0)
    var i = 0
    while i &+ 4 <= count {
      sums.0 += Double(x[i &* astep]) * Double(y[i &* bstep])
      sums.1 += Double(x[(i &+ 1) &* astep]) * Double(y[(i &+ 1) &* bstep])
      sums.2 += Double(x[(i &+ 2) &* astep]) * Double(y[(i &+ 2) &* bstep])
      sums.3 += Double(x[(i &+ 3) &* astep]) * Double(y[(i &+ 3) &* bstep])
      i &+= 4
    }
    while i < count {
      sums.0 += Double(x[i &* astep]) * Double(y[i &* bstep])
      i &+= 1
    }
    return T(sums.0 + sums.1 + sums.2 + sums.3)
  }
}
