// SPDX-License-Identifier: GPL-3.0-or-later

/// Numbers of cells as IPython writes them: `3`, `3-5`, `3 7-9`.
enum CellRange {
  /// The numbers in their order; nil when a word is none.
  static func numbers(_ words: [String]) -> [Int]? {
    var numbers: [Int] = []
    for word in words {
      let ends = word.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard ends.count <= 2, let first = ends[0], let last = ends.count == 2 ? ends[1] : first, first >= 1,
        last >= first,
        last - first < 100_000
      else { return nil }
      numbers += first...last
    }
    return numbers
  }

  /// The inputs of these cells; refuses those that are not there.
  static func sources(_ numbers: [Int], _ session: Session) throws -> [String] {
    try numbers.map { number in
      guard session.cells.indices.contains(number - 1) else {
        let count = session.cells.count
        throw CommandFailure.noCell(number, count)
      }
      return session.cells[number - 1].source
    }
  }
}
