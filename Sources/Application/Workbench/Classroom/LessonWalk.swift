// SPDX-License-Identifier: GPL-3.0-or-later

import JSON
import Notebooks

/// How far somebody has come in a lesson.
struct LessonWalk {
  let place: LessonPlace
  let lesson: Lesson
  /// The cell that had changed something last when it began.
  var start: Int
  /// The same behind each step that is done: that is the lesson's own state.
  var ends: [Int] = []
  /// How many cells there were behind the last step that was done.
  var cellCount = 0
  /// The cell that had changed something last behind each cell of the next step that has run by itself, in front of a class.
  var cellEnds: [Int] = []
  /// Whether the exercise that comes next was shown and waits.
  var isOpen = false
  /// The exercises that were passed.
  var passed: [String] = []
  /// Those whose answer was run instead.
  var skipped: [String] = []
  /// How many hints of each were read.
  var hints: [String: Int] = [:]
  /// The texts that stand before cells: the cell's number, and the step.
  var proseBefore: [(cell: Int, step: Int)] = []
  /// The cells of the steps that are done, counted from 0: the lesson's own line, should its states be out of reach.
  var line: [Range<Int>] = []
  /// How many cells there were when the step that comes next began.
  var stepStart = 0
  /// What the check said last.
  var lastSentence = ""

  /// Under which name it is kept which lesson is open.
  static let key = "lesson"
  /// Under which name it is kept how far a lesson has come.
  static func key(of place: LessonPlace) -> String { "lesson " + place.text }

  /// What people call it, without the signs of Markdown.
  var title: String { lesson.title.isEmpty ? place.name : lesson.title.filter { $0 != "`" && $0 != "*" } }

  init(_ place: LessonPlace, _ lesson: Lesson, start: Int, cellCount: Int) {
    self.place = place
    self.lesson = lesson
    self.start = start
    self.cellCount = cellCount
    stepStart = cellCount
  }

  /// The step that comes next, from 0; the number of steps at the end.
  var position: Int { ends.count }
  /// The step that comes next.
  var next: LessonStep? { position < lesson.steps.count ? lesson.steps[position] : nil }
  /// The exercise that waits.
  var openExercise: Exercise? { isOpen ? next?.exercise : nil }
  /// The cell from whose state the lesson goes on.
  var lastCell: Int { cellEnds.last ?? ends.last ?? start }
  /// Whether all steps are done.
  var isDone: Bool { next == nil }

  /// `step 5 of 12`, the one that is open or comes next.
  var progress: String {
    isDone ? "all \(lesson.steps.count) steps done" : "step \(position + 1) of \(lesson.steps.count)"
  }

  // MARK: On disk

  /// As it is kept beside the workspace.
  var text: String {
    JSON.object([
      .init("lesson", .string(place.text)), .init("start", .integer(start)),
      .init("ends", .array(ends.map { .integer($0) })), .init("cells", .array(cellEnds.map { .integer($0) })),
      .init("open", .bool(isOpen)),
      .init("passed", .array(passed.map { .string($0) })), .init("skipped", .array(skipped.map { .string($0) })),
      .init("hints", .object(hints.sorted { $0.key < $1.key }.map { .init($0.key, .integer($0.value)) })),
      .init("prose", .array(proseBefore.map { .array([.integer($0.cell), .integer($0.step)]) })),
      .init("count", .integer(cellCount)), .init("line", JSON(ranges: line)), .init("step", .integer(stepStart)),
    ]).serialized()
  }

  /// Reads it again; nil when it is no such text, or the lesson is gone. A lesson that has become shorter is at its end.
  ///
  /// - Parameter language: in which it is read; nil for English.
  init?(_ text: String, in language: String?) {
    guard let json = try? JSON(parsing: text), let name = json["lesson"]?.stringValue else { return nil }
    let place = LessonPlace(name)
    guard let source = try? place.read(in: language), !source.isEmpty else { return nil }
    self.init(place, Lesson(parsing: source), start: json["start"]?.integerValue ?? 0, cellCount: 0)
    ends = Array((json["ends"]?.arrayValue ?? []).compactMap(\.integerValue).prefix(lesson.steps.count))
    cellEnds = (json["cells"]?.arrayValue ?? []).compactMap(\.integerValue)
    if case .cells(let cells, _)? = next?.content, cellEnds.count < cells.count {} else { cellEnds = [] }
    isOpen = json["open"]?.boolValue == true && next?.exercise != nil
    passed = (json["passed"]?.arrayValue ?? []).compactMap(\.stringValue)
    skipped = (json["skipped"]?.arrayValue ?? []).compactMap(\.stringValue)
    for member in json["hints"]?.objectValue ?? [] { hints[member.name] = max(0, member.value.integerValue ?? 0) }
    for pair in json["prose"]?.arrayValue ?? [] {
      guard let cell = pair[0]?.integerValue, let step = pair[1]?.integerValue, lesson.steps.indices.contains(step)
      else { continue }
      proseBefore.append((cell, step))
    }
    cellCount = json["count"]?.integerValue ?? 0
    line = json["line"]?.ranges ?? []
    stepStart = json["step"]?.integerValue ?? cellCount
    // What was damaged or written by hand is not followed.
    if line.count != ends.count { line = [] }
  }
}
