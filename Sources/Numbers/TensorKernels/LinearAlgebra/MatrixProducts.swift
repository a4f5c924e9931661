// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

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

    func moved(_ bytes: Int) -> Operand { Operand(pointer + bytes, rowStep: rowStep, columnStep: columnStep) }
  }

  /// `c = alpha a b + beta c` for an n x k matrix and a k x m one; `c` has row step `m`. With a bias, which has a number for each column,
  /// it is `a b + bias`.
  ///
  /// Each of `a` and `b` has step 1 in one direction (callers copy those that have not).
  public static func multiply(
    _ kind: ElementKind, rows n: Int, inner k: Int, columns m: Int, _ a: Operand, _ b: Operand,
    _ c: UnsafeMutableRawPointer, alpha: Double = 1, beta: Double = 0, bias: UnsafeRawPointer? = nil
  ) {
    guard n > 0, m > 0 else { return }
    if kind == .float32, alpha == 1, beta == 0, a.columnStep == 1, b.rowStep == 1, OwnProduct.isFaster(n, k, m) {
      let added = bias?.assumingMemoryBound(to: Float.self)
      let (x, w) = (a.pointer.assumingMemoryBound(to: Float.self), b.pointer.assumingMemoryBound(to: Float.self))
      return OwnProduct(n: n, k: k, m: m, x: x, xStep: a.rowStep, w: w, wStep: b.columnStep)
        .multiply(c.assumingMemoryBound(to: Float.self), bias: added)
    }
    if let bias {
      let size = m &* kind.itemSize
      for i in 0..<n { (c + i &* size).copyMemory(from: bias, byteCount: size) }
      return multiply(kind, rows: n, inner: k, columns: m, a, b, c, alpha: alpha, beta: 1)
    }
    switch kind {
    case .float32: real(Float.self, n, k, m, a, b, c, Float(alpha), Float(beta))
    case .float64: real(Double.self, n, k, m, a, b, c, alpha, beta)
    case .uint8: integer(UInt8.self, n, k, m, a, b, c)
    case .int8: integer(Int8.self, n, k, m, a, b, c)
    case .int16: integer(Int16.self, n, k, m, a, b, c)
    case .int32: integer(Int32.self, n, k, m, a, b, c)
    case .int64: integer(Int64.self, n, k, m, a, b, c)
    case .bool: break
    case .float16, .bfloat16: break  // Callers widen them.
    }
  }

  /// The same for the matrices of a batch, `step` bytes apart: whole products on each thread, which wait for nothing in between, unless they are
  /// few and large.
  public static func multiply(
    _ kind: ElementKind, batch: Int, rows n: Int, inner k: Int, columns m: Int, _ a: Operand, step left: Int,
    _ b: Operand, step right: Int, _ c: UnsafeMutableRawPointer, step: Int
  ) {
    let work = n &* k &* m
    func run(_ items: Range<Int>) {
      for i in items {
        multiply(kind, rows: n, inner: k, columns: m, a.moved(i &* left), b.moved(i &* right), c + i &* step)
      }
    }
    if batch < 4, work >= 1 << 20 { return run(0..<batch) }
    Workers.shared.split(batch, work: batch &* (work / 16)) { run($0..<$1) }
  }

  private static func real<T: RealNumber & NeuralElement>(
    _: T.Type, _ n: Int, _ k: Int, _ m: Int, _ a: Operand, _ b: Operand, _ c: UnsafeMutableRawPointer, _ alpha: T,
    _ beta: T
  ) {
    let (x, y) = (a.pointer.assumingMemoryBound(to: T.self), b.pointer.assumingMemoryBound(to: T.self))
    let z = c.assumingMemoryBound(to: T.self)
    if k == 0 {
      for i in 0..<(n &* m) { z[i] = beta == 0 ? 0 : z[i] * beta }
      return
    }
    let work = n &* m &* k
    if work <= 512 {
      small(n, k, m, x, a.rowStep, a.columnStep, y, b.rowStep, b.columnStep, z, alpha, beta)
      return
    }
    let (ta, lda) = layout(a, n, k)
    let (tb, ldb) = layout(b, k, m)
    func part(_ rows: Range<Int>, _ columns: Range<Int>) {
      T.multiply(
        rows.count, columns.count, k, alpha: alpha, x + rows.lowerBound &* (ta ? 1 : lda), lda, transposed: ta,
        y + columns.lowerBound &* (tb ? ldb : 1), ldb, transposed: tb, beta: beta,
        z + (rows.lowerBound &* m &+ columns.lowerBound), m)
    }
    // A second thread pays later than for loops over elements: waking it costs as much as half a million products. Both halves
    // copy the other operand into their own order, so there are no more pieces than threads.
    if work < 1 << 20 {
      part(0..<n, 0..<m)
    } else if n >= 32 {
      Workers.shared.split(n, work: work, grain: 16, pieces: 2) { part($0..<$1, 0..<m) }
    } else {
      Workers.shared.split(m, work: work, grain: 16, pieces: 2) { part(0..<n, $0..<$1) }
    }
  }

  /// Whether BLAS reads the operand as a transposed one, and the step between the rows (columns) that it reads.
  private static func layout(_ operand: Operand, _ rows: Int, _ columns: Int) -> (Bool, Int) {
    if operand.columnStep == 1 || columns == 1 {
      return (false, max(rows == 1 ? columns : operand.rowStep, max(columns, 1)))
    }
    return (true, max(columns == 1 ? rows : operand.columnStep, max(rows, 1)))
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
