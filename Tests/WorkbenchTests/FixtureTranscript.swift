// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import PythonRuntime
import TestSupport
import Testing

@testable import Workbench

/// What sessions print for examples in a file, whose parts begin with `# == TITLE`, beside what a file has stored.
///
/// With RECORD_SNAPSHOTS in the environment the text is written anew, and the test fails so that it is looked at.
enum FixtureTranscript {
  static func check(_ examples: String, _ stored: String, _ presentation: Presentation = .plain) {
    let examples = Fixture.text(examples)
    #expect(examples.contains("# == "))
    var shown = ""
    for part in examples.split(separator: "# == ").map(String.init) {
      let (title, code) = part.splitAtNewline
      let text = runOnLargeStack {
        let recorder = Recorder()
        let session = Session(output: Output(presentation: presentation) { recorder.add($0) })
        return session.output(of: code, recorder)
      }
      shown += "== \(title)\n\(text)\n"
    }
    if getenv("RECORD_SNAPSHOTS") != nil {
      guard let file = fopen(Fixture.path(stored), "wb") else { return }
      fputs(shown, file)
      fclose(file)
      Issue.record("wrote \(stored): look at it and run again")
    }
    let text = Fixture.text(stored)
    var title = ""
    for (line, (ours, theirs)) in zip(shown.lines, text.lines).enumerated() {
      if ours.hasPrefix("== ") { title = String(ours.dropFirst(3)) }
      guard ours != theirs else { continue }
      Issue.record("\(title) (line \(line + 1)): \(ours) instead of \(theirs)")
      break
    }
    #expect(shown.lines.count == text.lines.count)
  }
}

extension String {
  fileprivate var lines: [Substring] { split(separator: "\n", omittingEmptySubsequences: false) }
  fileprivate var splitAtNewline: (String, String) {
    let end = firstIndex(of: "\n") ?? endIndex
    return (String(self[..<end]), String(self[end...].dropFirst()))
  }
}
