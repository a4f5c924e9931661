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
    return Assignment.withoutComments(result.joined())
  }

  /// Without the comments that are the teacher's, outside of blocks; what a comment says of the lesson stays.
  private static func withoutComments(_ text: String) -> String {
    var fence: Fence?
    var isComment = false
    var result = ""
    for line in NotebookParser.lines(of: text) {
      if let open = fence {
        if open.isClosed(by: line) { fence = nil }
      } else if !isComment {
        fence = Fence(opening: line)
        if line.contains("<!--"), !line.contains("minutes:") { isComment = true }
      }
      if !isComment { result += line }
      if isComment, line.contains("-->") { isComment = false }
    }
    return result
  }

  private func append(
    _ fence: Fence, _ lines: [Substring], _ hints: inout [String: Int], to result: inout [Substring]
  ) {
    let words = LessonParser.words(lines[0], fence)
    let (name, flags) = (words.first ?? "", words.dropFirst())
    switch LessonParser.Kind(rawValue: fence.language) {
    case .hint:
      hints[name, default: 0] += 1
      if hints[name, default: 0] <= hintCount { return result += lines }
    case .check where keepsChecks && !flags.contains("hidden"):
      if flags.contains(SealedText.word) { return result += lines }
      let newline = lines[0].hasSuffix("\r\n") ? "\r\n" : "\n"
      let body = lines.dropFirst().dropLast().joined().replacing("\r\n", with: "\n")
      let sealed = SealedText.sealed(body.trimmingBlankLines).replacing("\n", with: newline)
      let marks = String(lines[0].prefix(fence.indent + fence.count))
      let head = "\(marks)check \(name)"
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
    guard !isFound, let block = result.firstRange(of: "```pycon"),
      let end = result[block.upperBound...].firstIndex(of: "\n")
    else { return result }
    let start = result.index(after: end)
    return result[..<start] + ">>> torch.manual_seed(\(seed));\n" + result[start...]
  }
}
