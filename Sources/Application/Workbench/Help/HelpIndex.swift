// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Guides
import PythonRuntime
import Tensors

/// The names that help knows, with what they do: those of torch's modules, the built-in functions, the commands, the topics.
struct HelpIndex {
  struct Entry {
    /// As it is typed.
    let name: String
    /// One sentence.
    let summary: String
    /// How it is called.
    let signature: String
    let guide: Guide?
    /// What the name stands for; nil for commands and topics.
    let value: Value?
    /// The last part of the name, as it is compared.
    var key: String { HelpName.folded(name.split(separator: ".").last ?? "") }
  }

  private(set) var entries: [Entry] = []

  private static let modules = [
    "torch.nn", "torch.nn.functional", "torch", "torch.optim", "torch.optim.lr_scheduler", "torch.nn.init",
    "torch.nn.utils", "torch.nn.utils.rnn", "torch.utils.data", "torch.linalg", "torch.autograd",
  ]

  /// Classes whose methods are names of their own.
  private static let classes = [
    (module: "torch", name: "Tensor", typed: "Tensor"), ("torch.nn", "Module", "nn.Module"),
    ("torch.optim", "Optimizer", "optim.Optimizer"), ("torch.optim.lr_scheduler", "LRScheduler", "LRScheduler"),
  ]

  /// Made when somebody searches for the first time.
  // SAFETY: used by the thread that evaluates.
  nonisolated(unsafe) static let shared = HelpIndex()

  /// Looks at the modules of a workspace of its own, so that searching imports nothing into the person's.
  private init() {
    let running = Interpreter.current
    let tensors = TensorContext.current
    let interpreter = Session.makeInterpreter()
    defer {
      Interpreter.current = running
      TensorContext.current = tensors
    }
    let book = GuideBook.shared
    for guide in book.guides where guide.isTopic {
      entries.append(
        Entry(name: guide.name, summary: guide.notes.first ?? "", signature: "", guide: guide, value: nil))
    }
    for command in CommandTable.all {
      entries.append(
        Entry(
          name: "%" + command.name, summary: command.doc, signature: "", guide: book["%" + command.name], value: nil))
    }
    var seen: Set<String> = []
    for name in HelpIndex.modules {
      guard let module = try? interpreter.importModule(name) else { continue }
      let names = Set((module.attributes?.names ?? []) + module.lazyNames()).map(\.name).sorted()
      for inner in names where !inner.hasPrefix("_") {
        guard let value = try? interpreter.attributeIfPresent(.object(module), Symbol(inner)) else { continue }
        add(value, inner, in: name, &seen)
      }
    }
    for (module, name, typed) in HelpIndex.classes {
      guard case .object(let object)? = try? interpreter.importModule(module).dynamicAttribute(Symbol(name)),
        let cls = object as? PyClass
      else { continue }
      for inner in cls.namespace.names.map(\.name).sorted() where !inner.hasPrefix("_") {
        if let value = cls.namespace[Symbol(inner)] { add(value, inner, in: typed, &seen) }
      }
    }
    for name in interpreter.builtins.names.map(\.name).sorted() where !name.hasPrefix("_") {
      if let value = interpreter.builtins[Symbol(name)] { add(value, name, in: "builtins", &seen) }
    }
  }

  private mutating func add(_ value: Value, _ name: String, in module: String, _ seen: inout Set<String>) {
    let typed =
      HelpIndex.modules.contains(module) || module == "builtins" ? HelpName.name(name, in: module) : "\(module).\(name)"
    var summary = ""
    var signature = ""
    switch value.object {
    case let function as BuiltinFunction:
      summary = function.declaration.doc
      signature = function.declaration.signature
    case let property as GetSetDescriptor: summary = property.doc
    case let cls as PyClass:
      summary = (cls.namespace["__doc__"]?.text ?? "").trimmed
      signature = (cls.lookup("__init__")?.object as? BuiltinFunction)?.declaration.signature ?? ""
    default: return
    }
    guard seen.insert(typed).inserted else { return }
    let guide = HelpName.candidates(for: typed).lazy.compactMap { GuideBook.shared[$0] }.first
    entries.append(Entry(name: typed, summary: summary, signature: signature, guide: guide, value: value))
  }

  // MARK: Search

  /// What was found, the nearest first, with the parameter that has the name that was looked for.
  struct Hit {
    let entry: Entry
    let parameter: String?
    let score: Int
  }

  func search(_ text: String) -> [Hit] {
    let query = HelpName.folded(text)
    guard !query.isEmpty else { return [] }
    let words = text.split { !($0.isLetter || $0.isNumber) }.map { HelpName.folded($0) }.filter { $0.count > 1 }
    var hits: [Hit] = []
    for entry in entries {
      let parameter = SignatureText.parameters(entry.signature).first { HelpName.folded($0.name) == query }
      let score = max(score(entry, query, words), parameter == nil ? 0 : 60 + (entry.guide == nil ? 0 : 8))
      if score > 0 { hits.append(Hit(entry: entry, parameter: parameter?.label, score: score)) }
    }
    return hits.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }.map(\.element)
  }

  private func score(_ entry: Entry, _ query: String, _ words: [String]) -> Int {
    let isTopic = entry.guide?.isTopic ?? false
    let key = isTopic ? HelpName.folded(entry.name) : entry.key
    if key == query || HelpName.folded(entry.name) == query { return isTopic ? 120 : 100 }
    let topics = entry.guide.map { $0.name == entry.name ? $0.topics : [] } ?? []
    if topics.contains(where: { HelpName.folded($0) == query }) { return isTopic ? 110 : 90 }
    if query.count > 2, key.hasPrefix(query) { return isTopic ? 85 : 80 }
    if query.count > 3, key.contains(query) { return 70 }
    let text = ([entry.summary, entry.name] + topics).joined(separator: " ")
    let known = Set(text.split { !($0.isLetter || $0.isNumber) }.map { HelpName.folded($0) })
    let found = words.count { word in known.contains { $0.hasPrefix(word) } }
    if !words.isEmpty, found == words.count { return isTopic ? 65 : entry.guide == nil ? 30 : 40 }
    return 0
  }

  /// The names and topics nearest to a text that was mistyped.
  func nearest(_ text: String) -> String? {
    // Of a dotted name the last part is what was mistyped, most likely.
    let isDotted = text.contains(".") && !text.contains(" ")
    let query = HelpName.folded(isDotted ? text.split(separator: ".").last ?? "" : text[...])
    if isDotted, let same = nearest(query, in: text.split(separator: ".").dropLast().joined()) { return same }
    var keys: [String: String] = [:]
    for entry in entries {
      let key = (entry.guide?.isTopic ?? false) ? HelpName.folded(entry.name) : entry.key
      if keys[key] == nil { keys[key] = entry.name }
      for topic in entry.guide?.topics ?? [] where keys[HelpName.folded(topic)] == nil {
        keys[HelpName.folded(topic)] = topic
      }
    }
    // The search looks at so many names at a time.
    let names = keys.keys.sorted()
    let parts = stride(from: 0, to: names.count, by: 700).map { Array(names[$0..<min(names.count, $0 + 700)]) }
    let found = parts.compactMap { Suggestion.nearest(query, among: $0) }
    return found.min { Suggestion.cost(query, $0) < Suggestion.cost(query, $1) }.flatMap { keys[$0] }
  }

  /// The nearest name of a module as it is typed, `nn.`.
  private func nearest(_ query: String, in module: String) -> String? {
    let home = HelpName.folded(module)
    let names = entries.filter { HelpName.folded($0.name) == home + $0.key }
    guard let key = Suggestion.nearest(query, among: names.map(\.key)) else { return nil }
    return names.first { $0.key == key }?.name
  }
}
