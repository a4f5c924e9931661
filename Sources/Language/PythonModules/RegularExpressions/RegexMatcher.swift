// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// Matches a regular expression by backtracking.
final class RegexMatcher {
  private let text: [Unicode.Scalar]
  private let end: Int
  private let asciiOnly: Bool
  /// Start and end of each group, -1 where it took no part.
  private(set) var groups: [Int]
  /// The group that closed last.
  private(set) var lastGroup = 0
  private var steps = 0
  private var depth = 0

  init(_ text: [Unicode.Scalar], end: Int, groupCount: Int, asciiOnly: Bool) {
    self.text = text
    self.end = end
    self.asciiOnly = asciiOnly
    groups = [Int](repeating: -1, count: 2 * (groupCount + 1))
  }

  /// Tries to match at a position; the end of the match.
  ///
  /// - Parameters:
  ///   - full: whether the match must reach the end.
  ///   - advances: whether an empty match is refused.
  func match(_ node: RegexNode, at start: Int, full: Bool = false, advances: Bool = false) throws -> Int? {
    for i in groups.indices { groups[i] = -1 }
    lastGroup = 0
    var result: Int?
    let found = try run(node, start) { place in
      if full, place != self.end { return false }
      if advances, place == start { return false }
      result = place
      return true
    }
    guard found, let result else { return nil }
    groups[0] = start
    groups[1] = result
    return result
  }

  static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let mapping = scalar.properties.lowercaseMapping.unicodeScalars
    return mapping.count == 1 ? mapping.first ?? scalar : scalar
  }

  /// Whether a node of one character matches at a position.
  private func matchesOne(_ node: RegexNode, _ i: Int) -> Bool {
    guard i < end else { return false }
    let scalar = text[i]
    switch node {
    case .scalar(let wanted, let ignoresCase):
      return scalar == wanted || (ignoresCase && RegexMatcher.folded(scalar) == RegexMatcher.folded(wanted))
    case .any(let newlines): return newlines || scalar != "\n"
    case .set(let items, let negated, let ignoresCase):
      var found = items.contains { $0.contains(scalar, asciiOnly: asciiOnly) }
      if !found, ignoresCase {
        let lower = RegexMatcher.folded(scalar)
        let upper = scalar.properties.uppercaseMapping.unicodeScalars
        found = items.contains {
          $0.contains(lower, asciiOnly: asciiOnly)
            || (upper.count == 1 && $0.contains(upper.first ?? scalar, asciiOnly: asciiOnly))
        }
      }
      return found != negated
    default: return false
    }
  }

  private func isWord(_ i: Int) -> Bool {
    i >= 0 && i < text.count && RegexSetItem.isWord(text[i], asciiOnly: asciiOnly)
  }

  private func run(_ node: RegexNode, _ i: Int, _ next: (Int) throws -> Bool) throws -> Bool {
    steps += 1
    if steps & 0xFFF == 0 { try Interpreter.current.pollInterrupt() }
    depth += 1
    defer { depth -= 1 }
    if depth > 100_000 { throw PyError.make(ExceptionClasses.recursionError, "maximum recursion depth exceeded") }
    switch node {
    case .nothing: return try next(i)
    case .scalar, .any, .set: return try matchesOne(node, i) && next(i + 1)
    case .lineStart(let multiline): return try (i == 0 || (multiline && text[i - 1] == "\n")) && next(i)
    case .lineEnd(let multiline):
      let atEnd = i == end || (i == end - 1 && text[i] == "\n")
      return try (atEnd || (multiline && text[i] == "\n")) && next(i)
    case .textStart: return try i == 0 && next(i)
    case .textEnd: return try i == end && next(i)
    case .wordBoundary(let wanted): return try (isWord(i - 1) != isWord(i)) == wanted && next(i)
    case .sequence(let parts): return try sequence(parts, 0, i, next)
    case .alternatives(let parts):
      for part in parts where try run(part, i, next) { return true }
      return false
    case .group(let number, let inner):
      let saved = (groups[2 * number], groups[2 * number + 1], lastGroup)
      let found = try run(inner, i) { place in
        let before = (self.groups[2 * number], self.groups[2 * number + 1], self.lastGroup)
        self.groups[2 * number] = i
        self.groups[2 * number + 1] = place
        self.lastGroup = number
        if try next(place) { return true }
        (self.groups[2 * number], self.groups[2 * number + 1], self.lastGroup) = before
        return false
      }
      if !found { (groups[2 * number], groups[2 * number + 1], lastGroup) = saved }
      return found
    case .repetition(let inner, let low, let high, let greed):
      if inner.isSingle { return try repeatSingle(inner, low, high, greed, i, next) }
      if greed == .possessive {
        var place: Int?
        _ = try repetition(inner, low, high, .greedy, i, 0, -1) {
          place = $0
          return true
        }
        guard let place else { return false }
        return try next(place)
      }
      return try repetition(inner, low, high, greed, i, 0, -1, next)
    case .backreference(let number, let ignoresCase):
      let (start, stop) = (groups[2 * number], groups[2 * number + 1])
      guard start >= 0, i + stop - start <= end else { return false }
      for k in 0..<(stop - start) {
        let (a, b) = (text[start + k], text[i + k])
        guard a == b || (ignoresCase && RegexMatcher.folded(a) == RegexMatcher.folded(b)) else { return false }
      }
      return try next(i + stop - start)
    case .look(let inner, let ahead, let negated, let width):
      let saved = groups
      let from = ahead ? i : i - width
      let found = try from >= 0 && run(inner, from) { ahead || $0 == i }
      if found == negated {
        groups = saved
        return false
      }
      if try next(i) { return true }
      groups = saved
      return false
    case .atomic(let inner):
      var place: Int?
      _ = try run(inner, i) {
        place = $0
        return true
      }
      guard let place else { return false }
      return try next(place)
    case .conditional(let number, let yes, let no):
      return try run(number < groups.count / 2 && groups[2 * number + 1] >= 0 ? yes : no, i, next)
    }
  }

  private func sequence(_ parts: [RegexNode], _ index: Int, _ i: Int, _ next: (Int) throws -> Bool) throws -> Bool {
    if index == parts.count { return try next(i) }
    // Plain characters need no continuation.
    var (index, i) = (index, i)
    while index < parts.count, parts[index].isSingle {
      guard matchesOne(parts[index], i) else { return false }
      index += 1
      i += 1
    }
    if index == parts.count { return try next(i) }
    return try run(parts[index], i) { try self.sequence(parts, index + 1, $0, next) }
  }

  private func repeatSingle(
    _ node: RegexNode, _ low: Int, _ high: Int, _ greed: RegexGreed, _ i: Int, _ next: (Int) throws -> Bool
  ) throws -> Bool {
    var count = 0
    if greed == .lazy {
      while true {
        if count >= low, try next(i + count) { return true }
        guard count < high, matchesOne(node, i + count) else { return false }
        count += 1
      }
    }
    while count < high, matchesOne(node, i + count) { count += 1 }
    if count < low { return false }
    if greed == .possessive { return try next(i + count) }
    while count >= low {
      if try next(i + count) { return true }
      count -= 1
      steps += 1
      if steps & 0xFFF == 0 { try Interpreter.current.pollInterrupt() }
    }
    return false
  }

  private func repetition(
    _ node: RegexNode, _ low: Int, _ high: Int, _ greed: RegexGreed, _ i: Int, _ count: Int, _ last: Int,
    _ next: (Int) throws -> Bool
  ) throws -> Bool {
    // A round that took nothing would go on for ever.
    let mayGoOn = count < high && (count < low || i != last)
    if greed == .lazy, count >= low, try next(i) { return true }
    if mayGoOn,
      try run(node, i, { try self.repetition(node, low, high, greed, $0, count + 1, i, next) })
    {
      return true
    }
    return try greed != .lazy && count >= low && next(i)
  }
}
