// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Diagnostics
import PythonRuntime
import TorchNN

/// Commands about what is in the workspace.
enum WorkspaceCommands {
  // SAFETY: immutable.
  nonisolated(unsafe) static let all: [Command] = [
    Command(
      "who", "%who [TYPE ...]", "Lists the names you defined, with what they hold; with the names of types only those.",
      example: "x = torch.zeros(2, 3)\n%who", arguments: .types
    ) { call in try who(call) },
    Command(
      "whos", "%whos [TYPE ...]", "The same as %who.", example: "x = torch.zeros(2, 3)\n%whos", arguments: .types
    ) { call in try who(call) },
    Command(
      "seed", "%seed [N]", "Seeds torch's and Python's random streams: torch.manual_seed(N); random.seed(N).",
      example: "%seed 0\ntorch.rand(2)", changesWorkspace: true
    ) { call in
      guard call.positional.count == call.line.arguments.count, call.positional.count <= 1,
        call.line.hasArguments || call.line.text.trimmed.isEmpty
      else { throw call.usageError }
      let seed = try call.positional.first.map { try call.evaluate($0) } ?? .int(0)
      guard case .int(let number) = seed else { throw PyError.type("%seed takes a whole number") }
      _ = try call.interpreter.callMethod(.object(call.interpreter.importModule("torch")), "manual_seed", [seed])
      _ = try call.interpreter.callMethod(.object(call.interpreter.importModule("random")), "seed", [seed])
      call.output.text("torch.manual_seed(\(number)); random.seed(\(number))\n")
    },
  ]

  private static func who(_ call: CommandCall) throws {
    let types = Set(call.line.text.split(separator: " ").map(String.init))
    var table = Table([Table.Column("name", .left), Table.Column("type", .left), Table.Column("holds", .left)])
    for (name, value) in call.interpreter.globals.definitions.dropFirst(call.session.presetNameCount)
    where !name.name.hasPrefix("_") {
      let type = call.interpreter.type(of: value).name
      guard types.isEmpty || types.contains(type) else { continue }
      table.rows.append([name.name, type, try summary(value, call.interpreter)])
    }
    if !table.rows.isEmpty {
      call.output.drawing { table.render($0) }
    } else if types.isEmpty {
      call.output.say("Nothing yet. Try x = torch.randn(2, 3)")
    } else {
      throw PyError.value("no name holds a value of type \(types.sorted().joined(separator: " or "))")
    }
  }

  /// What a value holds, in a few words.
  static func summary(_ value: Value, _ interpreter: Interpreter) throws -> String {
    if let tensor = value.tensor {
      let shape = tensor.shape.map { String($0) }.joined(separator: ", ")
      var text = tensor.rank == 0 ? try interpreter.repr(value) : "[\(shape)] \(tensor.dtype.name)"
      if tensor.rank > 0, tensor.requiresGrad { text += ", requires_grad" }
      return TextLayout.oneLine(text)
    }
    switch value {
    case .object(let object):
      if let module = object as? ModuleObject {
        let parameters = try interpreter.collect(interpreter.callMethod(.object(module), "parameters"))
        let count = parameters.reduce(0) { $0 + ($1.tensor?.numel ?? 0) }
        let mode =
          module.attributes?["training"].map { if case .bool(false) = $0 { "eval" } else { "train" } } ?? "train"
        return "\(count) parameter\(count == 1 ? "" : "s"), \(mode)"
      }
      if let function = object as? PyFunction {
        return "\(function.name)(\(function.code.parameters.positional.map(\.name).joined(separator: ", ")))"
      }
      if let cls = object as? PyClass { return "class, \(cls.bases.map(\.name).joined(separator: ", "))" }
    case .list(let list): return "\(list.items.count) item\(list.items.count == 1 ? "" : "s")"
    case .dict(let dict): return "\(dict.table.count) item\(dict.table.count == 1 ? "" : "s")"
    default: break
    }
    return TextLayout.truncated(TextLayout.oneLine(try interpreter.repr(value)), to: 48, .ascii)
  }
}
