// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Notebooks
@testable import SessionStore

/// What is said of edits that another program made, and the log of a database.
@Suite struct DocumentTests {
  private func sentence(_ old: [(UInt64, UInt64)], _ new: [(UInt64, UInt64)]) -> String {
    DocumentChanges(from: old.flatMap { [$0.0, $0.1] }, to: new.flatMap { [$0.0, $0.1] }).sentence
  }

  @Test func changesAreNamedCellByCell() {
    let cells: [(UInt64, UInt64)] = [(1, 10), (2, 20), (3, 30), (4, 40)]
    #expect(sentence(cells, cells) == "text around the cells")
    #expect(sentence(cells, [(1, 10), (9, 20), (3, 30), (4, 40)]) == "cell 2 changed, not run")
    #expect(sentence(cells, [(1, 10), (2, 20), (7, 0), (3, 30), (4, 40)]) == "cell 3 new, not run")
    #expect(sentence(cells, [(1, 10), (4, 40)]) == "2 cells taken out")
    #expect(sentence(cells, [(1, 11), (2, 20), (3, 30), (4, 41)]) == "other output in cells 1, 4")
    #expect(
      sentence(cells, [(8, 0), (2, 21), (4, 40), (5, 0), (6, 0)])
        == "cell 1 changed, not run; cells 4, 5 new, not run; 1 cell taken out; other output in cell 2")
    #expect(sentence([], (1...7).map { ($0, 0) }) == "cells 1, 2, 3, 4, 5 and 2 more new, not run")
    #expect(sentence(cells, []) == "4 cells taken out")
    // Hostile facts: an odd number of sums.
    #expect(DocumentChanges(from: [1], to: [1, 2, 3]).sentence == "cell 1 new, not run")
  }

  @Test func whatIsTypedIsAddedToWhatOthersChanged() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.md"
    func cell(_ number: Int) -> KeptCell {
      KeptCell(number: number, source: "x = \(number)", output: "", outcome: .ok)
    }
    let file = DocumentFile(path: path, known: nil)
    try file.write([cell(1)], count: 1)
    try Files.replace(path, with: Files.readText(path).replacing("# a", with: "# Mine") + "\nText.\n")
    try file.write([cell(2)], count: 2)
    #expect(
      try Files.readText(path) == "# Mine\n\n```pycon\n>>> x = 1\n```\n\nText.\n\n```pycon\n>>> x = 2\n```\n")
    #expect(file.takeNotes() == ["a.md was changed by another program: text around the cells"])
    let again = DocumentFile(path: path, known: file.facts)
    #expect(!again.takeOverEditsSinceLastTime())
    #expect(again.writtenCells == 2)
  }
}
