// SPDX-License-Identifier: GPL-3.0-or-later

/// What another program has changed in a notebook, cell by cell.
struct DocumentChanges {
  /// Cells (from 1, in the new document) whose input is another than it was.
  private(set) var changed: [Int] = []
  /// Cells that were not there.
  private(set) var added: [Int] = []
  /// How many have gone.
  private(set) var removedCount = 0
  /// Cells whose output alone was changed.
  private(set) var outputs: [Int] = []

  /// Compares the sums of inputs and outputs, in turn.
  init(from old: [UInt64], to new: [UInt64]) {
    let before = stride(from: 0, to: old.count - 1, by: 2).map { old[$0] }
    let after = stride(from: 0, to: new.count - 1, by: 2).map { new[$0] }
    // (old, new) for each cell that stayed.
    var pairs: [(Int, Int)] = []
    let head = zip(before, after).prefix { $0 == $1 }.count
    let tail = zip(before.dropFirst(head).reversed(), after.dropFirst(head).reversed()).prefix { $0 == $1 }.count
    pairs += (0..<head).map { ($0, $0) }
    let oldMiddle = Array(before[head..<(before.count - tail)])
    let newMiddle = Array(after[head..<(after.count - tail)])
    let difference = newMiddle.count * oldMiddle.count <= 4_000_000 ? newMiddle.difference(from: oldMiddle) : nil
    var gone = Set<Int>()
    var come = Set<Int>()
    if let difference {
      for change in difference {
        switch change {
        case .remove(let offset, _, _): gone.insert(offset)
        case .insert(let offset, _, _): come.insert(offset)
        }
      }
    } else {
      gone = Set(oldMiddle.indices)
      come = Set(newMiddle.indices)
    }
    // Between two cells that stayed, what went and what came are the same cells with other inputs.
    var (i, j) = (0, 0)
    while i < oldMiddle.count || j < newMiddle.count {
      let isGone = i < oldMiddle.count && gone.contains(i)
      let isNew = j < newMiddle.count && come.contains(j)
      if isGone, isNew { changed.append(head + j + 1) } else if isNew { added.append(head + j + 1) }
      if isGone, !isNew { removedCount += 1 }
      if !isGone, !isNew {
        guard i < oldMiddle.count, j < newMiddle.count else { break }
        pairs.append((head + i, head + j))
      }
      if isGone || !isNew { i += 1 }
      if isNew || !isGone { j += 1 }
    }
    pairs += (0..<tail).map { (before.count - tail + $0, after.count - tail + $0) }
    outputs = pairs.filter { old[2 * $0.0 + 1] != new[2 * $0.1 + 1] }.map { $0.1 + 1 }
  }

  /// The sentence that people read; the inputs that were not run come first.
  var sentence: String {
    var parts: [String] = []
    if !changed.isEmpty { parts.append("\(DocumentChanges.cells(changed)) changed, not run") }
    if !added.isEmpty { parts.append("\(DocumentChanges.cells(added)) new, not run") }
    if removedCount > 0 { parts.append("\(removedCount) cell\(removedCount == 1 ? "" : "s") taken out") }
    if !outputs.isEmpty { parts.append("other output in \(DocumentChanges.cells(outputs))") }
    return parts.isEmpty ? "text around the cells" : parts.joined(separator: "; ")
  }

  private static func cells(_ numbers: [Int]) -> String {
    let shown = numbers.prefix(5).map(String.init).joined(separator: ", ")
    return "cell\(numbers.count == 1 ? "" : "s") \(shown)" + (numbers.count > 5 ? " and \(numbers.count - 5) more" : "")
  }
}
