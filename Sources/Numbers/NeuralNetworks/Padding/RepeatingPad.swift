// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels
import Tensors

// Padding that repeats the input's own elements.
extension Functional {
  /// `reflect` mirrors at the border elements, `replicate` repeats them.
  static func padMirrored(_ input: Tensor, _ amounts: [Int], _ mode: String) throws -> Tensor {
    let isReflecting = mode == "reflect"
    let dimensions = amounts.count / 2
    var indices: [[Int]] = []
    try checkRoom(amounts.map { max($0, 0) }, input.dtype)
    for k in 0..<dimensions {
      let d = input.rank - 1 - k
      let (before, after, size) = (amounts[2 * k], amounts[2 * k + 1], input.shape[d])
      if isReflecting, before >= size || after >= size {
        throw TensorError.runtime(
          "Argument #\(4 + 2 * k): Padding size should be less than the corresponding input dimension, but got: padding "
            + "(\(before), \(after)) at dimension \(d) of input \(text(input.shape))")
      }
      let length = size + before + after
      guard length >= 1, size > 0 else {
        throw TensorError.runtime(
          "input (\(name(dimensions, k)): \(size)) is too small. Calculated output \(name(dimensions, k)): \(length)")
      }
      indices.append(
        (0..<length).map { i in
          let place = i - before
          if !isReflecting { return min(max(place, 0), size - 1) }
          let mirrored = place < 0 ? -place : place
          return mirrored >= size ? 2 * (size - 1) - mirrored : mirrored
        })
    }
    return try RepeatedElements(shape: input.shape, places: indices, isReflecting: isReflecting).padded(input)
  }

  private static func name(_ dimensions: Int, _ k: Int) -> String { ["W", "H", "D"][k] }

  /// `circular` goes on at the other end; made, as in PyTorch, of copies between slices of the result.
  static func padCircular(_ input: Tensor, _ amounts: [Int]) throws -> Tensor {
    // PyTorch pads all but two leading dimensions; an unbatched input gets the missing one for the time.
    let dimensions = amounts.count / 2
    guard input.rank == dimensions + 2 else {
      return try padCircular(input.unsqueeze(0), amounts).squeeze(0)
    }
    var shape = input.shape
    for k in 0..<dimensions {
      let d = input.rank - 1 - k
      let (before, after) = (amounts[2 * k], amounts[2 * k + 1])
      guard before <= shape[d], after <= shape[d] else {
        throw TensorError.runtime("Padding value causes wrapping around more than once.")
      }
      shape[d] += before + after
      guard shape[d] >= 0 else {
        throw TensorError.runtime("Negative padding value is resulting in an empty dimension")
      }
    }
    let result = try Tensor.empty(shape, dtype: input.dtype)
    var (target, source) = (result, input)
    for k in 0..<dimensions {
      let d = input.rank - 1 - k
      let (before, after) = (amounts[2 * k], amounts[2 * k + 1])
      target = try target.slice(d, max(before, 0), shape[d] - max(after, 0))
      source = try source.slice(d, max(-before, 0), input.shape[d] - max(-after, 0))
    }
    try target.copy_(source)
    for k in 0..<dimensions {
      let d = input.rank - 1 - k
      let (before, after) = (amounts[2 * k], amounts[2 * k + 1])
      if before > 0 {
        let end = shape[d] - max(after, 0)
        try result.slice(d, 0, before).copy_(result.slice(d, end - before, end))
      }
      if after > 0 {
        let start = max(before, 0)
        try result.slice(d, shape[d] - after, shape[d]).copy_(result.slice(d, start, start + after))
      }
    }
    return result
  }
}

/// The elements of images that padding repeats.
private struct RepeatedElements {
  let shape: [Int]
  /// For each padded dimension, from the last on, whose elements are there afterwards.
  let places: [[Int]]
  let isReflecting: Bool

  /// The axes, the first dimension first.
  private var axes: [ResamplingAxis] {
    places.indices.reversed().map { k in
      var axis = ResamplingAxis(input: shape[shape.count - 1 - k], isOpen: false)
      for place in places[k] { axis.add([(place, 1)]) }
      return axis
    }
  }

  /// The elements as planes, or with channels side by side; without a dimension of images there are none of these.
  private func layout(_ x: Tensor) throws -> ImageLayout {
    try ImageLayout(shape.count == places.count + 2 ? x : x.plain().unsqueeze(0))
  }

  /// Recorded: the elements at their places.
  func padded(_ input: Tensor) throws -> Tensor {
    let images = try layout(input)
    let sizes = Array(shape[..<(shape.count - places.count)]) + places.reversed().map(\.count)
    let result = try images.empty(sizes, dtype: input.dtype)
    if input.dtype == .float32 || input.dtype == .float64 {
      try images.pass(axes, to: result)
    } else {
      try TensorContext.withoutGrad {
        var elements = input.detach()
        for (k, list) in places.enumerated() {
          elements = try elements.indexSelect(shape.count - 1 - k, Tensor.from(ints: list, shape: [list.count]))
        }
        try result.copy_(elements)
      }
    }
    record(
      Derivatives.pads(isReflecting)[places.count - 1], inputs: [input], shapes: [shape] + places, outputs: [result])
    return result
  }

  /// Recorded: the sum of the gradients of each element's copies, in the order of these.
  func gradient(_ g: Tensor) throws -> Tensor {
    // 16-bit gradients are summed up in 32 bits.
    let dtype = g.dtype == .float64 ? DType.float64 : .float32
    let images = try layout(g.detach().to(dtype))
    let sums = try images.empty(shape, dtype: dtype)
    let target = sums.writableElements()
    target.initializeMemory(as: UInt8.self, repeating: 0, count: sums.numel &* dtype.itemSize)
    if g.numel > 0 {
      ResamplingKernels.spread(
        dtype.kind, outer: images.outer, axes, inner: images.inner, isCubic: false, images.elements.elements,
        target)
    }
    let result = try sums.to(g.dtype)
    record(
      Derivatives.padGradients(isReflecting)[places.count - 1], inputs: [g], shapes: [shape] + places,
      outputs: [result])
    return result
  }
}

extension Derivatives {
  /// shapes: the input's, then the places of each dimension from the last one on.
  private static func elements(_ node: GradNode, _ isReflecting: Bool) -> RepeatedElements {
    RepeatedElements(shape: node.sizes(.input), places: Array(node.shapes.dropFirst()), isReflecting: isReflecting)
  }

  private static func name(_ isReflecting: Bool, _ d: Int) -> String {
    "\(isReflecting ? "Reflection" : "Replication")Pad\(d)DBackward"
  }

  private static func repeated(_ isReflecting: Bool, _ d: Int) -> Derivative {
    Derivative(name(isReflecting, d) + "0") { node, gradients in
      [try gradients[0].map { try elements(node, isReflecting).gradient($0) }]
    }
  }

  private static func summed(_ isReflecting: Bool, _ d: Int) -> Derivative {
    Derivative(name(isReflecting, d) + "Backward0") { node, gradients in
      [try gradients[0].map { try elements(node, isReflecting).padded($0) }]
    }
  }

  static let reflectionPads = (1...3).map { repeated(true, $0) }
  static let replicationPads = (1...3).map { repeated(false, $0) }
  static let reflectionSums = (1...3).map { summed(true, $0) }
  static let replicationSums = (1...3).map { summed(false, $0) }

  fileprivate static func pads(_ isReflecting: Bool) -> [Derivative] { isReflecting ? reflectionPads : replicationPads }
  fileprivate static func padGradients(_ isReflecting: Bool) -> [Derivative] {
    isReflecting ? reflectionSums : replicationSums
  }
}
