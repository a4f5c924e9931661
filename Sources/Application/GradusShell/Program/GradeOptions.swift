// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import PythonRuntime

/// The options of `gradus grade`.
struct GradeOptions: Equatable {
  /// The lesson with checks and answers.
  var key = ""
  /// The students' files.
  var files: [String] = []
  /// Where the table goes as comma-separated values.
  var csv: String?
  /// Where it goes as a page.
  var html: String?
  /// The folder for a page for each student.
  var feedback: String?
  /// How many files are marked at a time.
  var jobs = 2
  /// What each cell and each check may have.
  var limits = Watchdog.Limits(seconds: 5, bytes: min(1 << 30, Watchdog.Limits.halfOfMemory))
  /// The seed with which the copies were made.
  var seed: Int?
  /// Whether this process marks a single file for another, and which cells it leaves out.
  var isWorker = false
  var skipped: Set<Int> = []
  /// Files that the cells of this one may not read: the others'.
  var hidden: [String] = []

  /// Reads the arguments.
  init(_ words: ArraySlice<String>) throws(Arguments.Mistake) {
    var rest = words
    while let word = rest.popFirst() {
      switch word {
      case "--key": key = try GradeOptions.value(word, &rest)
      case "--csv": csv = try GradeOptions.value(word, &rest)
      case "--html": html = try GradeOptions.value(word, &rest)
      case "--feedback": feedback = try GradeOptions.value(word, &rest)
      case "--jobs": jobs = try GradeOptions.number(word, &rest, 1...256)
      case "--timeout": limits.seconds = try GradeOptions.number(word, &rest, 1...86_400)
      case "--seed": seed = try GradeOptions.number(word, &rest, 0...Int(Int32.max))
      case "--hide": hidden.append(try GradeOptions.value(word, &rest))
      case "--worker": isWorker = true
      case "--skip": skipped = Set(try GradeOptions.value(word, &rest).split(separator: ",").compactMap { Int($0) })
      case "--":
        files += rest
        rest = []
      case _ where word.hasPrefix("-"): throw Arguments.Mistake(sentence: "grade has no option \(word)")
      default: files.append(word)
      }
    }
    guard !key.isEmpty else { throw Arguments.Mistake(sentence: "grade needs a key: gradus grade --key LESSON.md FILE ...") }
    guard !files.isEmpty else { throw Arguments.Mistake(sentence: "grade needs files: gradus grade --key LESSON.md FILE ...") }
  }

  private static func value(_ option: String, _ words: inout ArraySlice<String>) throws(Arguments.Mistake) -> String {
    guard let word = words.popFirst(), !word.isEmpty else { throw Arguments.Mistake(sentence: "\(option) needs a file") }
    return word
  }

  private static func number(_ option: String, _ words: inout ArraySlice<String>, _ range: ClosedRange<Int>)
    throws(Arguments.Mistake) -> Int
  {
    guard let number = words.popFirst().flatMap({ Int($0) }), range.contains(number) else {
      throw Arguments.Mistake(sentence: "\(option) needs a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// The arguments with which this program marks one of the files.
  func workerArguments(for path: String, skipping skipped: Set<Int>) -> [String] {
    var words = ["grade", "--worker", "--key", key, "--timeout", "\(limits.seconds)"]
    if let seed { words += ["--seed", "\(seed)"] }
    if !skipped.isEmpty { words += ["--skip", skipped.sorted().map(String.init).joined(separator: ",")] }
    let folder = Files.folder(of: path)
    for other in files where other != path && Files.folder(of: other) == folder { words += ["--hide", other] }
    return words + ["--", path]
  }
}
