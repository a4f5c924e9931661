// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Notebooks
import TestSupport
import Testing

/// The program at a terminal. Each test has a home folder of its own.
@Suite(.serialized) struct ShellTests {
  private let folder = TemporaryFolder()
  var home: String { folder.path }

  func start(_ arguments: String..., environment: [String: String] = [:]) throws -> PseudoTerminal {
    let plain = ["NO_COLOR": "1"].merging(environment) { $1 }
    // A bare name would be a session of the folder in which the tests run.
    let words = arguments.isEmpty ? [home + "/scratch.md"] : arguments
    let terminal = try #require(PseudoTerminal(words, home: home, environment: plain))
    #expect(terminal.shows("Gradus"))
    #expect(terminal.shows(">>> "))
    return terminal
  }

  @Test func typesAndLeaves() throws {
    let terminal = try start()
    terminal.type("1 + 1\r")
    #expect(terminal.shows("\r2\r\n"))
    terminal.type("for i in range(2):\rprint(i + 40)\r\r")
    #expect(terminal.shows("40\r\n41"))
    #expect(terminal.shows(">>> "))
    terminal.type("\u{4}")
    #expect(terminal.end() == 0)
  }

  @Test func leavingSaysWhereTheSessionIsKept() throws {
    let path = home + "/lecture.md"
    let empty = try start(path)
    empty.type("\u{4}")
    #expect(empty.end() == 0)
    #expect(!empty.transcript.contains("kept in") && !Files.exists(path))
    let terminal = try start(path)
    // The line itself is drawn with a prompt, too: what it prints tells that the next one follows.
    terminal.type("print(6 * 7)\r")
    #expect(terminal.shows("\r42\r\n"))
    #expect(terminal.shows(">>> "))
    terminal.type("\u{4}")
    #expect(terminal.shows("kept in ~/lecture.md (1 cell)"))
    #expect(terminal.end() == 0)
  }

  @Test func controlCEndsAQuestion() throws {
    let terminal = try start()
    terminal.type("n = input('your ' + 'name? ')\r")
    #expect(terminal.shows("your name? "))
    terminal.signal(SIGINT)
    #expect(terminal.shows("KeyboardInterrupt"))
    #expect(terminal.shows(">>> "))
    // What is typed while a statement runs answers its question.
    terminal.type("import time; print('ready'); time.sleep(0.3); m = input('again? ')\r")
    #expect(terminal.shows("\rready\r\n"))
    terminal.type("Bob\n")
    #expect(terminal.shows(">>> "))
    terminal.type("m * 2\r")
    #expect(terminal.shows("'BobBob'"))
    #expect(terminal.shows(">>> "))
    terminal.type("\u{4}")
    #expect(terminal.end() == 0)
  }

  @Test func pastedListingIsOneInput() throws {
    let terminal = try start()
    terminal.type(
      "\u{1B}[200~class A:\n    def f(self):\n        return 6\n\n    x = 7\n\nprint(A().f() * A.x)\u{1B}[201~\r")
    #expect(terminal.shows("\r42\r\n"))
    #expect(terminal.shows(">>> "))
    terminal.type("\u{4}")
    #expect(terminal.end() == 0)
  }

  @Test func tabCompletes() throws {
    let terminal = try start()
    terminal.type("torch.manual_se\t(0);\r")
    #expect(terminal.shows("torch.manual_seed(0);"))
    terminal.type("prin\t(5)\r")
    #expect(terminal.shows("\r5\r\n"))
    #expect(terminal.shows(">>> "))
    terminal.type("\u{4}")
    #expect(terminal.end() == 0)
  }

  @Test func longListsComeByTheScreen() throws {
    let terminal = try start()
    terminal.type("torch.\t\t")
    #expect(terminal.shows(" lines: Space, Enter, q --"))
    #expect(!terminal.screen.all.joined().contains("zeros_like"))
    // Any other key is typed.
    terminal.type(" mm")
    #expect(terminal.shows("torch.mm"))
    terminal.type("\u{15}alphabet = {'alpha': 41}\r")
    #expect(terminal.shows(">>> "))
    terminal.type("alphabet['al\t] + 1\r")
    #expect(terminal.shows("\r42\r\n"))
    #expect(terminal.shows(">>> "))
    terminal.type("\u{4}")
    #expect(terminal.end() == 0)
  }

  @Test func textsComeIntoTheNextLine() throws {
    try Files.replace(home + "/program.py", with: "value = 40\nprint(value + 2)\n")
    let terminal = try start(environment: ["EDITOR": "sed -i s/half/third/"])
    terminal.type("%load ~/program.py\r")
    #expect(terminal.shows("... "))
    terminal.type("\r")
    #expect(terminal.shows("\r42\r\n"))
    #expect(terminal.shows(">>> "))
    terminal.type("def half(x): return x / 3\r\r%edit half\r")
    #expect(terminal.shows("def third(x)"))
    terminal.type("\r\rthird(9)\r")
    #expect(terminal.shows("\r3.0\r\n"))
    #expect(terminal.shows(">>> "))
    terminal.type("\u{4}")
    #expect(terminal.end() == 0)
  }

  @Test func controlCStopsAStatement() throws {
    let terminal = try start()
    terminal.type("n = 0\rwhile True: n += 1; n % 1000 or print(n)\r\r")
    #expect(terminal.shows("3000"))
    terminal.signal(SIGINT)
    #expect(terminal.shows("KeyboardInterrupt"))
    terminal.type("n >= 0\r")
    #expect(terminal.shows("\rTrue\r\n"))
    // What is typed before the next prompt is there would be stopped with the statement.
    #expect(terminal.shows(">>> "))
    terminal.type("half a line")
    #expect(terminal.shows("half a line"))
    terminal.type("\u{3}")
    #expect(terminal.shows("KeyboardInterrupt"))
    #expect(terminal.shows(">>> "))
    terminal.type("\u{4}")
    #expect(terminal.end() == 0)
  }

  @Test func killedSessionComesBack() throws {
    let path = home + "/lecture.md"
    let terminal = try start(path)
    terminal.type("torch.manual_seed(3);\rx = torch.randn(3)\rx\r")
    #expect(terminal.shows("tensor(["))
    #expect(terminal.shows("])"))
    terminal.type("kept = 'all'\r'sure'\r")
    #expect(terminal.shows("\r'sure'\r\n"))
    terminal.signal(SIGKILL)
    #expect(terminal.end() == -SIGKILL)

    let again = try start(path)
    // Where it lives, and what was typed last.
    #expect(again.transcript.contains("~/lecture.md") && again.transcript.contains("  'sure'"))
    again.type("kept\r")
    #expect(again.shows("\r'all'\r\n"))
    again.type("x.sum() == torch.randn(3).mul(0).add(x).sum()\r")
    #expect(again.shows("\rtensor(True)\r\n"))
    #expect(again.shows(">>> "))
    again.type("\u{4}")
    #expect(again.end() == 0)
    let cells = Notebook(parsing: try Files.readText(path)).cells.map(\.source)
    #expect(cells.prefix(3) == ["torch.manual_seed(3);", "x = torch.randn(3)", "x"])
  }

  @Test func historyOutlivesAKill() throws {
    let terminal = try start()
    terminal.type("'remember me'\r")
    #expect(terminal.shows("\r'remember me'\r\n"))
    terminal.signal(SIGKILL)
    #expect(terminal.end() == -SIGKILL)
    let again = try start()
    again.type("\u{1B}[A\r")
    #expect(again.shows("\r'remember me'\r\n"))
    again.type("exit(3)\r")
    #expect(again.end() == 3)
  }

  @Test func secondProcessIsTold() throws {
    let path = home + "/one.md"
    let first = try start(path)
    let second = try #require(PseudoTerminal([path], home: home))
    #expect(second.shows("is open in another gradus"))
    #expect(second.end() == 1)
    first.signal(SIGTERM)
    #expect(first.end() == 128 + SIGTERM)
  }

  @Test func colourOnlyWhereItIsWanted() throws {
    let plain = try start()
    plain.type("None\r1 / 0\r")
    #expect(plain.shows("ZeroDivisionError"))
    #expect(plain.shows(">>> "))
    plain.type("\u{4}")
    #expect(plain.end() == 0)
    #expect(!plain.transcript.contains("\u{1B}[3"))
    let coloured = try start(environment: ["NO_COLOR": ""])
    coloured.type("None\r1 / 0\r")
    #expect(coloured.shows("ZeroDivisionError"))
    #expect(coloured.shows(">>> "))
    coloured.type("\u{4}")
    #expect(coloured.end() == 0)
    #expect(coloured.transcript.contains("\u{1B}[3"))
  }
}
