// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Guides
import PythonRuntime
import TestSupport
import Testing

@testable import Workbench

/// What help says: every layer, loss, optimizer and scheduler is explained whole, guides fit the declarations, and examples print
/// what stands below them.
@Suite(.serialized) struct GuideTests {
  private static let book = GuideBook.shared

  private static var index: HelpIndex { runOnLargeStack { HelpIndex.shared } }

  private static func belongs(_ name: String, to family: String) -> Bool {
    switch family {
    case "layer": name.hasPrefix("nn.") && name.split(separator: ".").count == 2
    case "optimizer": name.hasPrefix("optim.")
    default:
      !name.contains(".")
        && (name.hasSuffix("LR") || name.hasSuffix("Scheduler") || name.contains("Annealing")
          || name.hasSuffix("Plateau"))
    }
  }

  @Test(arguments: ["layer", "optimizer", "scheduler"]) func nothingIsMissing(family: String) {
    let entries = Self.index.entries.filter { $0.value?.object is PyClass && Self.belongs($0.name, to: family) }
    #expect(entries.count >= ["layer": 140, "optimizer": 13, "scheduler": 16][family] ?? 0)
    for entry in entries {
      guard let guide = Self.book[entry.name] else {
        Issue.record("\(entry.name) has no guide")
        continue
      }
      var missing: [String] = []
      if family == "layer", guide.shape.isEmpty, guide.name != "nn.Parameter" { missing.append("shape") }
      if guide.formula.isEmpty, guide.name != "nn.Parameter" { missing.append("formula") }
      if guide.example.isEmpty { missing.append("example") }
      if guide.related.isEmpty { missing.append("see") }
      if guide.topics.isEmpty { missing.append("topics") }
      for parameter in SignatureText.parameters(entry.signature)
      where !["self", "args", "kwargs"].contains(parameter.name)
        && Self.book.meaning(of: parameter.name, in: guide) == nil
      {
        missing.append("parameter \(parameter.name)")
      }
      #expect(missing.isEmpty, "\(entry.name) lacks \(missing.joined(separator: ", "))")
    }
  }

  @Test func functionsExplainTheirParameters() {
    for entry in Self.index.entries {
      guard let guide = entry.guide, guide.name == entry.name, entry.value != nil else { continue }
      let missing = SignatureText.parameters(entry.signature).map(\.name).filter {
        !["self", "args", "kwargs"].contains($0) && Self.book.meaning(of: $0, in: guide) == nil
      }
      #expect(missing.isEmpty, "\(entry.name) says nothing of \(missing.joined(separator: ", "))")
    }
  }

  @Test func guidesFitTheDeclarations() {
    for line in GuideFile.names.flatMap({ GuideFile($0).entries }).flatMap(\.text) where line.hasPrefix("like: ") {
      #expect(Self.book[String(line.dropFirst("like: ".count))] != nil, "\(line)")
    }
    var signatures: [String: String] = [:]
    for entry in Self.index.entries { signatures[entry.name] = entry.signature }
    let topics = Set(Self.book.guides.filter(\.isTopic).map(\.name))
    for guide in Self.book.guides {
      guard guide.isTopic || signatures[guide.name] != nil else {
        Issue.record("there is no \(guide.name)")
        continue
      }
      let wrong = guide.related.filter { signatures[$0] == nil && !topics.contains($0) }
      #expect(wrong.isEmpty, "\(guide.name) names \(wrong.joined(separator: ", "))")
    }
  }

  private static let renewal = "look at it, and write it anew with RECORD_SNAPSHOTS=1 in the environment"

  @Test(arguments: GuideFile.names) func examplesPrintWhatTheySay(name: String) {
    runOnLargeStack {
      var file = GuideFile(name)
      let records = getenv("RECORD_SNAPSHOTS") != nil
      for (i, entry) in file.entries.enumerated() where !entry.example.isEmpty {
        let shown = GuideFile.run(entry.example)
        #expect(!shown.contains { $0.hasPrefix("Traceback") }, "\(entry.name ?? ""): \(shown.joined(separator: "\n"))")
        if !records { #expect(shown == entry.example, "\(entry.name ?? ""): \(Self.renewal)") }
        file.entries[i].example = shown
      }
      if records { file.write() }
    }
  }

  @Test(arguments: [
    ("momentum?", "Two things have this name."), ("\"batch norm\"?", "Each channel is normalised"),
    ("%help learning rate", "How far an optimizer goes"),
    ("lerning rate?", "There is nothing about lerning rate; this is about"),
    ("nn.Lineer?", "this is about nn.Linear"), ("F.reul?", "this is about F.relu"), ("softmax?", "names for softmax"),
    ("help('dropout')", "nn.Dropout"), ("help(nn.ReLU)", "max(0, x)"), ("bn?", "0.weight"), ("bn[0].weight?", "shape"),
    ("optimizer?", "group 0"), ("scheduler?", "next rates"), ("bn.train?", "training mode"),
    ("?sweep", "%sweep TARGET"),
    ("qqqqxyzzy?", "There is nothing about qqqqxyzzy."), ("StepLR?", "step_size"), ("f?", "f(a, b=2)"),
    ("3 + 4?", "3 + 4 = 7"),
  ]) func questionsAreAnswered(typed: String, expected: String) {
    runOnLargeStack {
      let (session, recorder) = makeSession()
      session.submit(
        """
        bn = nn.Sequential(nn.BatchNorm1d(3))
        optimizer = optim.Adam(bn.parameters())
        scheduler = StepLR(optimizer, 3)
        def f(a, b=2): return a
        """)
      let shown = session.output(of: typed, recorder)
      #expect(shown.contains(expected), "\(shown)")
      #expect(!shown.contains("Traceback"))
      #expect(shown.utf8.allSatisfy { $0 < 0x80 })
      #expect(session.output(of: "scheduler.last_epoch", recorder) == "0\n")
    }
  }

  /// Those whose output is the time's, the machine's or the files'.
  private static let unrecorded: Set<String> = [
    "%time", "%timeit", "%debug", "%tb", "%sessions", "%history", "input", "breakpoint", "help", "torch.seed",
    "torch.initial_seed", "%verify",
    "%help", "%show",
  ]

  @Test func examplesOfDeclarationsPrintWhatTheySay() {
    runOnLargeStack {
      var file = GuideFile("examples")
      var recorded: [String: [String]] = [:]
      for entry in file.entries { if let name = entry.name { recorded[name] = entry.example } }
      var entries: [GuideFile.Entry] = [file.entries[0]]
      for entry in Self.index.entries where !Self.unrecorded.contains(entry.name) {
        if let guide = Self.book[entry.name], !guide.example.isEmpty { continue }
        var text = ""
        if let command = CommandTable.all.first(where: { "%" + $0.name == entry.name }), !command.isAboutFiles {
          text = command.example
        } else if let function = entry.value?.object as? BuiltinFunction {
          text = function.declaration.example
        } else if let cls = entry.value?.object as? PyClass {
          text = (cls.lookup("__init__")?.object as? BuiltinFunction)?.declaration.example ?? ""
        }
        guard !text.isEmpty else { continue }
        let shown = GuideFile.run(ReferenceText.prompted(text))
        guard !shown.contains(where: { $0.hasPrefix("Traceback") }) else {
          Issue.record("\(entry.name): \(shown.joined(separator: "\n"))")
          continue
        }
        let name = "example " + entry.name
        if getenv("RECORD_SNAPSHOTS") == nil, let before = recorded[name] {
          #expect(shown == before, "\(entry.name): \(Self.renewal)")
        }
        entries.append(GuideFile.Entry(name: name, example: shown))
      }
      file.entries = entries
      if getenv("RECORD_SNAPSHOTS") != nil { file.write() }
    }
  }
}
