// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

extension Tensor {
  func sortedPlain(_ d: Int, descending: Bool) throws -> ValuesAndIndices {
    if dtype.isHalf {
      let pair = try converted(.float32).sortedPlain(d, descending: descending)
      return (try pair.values.converted(dtype), pair.indices)
    }
    let (dense, geometry) = try lanes(d)
    let values = try Tensor.empty(shape, dtype: dtype)
    let indices = try Tensor.empty(shape, dtype: .int64)
    let (kind, source) = (dtype.kind, dense.elements)
    let (target, places) = (values.writableElements(), indices.longs)
    try interruptible(numel > 1 << 20, holding: [dense, values, indices]) {
      Sorting.sort(descending: descending, kind, geometry, source, values: target, indices: places)
    }
    if isContiguous { return (values, indices) }
    // Sorted elements lie in memory as the unsorted ones did.
    return (try values.clone(likeStridesOf: self), try indices.clone(likeStridesOf: self))
  }

  /// `sort(dim, descending)`: always stable; NaN is the greatest.
  public func sort(dim: Int = -1, descending: Bool = false, stable: Bool? = nil) throws -> ValuesAndIndices {
    let d = try Shape.wrap(dim, rank: rank)
    let pair = try sortedPlain(d, descending: descending)
    let rule = stable == nil ? Derivatives.sort : Derivatives.sortStable
    record(rule, inputs: [self], saved: [pair.indices], ints: [d, 1], outputs: [pair.values])
    return pair
  }

  /// `argsort(dim, descending)`.
  public func argsort(dim: Int = -1, descending: Bool = false) throws -> Tensor {
    try sortedPlain(Shape.wrap(dim, rank: rank), descending: descending).indices
  }

  /// `topk(k, dim, largest, sorted)`: the k largest (or smallest) in order.
  public func topk(_ k: Int, dim: Int = -1, largest: Bool = true) throws -> ValuesAndIndices {
    let d = try Shape.wrap(dim, rank: rank)
    let size = rank == 0 ? 1 : shape[d]
    guard k >= 0, k <= size else { throw TensorError.runtime("selected index k out of range") }
    let pair = try sortedPlain(d, descending: largest)
    let (values, indices) = try TensorContext.withoutGrad {
      rank == 0
        ? pair : (try pair.values.narrow(d, 0, k).dense().detach(), try pair.indices.narrow(d, 0, k).dense().detach())
    }
    record(Derivatives.topk, inputs: [self], saved: [indices], ints: [d, 1], outputs: [values])
    return (values, indices)
  }

  private func picked(
    _ pair: ValuesAndIndices, _ d: Int, _ place: Int, _ keepdim: Bool, _ rule: Derivative
  ) throws -> ValuesAndIndices {
    let (values, indices) = try TensorContext.withoutGrad {
      if rank == 0 { return pair }
      let v = try pair.values.narrow(d, place, 1).dense().detachedCopy(of: pair.values)
      let i = try pair.indices.narrow(d, place, 1).dense().detachedCopy(of: pair.indices)
      return keepdim ? (v, i) : (try v.squeeze(d).detach(), try i.squeeze(d).detach())
    }
    record(rule, inputs: [self], saved: [indices], ints: [d, keepdim ? 1 : 0], outputs: [values])
    return (values, indices)
  }

  /// `kthvalue(k, dim, keepdim)`: the k-th smallest.
  public func kthvalue(_ k: Int, dim: Int = -1, keepdim: Bool = false) throws -> ValuesAndIndices {
    let d = try Shape.wrap(dim, rank: rank)
    if rank > 0, shape[d] == 0 {
      throw TensorError.index("kthvalue(): Expected reduction dim \(d) to have non-zero size.")
    }
    guard k >= 1, k <= (rank == 0 ? 1 : shape[d]) else {
      throw TensorError.runtime("kthvalue(): selected number k out of range for dimension \(d)")
    }
    return try picked(sortedPlain(d, descending: false), d, k - 1, keepdim, Derivatives.kthvalue)
  }

  /// `median(dim, keepdim)`: the lower of the two middle elements; NaN when one is among them.
  public func median(dim: Int, keepdim: Bool = false) throws -> ValuesAndIndices {
    let d = try Shape.wrap(dim, rank: rank)
    if dtype == .bool { throw TensorError.notImplemented("median_out", dtype) }
    let n = rank == 0 ? 1 : shape[d]
    if n == 0 { throw TensorError.index("median(): Expected reduction dim \(d) to have non-zero size.") }
    let pair = try sortedPlain(d, descending: false)
    if dtype.isFloatingPoint, rank > 0, try isnan().any().bools() == [true] {
      // A lane with NaN takes its first NaN; the others their middle.
      let nan = try isnan()
      let hasNaN = try nan.any(dim: [d], keepdim: true)
      let middle = try picked(pair, d, (n - 1) / 2, true, Derivatives.medianDim)
      let first = try nan.to(.uint8).argmax(dim: d, keepdim: true)
      let indices = try Tensor.where(hasNaN, first, middle.indices)
      let values = try TensorContext.withoutGrad { try gather(d, indices) }
      let (v, i) = keepdim ? (values, indices) : (try values.squeeze(d).detach(), try indices.squeeze(d).detach())
      record(Derivatives.medianDim, inputs: [self], saved: [i], ints: [d, keepdim ? 1 : 0], outputs: [v])
      return (v, i)
    }
    return try picked(pair, d, (n - 1) / 2, keepdim, Derivatives.medianDim)
  }

  private func middle(_ values: Tensor, _ rule: Derivative) throws -> Tensor {
    let result = try TensorContext.withoutGrad { try values.clone() }
    record(rule, inputs: [self], saved: [self, result], outputs: [result])
    return result
  }

  /// `median()`: the lower of the two middle elements of all.
  public func median() throws -> Tensor {
    if dtype == .bool { throw TensorError.notImplemented("median_cpu", dtype) }
    if numel == 0 { return try middle(Tensor.missing(dtype), Derivatives.medianAll) }
    return try middle(detach().flattenedDense().median(dim: 0).values, Derivatives.medianAll)
  }

  /// `nanmedian()`.
  public func nanmedian() throws -> Tensor {
    if dtype == .bool { throw TensorError.notImplemented("median_cpu", dtype) }
    let flat = try detach().flattenedDense()
    let numbers = dtype.isFloatingPoint ? try flat.maskedSelect(flat.isnan().logicalNot()) : flat
    if numbers.numel == 0 { return try middle(Tensor.missing(dtype), Derivatives.nanmedianAll) }
    return try middle(numbers.median(dim: 0).values, Derivatives.nanmedianAll)
  }

  /// What the median of nothing is: NaN, the least integer.
  private static func missing(_ dtype: DType) throws -> Tensor {
    // NaN as a whole number: the least of 32 and 64 bits, whose lower bits are zeros.
    Tensor(dtype.isFloatingPoint ? .double(.nan) : .int(dtype.itemSize < 4 ? 0 : dtype.range.0), dtype: dtype)
  }

  /// `nanmedian(dim, keepdim)`.
  public func nanmedian(dim: Int, keepdim: Bool = false) throws -> ValuesAndIndices {
    let d = try Shape.wrap(dim, rank: rank)
    if !dtype.isFloatingPoint { return try median(dim: dim, keepdim: keepdim) }
    if rank == 0 { return try picked(sortedPlain(d, descending: false), d, 0, keepdim, Derivatives.nanmedianDim) }
    if shape[d] == 0 { throw TensorError.index("median(): Expected reduction dim \(d) to have non-zero size.") }
    let pair = try sortedPlain(d, descending: false)
    let count = try isnan().logicalNot().sum(dim: [d], keepdim: true)
    let place = try count.sub(.int(1)).clamp(min: .int(0)).div(.int(2), rounding: .floor)
    let indices = try pair.indices.gather(d, place)
    let values = try TensorContext.withoutGrad { try gather(d, indices) }
    let (v, i) = keepdim ? (values, indices) : (try values.squeeze(d).detach(), try indices.squeeze(d).detach())
    record(Derivatives.nanmedianDim, inputs: [self], saved: [i], ints: [d, keepdim ? 1 : 0], outputs: [v])
    return (v, i)
  }

  func flattenedDense() throws -> Tensor { try aliasedFlat() }

  /// `mode(dim, keepdim)`: the most frequent element (the smallest of several) and where it last stands.
  public func mode(dim: Int = -1, keepdim: Bool = false) throws -> ValuesAndIndices {
    let d = try Shape.wrap(dim, rank: rank)
    if rank == 0 { return try picked(sortedPlain(d, descending: false), d, 0, keepdim, Derivatives.mode) }
    if shape[d] == 0 { throw TensorError.index("mode(): Expected reduction dim \(d) to have non-zero size.") }
    let pair = try sortedPlain(d, descending: false)
    let last = rank - 1
    let moved = try TensorContext.withoutGrad { try pair.values.transpose(d, last).dense() }
    let places = try pair.indices.transpose(d, last).dense()
    let n = shape[d]
    let (numbers, indices) = (moved.scalars(), places.int64s())
    var chosen: [Int] = []
    for lane in 0..<(n == 0 ? 0 : numbers.count / n) {
      var (best, bestCount, i) = (lane * n, 0, lane * n)
      while i < (lane + 1) * n {
        var j = i
        while j + 1 < (lane + 1) * n, numbers[j + 1] == numbers[i] { j += 1 }
        if j - i + 1 > bestCount { (best, bestCount) = (j, j - i + 1) }
        i = j + 1
      }
      chosen.append(indices[best])
    }
    var size = moved.shape
    size[last] = 1
    let index = try Tensor.from(ints: chosen, shape: size).transpose(d, last).dense()
    let values = try TensorContext.withoutGrad { try gather(d, index) }
    let (v, i) = keepdim ? (values, index) : (try values.squeeze(d).detach(), try index.squeeze(d).detach())
    record(Derivatives.mode, inputs: [self], saved: [i], ints: [d, keepdim ? 1 : 0], outputs: [v])
    return (v, i)
  }

  /// `searchsorted(sorted, values, right)`: where values would be inserted into sorted rows.
  public static func searchsorted(_ sorted: Tensor, _ values: Tensor, right: Bool = false) throws -> Tensor {
    guard sorted.rank == 1 || sorted.rank == values.rank && sorted.shape.dropLast() == values.shape.dropLast() else {
      throw TensorError.runtime(
        "torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries tensor "
          + "and input value tensor must match, but we got boundaries tensor \(Shape.text(sorted.shape)) and input "
          + "value tensor \(Shape.text(values.shape))")
    }
    let dtype = Promotion.common(sorted.dtype, values.dtype).computing
    let (s, v) = (try sorted.dense(dtype), try values.dense(dtype))
    let result = try Tensor.empty(values.shape, dtype: .int64)
    let length = sorted.shape.last ?? 1
    let rows = sorted.rank == 1 ? 1 : Shape.product(Array(sorted.shape.dropLast()))
    Sorting.search(
      right: right, dtype.kind, sorted: s.elements, length: length, rows: rows, values: v.elements,
      perRow: rows == 0 ? 0 : v.numel / rows, result.longs)
    return result
  }

  /// `bucketize(boundaries, right)`.
  public func bucketize(_ boundaries: Tensor, right: Bool = false) throws -> Tensor {
    guard boundaries.rank == 1 else {
      throw TensorError.runtime(
        "bucketize(): boundaries tensor must be 1 dimension, but got dim(\(boundaries.rank))")
    }
    return try Tensor.searchsorted(boundaries, self, right: right)
  }

  /// `torch.isin(elements, test_elements)`.
  public func isin(_ elements: Tensor, invert: Bool = false) throws -> Tensor {
    let sorted = try elements.detach().flattenedDense().sortedPlain(0, descending: false).values
    let dtype = Promotion.common(self, elements)
    let (s, x) = (try sorted.converted(dtype), try detach().dense(dtype))
    if s.numel == 0 { return try Tensor.full(shape, .bool(invert), dtype: .bool) }
    let place = try Tensor.searchsorted(s, x).clamp(max: .int(s.numel - 1))
    let found = try s.take(place).eq(x)
    return invert ? try found.logicalNot() : found
  }
}
