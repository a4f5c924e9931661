// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

/// How the elements of a loss of class indices lie and round; the steps between are taken in doubles, which changes nothing.
private protocol LossElement {
  static func value(_ x: Tensor, _ place: Int) -> Double
  static func rounded(_ value: Double) -> Double
}

private enum SingleElement: LossElement {
  @inline(__always) static func value(_ x: Tensor, _ place: Int) -> Double { Double(x.floats[place]) }
  @inline(__always) static func rounded(_ value: Double) -> Double { Double(Float(value)) }
}

private enum WideElement: LossElement {
  @inline(__always) static func value(_ x: Tensor, _ place: Int) -> Double { x.wideFloats[place] }
  @inline(__always) static func rounded(_ value: Double) -> Double { value }
}

private enum HalfElement: LossElement {
  @inline(__always) static func value(_ x: Tensor, _ place: Int) -> Double { Double(x.floats[place]) }
  @inline(__always) static func rounded(_ value: Double) -> Double { Double(Float16(Float(value))) }
}

private enum BrainElement: LossElement {
  @inline(__always) static func value(_ x: Tensor, _ place: Int) -> Double { Double(x.floats[place]) }
  @inline(__always) static func rounded(_ value: Double) -> Double {
    // The upper half of a float32, to nearest and to even.
    let bits = Float(value).bitPattern
    return Double(Float(bitPattern: (bits &+ 0x7fff &+ (bits >> 16 & 1)) & 0xffff_0000))
  }
}

extension Functional {
  /// The losses `-weight[target] * input[target]` of an input (C), (N, C) or (N, C, …) whose shapes were checked.
  static func classLosses(
    _ input: Tensor, _ target: Tensor, _ weight: Tensor?, _ ignoreIndex: Int, _ reduction: Reduction,
    outputShape: [Int]
  ) throws -> Tensor {
    switch input.dtype {
    case .float64: try losses(WideElement.self, input, target, weight, ignoreIndex, reduction, outputShape)
    case .float16: try losses(HalfElement.self, input, target, weight, ignoreIndex, reduction, outputShape)
    case .bfloat16: try losses(BrainElement.self, input, target, weight, ignoreIndex, reduction, outputShape)
    default: try losses(SingleElement.self, input, target, weight, ignoreIndex, reduction, outputShape)
    }
  }

  private static func losses<E: LossElement>(
    _: E.Type, _ input: Tensor, _ target: Tensor, _ weight: Tensor?, _ ignoreIndex: Int, _ reduction: Reduction,
    _ outputShape: [Int]
  ) throws -> Tensor {
    let classes = input.rank == 1 ? input.shape[0] : input.shape[1]
    let batch = input.rank == 1 ? 1 : input.shape[0]
    let inner = input.rank <= 2 ? 1 : input.shape[2...].reduce(1, &*)
    let (dtype, count, isRecorded) = (input.dtype, target.numel, input.isRecorded)
    let labels = try target.plain(.int64)
    let weights = try weight?.detach().to(dtype).doubles()
    let x = try input.plain(dtype == .float64 ? .float64 : .float32)
    let losses = try Tensor.zeros([reduction == .none ? count : 0], dtype: .float64)
    let places = try Tensor.zeros([isRecorded ? count : 0], dtype: .int64)
    let factors = try Tensor.zeros([isRecorded ? count : 0], dtype: .float64)
    let (label, loss, place, factor) = (labels.longs, losses.wideFloats, places.longs, factors.wideFloats)
    var (sums, totals) = (CascadeSum<E>(count), CascadeSum<E>(count))
    var kept = 0
    for n in 0..<(count == 0 ? 0 : batch) {
      for k in 0..<inner {
        let i = n &* inner &+ k
        let own = Int(label[i])
        if own == ignoreIndex { continue }
        guard own >= 0, own < classes else {
          throw TensorError.index("Target \(own) is out of bounds.", facts: .label(own, classes: classes))
        }
        let spot = (n &* classes &+ own) &* inner &+ k
        let share = weights?[own] ?? 1
        let value = E.rounded(-share * E.value(x, spot))
        sums.add(value, at: i)
        if weights != nil { totals.add(share, at: i) }
        if reduction == .none { loss[i] = value }
        if isRecorded {
          // What is ignored gets no gradient, not even that of an empty mean.
          let entry = reduction == .none ? i : kept
          (place[entry], factor[entry]) = (Int64(spot), share)
        }
        kept &+= 1
      }
    }
    let total = weights == nil ? Double(kept) : totals.value
    let result: Tensor
    switch reduction {
    case .none: result = try losses.to(dtype).view(outputShape)
    case .sum: result = Tensor(.double(sums.value), dtype: dtype)
    case .mean: result = Tensor(.double(sums.value / E.rounded(total)), dtype: dtype)
    }
    guard isRecorded else { return result }
    func entries(_ list: Tensor) throws -> Tensor {
      reduction == .none || kept == count ? list : try list.narrow(0, 0, kept).clone()
    }
    record(
      input.rank > 2 ? Derivatives.nllLoss2d : Derivatives.nllLoss, inputs: [input],
      saved: [
        try entries(places), try entries(factors).to(dtype),
        reduction == .mean ? Tensor(.double(total), dtype: dtype) : nil,
      ],
      ints: [batch], shapes: [input.shape], outputs: [result])
    return result
  }
}

/// A sum in eight levels, as PyTorch's loss of class indices takes it: sixteen terms or more go to the next level together.
private struct CascadeSum<E: LossElement> {
  private var levels = SIMD8<Double>.zero
  private let power: Int

  init(_ count: Int) {
    power = max(4, (count <= 1 ? 0 : Int.bitWidth - (count - 1).leadingZeroBitCount) / 8)
  }

  @inline(__always) mutating func add(_ term: Double, at index: Int) {
    levels[0] = E.rounded(levels[0] + term)
    for level in 0..<7 {
      if index & (((1 << power) &- 1) << (level &* power)) != 0 { break }
      levels[level &+ 1] = E.rounded(levels[level &+ 1] + levels[level])
      levels[level] = 0
    }
  }

  var value: Double { (0..<8).reduce(0) { E.rounded($0 + levels[$1]) } }
}

extension Derivatives {
  /// Saved: flat places of the target elements, their weights, what a mean was divided by; ints: batch; shapes: the input's.
  private static func nll(_ name: String) -> Derivative {
    Derivative(name) { node, gradients in
      guard let g = gradients[0] else { return [nil] }
      let (places, factors) = (try node.savedTensor(0), try node.savedTensor(1))
      let slope = try (node.savedTensorIfAny(2).map { try g.div($0) } ?? g).neg()
      let parts = g.numel == 1 ? try factors.mul(slope.reshape([])) : try factors.mul(slope.reshape([-1]))
      let flat = try Tensor.zeros([node.sizes(.input).product], dtype: factors.dtype)
      return [try flat.indexAdd(0, places, parts).view(node.sizes(.input))]
    }
  }
  static let nllLoss = nll("NllLossBackward0")
  static let nllLoss2d = nll("NllLoss2DBackward0")
}
