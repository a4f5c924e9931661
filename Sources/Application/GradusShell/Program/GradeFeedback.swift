// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import Primitives

/// A page for each student: which exercises are passed, what is missing, and what was handed in. Nothing of the key is in it.
struct GradeFeedback {
  let table: GradeTable

  /// Writes the pages into a folder.
  func write(to folder: String) throws {
    try Files.makeFolder(folder)
    var used: Set<String> = []
    for row in table.rows {
      var name = row.student.replacing("/", with: "-")
      while !used.insert(name).inserted { name += "-" }
      try Files.replace("\(folder)/\(name).html", with: page(row))
    }
  }

  private func page(_ row: GradeRow) -> String {
    var body = "<h1>\(Export.escaped(table.key.title))</h1>\n"
    body += "<p>\(shown(row.student)): \(row.result.passedCount) of \(table.exercises.count) exercises passed.</p>\n<table>\n"
    for mark in row.result.marks {
      body += "<tr><td>\(shown(mark.exercise))</td><td>\(mark.isPassed ? "✓" : "·")</td><td>\(shown(mark.sentence))</td></tr>\n"
    }
    body += "</table>\n"
    if let problem = row.problem { body += "<p>\(shown(problem))</p>\n" }
    for remark in row.result.remarks { body += "<p>\(shown(remark))</p>\n" }
    if row.path.hasSuffix(".md"), let text = try? Files.readText(row.path) {
      body += "<hr>\n" + Export.body(of: Notebook(parsing: text))
    }
    return Export.page(title: table.key.title, body: body)
  }

  private func shown(_ text: String) -> String { Export.escaped(EscapeSequence.visible(text)) }
}
