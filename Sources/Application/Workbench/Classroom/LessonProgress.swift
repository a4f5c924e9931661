// SPDX-License-Identifier: GPL-3.0-or-later

import JSON
import Notebooks
import SessionStore

/// How far the user has come in lessons, in a file of the user's data folder: what `%lessons` shows. Each session knows its own
/// lesson better; this one is for looking at all of them.
enum LessonProgress {
  /// One line of it.
  struct Entry: Equatable {
    var stepsDone = 0
    var stepCount = 0
    var passed = 0
    /// The notebook in which the lesson is walked through.
    var session = ""
  }

  private static var file: String { SessionPaths.dataFolder + "/lessons.json" }

  /// All lessons that were begun, by their names or paths.
  static func all() -> [String: Entry] {
    guard let text = try? Files.readText(file), let json = try? JSON(parsing: text) else { return [:] }
    var entries: [String: Entry] = [:]
    for member in json.objectValue ?? [] {
      entries[member.name] = Entry(
        stepsDone: member.value["done"]?.integerValue ?? 0, stepCount: member.value["steps"]?.integerValue ?? 0,
        passed: member.value["passed"]?.integerValue ?? 0, session: member.value["session"]?.stringValue ?? "")
    }
    return entries
  }

  /// Writes down how far a walk has come. Where nothing can be written, nothing is said: the session knows.
  static func note(_ walk: LessonWalk, session: String) {
    guard !session.isEmpty else { return }
    var entries = all()
    entries[walk.place.text] = Entry(
      stepsDone: walk.position, stepCount: walk.lesson.steps.count, passed: Set(walk.passed).count,
      session: Files.resolved(session))
    let json = JSON.object(
      entries.sorted { $0.key < $1.key }.map { name, entry in
        .init(
          name,
          .object([
            .init("done", .integer(entry.stepsDone)), .init("steps", .integer(entry.stepCount)),
            .init("passed", .integer(entry.passed)), .init("session", .string(entry.session)),
          ]))
      })
    try? Files.makeFolder(SessionPaths.dataFolder)
    try? Files.replace(file, with: json.serialized(indent: 1) + "\n")
  }
}
