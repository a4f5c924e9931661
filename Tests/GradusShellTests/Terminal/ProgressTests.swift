// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import TestSupport
import Testing

/// Lines that programs write over, unfinished ones, and questions.
@Suite(.serialized) struct ProgressTests {
  private let folder = TemporaryFolder()

  private func start(columns: Int = 80) throws -> PseudoTerminal {
    try .session(home: folder.path, columns: columns, environment: ["NO_COLOR": "1"])
  }

  @Test func thePromptBeginsALine() throws {
    let terminal = try start()
    try terminal.run("print('abcdefghij', end='')")
    try terminal.expect([">>> print('abcdefghij', end='')", "abcdefghij", ">>>"], cursor: 4)
    try terminal.run("print('x' * 80, end='')")
    try terminal.expect([String(repeating: "x", count: 80), ">>>"], cursor: 4)
    // A traceback, too.
    try terminal.run("print('begun', end=''); 1 / 0")
    try terminal.expect(
      ["begun", "Traceback (most recent call last):", "  cell 3, line 1"] + [
        "    print('begun', end=''); 1 / 0", "                            ~~^~~", "ZeroDivisionError: division by zero",
        ">>>",
      ])
    try terminal.run("None")
    try terminal.expect([">>> None", ">>>"], cursor: 4)
    try terminal.leave()
  }

  @Test func anUnfinishedLineIsSeen() throws {
    let terminal = try start()
    terminal.type("import time; print('half', end='', flush=True); time.sleep(1000)\r")
    try terminal.expect(["half"], cursor: 4)
    terminal.type(Key.control("c"))
    try terminal.expect("an end") { $0.lines.contains("KeyboardInterrupt") && $0.line == ">>>" }
    terminal.type("print('slow', end=''); time.sleep(1000)\r")
    try terminal.expect(["slow"], cursor: 4)
    terminal.type(Key.control("c"))
    try terminal.expect("an end") { $0.line == ">>>" && $0.lines.filter { $0 == "KeyboardInterrupt" }.count == 2 }
    try terminal.leave()
  }

  @Test func aCounterStaysInItsLine() throws {
    let terminal = try start()
    terminal.type("for i in range(3): print(f'\\rdone {i}', end='', flush=True); n = input() if i == 1 else ''\r\r")
    try terminal.expect(["done 1"], cursor: 6)
    terminal.type("\r")
    try terminal.expectPrompt(below: terminal.screen.place)
    #expect(terminal.screen.lines.suffix(3).contains("done 2"))
    try terminal.leave()
  }

  @Test func barsLeaveOneLine() throws {
    let terminal = try start()
    try terminal.run("from tqdm import tqdm; import time")
    terminal.type("for i in tqdm(range(100000)): time.sleep(0.01)\r\r")
    try terminal.expect("a bar that grows") { screen in
      screen.lines.last?.hasPrefix("  0%|") == true && screen.lines.last?.contains("| 0/100000 ") == false
    }
    terminal.type(Key.control("c"))
    try terminal.expect("an end") { $0.lines.contains("KeyboardInterrupt") && $0.line == ">>>" }
    #expect(terminal.screen.all.filter { $0.contains("/100000 [") }.count == 1)
    try terminal.runBlock(["for i in tqdm(range(4)):", "time.sleep(0.05)"])
    let bars = terminal.screen.lines.filter { $0.contains(" 4/4 [") }
    #expect(bars.count == 1 && bars[0].hasPrefix("100%|"))
    #expect((bars.first?.count ?? 0) <= 80)
    try terminal.leave()
    let kept = Notebook(parsing: try Files.readText(folder.path + "/scratch.md")).cells.last?.output ?? ""
    #expect(kept.hasPrefix("100%|") && kept.split(separator: "\n").count == 1)
  }

  @Test func barsInBarsShareALine() throws {
    let terminal = try start(columns: 60)
    try terminal.run("from tqdm import tqdm; import time")
    try terminal.runBlock([
      "for e in tqdm(range(2), desc='epochs'):", "for b in tqdm(range(3), leave=False):", "time.sleep(0.06)",
      Key.backspace + "tqdm.write(f'epoch {e}')",
    ])
    let shown = terminal.screen.lines.suffix(4)
    #expect(shown.prefix(2) == ["epoch 0", "epoch 1"])
    #expect(shown.dropFirst(2).first?.hasPrefix("epochs: 100%|") == true)
    #expect(shown.dropFirst(2).first?.count == 60)
    // The bar has the window's width, also when that changes.
    terminal.type("for i in tqdm(range(100000)): time.sleep(0.01)\r\r")
    try terminal.expect("a bar") { $0.line.hasPrefix("  0%|") && $0.line.count == 60 }
    terminal.resize(columns: 90, height: 24)
    try terminal.expect("a wider bar") { $0.line.hasPrefix("  0%|") && $0.line.count == 90 }
    terminal.type(Key.control("c"))
    try terminal.expect("an end") { $0.lines.contains("KeyboardInterrupt") && $0.line == ">>>" }
    try terminal.leave()
  }

  @Test func aQuestionIsSeenBeforeItsAnswer() throws {
    let terminal = try start()
    terminal.type("name = input('your name? ')\r")
    try terminal.expect(["your name?"], cursor: 11)
    terminal.type("Ada\r")
    try terminal.expect(["your name? Ada", ">>>"], cursor: 4)
    try terminal.run("name * 2")
    try terminal.expect(["'AdaAda'", ">>>"])
    try terminal.leave()
  }

  @Test func programsKnowTheTerminal() throws {
    let terminal = try start(columns: 120)
    try terminal.run("import sys, os, shutil")
    try terminal.run(
      "sys.stdout.isatty(), sys.stdin.isatty(), os.get_terminal_size().columns, shutil.get_terminal_size()[1]")
    try terminal.expect(["(True, True, 120, 24)", ">>>"])
    terminal.resize(columns: 100, height: 30)
    try terminal.run("tuple(os.get_terminal_size())")
    try terminal.expect(["(100, 30)", ">>>"])
    try terminal.leave()
  }
}
