// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchNN
import Transactions

/// What is pointed out when a statement has left a loss that is no number: where nan is already, and what usually makes it.
struct LossCheck {
  /// The names that hold such a loss and have been pointed out.
  private var told: Set<String> = []
  private static let mostElements = 10_000_000

  /// The lines for what a statement has changed.
  mutating func notes(on changes: ChangeRecord, _ interpreter: Interpreter) -> [String] {
    var lines: [String] = []
    for case let slot as GlobalSlot in changes.changes {
      let name = slot.name.name
      guard !name.hasPrefix("_"), let (value, node) = LossCheck.loss(slot.value) else { continue }
      guard !value.isFinite else {
        told.remove(name)
        continue
      }
      guard told.insert(name).inserted else { continue }
      lines.append("\(name) is \(value.isNaN ? "nan" : "infinite"): \(LossCheck.reason(node, interpreter))")
    }
    return lines
  }

  /// One number that was computed from what asks for gradients.
  private static func loss(_ value: Value) -> (Double, GradNode)? {
    guard let tensor = value.tensor, tensor.numel == 1, tensor.dtype.isFloatingPoint, let node = tensor.gradFn,
      let number = tensor.lookedDoubles().first
    else { return nil }
    return (number, node)
  }

  private static func reason(_ node: GradNode, _ interpreter: Interpreter) -> String {
    let leaves = Set(AutogradGraph(node).leaves.map { ObjectIdentifier($0) })
    for (name, module) in WorkspaceNames(interpreter).modules {
      let parameters = (try? NetworkSummary.parameters(of: module, interpreter)) ?? []
      guard parameters.reduce(0, { $0 + $1.1.numel }) <= mostElements else { continue }
      if let spoiled = parameters.first(where: { parameter in
        leaves.contains(ObjectIdentifier(parameter.1)) && parameter.1.lookedDoubles().contains { $0.isNaN }
      }) {
        return
          "\(name).\(spoiled.0) holds nan already, and stays so: make the net anew, with a smaller rate or clip_grad_norm_"
      }
    }
    return
      "the usual reasons are a rate that is too large, log or sqrt of 0, 0 / 0, or nan in the data; x.isfinite().all() asks a tensor"
  }
}
