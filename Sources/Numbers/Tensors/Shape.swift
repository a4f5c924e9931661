// SPDX-License-Identifier: GPL-3.0-or-later

/// Arithmetic on shapes and strides, and PyTorch's wording for them.
public enum Shape {
  /// The strides of a dense tensor in row order.
  public static func contiguousStrides(_ shape: [Int]) -> [Int] {
    var strides = shape
    var step = 1
    for d in shape.indices.reversed() {
      strides[d] = step
      step = step &* max(shape[d], 1)
    }
    return strides
  }

  /// The most elements of a view: more cost nothing, but whatever walks over them would never end.
  private static let largest = 1 << 44
  /// The largest product of the sizes that are not 0 where one is. Sums of a few products of them never overflow, and what walks over
  /// all but one dimension ends soon.
  private static let largestOfNothing = 1 << 32

  /// The number of elements, checked for overflow and negative sizes. A tensor without elements may have large sizes, too, but not
  /// such that a part of them has an overflowing product.
  public static func count(_ shape: [Int]) throws -> Int {
    var count = 1
    var overflow = false
    for size in shape {
      if size < 0 {
        throw TensorError.runtime(
          "Trying to create tensor with negative dimension \(size): \(text(shape))")
      }
      let product = count.multipliedReportingOverflow(by: size)
      overflow = overflow || product.overflow
      count = product.partialValue
    }
    if overflow {
      throw TensorError.runtime("Storage size calculation overflowed with sizes=\(text(shape))")
    }
    if count == 0 { try checkSizes(shape) }
    return count
  }

  /// Refuses sizes whose products, leaving out any of them, do not fit.
  static func checkSizes(_ shape: [Int]) throws {
    var step = 1
    for d in shape.indices.reversed() where shape[d] > 0 {
      let product = step.multipliedReportingOverflow(by: shape[d])
      if product.overflow, d > 0 { throw TensorError.runtime("Stride calculation overflowed") }
      if product.overflow || product.partialValue > largestOfNothing {
        throw TensorError.runtime("Gradus has no tensors with sizes as large as \(text(shape))")
      }
      step = product.partialValue
    }
  }

  /// Refuses strides and offsets whose sums and products with small numbers would not fit: where a size is 0 or 1, any are accepted.
  static func checkSteps(_ steps: [Int]) throws {
    if steps.contains(where: { $0 > largest }) {
      throw TensorError.runtime("Gradus has no strides and offsets as large as \(text(steps))")
    }
  }

  /// The number of elements of a shape that is known to be valid.
  public static func product(_ shape: [Int]) -> Int {
    var count = 1
    for size in shape { count = count &* size }
    return count
  }

  /// `[2, 3]`, as PyTorch writes sizes in messages.
  public static func text(_ shape: [Int]) -> String {
    var text = "["
    for (i, size) in shape.enumerated() {
      if i > 0 { text += ", " }
      text += String(size)
    }
    return text + "]"
  }

  /// A dimension counted from the front; negative ones count from the end.
  public static func wrap(_ dim: Int, rank: Int) throws -> Int {
    let count = max(rank, 1)
    guard dim >= -count, dim < count else {
      throw TensorError.index(
        "Dimension out of range (expected to be in range of [\(-count), \(count - 1)], but got \(dim))")
    }
    return dim < 0 ? dim + count : dim
  }

  /// Several dimensions counted from the front; nil and empty mean all. Repeats are refused.
  public static func wrap(_ dims: [Int]?, rank: Int) throws -> [Int] {
    guard let dims, !dims.isEmpty else { return Array(0..<rank) }
    var result: [Int] = []
    result.reserveCapacity(dims.count)
    for dim in dims {
      let wrapped = try wrap(dim, rank: rank)
      if result.contains(wrapped) {
        throw TensorError.runtime("dim \(wrapped) appears multiple times in the list of dims")
      }
      result.append(wrapped)
    }
    return result
  }

  /// The common shape of two operands.
  public static func broadcast(_ a: [Int], _ b: [Int]) throws -> [Int] {
    if a == b { return a }
    let rank = max(a.count, b.count)
    var result = [Int](repeating: 1, count: rank)
    // The last dimension that does not fit is the one that the message names.
    for i in (0..<rank).reversed() {
      let x = i < rank - a.count ? 1 : a[i - (rank - a.count)]
      let y = i < rank - b.count ? 1 : b[i - (rank - b.count)]
      guard x == y || x == 1 || y == 1 else {
        throw TensorError.runtime(
          "The size of tensor a (\(x)) must match the size of tensor b (\(y)) at non-singleton dimension \(i)",
          facts: .broadcast(a, b))
      }
      result[i] = x == 1 ? y : x
    }
    return result
  }

  /// Refuses a view of more elements than anybody can read.
  static func checkView(_ shape: [Int]) throws {
    guard try count(shape) <= largest else {
      throw TensorError.runtime("Gradus has no tensors of more than 2^44 elements: \(text(shape))")
    }
  }

  /// The strides with which a tensor of `shape` and `strides` reads as one of the larger shape `target`.
  static func expandedStrides(_ shape: [Int], _ strides: [Int], to target: [Int]) -> [Int] {
    if shape == target { return strides }
    let extra = target.count - shape.count
    var result = [Int](repeating: 0, count: target.count)
    for d in shape.indices where shape[d] == target[d + extra] { result[d + extra] = strides[d] }
    return result
  }
}
