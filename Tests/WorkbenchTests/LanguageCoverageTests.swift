// SPDX-License-Identifier: GPL-3.0-or-later

import Catalogues
import Charts
import Notebooks
import PythonRuntime
import Synchronization
import TestSupport
import Testing

@testable import Workbench

/// Whatever a student can meet has its words in Chinese: the sessions and lessons that ship, every explanation and every card of the fixtures run with a
/// catalogue that notes what it does not know.
@Suite(.serialized) struct LanguageCoverageTests {
  /// Runs each program in a session of its own; what has no entry, with the program that said it.
  private func missing(_ programs: [(name: String, cells: [String])]) -> [String] {
    let found = Mutex([String: String]())
    let current = Mutex("")
    let catalogue = Catalogue("zh", parsing: Catalogue.text(of: "zh") ?? "") { text in
      guard LanguageCoverageTests.isSentence(text) else { return }
      let name = current.withLock { $0 }
      found.withLock { $0[text] = $0[text] ?? name }
    }
    for (name, cells) in programs {
      current.withLock { $0 = name }
      _ = runOnLargeStack {
        let output = Output(presentation: Presentation(rendering: RenderOptions(), medium: .lines)) { _ in }
        output.language = catalogue
        let session = Session(output: output)
        for cell in cells { session.submit(cell) }
        return 0
      }
    }
    return found.withLock { $0 }.map { "\($0.value): \($0.key)" }.sorted()
  }

  /// Whether a text has words of English: code, names and numbers have none.
  private static func isSentence(_ text: String) -> Bool {
    var words = 0
    let parts = text.split(separator: " ")
    // A single word is a name; headings have a test of their own.
    guard parts.count > 1 else { return false }
    for part in parts.dropFirst(parts[1] == "=" ? 1 : 0) {
      var word = part.drop { $0 == "(" }
      while let last = word.last, ".,;:?!)".contains(last) { word.removeLast() }
      guard word.count > 1, word.allSatisfy({ $0.isASCII && $0.isLetter }) else { continue }
      if word.dropFirst().allSatisfy(\.isLowercase), !codeWords.contains(String(word)) { words += 1 }
    }
    return words > 0
  }

  private static let codeWords: Set<String> = [
    "True", "False", "None", "and", "as", "def", "for", "if", "in", "is", "lambda", "max", "min", "not", "or", "return",
    "sqrt", "exp", "log",
    "sum",
    "mean", "sign", "invstd", "eps", "hat", "cos", "tanh", "sigmoid", "softmax", "var", "std", "nan", "inf", "tensor",
  ]

  private func notebooks(in folder: String) -> [(name: String, cells: [String])] {
    Fixture.names(in: "../../" + folder).filter { $0.hasSuffix(".md") }.map { name in
      (name, Notebook(parsing: Fixture.text("../../\(folder)/\(name)")).cells.map(\.source))
    }
  }

  private func expectNothing(_ missing: [String]) {
    #expect(missing.isEmpty, "\(missing.count) sentences without an entry:\n\(missing.joined(separator: "\n"))")
  }

  @Test func sessionsAndLessons() {
    let programs = ["sessions", "lessons", "lessons/en"].flatMap { notebooks(in: $0) }
    #expect(!programs.isEmpty)
    expectNothing(missing(programs))
  }

  @Test(arguments: ["cards/examples.py", "explanations/transcripts.py"])
  func fixtures(_ name: String) {
    let parts = Fixture.text(name).split(separator: "# == ").map { String($0) }
    expectNothing(missing(parts.map { (String($0.prefix { $0 != "\n" }), [String($0.drop { $0 != "\n" })]) }))
  }

  @Test func examplesOfCommands() {
    let commands = CommandTable.all.filter { !$0.isAboutFiles }
    let help = commands.map { "%help \($0.name)" }
    expectNothing(missing([("help", ["%help"] + help)] + commands.map { ("%\($0.name)", [$0.example]) }))
  }
}
