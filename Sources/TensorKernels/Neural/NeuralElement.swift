import COpenBLAS

/// The element types of layers: float32 and float64, with the matrix product that convolutions are made of.
protocol NeuralElement: BinaryFloatingPoint, BitwiseCopyable {
  /// `c = a b + beta c` for row-major matrices, `c` of m rows and n columns, `k` the common size.
  static func multiply(
    _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Self>, _ lda: Int, transposed ta: Bool,
    _ b: UnsafePointer<Self>, _ ldb: Int, transposed tb: Bool, beta: Self, _ c: UnsafeMutablePointer<Self>, _ ldc: Int)
}

extension Float: NeuralElement {
  @inline(__always)
  static func multiply(
    _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Float>, _ lda: Int, transposed ta: Bool,
    _ b: UnsafePointer<Float>, _ ldb: Int, transposed tb: Bool, beta: Float, _ c: UnsafeMutablePointer<Float>,
    _ ldc: Int
  ) {
    // SAFETY: callers pass matrices that their geometry describes; sizes fit 32 bits or the memory would not exist.
    cblas_sgemm(
      CblasRowMajor, ta ? CblasTrans : CblasNoTrans, tb ? CblasTrans : CblasNoTrans, .init(m), .init(n), .init(k), 1, a,
      .init(lda), b, .init(ldb), beta, c, .init(ldc))
  }
}

extension Double: NeuralElement {
  @inline(__always)
  static func multiply(
    _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Double>, _ lda: Int, transposed ta: Bool,
    _ b: UnsafePointer<Double>, _ ldb: Int, transposed tb: Bool, beta: Double, _ c: UnsafeMutablePointer<Double>,
    _ ldc: Int
  ) {
    // SAFETY: as for float32.
    cblas_dgemm(
      CblasRowMajor, ta ? CblasTrans : CblasNoTrans, tb ? CblasTrans : CblasNoTrans, .init(m), .init(n), .init(k), 1, a,
      .init(lda), b, .init(ldb), beta, c, .init(ldc))
  }
}

/// Runs `body` while every matrix product stays on its caller's thread, for loops that use both threads themselves.
func withSerialProducts(_ body: () -> Void) {
  let before = openblas_get_num_threads()
  if before != 1 { openblas_set_num_threads(1) }
  body()
  if before != 1 { openblas_set_num_threads(before) }
}
