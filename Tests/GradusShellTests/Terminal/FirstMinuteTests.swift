// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import TestSupport
import Testing

/// What somebody sees who starts, leaves and comes back.
@Suite(.serialized) struct FirstMinuteTests {
  private let folder = TemporaryFolder()

  private func start(_ arguments: String...) throws -> PseudoTerminal {
    let environment = ["NO_COLOR": "1", "XDG_DATA_HOME": folder.path + "/data"]
    return try #require(PseudoTerminal(arguments, home: folder.path, environment: environment))
  }

  @Test func newcomersAreToldInFiveLines() throws {
    let terminal = try start("\(folder.path)/data/gradus/lecture.md")
    try terminal.expectPrompt()
    let lines = terminal.screen.lines
    #expect(lines.count == 6)
    for (line, words) in zip(lines, ["speaks PyTorch", "%explain x.softmax(1)", "%help", "~/data/", "Ctrl-D leaves"]) {
      #expect(line.contains(words))
    }
    // What it says can be typed.
    try terminal.run("x = torch.randn(2, 3)")
    try terminal.run("%explain x.softmax(1)")
    try terminal.expect("an explanation") { $0.lines.contains { $0.hasPrefix("Tensor.softmax") } }
    try terminal.leave()
    #expect(terminal.screen.lines.last == "kept in ~/data/gradus/lecture.md (2 cells)")
    #expect(terminal.screen.lines.dropLast().last == ">>>")
  }

  @Test func laterScreensAreShort() throws {
    let first = try start("\(folder.path)/data/gradus/lecture.md")
    try first.expectPrompt()
    for line in ["a = 5", "for i in range(3): print(i)" + Key.altEnter, "a * 2"] { try first.run(line) }
    try first.leave()
    let again = try start("\(folder.path)/data/gradus/lecture.md")
    try again.expect([
      "Gradus · lecture (2 names) · %help  Ctrl-D", "~/data/gradus/lecture.md, 3 cells; %show shows more of them",
      "  2  for i in range(3): print(i)", "     0", "  3  a * 2", "     10", ">>>",
    ])
    try again.run("%show 1")
    try again.leave()
    let other = try start("\(folder.path)/data/gradus/other.md")
    try other.expectPrompt()
    #expect(other.screen.lines.first == "Gradus · other (new) · %help  Ctrl-D")
    try other.run("%sessions")
    try other.expect("the other session") { $0.lines.contains { $0.hasPrefix("lecture  now      4") } }
    other.type("%open lecture\r")
    try other.expect("its cells") {
      $0.lines.contains("Gradus · lecture (2 names) · %help  Ctrl-D") && $0.line == ">>>"
    }
    try other.run("a")
    try other.expect([">>> a", "5", ">>>"])
    try other.leave()
  }

  @Test(arguments: ["", "exit\r", "%quit\r", "%nothing\r"]) func whereNothingWasTypedNothingIsKept(typed: String) throws
  {
    let terminal = try start("\(folder.path)/empty/lecture.md")
    try terminal.expectPrompt()
    if typed.isEmpty || typed == "%nothing\r" {
      if !typed.isEmpty { try terminal.run(String(typed.dropLast())) }
      terminal.type(Key.control("d"))
    } else {
      terminal.type(typed)
    }
    #expect(terminal.end() == 0)
    #expect(!terminal.screen.lines.contains { $0.hasPrefix("kept in") })
    #expect(!Files.exists(folder.path + "/empty/lecture.md") && !Files.exists(folder.path + "/empty/lecture.gradus"))
  }

  @Test func mistypedNamesAreAskedAbout() throws {
    let first = try start("\(folder.path)/data/gradus/lecture.md")
    try first.expectPrompt()
    try first.run("a = 5")
    try first.leave()
    let question = "There is no session lectrue. Open lecture? [Y, n makes lectrue, q]"
    let none = try start("lectrue")
    try none.expect([question], cursor: question.count + 1)
    none.type("q\r")
    #expect(none.end() == 1)
    #expect(!Files.exists(folder.path + "/data/gradus/lectrue.md"))
    let meant = try start("lectrue")
    try meant.expect([question])
    meant.type("\r")
    try meant.expectPrompt(below: 1)
    #expect(meant.screen.lines.contains("Gradus · lecture (1 name) · %help  Ctrl-D"))
    try meant.leave()
    let command = try start("chekc")
    try command.expect(["No session chekc, but a command: gradus check. Make the session? [y, N]"], cursor: 72)
    command.type("\r")
    #expect(command.end() == 1)
    let files = try start("chekc", "a.md")
    #expect(files.end() == 2)
    #expect(files.screen.lines.first?.hasSuffix("Did you mean gradus check?") == true)
  }
}
