// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import PythonRuntime
import TestSupport
import Testing

@testable import Workbench

/// Lessons at the prompt.
@Suite(.serialized) struct ClassroomTests {
  private static let text = """
    # Means

    First a tensor.

    ```pycon
    >>> torch.manual_seed(0);
    >>> x = torch.arange(6.).view(2, 3)
    ```

    ```exercise mean
    Call the means of the columns `mean`.

    >>> mean = x.mean()
    ```

    ```hint mean
    gentle
    ```

    ```check mean
    expect(shape(mean) == (3,), f"mean has the shape {shape(mean)}")
    expect(close(mean, x.mean(0)), "these are other numbers")
    ```

    ```answer mean
    mean = x.mean(0)
    ```

    Its sum:

    ```pycon
    >>> mean.sum()
    tensor(7.5000)
    ```

    ```exercise layer
    Make a Linear layer with 3 inputs.
    ```

    ```check layer
    expect(len(made(nn.Linear)) > 0, "no name leads to a Linear")
    expect(any(l.in_features == 3 for l in made(nn.Linear)), "it has another number of inputs")
    ```

    ```answer layer
    layer = nn.Linear(3, 1)
    ```

    """

  private func makeLesson() throws -> (session: Session, recorder: Recorder, folder: TemporaryFolder) {
    let folder = TemporaryFolder()
    let path = folder.path + "/means.md"
    try Files.replace(path, with: ClassroomTests.text)
    let (session, recorder) = makeSession()
    _ = session.output(of: "%lesson \(path)", recorder)
    return (session, recorder, folder)
  }

  @Test func stepsAreShownAndRun() throws {
    let (session, recorder, folder) = try makeLesson()
    defer { _ = folder }
    #expect(
      session.output(of: "%next", recorder).contains(
        "First a tensor.\n\n>>> torch.manual_seed(0);\n>>> x = torch.arange(6.).view(2, 3)\n"))
    #expect(session.output(of: "%next", recorder).contains("Call the means of the columns mean."))
    #expect(session.nextInput == "mean = x.mean()")
    #expect(session.output(of: "%next", recorder).contains("The exercise mean waits: %hint (1 left)"))
    #expect(session.output(of: "y = 1", recorder) == "mean: There is no `mean` yet.\n")
    #expect(session.output(of: "mean = x.mean()", recorder) == "mean: mean has the shape ()\n")
    #expect(session.output(of: "mean = x", recorder) == "mean: mean has the shape (2, 3)\n")
    #expect(session.output(of: "mean = [1, 2, 3]", recorder) == "mean: these are other numbers\n")
    // Another way to a right result.
    #expect(
      session.output(of: "mean = [x[:, i].sum() / 2 for i in range(3)]", recorder) == "ok: mean. %next goes on.\n")
    session.submit("mean = x.mean(0)")
    #expect(session.output(of: "%next", recorder).contains("Now after cell"))
    // What the cells printed is in the notebook, what was said to the person is not.
    #expect(session.cells.map(\.source).suffix(2) == ["%goto 8", "mean.sum()"])
  }

  @Test func timedStatementsAreChecked() throws {
    let (session, recorder, folder) = try makeLesson()
    defer { _ = folder }
    session.submit("%next\n%next")
    #expect(session.output(of: "%time mean = x", recorder).hasSuffix("mean: mean has the shape (2, 3)\n"))
    #expect(session.output(of: "%time mean = x.mean(0)", recorder).hasSuffix("ok: mean. %next goes on.\n"))
  }

  @Test func freePlayIsABranch() throws {
    let (session, recorder, folder) = try makeLesson()
    defer { _ = folder }
    session.submit("%next")
    session.submit("x = 'mine'\nextra = 5")
    #expect(session.output(of: "next", recorder).contains("what you did since is kept: %goto mine-1"))
    #expect(session.output(of: "x.shape, 'extra' in globals()", recorder).hasPrefix("(torch.Size([2, 3]), False)\n"))
    session.submit("mean = x.mean(0)")
    session.submit("mine = 1")
    session.submit("%next")
    #expect(session.output(of: "mean.sum(), 'mine' in globals()", recorder) == "(tensor(7.5000), False)\n")
    session.submit("%goto mine-1")
    #expect(session.output(of: "x, extra", recorder) == "('mine', 5)\n")
    session.submit("%next")
    #expect(session.output(of: "x.shape", recorder).contains("torch.Size([2, 3])\n"))
  }

  @Test func backAndForth() throws {
    let (session, recorder, folder) = try makeLesson()
    defer { _ = folder }
    #expect(session.output(of: "%back", recorder) == "ValueError: this is the lesson's beginning\n")
    #expect(session.output(of: "%jump 4", recorder).hasSuffix("at step 4 of 4: %next shows it\n"))
    #expect(session.output(of: "mean", recorder) == "tensor([1.5000, 2.5000, 3.5000])\n")
    session.submit("%back")
    session.submit("%back")
    #expect(session.output(of: "'mean' in globals(), 'x' in globals()", recorder) == "(False, True)\n")
    session.submit("%jump 1")
    #expect(session.output(of: "'x' in globals()", recorder) == "False\n")
    #expect(session.output(of: "%jump 9", recorder).contains("from 1 to 4"))
  }

  @Test func hintsAnswersAndSkipping() throws {
    let (session, recorder, folder) = try makeLesson()
    defer { _ = folder }
    #expect(session.output(of: "%hint", recorder) == "ValueError: no exercise is open: %next goes on\n")
    session.submit("%next\n%next")
    #expect(session.output(of: "%hint", recorder) == "gentle\n")
    #expect(session.output(of: "%hint", recorder) == "These were all the hints. %answer shows an answer.\n")
    session.submit("mean = 5")
    #expect(session.output(of: "%check", recorder) == "mean: mean has the shape ()\n")
    #expect(session.output(of: "%answer", recorder) == "mean = x.mean(0)\n")
    #expect(session.nextInput == "mean = x.mean(0)")
    #expect(session.output(of: "%skip", recorder).contains(">>> mean = x.mean(0)\n"))
    session.submit("%next\n%next")
    #expect(session.output(of: "a = nn.Linear(2, 2)", recorder) == "layer: it has another number of inputs\n")
    let end = session.output(of: "net = nn.Sequential(nn.Linear(3, 4))", recorder)
    #expect(end.contains("The lesson is done: 1 of 2 exercises passed, not mean."))
    #expect(session.output(of: "%where", recorder) == "Means\nall 4 steps done\n  mean: skipped\n  layer: passed\n")
  }

  @Test func checksChangeNothing() throws {
    let (session, recorder) = makeSession()
    session.submit(
      "torch.manual_seed(1);\nx = torch.zeros(2); len = 3\nclass A:\n    def __eq__(self, other): x[0] = 9; return True"
    )
    let check = ExerciseCheck(
      source:
        "torch.randn(3); x[1] = 7; y = len([1]); A() == 1\nprint('loud')\nexpect(False, 'said ' + str(x.tolist()))",
      isHidden: false)
    let verdict = try CheckRun(session: session).verdict(of: [check], exercise: "a")
    #expect(verdict == .missing("said [9.0, 7.0]"))
    #expect(recorder.take() == "")
    #expect(
      session.output(of: "x, len, 'y' in globals(), torch.randn(1)", recorder)
        == "(tensor([0., 0.]), 3, False, tensor([0.6614]))\n")
  }

  @Test func checksSayWhatIsMissing() throws {
    let (session, _) = makeSession()
    session.submit("s = 'text'")
    func verdict(_ source: String) throws -> CheckRun.Verdict {
      try CheckRun(session: session).verdict(of: [ExerciseCheck(source: source, isHidden: false)], exercise: "a")
    }
    #expect(try verdict("pass") == .passed)
    #expect(try verdict("expect(nothing > 1, 'no')") == .missing("There is no `nothing` yet."))
    #expect(
      try verdict("try:\n    expect(0, 'caught?')\nexcept Exception: pass") == .missing("caught?"))
    guard case .missing(let sentence) = try verdict("s / 2") else { return #expect(Bool(false), "passed") }
    #expect(sentence.hasPrefix("It is not what the check can look at: TypeError: unsupported operand"))
    #expect(try verdict("expect(0, 'a\\x1b[2J\\nb')") == .missing("a\\x1b[2J b"))
  }

  @Test(arguments: [
    ("close(1, 1.00009)", true), ("close(1, 1.0003)", false), ("close(100, 100.005)", true),
    ("close(torch.ones(2), [1, 1])", true), ("close(torch.ones(2), 1)", false), ("close([1, 2], [1])", false),
    ("close({'a': [1.0]}, {'a': torch.ones(1)})", true), ("close({'a': 1}, {'b': 1})", false),
    ("close('a', 'a')", true), ("close('a', 1)", false), ("close(None, None)", true), ("close(None, 0)", false),
    ("close(float('nan'), float('nan'))", true), ("close(float('inf'), 1e30)", false), ("close(object(), 1)", false),
    ("close((1, torch.zeros(2, 2)), [1, [[0, 0], [0, 0]]])", true), ("close(3, 4, tolerance=0.3)", true),
    ("shape([[1, 2], [3, 4]]) == (2, 2)", true), ("shape(3) == ()", true), ("shape('a') is None", true),
    ("shape([[1], [2, 3]]) == (2,)", true), ("shape(torch.zeros(2, 0)) == (2, 0)", true),
    ("[type(m).__name__ for m in made(nn.Module)] == ['Sequential', 'Linear', 'ReLU']", true),
    ("len(made((nn.Linear, dict))) == 2", true),
  ]) func namesOfChecks(_ expression: String, _ expected: Bool) throws {
    let (session, _) = makeSession()
    session.submit("net = nn.Sequential(nn.Linear(1, 1), nn.ReLU()); also = [net]; d = {1: net}; l = []; l.append(l)")
    let check = ExerciseCheck(source: "expect(\(expression), 'false')", isHidden: false)
    let verdict = try CheckRun(session: session).verdict(of: [check], exercise: "a")
    #expect(verdict == (expected ? .passed : .missing("false")), "\(expression)")
  }

  @Test func lessonsAreProved() {
    #expect(LessonCheck.run(Lesson(parsing: ClassroomTests.text)).isClean)
    func problems(_ old: String, _ new: String) -> [String] {
      let text = ClassroomTests.text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0 == old ? new : String($0) }.joined(separator: "\n")
      return LessonCheck.run(Lesson(parsing: text)).problems
    }
    #expect(
      problems(">>> mean = x.mean()", ">>> mean = x.mean(0)") == ["exercise mean: the starter code passes a check"])
    #expect(
      problems("mean = x.mean(0)", "mean = x.mean(1)") == [
        "exercise mean: its answer does not pass: mean has the shape (2,)"
      ])
    #expect(
      problems("layer = nn.Linear(3, 1)", "layer = nn.Linear()").first?.hasPrefix(
        "exercise layer: its answer ends in an error: TypeError: ") == true)
    #expect(
      problems("x = torch.arange(6.).view(2, 3)", "").isEmpty, "the cell is behind a prompt")
  }
}
