// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

/// How places are computed where elements move by a rule of numbers: shuffles of pixels, windows as columns.
enum PlaceEquations {
  private static func number(_ value: Int) -> Term { .exact(Double(value)) }

  /// Adds the equations of the places of an element in operand and result.
  static func add(_ step: ExplainedStep, _ place: [Int], _ index: [Int], _ explanation: inout Explanation) {
    switch step.step.key {
    case "pixel_shuffle":
      guard let r = step.integer("upscale_factor"), place.count >= 3 else { return }
      pixels(
        fine: index, coarse: place, r, "row of the result", "column of the result", "channel of the input", &explanation
      )
    case "pixel_unshuffle":
      guard let r = step.integer("downscale_factor"), place.count >= 3 else { return }
      pixels(
        fine: place, coarse: index, r, "row of the input", "column of the input", "channel of the result", &explanation)
    case "channel_shuffle":
      guard let groups = step.integer("groups"), let input = step.tensor("input"), groups > 0, place.count > 1 else {
        return
      }
      let n = max(input.shape[1] / groups, 1)
      let (group, inner) = (place[1] / n, place[1] % n)
      explanation.equation("channel of the result", .sum([.product([number(inner), number(groups)]), number(group)]))
      explanation.equation("channel of the input", .sum([.product([number(group), number(n)]), number(inner)]))
    case "unfold": windows(step, index, &explanation)
    default: break
    }
  }

  private static func pixels(
    fine: [Int], coarse: [Int], _ r: Int, _ row: String, _ column: String, _ channel: String,
    _ explanation: inout Explanation
  ) {
    guard r > 0 else { return }
    let (h, w, c) = (fine[fine.count - 2], fine[fine.count - 1], fine[fine.count - 3])
    explanation.equation(row, .sum([.product([number(h / r), number(r)]), number(h % r)]))
    explanation.equation(column, .sum([.product([number(w / r), number(r)]), number(w % r)]))
    explanation.equation(
      channel,
      .sum([.product([number(c), number(r), number(r)]), .product([number(h % r), number(r)]), number(w % r)]))
  }

  private static func windows(_ step: ExplainedStep, _ index: [Int], _ explanation: inout Explanation) {
    guard let kernel = step.integers("kernel_size", 2), let input = step.tensor("input"), index.count >= 2,
      kernel[0] > 0, kernel[1] > 0
    else { return }
    let stride = step.integers("stride", 2) ?? [1, 1]
    let padding = step.integers("padding", 2) ?? [0, 0]
    let dilation = step.integers("dilation", 2) ?? [1, 1]
    let (channel, window) = (index[index.count - 2], index[index.count - 1])
    let inner = channel % (kernel[0] * kernel[1])
    let (i, j) = (inner / kernel[1], inner % kernel[1])
    let width = input.shape[input.rank - 1]
    let columns = max((width + 2 * padding[1] - dilation[1] * (kernel[1] - 1) - 1) / max(stride[1], 1) + 1, 1)
    explanation.equation(
      "place \(channel) of the column",
      .sum([
        .product([number(channel / (kernel[0] * kernel[1])), number(kernel[0] * kernel[1])]),
        .product([number(i), number(kernel[1])]), number(j),
      ]))
    func line(_ name: String, _ window: Int, _ k: Int, _ d: Int) {
      var terms: [Term] = [
        .product([number(window), number(stride[d])]),
        dilation[d] == 1 ? number(k) : .product([number(k), number(dilation[d])]),
      ]
      if padding[d] != 0 { terms.append(number(-padding[d])) }
      explanation.equation(name, .sum(terms))
    }
    line("row of the input", window / columns, i, 0)
    line("column of the input", window % columns, j, 1)
  }
}
