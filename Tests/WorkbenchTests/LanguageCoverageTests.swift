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
    let parts = text.split(separator: " ")
    // A single word is a name; headings have a test of their own. What is Chinese was translated before, or is the lesson's.
    guard parts.count > 1, !text.unicodeScalars.contains(where: { $0.value >= 0x2E80 }) else { return false }
    // Beside operators and indices stand names.
    let isOperator = { (i: Int) in
      guard parts.indices.contains(i), let first = parts[i].first else { return true }
      return "*+-/=<>[|·√@".contains(first) || parts[i].contains("]")
    }
    return parts.indices.contains { i in isWord(parts[i]) && !(isOperator(i - 1) && isOperator(i + 1)) }
  }

  private static func isWord(_ part: Substring) -> Bool {
    var word = part.drop { $0 == "(" }
    while let last = word.last, ".,;:?!)".contains(last) { word.removeLast() }
    guard word.count > 1, word.allSatisfy({ $0.isASCII && $0.isLetter }) else { return false }
    return word.dropFirst().allSatisfy(\.isLowercase) && !codeWords.contains(String(word))
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

  /// The names of the library that the lessons use, as `%help` takes them.
  private func namesInLessons() -> [String] {
    var names: Set<String> = []
    for (_, cells) in notebooks(in: "lessons/en") {
      for cell in cells {
        for word in cell.split(whereSeparator: { !($0.isLetter || $0.isNumber || "._".contains($0)) }) {
          let isName = ["nn.", "F.", "torch.", "optim."].contains { word.hasPrefix($0) } || word.hasSuffix("LR")
          if isName, word.last != "." { names.insert(String(word)) }
        }
      }
    }
    return names.sorted()
  }

  @Test func helpOfNamesInLessons() {
    expectNothing(missing([("help", namesInLessons().map { "%help \($0)" })]))
  }

  private func sources(in folder: String) -> [String] {
    Fixture.names(in: folder).flatMap { name in
      name.hasSuffix(".swift") ? [Fixture.text("\(folder)/\(name)")] : sources(in: "\(folder)/\(name)")
    }
  }

  /// The headings that the sources write out: `Table.Column("…", …)` and `Table("…", "…")`.
  private var headings: Set<String> {
    var found: Set<String> = []
    for source in sources(in: "../../Sources/Application/Workbench") {
      for mark in ["Column(\"", "Table(\""] {
        for part in source.split(separator: mark).dropFirst() {
          let inner = part.prefix { $0 != ")" && $0 != "\n" }
          for (i, text) in inner.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
          where i.isMultiple(of: 2) && (i == 0 || mark == "Table(\"") && !text.contains("\\") {
            found.insert(String(text))
          }
        }
      }
    }
    return found
  }

  @Test func headingsOfTables() {
    let catalogue = Catalogue.named("zh")
    let known: Set<String> = ["exp", "logit"]
    let missing = headings.filter { heading in
      heading.filter { $0.isASCII && $0.isLetter }.count > 2 && !known.contains(heading)
        && !heading.contains { "_(".contains($0) }
        && catalogue?.heading(heading) == heading
    }
    #expect(headings.count > 40)
    expectNothing(missing.sorted())
  }

  /// A lesson walked through: hints, checks of what is not there yet, wrong turns, and on by its answers.
  @Test func walkThroughALesson() {
    let exercise = ["%next", "%check", "mean = 1", "%hint", "%where", "%skip"]
    let walk =
      ["%lessons", "%lesson running-mean"] + (0..<8).flatMap { _ in exercise } + ["%back", "%lesson stop", "%next"]
    expectNothing(missing([("lesson", walk)]))
  }

  @Test func examplesOfCommands() {
    let commands = CommandTable.all.filter { !$0.isAboutFiles }
    let help = commands.map { "%help \($0.name)" }
    expectNothing(missing([("help", ["%help"] + help)] + commands.map { ("%\($0.name)", [$0.example]) }))
  }
}
