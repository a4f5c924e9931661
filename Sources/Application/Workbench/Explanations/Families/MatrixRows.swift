// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// A matrix, or one of a batch, as rows of doubles: what explanations of linear algebra compute with.
struct MatrixRows {
  private(set) var rows: [[Double]]
  /// Matrices above this size are not worked out.
  private static let mostElements = 40_000

  var height: Int { rows.count }
  var width: Int { rows.first?.count ?? 0 }
  subscript(i: Int, j: Int) -> Double { rows[i][j] }

  init(_ rows: [[Double]]) { self.rows = rows }

  /// The matrix of a tensor that belongs to a place of a batch, which may be broadcast.
  init?(_ tensor: Tensor?, at batch: [Int] = []) {
    guard let x = tensor, x.rank >= 2, x.numel > 0, batch.count >= x.rank - 2 else { return nil }
    let (height, width) = (x.shape[x.rank - 2], x.shape[x.rank - 1])
    guard height * width <= MatrixRows.mostElements else { return nil }
    let front = zip(batch.suffix(x.rank - 2), x.shape).map { $1 == 1 ? 0 : $0 }
    let values = x.slice(through: front + [0, 0], along: [x.rank - 2, x.rank - 1]).map(\.value)
    guard values.count == height * width else { return nil }
    rows = (0..<height).map { Array(values[($0 * width)..<(($0 + 1) * width)]) }
  }

  /// A matrix of numbers that stand in row order.
  init?(flat values: [Double], width: Int) {
    guard width > 0, values.count % width == 0, values.count <= MatrixRows.mostElements else { return nil }
    rows = stride(from: 0, to: values.count, by: width).map { Array(values[$0..<($0 + width)]) }
  }

  static func identity(_ n: Int) -> MatrixRows {
    MatrixRows((0..<n).map { i in (0..<n).map { $0 == i ? 1 : 0 } })
  }

  var transposed: MatrixRows { MatrixRows((0..<width).map { column($0) }) }
  func column(_ j: Int) -> [Double] { rows.map { $0[j] } }

  func times(_ other: MatrixRows) -> MatrixRows {
    let columns = (0..<other.width).map { other.column($0) }
    return MatrixRows(rows.map { row in columns.map { zip(row, $0).reduce(0) { $0 + $1.0 * $1.1 } } })
  }

  /// A symmetric matrix of which only one triangle was read.
  func mirrored(upper: Bool) -> MatrixRows {
    MatrixRows(
      rows.indices.map { i in
        rows.indices.map { j in (j <= i) != upper || i == j ? rows[i][j] : rows[j][i] }
      })
  }

  /// What elimination leaves on the diagonal, with the sign of the exchanges of rows.
  var pivots: (sign: Double, values: [Double]) {
    var (m, sign) = (rows, 1.0)
    for k in m.indices {
      let best = (k..<m.count).max { abs(m[$0][k]) < abs(m[$1][k]) } ?? k
      if best != k {
        m.swapAt(best, k)
        sign = -sign
      }
      guard m[k][k] != 0 else { continue }
      for i in (k + 1)..<max(m.count, k + 1) {
        let factor = m[i][k] / m[k][k]
        for j in k..<m.count { m[i][j] -= factor * m[k][j] }
      }
    }
    return (sign, m.indices.map { m[$0][$0] })
  }
}

extension ExplainedStep {
  /// The first tensor that was given: the matrix, whatever the function calls it.
  var matrix: Tensor? { step.tensors.first?.held.tensor }
  var matrixName: String { step.tensors.first.map { name($0.name) } ?? "input" }
  /// Another of the results, as those of a factorization.
  func part(_ number: Int) -> Tensor? {
    outer.results.indices.contains(number) ? outer.results[number].tensor : nil
  }
  /// The place of the second row and column, or the first of a smaller matrix.
  func cornerIndex() -> [Int]? {
    result.map { result in
      result.shape.enumerated().map { $0.offset < result.rank - 2 ? 0 : min(1, $0.element - 1) }
    }
  }
}
