// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import Testing

/// Notebooks from elsewhere, opened and checked by the built program.
@Suite(.serialized) struct TrustTests {
  private let place: Playground
  private let lecture = """
    # From a friend

    ```pycon
    >>> x = 5
    >>> n = open('mark.txt', 'w').write('ran')
    >>> x + 1
    6
    ```

    """

  init() throws {
    place = Playground()
    try place.write("n/lecture.md", lecture)
    try place.write("home/.profile", "")
  }

  private func gradus(_ arguments: String..., input: String = "") throws -> ProgramRun {
    try ProgramRun(
      arguments.map { $0.hasSuffix(".md") || $0.hasSuffix(".ipynb") ? place.path + "/n/" + $0 : $0 }, input: input,
      home: place.path + "/home")
  }

  @Test func nothingRunsByItself() throws {
    let first = try gradus("lecture.md", input: "'x' in globals()\n%history\n")
    #expect(first.status == 0)
    #expect(first.output.contains("This notebook came from elsewhere, so nothing of it has run."))
    #expect(first.output.contains("False\n   1  x = 5\n"))
    // What was typed is kept, and the fence stands at the next opening, too.
    let second = try gradus(
      "lecture.md", input: "%run next\nx\n%run all\nopen('mark.txt').read()\nopen('/etc/passwd')\n")
    #expect(second.status == 1)
    #expect(second.output.contains("Ran cell 1. 4 more wait.\n5\n"))
    #expect(second.output.contains("'ran'\n"))
    #expect(second.output.contains("PermissionError: Gradus keeps this notebook behind a fence: open('/etc/passwd')"))
    #expect(!Files.exists(place.path + "/n/mark.txt"))
    #expect(try place.read("n/lecture.md").contains(">>> %run next\n"))
  }

  @Test func trustIsRemembered() throws {
    let first = try gradus("lecture.md", input: "%run all\n%trust\nopen('/etc/passwd').read() != ''\n")
    #expect(first.output.hasSuffix("The fence is lifted: what runs from now on may do what you may.\nTrue\n"))
    #expect(try gradus("lecture.md", input: "x\n").output == "5\n")
  }

  @Test func trustHoldsForTheseInputs() throws {
    #expect(try gradus("--trust", "lecture.md", input: "x\n").output == "5\n")
    // Another notebook under the same name, without what this user's Gradus kept.
    try place.write("home/.local/share/gradus/trust", "trusted 0123456789abcdef \(place.path)/n/other.md\n")
    try place.write("n/other.md", lecture)
    #expect(try gradus("other.md", input: "1\n").output.contains("came from elsewhere"))
  }

  /// A journal as the first versions had it may be anybody's; an export beside a notebook is neither a journal nor a session, and stays.
  @Test func filesBesideANotebookLiftNoFence() throws {
    try place.write("n/lecture.journal", "gradus journal 1 1\n")
    #expect(try gradus("lecture.md", input: "1\n").output.contains("came from elsewhere"))
    try place.write("n/alone.journal", "gradus journal 1 1\ncell 3 ok 11 0 1798176691\nx.append(3)\n\n")
    #expect(try gradus("alone.md", input: "1\n").output.contains("came from elsewhere"))
    try place.write("n/lecture2.md", lecture)
    #expect(try gradus("export", "lecture2.md", place.path + "/n/lecture2.safetensors").status == 0)
    #expect(try gradus("lecture2.md", input: "1\n").output.contains("came from elsewhere"))
    #expect(Files.exists(place.path + "/n/lecture2.safetensors") && !Files.exists(place.path + "/n/lecture2.old"))
    #expect(!Files.exists(place.path + "/n/mark.txt"))
  }

  @Test func checkTellsNotebooksFromFiles() throws {
    try place.write("n/empty.md", "# Nothing\n")
    try place.write("n/no.ipynb", #"{"cells": [], "nbformat": 4}"#)
    try place.write("n/bad.md", "```pycon\n>>> 1\n2\n```\n")
    for name in ["empty.md", "no.ipynb", "missing.md"] { #expect(try gradus("check", name).status == 2) }
    #expect(try gradus("check", "/dev/null").status == 2)
    #expect(try gradus("check", "lecture.md").status == 0)
    let both = try gradus("check", "--jobs", "2", "bad.md", "lecture.md")
    #expect(both.status == 1)
    #expect(
      both.output == """
        \(place.path)/n/bad.md: cell 1 prints something else
          >>> 1
          - 2
          + 1
        \(place.path)/n/bad.md: 1 cell, 1 difference
        \(place.path)/n/lecture.md: 3 cells, every output the same

        """)
    #expect(try gradus("check", "--accept", "bad.md").output.hasSuffix("bad.md: 1 output written\n"))
    #expect(try gradus("check", "bad.md").status == 0)
    #expect(!Files.exists(place.path + "/n/mark.txt"))
  }

  @Test func exportRunsBehindTheFence() throws {
    let out = place.path + "/home/out.safetensors"
    #expect(try gradus("export", "lecture.md", out).status == 0)
    #expect(
      Files.exists(out) && !Files.exists(place.path + "/n/mark.txt") && !Files.exists(place.path + "/n/lecture.journal")
    )
    #expect(try gradus("export", "lecture.md", "lecture.ipynb").status == 0)
    #expect(try gradus("check", "lecture.ipynb").output.hasSuffix("3 cells, every output the same\n"))
    #expect(try gradus("import", "lecture.ipynb", "back.md").status == 0)
    #expect(try gradus("import", "lecture.ipynb", "back.md").status == 2)
    #expect(Notebook(parsing: try place.read("n/back.md")).cells.count == 3)
  }
}
