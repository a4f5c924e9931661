// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import Tensors

/// Questions that Python's numbers and truth values answer: sizes, strides, memory, types, the only element, gains.
enum QuestionExplanation {
  static let family: [String: Explainer] = {
    var table: [String: Explainer] = [
      "numel": count, "nelement": count, "size": size, "stride": stride, "dim": rank, "ndimension": rank,
      "item": item, "is_nonzero": item, "tolist": lists, "numpy": lists, "element_size": bytes,
      "storage_offset": offset, "is_contiguous": contiguous, "equal": equal, "calculate_gain": gain,
      "broadcast_shapes": shapes, "result_type": types, "promote_types": types, "can_cast": types,
      "is_same_size": sameSize,
    ]
    for name in ["is_floating_point", "is_complex", "is_signed"] { table[name] = type }
    return table
  }()

  /// The answer as Python prints it.
  private static func answer(_ step: ExplainedStep) -> String {
    TextLayout.truncated((try? step.interpreter.repr(step.outer.result)) ?? "", to: 60, .ascii)
  }

  private static func with(
    _ step: ExplainedStep, _ explanation: inout Explanation,
    _ body: (Tensor, String, inout Explanation) throws -> Void
  ) throws {
    guard let x = step.matrix else { return try GeneralExplanation.explain(step, &explanation) }
    try body(x, step.matrixName, &explanation)
  }

  @Sendable private static func count(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    try with(step, &explanation) { x, name, explanation in
      explanation.formula("The product of the sizes of all dimensions")
      explanation.equation("elements", .product(x.shape.map { .exact(Double($0)) }))
      explanation.say("len(\(name)) would be the first size alone.")
    }
  }

  @Sendable private static func size(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    try with(step, &explanation) { x, name, explanation in
      if x.rank > 0 {
        explanation.table(AttributeExplanation.sizes(x))
      } else {
        explanation.say("It has no dimensions: one number.")
      }
      explanation.say("It gives \(answer(step)). \(name).shape is the same without brackets.")
    }
  }

  @Sendable private static func rank(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    try with(step, &explanation) { x, name, explanation in
      explanation.say(
        "\(name) has \(x.rank) dimension\(x.rank == 1 ? "" : "s"), the count of sizes in its shape \(ExplainedStep.list(x.shape))."
      )
    }
  }

  @Sendable private static func stride(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    try with(step, &explanation) { x, name, explanation in
      explanation.formula("How many places of the memory lie between neighbours along each dimension")
      if x.isContiguous {
        for dim in x.shape.indices.prefix(4) {
          let sizes = x.shape.dropFirst(dim + 1).map { Term.exact(Double($0)) }
          explanation.equation("stride \(dim)", sizes.isEmpty ? .exact(1) : .product(sizes), is: Double(x.strides[dim]))
        }
        explanation.say("\(name) lies in row order: each stride is the product of the sizes behind it.")
      } else {
        explanation.say(
          "\(name) \(ExplainedStep.list(x.shape)) has the strides \(ExplainedStep.list(x.strides)), which are not those of row order: it is a view of memory that was laid out for another shape."
        )
      }
    }
  }

  @Sendable private static func item(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    try with(step, &explanation) { x, name, explanation in
      let value = x.element([Int](repeating: 0, count: x.rank))
      explanation.say(
        "The only element of \(name), \(NumberText.short(value, digits: 17)), as a value of Python's: \(answer(step)).")
      if x.dtype == .float32 {
        explanation.say(
          "A float of Python has 16 digits, so that the float32 shows all that it holds; only about 7 of them count.")
      }
      explanation.say(
        "It leaves the graph: no gradient flows back from it. It is right for printing and wrong inside of a loss.")
    }
  }

  @Sendable private static func lists(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    try with(step, &explanation) { x, name, explanation in
      if step.step.key == "numpy" {
        explanation.say(
          "An array of numpy's over the same memory: what is written into one shows in the other. A tensor that asks for gradients needs detach() first."
        )
      } else {
        explanation.say(
          "\(x.numel) element\(x.numel == 1 ? "" : "s") of \(name) as numbers of Python's, in \(x.rank) level\(x.rank == 1 ? "" : "s") of lists: a copy."
        )
      }
    }
  }

  @Sendable private static func bytes(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    try with(step, &explanation) { x, _, explanation in
      explanation.say(
        "An element of \(x.dtype.name) takes \(x.dtype.itemSize) byte\(x.dtype.itemSize == 1 ? "" : "s").")
      explanation.equation("bytes of all", .product([.exact(Double(x.numel)), .exact(Double(x.dtype.itemSize))]))
    }
  }

  @Sendable private static func offset(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    try with(step, &explanation) { x, name, explanation in
      explanation.say(
        "The first element of \(name) stands at place \(x.offset) of its memory: \(x.offset == 0 ? "at the beginning" : "it is a view of a tensor that begins before it")."
      )
    }
  }

  @Sendable private static func contiguous(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    try with(step, &explanation) { x, name, explanation in
      let order = x.shape.indices.map { x.shape.dropFirst($0 + 1).reduce(1, *) }
      var table = Table("dimension", "size", "stride", "in row order")
      for dim in x.shape.indices {
        table.rows.append([String(dim), String(x.shape[dim]), String(x.strides[dim]), String(order[dim])])
      }
      explanation.table(table)
      explanation.say(
        x.isContiguous
          ? "Where a size is above 1 the strides are those of row order: True. view() works."
          : "The strides are not those of row order: False. view() may refuse it; reshape() or contiguous() copies.")
    }
  }

  @Sendable private static func equal(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let a = step.tensor("input"), let b = step.tensor("other") else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    explanation.formula("True where shapes are the same and every element is")
    guard a.shape == b.shape else {
      return explanation.say(
        "The shapes \(ExplainedStep.list(a.shape)) and \(ExplainedStep.list(b.shape)) differ: False.")
    }
    let (x, y) = (a.lookedDoubles(), b.lookedDoubles())
    let different = zip(x, y).enumerated().filter { $0.element.0 != $0.element.1 }.map(\.offset)
    guard let first = different.first else {
      return explanation.say("All \(x.count) are equal: True. == would give a tensor of answers.")
    }
    let place = a.coordinates(first)
    explanation.say(
      "\(different.count) of \(x.count) differ, the first at \(ExplainedStep.list(place)): \(NumberText.short(x[first], digits: 9)) and \(NumberText.short(y[first], digits: 9)). False. torch.allclose takes a tolerance."
    )
  }

  @Sendable private static func gain(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let name = step.text("nonlinearity") else { return try GeneralExplanation.explain(step, &explanation) }
    // Without a number leaky_relu's slope is 0.01 here; kaiming's own a is 0.
    let gain = InitExplanation.gain(name, slope: step.number("param") ?? 0.01)
    explanation.formula(
      "How much an activation shrinks the spread of its input, made good: std of the weights = gain / sqrt(fan)")
    explanation.equation("gain of \(gain.name)", gain.term, is: step.answer)
    explanation.say(
      "linear, conv and sigmoid 1, tanh 5/3, relu sqrt(2), leaky_relu sqrt(2 / (1 + slope**2)), selu 3/4.")
  }

  @Sendable private static func shapes(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    explanation.formula("Compared from the right: sizes must agree, or be 1, or be missing; the largest counts")
    explanation.say("It gives \(answer(step)). Nothing is computed.")
  }

  @Sendable private static func types(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    explanation.formula("bool < whole numbers < floats; among each kind the wider one")
    explanation.say(
      "It gives \(answer(step)). A number of Python's or a tensor without dimensions changes the kind only, not the width: float32 tensor + 2.0 stays float32."
    )
  }

  @Sendable private static func sameSize(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let a = step.tensor("input"), let b = step.tensor("other") else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    explanation.say("\(ExplainedStep.list(a.shape)) and \(ExplainedStep.list(b.shape)): \(answer(step)).")
  }

  @Sendable private static func type(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    try with(step, &explanation) { x, name, explanation in
      explanation.say("\(name) is \(x.dtype.name): \(answer(step)).")
    }
  }
}

extension ExplainedStep {
  /// A result that is a number of Python's.
  fileprivate var answer: Double? {
    switch outer.result {
    case .int(let number): Double(number)
    case .float(let number): number
    default: nil
    }
  }
}
