// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import Tensors

/// Views and other shapes of the same elements: strides, and the memory that they walk through.
enum ViewExplanation {
  static let family: [String: Explainer] = {
    var table: [String: Explainer] = [:]
    for name in rules.keys { table[name] = explain }
    return table
  }()

  private static let rules: [String: String] = [
    "view": "The elements stay where they are in memory; only shape and strides are new.",
    "reshape": "A view where the strides allow it, else a copy.",
    "flatten":
      "The dimensions become one, the last index running fastest: a view where the strides allow it, else a copy.",
    "Flatten":
      "The dimensions from the second on become one, the batch stays: a view where the strides allow it, else a copy.",
    "Unflatten": "One dimension becomes several.",
    "transpose": "Two dimensions change places: their sizes and strides do, the memory stays.",
    "t": "The two dimensions change places: their sizes and strides do, the memory stays.",
    "T": "The dimensions in reverse order: their sizes and strides change places, the memory stays.",
    "mT": "The last two dimensions change places: their sizes and strides do, the memory stays.",
    "permute": "The dimensions stand in a new order, and so do their strides; the memory stays.",
    "squeeze": "Dimensions of size 1 go.", "unsqueeze": "A dimension of size 1 is put in.",
    "expand": "Dimensions of size 1 are repeated by a stride of 0: no element is copied.",
    "movedim": "Dimensions move, and their strides with them.", "unflatten": "One dimension becomes several.",
    "contiguous": "A copy in row order, or the tensor itself where it is so already.",
    "narrow": "A part of a dimension, in the same memory.", "select": "One place of a dimension, in the same memory.",
    "diagonal": "The elements where two indices agree: their strides added.",
    "swapaxes": "Two dimensions change places.", "swapdims": "Two dimensions change places.",
    "moveaxis": "Dimensions move, and their strides with them.",
    "ravel": "All dimensions become one: a view where the strides allow it, else a copy.",
    "broadcast_to": "Dimensions of size 1 are repeated by a stride of 0: no element is copied.",
    "expand_as": "Dimensions of size 1 are repeated by a stride of 0: no element is copied.",
    "view_as": "The elements stay where they are in memory; only shape and strides are new.",
    "reshape_as": "A view where the strides allow it, else a copy.",
    "as_strided": "Shape, strides and offset as they are given, over the same memory.",
    "detach": "The same memory without its graph: gradients stop here.",
    "adjoint": "The last two dimensions change places: their sizes and strides do, the memory stays.",
    "unbind": "One view for each place of the dimension; the first one is shown.",
    "chunk": "Views of the parts of a dimension, as equal as they can be; the first one is shown.",
    "split": "Views of the parts of a dimension, of the sizes that are given; the first one is shown.",
    "split_with_sizes": "Views of the parts of a dimension, of the sizes that are given; the first one is shown.",
    "tensor_split": "Views of the parts of a dimension; the first one is shown.",
    "unsafe_chunk": "Views of the parts of a dimension, as equal as they can be; the first one is shown.",
    "unsafe_split": "Views of the parts of a dimension, of the sizes that are given; the first one is shown.",
    "unsafe_split_with_sizes":
      "Views of the parts of a dimension, of the sizes that are given; the first one is shown.",
    "Identity": "The input itself: it stands where another layer was or may be.",
    "positive": "+x is x itself.", "real": "The real part, which is all there is: Gradus has no complex numbers.",
    "conj": "The tensor itself: only complex numbers have another conjugate.",
    "resolve_conj": "The tensor itself: only complex numbers have a conjugate to resolve.",
    "resolve_neg": "The tensor itself: there is no sign to resolve.",
    "cpu": "The tensor itself: it is on the CPU already.", "to_dense": "The tensor itself: it is dense already.",
    "pin_memory": "The tensor itself: there is no other device to copy to.",
    "share_memory": "The tensor itself: there is one process.",
    "as_subclass": "The same memory under another class.",
    "requires_grad":
      "The tensor itself, which from now on records what is computed with it: backward() fills its grad.",
    "retain_grad": "The tensor itself, whose gradient is kept though it is no leaf.",
    "mH": "The last two dimensions change places: their sizes and strides do, the memory stays.",
    "hsplit": "Views of the parts of the columns; the first one is shown.",
    "vsplit": "Views of the parts of the rows; the first one is shown.",
    "dsplit": "Views of the parts of dimension 2; the first one is shown.",
    "atleast_1d": "A dimension of size 1 where there is none.",
    "atleast_2d": "Dimensions of size 1 in front until there are two.",
    "atleast_3d": "Dimensions of size 1 until there are three.",
  ]

  @Sendable private static func explain(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let held = step.step.tensors.first?.held, let result = step.result,
      let out = step.outer.results.first?.original
    else { return }
    let input = held.tensor
    let name = step.name(step.step.tensors.first?.name ?? "input")
    explanation.say(rules[step.step.key] ?? rules[String(step.step.key.dropLast())] ?? "")
    let isView = input.storage.buffer === result.storage.buffer && out.storage === held.original.storage
    var table = Table("", "shape", "strides", "offset", "contiguous")
    for (title, tensor) in [(name, input), ("result", result)] {
      table.rows.append([
        title, ExplainedStep.list(tensor.shape), ExplainedStep.list(tensor.strides), String(tensor.offset),
        tensor.isContiguous ? "yes" : "no",
      ])
    }
    explanation.table(table)
    guard result.numel > 0 else { return }
    let index = try step.index(result.coordinates(result.numel > 1 ? min(result.numel - 1, result.shape.last ?? 1) : 0))
    let steps = zip(index, result.strides).map { Term.product([.exact(Double($0)), .exact(Double($1))]) }
    explanation.equation("place of \(step.resultName(index))", .sum([.exact(Double(result.offset))] + steps))
    let value = result.element(index)
    explanation.element = (index, value)
    let place = zip(index, result.strides).reduce(result.offset) { $0 + $1.0 * $1.1 }
    drawing(result, place, &explanation)
    explanation.say(
      "\(step.resultName(index)) is the element at place \(place) of the memory, \(ExplainedStep.short(value)).")
    explanation.say(
      isView
        ? "result and \(name) share this memory: a change in place of one is seen in the other."
        : "result has a memory of its own, \(result.numel) elements copied; changes of it do not reach \(name).")
    if ["view", "reshape", "flatten"].contains(step.step.key), input.rank > 1 {
      explanation.say(
        "Elements keep their row order: to exchange dimensions takes transpose or permute, and view would mix them.")
    }
  }

  /// What a tensor itself is: its shape, strides and memory.
  static func explanation(of tensor: Tensor, name: String, _ request: ExplanationRequest) throws -> Explanation {
    var explanation = Explanation([name, "tensor \(ExplainedStep.list(tensor.shape))", tensor.dtype.name])
    var table = Table("", "shape", "strides", "offset", "contiguous")
    table.rows.append([
      name, ExplainedStep.list(tensor.shape), ExplainedStep.list(tensor.strides), String(tensor.offset),
      tensor.isContiguous ? "yes" : "no",
    ])
    explanation.table(table)
    guard tensor.numel > 0 else { return explanation }
    let index = try request.index(in: tensor.shape) ?? tensor.coordinates(min(tensor.numel - 1, tensor.shape.last ?? 0))
    let steps = zip(index, tensor.strides).map { Term.product([.exact(Double($0)), .exact(Double($1))]) }
    explanation.equation(
      "place of \(ExplainedStep.element(name, index))", .sum([.exact(Double(tensor.offset))] + steps))
    explanation.element = (index, tensor.element(index))
    drawing(tensor, zip(index, tensor.strides).reduce(tensor.offset) { $0 + $1.0 * $1.1 }, &explanation)
    explanation.say(
      "\(name) holds \(tensor.numel) elements of \(tensor.dtype.itemSize) bytes. An index goes as many places further as the stride of its dimension says."
    )
    if let maker = tensor.gradFn { explanation.say("It was computed: its grad_fn is \(maker.name).") }
    if tensor.isLeaf, tensor.leafRequiresGrad {
      explanation.say("It is a leaf that asks for gradients: backward() adds to its grad.")
    }
    return explanation
  }

  /// The memory as a row of numbers, with the element marked.
  private static func drawing(_ tensor: Tensor, _ place: Int, _ explanation: inout Explanation) {
    let size = tensor.storage.buffer.byteCount / max(tensor.dtype.itemSize, 1)
    // As many places around the element as fit on a line.
    for shown in [10, 8, 6] {
      let first = max(0, min(place - shown / 2, size - shown))
      let last = min(size, first + shown)
      guard first < last else { return }
      let view = Tensor(
        storage: tensor.storage, shape: [last - first], strides: [1], offset: first, dtype: tensor.dtype)
      let numbers = view.lookedDoubles().map { NumberText.short($0, digits: 3) }
      let width = max(numbers.map(\.count).max() ?? 1, String(last).count)
      if width * (last - first) > 60, shown > 6 { continue }
      func row(_ cells: [String]) -> String {
        cells.map { TextLayout.padded($0, to: width, right: true) }.joined(separator: " ")
      }
      let mark = row((first...place).map { $0 == place ? "^" : "" })
      return explanation.lines([
        "place  " + row((first..<last).map { String($0) }), "memory " + row(numbers), "       " + mark,
      ])
    }
  }
}
