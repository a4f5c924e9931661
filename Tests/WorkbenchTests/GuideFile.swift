// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import TestSupport

/// A file of guides on disk: its entries, whose examples can be run and written anew.
struct GuideFile {
  struct Entry {
    /// What stands behind `== `; nil for what stands before the first entry.
    let name: String?
    /// The lines before the example.
    var text: [String] = []
    /// Lines after prompts, and what they print.
    var example: [String] = []
  }

  static let names = [
    "layers", "losses", "optimizers", "schedulers", "functions", "tensors", "commands", "topics",
  ]

  let file: String
  var entries: [Entry]

  init(_ name: String) {
    file = "../../Sources/Library/EmbeddedGuides/texts/\(name).txt"
    entries = [Entry(name: nil)]
    for line in Fixture.text(file).split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("== ") {
        entries.append(Entry(name: String(line.dropFirst(3))))
      } else if line.hasPrefix(">>> ") || !entries[entries.count - 1].example.isEmpty {
        entries[entries.count - 1].example.append(line)
      } else {
        entries[entries.count - 1].text.append(line)
      }
    }
    for i in entries.indices { while entries[i].example.last?.isEmpty == true { entries[i].example.removeLast() } }
  }

  func write() {
    var text = ""
    for entry in entries {
      if let name = entry.name { text += "== \(name)\n" }
      var lines = entry.text
      while lines.last?.isEmpty == true { lines.removeLast() }
      text += (lines + entry.example).map { $0 + "\n" }.joined() + "\n"
    }
    while text.hasSuffix("\n\n") { text.removeLast() }
    guard let stream = fopen(Fixture.path(file), "wb") else { return }
    fputs(text, stream)
    fclose(stream)
  }

  /// Runs the statements of an example in a session of its own: the lines again, with what each printed.
  static func run(_ example: [String]) -> [String] {
    let (session, recorder) = makeSession()
    var lines: [String] = []
    var statement: [String] = []
    func finish() {
      guard !statement.isEmpty else { return }
      lines += statement
      let output = session.output(of: statement.map { String($0.dropFirst(4)) }.joined(separator: "\n"), recorder)
      var printed = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      if printed.last?.isEmpty == true { printed.removeLast() }
      lines += printed.map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
      statement = []
    }
    for line in example {
      if line.hasPrefix(">>> ") { finish() }
      if line.hasPrefix(">>> ") || (line.hasPrefix("... ") && !statement.isEmpty) { statement.append(line) }
    }
    finish()
    return lines
  }
}
