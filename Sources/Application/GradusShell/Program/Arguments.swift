// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// What the user asked for on the command line.
enum Arguments: Equatable {
  case session(String, trusts: Bool)
  case run(path: String, arguments: [String])
  case check([String], CheckOptions)
  case export(ExportProgram.Options)
  case importing(path: String, notebook: String?)
  case assign(AssignProgram.Options)
  case grade(GradeOptions)
  case present(String)
  case version, help
  /// What sessions there are.
  case sessions
  /// Whether the compiler did what the evaluator takes for granted: `./test` asks the optimised program.
  case selfCheck
  /// The pages under docs/reference, written into a folder.
  case reference(String)
  /// A mistake, with the sentence that names it.
  case wrong(String)

  /// Reads the arguments after the program's name.
  init(_ words: [String]) {
    var rest = words[...]
    let first = rest.popFirst()
    switch first {
    case nil: self = .session("scratch", trusts: false)
    case "-h", "--help": self = .help
    case "-V", "--version": self = .version
    case "--self-check": self = .selfCheck
    case "--reference":
      self = rest.count == 1 ? .reference(words[1]) : .wrong("--reference needs a folder: gradus --reference DIR")
    case "--trust":
      let names = Array(rest)
      self = names.count == 1 ? Arguments.session(named: names[0], trusts: true) : .wrong("--trust needs a session")
    case "--":
      self = rest.count == 1 ? .session(words[1], trusts: false) : .wrong("one session can be opened at a time")
    case let word?:
      if let command = Command(rawValue: word) {
        self = Arguments.of(command, rest)
      } else if word.hasPrefix("-") {
        self = .wrong("there is no option \(word)")
      } else if !rest.isEmpty {
        let meant = Suggestion.nearest(word, among: Command.names).map { ". Did you mean gradus \($0)?" }
        self = .wrong("one session can be opened at a time" + (meant ?? ""))
      } else {
        self = Arguments.session(named: word, trusts: false)
      }
    }
  }

  /// The words that are no names of sessions.
  enum Command: String, CaseIterable {
    case run, check, export, `import`, sessions, assign, grade, present

    /// The words themselves.
    static let names = allCases.map(\.rawValue)
  }

  /// A command with the words that follow it.
  private static func of(_ command: Command, _ words: ArraySlice<String>) -> Arguments {
    var rest = words
    switch command {
    case .sessions: return rest.isEmpty ? .sessions : .wrong("sessions takes no arguments")
    case .run:
      guard let path = rest.popFirst() else { return .wrong("run needs a file: gradus run FILE.py") }
      return .run(path: path, arguments: Array(rest))
    case .check:
      do throws(Mistake) {
        let options = try CheckOptions(taking: &rest)
        return rest.isEmpty ? .wrong("check needs notebooks: gradus check FILE.md ...") : .check(Array(rest), options)
      } catch { return .wrong(error.sentence) }
    case .export:
      do throws(Mistake) { return .export(try ExportProgram.Options(rest)) } catch { return .wrong(error.sentence) }
    case .assign:
      do throws(Mistake) { return .assign(try AssignProgram.Options(rest)) } catch { return .wrong(error.sentence) }
    case .grade:
      do throws(Mistake) { return .grade(try GradeOptions(rest)) } catch { return .wrong(error.sentence) }
    case .present:
      return rest.count == 1 ? .present(rest[rest.startIndex]) : .wrong("present needs a file: gradus present FILE.md")
    case .import:
      let names = Array(rest)
      return (1...2).contains(names.count) && !names[0].hasSuffix(".md")
        ? .importing(path: names[0], notebook: names.count == 2 ? names[1] : nil)
        : .wrong("import needs a notebook of Jupyter or a script: gradus import FILE.ipynb [OUT.md]")
    }
  }

  private static func session(named word: String, trusts: Bool) -> Arguments {
    if word.isEmpty || word.hasSuffix("/") || word.hasPrefix(".") && !word.contains("/") {
      return .wrong("'\(word)' is no name for a session")
    }
    if word.hasSuffix(".py") { return .wrong("'\(word)' is a script: gradus run \(word)") }
    return .session(word, trusts: trusts)
  }

  /// A mistake in the options of a command.
  struct Mistake: Error { let sentence: String }

  static let usage = """
    Gradus, a terminal that speaks PyTorch.

      gradus                      open the session 'scratch'
      gradus NAME | PATH.md       open or make a session; a bare name lives in sessions/ here,
                                  else in the user's data folder; FILE.ipynb is imported first
      gradus --trust PATH.md      open a notebook from elsewhere without a fence
      gradus run FILE             run a script (.py) or a notebook (.md, .ipynb) without a shell
      gradus check FILE ...       replay notebooks (.md, .ipynb) behind a fence, compare every output
          --accept                write down what they print now
          --timeout SECONDS       what a cell may take (60)
          --memory SIZE           what a notebook may take, as in 500M or 4G (half of the machine)
          --jobs N                so many notebooks at a time
          --trust                 without the fence, in the current folder
      gradus present FILE.md      step through a notebook or a lesson in front of a class
      gradus assign [--hints N] [--no-checks] [--seed N] LESSON.md OUT.md
                                  write a copy of a lesson for students: no answers, no hidden checks
      gradus grade --key LESSON.md FILE ...  run a lesson's checks over students' files
          --csv FILE, --html FILE write the table; --feedback DIR writes a page for each student
          --jobs N, --timeout SECONDS, --seed N   (2 files at a time, 5 seconds a cell)
      gradus sessions             list sessions: name, age, cells, size, place
      gradus export [--trust] SESSION OUT    write a session as .py, .ipynb, .html or .safetensors;
          --no-run                nothing runs again: charts that were not kept stay text
      gradus import FILE [OUT.md]            write a Jupyter notebook or a script as a session
      gradus --version | --help

    Input from a pipe is run as one paste, and stops at the first error.
    At the prompt, %help lists the commands, and Ctrl-D leaves; everything is kept.

    """
}
