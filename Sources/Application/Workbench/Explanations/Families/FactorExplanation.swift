// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import Tensors

/// Factorizations: an element of a factor by the rule that makes it, and the factors multiplied again.
enum FactorExplanation {
  static let family: [String: Explainer] = [
    "cholesky": cholesky, "cholesky_ex": cholesky, "qr": orthogonal, "svd": singular, "svdvals": singularValues,
    "eigh": eigen, "eigvalsh": eigenvalues, "cond": condition, "matrix_rank": rank, "matrix_norm": norm,
  ]

  /// `a - sum`, or `a` alone.
  private static func reduced(_ a: Double, by products: [Term]) -> (term: Term, remark: String?) {
    guard !products.isEmpty else { return (.number(a), nil) }
    let (sum, remark) = Term.longSum(products, most: 4)
    return (.difference(.number(a), sum), remark)
  }

  @Sendable private static func cholesky(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.numel > 0, result.rank >= 2 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let index = try step.index(step.cornerIndex())
    let batch = Array(index.dropLast(2))
    let isUpper = step.flag("upper")
    guard let found = MatrixRows(result, at: batch), let given = MatrixRows(step.matrix, at: batch) else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let l = isUpper ? found.transposed : found
    let a = given.mirrored(upper: isUpper)
    let (row, column) = (index[index.count - 2], index[index.count - 1])
    let (i, j) = isUpper ? (column, row) : (row, column)
    let name = step.matrixName
    explanation.formula(
      isUpper
        ? "\(name) = U.T @ U with an upper triangular U, row by row"
        : "\(name) = L @ L.T with a lower triangular L, column by column")
    let letter = isUpper ? "U" : "L"
    func place(_ i: Int, _ j: Int) -> String { "\(letter)\(ExplainedStep.list(isUpper ? [j, i] : [i, j]))" }
    if j > i {
      explanation.result(step, index, .exact(0))
      explanation.say("The factor is 0 on this side of the diagonal.")
    } else {
      let squares = (0..<j).map { k -> Term in
        i == j ? .power(.number(l[i, k]), .exact(2)) : .product([.number(l[i, k]), .number(l[j, k])])
      }
      let (rest, remark) = reduced(a[i, j], by: squares)
      explanation.formula(
        i == j
          ? "On the diagonal: sqrt of \(ExplainedStep.element(name, batch + [i, i])) less the squares before it in its \(isUpper ? "column" : "row")"
          : "\(ExplainedStep.element(name, batch + [row, column])) less the products of what is known, divided by \(place(j, j))"
      )
      if let remark { explanation.say(remark + ":") }
      explanation.result(
        step, index, i == j ? .function("sqrt", [rest]) : .quotient(rest, .number(l[j, j])))
    }
    explanation.say(
      "It exists where all eigenvalues are positive; the sqrt of a negative rest is how it fails. Half the work of LU, and the usual way to sample with a covariance: \(isUpper ? "z @ U" : "L @ z")."
    )
  }

  @Sendable private static func orthogonal(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.numel > 0, result.rank >= 2 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let index = try step.index(step.cornerIndex())
    let batch = Array(index.dropLast(2))
    guard let q = MatrixRows(result, at: batch), let r = MatrixRows(step.part(1), at: batch),
      let a = MatrixRows(step.matrix, at: batch)
    else { return try GeneralExplanation.explain(step, &explanation) }
    let name = step.matrixName
    let (i, j) = (index[index.count - 2], index[index.count - 1])
    explanation.formula("\(name) = Q @ R: the columns of Q at right angles and of length 1, R upper triangular")
    if j < min(r.width, r.height), abs(r[j, j]) > 1e-6 * (r.rows.joined().map { abs($0) }.max() ?? 0) {
      explanation.formula(
        "Q[i, j] = (\(name)[i, j] - sum over k < j of Q[i, k] * R[k, j]) / R[j, j]: what the columns before do not give, made 1 long"
      )
      let (rest, remark) = reduced(a[i, j], by: (0..<j).map { .product([.number(q[i, $0]), .number(r[$0, j])]) })
      if let remark { explanation.say(remark + ":") }
      explanation.result(step, index, .quotient(rest, .number(r[j, j])))
    } else {
      explanation.element = (index, result.element(index))
      explanation.say(
        "\(step.resultName(index)) is \(ExplainedStep.short(result.element(index))): column \(j) of Q gives nothing of \(name); it only stands at right angles to the others."
      )
    }
    explanation.equation("column \(j) . column \(j) of Q", VectorNorm.dot(q.column(j), q.column(j)).term)
    if q.width > 1 {
      let other = j == 0 ? 1 : j - 1
      explanation.equation("column \(other) . column \(j) of Q", VectorNorm.dot(q.column(other), q.column(j)).term)
    }
    explanation.say(
      "It is computed by reflections, which gives the diagonal of R the signs that you see; Gram and Schmidt's would be positive."
    )
  }

  @Sendable private static func singular(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.numel > 0, result.rank >= 2, let values = step.part(1) else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let index = try step.index()
    let batch = Array(index.dropLast(2))
    // torch.linalg gives V transposed, torch.svd V itself.
    let isTransposed = step.step.held("A") != nil
    guard let u = MatrixRows(result, at: batch), let last = MatrixRows(step.part(2), at: batch),
      let a = MatrixRows(step.matrix, at: batch)
    else { return try GeneralExplanation.explain(step, &explanation) }
    let v = isTransposed ? last.transposed : last
    let s = values.slice(through: batch + [0], along: [batch.count]).map(\.value)
    let name = step.matrixName
    let (i, j) = (index[index.count - 2], index[index.count - 1])
    explanation.formula(
      "\(name) = U @ diag(S) @ \(isTransposed ? "Vh" : "V.T"): turn, stretch along the axes, turn again")
    explanation.lines([
      "S = \(s.prefix(8).map { ExplainedStep.short($0) }.joined(separator: ", "))\(s.count > 8 ? ", ..." : "")"
    ])
    let shown = isTransposed ? "Vh[j, k]" : "V[k, j]"
    if j < s.count, s[j] > 1e-6 * (s.first ?? 0), v.width > j, v.height == a.width {
      explanation.formula("U[i, j] = sum over k of \(name)[i, k] * \(shown) / S[j]")
      let (sum, remark) = VectorNorm.dot(a.rows[i], v.column(j))
      if let remark { explanation.say(remark + ":") }
      explanation.result(step, index, .quotient(sum, .number(s[j])))
    } else {
      explanation.element = (index, result.element(index))
      explanation.say(
        "\(step.resultName(index)) is \(ExplainedStep.short(result.element(index))): this column belongs to no singular value that is above 0."
      )
    }
    if v.height == a.width {
      let terms = s.indices.filter { $0 < min(u.width, v.width) }.map { k -> Term in
        .product([.number(u[0, k]), .number(s[k]), .number(v[0, k])])
      }
      let (sum, _) = Term.longSum(terms, most: 3)
      explanation.equation(ExplainedStep.element(name, batch + [0, 0]), sum, is: a[0, 0])
    }
    explanation.say(
      "The largest singular values with their columns are the best approximation of that rank. Signs of a pair of columns may both change."
    )
  }

  @Sendable private static func singularValues(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.numel > 0, let x = step.matrix,
      let (u, _, vh) = try? x.svd(fullMatrices: false)
    else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    let batch = Array(index.dropLast())
    guard let a = MatrixRows(x, at: batch), let left = MatrixRows(u, at: batch), let right = MatrixRows(vh, at: batch),
      let k = index.last
    else { return try GeneralExplanation.explain(step, &explanation) }
    let column = left.column(k)
    let i = column.indices.max { abs(column[$0]) < abs(column[$1]) } ?? 0
    explanation.formula("\(step.matrixName) stretches by S[k] what points along v, the k-th right singular vector")
    explanation.formula("S[k] = row i of \(step.matrixName) . v / u[i]; here i = \(i)")
    let (sum, remark) = VectorNorm.dot(a.rows[i], right.rows[k])
    if let remark { explanation.say(remark + ":") }
    explanation.result(step, index, .quotient(sum, .number(column[i])))
    explanation.say("Largest first. Their squares are the eigenvalues of A.T @ A.")
  }

  @Sendable private static func eigen(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.numel > 0, let vectors = step.part(1) else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    try eigenvalue(step, &explanation, vectors)
    explanation.say(
      "Column k of the second result is the eigenvector v: A @ v = L[k] * v. Smallest eigenvalue first; only one triangle of \(step.matrixName) is read, so that a matrix that is not symmetric goes unnoticed."
    )
  }

  @Sendable private static func eigenvalues(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.matrix, let found = try? x.eigh(upper: step.text("UPLO")?.uppercased() == "U") else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    try eigenvalue(step, &explanation, found.vectors)
    explanation.say("v is the eigenvector that torch.linalg.eigh would give beside it. Smallest first.")
  }

  private static func eigenvalue(_ step: ExplainedStep, _ explanation: inout Explanation, _ vectors: Tensor) throws {
    let index = try step.index()
    let batch = Array(index.dropLast())
    guard let k = index.last, let given = MatrixRows(step.matrix, at: batch),
      let v = MatrixRows(vectors, at: batch)
    else { return try GeneralExplanation.explain(step, &explanation) }
    let a = given.mirrored(upper: step.text("UPLO")?.uppercased() == "U")
    let column = v.column(k)
    let i = column.indices.max { abs(column[$0]) < abs(column[$1]) } ?? 0
    let name = step.matrixName
    explanation.formula("\(name) = V @ diag(L) @ V.T; \(name) only stretches its eigenvectors, by L[k]")
    explanation.formula("L[k] = row i of \(name) . v / v[i]; here i = \(i), where v is largest")
    let (sum, remark) = VectorNorm.dot(a.rows[i], column)
    if let remark { explanation.say(remark + ":") }
    explanation.result(step, index, .quotient(sum, .number(column[i])))
  }

  /// The singular values of the matrix at a place of a batch.
  private static func values(_ step: ExplainedStep, _ index: [Int]) -> [Double]? {
    guard let x = step.matrix, x.rank == index.count + 2, let s = try? x.svdvals(), s.numel > 0 else { return nil }
    return s.slice(through: index + [0], along: [index.count]).map(\.value)
  }

  @Sendable private static func condition(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    let index = try step.index()
    guard step.step.operand("p").map({ $0.isNone }) ?? true, let s = values(step, index), let first = s.first,
      let last = s.last
    else { return try GeneralExplanation.explain(step, &explanation) }
    explanation.formula("The largest singular value divided by the smallest")
    explanation.result(step, index, .quotient(.number(first), .number(last)))
    explanation.say(
      "So many times larger can a relative error of b be in the solution of A x = b. float32 has about 7 digits, and 10**k of condition cost k of them."
    )
  }

  @Sendable private static func rank(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    let index = try step.index()
    guard step.number("tol") == nil, step.number("atol") == nil, step.number("rtol") == nil, !step.flag("hermitian"),
      let s = values(step, index), let x = step.matrix, let result = step.result
    else { return try GeneralExplanation.explain(step, &explanation) }
    let size = Double(max(x.shape[x.rank - 2], x.shape[x.rank - 1]))
    let eps = x.dtype == .float64 ? MathFunctions.power(2, -52) : MathFunctions.power(2, -23)
    explanation.formula("How many singular values are above the tolerance: the size times eps times the largest")
    explanation.equation("tolerance", .product([.exact(size), .exact(eps), .number(s.first ?? 0)]))
    explanation.lines([
      "S = \(s.prefix(8).map { ExplainedStep.short($0) }.joined(separator: ", "))\(s.count > 8 ? ", ..." : "")"
    ])
    explanation.result(step, index, .exact(result.element(index)))
  }

  @Sendable private static func norm(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.matrix, let result = step.result, result.numel > 0, !step.flag("keepdim"),
      (step.dimensions("dim", rank: x.rank) ?? [x.rank - 2, x.rank - 1]) == [x.rank - 2, x.rank - 1]
    else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    guard let a = MatrixRows(x, at: index) else { return try GeneralExplanation.explain(step, &explanation) }
    let order = step.text("ord") ?? (step.number("ord") == nil ? "fro" : "")
    func extreme(_ lines: [[Double]], _ word: String, largest: Bool) -> Term {
      let sums = lines.map { $0.reduce(0) { $0 + abs($1) } }
      let k = sums.indices.max { largest ? sums[$0] < sums[$1] : sums[$0] > sums[$1] } ?? 0
      explanation.say("\(word) \(k) has the \(largest ? "largest" : "smallest") sum of sizes:")
      return Term.longSum(lines[k].map { .function("abs", [.number($0)]) }).term
    }
    let s = values(step, index) ?? []
    switch (order, step.number("ord") ?? 0) {
    case ("fro", _):
      explanation.formula(VectorNorm.formula("all elements", 2))
      let (term, remark) = VectorNorm.term(a.rows.joined().map { .number($0) }, 2)
      if let remark { explanation.say(remark + ":") }
      explanation.result(step, index, term)
    case ("nuc", _):
      explanation.formula("The sum of the singular values")
      explanation.result(step, index, Term.longSum(s.map { .number($0) }).term)
    case (_, 1), (_, -1):
      explanation.result(
        step, index,
        extreme((0..<a.width).map { a.column($0) }, "Column", largest: step.number("ord") == 1))
    case (_, .infinity), (_, -.infinity):
      explanation.result(step, index, extreme(a.rows, "Row", largest: step.number("ord") == .infinity))
    case (_, 2), (_, -2):
      let isLargest = step.number("ord") == 2
      explanation.formula(
        "The \(isLargest ? "largest" : "smallest") singular value: how much it stretches at \(isLargest ? "most" : "least")"
      )
      explanation.result(step, index, .number(isLargest ? s.first ?? 0 : s.last ?? 0))
    default: return try GeneralExplanation.explain(step, &explanation)
    }
  }
}
