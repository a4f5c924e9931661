// SPDX-License-Identifier: GPL-3.0-or-later

import COpenBLAS
import Glibc
import Primitives

/// OpenBLAS with its LAPACK, loaded when a matrix is first multiplied or factorized: with what it needs itself it would be a tenth of the
/// memory that a session begins with.
///
/// Its own threads stay off: whoever calls it splits the work (see `Workers`), the same way for any number of threads, and so gets the
/// same bits.
struct OpenBLAS {
  /// The functions of the library.
  static let functions = OpenBLAS()

  let sgemm: cblas_sgemm_function
  let dgemm: cblas_dgemm_function
  let dgetrf: lapack_getrf
  let dgetrs: lapack_getrs
  let dgeqrf: lapack_geqrf
  let dorgqr: lapack_orgqr
  let dpotrf: lapack_potrf
  let dgesdd: lapack_gesdd
  let dsyevd: lapack_syevd

  // SAFETY: each function is taken for what `shim.h` says it is; the library stays loaded.
  private init() {
    // Versions that are older than the processor take it for one of 2004 and are ten times slower; somebody's own choice stands.
    let setting = "OPENBLAS_CORETYPE"
    let isOurs = getenv(setting) == nil
    if isOurs, let core = gradus_openblas_core() { setenv(setting, core, 1) }
    let library = dlopen("libopenblas.so.0", RTLD_LAZY | RTLD_LOCAL)
    if isOurs { unsetenv(setting) }
    func function<Function>(_ name: String, as type: Function.Type) -> Function {
      guard let found = dlsym(library, name) else { OpenBLAS.endProcess() }
      return unsafeBitCast(found, to: type)
    }
    if library == nil { OpenBLAS.endProcess() }
    function("openblas_set_num_threads", as: openblas_threads.self)(1)
    sgemm = function("cblas_sgemm", as: cblas_sgemm_function.self)
    dgemm = function("cblas_dgemm", as: cblas_dgemm_function.self)
    dgetrf = function("dgetrf_", as: lapack_getrf.self)
    dgetrs = function("dgetrs_", as: lapack_getrs.self)
    dgeqrf = function("dgeqrf_", as: lapack_geqrf.self)
    dorgqr = function("dorgqr_", as: lapack_orgqr.self)
    dpotrf = function("dpotrf_", as: lapack_potrf.self)
    dgesdd = function("dgesdd_", as: lapack_gesdd.self)
    dsyevd = function("dsyevd_", as: lapack_syevd.self)
  }

  /// Ends the process as the loader does that finds no library at the start: what was typed is on disk, and nothing can go on.
  private static func endProcess() -> Never {
    let reason = dlerror().map { String(cString: $0) } ?? "libopenblas.so.0 cannot be loaded"
    let text = "gradus: \(reason) (on Debian and Ubuntu: sudo apt install libopenblas0)\n"
    _ = write(2, text, text.utf8.count)
    _exit(127)
  }
}

/// CBLAS's names for how matrices lie.
enum MatrixOrder {
  static let rowMajor: Int32 = 101
  static let asIs: Int32 = 111
  static let transposed: Int32 = 112
}
