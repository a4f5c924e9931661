// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import PythonSyntax
import Tensors
import TorchCore
import TorchNN

/// `%explain loss.backward()` and `%explain w.grad[2, 3]`.
enum BackwardExplanation {
  /// Every parameter's gradient and the chain of local rules from the loss to it.
  static func explanation(of call: StepCall, _ loss: Tensor) throws -> Explanation {
    let names = WorkspaceNames(call.interpreter)
    guard let root = loss.gradFn else {
      // The library itself says best what is wrong.
      _ = try call.perform()
      return Explanation([call.text, "\(call.receiverText) is a leaf: its own gradient is 1"])
    }
    let trace = try GradientTrace(from: root) { _ = try call.perform() }
    var explanation = Explanation([
      call.text, Counted.text(trace.steps.count, "operation"),
      Counted.text(trace.leaves.count, "leaf", "leaves"),
    ])
    explanation.say(
      "Backwards from \(call.receiverText): every operation turns the gradient g of its result into those of its inputs."
    )
    chain(trace, names, &explanation)
    explanation.gap()
    leaves(trace, names, &explanation)
    let missing = missing(trace, names)
    if !missing.isEmpty {
      explanation.say(
        "No gradient reaches \(missing.prefix(6).joined(separator: ", "))\(missing.count > 6 ? " and \(missing.count - 6) more" : ""): \(call.receiverText) does not depend on \(missing.count == 1 ? "it" : "them")."
      )
    }
    explanation.gap()
    if let leaf = trace.leaves.first(where: { $0.gradient != nil })?.tensor, let name = names.name(of: leaf) {
      let isName = call.interpreter.globals[Symbol(call.receiverText)] != nil
      let place = leaf.rank == 0 ? "" : Counted.shape([Int](repeating: 0, count: leaf.rank))
      explanation.say(
        "%explain \(written(name)).grad\(place)\(isName ? "" : ", loss=" + call.receiverText) multiplies the way to one element out."
      )
    }
    explanation.say("Nothing was changed: the gradients and the graph are as they were.")
    return explanation
  }

  /// A dotted name as Python writes it: `net[5].weight` for `net.5.weight`.
  private static func written(_ name: String) -> String {
    let parts = name.split(separator: ".")
    return parts.dropFirst().reduce(String(parts.first ?? "")) { text, part in
      part.allSatisfy { $0.isASCII && $0.isNumber } ? "\(text)[\(part)]" : "\(text).\(part)"
    }
  }

  private static func norm(_ tensor: Tensor) -> String {
    NumberText.short(tensor.lookedDoubles().reduce(0) { $0 + $1 * $1 }.squareRoot(), digits: 4)
  }

  private static func chain(_ trace: GradientTrace, _ names: WorkspaceNames, _ explanation: inout Explanation) {
    var table = Table([
      Table.Column("#", .right), Table.Column("operation", .left), Table.Column("shape of g", .left),
      Table.Column("|g|", .right), Table.Column("rule", .left),
    ])
    func add(_ step: GradientTrace.Step) {
      let gradient = step.gradients.min { $0.key < $1.key }?.value
      let name = names.name(ofResultOf: step.node).map { " = \($0)" } ?? ""
      table.rows.append([
        String(trace.number(of: step.node)), step.node.name + name, gradient.map { Counted.shape($0.shape) } ?? "",
        gradient.map { norm($0) } ?? "", DerivativeWords.rule(of: step.node.name) ?? "",
      ])
    }
    let most = 40
    for step in trace.steps.prefix(trace.steps.count > most ? most - 5 : most) { add(step) }
    if trace.steps.count > most {
      table.rows.append(["", "\(trace.steps.count - most) more"])
      for step in trace.steps.suffix(5) { add(step) }
    }
    explanation.table(table)
  }

  private static func leaves(_ trace: GradientTrace, _ names: WorkspaceNames, _ explanation: inout Explanation) {
    var table = Table([
      Table.Column("leaf", .left), Table.Column("shape", .left), Table.Column("|gradient|", .right),
      Table.Column("largest", .right), Table.Column("from", .left),
    ])
    var adds = false
    let ordered = trace.leaves.sorted { (names.name(of: $0.tensor) ?? "~") < (names.name(of: $1.tensor) ?? "~") }
    for (tensor, before, gradient) in ordered.prefix(40) {
      let users = tensor.gradEdge.node.map { trace.users(of: $0) } ?? []
      let from = users.prefix(3).map { "#\(trace.number(of: $0.node))" }.joined(separator: ", ")
      let largest = gradient?.lookedDoubles().max { abs($0) < abs($1) }
      if before != nil { adds = true }
      table.rows.append([
        names.name(of: tensor) ?? "a leaf", Counted.shape(tensor.shape), gradient.map { norm($0) } ?? "none",
        largest.map { NumberText.short($0, digits: 4) } ?? "", from,
      ])
    }
    if ordered.count > 40 { table.rows.append(["and \(ordered.count - 40) more"]) }
    explanation.table(table)
    if adds {
      explanation.say(
        "Some gradients were there already: backward() adds to them. optimizer.zero_grad() clears them first.")
    }
  }

  /// Parameters of modules that took part of which nothing was heard.
  private static func missing(_ trace: GradientTrace, _ names: WorkspaceNames) -> [String] {
    let reached = Set(trace.leaves.filter { $0.gradient != nil }.map { ObjectIdentifier($0.tensor) })
    let tops = names.modules.filter { pair in
      pair.name.allSatisfy { $0 != "." && $0 != "[" }
    }
    var missing: [String] = []
    for (_, module) in tops {
      let parameters = (try? NetworkSummary.parameters(of: module, Interpreter.current)) ?? []
      guard parameters.contains(where: { reached.contains(ObjectIdentifier($0.1)) }) else { continue }
      for (_, tensor) in parameters where tensor.requiresGrad && !reached.contains(ObjectIdentifier(tensor)) {
        if let name = names.name(of: tensor), !missing.contains(name) { missing.append(name) }
      }
    }
    return missing
  }

  // MARK: One element

  /// What `w.grad[2, 3]` consists of; nil for other expressions.
  static func parts(of expression: Expression) -> (leaf: Expression, index: Expression?)? {
    switch expression.kind {
    case .subscript(let inner, let index):
      guard case .attribute(let leaf, "grad", _) = inner.kind else { return nil }
      return (leaf, index)
    case .attribute(let leaf, "grad", _): return (leaf, nil)
    default: return nil
    }
  }

  static func explanation(ofGradient leaf: Tensor, _ place: [Int], name: String, _ command: CommandCall) throws
    -> Explanation
  {
    let index = try StepCall.index(place, in: leaf.shape, of: name)
    guard leaf.leafRequiresGrad else {
      throw PyError.type("%explain: \(name) is no leaf that requires grad, so it gets no gradient")
    }
    return try GradientSource(leaf: leaf, name: name, index: index, command: command).explanation()
  }
}
