// SPDX-License-Identifier: GPL-3.0-or-later

extension Tensor {
  /// Refuses more pieces than there is memory for; an expanded tensor has as many as its shape says.
  private func checkPieces(_ count: Int) throws {
    let (size, overflow) = count.multipliedReportingOverflow(by: 512)
    try Buffer.checkMemory(overflow ? Int.max : size)
  }

  /// `unbind(dim)`: all slices along a dimension.
  public func unbind(_ dim: Int = 0) throws -> [Tensor] {
    let d = try Shape.wrap(dim, rank: rank)
    if rank == 0 { throw TensorError.index("Dimension specified as 0 but tensor has no dimensions") }
    try checkPieces(shape[d])
    var (size, step) = (shape, strides)
    size.remove(at: d)
    step.remove(at: d)
    let parts = (0..<shape[d]).map { (size, step, offset + $0 * strides[d]) }
    return makeViews(parts, Derivatives.unbind, ints: [d])
  }

  private func pieces(_ d: Int, _ lengths: [Int], _ rule: Derivative) -> [Tensor] {
    var start = 0
    let parts = lengths.map { length -> ([Int], [Int], Int) in
      var size = shape
      size[d] = length
      defer { start += length }
      return (size, strides, offset + start * strides[d])
    }
    return makeViews(parts, rule, ints: [d], shapes: [lengths])
  }

  /// `split(size, dim)`: pieces of a size; the last may be shorter.
  public func split(_ size: Int, dim: Int = 0) throws -> [Tensor] {
    if rank == 0 { throw TensorError.runtime("split expects at least a 1-dimensional tensor") }
    let d = try Shape.wrap(dim, rank: rank)
    guard size >= 0 else {
      throw TensorError.runtime("split expects split_size be non-negative, but got split_size=\(size)")
    }
    guard size > 0 || shape[d] == 0 else {
      throw TensorError.runtime(
        "split_size can only be 0 if dimension size is 0, but got dimension size of \(shape[d])")
    }
    let count = size == 0 ? 1 : Swift.max((shape[d] - 1) / size + 1, 1)
    try checkPieces(count)
    let lengths = (0..<count).map { Swift.max(0, Swift.min(size, shape[d] - $0 * size)) }
    return pieces(d, lengths, Derivatives.split)
  }

  /// `split(sizes, dim)`: pieces of given sizes.
  public func split(sizes: [Int], dim: Int = 0) throws -> [Tensor] {
    if rank == 0 { throw TensorError.runtime("split expects at least a 1-dimensional tensor") }
    let d = try Shape.wrap(dim, rank: rank)
    if sizes.contains(where: { $0 < 0 }) {
      throw TensorError.runtime(
        "split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes=\(Shape.text(sizes))")
    }
    guard sizes.allSatisfy({ $0 <= shape[d] }), sizes.reduce(0, &+) == shape[d] else {
      throw TensorError.runtime(
        "split_with_sizes expects split_sizes to sum exactly to \(shape[d]) (input tensor's size at dimension \(dim)), "
          + "but got split_sizes=\(Shape.text(sizes))")
    }
    return pieces(d, sizes, Derivatives.splitWithSizes)
  }

  /// `chunk(chunks, dim)`: at most that many pieces of equal size.
  public func chunk(_ chunks: Int, dim: Int = 0) throws -> [Tensor] {
    if rank == 0 { throw TensorError.runtime("chunk expects at least a 1-dimensional tensor") }
    guard chunks > 0 else {
      throw TensorError.runtime("chunk expects `chunks` to be greater than 0, got: \(chunks)")
    }
    let d = try Shape.wrap(dim, rank: rank)
    let size = shape[d] == 0 ? 0 : (shape[d] - 1) / chunks + 1
    if size == 0 { try checkPieces(chunks) }
    if size == 0 { return pieces(d, [Int](repeating: 0, count: chunks), Derivatives.splitWithSizes) }
    return try split(size, dim: d)
  }

  /// `tensor_split(sections, dim)`: that many pieces, the first ones longer by one where needed.
  public func tensorSplit(_ sections: Int, dim: Int = 0) throws -> [Tensor] {
    if rank == 0 {
      throw TensorError.runtime(
        "tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims")
    }
    guard sections > 0 else { throw TensorError.runtime("number of sections must be larger than 0, got \(sections)") }
    let d = try Shape.wrap(dim, rank: rank)
    let (size, longer) = (shape[d] / sections, shape[d] % sections)
    try checkPieces(sections)
    var start = 0
    return (0..<sections).map { i in
      let length = size + (i < longer ? 1 : 0)
      defer { start += length }
      return sliced(d, start, start + length, 1)
    }
  }

  /// `tensor_split(indices, dim)`: pieces between the given places.
  public func tensorSplit(indices: [Int], dim: Int = 0) throws -> [Tensor] {
    if rank == 0 {
      throw TensorError.runtime(
        "tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims")
    }
    let d = try Shape.wrap(dim, rank: rank)
    var start = 0
    var result: [Tensor] = []
    for end in indices + [shape[d]] {
      result.append(try slice(d, start, end))
      start = end
    }
    return result
  }

  /// The checks of `hsplit` and its relatives; gives the dimension that is cut.
  public func checkedSplit(_ name: String, _ dim: Int, sections: Int?) throws -> Int {
    try along(name, dim == 1 ? 1 : dim + (dim == 0 ? 2 : 1))
    let d = dim == 1 && rank == 1 ? 0 : dim
    if let sections, sections > 0, shape[d] % sections != 0 {
      throw TensorError.runtime(
        "torch.\(name) attempted to split along dimension \(d), but the size of the dimension \(shape[d]) is not "
          + "divisible by the split_size \(sections)!")
    }
    return d
  }

  private func along(_ name: String, _ rankNeeded: Int) throws {
    guard rank >= rankNeeded else {
      throw TensorError.runtime(
        "torch.\(name) requires a tensor with at least \(rankNeeded) dimension, but got a "
          + "tensor with \(rank) dimensions!")
    }
  }
}
