// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import PythonSyntax
import Tensors
import TorchCore
import TorchNN

/// What one evaluation of an expression gave, and what the layers of the workspace computed on the way; none of it changes when
/// the evaluation is taken back.
struct ExpressionRun {
  /// A part of the value.
  enum Part {
    case tensor(Tensor)
    case number(Double)
    case text(String)
  }
  /// One call of a layer.
  struct LayerCall {
    let name: String
    /// The name inside its network.
    var place: Substring { name.firstIndex(of: ".").map { name[$0...] } ?? "" }
    let className: String
    let isContainer: Bool
    let isTraining: Bool
    let inputs: [Tensor]
    let output: Tensor?
    /// Parameters and buffers as they were at the call, before it changed anything.
    let state: [(name: String, tensor: Tensor)]
  }

  /// The expression as typed.
  let text: String
  /// The parts of the value by their path inside it, which is empty for the value itself.
  private(set) var parts: [(path: String, part: Part)] = []
  /// The calls in the order in which they ended.
  private(set) var calls: [LayerCall] = []

  private final class Log {
    var calls: [LayerCall] = []
    var state: [[(name: String, tensor: Tensor)]] = []
  }

  /// Evaluates an expression and puts everything back.
  init(_ expression: Expression, _ call: CommandCall) throws {
    text = call.text(of: expression)
    let interpreter = call.interpreter
    try interpreter.withoutTrace {
      let log = Log()
      for (name, module) in WorkspaceNames(interpreter).modules where module.isInitialised {
        try Self.watch(module, name, log, interpreter)
      }
      let value = try call.evaluate(expression)
      add(value, "", 0, interpreter)
      calls = log.calls
    }
  }

  private static func watch(_ module: ModuleObject, _ name: String, _ log: Log, _ interpreter: Interpreter) throws {
    let isContainer = !NetworkSummary.children(of: module).isEmpty
    try ModuleWatch.add(
      to: module, interpreter,
      before: {
        let members = isContainer ? [] : module.parameters.table.pairs + module.buffers.table.pairs
        log.state.append(
          members.compactMap { key, value in
            guard let name = key.text, let tensor = value.tensor else { return nil }
            return (name, tensor.held)
          })
      },
      after: { arguments, result in
        var isTraining = true
        if case .bool(false)? = module.attributes?["training"] { isTraining = false }
        log.calls.append(
          LayerCall(
            name: name, className: module.cls.name, isContainer: isContainer, isTraining: isTraining,
            inputs: arguments.compactMap { $0.tensor?.held },
            output: NetworkSummary.tensors(in: result).first?.held, state: log.state.popLast() ?? []))
      })
  }

  private mutating func add(_ value: Value, _ path: String, _ depth: Int, _ interpreter: Interpreter) {
    guard depth < 20, parts.count < 10_000 else { return }
    if let tensor = value.tensor { return parts.append((path, .tensor(tensor.held))) }
    switch value {
    case .int(let number): parts.append((path, .number(Double(number))))
    case .float(let number): parts.append((path, .number(number)))
    case .list(let list):
      for (i, item) in list.items.enumerated() { add(item, "\(path)[\(i)]", depth + 1, interpreter) }
    case .tuple(let tuple):
      for (i, item) in tuple.items.enumerated() { add(item, "\(path)[\(i)]", depth + 1, interpreter) }
    case .dict(let dict):
      for (i, (key, item)) in dict.table.pairs.enumerated() {
        add(
          item, "\(path)[\(key.text.map { "'\($0)'" } ?? (try? interpreter.repr(key)) ?? String(i))]", depth + 1,
          interpreter)
      }
    default:
      if let module = value.object as? ModuleObject,
        let state = try? interpreter.callMethod(.object(module), "state_dict")
      {
        return add(state, path, depth + 1, interpreter)
      }
      parts.append((path, .text((try? interpreter.repr(value)) ?? "")))
    }
  }
}
