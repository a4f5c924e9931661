// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Matrices taken apart: inverses, determinants, solutions, factors.
enum Decompositions {
  /// What the matrix is called: `torch.linalg` has a name of its own.
  private static func matrix(_ forms: Operation.Forms) -> String { forms == .function ? "A" : "input" }

  private static func unary(
    _ name: String, _ doc: String, forms: Operation.Forms = .both, _ body: @escaping (Tensor) throws -> Tensor
  ) -> Operation {
    let input = matrix(forms)
    return Operation(name, "(\(input))", doc, forms: forms, out: true) { b in try body(b.tensor(input)).value }
  }

  private static func signAndLogarithm(_ name: String, _ label: String, forms: Operation.Forms) -> Operation {
    let input = matrix(forms)
    return Operation(
      name, "(\(input))", "Sign and logarithm of the determinant.", forms: forms, out: true
    ) { b in
      let pair = try b.tensor(input).slogdet()
      return ReturnTypes.make(label, ["sign", "logabsdet"], [pair.sign.value, pair.logabsdet.value])
    }
  }

  /// The error of singular matrices, `torch.linalg.LinAlgError`.
  static var errorClass: PyClass {
    let state = TorchState.current
    if let known = state.returnTypes["_LinAlgError"] { return known }
    let cls = PyClass(
      builtin: "_LinAlgError", module: "torch._C", base: ExceptionClasses.runtimeError, attributes: true)
    state.returnTypes["_LinAlgError"] = cls
    return cls
  }

  /// The same operations, whose failures on singular matrices are of that class.
  private static func guarded(_ operations: [Operation]) -> [Operation] {
    operations.map { operation in
      let body = operation.body
      return Operation(
        operation.name, operation.signature, operation.doc, operation.example, forms: operation.forms,
        out: operation.hasOut
      ) { b in
        do { return try body(b) } catch let error as TensorError where error.message.contains("could not be completed")
        {
          throw PyError.make(errorClass, error.message)
        }
      }
    }
  }

  /// Only in `torch.linalg`.
  static let linalg: [Operation] = guarded(onlyLinalg + SolverFunctions.linalg)
  /// In `torch` and as methods.
  static let shared: [Operation] = guarded(everywhere + SolverFunctions.shared)

  private static let onlyLinalg: [Operation] = [
    unary("inv", "The inverse of a square matrix.", forms: .function) { try $0.inverse() },
    unary("det", "The determinant of a square matrix.", forms: .function) { try $0.det() },
    signAndLogarithm("slogdet", "linalg_slogdet", forms: .function),
    Operation(
      "solve", "(A, B, *, left=True)", "The solution x of A @ x = B.",
      "torch.linalg.solve(2 * torch.eye(2), torch.ones(2))", forms: .function, out: true
    ) { b in
      if try b.bool("left") { return try b.tensor("A").solve(b.tensor("B")).value }
      return try b.tensor("A").transpose(-2, -1).solve(b.tensor("B").transpose(-2, -1)).transpose(-2, -1).value
    },
    Operation(
      "qr", "(A, mode='reduced')", "An orthogonal and an upper triangular factor.", "torch.linalg.qr(torch.eye(2))",
      forms: .function, out: true
    ) { b in
      let pair = try b.tensor("A").qr(mode: b.text("mode"))
      return ReturnTypes.make("linalg_qr", ["Q", "R"], [pair.q.value, pair.r.value])
    },
    Operation(
      "cholesky", "(A, *, upper=False)", "The triangular factor of a positive definite matrix.",
      "torch.linalg.cholesky(torch.eye(2))", forms: .function, out: true
    ) { b in try b.tensor("A").cholesky(upper: b.bool("upper")).value },
    Operation(
      "svd", "(A, full_matrices=True, *, driver=None)", "Singular values and vectors.",
      "torch.linalg.svd(torch.eye(2))",
      forms: .function, out: true
    ) { b in
      let parts = try b.tensor("A").svd(fullMatrices: b.bool("full_matrices"))
      return ReturnTypes.make("linalg_svd", ["U", "S", "Vh"], [parts.u.value, parts.s.value, parts.vh.value])
    },
    Operation("svdvals", "(A, *, driver=None)", "Singular values.", forms: .function, out: true) { b in
      try b.tensor("A").svdvals().value
    },
    Operation(
      "eigh", "(A, UPLO='L')", "Eigenvalues and eigenvectors of a symmetric matrix.", "torch.linalg.eigh(torch.eye(2))",
      forms: .function, out: true
    ) { b in
      let pair = try b.tensor("A").eigh(upper: b.text("UPLO").uppercased() == "U")
      return ReturnTypes.make(
        "linalg_eigh", ["eigenvalues", "eigenvectors"], [pair.values.value, pair.vectors.value])
    },
    Operation(
      "eigvalsh", "(A, UPLO='L')", "Eigenvalues of a symmetric matrix.", "torch.linalg.eigvalsh(torch.eye(2))",
      forms: .function, out: true
    ) { b in try b.tensor("A").eigvalsh(upper: b.text("UPLO").uppercased() == "U").value },
    Operation(
      "pinv", "(input, rcond=None, hermitian=False, *, atol=None, rtol=None)", "The pseudo-inverse.",
      "torch.linalg.pinv(torch.eye(2))", forms: .function, out: true
    ) { b in
      try b.refuse("atol")
      return try b.tensor("input").pinv(rcond: b.optionalDouble("rtol") ?? b.optionalDouble("rcond")).value
    },
    Operation(
      "matrix_rank", "(input, tol=None, hermitian=False, *, atol=None, rtol=None)", "The number of independent rows.",
      "torch.linalg.matrix_rank(torch.eye(2))", forms: .function, out: true
    ) { b in
      guard try b.isGiven("rtol") else {
        return try b.tensor("input").matrixRank(tolerance: b.optionalDouble("atol") ?? b.optionalDouble("tol")).value
      }
      let values = try b.tensor("input").svdvals()
      let limits = try values.amax(dim: [-1], keepdim: true).mul(.double(b.double("rtol")))
      return try values.gt(limits.clampMin(.double(b.optionalDouble("atol") ?? 0))).sum(dim: [-1]).value
    },
    Operation(
      "matrix_power", "(A, n)", "A square matrix to an integer power.", "torch.linalg.matrix_power(torch.eye(2), 3)",
      forms: .function, out: true
    ) { b in
      let (x, n) = (try b.tensor("A"), try b.int("n"))
      let power = try x.matrixPower(n)
      guard n == 0, x.requiresGrad, TensorContext.current.gradEnabled else { return power.value }
      // The unit matrix does not depend on the matrix, which gets zeros all the same.
      return try x.maskedFill(Tensor.ones(x.shape, dtype: .bool), .int(0)).add(power)
        .renamed("torch::autograd::CopyBackwards").value
    },
    Operation(
      "cond", "(input, p=None)", "The largest singular value divided by the smallest.",
      "torch.linalg.cond(torch.eye(2))",
      forms: .function, out: true
    ) { b in
      let x = try b.tensor("input")
      if let p = try b.optionalDouble("p"), p != 2 {
        let norms = try (x.matrixNorm(.order(p)), x.inverse().matrixNorm(.order(p)))
        return try norms.0.mul(norms.1).value
      }
      let values = try x.svdvals()
      return try values.amax(dim: [-1]).div(values.amin(dim: [-1])).value
    },
  ]

  private static let everywhere: [Operation] = [
    unary("inverse", "The inverse of a square matrix.") { try $0.inverse() },
    unary("det", "The determinant of a square matrix.") { try $0.det() },
    unary("logdet", "The logarithm of the determinant.") { try $0.logdet() },
    signAndLogarithm("slogdet", "slogdet", forms: .both),
    Operation(
      "pinverse", "(input, rcond=1e-15)", "The pseudo-inverse.", "torch.pinverse(torch.eye(2))", out: false
    ) { b in try b.tensor("input").pinv(rcond: b.double("rcond")).value },
    Operation(
      "qr", "(input, some=True)", "An orthogonal and an upper triangular factor.", "torch.qr(torch.eye(2))"
    ) { b in
      let pair = try b.tensor("input").qr(mode: b.bool("some") ? "reduced" : "complete")
      return ReturnTypes.make("qr", ["Q", "R"], [pair.q.value, pair.r.value])
    },
    Operation("svd", "(input, some=True, compute_uv=True)", "Singular values and vectors.", "torch.svd(torch.eye(2))") {
      b in
      let parts = try b.tensor("input").svd(fullMatrices: !b.bool("some"))
      return try ReturnTypes.make(
        "svd", ["U", "S", "V"], [parts.u.value, parts.s.value, parts.vh.transpose(-2, -1).value])
    },
    Operation(
      "cholesky", "(input, upper=False)", "The triangular factor of a positive definite matrix.",
      "torch.cholesky(torch.eye(2))"
    ) { b in try b.tensor("input").cholesky(upper: b.bool("upper")).value },
    Operation(
      "matrix_power", "(input, n)", "A square matrix to an integer power.", "torch.matrix_power(torch.eye(2), 3)"
    ) { b in try b.tensor("input").matrixPower(b.int("n")).value },
    Operation("cov", "(input, *, correction=1, fweights=None, aweights=None)", "Covariances of rows.", out: false) {
      b in
      try b.refuse("fweights")
      try b.refuse("aweights")
      return try b.tensor("input").cov(correction: b.int("correction")).value
    },
    Operation("corrcoef", "(input)", "Correlations of rows.", out: false) { b in try b.tensor("input").corrcoef().value
    },
  ]
}
