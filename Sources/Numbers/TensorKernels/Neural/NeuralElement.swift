// SPDX-License-Identifier: GPL-3.0-or-later

import COpenBLAS

/// The element types of layers: float32 and float64, with the matrix product of BLAS.
protocol NeuralElement: BinaryFloatingPoint, BitwiseCopyable {
  /// `c = alpha a b + beta c` for row-major matrices on the caller's thread, `c` of m rows and n columns, `k` the common
  /// size.
  static func multiply(
    _ m: Int, _ n: Int, _ k: Int, alpha: Self, _ a: UnsafePointer<Self>, _ lda: Int, transposed ta: Bool,
    _ b: UnsafePointer<Self>, _ ldb: Int, transposed tb: Bool, beta: Self, _ c: UnsafeMutablePointer<Self>, _ ldc: Int)
}

/// OpenBLAS's and LAPACK's own threads stay off: whoever calls them splits the work (see `Workers`), the same way for any
/// number of threads, and so gets the same bits.
enum SerialBLAS {
  private static let off: Void = openblas_set_num_threads(1)

  /// To be called before each use of the library.
  @inline(__always) static func prepare() { off }
}

extension Float: NeuralElement {
  @inline(__always)
  static func multiply(
    _ m: Int, _ n: Int, _ k: Int, alpha: Float = 1, _ a: UnsafePointer<Float>, _ lda: Int, transposed ta: Bool,
    _ b: UnsafePointer<Float>, _ ldb: Int, transposed tb: Bool, beta: Float, _ c: UnsafeMutablePointer<Float>,
    _ ldc: Int
  ) {
    SerialBLAS.prepare()
    // SAFETY: callers pass matrices that their geometry describes; sizes fit 32 bits or the memory would not exist.
    cblas_sgemm(
      CblasRowMajor, ta ? CblasTrans : CblasNoTrans, tb ? CblasTrans : CblasNoTrans, .init(m), .init(n), .init(k),
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
    SerialBLAS.prepare()
    // SAFETY: as for float32.
    cblas_dgemm(
      CblasRowMajor, ta ? CblasTrans : CblasNoTrans, tb ? CblasTrans : CblasNoTrans, .init(m), .init(n), .init(k),
      alpha, a, .init(lda), b, .init(ldb), beta, c, .init(ldc))
  }
}
