// SPDX-License-Identifier: GPL-3.0-or-later

/// The element types of layers: float32 and float64, with the matrix product of BLAS.
protocol NeuralElement: BinaryFloatingPoint, BitwiseCopyable {
  /// `c = alpha a b + beta c` for row-major matrices on the caller's thread, `c` of m rows and n columns, `k` the common
  /// size.
  static func multiply(
    _ m: Int, _ n: Int, _ k: Int, alpha: Self, _ a: UnsafePointer<Self>, _ lda: Int, transposed ta: Bool,
    _ b: UnsafePointer<Self>, _ ldb: Int, transposed tb: Bool, beta: Self, _ c: UnsafeMutablePointer<Self>, _ ldc: Int)
}

extension Float: NeuralElement {
  @inline(__always)
  static func multiply(
    _ m: Int, _ n: Int, _ k: Int, alpha: Float = 1, _ a: UnsafePointer<Float>, _ lda: Int, transposed ta: Bool,
    _ b: UnsafePointer<Float>, _ ldb: Int, transposed tb: Bool, beta: Float, _ c: UnsafeMutablePointer<Float>,
    _ ldc: Int
  ) {
    // SAFETY: callers pass matrices that their geometry describes; sizes fit 32 bits or the memory would not exist.
    OpenBLAS.functions.sgemm(
      MatrixOrder.rowMajor, ta ? MatrixOrder.transposed : MatrixOrder.asIs,
      tb ? MatrixOrder.transposed : MatrixOrder.asIs, .init(m), .init(n), .init(k),
      alpha, a, .init(lda), b, .init(ldb), beta, c, .init(ldc))
  }
}

extension Double: NeuralElement {
  @inline(__always)
  static func multiply(
    _ m: Int, _ n: Int, _ k: Int, alpha: Double = 1, _ a: UnsafePointer<Double>, _ lda: Int, transposed ta: Bool,
    _ b: UnsafePointer<Double>, _ ldb: Int, transposed tb: Bool, beta: Double, _ c: UnsafeMutablePointer<Double>,
    _ ldc: Int
  ) {
    // SAFETY: as for float32.
    OpenBLAS.functions.dgemm(
      MatrixOrder.rowMajor, ta ? MatrixOrder.transposed : MatrixOrder.asIs,
      tb ? MatrixOrder.transposed : MatrixOrder.asIs, .init(m), .init(n), .init(k),
      alpha, a, .init(lda), b, .init(ldb), beta, c, .init(ldc))
  }
}
