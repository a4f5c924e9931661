// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import Tensors

/// Convolutions, plain and transposed: the window under the kernel, the products, the sum.
struct ConvolutionExplanation {
  static let family: [String: Explainer] = {
    var table: [String: Explainer] = [:]
    for n in 1...3 {
      table["conv\(n)d"] = { try ConvolutionExplanation($0, n, isTransposed: false)?.explain(&$1) }
      table["conv_transpose\(n)d"] = { try ConvolutionExplanation($0, n, isTransposed: true)?.explain(&$1) }
    }
    return table
  }()

  private let step: ExplainedStep
  private let n: Int
  private let isTransposed: Bool
  private let input: Tensor
  private let weight: Tensor
  private let result: Tensor
  private let stride: [Int]
  private let padding: [Int]
  private let dilation: [Int]
  private let groups: Int
  private let hasBatch: Bool
  private var kernel: [Int] { Array(weight.shape.suffix(n)) }
  private var size: [Int] { Array(input.shape.suffix(n)) }

  private init?(_ step: ExplainedStep, _ n: Int, isTransposed: Bool) {
    guard let input = step.tensor("input"), let weight = step.tensor("weight"), let result = step.result,
      result.numel > 0, weight.rank == n + 2, let stride = step.integers("stride", n),
      let dilation = step.integers("dilation", n)
    else { return nil }
    self.step = step
    self.n = n
    self.isTransposed = isTransposed
    self.input = input
    self.weight = weight
    self.result = result
    self.stride = stride
    self.dilation = dilation
    groups = step.integer("groups") ?? 1
    hasBatch = input.rank == n + 2
    if let padding = step.integers("padding", n) {
      self.padding = padding
    } else if step.text("padding") == "same" {
      // What is odd goes to the end.
      padding = zip(weight.shape.suffix(n), dilation).map { ($0 - 1) * $1 / 2 }
    } else {
      padding = [Int](repeating: 0, count: n)
    }
  }

  /// One product: where the input and the weight stand; nil for the input where it is padding.
  private struct Product {
    let input: [Int]?
    let weight: [Int]
  }

  private func products(_ index: [Int]) -> [Product] {
    let o = index[hasBatch ? 1 : 0]
    let place = Array(index.suffix(n))
    let batch = hasBatch ? [index[0]] : []
    let channels = input.shape[hasBatch ? 1 : 0] / groups
    let outputs = result.shape[hasBatch ? 1 : 0] / groups
    let group = o / max(outputs, 1)
    var found: [Product] = []
    for c in 0..<channels {
      for flat in 0..<kernel.reduce(1, *) {
        var rest = flat
        var k = kernel
        for dim in (0..<n).reversed() {
          k[dim] = rest % kernel[dim]
          rest /= kernel[dim]
        }
        var at: [Int]? = []
        for dim in 0..<n {
          if isTransposed {
            let reach = place[dim] + padding[dim] - k[dim] * dilation[dim]
            guard reach >= 0, reach % stride[dim] == 0, reach / stride[dim] < size[dim] else {
              at = nil
              break
            }
            at?.append(reach / stride[dim])
          } else {
            let reach = place[dim] * stride[dim] - padding[dim] + k[dim] * dilation[dim]
            guard reach >= 0, reach < size[dim] else {
              at = nil
              break
            }
            at?.append(reach)
          }
        }
        let w = isTransposed ? [group * channels + c, o % outputs] + k : [o, c] + k
        found.append(Product(input: at.map { batch + [group * channels + c] + $0 }, weight: w))
      }
    }
    return found
  }

  private func explain(_ explanation: inout Explanation) throws {
    var standard = [Int](repeating: 0, count: result.rank)
    for dim in (result.rank - n)..<result.rank { standard[dim] = result.shape[dim] / 2 }
    if let channel = step.request.channel {
      guard channel < result.shape[hasBatch ? 1 : 0] else {
        throw PyError.make(
          ExceptionClasses.indexError,
          "channel=\(channel): the result has \(result.shape[hasBatch ? 1 : 0]) channels, from 0")
      }
      standard[hasBatch ? 1 : 0] = channel
    }
    let index = try step.index(standard)
    let o = index[hasBatch ? 1 : 0]
    let (x, w) = (step.name("input"), step.name("weight"))
    let bias = step.tensor("bias").map { $0.element([o]) }
    let letters = Array(["i", "j", "l"].prefix(n)).joined(separator: ", ")
    let channels = input.shape[hasBatch ? 1 : 0] / groups
    let kernelText = kernel.map { String($0) }.joined(separator: "x")
    explanation.formula(
      isTransposed
        ? "Every input element adds \(x)[c, \(letters)] * \(w)[c, o] to the result, \(stride.map { String($0) }.joined(separator: "x")) apart; result[o] collects what falls on it"
        : "result[o, \(letters)] = sum over \(channels) channel\(channels == 1 ? "" : "s") c and the \(kernelText) kernel of \(x)[c, window] * \(w)[o, c]"
          + (bias == nil ? "" : " + \(step.name("bias"))[o]"))
    let all = products(index)
    let inside = all.filter { $0.input != nil }
    explanation.gap()
    drawing(all, index, channels, &explanation)
    let left = inside.map { input.element($0.input ?? []) }
    let right = inside.map { weight.element($0.weight) }
    if inside.count < all.count, !isTransposed {
      explanation.say("\(all.count - inside.count) of \(all.count) places of the window are padding and count as 0.")
    }
    explanation.sumOfProducts(step, index, left, right, bias: bias)
    words(kernelText, &explanation)
  }

  /// The window of the first channel under its kernel.
  private func drawing(_ all: [Product], _ index: [Int], _ channels: Int, _ explanation: inout Explanation) {
    guard n <= 2, !isTransposed, channels > 0 else { return }
    // The channel that adds most.
    let size = kernel.reduce(1, *)
    func value(_ product: Product) -> Double { product.input.map { input.element($0) } ?? 0 }
    let sums = (0..<channels).map { c in
      abs(all[(c * size)..<((c + 1) * size)].reduce(0) { $0 + value($1) * weight.element($1.weight) })
    }
    let c = sums.indices.max { sums[$0] < sums[$1] } ?? 0
    let part = Array(all[(c * size)..<((c + 1) * size)])
    let columns = kernel.last ?? 1
    func grid(_ values: [Double]) -> [[Double]] {
      stride_(values.count, columns).map { Array(values[$0..<min($0 + columns, values.count)]) }
    }
    let window = part.map { value($0) }
    let weights = part.map { weight.element($0.weight) }
    let products = zip(window, weights).map { $0 * $1 }
    guard
      let lines = WindowDrawing.sideBySide(
        [("window", grid(window)), ("kernel", grid(weights)), ("products", grid(products))], signs: ["*", "="])
    else { return }
    explanation.say(
      channels == 1 ? "At \(step.resultName(index)):" : "At \(step.resultName(index)), channel \(c), which adds most:")
    explanation.lines(lines)
    explanation.gap()
  }

  private func stride_(_ count: Int, _ step: Int) -> [Int] { Array(Swift.stride(from: 0, to: count, by: max(step, 1))) }

  private func words(_ kernelText: String, _ explanation: inout Explanation) {
    let d = n - 1
    let place = hasBatch ? 2 : 1
    let (i, k, s, p, l) = (size[d], kernel[d], stride[d], padding[d], dilation[d])
    let o = result.shape[place + d]
    if isTransposed {
      let extra = step.integers("output_padding", n)?[d] ?? 0
      explanation.equation(
        "size",
        .sum([
          .difference(
            .product([.difference(.exact(Double(i)), .exact(1)), .exact(Double(s))]),
            .product([.exact(2), .exact(Double(p))])),
          .product([.exact(Double(l)), .difference(.exact(Double(k)), .exact(1))]), .exact(Double(extra)), .exact(1),
        ]))
      explanation.say("It turns the shapes of a convolution round, not its values: it is no inverse.")
      return
    }
    if step.text("padding") == "same" {
      explanation.say("padding='same' keeps the size \(o).")
    } else {
      explanation.equation(
        "size",
        .function(
          "floor",
          [
            .sum([
              .quotient(
                .difference(
                  .sum([.exact(Double(i)), .product([.exact(2), .exact(Double(p))])]),
                  .sum([.product([.exact(Double(l)), .difference(.exact(Double(k)), .exact(1))]), .exact(1)])),
                .exact(Double(s))),
              .exact(1),
            ])
          ]))
    }
    if groups > 1 {
      explanation.say(
        "groups=\(groups): each output channel sees \(input.shape[hasBatch ? 1 : 0] / groups) of the \(input.shape[hasBatch ? 1 : 0]) input channels."
      )
    }
    explanation.say("The kernel is not turned round: what networks call a convolution is a cross-correlation.")
  }
}
