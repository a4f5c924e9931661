// SPDX-License-Identifier: GPL-3.0-or-later

/// What the user asked for on the command line.
enum Arguments: Equatable {
  case session(String)
  case run(path: String, arguments: [String])
  case check([String], accepts: Bool)
  case export(session: String, path: String)
  case version, help
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
    case nil: self = .session("scratch")
    case "-h", "--help": self = .help
    case "-V", "--version": self = .version
    case "--self-check": self = .selfCheck
    case "--reference":
      self = rest.count == 1 ? .reference(words[1]) : .wrong("--reference needs a folder: gradus --reference DIR")
    case "run":
      guard let path = rest.popFirst() else {
        self = .wrong("run needs a file: gradus run FILE.py")
        return
      }
      self = .run(path: path, arguments: Array(rest))
    case "check":
      let accepts = rest.first == "--accept"
      if accepts { rest.removeFirst() }
      self =
        rest.isEmpty
        ? .wrong("check needs notebooks: gradus check FILE.md ...") : .check(Array(rest), accepts: accepts)
    case "export":
      self =
        rest.count == 2
        ? .export(session: words[1], path: words[2])
        : .wrong("export needs a session and a file: gradus export SESSION OUT.py (or .ipynb, .html, .safetensors)")
    case "--": self = rest.count == 1 ? .session(words[1]) : .wrong("one session can be opened at a time")
    case let word?:
      if word.hasPrefix("-") {
        self = .wrong("there is no option \(word)")
      } else if !rest.isEmpty {
        self = .wrong("one session can be opened at a time")
      } else if word.isEmpty || word.hasSuffix("/") || word.hasPrefix(".") && !word.contains("/") {
        self = .wrong("'\(word)' is no name for a session")
      } else if word.hasSuffix(".py") {
        self = .wrong("'\(word)' is a script: gradus run \(word)")
      } else {
        self = .session(word)
      }
    }
  }

  static let usage = """
    Gradus, a terminal that speaks PyTorch.

      gradus                      open the session 'scratch'
      gradus NAME | PATH.md       open or make a session; a bare name lives in sessions/ here,
                                  else in the user's data folder
      gradus run FILE.py|FILE.md  run a script or a notebook without a shell
      gradus check FILE.md ...    replay notebooks and compare every output
      gradus check --accept FILE.md ...    replay them and write down what they print now
      gradus export SESSION OUT   write a session as .py, .ipynb, .html or .safetensors
      gradus --version | --help

    Input from a pipe is run as one paste, and stops at the first error.
    At the prompt, %help lists the commands, and Ctrl-D leaves; everything is kept.

    """
}
