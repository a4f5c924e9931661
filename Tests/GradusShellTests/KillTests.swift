// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import SessionStore
import Testing

extension ShellTests {
  /// The program loses its life at any moment and in every way: each statement whose result was shown is there, the one that was running
  /// is there whole or not at all, the workspace is that of a session never killed, and nothing runs again.
  ///
  /// `GRADUS_KILLS` sets the number of rounds; every 25 begin another session.
  @Test func deathsTakeNothingThatWasShown() throws {
    let rounds = getenv("GRADUS_KILLS").flatMap { Int(String(cString: $0)) } ?? 6
    var chance = SystemRandomNumberGenerator()
    var (kept, stopped) = (0, 0)
    var session = KilledSession(SessionPaths(home + "/none.md"), seed: 0)
    var takesBack = false
    for round in 0..<rounds {
      let isFirst = round.isMultiple(of: 25) || session.isOver
      if isFirst {
        session = KilledSession(SessionPaths(home + "/killed\(round).md"), seed: round)
        takesBack = false
      }
      let terminal = try start(session.paths.notebook)
      #expect(!terminal.transcript.contains("run again"), "round \(round): \(terminal.transcript)")
      if takesBack {
        terminal.type("%undo\r")
        #expect(terminal.shows(">>> "))
      }
      let typed = (isFirst ? session.begin(seed: round) : []) + session.statements(50)
      terminal.type(
        "\u{1B}[200~\(typed.map { $0.contains("\n") ? $0 + "\n" : $0 }.joined(separator: "\n"))\u{1B}[201~\r")
      #expect(terminal.shows("\ndone "), "round \(round): \(terminal.transcript)")
      _ = terminal.shows("\u{0}", within: Double.random(in: 0..<0.5, using: &chance))
      let death = KilledSession.Death.allCases[round % KilledSession.Death.allCases.count]
      switch death {
      case .killed: terminal.signal(SIGKILL)
      case .terminated: terminal.signal(SIGTERM)
      case .hungUp: terminal.signal(SIGHUP)
      case .closedTerminal: terminal.closeTerminal()
      }
      let what = "round \(round), \(death)"
      #expect(terminal.end() != nil, "\(what): it goes on")
      let last = terminal.transcript.split(whereSeparator: \.isNewline).reversed().lazy.first {
        $0.hasPrefix("done ") && $0.dropFirst(5).allSatisfy(\.isNumber)
      }
      let shown = last.flatMap { mark in typed.firstIndex { $0.hasSuffix("('done', \(mark.dropFirst(5)))") } } ?? -1
      takesBack = try session.compare(typed: typed, shown: shown + 1, what)
      kept += shown + 1
      if takesBack { stopped += 1 }
    }
    print("\(rounds) deaths, \(kept) statements shown, \(stopped) stopped in the middle")
  }
}
