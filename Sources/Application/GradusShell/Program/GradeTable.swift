// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Notebooks
import Primitives
import Workbench

/// Students by exercises.
struct GradeTable {
  let key: Lesson
  let rows: [GradeRow]

  /// The exercises that are marked.
  var exercises: [String] { key.exercises.filter { !$0.checks.isEmpty }.map(\.name) }

  private func count(_ row: GradeRow) -> String { "\(row.result.passedCount)/\(exercises.count)" }

  /// What is missing in a row, a line each: exercises with their sentences, then what is to be said of cells.
  func remarks(_ row: GradeRow) -> [String] {
    if let problem = row.problem { return [problem] }
    var lines = row.result.marks.filter { !$0.isPassed }.map { "\($0.exercise): \($0.sentence)" }
    if row.result.cellCount == 0 { lines.insert("there are no cells in the file", at: 0) }
    return lines + row.result.remarks
  }

  // MARK: On the terminal

  /// The table, and under it what is missing.
  func text(_ options: RenderOptions) -> String {
    let (yes, no) = options.glyphs == .unicode ? ("✓", "·") : ("yes", "-")
    let table = Table(
      [Table.Column("student", .left)] + exercises.map { Table.Column($0, .left) } + [Table.Column("passed", .right)],
      rows: rows.map { row in
        [EscapeSequence.visible(row.student)]
          + exercises.map { name in row.result.marks.first { $0.exercise == name }?.isPassed == true ? yes : no }
          + [count(row)]
      })
    var text = table.render(options) + "\n"
    for row in rows {
      let lines = remarks(row)
      if lines.isEmpty { continue }
      text += "\n\(EscapeSequence.visible(row.student))\n"
      for line in lines {
        for part in TextLayout.wrapped(EscapeSequence.visible(line), to: options.width - 2, indent: 2) {
          text += "  \(part)\n"
        }
      }
    }
    return text
  }

  // MARK: In files

  /// Comma-separated values: a line for each student, with 1 and 0, and what is missing in the last column.
  var csv: String {
    let head = ["student", "file"] + exercises + ["passed", "of", "remarks"]
    let lines = rows.map { row in
      [row.student, row.path]
        + exercises.map { name in row.result.marks.first { $0.exercise == name }?.isPassed == true ? "1" : "0" }
        + ["\(row.result.passedCount)", "\(exercises.count)", remarks(row).joined(separator: "; ")]
    }
    return ([head] + lines).map { $0.map(GradeTable.field).joined(separator: ",") + "\r\n" }.joined()
  }

  /// A field in quotes where it needs them. What a spreadsheet would take for a formula begins with an apostrophe.
  static func field(_ text: String) -> String {
    var text = EscapeSequence.visible(text)
    if let first = text.first, "=+-@\t\r".contains(first), Double(text) == nil { text = "'" + text }
    guard text.contains(where: { "\",;\r\n".contains($0) || $0.isNewline }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  /// A page with the table and, for each student, what is missing.
  var html: String {
    var body = "<h1>\(Export.escaped(key.title))</h1>\n<table>\n<tr><th>student</th>"
    body += exercises.map { "<th>\(Export.escaped($0))</th>" }.joined() + "<th>passed</th></tr>\n"
    for row in rows {
      body += "<tr><td>\(shown(row.student))</td>"
      for name in exercises {
        let mark = row.result.marks.first { $0.exercise == name }
        body += mark?.isPassed == true ? "<td>✓</td>" : "<td title=\"\(shown(mark?.sentence ?? ""))\">·</td>"
      }
      body += "<td>\(count(row))</td></tr>\n"
    }
    body += "</table>\n"
    for row in rows where !remarks(row).isEmpty {
      body += "<h2>\(shown(row.student))</h2>\n<ul>\n"
      body += remarks(row).map { "<li>\(shown($0))</li>\n" }.joined() + "</ul>\n"
    }
    return Export.page(title: key.title, body: body)
  }

  private func shown(_ text: String) -> String { Export.escaped(EscapeSequence.visible(text)) }
}
