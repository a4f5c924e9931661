// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Notebooks
import Primitives
import SessionStore
import Workbench

/// The session in which somebody works through a lesson's file: beside it, `hw-work.md`, so that the lesson stays as it is and what is
/// handed in is the student's own.
struct LessonWork {
  let lesson: SessionPaths
  let work: SessionPaths

  /// Nil for what is no lesson, or a session of that name.
  init?(_ paths: SessionPaths) {
    guard Files.isPlainFile(paths.notebook), !Files.exists(paths.database),
      let text = try? Files.readText(paths.notebook), Lesson.isLesson(text)
    else { return nil }
    lesson = paths
    let canWrite = access(paths.folder.isEmpty ? "." : paths.folder, W_OK) == 0
    work = SessionPaths("\(canWrite ? paths.folder : SessionPaths.dataFolder)/\(paths.name)-work.md")
  }

  /// Begins the lesson, unless the session is in it already.
  func begin(in session: Session) throws {
    guard !session.isInLesson else { return }
    session.output.note("You work in \(EscapeSequence.visible(work.notebook)): everything typed is kept there; hand that in.")
    try session.beginLesson(lesson.notebook)
  }
}
