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
      let batch = try b.tensor(0).shape.dropLast(2)
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
      try b.tensor(0).solveTriangular(b.tensor(1), upper: b.bool(2), left: b.bool(3), unitriangular: b.bool(4)).value
    },
    linalg(
      "lstsq", "(A, B, rcond=None, *, driver=None)", "The solution of least squares of A @ x = B.",
      "lstsq(torch.eye(3, 2), torch.ones(3, 1)).solution"
    ) { b in
      try b.refuse(2, "rcond")
      let result = try b.tensor(0).leastSquares(b.tensor(1))
      let values = try Tensor.empty([0], dtype: b.tensor(0).dtype)
      return ReturnTypes.make(
        "linalg_lstsq", ["solution", "residuals", "rank", "singular_values"],
        [result.solution.value, result.residuals.value, result.rank.value, values.value])
    },
    linalg("matrix_exp", "(A)", "The exponential of a square matrix.", "matrix_exp(torch.zeros(2, 2))") { b in
      try b.tensor(0).matrixExp().value
    },
    linalg("tensorinv", "(A, ind=2)", "The inverse under tensordot.", "tensorinv(torch.eye(4).reshape(2, 2, 2, 2))") {
      b in try b.tensor(0).tensorInverse(b.int(1)).value
    },
    linalg(
      "tensorsolve", "(A, B, dims=None)", "The solution of a tensordot equation.",
      "tensorsolve(torch.eye(4).reshape(2, 2, 2, 2), torch.ones(2, 2))"
    ) { b in
      try b.refuse(2, "dims")
      return try b.tensor(0).tensorSolve(b.tensor(1)).value
    },
    checked("inv_ex", ["inverse", "info"], "(A, *, check_errors=False)", "The inverse, and 0.") {
      try $0.tensor(0).inverse()
    },
    checked("cholesky_ex", ["L", "info"], "(A, *, upper=False, check_errors=False)", "The triangular factor, and 0.") {
      try $0.tensor(0).cholesky(upper: $0.bool(1))
    },
    checked("solve_ex", ["result", "info"], "(A, B, *, left=True, check_errors=False)", "The solution, and 0.") {
      try $0.tensor(0).solve($0.tensor(1))
    },
    Operation("eig", "(A)", "Refused: the result would be complex.", forms: .function) { _ in
      throw PyError.notImplemented("Gradus has no complex tensors, which torch.linalg.eig gives")
    },
    Operation("eigvals", "(A)", "Refused: the result would be complex.", forms: .function) { _ in
      throw PyError.notImplemented("Gradus has no complex tensors, which torch.linalg.eigvals gives")
    },
  ]

  /// In `torch` and as methods.
  static let shared: [Operation] = [
    Operation(
      "matrix_exp", "(input)", "The exponential of a square matrix.", "torch.matrix_exp(torch.zeros(2, 2))", out: false
    ) { b in try b.tensor(0).matrixExp().value },
    Operation(
      "cholesky_solve", "(input, input2, upper=False)", "The solution of A @ x = input, given A's triangular factor.",
      "torch.cholesky_solve(torch.ones(2, 1), torch.eye(2))"
    ) { b in try b.tensor(0).choleskySolve(b.tensor(1), upper: b.bool(2)).value },
    Operation(
      "cholesky_inverse", "(input, upper=False)", "The inverse of A, given its triangular factor.",
      "torch.cholesky_inverse(torch.eye(2))"
    ) { b in try b.tensor(0).choleskyInverse(upper: b.bool(1)).value },
    Operation(
      "select_scatter", "(input, src, dim, index)", "A copy with one position of a dimension replaced.",
      "torch.select_scatter(torch.zeros(2, 2), torch.ones(2), 0, 1)", out: false
    ) { b in try b.tensor(0).selectScatter(b.tensor(1), b.int(2), b.int(3)).value },
    Operation(
      "slice_scatter", "(input, src, dim=0, start=None, end=None, step=1)",
      "A copy with a part of a dimension replaced.",
      "torch.slice_scatter(torch.zeros(3), torch.ones(2), 0, 1)", out: false
    ) { b in
      try b.tensor(0).sliceScatter(b.tensor(1), b.int(2), b.optionalInt(3), b.optionalInt(4), b.int(5)).value
    },
    Operation(
      "diagonal_scatter", "(input, src, offset=0, dim1=0, dim2=1)", "A copy with its diagonal replaced.",
      "torch.diagonal_scatter(torch.zeros(2, 2), torch.ones(2))", out: false
    ) { b in try b.tensor(0).diagonalScatter(b.tensor(1), b.int(2), b.int(3), b.int(4)).value },
  ]
}
