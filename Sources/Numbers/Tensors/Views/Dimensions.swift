// SPDX-License-Identifier: GPL-3.0-or-later

extension Tensor {
  /// `t()`: the transpose of a matrix; vectors stay as they are.
  public func t() throws -> Tensor {
    guard rank <= 2 else {
      throw TensorError.runtime("t() expects a tensor with <= 2 dimensions, but self is \(rank)D")
    }
    return makeView(shape.reversed(), strides.reversed(), Derivatives.t)
  }

  /// `x.T`: all dimensions in reverse order.
  public func reversedDimensions() throws -> Tensor { try permute(Array((0..<rank).reversed())) }

  /// `x.mT` and `x.mH`: the last two dimensions exchanged.
  public func matrixTranspose(_ name: String = "mT") throws -> Tensor {
    if rank == 0 { return self }
    guard rank >= 2 else {
      throw TensorError.runtime(
        "tensor.\(name) is only supported on matrices or batches of matrices. Got \(rank)-D tensor.")
    }
    return try transpose(-2, -1)
  }

  /// `transpose(a, b)`: two dimensions exchanged.
  public func transpose(_ a: Int, _ b: Int) throws -> Tensor {
    let (i, j) = (try Shape.wrap(a, rank: rank), try Shape.wrap(b, rank: rank))
    var (size, step) = (shape, strides)
    if rank > 0 {
      size.swapAt(i, j)
      step.swapAt(i, j)
    }
    return makeView(size, step, Derivatives.transpose, ints: [i, j])
  }

  /// `permute(dims)`: the dimensions in another order.
  public func permute(_ dims: [Int]) throws -> Tensor {
    guard dims.count == rank else {
      throw TensorError.runtime(
        "permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired "
          + "ordering of dimensions i.e. input.dim() = \(rank) is not equal to len(dims) = \(dims.count)")
    }
    let order = try dims.map { try Shape.wrap($0, rank: rank) }
    guard Set(order).count == rank else { throw TensorError.runtime("permute(): duplicate dims are not allowed.") }
    return makeView(order.map { shape[$0] }, order.map { strides[$0] }, Derivatives.permute, shapes: [order])
  }

  /// `movedim(source, destination)`.
  public func movedim(_ source: [Int], _ destination: [Int]) throws -> Tensor {
    guard source.count == destination.count else {
      throw TensorError.runtime(
        "movedim: Invalid source or destination dims: source (\(Shape.text(source)) dims) should contain the same "
          + "number of dims as destination (\(Shape.text(destination)) dims)")
    }
    let from = try source.map { try Shape.wrap($0, rank: rank) }
    let to = try destination.map { try Shape.wrap($0, rank: rank) }
    guard Set(from).count == from.count else {
      throw TensorError.runtime("movedim: repeated dim in `source` (\(Shape.text(source)))")
    }
    guard Set(to).count == to.count else {
      throw TensorError.runtime("movedim: repeated dim in `destination` (\(Shape.text(destination)))")
    }
    if rank == 0 { return alias() }
    var order = [Int](repeating: -1, count: rank)
    for (s, d) in zip(from, to) { order[d] = s }
    var rest = (0..<rank).filter { !from.contains($0) }.makeIterator()
    for d in order.indices where order[d] < 0 { order[d] = rest.next() ?? 0 }
    return try permute(order)
  }

  /// `squeeze()`: without all dimensions of size 1.
  public func squeeze() -> Tensor {
    let kept = shape.indices.filter { shape[$0] != 1 }
    return makeView(kept.map { shape[$0] }, kept.map { strides[$0] }, Derivatives.squeeze)
  }

  /// `squeeze(dim)`: without that dimension if its size is 1.
  public func squeeze(_ dim: Int) throws -> Tensor {
    let d = try Shape.wrap(dim, rank: rank)
    var (size, step) = (shape, strides)
    if rank > 0 && shape[d] == 1 {
      size.remove(at: d)
      step.remove(at: d)
    }
    return makeView(size, step, Derivatives.squeezeDim)
  }

  /// `squeeze(dims)`.
  public func squeeze(dims: [Int]) throws -> Tensor {
    let wrapped = dims.isEmpty ? [] : try Shape.wrap(dims, rank: rank)
    let kept = shape.indices.filter { !(wrapped.contains($0) && shape[$0] == 1) }
    return makeView(kept.map { shape[$0] }, kept.map { strides[$0] }, Derivatives.squeezeDims)
  }

  /// `unsqueeze(dim)`: with a new dimension of size 1 at `dim`.
  public func unsqueeze(_ dim: Int) throws -> Tensor {
    let d = try Shape.wrap(dim, rank: rank + 1)
    var (size, step) = (shape, strides)
    step.insert(d < rank ? shape[d] * strides[d] : 1, at: d)
    size.insert(1, at: d)
    return makeView(size, step, Derivatives.unsqueeze)
  }

  /// `expand(sizes)`: dimensions of size 1 repeated without a copy; -1 keeps a size.
  public func expand(_ sizes: [Int]) throws -> Tensor {
    guard sizes.count >= rank else {
      throw TensorError.runtime(
        "expand(\(dtype.dispatchName){\(Shape.text(shape))}, size=\(Shape.text(sizes))): the number of "
          + "sizes provided (\(sizes.count)) must be greater or equal to the number of dimensions in the tensor "
          + "(\(rank))")
    }
    let extra = sizes.count - rank
    var target = sizes
    var step = [Int](repeating: 0, count: sizes.count)
    // The last dimension that does not fit is told.
    for (d, size) in sizes.enumerated().reversed() {
      guard d >= extra else {
        if size < 0 {
          throw TensorError.runtime(
            "The expanded size of the tensor (\(size)) isn't allowed in a leading, non-existing dimension \(d)")
        }
        continue
      }
      let own = shape[d - extra]
      if size == -1 || size == own {
        target[d] = own
        step[d] = strides[d - extra]
      } else if own != 1 || size < 0 {
        throw TensorError.runtime(
          "The expanded size of the tensor (\(size)) must match the existing size (\(own)) at non-singleton dimension "
            + "\(d).  Target sizes: \(Shape.text(sizes)).  Tensor sizes: \(Shape.text(shape))")
      }
    }
    try Shape.checkView(target)
    // A new dimension of size 1 lies before the others as `unsqueeze` would put it.
    for d in (0..<extra).reversed() where target[d] == 1 {
      step[d] = d + 1 < target.count ? target[d + 1] &* step[d + 1] : 1
    }
    return makeView(target, step, Derivatives.expand)
  }

  /// `narrow(dim, start, length)`: a stretch of a dimension.
  public func narrow(_ dim: Int, _ start: Int, _ length: Int) throws -> Tensor {
    if rank == 0 { throw TensorError.runtime("narrow() cannot be applied to a 0-dim tensor.") }
    let d = try Shape.wrap(dim, rank: rank)
    guard length >= 0 else { throw TensorError.runtime("narrow(): length must be non-negative.") }
    guard start >= -shape[d], start <= shape[d] else {
      throw TensorError.index(
        "start out of range (expected to be in range of [\(-shape[d]), \(shape[d])], but got \(start))")
    }
    let first = start < 0 ? start + shape[d] : start
    guard length <= shape[d] - first else {
      throw TensorError.runtime("start (\(first)) + length (\(length)) exceeds dimension size (\(shape[d])).")
    }
    return sliced(d, first, first + length, 1)
  }

  /// `select(dim, index)`: one slice, without the dimension.
  public func select(_ dim: Int, _ index: Int) throws -> Tensor {
    if rank == 0 { throw TensorError.index("select() cannot be applied to a 0-dim tensor.") }
    let d = try Shape.wrap(dim, rank: rank)
    guard index >= -shape[d], index < shape[d] else {
      throw TensorError.index(
        "select(): index \(index) out of range for tensor of size \(Shape.text(shape)) at dimension \(d)")
    }
    return selected(d, index < 0 ? index + shape[d] : index)
  }

  /// One slice; dimension and index are valid.
  func selected(_ d: Int, _ index: Int) -> Tensor {
    var (size, step) = (shape, strides)
    size.remove(at: d)
    step.remove(at: d)
    return makeView(size, step, offset: offset + index * strides[d], Derivatives.select, ints: [d, index])
  }

  /// `x[start:end:step]` along a dimension; negative and missing ends as in Python.
  public func slice(_ dim: Int, _ start: Int?, _ end: Int?, _ step: Int = 1) throws -> Tensor {
    if rank == 0 { throw TensorError.index("slice() cannot be applied to a 0-dim tensor.") }
    let d = try Shape.wrap(dim, rank: rank)
    guard step > 0 else { throw TensorError.runtime("slice step must be positive") }
    let size = shape[d]
    var (first, last) = (start ?? 0, end ?? size)
    if first < 0 { first = Swift.max(first + size, 0) }
    if last < 0 { last = Swift.max(last + size, 0) }
    first = Swift.min(first, size)
    last = Swift.min(Swift.max(last, first), size)
    return sliced(d, first, last, step)
  }

  /// A step that is nowhere near the largest integer, so that strides may be multiplied and added: beyond the end all steps are the same.
  private static func sensible(_ step: Int, for size: Int) -> Int { Swift.min(step, Swift.max(size, 1 << 20)) }

  /// A slice with valid bounds.
  func sliced(_ d: Int, _ first: Int, _ last: Int, _ step: Int) -> Tensor {
    let step = Self.sensible(step, for: shape[d])
    var (size, steps) = (shape, strides)
    size[d] = last <= first ? 0 : (last - first - 1) / step + 1
    steps[d] = steps[d] &* step
    return makeView(
      size, steps, offset: offset + (size[d] == 0 ? 0 : first) * strides[d], Derivatives.slice,
      ints: [d, first, last, step])
  }

  /// `unfold(dim, size, step)`: all windows of a dimension, as a new last dimension.
  public func unfold(_ dim: Int, _ size: Int, _ step: Int) throws -> Tensor {
    let d = try Shape.wrap(dim, rank: rank)
    let own = rank == 0 ? 1 : shape[d]
    if size < 0 { throw TensorError.runtime("size is \(size) but must be >= 0") }
    guard size <= own else {
      throw TensorError.runtime("maximum size for tensor at dimension \(d) is \(own) but size is \(size)")
    }
    guard step > 0 else { throw TensorError.runtime("step is \(step) but must be > 0") }
    let step = Self.sensible(step, for: own)
    var (sizes, steps) = (shape, strides)
    sizes.append(size)
    steps.append(rank == 0 ? 1 : strides[d])
    if rank > 0 {
      sizes[d] = (own - size) / step + 1
      steps[d] = step &* strides[d]
    }
    return makeView(sizes, steps, Derivatives.unfold, ints: [d, size, step])
  }

  /// `diagonal(offset, dim1, dim2)`: a diagonal of two dimensions, as a new last dimension.
  public func diagonal(_ diagonal: Int = 0, _ dim1: Int = 0, _ dim2: Int = 1) throws -> Tensor {
    let (a, b) = (try Shape.wrap(dim1, rank: rank), try Shape.wrap(dim2, rank: rank))
    guard a != b else {
      throw TensorError.runtime("diagonal dimensions cannot be identical \(dim1), \(dim2)")
    }
    let (rows, columns) = (shape[a], shape[b])
    let length: Int
    var start = offset
    if diagonal >= 0 {
      length = diagonal >= columns ? 0 : Swift.min(rows, columns - diagonal)
      if length > 0 { start += diagonal * strides[b] }
    } else {
      length = diagonal <= -rows ? 0 : Swift.min(rows + diagonal, columns)
      if length > 0 { start -= diagonal * strides[a] }
    }
    let rest = shape.indices.filter { $0 != a && $0 != b }
    return makeView(
      rest.map { shape[$0] } + [length], rest.map { strides[$0] } + [strides[a] + strides[b]], offset: start,
      Derivatives.diagonal, ints: [diagonal, a, b])
  }

  /// `as_strided(size, stride, storage_offset)`.
  public func asStrided(_ size: [Int], _ stride: [Int], _ start: Int? = nil) throws -> Tensor {
    guard size.count == stride.count else { throw TensorError.runtime("mismatch in length of strides and shape") }
    guard !stride.contains(where: { $0 < 0 }) else {
      throw TensorError.runtime(
        "as_strided: Negative strides are not supported at the moment, got strides: \(Shape.text(stride))")
    }
    let first = start ?? offset
    guard first >= 0 else { throw TensorError.runtime("Tensor: invalid storage offset \(first)") }
    try Shape.checkView(size)
    try Shape.checkSteps(stride + [first])
    if !size.contains(0) {
      var (last, overflow) = (first, false)
      for (n, s) in zip(size, stride) {
        let (product, a) = (n - 1).multipliedReportingOverflow(by: s)
        let (sum, b) = last.addingReportingOverflow(product)
        overflow = overflow || a || b
        last = sum
      }
      let bytes = storage.buffer.byteCount
      if overflow || last >= bytes / dtype.itemSize {
        let needed = overflow ? "more" : String((last &+ 1) &* dtype.itemSize)
        throw TensorError.runtime(
          "setStorage: sizes \(Shape.text(size)), strides \(Shape.text(stride)), storage offset \(first), and itemsize "
            + "\(dtype.itemSize) requiring a storage size of \(needed) are out of bounds for storage of size \(bytes)")
      }
    }
    return makeView(
      size, stride, offset: first, Derivatives.asStrided, ints: [first, offset],
      shapes: [size, stride, shape, strides])
  }
}
