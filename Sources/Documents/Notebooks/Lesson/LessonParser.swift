// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// Cuts a notebook into the steps of a lesson. Total: what has no right form is text, and named.
struct LessonParser {
  /// The kinds of blocks that notebooks do not have, by the first word behind the fence.
  enum Kind: String { case exercise, check, hint, answer }

  private(set) var steps: [LessonStep] = []
  private(set) var problems: [String] = []
  private(set) var minutes: Int?
  private var prose = ""
  private var line = 0
  private var cellCount = 0

  mutating func read(_ notebook: Notebook) {
    for segment in notebook.segments {
      switch segment {
      case .prose(let text): readProse(text)
      case .block(let block):
        line += NotebookParser.lines(of: block.text).count
        guard !block.cells.isEmpty else { continue }
        add(.cells(block.cells, first: cellCount))
        cellCount += block.cells.count
      }
    }
    if !prose.utf8.allSatisfy(NotebookParser.isBlank) || steps.isEmpty { add(.end) }
  }

  private mutating func add(_ content: LessonStep.Content) {
    steps.append(LessonStep(prose: withoutComments(prose).trimmingBlankLines, content: content))
    prose = ""
  }

  // MARK: Text

  private mutating func readProse(_ text: String) {
    var other: Fence?
    var own: (kind: Kind, words: [String], fence: Fence, line: Int)?
    var body: [String] = []
    for piece in NotebookParser.lines(of: text) {
      line += 1
      if let block = own {
        if block.fence.isClosed(by: piece) {
          close(block.kind, block.words, body, at: block.line)
          own = nil
        } else {
          body.append(LessonParser.content(of: piece, indent: block.fence.indent))
        }
      } else if let fence = other {
        prose += piece
        if fence.isClosed(by: piece) { other = nil }
      } else if let fence = Fence(opening: piece) {
        if let kind = Kind(rawValue: fence.language) {
          own = (kind, LessonParser.words(piece, fence), fence, line)
          body = []
        } else {
          other = fence
          prose += piece
        }
      } else {
        prose += piece
      }
    }
    if let block = own {
      problems.append("line \(block.line): the block \(block.kind.rawValue) is not closed")
      close(block.kind, block.words, body, at: block.line)
    }
  }

  /// A line of a block without its line end and the fence's indentation.
  private static func content(of line: Substring, indent: Int) -> String {
    var bytes = line.utf8
    while let last = bytes.last, last == 0x0A || last == 0x0D { bytes.removeLast() }
    let blanks = min(indent, bytes.prefix { $0 == UInt8(ascii: " ") }.count)
    return String(Substring(bytes.dropFirst(blanks)))
  }

  /// The words behind the kind of a block.
  private static func words(_ line: Substring, _ fence: Fence) -> [String] {
    line.utf8.dropFirst(fence.indent + fence.count).split(whereSeparator: NotebookParser.isBlank).dropFirst()
      .map { String(Substring($0)) }
  }

  /// Takes `<!-- … -->` away, and reads what it says of the lesson.
  private mutating func withoutComments(_ text: String) -> String {
    var rest = text[...]
    var kept = ""
    while let start = rest.firstRange(of: "<!--"), let end = rest[start.upperBound...].firstRange(of: "-->") {
      kept += rest[..<start.lowerBound]
      let words = rest[start.upperBound..<end.lowerBound].split { $0 == ":" || $0.isWhitespace }
      if words.count == 2, words[0] == "minutes", let number = Int(words[1]), number > 0 { minutes = number }
      rest = rest[end.upperBound...]
      // A comment on lines of its own leaves no gap.
      if kept.isEmpty || kept.hasSuffix("\n\n") { rest = rest.drop { $0 == "\n" } }
    }
    return kept + rest
  }

  // MARK: Blocks

  private mutating func close(_ kind: Kind, _ words: [String], _ body: [String], at line: Int) {
    guard let name = words.first, name.utf8.allSatisfy(LessonParser.isNameByte) else {
      let found = words.first.map { ", not \($0)" } ?? ""
      problems.append("line \(line): \(kind.rawValue) needs a name of small letters, digits, - and _\(found)")
      return
    }
    let text = body.joined(separator: "\n").trimmingBlankLines
    if kind == .exercise {
      guard !steps.contains(where: { $0.exercise?.name == name }) else {
        problems.append("line \(line): there are two exercises \(name)")
        return
      }
      let (task, starter) = LessonParser.cut(body)
      if task.isEmpty { problems.append("line \(line): the exercise \(name) does not say what is to be done") }
      add(.exercise(Exercise(name: name, task: task, starter: starter)))
      return
    }
    guard let index = steps.lastIndex(where: { $0.exercise?.name == name }), var exercise = steps[index].exercise else {
      problems.append("line \(line): \(kind.rawValue) \(name) follows no exercise \(name)")
      return
    }
    let flags = words.dropFirst()
    if let odd = flags.first(where: { kind != .check || !["hidden", SealedText.word].contains($0) }) {
      problems.append("line \(line): \(kind.rawValue) \(name) has a word that means nothing: \(odd)")
    }
    switch kind {
    case .hint: exercise.hints.append(text)
    case .answer: exercise.answer = text
    case .check:
      var source = text
      if flags.contains(SealedText.word) {
        guard let opened = SealedText.opened(text) else {
          problems.append("line \(line): the sealed check \(name) was changed")
          return
        }
        source = opened
      }
      exercise.checks.append(ExerciseCheck(source: source, isHidden: flags.contains("hidden")))
    case .exercise: break
    }
    steps[index] = LessonStep(prose: steps[index].prose, content: .exercise(exercise))
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-")
  }

  /// The task and, from the first prompt on, the code to begin with.
  private static func cut(_ body: [String]) -> (task: String, starter: String) {
    let start = body.firstIndex { NotebookParser.input($0, prompt: ">>>") != nil } ?? body.endIndex
    let code = body[start...].compactMap {
      NotebookParser.input($0, prompt: ">>>") ?? NotebookParser.input($0, prompt: "...")
    }
    return (
      body[..<start].joined(separator: "\n").trimmingBlankLines, code.joined(separator: "\n").trimmingBlankLines
    )
  }
}
