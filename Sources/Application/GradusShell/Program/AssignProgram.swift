// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Notebooks
import Primitives
import PythonRuntime
import Workbench

/// `gradus assign`: a copy of a lesson that is given to students.
enum AssignProgram {
  /// What is asked for.
  struct Options: Equatable {
    var assignment = Assignment()
    /// The random numbers of the copy; nil for those of the lesson.
    var seed: Int?
    var lesson = ""
    var copy = ""

    /// Reads the arguments.
    init(_ words: ArraySlice<String>) throws(Arguments.Mistake) {
      var files: [String] = []
      var rest = words
      while let word = rest.popFirst() {
        switch word {
        case "--hints":
          guard let value = rest.popFirst(), let count = value == "all" ? Int.max : Int(value), count >= 0 else {
            throw Arguments.Mistake(sentence: "--hints needs a number, or all")
          }
          assignment.hintCount = count
        case "--no-checks": assignment.keepsChecks = false
        case "--seed":
          guard let number = rest.popFirst().flatMap({ Int($0) }), (0...Int(Int32.max)).contains(number) else {
            throw Arguments.Mistake(sentence: "--seed needs a number from 0 to \(Int32.max)")
          }
          seed = number
        case _ where word.hasPrefix("-") && word != "-": throw Arguments.Mistake(sentence: "assign has no option \(word)")
        default: files.append(word)
        }
      }
      guard files.count == 2 else {
        throw Arguments.Mistake(sentence: "assign needs a lesson and a file: gradus assign LESSON.md OUT.md")
      }
      (lesson, copy) = (files[0], files[1])
    }
  }

  /// Writes the copy; gives the exit status.
  static func run(_ options: Options, _ terminal: Terminal) -> Int32 {
    do {
      var text = try Files.readText(options.lesson)
      if let seed = options.seed { text = Assignment.reseeded(text, by: seed) }
      let lesson = Lesson(parsing: text)
      guard !lesson.exercises.isEmpty else { throw CheckProgram.NoNotebook(description: "it has no exercises") }
      guard !Files.exists(options.copy) else { throw FileError(options.copy, number: EEXIST) }
      // What is handed out has been proved, with the seed that it has.
      let policy = FilePolicy(fence: Fence(folder: Files.folder(of: options.lesson)))
      let verdict = LessonCheck.run(lesson, policy: policy, limits: Watchdog.Limits())
      let name = EscapeSequence.visible(options.lesson)
      for problem in verdict.problems { terminal.writeError("\(name): \(EscapeSequence.visible(problem))\n") }
      if let stopped = verdict.stopped {
        terminal.writeError("\(name): cell \(stopped.cell): \(stopped.reason)\n")
      }
      guard verdict.problems.isEmpty, verdict.stopped == nil else {
        terminal.writeError("Nothing was written: the lesson has to be right first (gradus check \(name)).\n")
        return 1
      }
      let renewed = NotebookCheck.renewed(lesson.notebook, verdict).text
      try Files.replace(options.copy, with: options.assignment.copy(of: renewed))
      let copy = EscapeSequence.visible(options.copy)
      let seed = options.seed.map { " --seed \($0)" } ?? ""
      let count = lesson.exercises.count
      terminal.write(
        """
        Wrote \(copy): \(count) exercise\(count == 1 ? "" : "s"), without answers\(hidden(lesson)).
        Students open it with: gradus \(copy)
        It is marked with:     gradus grade --key \(name)\(seed) FILE ...

        """)
      return 0
    } catch {
      terminal.writeError("gradus: \(EscapeSequence.visible("\(options.lesson): \(error)"))\n")
      return 2
    }
  }

  private static func hidden(_ lesson: Lesson) -> String {
    let count = lesson.exercises.flatMap(\.checks).count { $0.isHidden }
    return count == 0 ? "" : " and \(count) hidden check\(count == 1 ? "" : "s")"
  }
}
