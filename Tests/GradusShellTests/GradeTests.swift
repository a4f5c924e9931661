// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Notebooks
import Primitives
import Testing

/// Homework: copies for students and their marks, by the built program.
@Suite(.serialized) struct GradeTests {
  private let place: Playground
  private let key = """
    # Sums

    ```pycon
    >>> x = torch.arange(4.)
    ```

    ```exercise total
    Call the sum of x `total`.
    ```

    ```check total
    expect(close(total, x.sum()), f"total is {total}")
    ```

    ```check total hidden
    expect(close(total, torch.arange(4.).sum()), "SECRET-SENTENCE")
    ```

    ```answer total
    total = x.sum()
    ```

    ```exercise twice
    Call its double `twice`.
    ```

    ```check twice
    expect(twice == 12, "twice is no double")
    ```

    ```answer twice
    twice = 12
    ```

    """

  init() throws {
    place = Playground()
    try place.write("key.md", key)
    try place.write("home/.profile", "")
  }

  private func gradus(_ arguments: String...) throws -> ProgramRun {
    try ProgramRun(
      arguments.map { $0.contains(".") || $0 == "fb" ? place.path + "/" + $0 : $0 }, home: place.path + "/home")
  }

  private func student(_ name: String, _ cells: String...) throws {
    try place.write("s/\(name)", "```pycon\n" + cells.map { ">>> \($0)\n" }.joined() + "```\n")
  }

  @Test func everyRowStandsForItself() throws {
    try student("anna.md", "x = torch.arange(4.)", "total = 6", "twice = total + total")
    try student("ben.md", "x = torch.arange(4.)", "while True: pass", "total = sum(x)", "twice = 11")
    try student("cleo.md", "x = torch.zeros(4); total = 0.0", "print('\\x1b[2J')", "import os; os._exit(0)")
    try student(
      "dan.md", "open('../key.md').read()", "open('anna.md').read()", "import os; os.remove('anna.md')", "exit()",
      "total = 6; x = [6]")
    try place.write("s/eve.md", "")
    try place.write("s/fay.py", "import torch\nx = torch.arange(4.)\ntotal = x.sum()\ntwice = 2 * total\n")
    let run = try gradus(
      "grade", "--timeout", "3", "--key", "key.md", "--csv", "t.csv", "--html", "t.html", "--feedback", "fb",
      "s/anna.md",
      "s/ben.md", "s/cleo.md", "s/dan.md", "s/eve.md", "s/fay.py")
    #expect(run.status == 1)
    #expect(
      run.output.hasPrefix(
        """
        student  total  twice  passed
        -------  -----  -----  ------
        anna     yes    yes       2/2
        ben      yes    -         1/2
        cleo     -      -         0/2
        dan      -      -         0/2
        eve      -      -         0/2
        fay      yes    yes       2/2

        ben
          twice: twice is no double
          cell 2: it ran longer than 3 s and was stopped

        cleo
          total: a hidden check is not passed
          twice: There is no `twice` yet.

        """), "\(run.output)")
    #expect(Files.exists(place.path + "/s/anna.md"))
    let pages = try ["t.csv", "t.html", "fb/cleo.html", "fb/ben.html"].map { try place.read($0) } + [run.output]
    for page in pages { #expect(!page.contains("SECRET") && !page.contains("\u{1B}")) }
    #expect(pages[0].hasPrefix("student,file,total,twice,passed,of,remarks\r\nanna,"))
    #expect(pages[3].contains("twice is no double") && pages[3].contains("while</span>"))
  }

  @Test func statusesAreForScripts() throws {
    try student("anna.md", "x = torch.arange(4.)", "total = 6", "twice = 12")
    #expect(try gradus("grade", "--key", "key.md", "s/anna.md").status == 0)
    #expect(try gradus("grade", "--key", "s/anna.md", "s/anna.md").status == 2)
    #expect(try gradus("grade", "--key", "none.md", "s/anna.md").status == 2)
    #expect(try gradus("grade", "s/anna.md").output.contains("grade needs a key"))
    #expect(try gradus("grade", "--key", "key.md", "s/none.md").status == 1)
  }

  @Test func nothingIsWrittenOver() throws {
    try student("anna.md", "x = torch.arange(4.)", "total = 6", "twice = 12")
    let before = try place.read("key.md")
    for (option, file) in [("--csv", "key.md"), ("--csv", "s/anna.md"), ("--html", "out.txt")] {
      let run = try gradus("grade", "--key", "key.md", option, file, "s/anna.md")
      #expect(run.status == 2 && run.output.contains(option), "\(run.output)")
    }
    #expect(try place.read("key.md") == before && !Files.exists(place.path + "/out.txt"))
    // A link to the key is no hand-in.
    symlink(place.path + "/key.md", place.path + "/s/link.md")
    let run = try gradus("grade", "--key", "key.md", "--feedback", "fb", "s/link.md")
    #expect(run.status == 1 && run.output.contains("it is a link, not a file"))
    #expect(try !place.read("fb/link.html").contains("SECRET"))
  }

  @Test func changesOfTheLibraryAreNamed() throws {
    try student(
      "ann.md", "x = torch.arange(4.)", "torch.Tensor.sum = lambda self: 5", "total = 5",
      "exec('class Y:\\n def __eq__(s, o):\\n  global expect\\n  expect = lambda *a: None\\n  return True')",
      "twice = Y()")
    let run = try gradus("grade", "--key", "key.md", "s/ann.md")
    #expect(run.output.contains("it changes the library itself (torch.Tensor.sum)"))
    #expect(run.output.contains("twice: It is not what the check can look at: ValueError: what was made changes"))
  }

  @Test func copiesAreProvedFirst() throws {
    let run = try gradus("assign", "key.md", "hw.md")
    #expect(run.status == 0 && run.output.contains("2 exercises, without answers and 1 hidden check."))
    let copy = try place.read("hw.md")
    #expect(!copy.contains("SECRET") && !copy.contains("answer") && copy.contains("check total sealed"))
    #expect(try gradus("assign", "key.md", "hw.md").status == 2, "it is there already")
    try place.write("bad.md", key.replacing("twice = 12", with: "twice = 13"))
    let bad = try gradus("assign", "bad.md", "out.md")
    #expect(bad.status == 1 && bad.output.contains("exercise twice: its answer does not pass: twice is no double"))
    #expect(!Files.exists(place.path + "/out.md"))
  }
}
