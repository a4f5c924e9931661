// SPDX-License-Identifier: GPL-3.0-or-later

@preconcurrency import CReadline
import Notebooks
import SessionStore

/// The inputs of all sessions, for the arrow keys and the reverse search. An input is on disk as soon as it is entered.
///
/// The file holds one input a line; a newline inside of one is written as `\n`, a backslash as `\\`.
final class History {
  private let path: String
  private var last = ""
  /// How many inputs are kept.
  private static let limit = 10_000

  /// Reads the history of the user's earlier sessions; a missing or unreadable file is an empty history.
  init(path: String = Files.userFolder("XDG_STATE_HOME", fallback: ".local/state") + "/history") {
    self.path = path
    let text = (try? Files.read(path)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    var lines = text.utf8.split(separator: UInt8(ascii: "\n")).map { Substring($0) }
    if lines.count > History.limit + History.limit / 5 {
      lines = lines.suffix(History.limit)
      try? Files.replace(path, with: lines.joined(separator: "\n") + "\n")
    }
    using_history()
    for line in lines.suffix(History.limit) { add_history(History.decoded(line)) }
    last = lines.last.map(History.decoded) ?? ""
  }

  /// Adds an input, unless it is blank or the same as the one before.
  func add(_ text: String) {
    let input = NotebookCell.comparable(text)
    guard input != last, !input.isEmpty, !input.utf8.contains(0) else { return }
    last = input
    add_history(input)
    try? Files.makeFolder(Files.folder(of: path))
    try? Files.append(Array((History.encoded(input) + "\n").utf8), to: path)
  }

  /// An input as one line.
  static func encoded(_ input: String) -> String {
    var line = ""
    for scalar in input.unicodeScalars {
      switch scalar {
      case "\\": line += "\\\\"
      case "\n": line += "\\n"
      case "\r": line += "\\r"
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }

  /// The input that a line stands for.
  static func decoded(_ line: Substring) -> String {
    var input = ""
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if isEscaped {
        input.unicodeScalars.append(scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        input.unicodeScalars.append(scalar)
      }
    }
    return input
  }
}
