// SPDX-License-Identifier: GPL-3.0-or-later

// What `index_select`, `index_add`, `index_copy` and `index_fill` refuse, in PyTorch's order and words.
extension Tensor {
  /// Checks the index of `index_select` and its relatives: how many dimensions it has and of what type it is, what `check` finds wrong with the
  /// dimension and the count, and last the numbers.
  func checkedIndex(
    _ dim: Int, _ index: Tensor, _ name: String, wraps: Bool = false, isWhole: Bool = true,
    check: (Int, Int) throws -> Void = { _, _ in }
  ) throws -> (dim: Int, numbers: [Int]) {
    let d = try Shape.wrap(dim, rank: rank)
    try index.checkIsIndex(name)
    let size = rank == 0 ? 1 : shape[d]
    try check(d, index.numel)
    var numbers = try index.int64s()
    if wraps { numbers = numbers.map { $0 < 0 && $0 >= -size ? $0 + size : $0 } }
    for number in numbers where number < 0 || number >= size {
      let place = "index \(number) is out of bounds for dimension \(d) with size \(size)"
      switch name {
      case "index_copy": throw TensorError.index("index_copy_(): " + place)
      case "index_fill": throw TensorError.index(place)
      case "index_add" where rank > 1 && isWhole && (d == 0 || d == rank - 1) && index.dtype == .int64:
        throw TensorError.runtime(place)
      case "index_select" where d > 0:
        throw TensorError.runtime("INDICES element is out of DATA bounds, id=\(number) axis_dim=\(size)")
      default: throw TensorError.index("index out of range in self")
      }
    }
    return (d, numbers)
  }

  /// Whether it is a row of numbers, as each function says it.
  private func checkIsIndex(_ name: String) throws {
    let (type, isNumbers) = (dtype.scalarTypeName, dtype == .int64 || dtype == .int32)
    switch name {
    case "index_copy":
      // The type is refused later.
      guard rank <= 1 else {
        throw TensorError.index("index_copy_(): Index should have dimension 1 or 0 (got \(rank))")
      }
    case "index_fill":
      guard dtype == .int64 else { throw TensorError.index("index_fill_(): Expected dtype int64 for index.") }
      guard rank <= 1 else { throw TensorError.runtime("Index has to be a vector/scalar") }
    case "index_add":
      guard rank <= 1 else {
        throw TensorError.index(
          "index_add_(): Index is supposed to be a vector, but got dim: \(rank) with type: \(type) and size: "
            + Shape.text(shape))
      }
      guard isNumbers else {
        throw TensorError.runtime("index_add_(): Expected dtype int32/int64 for index but got: \(type)")
      }
    default:
      guard rank <= 1 else { throw TensorError.index("\(name)(): Index is supposed to be a vector") }
      guard isNumbers else { throw TensorError.runtime("\(name)(): Expected dtype int32 or int64 for index") }
    }
  }

  /// The shape without a dimension.
  private func slice(without d: Int) -> [Int] { shape.indices.filter { $0 != d }.map { shape[$0] } }

  /// Checks what `index_add` adds in `count` slices.
  func checkAdded(_ source: Tensor, _ d: Int, _ count: Int) throws {
    guard dtype == source.dtype else {
      throw TensorError.runtime(
        "index_add_(): self (\(dtype.scalarTypeName)) and source (\(source.dtype.scalarTypeName)) must have the same scalar type"
      )
    }
    guard d == 0 || d < source.rank else {
      throw TensorError.runtime(
        "index_add_(): Indexing dim \(d) is out of bounds of the source tensor with dim \(source.rank)")
    }
    let size = source.rank == 0 ? 1 : source.shape[d]
    guard count == size else {
      if source.rank == 0 { throw TensorError.index("Dimension specified as \(d) but tensor has no dimensions") }
      throw TensorError.runtime(
        "index_add_(): Number of indices (\(count)) should be equal to source.size(dim): (\(size)), for dim: \(d)")
    }
    guard rank == source.rank, slice(without: d) == source.slice(without: d) else {
      throw TensorError.runtime(
        "source tensor shape must match self tensor shape, excluding the specified dimension. Got self.shape = "
          + "\(Shape.text(shape)) source.shape = \(Shape.text(source.shape))")
    }
  }

  /// Checks what `index_copy` puts into `count` slices.
  func checkCopied(_ source: Tensor, _ d: Int, _ index: Tensor) throws {
    if source.rank == 0, index.numel != 1 {
      throw TensorError.index(
        "index_copy_(): When source is scalar, index should have one element (got \(index.numel))")
    }
    guard source.rank == rank || source.rank == 0 || rank == 0 else {
      throw TensorError.index(
        "index_copy_(): When source and destination are not scalars, their dimensionality must match. Source dimensionality "
          + "(\(source.rank)), destination dimensionality (\(rank))")
    }
    guard index.dtype == .int64 else {
      throw TensorError.runtime(
        "index_copy_(): Expected a long tensor for index, but got \(index.dtype.scalarTypeName)")
    }
    guard dtype == source.dtype else {
      throw TensorError.runtime(
        "index_copy_(): self and source expected to have the same dtype, but got (self) \(dtype.scalarTypeName) and (source) "
          + source.dtype.scalarTypeName)
    }
    let (mine, theirs) = (slice(without: d), source.slice(without: d))
    guard mine == theirs else {
      func text(_ sizes: [Int]) -> String { sizes.map(String.init).joined(separator: " ") }
      throw TensorError.runtime(
        "index_copy_(): Source/destination tensor must have same slice shapes. Destination slice shape: \(text(mine)) at "
          + "dimension \(d) and source slice shape: \(text(theirs)) at dimension 0.")
    }
    guard source.rank == 0 || index.numel == source.shape[d] else {
      throw TensorError.index(
        "index_copy_(): Number of indices (\(index.numel)) should be equal to source.size(dim) (\(source.shape[d]))")
    }
  }
}
