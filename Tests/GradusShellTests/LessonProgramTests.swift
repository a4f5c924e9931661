// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import Testing

/// Lessons in sessions that are left and opened again, by the built program.
@Suite(.serialized) struct LessonProgramTests {
  private let place: Playground

  init() throws {
    place = Playground()
    try place.write("home/.profile", "")
    try place.write("home/a.md", LessonProgramTests.lesson("A"))
    try place.write("home/b.md", LessonProgramTests.lesson("B"))
  }

  private static func lesson(_ title: String) -> String {
    """
    # \(title)

    ```pycon
    >>> x = [1]
    ```

    ```pycon
    >>> x.append(2)
    ```

    ```exercise three
    Append 3.
    ```

    ```check three
    expect(x == [1, 2, 3], f"x is {x}")
    ```

    ```answer three
    x.append(3)
    ```

    ```pycon
    >>> x.append(4)
    ```

    """
  }

  private func run(_ lines: String...) throws -> String {
    let run = try ProgramRun(["work.md"], input: lines.map { $0 + "\n" }.joined(), home: place.path + "/home")
    #expect(run.status == 0, "\(run.output)")
    return run.output
  }

  @Test func theLessonGoesOnAfterLeaving() throws {
    _ = try run("%lesson a.md", "%next", "mine = 1", "%next", "%next", "x.append(9)", "x.pop()", "x.append(3)")
    // On a branch when the session is left: the lesson's own state is made again.
    _ = try run("%goto mine-1", "mine")
    #expect(try run("%next", "x", "'mine' in globals()").hasSuffix("[1, 2, 3, 4]\nFalse\n"))
    #expect(try run("%goto mine-1", "mine, x").hasSuffix("(1, [1])\n"))
    #expect(try run("%back", "x").hasSuffix("[1, 2, 3]\n"))
    #expect(try run("%where").contains("step 4 of 4"))
    let notes = try place.read("home/work.md")
    #expect(notes.contains("**three.** Append 3.") && notes.contains(">>> mine = 1\n"))
  }

  @Test func eachLessonHasItsPlace() throws {
    _ = try run(
      "%lesson a.md", "%next", "one = 1", "%next", "%lesson b.md", "%next", "two = 2", "%next", "%lesson stop")
    #expect(try run("%lesson a.md", "%where").contains("A\nstep 3 of 4\n"))
    #expect(try run("%lesson b.md").contains("B\nstep 3 of 4\n"))
    #expect(try run("%goto mine-1", "one").hasSuffix("1\n"))
    #expect(try run("%goto mine-2", "two").hasSuffix("2\n"))
    #expect(try run("%lesson b.md again", "%where").hasSuffix("step 1 of 4\n  three: to come\n"))
  }

  @Test func aChangedFileIsTrustedAnew() throws {
    _ = try run("%lesson a.md", "%trust", "open('/etc/hostname').close()")
    try place.write("home/a.md", LessonProgramTests.lesson("A").replacingFirstLine("# Other"))
    let other = try ProgramRun(["work.md"], input: "open('/etc/hostname')\n", home: place.path + "/home")
    #expect(other.status == 1 && other.output.contains("PermissionError: Gradus keeps this notebook behind a fence"))
  }
}

extension String {
  fileprivate func replacingFirstLine(_ line: String) -> String {
    line + "\n" + split(separator: "\n", omittingEmptySubsequences: false).dropFirst().joined(separator: "\n")
  }
}
