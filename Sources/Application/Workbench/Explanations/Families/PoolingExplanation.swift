// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Tensors

/// Pooling: one number for a window, its largest or its mean.
struct PoolingExplanation {
  static let family: [String: Explainer] = {
    var table: [String: Explainer] = [:]
    for n in 1...3 {
      table["max_pool\(n)d"] = { try PoolingExplanation($0, n, isMax: true, isAdaptive: false)?.explain(&$1) }
      table["avg_pool\(n)d"] = { try PoolingExplanation($0, n, isMax: false, isAdaptive: false)?.explain(&$1) }
      table["adaptive_max_pool\(n)d"] = { try PoolingExplanation($0, n, isMax: true, isAdaptive: true)?.explain(&$1) }
      table["adaptive_avg_pool\(n)d"] = { try PoolingExplanation($0, n, isMax: false, isAdaptive: true)?.explain(&$1) }
    }
    return table
  }()

  private let step: ExplainedStep
  private let n: Int
  private let isMax: Bool
  private let isAdaptive: Bool
  private let input: Tensor
  private let result: Tensor

  private init?(_ step: ExplainedStep, _ n: Int, isMax: Bool, isAdaptive: Bool) {
    guard let input = step.tensor("input"), let result = step.result, result.numel > 0, input.rank > n else {
      return nil
    }
    (self.step, self.n, self.isMax, self.isAdaptive) = (step, n, isMax, isAdaptive)
    (self.input, self.result) = (input, result)
  }

  /// The places of a window along one dimension, with those that are padding as nil, and what an average divides by.
  private func places(_ dim: Int, _ o: Int) -> (places: [Int?], count: Int) {
    let size = input.shape[input.rank - n + dim]
    if isAdaptive {
      let outputs = result.shape[result.rank - n + dim]
      let (start, end) = (o * size / outputs, ((o + 1) * size + outputs - 1) / outputs)
      return ((start..<end).map { $0 }, end - start)
    }
    let kernel = step.integers("kernel_size", n)?[dim] ?? 1
    let stride = step.integers("stride", n)?[dim] ?? kernel
    let padding = step.integers("padding", n)?[dim] ?? 0
    let dilation = step.integers("dilation", n)?[dim] ?? 1
    let start = o * stride - padding
    let found = (0..<kernel).map { k -> Int? in
      let place = start + k * dilation
      return place >= 0 && place < size ? place : nil
    }
    // A window that reaches beyond the padding ends there.
    return (found, min(start + kernel, size + padding) - start)
  }

  private func explain(_ explanation: inout Explanation) throws {
    let index = try step.index()
    let front = Array(index.dropLast(n))
    let x = step.name("input")
    let spans = (0..<n).map { places($0, index[index.count - n + $0]) }
    var window: [(place: [Int]?, value: Double)] = [([], 0)]
    for span in spans {
      window = window.flatMap { part in
        span.places.map { place in (place.flatMap { p in part.place.map { $0 + [p] } }, 0) }
      }
    }
    window = window.map { part in (part.place, part.place.map { input.element(front + $0) } ?? 0) }
    let inside = window.filter { $0.place != nil }
    let sizes = spans.map { String($0.places.count) }.joined(separator: "x")
    explanation.formula(
      "\(step.resultName(index)) = \(isMax ? "the largest" : "the mean") of the \(sizes) window of \(x)")
    if n <= 2 {
      let columns = spans.last?.places.count ?? 1
      let values = window.map(\.value)
      let rows = Swift.stride(from: 0, to: values.count, by: max(columns, 1)).map {
        Array(values[$0..<min($0 + columns, values.count)])
      }
      if let lines = WindowDrawing.sideBySide([("window", rows)], signs: []) { explanation.lines(lines) }
    }
    let values = inside.map(\.value)
    if isMax {
      let best = values.max() ?? 0
      let shown = values.count <= 9 ? values : [best] + (values.filter { $0 < best }.max().map { [$0] } ?? [])
      explanation.result(step, index, .function("max", shown.map { .number($0) }))
      if let place = inside.first(where: { $0.value == best })?.place {
        explanation.say("It comes from \(ExplainedStep.element(x, front + place)), which alone gets the gradient.")
      }
      if inside.count < window.count { explanation.say("Padding never wins: it counts as minus infinity.") }
    } else {
      let (sum, remark) = Term.longSum(values.map { .number($0) }, most: 9)
      if let remark { explanation.say(remark + ":") }
      var divisor =
        isAdaptive ? values.count : step.flag("count_include_pad") ? spans.reduce(1) { $0 * $1.count } : values.count
      if let given = step.integer("divisor_override") { divisor = given }
      explanation.result(step, index, .quotient(sum, .exact(Double(divisor))))
      if inside.count < window.count {
        explanation.say(
          "\(window.count - inside.count) places are padding; count_include_pad=\(step.flag("count_include_pad") ? "True counts them in the divisor" : "False leaves them out of the divisor")."
        )
      }
    }
    explanation.say(
      isAdaptive
        ? "The windows are cut so that the result has the size that was asked for, whatever the input's."
        : "stride is the kernel's size unless it is given, so that windows do not overlap. There are no parameters to learn."
    )
  }
}
