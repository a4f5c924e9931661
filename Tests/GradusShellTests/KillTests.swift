// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Notebooks
import Testing

extension ShellTests {
  /// The program is killed at any moment: every statement whose result was shown is there at the next start, whole, and the
  /// one that was running is there whole or not at all. `GRADUS_KILLS` sets the number of rounds.
  @Test func killsTakeNothingThatWasShown() throws {
    let rounds = getenv("GRADUS_KILLS").flatMap { Int(String(cString: $0)) } ?? 4
    let path = home + "/killed.md"
    var random = SystemRandomNumberGenerator()
    var setup = "log = []\nx = torch.zeros(5000)\nnet = nn.Linear(3, 1)\n"
    setup += "def check(): return log == list(range(len(log))) and x.sum().item() == 5000 * len(log)\n"
    let beginning = try start(path)
    beginning.type("\u{1B}[200~\(setup)'rea' + 'dy'\u{1B}[201~\r")
    #expect(beginning.shows("'ready'"))
    beginning.signal(SIGKILL)
    #expect(beginning.end() == -SIGKILL)
    var count = 0
    for round in 0..<rounds {
      let terminal = try start(path)
      let lines = (count..<(count + 60)).map {
        "log.append(\($0)); x += 1; net(torch.ones(1, 3)).sum().backward(); print('done', \($0))"
      }
      let text = lines.joined(separator: "\n")
      terminal.type("\u{1B}[200~\(text)\u{1B}[201~\r")
      #expect(terminal.shows("done \(count)"))
      usleep(UInt32.random(in: 0..<400_000, using: &random))
      terminal.signal(SIGKILL)
      #expect(terminal.end() == -SIGKILL)
      let shown = terminal.screen.split(whereSeparator: \.isNewline).reversed().lazy.compactMap { line -> Int? in
        line.hasPrefix("done ") ? Int(line.dropFirst(5)) : nil
      }.first
      let again = try start(path)
      again.type("check(), len(log), '<'\r")
      #expect(again.shows("'<')"))
      #expect(again.shows(">>> "))
      let answer = again.screen.rest(after: "(True, ")
      let found = Int(answer.prefix { $0.isNumber }) ?? -1
      #expect(found >= 0, "round \(round): \(again.screen)")
      #expect(found >= (shown ?? 0) + 1, "round \(round): \(shown ?? -1) was shown, \(found) are there")
      #expect(!again.screen.contains("run again"))
      again.type("\u{4}")
      #expect(again.end() == 0)
      count = found
    }
    let sources = try SessionDocument.notebook(of: SessionPaths(path)).cells.map(\.source)
    #expect(sources.filter { $0.hasPrefix("log.append") }.count == count)
  }
}

extension String {
  /// What follows the last place of a text; nothing when it does not occur.
  fileprivate func rest(after text: String) -> Substring {
    var rest = self[...]
    var found = self[endIndex...]
    while let range = rest.firstRange(of: text) {
      found = rest[range.upperBound...]
      rest = found
    }
    return found
  }
}
