// SPDX-License-Identifier: GPL-3.0-or-later

/// Factorizations of one matrix in double precision; matrices are arrays, row by row.
public enum Factorizations {
  private static func columns(_ a: [Double], _ m: Int, _ n: Int) -> [Double] {
    var result = [Double](repeating: 0, count: m * n)
    for i in 0..<m { for j in 0..<n { result[j * m + i] = a[i * n + j] } }
    return result
  }

  private static func rows(_ a: [Double], _ m: Int, _ n: Int) -> [Double] {
    var result = [Double](repeating: 0, count: m * n)
    for i in 0..<m { for j in 0..<n { result[i * n + j] = a[j * m + i] } }
    return result
  }

  /// LU with partial pivoting: the factors in one matrix, the rows exchanged (from 1), and the first zero pivot (or 0).
  public static func lu(_ a: [Double], _ m: Int, _ n: Int) -> (factors: [Double], pivots: [Int], info: Int) {
    if m == 0 || n == 0 { return (a, [], 0) }
    var x = columns(a, m, n)
    var pivots = [Int32](repeating: 0, count: min(m, n))
    var (rowCount, columnCount, info) = (Int32(m), Int32(n), Int32(0))
    var lda = rowCount
    OpenBLAS.functions.dgetrf(&rowCount, &columnCount, &x, &lda, &pivots, &info)
    return (rows(x, m, n), pivots.map(Int.init), Int(info))
  }

  /// Solves `a x = b` for an n x n matrix and n x k right sides; nil when `a` is singular.
  public static func solve(_ a: [Double], _ n: Int, _ b: [Double], _ k: Int) -> [Double]? {
    if n == 0 || k == 0 { return b }
    let (factors, pivots, info) = lu(a, n, n)
    if info != 0 { return nil }
    var x = columns(factors, n, n)
    var y = columns(b, n, k)
    var places = pivots.map { Int32($0) }
    var (size, count, status) = (Int32(n), Int32(k), Int32(0))
    var (lda, ldb) = (size, size)
    var transposed = CChar(78)
    OpenBLAS.functions.dgetrs(&transposed, &size, &count, &x, &lda, &places, &y, &ldb, &status)
    return rows(y, n, k)
  }

  /// The inverse of an n x n matrix; nil when it is singular.
  public static func inverse(_ a: [Double], _ n: Int) -> [Double]? {
    var identity = [Double](repeating: 0, count: n * n)
    for i in 0..<n { identity[i * n + i] = 1 }
    return solve(a, n, identity, n)
  }

  /// QR by Householder reflections: Q (m x k) and R (k x n), k = min(m, n), or k = m when complete.
  public static func qr(_ a: [Double], _ m: Int, _ n: Int, complete: Bool) -> (q: [Double], r: [Double]) {
    let short = min(m, n)
    let k = complete ? m : short
    var x = columns(a, m, n)
    var tau = [Double](repeating: 0, count: max(short, 1))
    if short > 0 {
      var (rowCount, columnCount, info) = (Int32(m), Int32(n), Int32(0))
      var lda = rowCount
      var lwork = Int32(max(n, 1) * 32)
      var work = [Double](repeating: 0, count: Int(lwork))
      OpenBLAS.functions.dgeqrf(&rowCount, &columnCount, &x, &lda, &tau, &work, &lwork, &info)
    }
    var r = [Double](repeating: 0, count: k * n)
    for i in 0..<k where i < short || complete { for j in i..<max(n, i) { r[i * n + j] = x[j * m + i] } }
    var q = [Double](repeating: 0, count: m * k)
    for j in 0..<min(k, n) { for i in 0..<m { q[j * m + i] = x[j * m + i] } }
    if m > 0 && k > 0 {
      var (rowCount, columnCount, count, info) = (Int32(m), Int32(k), Int32(short), Int32(0))
      var lda = rowCount
      var lwork = Int32(max(k, 1) * 32)
      var work = [Double](repeating: 0, count: Int(lwork))
      OpenBLAS.functions.dorgqr(&rowCount, &columnCount, &count, &q, &lda, &tau, &work, &lwork, &info)
    }
    return (rows(q, m, k), r)
  }

  /// The lower Cholesky factor; `info` is the order of the first minor that is not positive (or 0).
  public static func cholesky(_ a: [Double], _ n: Int) -> (factor: [Double], info: Int) {
    if n == 0 { return (a, 0) }
    var x = columns(a, n, n)
    var (size, info) = (Int32(n), Int32(0))
    var lda = size
    var lower = CChar(76)
    OpenBLAS.functions.dpotrf(&lower, &size, &x, &lda, &info)
    for i in 0..<n { for j in (i + 1)..<max(n, i + 1) { x[j * n + i] = 0 } }
    return (rows(x, n, n), Int(info))
  }

  /// Singular values in falling order with their vectors: `a = U diag(s) Vh`; nil when it does not converge.
  public static func svd(_ a: [Double], _ m: Int, _ n: Int, full: Bool) -> (u: [Double], s: [Double], vh: [Double])? {
    let k = min(m, n)
    let (uc, vr) = full ? (m, n) : (k, k)
    func identity(_ size: Int) -> [Double] { (0..<(size * size)).map { $0 % (size + 1) == 0 ? 1 : 0 } }
    if k == 0 { return (full ? identity(m) : [], [], full ? identity(n) : []) }
    if a.contains(where: { !$0.isFinite }) { return nil }
    var x = columns(a, m, n)
    var s = [Double](repeating: 0, count: k)
    var u = [Double](repeating: 0, count: m * uc)
    var v = [Double](repeating: 0, count: vr * n)
    var (rowCount, columnCount, info) = (Int32(m), Int32(n), Int32(0))
    var (lda, ldu, ldv) = (rowCount, rowCount, Int32(vr))
    var job = CChar(full ? 65 : 83)
    let big = max(m, n)
    var lwork = Int32(4 * k * k + 7 * k + big * 32 + 3 * big)
    var work = [Double](repeating: 0, count: Int(lwork))
    var iwork = [Int32](repeating: 0, count: 8 * k)
    OpenBLAS.functions.dgesdd(
      &job, &rowCount, &columnCount, &x, &lda, &s, &u, &ldu, &v, &ldv, &work, &lwork, &iwork, &info)
    if info != 0 { return nil }
    return (rows(u, m, uc), s, rows(v, vr, n))
  }

  /// Eigenvalues of a symmetric matrix (its lower, or upper, triangle) in rising order and their vectors as columns.
  public static func eigh(_ a: [Double], _ n: Int, upper: Bool) -> (values: [Double], vectors: [Double])? {
    if n == 0 { return ([], []) }
    if a.contains(where: { !$0.isFinite }) { return nil }
    var x = columns(a, n, n)
    var w = [Double](repeating: 0, count: n)
    var (size, info) = (Int32(n), Int32(0))
    var lda = size
    var (job, part) = (CChar(86), CChar(upper ? 85 : 76))
    var lwork = Int32(1 + 6 * n + 2 * n * n)
    var liwork = Int32(3 + 5 * n)
    var work = [Double](repeating: 0, count: Int(lwork))
    var iwork = [Int32](repeating: 0, count: Int(liwork))
    OpenBLAS.functions.dsyevd(&job, &part, &size, &x, &lda, &w, &work, &lwork, &iwork, &liwork, &info)
    return info == 0 ? (w, rows(x, n, n)) : nil
  }
}
