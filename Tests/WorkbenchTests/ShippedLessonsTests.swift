// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import Testing

@testable import Workbench

/// The lessons that are part of the program.
@Suite(.serialized) struct ShippedLessonsTests {
  @Test(arguments: LessonLibrary.names) func answersPassAndStarterCodeDoesNot(_ name: String) throws {
    let text = try #require(LessonLibrary.text(of: name))
    let lesson = Lesson(parsing: text)
    #expect(!lesson.title.isEmpty && !lesson.summary.isEmpty && lesson.minutes != nil)
    #expect(lesson.exercises.count >= 3 && lesson.exercises.allSatisfy { $0.hints.count >= 2 })
    let verdict = LessonCheck.run(lesson)
    #expect(verdict.problems == [])
    #expect(verdict.differences.map(\.description) == [])
    #expect(verdict.stopped == nil && verdict.exerciseCount == lesson.exercises.count)
  }

  /// A translation has the same cells with the same outputs, the same names and the same answers; what people read is another text.
  @Test(arguments: LessonLibrary.names) func translationsDoTheSame(_ name: String) throws {
    let english = Lesson(parsing: try #require(LessonLibrary.text(of: name)))
    let text = try #require(LessonLibrary.text(of: name, in: "zh"))
    let other = Lesson(parsing: text)
    #expect(other.problems == [] && other.minutes == english.minutes && other.title != english.title)
    #expect(other.notebook.cells.map(\.source) == english.notebook.cells.map(\.source))
    #expect(other.exercises.map(\.name) == english.exercises.map(\.name))
    #expect(other.exercises.map(\.answer) == english.exercises.map(\.answer))
    #expect(other.exercises.map(\.hints.count) == english.exercises.map(\.hints.count))
    #expect(zip(other.exercises, english.exercises).allSatisfy { $0.task != $1.task })
    let verdict = LessonCheck.run(other)
    #expect(verdict.problems == [] && verdict.differences.map(\.description) == [])
  }
}
