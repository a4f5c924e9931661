import TestSupport
import Testing

/// Programs whose output is compared with what CPython 3.11 printed.
@Suite(.serialized) struct ProgramTests {
  @Test(arguments: [
    "numbers", "containers", "classes", "caches", "messages", "modules", "library", "evaluation", "tools",
    "expressions",
  ])
  func printsWhatCPythonPrints(program: String) throws {
    let expected = Fixture.text("python/\(program).txt").split(separator: "\n", omittingEmptySubsequences: false)
    let run = LanguageThread.run(Fixture.text("python/\(program).py"))
    #expect(run.error == nil)
    let printed = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    for (line, (ours, theirs)) in zip(printed, expected).enumerated() where ours != theirs {
      Issue.record("line \(line + 1): \(ours) instead of \(theirs)")
      return
    }
    #expect(printed.count == expected.count)
    #expect(!printed.isEmpty)
  }
}
