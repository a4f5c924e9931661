// SPDX-License-Identifier: GPL-3.0-or-later

/// A notebook that is walked through step by step, with exercises: `docs/lessons.md` describes its form.
public struct Lesson: Sendable, Equatable {
  /// The first heading; empty when there is none.
  public let title: String
  /// The first paragraph, on one line.
  public let summary: String
  /// How long it takes, when it says so.
  public let minutes: Int?
  /// What it consists of.
  public let steps: [LessonStep]
  /// What is wrong with its form, a sentence each.
  public let problems: [String]
  /// The document as a notebook.
  public let notebook: Notebook

  /// Reads any text.
  public init(parsing text: String) {
    notebook = Notebook(parsing: text)
    var parser = LessonParser()
    parser.read(notebook)
    steps = parser.steps
    problems = parser.problems
    minutes = parser.minutes
    title = notebook.title ?? ""
    summary = Lesson.firstParagraph(of: steps)
  }

  /// The exercises in their order.
  public var exercises: [Exercise] { steps.compactMap(\.exercise) }

  /// Whether a text has exercises, and so is a lesson and no other notebook.
  public static func isLesson(_ text: String) -> Bool {
    text.contains(LessonParser.Kind.exercise.rawValue) && Lesson(parsing: text).steps.contains { $0.exercise != nil }
  }

  private static func firstParagraph(of steps: [LessonStep]) -> String {
    var lines: [Substring] = []
    for line in (steps.first?.prose ?? "").split(separator: "\n", omittingEmptySubsequences: false) {
      let isBlank = line.utf8.allSatisfy(NotebookParser.isBlank)
      if isBlank || line.hasPrefix("#") {
        if !lines.isEmpty { break }
      } else {
        lines.append(line)
      }
    }
    return lines.joined(separator: " ")
  }
}
