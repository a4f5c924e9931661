// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import TestSupport
import Testing

/// Long texts in the person's pager.
@Suite(.serialized) struct PagerTests {
  private let folder = TemporaryFolder()

  /// A pager that shows three lines and waits for Enter.
  private func start(pager: String? = nil) throws -> PseudoTerminal {
    let script = folder.path + "/pager.sh"
    try Files.replace(
      script, with: "head -n 3; echo 'rest:' $(wc -l); printf 'Enter ends'; read answer </dev/tty; echo over\n")
    return try .session(
      home: folder.path, environment: ["NO_COLOR": "1", "PAGER": pager ?? "sh \(script)"])
  }

  @Test func aLongOutputIsShownWhole() throws {
    let terminal = try start()
    try terminal.run("for i in range(1000): print('row', i)" + Key.altEnter)
    try terminal.expect("a part") { screen in
      screen.lines.contains { $0.hasSuffix("lines left out; %show 1 shows all of it") }
        && screen.lines.contains("row 999")
    }
    terminal.type("%show 1\r")
    try terminal.expect("the pager") { $0.lines.last == "Enter ends" }
    #expect(terminal.screen.lines.contains { $0.hasPrefix("rest: ") })
    terminal.type("\r")
    try terminal.expect(["over", ">>>"], cursor: 4)
    try terminal.run("1 + 1")
    try terminal.expect([">>> 1 + 1", "2", ">>>"])
    try terminal.leave()
  }

  @Test func controlCIsThePagersOwn() throws {
    let terminal = try start()
    terminal.type("%help\r")
    try terminal.expect("the pager") { $0.lines.last == "Enter ends" }
    terminal.type(Key.control("c"))
    try terminal.expect("a prompt") { $0.line == ">>>" && $0.cursor.column == 4 }
    try terminal.run("2 + 2")
    try terminal.expect([">>> 2 + 2", "4", ">>>"])
    try terminal.leave()
  }

  @Test(arguments: ["cat", "no-such-pager"]) func withoutAPagerItIsPrinted(pager: String) throws {
    let terminal = try start(pager: pager)
    try terminal.run("help(torch.softmax)")
    try terminal.run("%help")
    #expect(terminal.screen.all.contains { $0.contains("%explain") })
    try terminal.leave()
  }

  @Test func whatFitsIsPrinted() throws {
    let terminal = try start()
    try terminal.run("%show")
    try terminal.run("print('short')")
    try terminal.run("%show 1")
    try terminal.expect("printed") { screen in
      screen.lines.contains("short") && !screen.lines.contains("Enter ends")
    }
    try terminal.leave()
  }
}
