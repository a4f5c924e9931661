// SPDX-License-Identifier: GPL-3.0-or-later

extension String {
  /// Without empty lines at both ends; the indentation of the first line stays.
  package var trimmingBlankLines: String {
    var lines = NotebookParser.split(self)[...]
    while let last = lines.last, last.utf8.allSatisfy(NotebookParser.isBlank) { lines.removeLast() }
    while let first = lines.first, first.utf8.allSatisfy(NotebookParser.isBlank) { lines.removeFirst() }
    return lines.joined(separator: "\n")
  }
}
