// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Diagnostics
import Guides
import PythonRuntime
import PythonSyntax

/// Finds what a person asks about: a name, an object, a command, or words.
struct HelpTopic {
  let interpreter: Interpreter

  /// The page of a value: its declaration where it is built in, its class and numbers elsewhere.
  func page(of value: Value, name: String) throws -> HelpPage {
    guard let object = value.object else { return try plainPage(value, name) }
    switch object {
    case let builtin as BuiltinFunction: return page(of: builtin)
    case let method as PyMethod: return try page(of: method.function, name: name)
    case let function as PyFunction: return page(of: function, name)
    case let cls as PyClass: return page(of: cls)
    case let property as GetSetDescriptor:
      return HelpPage(name: name, title: name, signature: "()", summary: property.doc)
    case let module as PyModule:
      let names = Set((module.attributes?.names ?? []) + module.lazyNames()).map(\.name).filter { !$0.hasPrefix("_") }
      var page = HelpPage(title: "module \(module.name)")
      page.notes = [names.sorted().joined(separator: ", ")]
      return page
    default: return try livePage(value, name)
    }
  }

  private func page(of builtin: BuiltinFunction) -> HelpPage {
    let name = HelpName.of(builtin)
    var signature = builtin.declaration.signature
    let isMethod = builtin.qualname.contains(".")
    if isMethod { signature = Documentation.withoutReceiver(signature) }
    return HelpPage(
      name: name, title: name + signature, signature: signature, summary: builtin.declaration.doc,
      example: builtin.declaration.example)
  }

  func page(of cls: PyClass) -> HelpPage {
    let name = HelpName.of(cls)
    let initialiser = cls.lookup("__init__")?.object
    let doc = (cls.lookup("__doc__")?.text ?? "").trimmed
    if let native = initialiser as? BuiltinFunction, !cls.isUserDefined {
      let signature = Documentation.withoutReceiver(native.declaration.signature)
      return HelpPage(
        name: name, title: name + signature, signature: signature, summary: doc, example: native.declaration.example)
    }
    var signature = ""
    if let function = initialiser as? PyFunction {
      signature = Documentation.withoutReceiver(ReferenceText.signature(of: function))
    }
    let bases = cls.bases.filter { $0 !== Classes.object }.map { HelpName.of($0) }.joined(separator: ", ")
    var page = HelpPage(
      name: name, title: "class \(cls.name)\(signature)", signature: signature,
      summary: doc.isEmpty && !bases.isEmpty ? "Based on \(bases)." : doc)
    if !doc.isEmpty, !bases.isEmpty { page.notes.append("Based on \(bases).") }
    return page
  }

  private func page(of function: PyFunction, _ name: String) -> HelpPage {
    let signature = ReferenceText.signature(of: function)
    var page = HelpPage(title: name + signature, summary: ReferenceText.doc(of: function))
    page.notes = ["Defined in \(function.code.source.name)."]
    return page
  }

  private func plainPage(_ value: Value, _ name: String) throws -> HelpPage {
    HelpPage(title: "\(name) = \(try interpreter.repr(value))  (\(interpreter.type(of: value).name))")
  }

  private func livePage(_ value: Value, _ name: String) throws -> HelpPage {
    let cls = interpreter.type(of: value)
    var page = HelpPage(title: "\(name): \(HelpName.of(cls))")
    page.live = LiveObject(value, interpreter).rows
    if page.live.isEmpty {
      page.summary = TextLayout.oneLine((cls.lookup("__doc__")?.text ?? "").trimmed)
      page.live = [("holds", try WorkspaceCommands.summary(value, interpreter))]
    }
    let rows = try interpreter.repr(value).split(separator: "\n", omittingEmptySubsequences: false)
    page.text = rows.prefix(10).map { String($0) } + (rows.count > 10 ? ["... \(rows.count - 10) more lines"] : [])
    if !cls.isUserDefined {
      let guide = GuideBook.shared[HelpName.of(cls)]
      page.shape = guide?.shape ?? []
      page.formula = guide?.formula ?? []
      if guide != nil { page.related = [HelpName.of(cls) + "?"] }
    }
    return page
  }

  /// The page of a command.
  static func page(of command: Command) -> HelpPage {
    var page = HelpPage(title: command.usage, summary: command.doc)
    page.example = ReferenceText.prompted(command.example)
    guard let guide = GuideBook.shared["%" + command.name] else { return page }
    let plain = page.example
    page.add(guide)
    if page.example.isEmpty {
      page.example = GuideBook.shared.recordedExample(of: "%" + command.name) ?? plain
    }
    page.parameters = command.argumentNames.compactMap { name in guide.meanings[name].map { (name, $0) } }
    for (name, meaning) in guide.meanings.sorted(by: { $0.key < $1.key }) where !command.argumentNames.contains(name) {
      page.parameters.append((name, meaning))
    }
    if command.changesWorkspace { page.notes.append("Changes the workspace.") }
    return page
  }

  // MARK: Words

  /// What is found for words, as one page; nil when there is nothing.
  func search(_ words: String) -> HelpPage? {
    let index = HelpIndex.shared
    let hits = index.search(words)
    guard let first = hits.first else { return nil }
    if first.score >= 100, first.entry.guide?.isTopic ?? false || hits.count == 1 || hits[1].score < 100 {
      guard let guide = first.entry.guide, guide.isTopic else { return page(of: first.entry) }
      return topicPage(guide, index, hits.dropFirst().filter { $0.parameter != nil })
    }
    if hits.count == 1 { return page(of: first.entry) }
    let most = 14
    var page = HelpPage(title: "\(hits.count) names for \(words)")
    page.live = hits.prefix(most).map { row($0) }
    page.notes = [
      (hits.count > most ? "And \(hits.count - most) more. " : "") + "\(first.entry.name)? says more about the first."
    ]
    return page
  }

  /// A topic with the names that belong to it, and others that have a parameter of its name with another meaning.
  private func topicPage(_ guide: Guide, _ index: HelpIndex, _ hits: [HelpIndex.Hit]) -> HelpPage {
    var page = HelpPage(topic: guide)
    page.related = []
    var meanings: Set<String> = []
    for name in guide.related {
      guard let entry = index.entries.first(where: { $0.name == name }) else { continue }
      let hit = hits.first { $0.entry.name == name } ?? HelpIndex.Hit(entry: entry, parameter: nil, score: 0)
      page.parameters.append(row(hit))
      meanings.insert(row(hit).1)
    }
    for hit in hits where page.parameters.count < 14 && meanings.insert(row(hit).1).inserted {
      page.parameters.append(row(hit))
    }
    return page
  }

  private func row(_ hit: HelpIndex.Hit) -> (String, String) {
    guard let parameter = hit.parameter else { return (hit.entry.name, HelpTopic.sentence(hit.entry.summary)) }
    let name = String(parameter.prefix { $0 != "=" })
    return (
      hit.entry.name,
      parameter + (GuideBook.shared.meaning(of: name, in: hit.entry.guide).map { ": \($0)" } ?? "")
    )
  }

  /// The first sentence of a text.
  private static func sentence(_ text: String) -> String {
    var parts = text.split(separator: " ")[...]
    guard let end = parts.firstIndex(where: { $0.hasSuffix(".") && $0.count > 2 }) else { return text }
    parts = parts[...end]
    return parts.joined(separator: " ")
  }

  func page(of entry: HelpIndex.Entry) -> HelpPage {
    if let guide = entry.guide, guide.isTopic { return HelpPage(topic: guide) }
    if entry.name.hasPrefix("%"), let command = CommandTable.named(String(entry.name.dropFirst())) {
      return HelpTopic.page(of: command)
    }
    guard let value = entry.value, let page = try? page(of: value, name: entry.name) else {
      return HelpPage(title: entry.name, summary: entry.summary)
    }
    return page
  }

  /// The lines for words that nothing is known about.
  func nothing(about words: String) -> HelpPage {
    let nearest = HelpIndex.shared.nearest(words)
    if let nearest, let found = search(nearest) {
      var page = found
      page.remark = "There is nothing about \(words); this is about \(nearest)."
      return page
    }
    return HelpPage(
      title: "There is nothing about \(words).",
      summary: "%help lists the commands; words search the names and topics, as in %help learning rate.")
  }
}
