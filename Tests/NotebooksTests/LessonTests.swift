// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Notebooks

@Suite struct LessonTests {
  private let text = """
    # Means

    <!-- minutes: 5 -->

    What a mean
    is.

    ```pycon
    >>> torch.manual_seed(3);
    >>> x = torch.randn(2)
    ```

    Now you:

    ```exercise mean
    Call the mean `m`.

    >>> m = x.mean(
    ... )
    ```

    ```hint mean
    first
    ```

    ```hint mean
    second
    ```

    ```check mean
    expect(close(m, x.mean()), "it is not the mean of manual_seed(3)")
    ```

    ```check mean hidden
    expect(m.requires_grad == False, "SECRET")
    ```

    ```answer mean
    m = x.mean()
    ```

    ```python
    print("a listing")
    ```

    The end.

    """

  @Test func partsAreFound() {
    let lesson = Lesson(parsing: text)
    #expect(lesson.problems == [])
    #expect(lesson.title == "Means" && lesson.summary == "What a mean is." && lesson.minutes == 5)
    #expect(lesson.steps.count == 3)
    #expect(lesson.steps[0].prose == "# Means\n\nWhat a mean\nis.")
    guard case .cells(let cells, first: 0) = lesson.steps[0].content else { return #expect(Bool(false), "no cells") }
    #expect(cells.map(\.source) == ["torch.manual_seed(3);", "x = torch.randn(2)"])
    let exercise = lesson.exercises[0]
    #expect(exercise.task == "Call the mean `m`." && exercise.starter == "m = x.mean(\n)")
    #expect(exercise.hints == ["first", "second"] && exercise.answer == "m = x.mean()")
    #expect(exercise.checks.map(\.isHidden) == [false, true] && exercise.openChecks.count == 1)
    #expect(lesson.steps[2].prose.hasSuffix("The end.") && lesson.steps[2].prose.contains("print(\"a listing\")"))
    #expect(Lesson.isLesson(text) && !Lesson.isLesson("```pycon\n>>> exercise = 1\n```\n"))
  }

  @Test func mistakesAreNamed() {
    let lesson = Lesson(
      parsing: """
        ```hint a
        early
        ```
        ```exercise A b
        x
        ```
        ```exercise a
        do
        ```
        ```exercise a
        do
        ```
        ```hint a loud
        x
        ```
        ```check a sealed
        00ff
        ```
        ```answer a
        open
        """)
    #expect(
      lesson.problems == [
        "line 1: hint a follows no exercise a",
        "line 4: exercise needs a name of small letters, digits, - and _, not A",
        "line 10: there are two exercises a",
        "line 13: hint a has a word that means nothing: loud",
        "line 16: the sealed check a was changed",
        "line 19: the block answer is not closed",
      ])
  }

  @Test func copiesHoldNoKey() {
    var assignment = Assignment()
    let copy = assignment.copy(of: text)
    for secret in ["SECRET", "m = x.mean()\n", "answer", "close(m"] { #expect(!copy.contains(secret), "\(secret)") }
    let lesson = Lesson(parsing: copy)
    #expect(lesson.problems == [])
    #expect(lesson.exercises[0].checks == [Lesson(parsing: text).exercises[0].checks[0]].map { .init(source: $0.source, isHidden: false) })
    #expect(lesson.exercises[0].hints.count == 2 && lesson.exercises[0].answer == nil)
    assignment.hintCount = 1
    assignment.keepsChecks = false
    let bare = Lesson(parsing: assignment.copy(of: text)).exercises[0]
    #expect(bare.hints == ["first"] && bare.checks.isEmpty)
    // A copy of a copy is the same; one with the line ends of Windows has none of the key either.
    #expect(Assignment().copy(of: copy) == copy)
    let windows = Assignment().copy(of: text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
    #expect(!windows.contains("SECRET") && Lesson(parsing: windows).problems == [])
  }

  @Test func seedsMoveTogether() {
    let other = Assignment.reseeded(text, by: 40)
    #expect(other.contains("torch.manual_seed(43);") && other.contains("manual_seed(43)\""))
    #expect(Assignment.reseeded("```pycon\n>>> x\n```\n", by: 7) == "```pycon\n>>> torch.manual_seed(7);\n>>> x\n```\n")
  }

  @Test(arguments: ["", "a", "é中\n\"'\\", String(repeating: "long line ", count: 500)])
  func sealedTextsComeBack(_ text: String) {
    #expect(SealedText.opened(SealedText.sealed(text)) == text)
    #expect(!text.isEmpty || SealedText.opened("") == nil)
  }

  @Test func markdownBecomesBlocks() {
    let blocks = MarkdownBlocks.blocks(
      of: "# A *b*\n\ntext `code` and\n**bold**\n\n- one\n- two\n  1. inner\n\n> quoted\n\n| a | b |\n|---|---|\n| 1 | `2` |\n\n    raw\n")
    #expect(
      blocks.map(\.kind).map { kind -> String in
        switch kind {
        case .heading(let level): "h\(level)"
        case .paragraph: "p"
        case .code: "code"
        case .table(let rows): "table\(rows.count)"
        case .rule: "rule"
        }
      } == ["h1", "p", "p", "p", "p", "p", "table2", "code"])
    #expect(blocks[1].runs.map(\.style) == [.plain, .code, .plain, .strong])
    #expect(blocks[2...4].map(\.marker) == ["-", "-", "1."] && blocks[4].depth == 2 && blocks[5].isQuoted)
  }
}
