// SPDX-License-Identifier: GPL-3.0-or-later

/* The functions of OpenBLAS that are used, as CBLAS and LAPACK declare them. The library is loaded when they are first needed, so
   nothing is linked and its headers are not needed. */

typedef void (*openblas_threads)(int count);

/* c = alpha a b + beta c, for matrices row by row (order 101) or column by column (102), as they are (111) or transposed (112). */
typedef void (*cblas_sgemm_function)(int order, int trans_a, int trans_b, int m, int n, int k, float alpha,
                                     const float *a, int lda, const float *b, int ldb, float beta, float *c, int ldc);
typedef void (*cblas_dgemm_function)(int order, int trans_a, int trans_b, int m, int n, int k, double alpha,
                                     const double *a, int lda, const double *b, int ldb, double beta, double *c,
                                     int ldc);

/* LAPACK's factorizations; matrices column by column. */
typedef void (*lapack_getrf)(const int *m, const int *n, double *a, const int *lda, int *pivots, int *info);
typedef void (*lapack_getrs)(const char *trans, const int *n, const int *columns, const double *a, const int *lda,
                             const int *pivots, double *b, const int *ldb, int *info);
typedef void (*lapack_geqrf)(const int *m, const int *n, double *a, const int *lda, double *tau, double *work,
                             const int *lwork, int *info);
typedef void (*lapack_orgqr)(const int *m, const int *n, const int *k, double *a, const int *lda, const double *tau,
                             double *work, const int *lwork, int *info);
typedef void (*lapack_potrf)(const char *uplo, const int *n, double *a, const int *lda, int *info);
typedef void (*lapack_gesdd)(const char *jobz, const int *m, const int *n, double *a, const int *lda, double *s,
                             double *u, const int *ldu, double *vt, const int *ldvt, double *work, const int *lwork,
                             int *iwork, int *info);
typedef void (*lapack_syevd)(const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w,
                             double *work, const int *lwork, int *iwork, const int *liwork, int *info);

/* Which of OpenBLAS's kernels suit this processor, by what it can do; 0 where the library decides. */
static inline const char *gradus_openblas_core(void) {
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vl"))
    return "SkylakeX";
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return "Haswell";
  return 0;
}

/* Whether the code is compiled for registers of 512 bits, of which there are 32: loops keep more running sums then. */
static inline int gradus_has_wide_registers(void) {
#ifdef __AVX512F__
  return 1;
#else
  return 0;
#endif
}

/* Registers written past the caches, to a multiple of 32; and what makes such writes seen by others. */
typedef float gradus_floats __attribute__((ext_vector_type(8)));
typedef double gradus_doubles __attribute__((ext_vector_type(4)));
static inline void gradus_write_floats(void *place, gradus_floats value) {
  __builtin_nontemporal_store(value, (gradus_floats *)place);
}
static inline void gradus_write_doubles(void *place, gradus_doubles value) {
  __builtin_nontemporal_store(value, (gradus_doubles *)place);
}
static inline void gradus_finish_writes(void) { __atomic_thread_fence(__ATOMIC_SEQ_CST); }

/* Sixteen rows of sixteen floats become columns. A round takes an element of a row and one of the row eight further on in turns; four
   rounds have moved every element to its place. */
typedef float gradus_row __attribute__((ext_vector_type(16)));
typedef float gradus_unaligned_row __attribute__((ext_vector_type(16), aligned(4)));
static inline void gradus_turn_floats(const float *rows, long step, float *columns, long column_step) {
  gradus_row a[16], b[16];
  for (int i = 0; i < 16; ++i) a[i] = *(const gradus_unaligned_row *)(rows + i * step);
  for (int round = 0; round < 4; ++round) {
    for (int i = 0; i < 8; ++i) {
      b[2 * i] = __builtin_shufflevector(a[i], a[i + 8], 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      b[2 * i + 1] = __builtin_shufflevector(a[i], a[i + 8], 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
    }
    for (int i = 0; i < 16; ++i) a[i] = b[i];
  }
  for (int i = 0; i < 16; ++i) *(gradus_unaligned_row *)(columns + i * column_step) = a[i];
}
