// SPDX-License-Identifier: GPL-3.0-or-later

/// Orthonormal columns by Gram and Schmidt, each projected twice so that they stay orthogonal in floating point.
///
/// This is the Q of the QR decomposition whose R has a positive diagonal, which is unique.
struct Orthonormalization {
  /// The columns, one after the other.
  private(set) var columns: [[Double]]

  /// Takes a matrix by its columns (at least as long as they are many) and makes them orthonormal.
  init(_ matrix: [[Double]]) {
    columns = matrix
    for j in columns.indices {
      var column = columns[j]
      for _ in 0..<2 {
        for i in 0..<j {
          let other = columns[i]
          var product = 0.0
          for k in column.indices { product += column[k] * other[k] }
          for k in column.indices { column[k] -= product * other[k] }
        }
      }
      var square = 0.0
      for value in column { square += value * value }
      let length = square.squareRoot()
      columns[j] = column.map { length > 0 ? $0 / length : 0 }
    }
  }
}
