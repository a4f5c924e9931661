// SPDX-License-Identifier: GPL-3.0-or-later

import Testing
import Workbench

/// Short programs of every kind, each compared with what CPython 3.11 printed: standard output, exit status and all of the
/// error output with its tracebacks.
@Suite(.serialized) struct CorpusTests {
  static let topics = CorpusFixture.topics()

  @Test func theCorpusIsThere() {
    #expect(Self.topics.count >= 15)
    #expect(Self.topics.map { CorpusFixture.programs(of: $0).count }.reduce(0, +) >= 300)
  }

  @Test(arguments: topics) func programsDoWhatCPythonDoes(topic: String) {
    for name in CorpusFixture.programs(of: topic) {
      let expected = CorpusFixture.text("\(topic)/\(name).txt")
      let printed = CorpusFixture.run(CorpusFixture.text("\(topic)/\(name).py"), name: "\(name).py")
      guard printed != expected else { continue }
      let lines = zip(
        expected.split(separator: "\n", omittingEmptySubsequences: false),
        printed.split(separator: "\n", omittingEmptySubsequences: false))
      let first = lines.enumerated().first { $0.element.0 != $0.element.1 }
      let place = first.map { "line \($0.offset + 1): \($0.element.1) instead of \($0.element.0)" } ?? "another length"
      Issue.record("\(topic)/\(name): \(place)")
    }
  }
}
