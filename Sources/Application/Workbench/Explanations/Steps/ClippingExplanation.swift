// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import Tensors
import TorchCore

/// `%explain clip_grad_norm_(parameters, max_norm)`: the norm of all gradients together, the factor, and one element before and after.
enum ClippingExplanation {
  static func explanation(_ function: Value, _ given: Arguments, _ call: CommandCall) throws -> Explanation {
    let interpreter = call.interpreter
    let names = WorkspaceNames(interpreter)
    var arguments = given
    // A generator gives its parameters once.
    var parameters: [Value] = []
    func listed(_ value: Value) throws -> Value {
      parameters = value.tensor == nil ? try interpreter.collect(value) : [value]
      return Value(list: parameters)
    }
    if let first = arguments.positional.first {
      arguments.positional[0] = try listed(first)
    } else if let index = arguments.keywords.firstIndex(where: { $0.name.name == "parameters" }) {
      arguments.keywords[index].value = try listed(arguments.keywords[index].value)
    }
    func argument(_ name: String, _ place: Int) -> Double? {
      StepCall.number(
        arguments.keywords.first { $0.name.name == name }?.value
          ?? (place < arguments.positional.count ? arguments.positional[place] : nil))
    }
    let limit = argument("max_norm", 1) ?? .nan
    let order = argument("norm_type", 2) ?? 2
    let tensors = parameters.compactMap(\.tensor).filter { $0.grad != nil }
    let before = tensors.compactMap { $0.grad?.held }
    let total = StepCall.number(try interpreter.call(function, arguments)) ?? .nan
    let after = tensors.compactMap { $0.grad?.held }
    var explanation = Explanation([
      "clip_grad_norm_", "max_norm \(NumberText.short(limit))",
      "\(Counted.text(tensors.count, "gradient")) of \(Counted.text(parameters.count, "parameter"))",
    ])
    guard !tensors.isEmpty else {
      explanation.say("No parameter has a gradient yet: there is nothing to clip.")
      return explanation
    }
    let norms = before.map { norm($0, order) }
    var table = Table([
      Table.Column("parameter", .left), Table.Column("shape", .left), Table.Column("norm before", .right),
      Table.Column("norm after", .right),
    ])
    for (i, tensor) in tensors.enumerated().prefix(24) {
      table.rows.append([
        names.name(of: tensor) ?? "parameter \(i)", Counted.shape(tensor.shape), NumberText.short(norms[i], digits: 5),
        NumberText.short(norm(after[i], order), digits: 5),
      ])
    }
    if tensors.count > 24 { table.rows.append(["and \(tensors.count - 24) more"]) }
    explanation.table(table)
    explanation.gap()
    explanation.formula(
      "total = the norm of all norms;  factor = min(1, max_norm / (total + 1e-06));  grad = grad * factor")
    totalNorm(norms, order, total, &explanation)
    let factor = Term.function("min", [.exact(1), .quotient(.exact(limit), .sum([.number(total), .exact(1e-6)]))])
    explanation.equation("factor", factor)
    let value = factor.value(17)
    explanation.say(
      value < 1
        ? "All gradients are scaled by the same factor: their direction stays, their common norm becomes max_norm."
        : "The norm is within max_norm: the gradients stay as they are.")
    let values = before[0].lookedDoubles()
    let place = values.indices.max { abs(values[$0]) < abs(values[$1]) } ?? 0
    let index = before[0].coordinates(place)
    let name = (names.name(of: tensors[0]) ?? "parameter 0") + ".grad" + (index.isEmpty ? "" : Counted.shape(index))
    if !values.isEmpty {
      explanation.equation(name, .product([.number(values[place]), .number(value)]), is: after[0].element(index))
    }
    explanation.gap()
    explanation.say("Nothing was changed: the gradients are as they were.")
    return explanation
  }

  private static func totalNorm(_ norms: [Double], _ order: Double, _ total: Double, _ explanation: inout Explanation) {
    if order.isInfinite {
      let shown = norms.count > 8 ? [norms.max() ?? 0] : norms
      if norms.count > 8 { explanation.say("The largest of \(norms.count) norms:") }
      return explanation.equation("total", .function("max", shown.map { .number($0) }), is: total)
    }
    let powers = norms.map { Term.power(.number($0), .exact(order)) }
    let (sum, remark) = Term.longSum(powers)
    if let remark { explanation.say("A sum of \(remark).") }
    explanation.equation(
      "total", order == 2 ? .function("sqrt", [sum]) : .power(sum, .quotient(.exact(1), .exact(order))), is: total)
  }

  private static func norm(_ tensor: Tensor, _ order: Double) -> Double {
    let values = tensor.lookedDoubles()
    if order.isInfinite { return values.reduce(0) { max($0, abs($1)) } }
    if order == 2 { return values.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    return MathFunctions.power(values.reduce(0) { $0 + MathFunctions.power(abs($1), order) }, 1 / order)
  }
}
