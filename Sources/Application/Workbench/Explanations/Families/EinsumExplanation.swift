// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// `torch.einsum`: letters that stand in the result are kept, the others are summed over.
enum EinsumExplanation {
  static let family: [String: Explainer] = ["einsum": explain]

  private static let most = 100_000

  @Sendable private static func explain(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard case .tuple(let given)? = step.value("args"), let equation = given.items.first?.text, !equation.contains("."),
      let result = step.result,
      result.numel > 0
    else { return try GeneralExplanation.explain(step, &explanation) }
    let text = equation.filter { $0 != " " }
    let halves = text.split(separator: ">", omittingEmptySubsequences: false)
    let inputs = (halves.first.map { $0.last == "-" ? $0.dropLast() : $0 } ?? "").split(
      separator: ",", omittingEmptySubsequences: false
    ).map { Array($0) }
    let tensors = step.step.tensors
    guard inputs.count == tensors.count, zip(inputs, tensors).allSatisfy({ $0.count == $1.held.tensor.rank }) else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let all = inputs.joined()
    let output: [Character] =
      halves.count > 1
      ? Array(halves[1]) : Set(all).filter { letter in all.filter { $0 == letter }.count == 1 }.sorted()
    var sizes: [Character: Int] = [:]
    for (letters, tensor) in zip(inputs, tensors) {
      for (letter, size) in zip(letters, tensor.held.tensor.shape) { sizes[letter] = max(sizes[letter] ?? 1, size) }
    }
    let summed = Set(all).subtracting(output).sorted()
    let count = summed.reduce(1) { $0 * (sizes[$1] ?? 1) }
    guard count <= most else { return try GeneralExplanation.explain(step, &explanation) }
    let names = zip(inputs, tensors).map { letters, tensor in
      let name = step.name(tensor.name)
      return letters.isEmpty ? name : "\(name)[\(letters.map { String($0) }.joined(separator: ", "))]"
    }
    let over =
      summed.isEmpty ? "" : "sum over \(summed.map { "\($0) (\(sizes[$0] ?? 1))" }.joined(separator: ", ")) of "
    let target = output.isEmpty ? "result" : "result[\(output.map { String($0) }.joined(separator: ", "))]"
    explanation.formula("\(target) = \(over)\(names.joined(separator: " * "))")
    let index = try step.index()
    var place: [Character: Int] = [:]
    for (letter, i) in zip(output, index) { place[letter] = i }
    let terms = (0..<count).map { flat -> Term in
      var rest = flat
      for letter in summed.reversed() {
        place[letter] = rest % (sizes[letter] ?? 1)
        rest /= sizes[letter] ?? 1
      }
      return .product(
        zip(inputs, tensors).map { letters, tensor in
          let at = zip(letters, tensor.held.tensor.shape).map { $1 == 1 ? 0 : place[$0] ?? 0 }
          return .number(tensor.held.tensor.element(at))
        })
    }
    let (sum, remark) = Term.longSum(terms)
    if let remark { explanation.say(remark + ":") }
    explanation.result(step, index, sum)
    explanation.say(
      "A letter that stands in the result is kept; one that does not is summed over; the same letter in two operands ties their indices together."
    )
  }
}
