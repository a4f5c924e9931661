// SPDX-License-Identifier: GPL-3.0-or-later

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
    let result = try TensorContext.withoutGrad {
      var result = input.detach()
      for (k, list) in indices.enumerated() {
        result = try result.indexSelect(input.rank - 1 - k, Tensor.from(ints: list, shape: [list.count]))
      }
      return try result.contiguous()
    }
    let rules = isReflecting ? Derivatives.reflectionPads : Derivatives.replicationPads
    record(rules[dimensions - 1], inputs: [input], shapes: [input.shape] + indices, outputs: [result])
    return result
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

extension Derivatives {
  /// The gradient of each element is the sum over its copies. shapes: the input's, then the indices of each dimension
  /// from the last one on.
  private static func repeated(_ name: String) -> Derivative {
    Derivative(name) { node, gradients in
      guard var g = gradients[0] else { return [nil] }
      let shape = node.sizes(.input)
      for (k, list) in node.shapes.dropFirst().enumerated() {
        let d = shape.count - 1 - k
        var target = g.shape
        target[d] = shape[d]
        g = try Tensor.zeros(target, dtype: g.dtype).indexAdd(d, Tensor.from(ints: list, shape: [list.count]), g)
      }
      return [g]
    }
  }
  static let reflectionPads = (1...3).map { repeated("ReflectionPad\($0)DBackward0") }
  static let replicationPads = (1...3).map { repeated("ReplicationPad\($0)DBackward0") }
}
