// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore
import TorchNN

/// Records the operations on tensors while an expression is evaluated.
final class OperationRecorder: CallRecorder {
  /// The outermost operations.
  private(set) var steps: [RecordedStep] = []
  /// The outermost call that came last, where it gave no tensor: a question, as `x.numel()`.
  private(set) var question: RecordedStep?
  /// The operations that are running, outermost first.
  private var running: [RecordedStep] = []
  /// The dotted names of the modules inside the nets that were called.
  private var paths: [ObjectIdentifier: String] = [:]
  /// The nets that were called from outside of any other, in order.
  private(set) var roots: [ModuleObject] = []
  private static let mostSteps = 100_000
  private var count = 0

  /// Evaluates something before the eyes of a recorder.
  static func recording<Result>(
    with recorder: OperationRecorder = OperationRecorder(), _ body: () throws -> Result
  ) rethrows -> (result: Result, recorder: OperationRecorder) {
    let before = Recording.current
    Recording.current = recorder
    defer { (Recording.current, Recording.place) = (before, nil) }
    return (try body(), recorder)
  }

  func record(
    _ callee: RecordedCallee, _ operands: () throws -> [(name: String, value: Value)], _ body: () throws -> Value?
  ) throws -> Value? {
    guard isOfInterest(callee), count < OperationRecorder.mostSteps else { return try body() }
    let step = RecordedStep(callee, try operands())
    count += 1
    if let module = step.module { step.path = path(of: module) }
    running.append(step)
    let value: Value?
    do { value = try body() } catch {
      running.removeLast()
      throw error
    }
    running.removeLast()
    step.finish(value ?? .none)
    let isTransparent =
      step.declaration?.name == "forward"
      && (running.last.map { $0.module != nil || $0.declaration?.name == "forward" } ?? false)
    let isKept = keeps(step)
    if running.isEmpty { question = isKept ? nil : step }
    let kept = isTransparent ? step.children : isKept ? [step] : []
    if running.isEmpty { steps += kept } else { running[running.count - 1].children += kept }
    return value
  }

  /// Functions of other libraries and special methods compute nothing of their own.
  private func isOfInterest(_ callee: RecordedCallee) -> Bool {
    switch callee {
    case .function(let function): function.module.hasPrefix("torch") && !function.declaration.name.hasPrefix("__")
    case .symbol: true
    case .object(let object): object is ModuleObject
    }
  }

  private func keeps(_ step: RecordedStep) -> Bool {
    if step.module != nil || !step.results.isEmpty || !step.children.isEmpty { return true }
    return ["backward", "step", "item", "allclose", "equal"].contains(step.key)
  }

  static func tensors(in value: Value) -> [Tensor] {
    if let tensor = value.tensor { return [tensor] }
    switch value {
    case .tuple(let tuple): return tuple.items.flatMap { tensors(in: $0) }
    case .list(let list): return list.items.count > 10_000 ? [] : list.items.compactMap(\.tensor)
    default: return []
    }
  }

  /// The dotted name of a module inside the outermost one that is running; empty for that one itself.
  private func path(of module: ModuleObject) -> String? {
    if !running.contains(where: { $0.module != nil }) {
      roots.append(module)
      name(module, "", 0)
    }
    return paths[ObjectIdentifier(module)]
  }

  private func name(_ module: ModuleObject, _ path: String, _ depth: Int) {
    guard depth < 50, paths[ObjectIdentifier(module)] == nil else { return }
    paths[ObjectIdentifier(module)] = path
    for (key, value) in module.modules.table.pairs {
      guard let child = value.object as? ModuleObject, let text = key.text else { continue }
      name(child, path.isEmpty ? text : path + "." + text, depth + 1)
    }
  }
}
