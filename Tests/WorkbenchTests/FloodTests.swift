// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Workbench

/// Long outputs are shown in part: the beginning, how many lines are missing, the end.
@Suite struct FloodTests {
  private func flood() -> Flood {
    var flood = Flood()
    flood.isOn = true
    flood.begin(cell: 7, isDim: false, isASCII: true)
    return flood
  }

  private func shown(_ texts: [String], _ flood: inout Flood) -> String {
    var bytes: [UInt8] = []
    for text in texts { flood.add(text, to: &bytes) }
    bytes += flood.settle(endsInLine: bytes.last != 0x0A)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func beginningAndEndAreShown() {
    var flood = flood()
    let lines = shown((1...50_000).map { "\($0)\n" }, &flood).split(separator: "\n").map(String.init)
    #expect(lines.count == Flood.most + 1 + Flood.tailLines)
    #expect(lines[Flood.most - 1] == "300")
    #expect(lines[Flood.most] == "... 49,690 lines left out; %show 7 shows all of it")
    #expect(lines[Flood.most + 1] == "49991" && lines.last == "50000")
  }

  @Test(arguments: [1, 300, 400]) func whatIsNotLongIsWhole(count: Int) {
    var flood = flood()
    let lines = (1...count).map { "\($0)\n" }
    #expect(shown(lines, &flood) == lines.joined())
    flood.begin(cell: 8, isDim: false, isASCII: true)
    #expect(shown([lines.joined()], &flood) == lines.joined())
  }

  @Test func aLongLineIsCutBetweenCharacters() {
    var flood = flood()
    let text = shown([String(repeating: "é", count: 100_000) + "\n"], &flood)
    #expect(!text.contains("\u{FFFD}"))
    #expect(text.hasPrefix(String(repeating: "é", count: 12_000) + "\n... 176,001 characters left out; %show 7 shows"))
    #expect(text.utf8.count < 25_000)
  }

  @Test func whatComesSlowlyIsShown() {
    var flood = flood()
    var bytes: [UInt8] = []
    for tick in 0..<100 {
      for line in 0..<10 { flood.add("\(tick) \(line)\n", to: &bytes) }
      bytes += flood.tick(endsInLine: false)
    }
    #expect(bytes.count { $0 == 0x0A } == 1000)
  }

  @Test func aFloodThatGoesOnGivesASignNowAndThen() {
    var flood = flood()
    var bytes: [UInt8] = []
    for tick in 0..<60 {
      for line in 0..<1000 { flood.add("\(tick) \(line)\n", to: &bytes) }
      bytes += flood.tick(endsInLine: false)
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == Flood.most + 3 * 2)
    // It becomes calm: a question is asked.
    bytes = []
    flood.add("60 0\n", to: &bytes)
    flood.add("name? ", to: &bytes)
    bytes += flood.tick(endsInLine: false)
    #expect(String(decoding: bytes, as: UTF8.self).hasSuffix("60 0\nname? "))
  }

  @Test func nothingIsLeftOutElsewhere() {
    var flood = Flood()
    let lines = (1...50_000).map { "\($0)\n" }
    #expect(shown(lines, &flood) == lines.joined())
  }

  @Test func cellsAreShownWhole() {
    let (session, recorder) = makeSession()
    session.submit("for i in range(100): print(i)")
    session.submit("1 + 1")
    #expect(session.output(of: "%show 1", recorder).hasSuffix("98\n99\n"))
    #expect(session.cells.last?.output == "cell 1, 101 lines\n")
    #expect(session.output(of: "%show 2-2", recorder) == ">>> 1 + 1\n2\n")
    #expect(session.output(of: "%show 1-2", recorder).hasSuffix("99\n\ncell 2\n>>> 1 + 1\n2\n".dropFirst(4)))
    #expect(session.output(of: "%show 99", recorder).contains("there is no cell 99"))
    #expect(session.output(of: "%show x", recorder).contains("%show is written"))
  }
}
