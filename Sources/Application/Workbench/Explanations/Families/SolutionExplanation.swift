// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Solutions of linear equations and inverses: an element follows from one equation in which all others are known.
enum SolutionExplanation {
  static let family: [String: Explainer] = [
    "solve": solve, "solve_ex": solve, "cholesky_solve": factored, "cholesky_inverse": factored,
    "solve_triangular": triangular, "inverse": inverse, "inv": inverse, "inv_ex": inverse, "lstsq": leastSquares,
    "pinv": pseudo, "pinverse": pseudo, "tensorsolve": contracted, "tensorinv": contracted,
  ]

  /// `matrix @ x = right`, of which element `i` of x is the one to explain.
  private struct System {
    let matrix: MatrixRows
    let unknowns: [Double]
    let right: [Double]
    let i: Int
    let matrixName: String
    let rightName: String

    init?(
      _ matrix: MatrixRows, unknowns: [Double], right: [Double], at i: Int, _ matrixName: String, _ rightName: String
    ) {
      guard matrix.width == unknowns.count, matrix.height == right.count, unknowns.indices.contains(i) else {
        return nil
      }
      (self.matrix, self.unknowns, self.right, self.i) = (matrix, unknowns, right, i)
      (self.matrixName, self.rightName) = (matrixName, rightName)
    }

    /// The row in which the unknown weighs most.
    var row: Int { matrix.rows.indices.max { abs(matrix[$0, i]) < abs(matrix[$1, i]) } ?? 0 }
  }

  /// The equation of a row, solved for the element.
  private static func add(
    _ system: System, row: Int? = nil, _ step: ExplainedStep, _ index: [Int], _ explanation: inout Explanation
  ) throws {
    let row = row ?? system.row
    let factor = system.matrix[row, system.i]
    guard factor != 0 else { return try GeneralExplanation.explain(step, &explanation) }
    let others = system.unknowns.indices.filter { $0 != system.i && system.matrix[row, $0] != 0 }
    let products = others.map { k -> Term in
      .product([.number(system.matrix[row, k]), .number(system.unknowns[k])])
    }
    explanation.say(
      "Row \(row) of \(system.matrixName) times the result is \(system.rightName); with all other elements known, that is solved for this one:"
    )
    let right = Term.number(system.right[row])
    guard !products.isEmpty else {
      return explanation.result(step, index, .quotient(right, .number(factor)))
    }
    let (sum, remark) = Term.longSum(products, most: 4)
    if let remark { explanation.say(remark + ":") }
    explanation.result(step, index, .quotient(.difference(right, sum), .number(factor)))
  }

  /// The result and the right side, where one of them may be a vector: the column that an index belongs to.
  private static func column(_ tensor: Tensor, _ index: [Int], isVector: Bool, row: Bool = false) -> [Double] {
    guard !isVector else { return tensor.slice(through: index.dropLast() + [0], along: [index.count - 1]).map(\.value) }
    let dim = row ? index.count - 1 : index.count - 2
    var place = index
    place[dim] = 0
    return tensor.slice(through: tensor.broadcastIndex(place), along: [tensor.rank - (row ? 1 : 2)]).map(\.value)
  }

  @Sendable private static func solve(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let a = step.matrix, step.step.tensors.count > 1, let result = step.result, result.numel > 0 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let b = step.step.tensors[1].held.tensor
    let bName = step.name(step.step.tensors[1].name)
    let isVector = b.rank == a.rank - 1 && b.shape == Array(a.shape.dropLast())
    let isLeft = step.value("left") == nil || step.flag("left")
    let index = try step.index()
    let batch = Array(index.dropLast(isVector ? 1 : 2))
    guard let matrix = MatrixRows(a, at: batch) else { return try GeneralExplanation.explain(step, &explanation) }
    let name = step.matrixName
    let i = index[index.count - (isVector || !isLeft ? 1 : 2)]
    guard
      let system = System(
        isLeft ? matrix : matrix.transposed,
        unknowns: column(result, index, isVector: isVector, row: !isLeft),
        right: column(b, index, isVector: isVector, row: !isLeft), at: i, isLeft ? name : "\(name).T",
        "that of \(bName)")
    else { return try GeneralExplanation.explain(step, &explanation) }
    explanation.formula(isLeft ? "The x for which \(name) @ x = \(bName)" : "The x for which x @ \(name) = \(bName)")
    try add(system, step, index, &explanation)
    explanation.say(
      "It is found by elimination with exchanges of rows (LU), all columns at once, and without the inverse."
    )
  }

  @Sendable private static func triangular(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let b = step.tensor("B"), let result = step.result, result.numel > 0, result.rank >= 2,
      step.value("left") == nil || step.flag("left")
    else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    let isUpper = step.flag("upper")
    guard let given = MatrixRows(step.matrix, at: Array(index.dropLast(2))) else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let hasOnes = step.flag("unitriangular")
    let matrix = MatrixRows(
      given.rows.indices.map { i in
        given.rows[i].indices.map { j in
          i == j ? (hasOnes ? 1 : given[i, j]) : (j > i) == isUpper ? given[i, j] : 0
        }
      })
    let i = index[index.count - 2]
    guard
      let system = System(
        matrix, unknowns: column(result, index, isVector: false), right: column(b, index, isVector: false), at: i,
        step.matrixName, "that of \(step.name("B"))")
    else { return try GeneralExplanation.explain(step, &explanation) }
    explanation.formula(
      "The x for which \(step.matrixName) @ x = \(step.name("B")), of which the \(isUpper ? "upper" : "lower") triangle alone is read"
    )
    try add(system, row: i, step, index, &explanation)
    explanation.say(
      "Row \(i) has only what was found before it: \(isUpper ? "from the last row upwards" : "from the first row downwards") every row gives one unknown."
    )
  }

  @Sendable private static func factored(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    let isInverse = step.step.key == "cholesky_inverse"
    guard let factor = isInverse ? step.tensor("input") : step.tensor("input2"), let result = step.result,
      result.numel > 0, result.rank >= 2
    else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    let name = step.name(isInverse ? "input" : "input2")
    guard let given = MatrixRows(factor, at: Array(index.dropLast(2))) else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let isUpper = step.flag("upper")
    let triangle = MatrixRows(
      given.rows.indices.map { i in
        given.rows[i].indices.map { j in i == j || (j > i) == isUpper ? given[i, j] : 0 }
      })
    let product = isUpper ? triangle.transposed.times(triangle) : triangle.times(triangle.transposed)
    let text = isUpper ? "\(name).T @ \(name)" : "\(name) @ \(name).T"
    let right =
      isInverse
      ? MatrixRows.identity(product.height).column(index[index.count - 1])
      : step.tensor("input").map { column($0, index, isVector: false) } ?? []
    let rightName = isInverse ? "that of the identity" : "that of \(step.name("input"))"
    guard
      let system = System(
        product, unknowns: column(result, index, isVector: false), right: right, at: index[index.count - 2],
        "A", rightName)
    else { return try GeneralExplanation.explain(step, &explanation) }
    explanation.formula(
      isInverse ? "The inverse of A = \(text)" : "The x for which A @ x = \(step.name("input")), A = \(text)")
    try add(system, step, index, &explanation)
    explanation.say("Two triangular systems, one after the other, are all that it takes.")
  }

  @Sendable private static func inverse(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.numel > 0, result.rank >= 2 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let index = try step.index()
    guard let a = MatrixRows(step.matrix, at: Array(index.dropLast(2))) else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let (i, j) = (index[index.count - 2], index[index.count - 1])
    let name = step.matrixName
    explanation.formula("The matrix that gives the identity when it is multiplied with \(name)")
    if a.height == 2, let det = DeterminantExplanation.expanded(a) {
      explanation.equation("det", det)
      let entry = Term.number(a[1 - j, 1 - i])
      explanation.result(step, index, .quotient(i == j ? entry : .negative(entry), .number(det.value(17))))
    } else if let system = System(
      a, unknowns: column(result, index, isVector: false), right: MatrixRows.identity(a.height).column(j), at: i, name,
      "that of the identity")
    {
      try add(system, step, index, &explanation)
    }
    explanation.say("To solve A x = b torch.linalg.solve(A, b) is quicker and more exact than inverse(A) @ b.")
  }

  @Sendable private static func leastSquares(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let a = step.tensor("A"), let b = step.tensor("B"), let result = step.result, result.numel > 0 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let isVector = b.rank == a.rank - 1
    let index = try step.index()
    guard let rows = MatrixRows(a, at: Array(index.dropLast(isVector ? 1 : 2))) else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let right = column(b, index, isVector: isVector)
    let unknowns = column(result, index, isVector: isVector)
    let (aName, bName) = (step.name("A"), step.name("B"))
    let normal = rows.transposed.times(rows)
    guard right.count == rows.height,
      let system = System(
        normal, unknowns: unknowns, right: rows.transposed.rows.map { zip($0, right).reduce(0) { $0 + $1.0 * $1.1 } },
        at: index[index.count - (isVector ? 1 : 2)], "\(aName).T @ \(aName)", "that of \(aName).T @ \(bName)")
    else { return try GeneralExplanation.explain(step, &explanation) }
    explanation.formula(
      "The x that makes the sum of squares of \(aName) @ x - \(bName) least: there \(aName).T @ \(aName) @ x = \(aName).T @ \(bName)"
    )
    try add(system, step, index, &explanation)
    let rests = rows.rows.indices.map { i -> Term in
      .number(zip(rows.rows[i], unknowns).reduce(-right[i]) { $0 + $1.0 * $1.1 })
    }
    if rows.height > rows.width {
      let (sum, remark) = Term.longSum(rests.map { .power($0, .exact(2)) }, most: 4)
      explanation.say("What is left over\(remark.map { ", \($0)" } ?? ""):")
      explanation.equation("sum of squares", sum)
    }
    explanation.say("It is computed by QR, which loses half as many digits as these equations would.")
  }

  @Sendable private static func pseudo(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.numel > 0, result.rank >= 2 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let index = try step.index()
    let batch = Array(index.dropLast(2))
    guard let a = MatrixRows(step.matrix, at: batch), let found = MatrixRows(result, at: batch) else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let name = step.matrixName
    let (i, j) = (index[index.count - 2], index[index.count - 1])
    let isTall = a.height >= a.width
    explanation.formula(
      isTall
        ? "The P for which \(name).T @ \(name) @ P = \(name).T: P @ b solves \(name) @ x = b as well as can be"
        : "The P for which P @ \(name) @ \(name).T = \(name).T: P @ b is the shortest x with \(name) @ x = b")
    let system =
      isTall
      ? System(
        a.transposed.times(a), unknowns: found.column(j), right: a.rows[j], at: i, "\(name).T @ \(name)",
        "that of \(name).T")
      : System(
        a.times(a.transposed), unknowns: found.rows[i], right: a.column(i), at: j, "\(name) @ \(name).T",
        "that of \(name)")
    guard let system else { return try GeneralExplanation.explain(step, &explanation) }
    try add(system, step, index, &explanation)
    explanation.say(
      "It is computed from the singular values: 1 / S for those above a tolerance, 0 for the others.")
  }

  @Sendable private static func contracted(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let a = step.matrix, let result = step.result, result.numel > 0, a.numel > 0 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let index = try step.index()
    let flat = zip(index, result.shape).reduce(0) { $0 * $1.1 + $1.0 }
    let name = step.matrixName
    if step.step.key == "tensorsolve" {
      guard let b = step.tensor("B"),
        let matrix = MatrixRows(flat: a.lookedDoubles(), width: a.numel / max(b.numel, 1)),
        let system = System(
          matrix, unknowns: result.lookedDoubles(), right: b.lookedDoubles(), at: flat, "this matrix",
          "that of \(step.name("B"))")
      else { return try GeneralExplanation.explain(step, &explanation) }
      explanation.formula("The x for which tensordot(\(name), x, x.ndim) = \(step.name("B"))")
      explanation.say(
        "As matrices: \(name) with \(matrix.height) rows and \(matrix.width) columns, x and \(step.name("B")) as vectors."
      )
      return try add(system, step, index, &explanation)
    }
    let n = a.shape.prefix(step.integer("ind") ?? 2).reduce(1, *)
    guard let matrix = MatrixRows(flat: a.lookedDoubles(), width: max(a.numel / max(n, 1), 1)),
      let inverse = MatrixRows(flat: result.lookedDoubles(), width: n),
      let system = System(
        matrix, unknowns: inverse.column(flat % n), right: MatrixRows.identity(n).column(flat % n), at: flat / n,
        "this matrix", "that of the identity")
    else { return try GeneralExplanation.explain(step, &explanation) }
    explanation.formula("The inverse of \(name) under tensordot, that of a matrix of \(n) rows and columns")
    try add(system, step, index, &explanation)
  }
}
