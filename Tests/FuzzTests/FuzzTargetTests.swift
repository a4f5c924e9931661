// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import PythonRuntime
import TestSupport
import Testing

@testable import fuzz

/// A short run of the fuzzer: changed programs of the corpus go through the parser, the evaluator and what shows errors.
///
/// What crashes or hangs ends the test's process; `Benchmarks/README.md` says how to run the fuzzer for longer.
@Suite(.serialized) struct FuzzTargetTests {
  @Test func someHundredInputsEndWell() {
    let texts = Files.programs(below: Fixture.path("corpus")).compactMap(Files.text)
    #expect(texts.count >= 300)
    let mutator = Mutator(programs: texts)
    let (file, progress) = ("/tmp/gradus-fuzz-\(getpid())", "/tmp/gradus-fuzz-\(getpid())-progress")
    defer {
      unlink(file)
      unlink(progress)
    }
    let worker = Worker()
    runOnLargeStack { worker.run(mutator, first: 0, count: 400, file: file, progress: progress) }
    #expect(worker.count == 400)
  }

  @Test func theSameSeedMakesTheSameInput() {
    let mutator = Mutator(programs: ["x = 1\nprint(x + 2)\n", "for i in range(3):\n    pass\n"])
    func inputs() -> [String] {
      (0..<200).map {
        var dice = Dice(seed: UInt64($0))
        return mutator.make(&dice)
      }
    }
    #expect(inputs() == inputs())
    #expect(Set(inputs()).count > 100)
  }
}
