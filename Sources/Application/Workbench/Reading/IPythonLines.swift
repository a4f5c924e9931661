// SPDX-License-Identifier: GPL-3.0-or-later

/// Lines of Jupyter and Colab cells that have no meaning here (`!pip install torch`, `%matplotlib inline`, `%load_ext autoreload`): they are
/// left out of what was pasted, and named.
enum IPythonLines {
  /// Magic commands that prepare what Gradus has anyway, or that only IPython has.
  private static let magics: Set<String> = [
    "matplotlib", "pylab", "load_ext", "reload_ext", "unload_ext", "autoreload", "config", "pip", "conda",
    "tensorboard", "autosave",
    "precision", "colors", "xmode", "automagic", "env", "capture",
  ]
  /// Magics of a whole cell: the cell runs as it is.
  private static let cellMagics: Set<String> = ["capture", "prun"]

  /// Whether a line would install packages.
  static func installs(_ text: String) -> Bool {
    let line = text.trimmed.drop { $0 == "!" }.trimmed
    return !line.contains("\n") && installers.contains { line.hasPrefix($0 + " ") } && line.contains(" install ")
  }

  private static let installers = [
    "apt", "apt-get", "conda", "mamba", "micromamba", "pip", "pip3", "python -m pip", "python3 -m pip", "sudo apt",
    "sudo apt-get",
    "uv",
  ]

  /// A text without such lines, and what they were; nil when it has none.
  static func clean(_ text: String, isCommand: (String) -> Bool) -> (text: String, note: String)? {
    let hasMarks = text.utf8.contains { $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "%") }
    // A magic alone is a command: it says what serves in its place.
    if !text.trimmed.contains("\n"), text.trimmed.hasPrefix("%") { return nil }
    guard hasMarks || text.contains("google.colab") || text.contains(" install ") else { return nil }
    var left: [String] = []
    var kept: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if isForeign(line, isFirst: kept.allSatisfy { $0.trimmed.isEmpty }, isCommand) {
        left.append(line.trimmed)
      } else {
        kept.append(line)
      }
    }
    guard !left.isEmpty else { return nil }
    let names = left.prefix(3).map { $0.count > 40 ? String($0.prefix(37)) + "..." : $0 }.joined(separator: "; ")
    let rest = left.count > 3 ? " and \(left.count - 3) more" : ""
    return (kept.joined(separator: "\n"), "left out what has no meaning here: \(names)\(rest)")
  }

  private static func isForeign(_ line: Substring, isFirst: Bool, _ isCommand: (String) -> Bool) -> Bool {
    let text = line.trimmed
    // Packages are not installed here; other programs run.
    if text.hasPrefix("!") {
      let line = text.drop { $0 == "!" }.trimmed
      return installers.contains { line.hasPrefix($0 + " ") }
    }
    if text.hasPrefix("%%") {
      let name = String(text.dropFirst(2).prefix { $0.isLetter || $0 == "_" })
      return isFirst && cellMagics.contains(name)
    }
    if text.hasPrefix("%") {
      let name = String(text.dropFirst().prefix { $0.isLetter || $0 == "_" })
      return magics.contains(name) && !isCommand(name)
    }
    if text.hasPrefix("pip install ") || text.hasPrefix("conda install ") { return true }
    return text.hasPrefix("from google.colab import ") || text == "import google.colab"
  }
}
