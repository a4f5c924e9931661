// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Solutions of linear equations by further ways, in `torch.linalg` and in `torch`.
enum SolverFunctions {
  private static func linalg(
    _ name: String, _ signature: String, _ doc: String, _ example: String, _ body: @escaping (Bound) throws -> Value
  ) -> Operation {
    Operation(
      name, signature, doc, example.isEmpty ? "" : "torch.linalg.\(example)", forms: .function, out: true, body: body)
  }

  /// Functions that also report success; where there is none, they fail as their plain forms do.
  private static func checked(
    _ name: String, _ fields: [String], _ signature: String, _ doc: String,
    _ body: @escaping (Bound) throws -> Tensor
  ) -> Operation {
    linalg(name, signature, doc, "") { b in
      let batch = try b.tensor("A").shape.dropLast(2)
      let value = try body(b)
      return ReturnTypes.make(
        "linalg_\(name)", fields, [value.value, try Tensor.zeros(Array(batch), dtype: .int32).value])
    }
  }

  /// Only in `torch.linalg`.
  static let linalg: [Operation] = [
    linalg(
      "solve_triangular", "(A, B, *, upper, left=True, unitriangular=False)",
      "The solution x of A @ x = B for a triangular A.", "solve_triangular(torch.eye(2), torch.ones(2, 1), upper=True)"
    ) { b in
      try b.tensor("A").solveTriangular(
        b.tensor("B"), upper: b.bool("upper"), left: b.bool("left"), unitriangular: b.bool("unitriangular")
      ).value
    },
    linalg(
      "lstsq", "(A, B, rcond=None, *, driver=None)", "The solution of least squares of A @ x = B.",
      "lstsq(torch.eye(3, 2), torch.ones(3, 1)).solution"
    ) { b in
      try b.refuse("rcond")
      let result = try b.tensor("A").leastSquares(b.tensor("B"))
      let values = try Tensor.empty([0], dtype: b.tensor("A").dtype)
      return ReturnTypes.make(
        "linalg_lstsq", ["solution", "residuals", "rank", "singular_values"],
        [result.solution.value, result.residuals.value, result.rank.value, values.value])
    },
    linalg("matrix_exp", "(A)", "The exponential of a square matrix.", "matrix_exp(torch.zeros(2, 2))") { b in
      try b.tensor("A").matrixExp().value
    },
    linalg("tensorinv", "(A, ind=2)", "The inverse under tensordot.", "tensorinv(torch.eye(4).reshape(2, 2, 2, 2))") {
      b in try b.tensor("A").tensorInverse(b.int("ind")).value
    },
    linalg(
      "tensorsolve", "(A, B, dims=None)", "The solution of a tensordot equation.",
      "tensorsolve(torch.eye(4).reshape(2, 2, 2, 2), torch.ones(2, 2))"
    ) { b in
      try b.refuse("dims")
      return try b.tensor("A").tensorSolve(b.tensor("B")).value
    },
    checked("inv_ex", ["inverse", "info"], "(A, *, check_errors=False)", "The inverse, and 0.") {
      try $0.tensor("A").inverse()
    },
    checked("cholesky_ex", ["L", "info"], "(A, *, upper=False, check_errors=False)", "The triangular factor, and 0.") {
      try $0.tensor("A").cholesky(upper: $0.bool("upper"))
    },
    checked("solve_ex", ["result", "info"], "(A, B, *, left=True, check_errors=False)", "The solution, and 0.") {
      try $0.tensor("A").solve($0.tensor("B"))
    },
    Operation("eig", "(A)", "Refused: the result would be complex.", forms: .function, out: true) { _ in
      throw PyError.notImplemented("Gradus has no complex tensors, which torch.linalg.eig gives")
    },
    Operation("eigvals", "(A)", "Refused: the result would be complex.", forms: .function, out: true) { _ in
      throw PyError.notImplemented("Gradus has no complex tensors, which torch.linalg.eigvals gives")
    },
  ]

  /// In `torch` and as methods.
  static let shared: [Operation] = [
    Operation(
      "matrix_exp", "(input)", "The exponential of a square matrix.", "torch.matrix_exp(torch.zeros(2, 2))", out: false
    ) { b in try b.tensor("input").matrixExp().value },
    Operation(
      "cholesky_solve", "(input, input2, upper=False)", "The solution of A @ x = input, given A's triangular factor.",
      "torch.cholesky_solve(torch.ones(2, 1), torch.eye(2))"
    ) { b in try b.tensor("input").choleskySolve(b.tensor("input2"), upper: b.bool("upper")).value },
    Operation(
      "cholesky_inverse", "(input, upper=False)", "The inverse of A, given its triangular factor.",
      "torch.cholesky_inverse(torch.eye(2))"
    ) { b in try b.tensor("input").choleskyInverse(upper: b.bool("upper")).value },
    Operation(
      "select_scatter", "(input, src, dim, index)", "A copy with one position of a dimension replaced.",
      "torch.select_scatter(torch.zeros(2, 2), torch.ones(2), 0, 1)", out: false
    ) { b in try b.tensor("input").selectScatter(b.tensor("src"), b.int("dim"), b.int("index")).value },
    Operation(
      "slice_scatter", "(input, src, dim=0, start=None, end=None, step=1)",
      "A copy with a part of a dimension replaced.",
      "torch.slice_scatter(torch.zeros(3), torch.ones(2), 0, 1)", out: false
    ) { b in
      try b.tensor("input").sliceScatter(
        b.tensor("src"), b.int("dim"), b.optionalInt("start"), b.optionalInt("end"), b.int("step")
      ).value
    },
    Operation(
      "diagonal_scatter", "(input, src, offset=0, dim1=0, dim2=1)", "A copy with its diagonal replaced.",
      "torch.diagonal_scatter(torch.zeros(2, 2), torch.ones(2))", out: false
    ) { b in try b.tensor("input").diagonalScatter(b.tensor("src"), b.int("offset"), b.int("dim1"), b.int("dim2")).value
    },
  ]
}
