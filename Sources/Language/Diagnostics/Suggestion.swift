// SPDX-License-Identifier: GPL-3.0-or-later

/// "Did you mean": finds the known name that a mistyped one is nearest to.
public enum Suggestion {
  /// Python looks no further than this many names, nor at longer ones.
  private static let mostCandidates = 750
  private static let longestName = 40
  /// What an insertion, a deletion or a change of letters costs; a change of case costs half of it.
  private static let move = 2
  private static let caseMove = 1

  /// The candidate nearest to `name`, or nil when none is near enough.
  ///
  /// Near means Python's own limit, at most a third of all letters changed; swapped neighbours count as one change. Of
  /// candidates at the same distance the alphabetically first is taken, so that the answer never depends on their order.
  public static func nearest(_ name: String, among candidates: [String]) -> String? {
    let wrong = Array(name.utf8)
    guard !wrong.isEmpty, wrong.count <= longestName else { return nil }
    var best: (distance: Int, name: String)?
    for candidate in candidates.prefix(mostCandidates) where candidate != name {
      let known = Array(candidate.utf8)
      guard known.count <= longestName else { continue }
      // CPython: (len + len + 3) * MOVE_COST / 6 is the largest distance that counts.
      var limit = (wrong.count + known.count + 3) * move / 6
      // One letter says too little: only its other case is taken for it.
      if wrong.count == 1 { limit = caseMove }
      if let best { limit = min(limit, best.distance) }
      guard let distance = distance(wrong, known, limit: limit) else { continue }
      if let now = best, (now.distance, now.name) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.name
  }

  /// How far two names are apart, for comparing candidates.
  public static func cost(_ left: String, _ right: String) -> Int {
    distance(Array(left.utf8), Array(right.utf8), limit: .max / 8) ?? .max
  }

  /// The Damerau-Levenshtein distance with CPython's costs; nil when it is above the limit.
  static func distance(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int? {
    if abs(left.count - right.count) * move > limit { return nil }
    var older: [Int] = []
    var previous = Array(stride(from: 0, through: right.count * move, by: move))
    var row = previous
    for (index, letter) in left.enumerated() {
      row[0] = (index + 1) * move
      var least = row[0]
      for (column, other) in right.enumerated() {
        let change = previous[column] + cost(letter, other)
        row[column + 1] = min(change, previous[column + 1] + move, row[column] + move)
        if index > 0, column > 0, letter == right[column - 1], left[index - 1] == other, letter != other {
          row[column + 1] = min(row[column + 1], older[column - 1] + move)
        }
        least = min(least, row[column + 1])
      }
      if least > limit + move { return nil }
      older = previous
      previous = row
    }
    let result = previous[right.count]
    return result <= limit ? result : nil
  }

  private static func cost(_ left: UInt8, _ right: UInt8) -> Int {
    if left == right { return 0 }
    return lowered(left) == lowered(right) ? caseMove : move
  }

  private static func lowered(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}
