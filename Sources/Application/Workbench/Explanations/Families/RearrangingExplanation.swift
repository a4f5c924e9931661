// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Operations whose elements are those of their operands in other places, or zeros.
enum RearrangingExplanation {
  /// What an operation does, in words.
  private struct Rule: Sendable {
    let formula: String
    /// Why an element may come from no operand.
    let filled: String
    let remark: String?
    /// The operands that elements are taken from.
    let operands: [String]

    init(_ formula: String, _ remark: String? = nil, filled: String = "", from operands: [String] = ["input"]) {
      (self.formula, self.filled, self.remark, self.operands) = (formula, filled, remark, operands)
    }
  }

  static let family: [String: Explainer] = {
    var table: [String: Explainer] = [:]
    for (name, rule) in rules { table[name] = { try explain($0, &$1, rule) } }
    return table
  }()

  @Sendable private static func explain(_ step: ExplainedStep, _ explanation: inout Explanation, _ rule: Rule) throws {
    guard let result = step.result, result.numel > 0 else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index(result.coordinates(min(result.numel - 1, 1)))
    guard let source = OperationProbe(step).source(of: index, among: rule.operands, filling: fillings(step)) else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let isWindow = step.step.key == "unfold" && step.value("dimension") != nil
    explanation.formula(
      isWindow ? "The windows of a dimension, each in a new last dimension: a view, nothing is copied" : rule.formula)
    switch source {
    case .element(let operand, let place):
      explanation.picture(step, operand, place, index)
      if !isWindow { PlaceEquations.add(step, place, index, &explanation) }
      explanation.taken(
        step, index, from: operand, place, step.tensor(operand)?.element(place) ?? result.element(index))
    case .filled:
      explanation.result(step, index, .exact(result.element(index)))
      explanation.say("No element of the operands comes to this place\(rule.filled.isEmpty ? "" : ": " + rule.filled).")
    }
    if let remark = rule.remark { explanation.say(remark) }
    if step.step.changed["input"] != nil { explanation.say("It would change \(step.name("input")) in place.") }
  }

  /// What is put where nothing is taken must be no number of an element.
  private static func fillings(_ step: ExplainedStep) -> [String: Value] {
    var filling: [String: Value] = [:]
    for name in ["value", "src", "fill_value", "padding_value"] where step.number(name) != nil {
      filling[name] = .float(0)
    }
    return filling
  }

  private static let rules: [String: Rule] = {
    var table = moving.merging(joining) { a, _ in a }.merging(choosing) { a, _ in a }.merging(writing) { a, _ in a }
    for n in 1...3 {
      table["max_unpool\(n)d"] = Rule(
        "Each element goes back to the place in its plane that indices names, counted in row order",
        "It undoes max pooling as far as that is possible: what was no maximum stays 0.",
        filled: "it was the largest of no window")
    }
    return table
  }()

  private static let moving: [String: Rule] = [
    "flip": Rule("The order along the dimensions is reversed", "Unlike numpy's it copies."),
    "fliplr": Rule("The columns, dimension 1, in reverse order"),
    "flipud": Rule("The rows, dimension 0, in reverse order"),
    "roll": Rule("Every element moves on by shifts; what falls off the end enters at the start", "No shape changes."),
    "rot90": Rule("Turned by k right angles, from the first of dims towards the second"),
    "repeat": Rule("The whole tensor over and over along each dimension", "It copies; expand repeats without copying."),
    "tile": Rule("The whole tensor over and over along its last dimensions", "It copies, as numpy's tile does."),
    "repeat_interleave": Rule(
      "Each element several times, one after the other", "repeat would put whole copies one after the other."),
    "pixel_shuffle": Rule(
      "result[n, c, h*r + i, w*r + j] = input[n, c*r*r + i*r + j, h, w]",
      "Channels become a finer image: nothing is computed, which makes it a cheap last step of upsampling."),
    "pixel_unshuffle": Rule(
      "result[n, c*r*r + i*r + j, h, w] = input[n, c, h*r + i, w*r + j]",
      "An image becomes a coarser one with more channels; pixel_shuffle undoes it."),
    "channel_shuffle": Rule(
      "With g groups of n channels: channel j*g + i of the result is channel i*n + j, the j-th of group i",
      "Grouped convolutions see their own group alone; this mixes them at no cost."),
    "unfold": Rule(
      "Each window as a column: result[n, c*kh*kw + i*kw + j, window] = input[n, c, row of the window + i, its column + j]",
      "A convolution is the product of the weights, flattened, with these columns. fold adds them up again.",
      filled: "it is padding"),
    "tril": Rule(
      "The elements on and below the diagonal; zeros above", "With diagonal=k: column - row <= k stays.",
      filled: "it stands above the diagonal"),
    "triu": Rule(
      "The elements on and above the diagonal; zeros below", "With diagonal=k: column - row >= k stays.",
      filled: "it stands below the diagonal"),
    "diag": Rule(
      "A vector becomes the diagonal of a matrix, a matrix gives its diagonal", filled: "it is not on the diagonal"),
    "diag_embed": Rule("The last dimension becomes the diagonal of a matrix", filled: "it is not on the diagonal"),
    "diagflat": Rule("All elements become the diagonal of a matrix", filled: "it is not on the diagonal"),
    "fill_diagonal": Rule("The diagonal takes fill_value", filled: "fill_value was put on the diagonal"),
    "copy": Rule("The elements of src, broadcast and made the type of input", from: ["input", "src"]),
    "put": Rule(
      "source goes to the places of index, counted through all elements in row order", "take reads by the same rule.",
      from: ["input", "source"]),
    "resize": Rule(
      "The same memory with another size: elements stay in row order", "reshape checks that none are lost.",
      filled: "it is new"),
    "resize_as": Rule("The same memory with the size of another tensor", filled: "it is new"),
    "combinations": Rule("Every choice of r elements, in the order of their places, a row each"),
    "clone": Rule("A copy", "Gradients flow through it; detach() gives a view without a graph, and no copy."),
    "narrow_copy": Rule("A copy of a part of one dimension"),
  ]

  private static let joining: [String: Rule] = [
    "hstack": Rule("The tensors side by side, along dimension 1 (0 for vectors)", from: ["tensors"]),
    "column_stack": Rule("The tensors side by side as columns", from: ["tensors"]),
    "vstack": Rule("The tensors as rows one below the other", from: ["tensors"]),
    "row_stack": Rule("The tensors as rows one below the other", from: ["tensors"]),
    "dstack": Rule("The tensors one behind the other, along dimension 2", from: ["tensors"]),
    "meshgrid": Rule(
      "Grids of coordinates: result d at [i, j, ...] is element i of the first vector, j of the second ... of vector d; the first grid is shown",
      "With indexing='xy', as in numpy, the first two dimensions are exchanged. torch.stack(grids, -1) makes points of them.",
      from: ["tensors"]),
    "pad_sequence": Rule(
      "The sequences beside each other, the short ones filled up at their ends",
      "Without batch_first=True the sequences are columns. A mask or their lengths tell later what was filled in.",
      filled: "its sequence has ended, and padding_value stands there", from: ["sequences"]),
    "cartesian_prod": Rule(
      "Every combination of one element of each vector, a row each, the last vector fastest", from: ["tensors"]),
    "broadcast_tensors": Rule(
      "Each tensor repeated to the common shape by strides of 0, nothing copied; the first is shown", from: ["tensors"]),
    "block_diag": Rule(
      "The matrices along the diagonal of a larger one", filled: "it stands outside of the blocks", from: ["tensors"]),
  ]

  private static let choosing: [String: Rule] = [
    "take": Rule("The places of index are counted through all elements in row order", "The result has index's shape."),
    "take_along_dim": Rule(
      "result[i, j, ...] = input[i, j, ...] with one index taken from indices",
      "It undoes argsort, and is gather that broadcasts."),
    "masked_select": Rule(
      "The elements where the mask is True, in row order",
      "The result is a vector, whatever the shape was: how many there are is known only now."),
  ]

  private static let writing: [String: Rule] = [
    "scatter": Rule(
      "A copy of input, in which element [i, j, ...] of src goes to the place that index[i, j, ...] names along dim",
      "gather reads by the same rule. Where several elements go to one place, any of them may win: scatter_add adds them.",
      filled: "value was put there", from: ["input", "src"]),
    "index_copy": Rule(
      "A copy of input, in which slice k of source replaces slice index[k] along dim", from: ["input", "source"]),
    "index_fill": Rule(
      "A copy of input with value in the slices that index names along dim", filled: "value was put there"),
    "masked_scatter": Rule(
      "A copy of input, in which the places where the mask is True take the elements of source one after the other",
      from: ["input", "source"]),
    "select_scatter": Rule(
      "A copy of input, in which src stands at one place of dimension dim", from: ["input", "src"]),
    "slice_scatter": Rule(
      "A copy of input, in which src stands in a part of dimension dim", from: ["input", "src"]),
    "diagonal_scatter": Rule("A copy of input with src as its diagonal", from: ["input", "src"]),
    "index_put": Rule("A copy of input, in which values stand at the places of indices", from: ["input", "values"]),
  ]
}
