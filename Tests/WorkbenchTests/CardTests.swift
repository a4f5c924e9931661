import Glibc
import Testing

@testable import Workbench

/// Every card, as a session shows it: the examples in `Fixtures/cards/examples.py`, the text in `examples.txt` beside it.
///
/// With RECORD_SNAPSHOTS in the environment the text is written anew, and the test fails so that it is looked at.
@Suite(.serialized) struct CardTests {
  private static let folder =
    #filePath.split(separator: "/").dropLast(2).reduce("") { $0 + "/" + $1 } + "/Fixtures/cards"

  @Test func cardsReadAsTheyShould() {
    let examples = CorpusFixture.text("../cards/examples.py")
    #expect(examples.contains("# == "))
    var shown = ""
    for part in examples.split(separator: "# == ").map(String.init) {
      let (title, code) = part.splitAtNewline
      let text = CorpusFixture.onLargeStack {
        let (session, recorder) = makeSession()
        return session.output(of: code, recorder)
      }
      shown += "== \(title)\n\(text)\n"
    }
    let path = "\(Self.folder)/examples.txt"
    if getenv("RECORD_SNAPSHOTS") != nil {
      guard let file = fopen(path, "wb") else { return }
      fputs(shown, file)
      fclose(file)
      Issue.record("wrote examples.txt: look at it and run again")
    }
    let stored = CorpusFixture.text("../cards/examples.txt")
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
