// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// What one step of an optimizer did: parameters, gradients, state and settings before and after it.
struct OptimizerRecord {
  /// A parameter with what belongs to it.
  struct Entry {
    let name: String
    let tensor: Tensor
    let group: Int
    let before: Tensor
    let stateBefore: [String: Tensor]
    var after: Tensor
    var gradient: Tensor?
    var stateAfter: [String: Tensor] = [:]

    /// One element, its gradient and its state.
    func element(_ index: [Int]) -> OptimizerElement {
      OptimizerElement(
        name: index.isEmpty ? name : name + Counted.shape(index), before: before.element(index),
        after: after.element(index), gradient: gradient?.element(index) ?? 0,
        stateBefore: stateBefore.mapValues {
          $0.numel == 1 && $0.rank == 0 ? $0.lookedDoubles()[0] : $0.element(index)
        },
        stateAfter: stateAfter.mapValues { $0.numel == 1 && $0.rank == 0 ? $0.lookedDoubles()[0] : $0.element(index) })
    }
  }

  let className: String
  private(set) var entries: [Entry] = []
  /// The settings of each group before the step.
  let settings: [OptimizerSettings]
  /// What the closure gave, where the optimizer was given one.
  private(set) var closure = ClosureEvaluations()

  /// Makes the step and notes what it did; the caller puts the workspace back.
  init(_ call: StepCall, _ names: WorkspaceNames) throws {
    let interpreter = call.interpreter
    let classes = interpreter.type(of: call.receiver).mro
    // A program's class with a step of its own has a rule of its own.
    let isOwn = classes.contains { $0.isUserDefined && $0.namespace.names.contains("step") }
    let library = classes.first { !$0.isUserDefined && $0.name != "Optimizer" && $0.module.hasPrefix("torch.optim") }
    className = (isOwn ? nil : library?.name) ?? interpreter.type(of: call.receiver).name
    guard let groups = call.attribute("param_groups").flatMap({ try? interpreter.collect($0) }),
      case .dict(let state)? = call.attribute("state")
    else { throw PyError.attribute(call.receiver, "param_groups") }
    var settings: [OptimizerSettings] = []
    for (number, group) in groups.enumerated() {
      guard case .dict(let dict) = group, let list = try dict.get("params") else { continue }
      settings.append(OptimizerSettings(dict))
      for (place, item) in try interpreter.collect(list).enumerated() {
        guard let tensor = item.tensor else { continue }
        entries.append(
          Entry(
            name: names.name(of: tensor) ?? "\(call.receiverText).param_groups[\(number)]['params'][\(place)]",
            tensor: tensor, group: number, before: tensor.held, stateBefore: try Self.state(item, state),
            after: tensor.held))
      }
    }
    self.settings = settings
    var closure = ClosureEvaluations()
    _ = try call.perform(
      ClosureEvaluations.watching(call.arguments, entries.map(\.tensor), interpreter) { closure.add($0) })
    self.closure = closure
    for index in entries.indices {
      let tensor = entries[index].tensor
      entries[index].after = tensor.held
      // Of several evaluations the first is the one that the step begins with.
      entries[index].gradient = closure.evaluations.first?.gradients[index] ?? tensor.grad?.held
      entries[index].stateAfter = try Self.state(tensor.value, state)
    }
  }

  private static func state(_ parameter: Value, _ state: PyDict) throws -> [String: Tensor] {
    guard case .dict(let own)? = try state.get(parameter) else { return [:] }
    var result: [String: Tensor] = [:]
    for (key, value) in own.table.pairs {
      guard let name = key.text else { continue }
      if let tensor = value.tensor {
        if tensor.rank == 0 || tensor.shape == parameter.tensor?.shape { result[name] = tensor.held }
      } else if let number = StepCall.number(value) {
        result[name] = try Tensor.full([], .double(number), dtype: .float64)
      }
    }
    return result
  }
}

/// One element of a parameter in a step.
struct OptimizerElement {
  let name: String
  let before: Double
  let after: Double
  let gradient: Double
  let stateBefore: [String: Double]
  let stateAfter: [String: Double]

  /// The state before the step; what was not there yet begins at a value of its own.
  func old(_ key: String, _ start: Double = 0) -> Double { stateBefore[key] ?? start }
  /// The state after the step.
  func new(_ key: String) -> Double? { stateAfter[key] }
  /// The number of this step, counted from 1.
  var step: Double { stateAfter["step"] ?? old("step") + 1 }
}

/// The settings of a parameter group.
struct OptimizerSettings {
  private var numbers: [String: Double] = [:]
  private var pairs: [String: (Double, Double)] = [:]

  init(_ group: PyDict) {
    for (key, value) in group.table.pairs {
      guard let name = key.text else { continue }
      if let number = StepCall.number(value) { numbers[name] = number }
      if case .tuple(let tuple) = value, tuple.items.count == 2, let first = StepCall.number(tuple.items[0]),
        let second = StepCall.number(tuple.items[1])
      {
        pairs[name] = (first, second)
      }
    }
  }

  subscript(_ name: String) -> Double { numbers[name] ?? 0 }
  func flag(_ name: String) -> Bool { self[name] != 0 }
  func pair(_ name: String) -> (Double, Double) { pairs[name] ?? (0, 0) }
}

extension Tensor {
  /// A tensor that sees the memory as it is now, whatever is written later.
  var held: Tensor {
    Tensor(storage: Storage(storage.buffer), shape: shape, strides: strides, offset: offset, dtype: dtype)
  }
}
