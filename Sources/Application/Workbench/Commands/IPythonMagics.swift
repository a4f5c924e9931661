// SPDX-License-Identifier: GPL-3.0-or-later

import PythonSyntax

/// What IPython's magics are here that are no commands: other names of commands, programs of the system, or a line that says what serves.
enum IPythonMagics {
  /// Other names of commands.
  static let aliases: [String: String] = [
    "cp": "!cp", "ed": "edit", "hist": "history", "la": "ls", "ldir": "ls", "lf": "ls", "lk": "ls", "ll": "ls",
    "loadpy": "load",
    "lsmagic": "help", "lx": "ls", "magic": "help", "man": "!man", "mkdir": "!mkdir", "more": "cat", "less": "cat",
    "mv": "!mv",
    "pdef": "help", "pdoc": "help", "pfile": "source", "pinfo": "help", "pinfo2": "source",
    "psource": "source",
    "pycat": "cat", "quickref": "help", "rep": "recall", "rm": "!rm", "rmdir": "!rmdir", "sx": "system",
    "who_ls": "who",
  ]

  /// What serves in the place of a magic that has no meaning here.
  static let notes: [String: String] = [
    "alias": "!program runs programs, and def makes functions",
    "alias_magic": "commands have one name each",
    "autoawait": "there is no await",
    "autoindent": "blocks are indented by themselves",
    "autocall": "calls need their parentheses",
    "automagic": "a command needs no % where the line is no Python",
    "autoreload": "importlib.reload(module) reads a changed file again",
    "autosave": "every statement is kept at once",
    "bookmark": "%cd takes folders, and %cd - goes back",
    "capture": "a trailing ; silences a result",
    "clear": "Ctrl-L clears the screen",
    "code_wrap": "%time and %timeit measure",
    "colors": "NO_COLOR=1 turns colours off",
    "conda": "nothing can be installed: torch, numpy and matplotlib.pyplot are built in",
    "config": ".inputrc holds the settings of the keys",
    "cpaste": "paste at the prompt: listings are cleaned and run as they are",
    "dhist": "%cd - goes back",
    "dirs": "%cd - goes back",
    "doctest_mode": "the prompt is >>> already",
    "env": "os.environ['NAME'] reads and sets variables",
    "gui": "%plot and matplotlib.pyplot draw in the terminal",
    "killbgscripts": "!program runs in front",
    "load_ext": "there are no extensions; importlib.reload(module) reads a changed file again",
    "logoff": "everything is kept in the notebook of the session",
    "logon": "everything is kept in the notebook of the session",
    "logstart": "everything is kept in the notebook of the session",
    "logstate": "everything is kept in the notebook of the session",
    "logstop": "everything is kept in the notebook of the session",
    "lprun": "%time and %timeit measure; there is no profiler",
    "macro": "%rerun 3-5 runs cells again; def makes a name of them",
    "mamba": "nothing can be installed: torch, numpy and matplotlib.pyplot are built in",
    "matplotlib": "matplotlib.pyplot draws in the terminal",
    "memit": "there is no measure of memory",
    "micromamba": "nothing can be installed: torch, numpy and matplotlib.pyplot are built in",
    "mprun": "there is no measure of memory",
    "notebook": "%save NAME.md writes a copy; gradus export NAME OUT.ipynb makes a Jupyter notebook",
    "page": "%show N shows a long output in the pager",
    "paste": "paste at the prompt: listings are cleaned and run as they are",
    "pastebin": "%save NAME.md makes a file to hand out",
    "pdb": "%debug looks into the last error at any time",
    "pip": "nothing can be installed: torch, numpy and matplotlib.pyplot are built in",
    "popd": "%cd - goes back",
    "pprint": "from pprint import pprint",
    "precision": "torch.set_printoptions(precision=4)",
    "prun": "%time and %timeit measure; there is no profiler",
    "pushd": "%cd FOLDER goes there, and %cd - back",
    "pylab": "import matplotlib.pyplot as plt; it draws in the terminal",
    "rehashx": "!program runs programs",
    "reload_ext": "there are no extensions; importlib.reload(module) reads a changed file again",
    "reset_selective": "del NAME removes names, and %undo brings them back",
    "sc": "!program runs programs",
    "set_env": "os.environ['NAME'] = 'value'",
    "store": "all names are kept and come back with the session",
    "tensorboard": "%plot and %watch draw numbers",
    "unalias": "!program runs programs",
    "unload_ext": "there are no extensions",
    "uv": "nothing can be installed: torch, numpy and matplotlib.pyplot are built in",
    "xdel": "del NAME removes a name",
    "xmode": "%tb shows the last traceback again, and %debug looks into it",
  ]

  /// Magics of whole cells that run them in the system's shell.
  static let shells: Set<String> = ["bash", "sh", "sx", "system"]
  /// Those whose cells are texts for a browser or programs in other languages.
  static let foreignCells: Set<String> = [
    "HTML", "SVG", "html", "javascript", "js", "latex", "markdown", "perl", "pypy", "python", "python2", "python3",
    "ruby", "script", "svg",
  ]
  /// What serves in the place of the other magics of whole cells.
  static let cellNotes = ["debug": "%debug looks into the last error, when it has happened"]
  /// Magics of whole cells that run as commands.
  static let cellCommands: Set<String> = ["time", "timeit"]

  /// The command that a cell begins with, whichever name it has; nil for other texts.
  static func command(of source: String) -> Command? {
    guard source.hasPrefix("%") else { return nil }
    let name = String(source.drop { $0 == "%" }.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    return CommandTable.named(name == "file" ? "writefile" : aliases[name] ?? name)
  }

  /// Whether a cell runs a program of the system: such a cell does not run again when a session is opened.
  static func runsProgram(_ source: String) -> Bool {
    if source.hasPrefix("!") { return true }
    guard source.hasPrefix("%") else { return false }
    let isCell = source.hasPrefix("%%")
    let name = String(source.dropFirst(isCell ? 2 : 1).prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    if isCell { return shells.contains(name) }
    return name == CommandLine.shellName || name == "sx" || aliases[name]?.hasPrefix("!") == true
  }
}
