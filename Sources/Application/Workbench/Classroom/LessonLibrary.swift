// SPDX-License-Identifier: GPL-3.0-or-later

import EmbeddedLessons

/// The lessons that ship with the program.
enum LessonLibrary {
  /// Their names, in the order in which they build on each other.
  static let names: [String] = all.map(\.name).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }

  /// The text of a lesson in a language, else in English; nil when there is no such lesson.
  static func text(of name: String, in language: String = "en") -> String? {
    let found = all.filter { $0.name == name }
    return (found.first { $0.language == language } ?? found.first { $0.language == "en" }).map { String(cString: $0.text) }
  }

  // SAFETY: made once and never changed; the texts are constants of the program.
  private nonisolated(unsafe) static let all: [(name: String, language: String, text: UnsafePointer<CChar>)] = {
    var found: [(name: String, language: String, text: UnsafePointer<CChar>)] = []
    while true {
      let lesson = embeddedLesson(Int32(found.count))
      guard let name = lesson.name, let language = lesson.language, let text = lesson.text else { return found }
      found.append((String(cString: name), String(cString: language), text))
    }
  }()
}
