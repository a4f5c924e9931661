// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax

/// What a command is in plain Python.
struct CommandScript {
  let command: CommandLine
  let text: SourceText
  /// What it printed.
  let output: CellOutput
  /// Names that the cells before it gave values.
  let known: Set<String>
  /// The parts of scripts that its code needs.
  private(set) var parts: Set<String> = []
  private(set) var code: String?

  init(_ command: CommandLine, _ text: SourceText, _ output: CellOutput, known: Set<String> = []) {
    (self.command, self.text, self.output, self.known) = (command, text, output, known)
    switch command.name {
    case "plot": code = plot()
    case "sweep": code = sweep()
    case "seed":
      let seed = command.arguments.first.map { text[$0.value.span] } ?? "0"
      code = "import random\ntorch.manual_seed(\(seed))\nrandom.seed(\(seed))"
    case "run" where CommandScript.runsFile(command):
      let words = command.text.split(separator: " ").map { CommandScript.quoted(String($0)) }
      parts = ["run"]
      code = "gradus_file(\(words.joined(separator: ", ")))"
    case "reset":
      parts = ["reset"]
      code = "gradus_reset()\n" + Export.preset + "torch.manual_seed(67280421310721)"
    default: break
    }
  }

  /// Whether a command runs a Python file, which stays one.
  static func runsFile(_ command: CommandLine) -> Bool {
    guard command.name == "run", let word = command.text.split(separator: " ").first else { return false }
    return !word.hasPrefix("-") && !word.hasSuffix(".ipynb") && word != "next" && word != "all" && Int(word) == nil
  }

  private func named(_ name: String) -> Expression? { command.arguments.first { $0.kind == .keyword(name) }?.value }

  private var positional: [Expression] { command.arguments.filter { $0.kind == .positional }.map(\.value) }

  /// A text as Python writes it.
  private static func quoted(_ text: String) -> String {
    let plain = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: " ")
    return "\"\(plain)\""
  }

  /// `(a,)`, `(a, b)`
  private static func tuple(_ items: [String]) -> String {
    "(" + items.joined(separator: ", ") + (items.count == 1 ? ",)" : ")")
  }

  /// A call on one line, or where that is long with a line for each argument.
  private static func call(_ name: String, _ words: [String]) -> String {
    let line = "\(name)(\(words.joined(separator: ", ")))"
    return line.utf8.count <= 100 ? line : "\(name)(\n    \(words.joined(separator: ",\n    ")))"
  }

  // MARK: plot

  private mutating func plot() -> String? {
    guard !positional.isEmpty, command.arguments.allSatisfy({ $0.kind != .star && $0.kind != .doubleStar }) else {
      return nil
    }
    parts = ["plot"]
    var words = positional.map { "(\(CommandScript.quoted(label($0))), \(schedule($0) ?? text[$0.span]))" }
    let isSchedule = positional.contains { schedule($0) != nil }
    for argument in command.arguments {
      guard case .keyword(let name) = argument.kind, !["width", "height"].contains(name) else { continue }
      words.append("\(name == "steps" ? "epochs" : name)=\(text[argument.value.span])")
    }
    let length = output.parts.lazy.compactMap { part -> Int? in
      if case .chart(_, _, let length) = part.kind { length } else { nil }
    }.first
    if named("epochs") == nil, named("steps") == nil, isSchedule || output.text.contains("epoch"), let length {
      words.append("epochs=\(length)")
    }
    let call = CommandScript.call("gradus_plot", words)
    // Looking changes nothing: what is called to be drawn may take random numbers, or count.
    guard positional.contains(where: { schedule($0) == nil && text[$0.span].contains("(") }) else { return call }
    parts.insert("remember")
    return "gradus_before = gradus_remember()\n\(call)\ngradus_before.restore()"
  }

  private func label(_ expression: Expression) -> String {
    if schedule(expression) != nil, case .call(let callee, _) = expression.kind {
      return text[callee.span].split(separator: ".").last.map(String.init) ?? ""
    }
    return text[expression.span]
  }

  private static let schedules: Set<String> = [
    "LambdaLR", "MultiplicativeLR", "StepLR", "MultiStepLR", "ConstantLR", "LinearLR", "ExponentialLR", "SequentialLR",
    "CosineAnnealingLR", "ChainedScheduler", "ReduceLROnPlateau", "CyclicLR", "CosineAnnealingWarmRestarts",
    "OneCycleLR",
    "PolynomialLR",
  ]

  private func scheduleName(_ expression: Expression) -> String? {
    guard case .call(let callee, _) = expression.kind else { return nil }
    switch callee.kind {
    case .name(let name), .attribute(_, let name, _): return name
    default: return nil
    }
  }

  /// A schedule that is written with `lr=` in place of an optimizer, made for one; nil for anything else.
  private func schedule(_ expression: Expression) -> String? {
    guard let name = scheduleName(expression), case .call(_, let arguments) = expression.kind else { return nil }
    let rate = arguments.first { $0.kind == .keyword("lr") }
    let isBare =
      CommandScript.schedules.contains(name) && !arguments.contains { $0.kind == .keyword("optimizer") }
      && arguments.allSatisfy { if case .keyword = $0.kind { true } else { false } }
    guard CommandScript.schedules.contains(name) && rate != nil || isBare else { return nil }
    let lr = rate.map { ", lr=\(text[$0.value.span])" } ?? ""
    return "gradus_rates(lambda optimizer: \(made(expression, isWhole: true))\(lr))"
  }

  /// The call with the optimizer put in, also in those inside it.
  private func made(_ expression: Expression, isWhole: Bool) -> String {
    switch expression.kind {
    case .list(let items): return "[" + items.map { made($0, isWhole: false) }.joined(separator: ", ") + "]"
    case .tuple(let items): return CommandScript.tuple(items.map { made($0, isWhole: false) })
    case .call(let callee, let arguments):
      guard let name = scheduleName(expression), CommandScript.schedules.contains(name) else { break }
      if !isWhole, case .name? = arguments.first(where: { $0.kind == .positional })?.value.kind { break }
      var words = name == "ChainedScheduler" ? [] : ["optimizer"]
      for argument in arguments where argument.kind != .keyword("lr") {
        let value = made(argument.value, isWhole: false)
        if case .keyword(let name) = argument.kind { words.append("\(name)=\(value)") } else { words.append(value) }
      }
      return text[callee.span] + "(" + words.joined(separator: ", ") + ")"
    default: break
    }
    return text[expression.span]
  }

  // MARK: sweep

  private mutating func sweep() -> String? {
    let given = positional
    guard given.count >= 3, given.count % 2 == 1, let expression = given.last else { return nil }
    var targets: [Expression] = []
    var lists: [Expression] = []
    if given.count == 3, let several = CommandScript.items(given[0]), let values = CommandScript.items(given[1]) {
      (targets, lists) = (several, values)
    } else {
      for index in stride(from: 0, to: given.count - 1, by: 2) {
        targets.append(given[index])
        lists.append(given[index + 1])
      }
    }
    guard targets.count == lists.count else { return nil }
    parts = ["sweep"]
    let steps = named("steps").map { text[$0.span] } ?? "30"
    let watched = named("watch").map { CommandScript.items($0) ?? [$0] } ?? []
    var layers: [String] = []
    for target in watched.isEmpty ? targets : [] {
      if case .attribute(let object, _, _) = target.kind, CommandScript.isPlain(object) {
        layers.append(text[object.span])
      }
    }
    if watched.isEmpty, case .call(let callee, _) = expression.kind, CommandScript.isPlain(callee) {
      layers.append(text[callee.span])
    }
    let parameters = targets.count == 1 ? ["value"] : targets.indices.map { "value_\($0 + 1)" }
    var lines = ["def gradus_run(\(parameters.joined(separator: ", "))):"]
    let globals = targets.compactMap { target -> String? in
      if case .name(let name) = target.kind { name } else { nil }
    }
    if !globals.isEmpty { lines.append("    global \(globals.joined(separator: ", "))") }
    for (target, parameter) in zip(targets, parameters) { lines.append("    \(text[target.span]) = \(parameter)") }
    let quantities = ([expression] + watched).map { text[$0.span] }
    lines.append("    for _ in range(\(steps)):")
    lines.append("        yield \(CommandScript.tuple(quantities.map { $0.contains("\n") ? "(\($0))" : $0 }))")
    lines += ["", ""]
    let values = zip(targets, lists).map { "\(CommandScript.quoted(text[$0.span])): \(choices($1))" }
    var words = ["gradus_run", "{\(values.joined(separator: ",\n     "))}"]
    words += ["[\(quantities.map(CommandScript.quoted).joined(separator: ", "))]", "steps=\(steps)"]
    let candidates = layers.enumerated().filter { layers.firstIndex(of: $1) == $0 }.map(\.element)
    if !candidates.isEmpty { words.append("layers=[\(candidates.joined(separator: ", "))]") }
    if let channel = named("channel") { words.append("channel=\(text[channel.span])") }
    let made = globals.filter { !known.contains($0) }
    if !made.isEmpty { words.append("made=[\(made.map(CommandScript.quoted).joined(separator: ", "))]") }
    let into = named("into").map { "\(text[$0.span]) = " } ?? ""
    return lines.joined(separator: "\n") + "\n" + into + CommandScript.call("gradus_sweep", words)
  }

  /// Whether an expression only reads.
  private static func isPlain(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .name, .integer, .string: true
    case .attribute(let object, _, _): isPlain(object)
    case .subscript(let object, let index): isPlain(object) && isPlain(index)
    default: false
    }
  }

  private static func items(_ expression: Expression) -> [Expression]? {
    switch expression.kind {
    case .list(let items), .tuple(let items):
      return items.contains { if case .starred = $0.kind { true } else { false } } ? nil : items
    default: return nil
    }
  }

  /// The values with what they are called: each is made anew for its run.
  private func choices(_ values: Expression) -> String {
    guard let items = CommandScript.items(values) else {
      return "[(gradus_label(value), lambda value=value: value) for value in \(text[values.span])]"
    }
    let pairs = items.map { item -> String in
      let written = text[item.span]
      return "(\(CommandScript.quoted(written)), lambda: \(written))"
    }
    return "[" + pairs.joined(separator: ", ") + "]"
  }
}
