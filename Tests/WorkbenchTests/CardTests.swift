// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import PythonRuntime
import TestSupport
import Testing

@testable import Workbench

/// Every card, as a session shows it: the examples in `Fixtures/cards/examples.py`, the text in `examples.txt` beside it.
///
/// With RECORD_SNAPSHOTS in the environment the text is written anew, and the test fails so that it is looked at.
@Suite(.serialized) struct CardTests {
  @Test func cardsReadAsTheyShould() {
    let examples = Fixture.text("cards/examples.py")
    #expect(examples.contains("# == "))
    var shown = ""
    for part in examples.split(separator: "# == ").map(String.init) {
      let (title, code) = part.splitAtNewline
      let text = runOnLargeStack {
        let (session, recorder) = makeSession()
        return session.output(of: code, recorder)
      }
      shown += "== \(title)\n\(text)\n"
    }
    if getenv("RECORD_SNAPSHOTS") != nil {
      guard let file = fopen(Fixture.path("cards/examples.txt"), "wb") else { return }
      fputs(shown, file)
      fclose(file)
      Issue.record("wrote examples.txt: look at it and run again")
    }
    let stored = Fixture.text("cards/examples.txt")
    var title = ""
    for (line, (ours, theirs)) in zip(shown.lines, stored.lines).enumerated() {
      if ours.hasPrefix("== ") { title = String(ours.dropFirst(3)) }
      guard ours != theirs else { continue }
      Issue.record("\(title) (line \(line + 1)): \(ours) instead of \(theirs)")
      break
    }
    #expect(shown.lines.count == stored.lines.count)
  }
}

extension String {
  fileprivate var lines: [Substring] { split(separator: "\n", omittingEmptySubsequences: false) }
  fileprivate var splitAtNewline: (String, String) {
    let end = firstIndex(of: "\n") ?? endIndex
    return (String(self[..<end]), String(self[end...].dropFirst()))
  }
}
