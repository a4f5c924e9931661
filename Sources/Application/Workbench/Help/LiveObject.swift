// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import Tensors
import TorchCore
import TorchNN

/// The numbers of an object as they are now: what `NAME?` says of a tensor, a layer, an optimizer, a scheduler. Nothing is changed:
/// commands that look are taken back.
struct LiveObject {
  private(set) var rows: [(label: String, text: String)] = []
  private let interpreter: Interpreter

  init(_ value: Value, _ interpreter: Interpreter) {
    self.interpreter = interpreter
    do {
      if let tensor = value.tensor {
        add(tensor)
      } else if let module = value.object as? ModuleObject {
        try add(module)
      } else if LiveObject.isLibrary(value, "torch.optim.lr_scheduler", interpreter) {
        try addScheduler(value)
      } else if LiveObject.isLibrary(value, "torch.optim", interpreter) {
        try addOptimizer(value)
      }
    } catch {
      // An object that is not whole yet has no numbers to show.
    }
  }

  private static func isLibrary(_ value: Value, _ module: String, _ interpreter: Interpreter) -> Bool {
    value.object is PyClass ? false : interpreter.type(of: value).mro.contains { $0.module.hasPrefix(module) }
  }

  private mutating func row(_ label: String, _ text: String) { rows.append((label, TextLayout.oneLine(text))) }

  private static func short(_ number: Double) -> String { NumberText.short(number, digits: 5) }

  private static func shape(_ tensor: Tensor) -> String {
    "[" + tensor.shape.map { String($0) }.joined(separator: ", ") + "]"
  }

  static func bytes(_ count: Int) -> String {
    switch count {
    case ..<1024: "\(count) bytes"
    case ..<(1 << 20): "\(NumberText.short(Double(count) / 1024, digits: 3)) kB"
    default: "\(NumberText.short(Double(count) / 1_048_576, digits: 4)) MB"
    }
  }

  // MARK: Tensors

  private mutating func add(_ tensor: Tensor) {
    let unit = tensor.numel == 1 ? "number" : "numbers"
    row("shape", "\(LiveObject.shape(tensor)), \(tensor.numel) \(unit)")
    row("dtype", "\(tensor.dtype.name), \(LiveObject.bytes(tensor.numel * tensor.dtype.itemSize))")
    if tensor.numel > 0, tensor.dtype.isFloatingPoint || tensor.dtype != .bool, !tensor.dtype.name.contains("complex") {
      row("values", LiveObject.range(of: tensor))
    } else if tensor.dtype == .bool {
      row("values", "\(tensor.detach().lookedDoubles().count { $0 != 0 }) of \(tensor.numel) are True")
    }
    if tensor.requiresGrad {
      let origin = tensor.gradFn.map { "made by \($0.name)" } ?? "a leaf: backward() fills its grad"
      row("gradient", "requires_grad, \(origin)")
    }
    if let gradient = tensor.grad { row("grad", "\(LiveObject.shape(gradient)), \(LiveObject.range(of: gradient))") }
    if !tensor.isContiguous { row("memory", "a view: strides \(tensor.strides)") }
  }

  /// Least, largest and mean value; how many are no numbers.
  private static func range(of tensor: Tensor) -> String {
    let numbers = tensor.detach().lookedDoubles()
    let finite = numbers.filter(\.isFinite)
    guard let least = finite.min(), let most = finite.max() else {
      return numbers.isEmpty ? "none" : "no finite number"
    }
    if numbers.count == 1 { return short(least) }
    let mean = finite.reduce(0, +) / Double(finite.count)
    var text = "min \(short(least)), max \(short(most)), mean \(short(mean))"
    let missing = numbers.count { $0.isNaN }
    let infinite = numbers.count - finite.count - missing
    if missing > 0 { text += ", \(missing) nan" }
    if infinite > 0 { text += ", \(infinite) infinite" }
    return text
  }

  // MARK: Layers

  private mutating func add(_ module: ModuleObject) throws {
    guard module.isInitialised else { return row("state", "Module.__init__() has not run yet") }
    var isTraining = true
    if case .bool(false)? = module.attributes?["training"] { isTraining = false }
    row("mode", isTraining ? "training (net.eval() changes it)" : "evaluation (net.train() changes it)")
    let named = try NetworkSummary.parameters(of: module, interpreter)
    let count = named.reduce(0) { $0 + $1.1.numel }
    let trained = named.reduce(0) { $0 + ($1.1.requiresGrad ? $1.1.numel : 0) }
    row("parameters", "\(count)" + (trained == count ? "" : ", \(trained) of them trained"))
    let most = 12
    for (name, tensor) in named.prefix(most) {
      var text = "\(LiveObject.shape(tensor)) \(LiveObject.range(of: tensor))"
      if !tensor.requiresGrad { text += ", frozen" }
      if let gradient = tensor.grad { text += ", grad mean \(LiveObject.mean(gradient))" }
      row("  " + name, text)
    }
    if named.count > most { row("", "and \(named.count - most) more; %summary NET, INPUT lists the layers") }
    let buffers = try interpreter.collect(interpreter.callMethod(.object(module), "named_buffers")).compactMap {
      item -> (String, Tensor)? in
      guard case .tuple(let pair) = item, let name = pair.items.first?.text, let tensor = pair.items.last?.tensor else {
        return nil
      }
      return (name, tensor)
    }
    if !buffers.isEmpty { row("buffers", "\(buffers.count)") }
    for (name, tensor) in buffers.prefix(most) {
      let isCount = tensor.rank == 0
      row("  " + name, (isCount ? "" : LiveObject.shape(tensor) + " ") + LiveObject.range(of: tensor))
    }
    if buffers.count > most { row("", "and \(buffers.count - most) more") }
  }

  private static func mean(_ tensor: Tensor) -> String {
    let numbers = tensor.detach().lookedDoubles()
    return numbers.isEmpty ? "none" : short(numbers.reduce(0, +) / Double(numbers.count))
  }

  // MARK: Optimizers and schedulers

  private func list(_ value: Value, _ name: String) throws -> [Value] {
    try interpreter.collect(interpreter.getAttribute(value, Symbol(name)))
  }

  private mutating func addOptimizer(_ value: Value) throws {
    for (i, group) in try list(value, "param_groups").enumerated() {
      guard case .dict(let dict) = group else { continue }
      var settings: [String] = []
      var tensors: [Tensor] = []
      for (key, setting) in dict.table.pairs {
        guard let name = key.text else { continue }
        if name == "params" {
          tensors = try interpreter.collect(setting).compactMap(\.tensor)
        } else if !["foreach", "capturable", "differentiable", "fused", "maximize"].contains(name) {
          settings.append("\(name)=\(try interpreter.repr(setting))")
        }
      }
      let numbers = tensors.reduce(0) { $0 + $1.numel }
      let waiting = tensors.count { $0.grad != nil }
      let gradients = waiting == tensors.count ? "all" : "\(waiting)"
      row("group \(i)", "\(tensors.count) tensors, \(numbers) numbers; \(gradients) with a grad")
      row("", settings.joined(separator: ", "))
    }
    guard case .dict(let state) = try interpreter.getAttribute(value, "state") else { return }
    var bytes = 0
    var steps: Double?
    for entry in state.table.values {
      guard case .dict(let dict) = entry else { continue }
      for (key, item) in dict.table.pairs {
        if let tensor = item.tensor, tensor.numel > 1 { bytes += tensor.numel * tensor.dtype.itemSize }
        if key.text == "step" { steps = item.tensor?.lookedDoubles().first ?? StepCall.number(item) }
      }
    }
    let kept = state.table.count
    row("state", kept == 0 ? "none yet" : "of \(kept) tensors, \(LiveObject.bytes(bytes))")
    if let steps { row("steps", NumberText.short(steps, digits: 9)) }
  }

  private mutating func addScheduler(_ value: Value) throws {
    row("epoch", try interpreter.repr(interpreter.getAttribute(value, "last_epoch")))
    row("rate now", try interpreter.repr(interpreter.getAttribute(value, "_last_lr")))
    if let base = try interpreter.attributeIfPresent(value, "base_lrs") {
      row("began with", try interpreter.repr(base))
    }
    if interpreter.type(of: value).mro.contains(where: { $0.name == "ReduceLROnPlateau" }) {
      for name in ["best", "num_bad_epochs", "patience"] {
        row(name, try interpreter.repr(interpreter.getAttribute(value, Symbol(name))))
      }
      return
    }
    // What comes: the steps are made, and taken back.
    let write = interpreter.writeError
    let explain = interpreter.explain
    interpreter.writeError = { _ in }
    interpreter.explain = { _ in }
    defer {
      interpreter.writeError = write
      interpreter.explain = explain
    }
    var coming: [String] = []
    try? interpreter.withoutTrace {
      for _ in 0..<5 {
        _ = try interpreter.callMethod(value, "step")
        let rates = try interpreter.collect(interpreter.getAttribute(value, "_last_lr"))
        coming.append(rates.first.flatMap { StepCall.number($0) }.map { LiveObject.short($0) } ?? "?")
      }
    }
    if !coming.isEmpty { row("next rates", coming.joined(separator: ", ")) }
  }
}
