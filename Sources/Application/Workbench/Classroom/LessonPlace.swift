// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import SessionStore

/// Where a lesson is: in the program, or in a file.
enum LessonPlace: Equatable {
  case shipped(String)
  case file(String)

  /// The lesson that a person named; nil when there is none. A path is a file; a name one of the program's, or of a folder `lessons` here.
  static func named(_ word: String) -> LessonPlace? {
    if !word.contains("/"), LessonLibrary.names.contains(word) { return .shipped(word) }
    for path in [word, word + ".md", "lessons/\(word).md"] where Files.isPlainFile(path) {
      return .file(Files.resolved(path))
    }
    return nil
  }

  /// How it is written down.
  var text: String {
    switch self {
    case .shipped(let name): name
    case .file(let path): path
    }
  }

  /// Read again.
  init(_ text: String) { self = text.contains("/") ? .file(text) : .shipped(text) }

  /// What people call it.
  var name: String {
    switch self {
    case .shipped(let name): name
    case .file(let path): SessionPaths(path).name
    }
  }

  /// Its text; of one of the program's, in a language where that is there.
  func read(in language: String?) throws -> String {
    switch self {
    case .shipped(let name): LessonLibrary.text(of: name, in: language ?? "en") ?? ""
    case .file(let path): try Files.readText(path)
    }
  }
}
