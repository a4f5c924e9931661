// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Tensors made of Python's numbers or by a rule of their places: data, identities, windows, places in triangles.
enum CreationExplanation {
  static let family: [String: Explainer] = {
    var table: [String: Explainer] = [
      "eye": identity, "eye_": identity, "dirac_": dirac, "tril_indices": triangle, "triu_indices": triangle,
      "unravel_index": unravelled,
    ]
    for name in ["tensor", "as_tensor", "asarray", "scalar_tensor", "new_tensor", "from_numpy", "frombuffer"] {
      table[name] = data
    }
    for name in ["empty", "empty_like", "new_empty", "empty_strided", "new"] { table[name] = unwritten }
    for name in ["hann_window", "hamming_window", "blackman_window", "bartlett_window"] { table[name] = window }
    return table
  }()

  @Sendable private static func data(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.numel > 0 else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    let given = step.step.operands.first { !["dtype", "device", "requires_grad", "self", "input"].contains($0.name) }
    let isShared = ["as_tensor", "asarray", "from_numpy", "frombuffer"].contains(step.step.key)
    explanation.formula(
      result.rank == 0
        ? "One number, a tensor without dimensions"
        : "Each level of brackets is a dimension: sizes \(ExplainedStep.list(result.shape)) from the outside in")
    explanation.result(step, index, .exact(result.element(index)))
    let why =
      step.value("dtype").map { !$0.isNone } ?? false
      ? "as dtype= says"
      : result.dtype.isFloatingPoint
        ? "as there is a float among the data"
        : result.dtype == .bool ? "as all data are True or False" : "as all data are whole numbers"
    if given?.value.tensor == nil, !isShared || step.step.tensors.isEmpty, step.step.key != "from_numpy" {
      explanation.say("The type is \(result.dtype.name), \(why). Only tensors of floats can have gradients.")
    }
    explanation.say(
      isShared
        ? "An array of numpy's or a tensor is shared where its type stays: what is written into one shows in the other. torch.tensor copies."
        : "The data are copied; torch.as_tensor and torch.from_numpy share memory instead.")
  }

  @Sendable private static func unwritten(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.numel > 0 else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    explanation.formula("Memory for \(result.numel) elements that is not filled")
    explanation.element = (index, result.element(index))
    explanation.say(
      "\(step.resultName(index)) is \(ExplainedStep.short(result.element(index))). Here the memory is always 0; in PyTorch it holds whatever was there before, so that it must be written first."
    )
  }

  @Sendable private static func identity(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.rank == 2, result.numel > 0 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let index = try step.index()
    explanation.formula("1 where row and column are the same, else 0")
    explanation.result(step, index, .exact(index[0] == index[1] ? 1 : 0))
    explanation.say(
      "Row \(index[0]) and column \(index[1]) are \(index[0] == index[1] ? "the same" : "different"). Products with it change nothing; torch.eye(n)[classes] is one-hot encoding."
    )
  }

  @Sendable private static func dirac(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.rank >= 3, result.numel > 0 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let groups = max(step.integer("groups") ?? 1, 1)
    let middle = result.shape.dropFirst(2).map { $0 / 2 }
    let index = try step.index([0, 0] + middle)
    let outputs = max(result.shape[0] / groups, 1)
    explanation.formula(
      "1 in the middle of the kernel, \(ExplainedStep.list(middle)), from input channel c to output channel c\(groups > 1 ? " of each group" : ""); else 0"
    )
    let isOne = index[0] % outputs == index[1] && Array(index.dropFirst(2)) == middle
    explanation.result(step, index, .exact(isOne ? 1 : 0))
    explanation.say(
      "A convolution with it, padded by half the kernel, gives its input back: a layer that begins as doing nothing.")
  }

  @Sendable private static func triangle(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.rank == 2, result.numel > 0 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let index = try step.index([0, min(1, result.shape[1] - 1)])
    let (row, column) = (result.element([0, index[1]]), result.element([1, index[1]]))
    let isLower = step.step.key == "tril_indices"
    let offset = Double(step.integer("offset") ?? 0)
    explanation.formula(
      "Rows, then columns, of the places with column - row \(isLower ? "<=" : ">=") \(ExplainedStep.short(offset)), in row order"
    )
    explanation.equation("column - row of number \(index[1])", .difference(.exact(column), .exact(row)))
    explanation.result(step, index, .exact(index[0] == 0 ? row : column))
    explanation.say("x[i[0], i[1]] takes these places of a matrix as a vector.")
  }

  @Sendable private static func unravelled(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let given = step.tensor("indices"), let result = step.result, result.numel > 0,
      let shape = step.dimensions("shape", rank: 1)
    else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    let flat = given.element(index)
    guard let number = Int(exactly: flat), number >= 0 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let size = shape.dropFirst().reduce(1, *)
    explanation.formula(
      "The place in a tensor of shape \(ExplainedStep.list(shape)) whose elements are counted in row order")
    explanation.result(step, index, .function("floor", [.quotient(.exact(flat), .exact(Double(size)))]))
    let place = Shape.coordinates(of: number, in: shape)
    let strides = shape.indices.map { Double(shape.dropFirst($0 + 1).reduce(1, *)) }
    explanation.equation(
      ExplainedStep.element("number of", place),
      .sum(zip(place, strides).map { .product([.exact(Double($0)), .exact($1)]) }))
    explanation.say("One tensor for each dimension; the first is shown. It finds the place of a flat argmax.")
  }

  @Sendable private static func window(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.numel > 1, let count = step.integer("window_length") else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let isPeriodic = step.value("periodic") == nil || step.flag("periodic")
    let steps = Double(isPeriodic ? count : count - 1)
    let index = try step.index([min(1, count - 1)])
    let n = Term.exact(Double(index[0]))
    func cosine(_ turns: Double) -> Term {
      .function("cos", [.quotient(.product([.exact(2 * turns * Double.pi), n]), .exact(steps))])
    }
    let total = isPeriodic ? "N" : "(N - 1)"
    let (formula, term): (String, Term) =
      switch step.step.key {
      case "hann_window":
        ("0.5 - 0.5 * cos(2*pi*n / \(total))", .difference(.exact(0.5), .product([.exact(0.5), cosine(1)])))
      case "hamming_window":
        (
          "alpha - beta * cos(2*pi*n / \(total))",
          .difference(
            .exact(step.number("alpha") ?? 0.54), .product([.exact(step.number("beta") ?? 0.46), cosine(1)]))
        )
      case "blackman_window":
        (
          "0.42 - 0.5 * cos(2*pi*n / \(total)) + 0.08 * cos(4*pi*n / \(total))",
          .sum([
            .exact(0.42), .negative(.product([.exact(0.5), cosine(1)])), .product([.exact(0.08), cosine(2)]),
          ])
        )
      default:
        (
          "1 - |2*n / \(total) - 1|",
          .difference(
            .exact(1),
            .function("abs", [.difference(.quotient(.product([.exact(2), n]), .exact(steps)), .exact(1))]))
        )
      }
    explanation.formula("result[n] = \(formula), N = \(count)")
    explanation.result(step, index, term)
    explanation.say(
      isPeriodic
        ? "periodic: the first number of the next window would follow the last one, which spectra want; periodic=False ends where it began."
        : "periodic=False: it ends where it began, for filters.")
  }
}
