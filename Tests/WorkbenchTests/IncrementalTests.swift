// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import PythonRuntime
import TestSupport
import Testing

@testable import SessionStore
@testable import Workbench

/// What a statement writes, told by the change log, is all that it changed: a walk over the whole workspace finds nothing more to write.
@Suite(.serialized) struct IncrementalTests {
  private func check(_ session: Session, _ what: String) throws {
    let store = try #require(session.files?.store)
    let report = store.keep(nil, changed: nil, canBeUndone: false)
    #expect(report.problem == nil)
    #expect(store.writer.writtenCount == 0, "\(what): the walk found \(store.writer.writtenCount) more rows")
  }

  private func withSession(_ body: (Session) throws -> Void) throws {
    let folder = TemporaryFolder()
    let (session, _) = makeSession()
    _ = try session.open(SessionPaths(folder.path + "/a.md"))
    defer { session.close() }
    try body(session)
  }

  @Test(arguments: 0..<6) func randomStatements(seed: Int) throws {
    try withSession { session in
      session.submit(RollbackTests.prelude)
      try check(session, "the prelude")
      var random = SplitMix(seed: UInt64(seed))
      for _ in 0..<30 {
        let text = random.next(below: 8) == 0 ? "%undo" : random.pick(RollbackTests.statements)
        session.submit(text)
        try check(session, "\(text) (seed \(seed))")
      }
    }
  }

  @Test(arguments: CorpusFixture.topics()) func programsOfTheCorpus(topic: String) throws {
    try withSession { session in
      // A text in a tuple of constants gets its number when `pickle` looks at it: only the walk sees that it has a row of its own now.
      let open = ["pickle_protocol"]
      for (i, name) in CorpusFixture.programs(of: topic).enumerated() where i % 6 == 0 && !open.contains(name) {
        session.submit(CorpusFixture.text("\(topic)/\(name).py"))
        try check(session, "\(topic)/\(name)")
      }
    }
  }
}
