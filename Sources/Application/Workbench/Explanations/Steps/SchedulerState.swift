// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// The attributes of a scheduler and the settings of its optimizer's groups at one moment.
struct SchedulerState {
  let className: String
  let scheduler: Value
  private let attributes: [String: Value]
  /// The settings of each group; what is a number, with pairs by `betas.0`.
  let groups: [[String: Double]]
  private let interpreter: Interpreter

  init(_ scheduler: Value, _ interpreter: Interpreter) throws {
    self.scheduler = scheduler
    self.interpreter = interpreter
    className = interpreter.type(of: scheduler).mro.first { $0.module == "torch.optim.lr_scheduler" }?.name ?? ""
    var attributes: [String: Value] = [:]
    if let table = scheduler.object?.attributes {
      // Lists and counters change in place: what is needed of them is copied.
      for (name, value) in zip(table.names, table.values) { attributes[name.name] = SchedulerState.copy(value) }
    }
    self.attributes = attributes
    let optimizer = try interpreter.getAttribute(scheduler, "optimizer")
    groups = try interpreter.collect(interpreter.getAttribute(optimizer, "param_groups")).map { group in
      var numbers: [String: Double] = [:]
      guard case .dict(let dict) = group else { return numbers }
      for (key, value) in dict.table.pairs {
        guard let name = key.text else { continue }
        if let number = StepCall.number(value) { numbers[name] = number }
        if case .tuple(let tuple) = value, let first = StepCall.number(tuple.items.first) { numbers[name] = first }
      }
      return numbers
    }
  }

  private static func copy(_ value: Value) -> Value {
    switch value {
    case .list(let list): Value(list: list.items)
    default: value.tensor.map { .float($0.numel == 1 ? $0.lookedDoubles()[0] : .nan) } ?? value
    }
  }

  /// An attribute that is a number.
  subscript(_ name: String) -> Double { StepCall.number(attributes[name]) ?? .nan }
  func has(_ name: String) -> Bool { attributes[name].map { !$0.isNone } ?? false }
  func text(_ name: String) -> String { attributes[name]?.text ?? "" }
  func value(_ name: String) -> Value? { attributes[name] }
  /// A list of numbers.
  func numbers(_ name: String) -> [Double] { items(name).map { StepCall.number($0) ?? .nan } }
  func items(_ name: String) -> [Value] {
    switch attributes[name] {
    case .list(let list)?: list.items
    case .tuple(let tuple)?: tuple.items
    default: []
    }
  }
  /// The counts of a counter, in the order of its keys.
  func counts(_ name: String) -> [(key: Double, count: Double)] {
    guard case .dict(let dict)? = attributes[name] else { return [] }
    return dict.table.pairs.compactMap { key, value in
      guard let key = StepCall.number(key), let count = StepCall.number(value) else { return nil }
      return (key, count)
    }.sorted { $0.key < $1.key }
  }
  var epoch: Double { self["last_epoch"] }
  func rate(_ group: Int) -> Double { group < groups.count ? groups[group]["lr"] ?? .nan : .nan }
  func base(_ group: Int) -> Double {
    let bases = numbers("base_lrs")
    return group < bases.count ? bases[group] : .nan
  }
}
