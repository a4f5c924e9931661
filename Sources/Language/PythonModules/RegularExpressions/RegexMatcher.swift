// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// Matches a regular expression by backtracking.
final class RegexMatcher {
  private let text: [Unicode.Scalar]
  private let end: Int
  /// Start and end of each group, -1 where it took no part.
  private(set) var groups: [Int]
  /// The group that closed last.
  private(set) var lastGroup = 0
  private var steps = 0
  private var depth = 0

  init(_ text: [Unicode.Scalar], end: Int, groupCount: Int) {
    self.text = text
    self.end = end
    groups = [Int](repeating: -1, count: 2 * (groupCount + 1))
  }

  /// The first place from a position on that has the character; the end where there is none.
  func place(of scalar: Unicode.Scalar, from start: Int) -> Int {
    var i = start
    while i < end, text[i] != scalar { i += 1 }
    return i
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

  /// A character without its case: those that share a small or a capital letter are the same.
  static func folded(_ scalar: Unicode.Scalar, ascii: Bool) -> Unicode.Scalar {
    if scalar.value < 0x80 {
      return scalar.value >= 0x41 && scalar.value <= 0x5A ? Unicode.Scalar(UInt8(scalar.value | 32)) : scalar
    }
    if ascii { return scalar }
    // The two that have capitals of several letters in common, and the capital with a dot.
    if scalar.value == 0xFB05 { return "\u{FB06}" }
    if scalar.value == 0x130 { return "i" }
    let upper = single(scalar.properties.uppercaseMapping) ?? scalar
    return single(upper.properties.lowercaseMapping) ?? upper
  }

  private static func single(_ text: String) -> Unicode.Scalar? {
    text.unicodeScalars.count == 1 ? text.unicodeScalars.first : nil
  }

  /// Whether a node of one character matches at a position.
  private func matchesOne(_ node: RegexNode, _ i: Int) -> Bool {
    guard i < end else { return false }
    let scalar = text[i]
    switch node {
    case .scalar(let wanted): return scalar == wanted
    case .folded(let wanted, let ascii): return RegexMatcher.folded(scalar, ascii: ascii) == wanted
    case .alternatives(let parts): return parts.contains { matchesOne($0, i) }
    case .any(let newlines): return newlines || scalar != "\n"
    case .set(let items, let negated, let ignoresCase, let ascii):
      let found =
        items.contains { $0.contains(scalar, asciiOnly: ascii) }
        || ignoresCase && containsFolded(items, scalar, ascii)
      return found != negated
    default: return false
    }
  }

  /// Whether a set has the character in another case.
  private func containsFolded(_ items: [RegexSetItem], _ scalar: Unicode.Scalar, _ ascii: Bool) -> Bool {
    let folded = RegexMatcher.folded(scalar, ascii: ascii)
    let upper =
      folded.value < 0x80 || !ascii ? RegexMatcher.single(folded.properties.uppercaseMapping) ?? folded : folded
    return items.contains { item in
      if item.contains(folded, asciiOnly: ascii) || item.contains(upper, asciiOnly: ascii) { return true }
      switch item {
      case .one(let wanted): return RegexMatcher.folded(wanted, ascii: ascii) == folded
      // Characters of the range that fold to this one, where there are few to look at.
      case .range(let low, let high) where !ascii && high.value >= 0x80:
        return (max(low.value, 0x80)...min(high.value, low.value + 512)).contains {
          Unicode.Scalar($0).map { RegexMatcher.folded($0, ascii: false) == folded } ?? false
        }
      default: return false
      }
    }
  }

  private func isWord(_ i: Int, _ ascii: Bool) -> Bool {
    i >= 0 && i < end && RegexSetItem.isWord(text[i], asciiOnly: ascii)
  }

  private func run(_ node: RegexNode, _ i: Int, _ next: (Int) throws -> Bool) throws -> Bool {
    steps += 1
    if steps & 0xFFF == 0 { try Interpreter.current.pollInterrupt() }
    depth += 1
    defer { depth -= 1 }
    if depth > 100_000 { throw PyError.make(ExceptionClasses.recursionError, "maximum recursion depth exceeded") }
    switch node {
    case .nothing: return try next(i)
    case .scalar, .folded, .any, .set: return try matchesOne(node, i) && next(i + 1)
    case .lineStart(let multiline): return try (i == 0 || (multiline && text[i - 1] == "\n")) && next(i)
    case .lineEnd(let multiline):
      let atEnd = i == end || (i == end - 1 && text[i] == "\n")
      return try (atEnd || (multiline && text[i] == "\n")) && next(i)
    case .textStart: return try i == 0 && next(i)
    case .textEnd: return try i == end && next(i)
    case .wordBoundary(let wanted, let ascii):
      // An empty text has neither boundaries nor places between them.
      return try end > 0 && (isWord(i - 1, ascii) != isWord(i, ascii)) == wanted && next(i)
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
      if inner.isSingle { return try repeatSingle(inner, low, high, greed, i, group: nil, next) }
      if case .group(let number, let one) = inner, one.isSingle {
        let saved = (groups[2 * number], groups[2 * number + 1], lastGroup)
        if try repeatSingle(one, low, high, greed, i, group: number, next) { return true }
        (groups[2 * number], groups[2 * number + 1], lastGroup) = saved
        return false
      }
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
    case .backreference(let number, let ignoresCase, let ascii, _):
      let (start, stop) = (groups[2 * number], groups[2 * number + 1])
      guard start >= 0, i + stop - start <= end else { return false }
      for k in 0..<(stop - start) {
        let (a, b) = (text[start + k], text[i + k])
        guard a == b || (ignoresCase && RegexMatcher.folded(a, ascii: ascii) == RegexMatcher.folded(b, ascii: ascii))
        else { return false }
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
    _ node: RegexNode, _ low: Int, _ high: Int, _ greed: RegexGreed, _ i: Int, group: Int?,
    _ following: (Int) throws -> Bool
  ) throws -> Bool {
    let before = group.map { (groups[2 * $0], groups[2 * $0 + 1], lastGroup) }
    func next(_ place: Int) throws -> Bool {
      if let group, let before {
        // The group has the last character.
        (groups[2 * group], groups[2 * group + 1], lastGroup) = place > i ? (place - 1, place, group) : before
      }
      return try following(place)
    }
    var count = 0
    if greed == .lazy {
      while true {
        if count >= low, try next(i + count) { return true }
        guard count < high, matchesOne(node, i + count) else { return false }
        count += 1
        steps += 1
        if steps & 0xFFF == 0 { try Interpreter.current.pollInterrupt() }
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
