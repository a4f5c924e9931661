// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TestSupport
import Workbench

/// The programs under `Fixtures/corpus`, and how they are run.
enum CorpusFixture {
  /// The names of the folders.
  static func topics() -> [String] { Fixture.names(in: "corpus") }

  /// The names of a folder's programs, without their ending.
  static func programs(of topic: String) -> [String] {
    Fixture.names(in: "corpus/\(topic)").filter { $0.hasSuffix(".py") }.map { String($0.dropLast(3)) }
  }

  /// The text of a program or of what it prints.
  static func text(_ name: String) -> String { Fixture.text("corpus/\(name)") }

  /// What a program prints: its output, `--- exit STATUS ---`, its error output.
  static func run(_ source: String, name: String) -> String {
    runOnLargeStack {
      var (output, errors) = ("", "")
      let script = Script(path: name, text: source, arguments: [])
      let status = script.run(write: { output += $0 }, writeError: { errors += $0 })
      return "\(output)--- exit \(status) ---\n\(errors)"
    }
  }
}
