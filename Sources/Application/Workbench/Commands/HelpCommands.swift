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
      "help", "%help [NAME]", "Says what there is, or what a name or command does; NAME? is short for it.",
      example: "%help sweep", arguments: .topic
    ) {
      call in
      let wanted = call.line.text.trimmed.trimmingSuffix("?")
      if wanted.isEmpty {
        overview(call)
      } else if let command = CommandTable.named(wanted.hasPrefix("%") ? String(wanted.dropFirst()) : wanted),
        wanted.hasPrefix("%") || call.interpreter.globals[Symbol(wanted)] == nil
      {
        describe(command, call)
      } else {
        try describe(wanted, call)
      }
    }
  ]

  private static func overview(_ call: CommandCall) {
    call.output.drawing { options in
      var lines = TextLayout.wrapped(
        "Type PyTorch: what it accepts runs here and prints what PyTorch prints. Paste whole listings. NAME? explains a name.",
        to: options.width)
      lines.append("")
      let commands = CommandTable.all
      let width = (commands.map { $0.name.count }.max() ?? 0) + 3
      for command in commands {
        let wrapped = TextLayout.wrapped(command.doc, to: max(20, options.width - width))
        for (i, line) in wrapped.enumerated() {
          lines.append(TextLayout.padded(i == 0 ? "%\(command.name)" : "", to: width) + line)
        }
      }
      lines.append("")
      let changing = commands.filter(\.changesWorkspace).map { "%" + $0.name }
      lines += TextLayout.wrapped(
        "Looking never changes what you look at: all commands but \(ErrorCard.list(changing)) leave tensors, running statistics, modes, gradients and the random stream as they were.",
        to: options.width)
      return lines.joined(separator: "\n")
    }
  }

  private static func describe(_ command: Command, _ call: CommandCall) {
    call.output.drawing { options in
      var lines = TextLayout.wrapped(command.usage, to: options.width, indent: 2)
      lines += TextLayout.wrapped(command.doc, to: max(20, options.width - 2)).map { "  " + $0 }
      lines.append("")
      lines += command.example.split(separator: "\n").map { "  >>> " + $0 }
      return lines.joined(separator: "\n")
    }
  }

  /// The value behind a name: its declaration where it is built in, its class and text elsewhere.
  private static func describe(_ name: String, _ call: CommandCall) throws {
    let source = SourceText(name: call.source.name, text: name)
    guard (try? Parser.parseExpression(source)) != nil else { throw PyError.name("there is no help for \(name)") }
    let value = try SourceCommands.look(up: name, call)
    let lines = try Documentation.lines(for: value, name: name, call.interpreter)
    call.output.drawing { options in
      lines.flatMap { TextLayout.wrapped($0, to: options.width, indent: 2) }.joined(separator: "\n")
    }
  }
}

/// What `NAME?` says of a value.
enum Documentation {
  static func lines(for value: Value, name: String, _ interpreter: Interpreter) throws -> [String] {
    guard let object = value.object else {
      return ["\(name) = \(try interpreter.repr(value))  (\(interpreter.type(of: value).name))"]
    }
    switch object {
    case let builtin as BuiltinFunction: return declaration(builtin, name)
    case let method as PyMethod:
      if case .object(let o) = method.function, let builtin = o as? BuiltinFunction {
        return declaration(builtin, name)
      }
      if case .object(let o) = method.function, let function = o as? PyFunction { return self.function(function, name) }
    case let function as PyFunction: return self.function(function, name)
    case let cls as PyClass:
      var lines: [String] = []
      if let initialiser = cls.lookup("__init__"), case .object(let o) = initialiser {
        if let builtin = o as? BuiltinFunction {
          lines.append("\(name)\(withoutReceiver(builtin.declaration.signature))")
        } else if let user = o as? PyFunction {
          lines.append("\(name)(\(user.code.parameters.positional.dropFirst().map(\.name).joined(separator: ", ")))")
        }
      }
      if lines.isEmpty { lines.append("class \(name)") }
      if let doc = cls.lookup("__doc__")?.text { lines.append("  " + doc.trimmed) }
      return lines
    default: break
    }
    let text = try interpreter.repr(value)
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
    let shown = rows.prefix(12).map { String($0) } + (rows.count > 12 ? ["…"] : [])
    var lines = [
      "\(name): \(interpreter.type(of: value).qualifiedName), \(try WorkspaceCommands.summary(value, interpreter))"
    ]
    if let doc = object.cls.lookup("__doc__")?.text { lines.append("  " + doc.trimmed) }
    return lines + shown
  }

  private static func declaration(_ builtin: BuiltinFunction, _ name: String) -> [String] {
    var lines = ["\(name)\(builtin.declaration.signature)", "  " + builtin.declaration.doc]
    if !builtin.declaration.example.isEmpty {
      lines.append("")
      lines += builtin.declaration.example.split(separator: "\n").map { "  >>> " + $0 }
    }
    return lines
  }

  private static func function(_ function: PyFunction, _ name: String) -> [String] {
    let source = function.code.source[function.code.span]
    let head = source.split(separator: "\n").first.map { String($0) } ?? name
    return [head] + (function.code.doc.map { ["  " + $0.trimmed] } ?? []) + [
      "  defined in \(function.code.source.name)"
    ]
  }

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
