// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// A copy of a lesson for students: without answers and hidden checks, and of the hints as many as the teacher allows. Open checks
/// stay, sealed, since they run while the student works.
public struct Assignment: Sendable, Equatable {
  /// How many hints of each exercise stay.
  public var hintCount = Int.max
  /// Whether open checks stay.
  public var keepsChecks = true

  /// A copy with all hints and open checks.
  public init() {}

  /// The copy of a lesson's text.
  public func copy(of lesson: String) -> String {
    var result: [Substring] = []
    var hints: [String: Int] = [:]
    var block: (fence: Fence, lines: [Substring])?
    var other: Fence?
    for line in NotebookParser.lines(of: lesson) {
      if var open = block {
        open.lines.append(line)
        block = open
        guard open.fence.isClosed(by: line) else { continue }
        append(open.fence, open.lines, &hints, to: &result)
        block = nil
      } else if let fence = other {
        result.append(line)
        if fence.isClosed(by: line) { other = nil }
      } else if let fence = Fence(opening: line), let kind = LessonParser.Kind(rawValue: fence.language),
        kind != .exercise
      {
        block = (fence, [line])
      } else {
        other = Fence(opening: line)
        result.append(line)
      }
    }
    // A block that is not closed may be an answer: it goes.
    return result.joined()
  }

  private func append(
    _ fence: Fence, _ lines: [Substring], _ hints: inout [String: Int], to result: inout [Substring]
  ) {
    let words = lines[0].split(whereSeparator: \.isWhitespace)
    let name = words.count > 1 ? String(words[1]) : ""
    switch LessonParser.Kind(rawValue: fence.language) {
    case .hint:
      hints[name, default: 0] += 1
      if hints[name, default: 0] <= hintCount { return result += lines }
    case .check where keepsChecks && !words.contains("hidden"):
      if words.contains(Substring(SealedText.word)) { return result += lines }
      let newline = lines[0].hasSuffix("\r\n") ? "\r\n" : "\n"
      let body = lines.dropFirst().dropLast().joined().replacing("\r\n", with: "\n")
      let sealed = SealedText.sealed(body.trimmingBlankLines).replacing("\n", with: newline)
      let head = words.prefix(2).joined(separator: " ")
      result.append("\(head) \(SealedText.word)\(newline)\(sealed)\(newline)")
      return result.append(lines[lines.count - 1])
    default: break
    }
    // With a block goes the blank line before it.
    if let last = result.last, last.utf8.allSatisfy(NotebookParser.isBlank) { result.removeLast() }
  }

  /// The lesson with other random numbers: every `torch.manual_seed(K)` with a number becomes that of `seed + K`, in cells, checks
  /// and answers alike; a lesson without any gets one before its first cell.
  public static func reseeded(_ lesson: String, by seed: Int) -> String {
    var result = ""
    var rest = lesson[...]
    var isFound = false
    let call = "manual_seed("
    while let found = rest.firstRange(of: call) {
      result += rest[..<found.upperBound]
      rest = rest[found.upperBound...]
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard let number = Int(digits), rest.dropFirst(digits.count).first == ")" else { continue }
      isFound = true
      result += String(seed &+ number)
      rest = rest.dropFirst(digits.count)
    }
    result += rest
    guard !isFound, let block = result.firstRange(of: "```pycon"), let end = result[block.upperBound...].firstIndex(of: "\n")
    else { return result }
    let start = result.index(after: end)
    return result[..<start] + ">>> torch.manual_seed(\(seed));\n" + result[start...]
  }
}
