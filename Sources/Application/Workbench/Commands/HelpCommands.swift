// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Diagnostics
import PythonRuntime
import PythonSyntax

/// `%help`, `NAME?`
enum HelpCommands {
  // SAFETY: immutable.
  nonisolated(unsafe) static let all: [Command] = [
    Command(
      "help", "%help [NAME or words]",
      "Says what there is, what a name or command does, or what is known about some words; NAME? is short for it.",
      example: "%help sweep", arguments: .topic
    ) {
      call in
      let wanted = call.line.text.trimmed.trimmingSuffix("?").trimmed
      if wanted.isEmpty {
        overview(call)
      } else if let command = CommandTable.named(wanted.hasPrefix("%") ? String(wanted.dropFirst()) : wanted),
        wanted.hasPrefix("%") || call.interpreter.globals[Symbol(wanted)] == nil
      {
        show(HelpTopic.page(of: command), call.output)
      } else {
        show(page(for: wanted, call), call.output)
      }
    }
  ]

  static func show(_ page: HelpPage, _ output: Output) { output.paged { page.render($0) } }

  private static func overview(_ call: CommandCall) {
    call.output.paged { options in
      var lines = options.wrapped(
        "Type PyTorch: what it accepts runs here and prints what PyTorch prints. Paste whole listings. NAME? explains a name, "
          + "\"words\"? or %help words what is known about them.")
      lines.append("")
      let commands = CommandTable.all
      let width = (commands.map { $0.name.count }.max() ?? 0) + 3
      for command in commands {
        let wrapped = options.with(width: max(20, options.width - width)).wrapped(command.doc)
        for (i, line) in wrapped.enumerated() {
          lines.append(TextLayout.padded(i == 0 ? "%\(command.name)" : "", to: width) + line)
        }
      }
      lines.append("")
      let changing = commands.filter(\.changesWorkspace).map { "%" + $0.name }
      lines += options.wrapped(
        "Looking never changes what you look at: all commands but \(ErrorCard.list(changing)) leave tensors, running statistics, modes, gradients and the random stream as they were."
      )
      return lines.joined(separator: "\n")
    }
  }

  /// The page for what was typed: a name or an expression of the workspace, else words.
  private static func page(for wanted: String, _ call: CommandCall) -> HelpPage {
    let topic = HelpTopic(interpreter: call.interpreter)
    let source = SourceText(name: call.source.name, text: wanted)
    let expression = try? Parser.parseExpression(source)
    if case .string(let text)? = expression?.kind { return topic.search(text) ?? topic.nothing(about: text) }
    if let expression, let value = try? call.interpreter.evaluate(expression, in: source),
      let page = try? topic.page(of: value, name: wanted)
    {
      return page
    }
    if let value = unimported(wanted, call.interpreter), let page = try? topic.page(of: value, name: wanted) {
      return page
    }
    return topic.search(wanted) ?? topic.nothing(about: wanted)
  }

  /// What `np.interp` or `plt.plot` means before anybody has imported the module; nil for other words.
  private static func unimported(_ wanted: String, _ interpreter: Interpreter) -> Value? {
    var parts = wanted.split(separator: ".", omittingEmptySubsequences: false).map(String.init)[...]
    guard let first = parts.popFirst(), let name = ReflexNames.abbreviations[first],
      interpreter.globals[Symbol(first)] == nil, let module = try? interpreter.importModule(name)
    else { return nil }
    var value = Value.object(module)
    for part in parts {
      guard let next = try? interpreter.getAttribute(value, Symbol(part)) else { return nil }
      value = next
    }
    return value
  }
}

/// Parts of signatures as pages and help show them.
enum Documentation {
  /// A method's signature as it is called: without the parameter for the object, and the slash that stood after it.
  static func withoutReceiver(_ signature: String) -> String {
    guard let end = signature.firstIndex(where: { ",)".contains($0) }), !signature.hasPrefix("(*") else {
      return signature
    }
    var rest = signature[end...]
    for mark in [", ", "/, "] where rest.hasPrefix(mark) { rest = rest.dropFirst(mark.count) }
    return rest == "/)" ? "()" : "(" + rest
  }
}
