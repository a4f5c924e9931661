// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// The cards for errors that tensors and layers find: where, why, what would fit.
struct TensorCard {
  private let facts: TensorError.Facts
  private let trail: ModuleTrail

  init(_ facts: TensorError.Facts, _ trail: ModuleTrail) {
    self.facts = facts
    self.trail = trail
  }

  var lines: [String] {
    switch facts {
    case .matrixShapes: []
    case .channels(let expected, let actual): channels(expected, actual)
    case .broadcast(let left, let right): broadcast(left, right)
    case .singleValue(let input): singleValue(input)
    case .label(let label, let classes): self.label(label, classes)
    case .types(let left, let right): types(left, right)
    case .noDimensions:
      [
        "The tensor holds one number and has no dimensions to index.",
        "Code from before PyTorch 0.4 reads a loss with loss.data[0]; today that is loss.item().",
      ]
    case .freedGraph:
      [
        "backward() frees what it needed of the computation, and this computation was walked through before.",
        "Run the forward pass again before each backward(), or add the losses and call it once.",
        "A state kept from an earlier step brings its old graph along: state.detach() cuts it off.",
      ]
    case .noGradient:
      [
        "Nothing that the result was computed from requires a gradient.",
        "Look for torch.no_grad(), .detach(), .item() or .data on the way, or parameters with requires_grad=False.",
      ]
    case .severalNumbers(let shape):
      [
        "backward() starts at one number, and this tensor has the shape \(text(shape)).",
        "Reduce it first, with .mean() or .sum(), or give backward() a gradient of the same shape.",
      ]
    case .changedLeaf:
      [
        "A parameter cannot change in place while its operations are recorded.",
        "Put the update into 'with torch.no_grad():', or let an optimizer do it.",
      ]
    case .size(let target, let count): size(target, count)
    case .batches(let input, let target):
      [
        "There are scores for \(input) samples and targets for \(target).",
        "Often a view(-1, n) before the last layer has mixed the samples: x.flatten(1) keeps the batch apart.",
      ]
    }
  }

  private func text(_ shape: [Int]) -> String { "[\(shape.map { String($0) }.joined(separator: ", "))]" }

  private func channels(_ expected: Int, _ actual: Int) -> [String] {
    guard let place = trail.place, let input = trail.input else { return [] }
    let isNorm = place.contains("Norm")
    // The statistics of a normalisation have the size that it was made for.
    let (wanted, given) = (expected, actual)
    let first =
      "\(place) works on \(wanted) channel\(wanted == 1 ? "" : "s"), its input \(text(input.shape)) has \(given)."
    if input.shape.count == 4, input.shape[3] == wanted, input.shape[1] != wanted {
      return [first, "The channels seem to stand last: x.permute(0, 3, 1, 2) puts them after the batch."]
    }
    let made = isNorm ? "give it num_features=\(given)" : "make it take \(given) channel\(given == 1 ? "" : "s")"
    return [first, "Either \(made), or change what comes before so that it gives \(wanted)."]
  }

  private func broadcast(_ left: [Int], _ right: [Int]) -> [String] {
    let pairs = zip(left.reversed(), right.reversed()).enumerated()
    guard let clash = pairs.first(where: { $0.element.0 != $0.element.1 && $0.element.0 != 1 && $0.element.1 != 1 })
    else { return [] }
    let (a, b) = clash.element
    let ordinal = clash.offset == 0 ? "last dimensions" : "dimensions \(clash.offset + 1) from the end"
    var lines = [
      "Shapes \(text(left)) and \(text(right)) are laid side by side from the end; their \(ordinal), \(a) and \(b), differ, and neither is 1."
    ]
    if left.count == 1, right.count > 1, right.first == left[0] {
      lines.append("For one value a row, give the first a column: x[:, None].")
    } else if right.count == 1, left.count > 1, left.first == right[0] {
      lines.append("For one value a row, give the second a column: x[:, None].")
    }
    return lines
  }

  private func singleValue(_ input: [Int]) -> [String] {
    let place = trail.place ?? "The layer"
    return [
      "\(place) is training and was given \(text(input)): one value for each channel has no variance.",
      "Give it two samples or more (DataLoader(drop_last=True) leaves out a last batch of one),",
      "or call eval(), which uses the running statistics.",
    ]
  }

  private func label(_ label: Int, _ classes: Int) -> [String] {
    let range =
      "The scores are for \(classes) class\(classes == 1 ? "" : "es"), so that labels go from 0 to \(classes - 1)"
    if label == classes {
      return [
        "\(range), and one is \(label).",
        "Labels that begin with 1 want 'target - 1'; else the last layer is one output short.",
      ]
    }
    return [
      "\(range), and one is \(label).", "Look at target.min() and target.max(), and at the last layer's outputs.",
    ]
  }

  private func types(_ left: DType, _ right: DType) -> [String] {
    let names = [left, right].map { $0.name }
    if let place = trail.place {
      let input = trail.input?.dtype.name ?? names[0]
      let parameters = names.first { $0 != input } ?? names[1]
      var second = "x.float() makes the input fit; net.double() would make the parameters fit."
      if input == "int64" { second = "Whole numbers want x.float() before they go through a layer." }
      return ["\(place) has \(parameters) parameters and was given \(input).", second]
    }
    return ["One side is \(names[0]), the other \(names[1]).", "x.to(y.dtype) makes the first fit the second."]
  }

  private func size(_ target: [Int], _ count: Int) -> [String] {
    let known = target.filter { $0 != -1 }.reduce(1, &*)
    guard target.contains(-1) else {
      return [
        "The tensor has \(count) values; the shape \(text(target)) holds \(known).",
        "-1 in one place lets PyTorch work out that size.",
      ]
    }
    return ["The tensor has \(count) values, which \(known) does not divide."]
  }
}
