// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

extension Functional {
  /// `F.multi_margin_loss`: `sum over i of max(0, margin - x[y] + x[i])^p / C`, i not y.
  public static func multiMarginLoss(
    _ input: Tensor, _ target: Tensor, p: Int = 1, margin: Double = 1, weight: Tensor? = nil,
    reduction: Reduction = .mean
  ) throws -> Tensor {
    guard p == 1 || p == 2 else { throw TensorError.value("only p == 1 and p == 2 supported") }
    let batch = input.rank >= 2 ? input.shape[0] : 1
    guard input.rank <= 2, target.rank <= 1, target.numel == batch else {
      throw TensorError.runtime(
        "multi_margin_loss: target tensor should be 1-D with size equal to the number of input samples (batch size). "
          + "Expected target size [\(batch)], but got \(text(target.shape)). Input has shape \(text(input.shape)).")
    }
    if let weight, weight.numel != input.shape.last ?? 1 {
      throw TensorError.runtime(
        "inconsistent weight size, expected \(input.shape.last ?? 1) but got \(text(weight.shape))")
    }
    let terms = try MarginTerms(
      input, "multi_margin_loss_cpu_kernel", power: p, margin: margin, weights: weight, target: target)
    let result = try terms.loss(reduction, single: target.shape)
    record(
      Derivatives.multiMarginLoss, inputs: [input], saved: [input, target, weight],
      ints: [p, reduction.code], doubles: [margin], outputs: [result])
    return result
  }

  /// `F.multilabel_margin_loss`: `sum over targets j, others i of max(0, 1 - x[j] + x[i]) / C`; targets end at -1.
  public static func multilabelMarginLoss(
    _ input: Tensor, _ target: Tensor, reduction: Reduction = .mean
  ) throws -> Tensor {
    if input.rank == 1 || input.rank == 2, input.shape.last == 0 {
      throw TensorError.runtime(
        "Expected non-empty vector or matrix with optional 0-dim batch size, but got: \(text(input.shape))")
    }
    guard input.shape == target.shape, input.rank <= 2 else {
      throw TensorError.runtime(
        "inconsistent target size: \(text(target.shape)) for input of size: \(text(input.shape))")
    }
    let terms = try MarginTerms(input, "multilabel_margin_loss_forward_out_frame", labels: target)
    let result = try terms.loss(reduction, single: [])
    record(
      Derivatives.multilabelMarginLoss, inputs: [input], saved: [input, target], ints: [reduction.code],
      outputs: [result])
    return result
  }
}

extension Reduction {
  /// As a number of a recorded operation.
  fileprivate var code: Int { self == .none ? 0 : self == .mean ? 1 : 2 }
  fileprivate init(code: Int) { self = code == 0 ? .none : code == 1 ? .mean : .sum }
}

/// What keeps a row's targets from its other classes: `max(0, margin - x[target] + x[other])^p` for each pair of them, in PyTorch's order and
/// roundings.
private struct MarginTerms {
  private let input: Tensor
  private let classes: Int
  private let power: Int
  private let margin: Double
  private let weights: [Double]?
  /// The targets of each row.
  private let targets: [[Int]]
  /// Whether a row's sum is in the elements' precision; otherwise in doubles, and rounded at the end.
  private let sumsElements: Bool

  /// One target a row.
  init(_ input: Tensor, _ kernel: String, power: Int, margin: Double, weights: Tensor?, target: Tensor) throws {
    let labels = try target.reshape([-1]).longs(kernel, input)
    targets = labels.map { [$0] }
    (self.power, self.margin, self.weights, sumsElements) = (power, margin, try weights?.like(input).doubles(), true)
    self.input = try input.detach().contiguous()
    classes = input.shape.last ?? 1
    for label in labels where label < 0 || label >= classes { throw TensorError.runtime("target out of range") }
  }

  /// Several targets a row, up to the first that is negative.
  init(_ input: Tensor, _ kernel: String, labels: Tensor) throws {
    let (flat, classes) = (try labels.longs(kernel, input), input.shape.last ?? 1)
    for label in flat where label < -1 || label >= classes {
      throw TensorError.runtime("argument #2 'target' is out of range")
    }
    targets = (0..<(input.numel / classes)).map { row in
      Array(flat[(row * classes)..<((row + 1) * classes)].prefix { $0 >= 0 })
    }
    (power, margin, weights, sumsElements, self.classes) = (1, 1, nil, false, classes)
    self.input = try input.detach().contiguous()
  }

  /// Calls with the target, the other class and the distance by which the margin is missed, pair by pair.
  // SAFETY: x are the input's dense rows of `classes` elements; targets were checked to be classes.
  @inline(__always)
  private func eachMiss<T: BinaryFloatingPoint>(_ row: Int, _ x: UnsafePointer<T>, _ body: (Int, Int, T) -> Void) {
    let own = targets[row]
    var isOther = [Bool](repeating: true, count: classes)
    for target in own { isOther[target] = false }
    let values = x + row * classes
    for target in own {
      for other in 0..<classes where isOther[other] {
        let miss = T(margin) - values[target] + values[other]
        if miss > 0 { body(target, other, miss) }
      }
    }
  }

  func loss(_ reduction: Reduction, single shape: [Int]) throws -> Tensor {
    let result = try Tensor.empty(
      reduction == .none ? input.rank < 2 ? shape : [targets.count] : [], dtype: input.dtype)
    func run<T: BinaryFloatingPoint>(_: T.Type) {
      // SAFETY: the rows of the input are dense; the result has one element, or one for each row.
      let x = UnsafePointer(input.elements.assumingMemoryBound(to: T.self))
      let y = result.writableElements().assumingMemoryBound(to: T.self)
      var total = 0.0
      for row in targets.indices {
        var (sum, wide) = (T.zero, 0.0)
        eachMiss(row, x) { target, _, miss in
          var term = power == 1 ? miss : miss * miss
          if let weights { term *= T(weights[target]) }
          sum += term
          wide += Double(term)
        }
        let loss = sumsElements ? sum : T(wide)
        if reduction == .none {
          y[row] = loss / T(classes)
        } else {
          total += sumsElements ? Double(loss / T(classes)) : Double(loss)
        }
      }
      if reduction == .none { return }
      if !sumsElements { total /= Double(classes) }
      // PyTorch's mean over no rows is 0 where sums are doubles.
      let rows = Double(sumsElements ? targets.count : max(targets.count, 1))
      y[0] = T(reduction == .mean ? total / rows : total)
    }
    input.dtype == .float64 ? run(Double.self) : run(Float.self)
    return result
  }

  /// The gradient of the input for that of the loss.
  func gradient(_ g: Tensor, _ reduction: Reduction) throws -> Tensor {
    let result = try Tensor.zeros(input.shape, dtype: input.dtype)
    let slopes = try g.like(input).doubles()
    func run<T: BinaryFloatingPoint>(_: T.Type) {
      // SAFETY: as above.
      let x = UnsafePointer(input.elements.assumingMemoryBound(to: T.self))
      let dx = result.writableElements().assumingMemoryBound(to: T.self)
      let step = T(1 / Double(reduction == .mean ? targets.count * classes : classes))
      for row in targets.indices {
        let place = row * classes
        eachMiss(row, x) { target, other, miss in
          var part = power == 1 ? step : 2 * step * miss
          if let weights { part *= T(weights[target]) }
          dx[place + target] -= part
          dx[place + other] += part
        }
        let slope = T(slopes[slopes.count == 1 ? 0 : row])
        for i in place..<(place + classes) { dx[i] *= slope }
      }
    }
    input.dtype == .float64 ? run(Double.self) : run(Float.self)
    return result
  }
}

extension Tensor {
  /// The labels of a loss, whose kernel takes floats only.
  fileprivate func longs(_ kernel: String, _ input: Tensor) throws -> [Int] {
    guard input.dtype == .float32 || input.dtype == .float64 else {
      throw TensorError(.notImplemented, "\"\(kernel)\" not implemented for '\(input.dtype.scalarTypeName)'")
    }
    guard dtype == .int64 else {
      throw TensorError.runtime("expected scalar type Long but found \(dtype.scalarTypeName)")
    }
    return try int64s()
  }

  /// This tensor, which must have the type of the input.
  fileprivate func like(_ input: Tensor) throws -> Tensor {
    guard dtype == input.dtype else {
      throw TensorError.runtime(
        "expected scalar type \(input.dtype.scalarTypeName) but found \(dtype.scalarTypeName)")
    }
    return self
  }
}

extension Derivatives {
  /// saved: input, target, weight; ints: the power, the reduction; doubles: the margin.
  static let multiMarginLoss = once("MultiMarginLossBackward0", .multiMarginLossBackward) { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let terms = try MarginTerms(
      node.savedTensor(0), "multi_margin_loss_backward_cpu_kernel", power: node.int(.power),
      margin: node.double(.margin),
      weights: node.savedTensorIfAny(2), target: node.savedTensor(1))
    return [try terms.gradient(g, Reduction(code: node.int(.marginReduction)))]
  }
  /// saved: input, target; ints: the reduction.
  static let multilabelMarginLoss = once("MultilabelMarginLossBackward0", .multilabelMarginLossBackward) {
    node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let terms = try MarginTerms(
      node.savedTensor(0), "multilabel_margin_loss_backward_out_frame", labels: node.savedTensor(1))
    return [try terms.gradient(g, Reduction(code: node.int(.reduction)))]
  }
}
