// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// `x[1, :, 2]` and its like: what each part of the index does to the shape.
enum IndexExplanation {
  static let family: [String: Explainer] = ["getitem": explain]

  @Sendable private static func explain(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let input = step.tensor("input"), let result = step.result, let index = step.value("index"),
      let source = step.step.held("input")?.original, let out = step.outer.results.first?.original
    else { return }
    let items: [Value]
    if case .tuple(let tuple) = index { items = tuple.items } else { items = [index] }
    let name = step.name("input")
    let isAdvanced = items.contains { $0.tensor != nil || isList($0) }
    explanation.formula("The index is read part by part, from the left; dimensions that it does not name stay whole")
    var dim = 0
    for item in items {
      let consumed = try part(item, dim, input, step, &explanation)
      if consumed == Int.max {
        // The ellipsis takes what the other parts leave.
        dim = max(dim, input.rank - items.suffix(from: min(items.count, dim + 1)).count)
      } else {
        dim += consumed
      }
    }
    guard result.numel > 0 else { return }
    let element = try step.index()
    let value = result.element(element)
    explanation.element = (element, value)
    let isView = out.storage === source.storage
    if isView, let place = place(of: result, element, in: input) {
      explanation.equation(
        "\(step.resultName(element)) = \(ExplainedStep.element(name, place))", .number(input.element(place)), is: value)
    } else if case .element(_, let place)? = OperationProbe(step).source(of: element, among: ["input"]) {
      explanation.equation(
        "\(step.resultName(element)) = \(ExplainedStep.element(name, place))", .number(input.element(place)), is: value)
    } else {
      explanation.say("\(step.resultName(element)) is \(ExplainedStep.short(value)).")
    }
    explanation.say(
      isView
        ? "The result is a view: numbers and slices share the memory of \(name), so that a change in place reaches it."
        : isAdvanced
          ? "Lists, tensors and masks copy: a change of the result does not reach \(name); \(name)[...] = value does."
          : "The result has a memory of its own.")
  }

  private static func isList(_ value: Value) -> Bool { if case .list = value { true } else { false } }

  /// Says what one part does; gives how many dimensions it uses up.
  private static func part(
    _ item: Value, _ dim: Int, _ input: Tensor, _ step: ExplainedStep, _ explanation: inout Explanation
  ) throws -> Int {
    let size = dim < input.rank ? String(input.shape[dim]) : "?"
    if let mask = item.tensor, mask.dtype == .bool {
      let count = mask.lookedBools().filter { $0 }.count
      explanation.say(
        "A mask \(ExplainedStep.list(mask.shape)) with \(count) True picks \(count) elements: \(mask.rank == 1 ? "dimension \(dim) becomes" : "its \(mask.rank) dimensions become one of") \(count)."
      )
      return mask.rank
    }
    if let tensor = item.tensor {
      explanation.say(
        "A tensor \(ExplainedStep.list(tensor.shape)) of places: dimension \(dim) (size \(size)) takes its shape.")
      return 1
    }
    switch item {
    case .int(let number):
      explanation.say(
        "\(number): dimension \(dim) (size \(size)) goes; place \(number)\(number < 0 ? " counts from the end" : "").")
      return 1
    case .none:
      explanation.say("None: a new dimension of size 1.")
      return 0
    case .list(let list):
      explanation.say(
        "A list of \(list.items.count) places: dimension \(dim) (size \(size)) becomes \(list.items.count).")
      return 1
    default:
      let text = (try? step.interpreter.repr(item)) ?? ""
      if text == "Ellipsis" {
        explanation.say("...: as many whole dimensions as are left.")
        return Int.max
      }
      explanation.say("\(text): a part of dimension \(dim) (size \(size)); the dimension stays.")
      return 1
    }
  }

  /// The place in a tensor of a view's element, where its strides tell.
  private static func place(of view: Tensor, _ index: [Int], in input: Tensor) -> [Int]? {
    let target = zip(index, view.strides).reduce(view.offset) { $0 + $1.0 * $1.1 }
    guard input.isContiguous else { return nil }
    let flat = target - input.offset
    return flat >= 0 && flat < input.numel ? input.coordinates(flat) : nil
  }
}
