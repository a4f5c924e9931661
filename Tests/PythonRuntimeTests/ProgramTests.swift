// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

/// Programs whose output is compared with what CPython 3.11 printed.
@Suite(.serialized) struct ProgramTests {
  @Test(arguments: [
    "numbers", "containers", "classes", "caches", "messages", "modules", "library", "evaluation", "tools",
    "expressions", "calls", "attribute_changes", "table_operations", "generator_steps", "traceback_texts",
    "bytes_and_texts",
  ])
  func printsWhatCPythonPrints(program: String) throws {
    let expected = Fixture.text("python/\(program).txt").split(separator: "\n", omittingEmptySubsequences: false)
    let run = LanguageThread.run(Fixture.text("python/\(program).py"))
    #expect(run.error == nil, "\(program)")
    let printed = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    for (line, (ours, theirs)) in zip(printed, expected).enumerated() where ours != theirs {
      let before = line > 0 ? " after \(printed[line - 1])" : ""
      Issue.record("\(program).txt, line \(line + 1)\(before): \(ours) instead of \(theirs)")
      return
    }
    #expect(printed.count == expected.count, "\(program): the last line is \(printed.last { !$0.isEmpty } ?? "")")
    #expect(!printed.isEmpty, "\(program)")
  }
}
