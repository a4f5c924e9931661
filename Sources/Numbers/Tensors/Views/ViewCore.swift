// SPDX-License-Identifier: GPL-3.0-or-later

extension Tensor {
  /// Makes a view of this tensor and records how its gradient goes back.
  func makeView(
    _ shape: [Int], _ strides: [Int], offset: Int? = nil, _ rule: Derivative, ints: [Int] = [], shapes: [[Int]] = []
  ) -> Tensor {
    let view = aliased(shape, strides, offset: offset)
    linkView(view)
    if TensorContext.records(self), !storage.isInference {
      record(rule, inputs: [self], ints: ints, shapes: shapes, outputs: [view])
      view.viewVersion = storage.version
    }
    return view
  }

  /// Tells a view whose elements it shares.
  func linkView(_ view: Tensor) {
    // Autograd does not follow what was made in inference mode.
    if storage.isInference { return }
    view.base = base ?? self
    view.viewVersion = storage.version
    let context = TensorContext.current
    if context.inferenceMode {
      view.viewKind = .inference
      view.leafRequiresGrad = requiresGrad
    } else {
      view.viewKind = context.gradEnabled ? viewKind : .noGrad
    }
  }

  /// This tensor's elements under another name, as an operation of a program's own hands its input through.
  public func handedThrough() -> Tensor {
    let view = aliased(shape, strides)
    view.base = base ?? self
    view.viewVersion = storage.version
    view.viewKind = .custom
    return view
  }

  /// Makes several views at once, as `unbind` and `split` return them.
  func makeViews(
    _ parts: [(shape: [Int], strides: [Int], offset: Int)], _ rule: Derivative, ints: [Int] = [], shapes: [[Int]] = []
  ) -> [Tensor] {
    let views = parts.map { part in
      let view = aliased(part.shape, part.strides, offset: part.offset)
      linkView(view)
      if view.viewKind == .normal { view.viewKind = .multiple }
      return view
    }
    if TensorContext.records(self) {
      record(rule, inputs: [self], ints: ints, shapes: shapes, outputs: views)
    }
    return views
  }

  /// The strides with which this tensor reads as another shape without a copy; nil when that is impossible.
  func viewStrides(_ target: [Int]) -> [Int]? {
    if numel == 0 { return Shape.contiguousStrides(target) }
    var result = [Int](repeating: 1, count: target.count)
    if shape.isEmpty { return result }
    var viewDim = target.count - 1
    var chunkStride = strides[shape.count - 1]
    var (tensorCount, viewCount) = (1, 1)
    for d in shape.indices.reversed() {
      tensorCount *= shape[d]
      let ends = d == 0 || shape[d - 1] != 1 && strides[d - 1] != tensorCount * chunkStride
      guard ends else { continue }
      while viewDim >= 0, viewCount < tensorCount || target[viewDim] == 1 {
        result[viewDim] = viewCount * chunkStride
        viewCount *= target[viewDim]
        viewDim -= 1
      }
      if viewCount != tensorCount { return nil }
      if d > 0 {
        chunkStride = strides[d - 1]
        (tensorCount, viewCount) = (1, 1)
      }
    }
    return viewDim == -1 ? result : nil
  }

  /// Fills in a -1 and checks the number of elements.
  func resolved(_ target: [Int]) throws -> [Int] {
    var product = 1
    var unknown: Int?
    var overflow = false
    for (d, size) in target.enumerated() {
      if size == -1 {
        if unknown != nil { throw TensorError.runtime("only one dimension can be inferred") }
        unknown = d
      } else if size < 0 {
        throw TensorError.runtime("invalid shape dimension \(size) at index \(d) of shape \(Shape.text(target))")
      } else {
        let (value, over) = product.multipliedReportingOverflow(by: size)
        overflow = overflow || over
        product = value
      }
    }
    let count = numel
    let mismatch = TensorError.runtime(
      "shape '\(Shape.text(target))' is invalid for input of size \(count)",
      facts: .size(target: target, count: count))
    guard let unknown else {
      if product != count || overflow { throw mismatch }
      if count == 0 { try Shape.checkSizes(target) }
      return target
    }
    if product == 0 {
      if count != 0 { throw mismatch }
      throw TensorError.runtime(
        "cannot reshape tensor of 0 elements into shape \(Shape.text(target)) because the unspecified dimension size "
          + "-1 can be any value and is ambiguous")
    }
    if overflow || count % product != 0 { throw mismatch }
    var result = target
    result[unknown] = count / product
    return result
  }

  /// `view(shape)`: the same elements in another shape; one size may be -1.
  public func view(_ shape: [Int]) throws -> Tensor {
    let target = try resolved(shape)
    guard let strides = viewStrides(target) else {
      throw TensorError.runtime(
        "view size is not compatible with input tensor's size and stride (at least one dimension spans across two "
          + "contiguous subspaces). Use .reshape(...) instead.")
    }
    return makeView(target, strides, Derivatives.view)
  }

  /// `view(dtype)`: the same bytes read as another type.
  public func view(dtype other: DType) throws -> Tensor {
    if other == dtype { return makeView(shape, strides, Derivatives.alias) }
    let (old, new) = (dtype.itemSize, other.itemSize)
    var (size, step, start) = (shape, strides, offset)
    if old != new {
      guard let last = shape.last else {
        throw TensorError.runtime(
          "self.dim() cannot be 0 to view \(dtype.scalarTypeName) as \(other.scalarTypeName) (different element sizes)")
      }
      func checkStep() throws {
        guard strides[rank - 1] != 1 else { return }
        throw TensorError.runtime(
          "self.stride(-1) must be 1 to view \(dtype.scalarTypeName) as \(other.scalarTypeName) (different element "
            + "sizes), but got \(strides[rank - 1])")
      }
      if old > new {
        try checkStep()
        let ratio = old / new
        size[rank - 1] = last * ratio
        for d in 0..<(rank - 1) { step[d] *= ratio }
        start *= ratio
      } else {
        let ratio = new / old
        guard last % ratio == 0 else {
          throw TensorError.runtime(
            "self.size(-1) must be divisible by \(ratio) to view \(dtype.scalarTypeName) as \(other.scalarTypeName) "
              + "(different element sizes), but got \(last)")
        }
        guard start % ratio == 0 else {
          throw TensorError.runtime(
            "self.storage_offset() must be divisible by \(ratio) to view \(dtype.scalarTypeName) as "
              + "\(other.scalarTypeName) (different element sizes), but got \(start)")
        }
        try checkStep()
        size[rank - 1] = last / ratio
        for d in 0..<(rank - 1) {
          guard step[d] % ratio == 0 else {
            throw TensorError.runtime(
              "self.stride(\(d)) must be divisible by \(ratio) to view \(dtype.scalarTypeName) as "
                + "\(other.scalarTypeName) (different element sizes), but got \(step[d])")
          }
          step[d] /= ratio
        }
        start /= ratio
      }
    }
    let result = Tensor(storage: storage, shape: size, strides: step, offset: start, dtype: other)
    result.isUntracked = isUntracked
    return result
  }

  /// `reshape(shape)`: a view where that is possible, else a copy.
  public func reshape(_ shape: [Int]) throws -> Tensor {
    let target = try resolved(shape)
    if let strides = viewStrides(target) {
      return makeView(target, strides, isContiguous ? Derivatives.view : Derivatives.reshapeAlias)
    }
    let copy = try contiguous()
    let result = copy.aliased(target, Shape.contiguousStrides(target))
    record(Derivatives.unsafeView, inputs: [copy], outputs: [result])
    return result
  }

  /// `flatten(start, end)`: merges dimensions.
  public func flatten(_ start: Int = 0, _ end: Int = -1) throws -> Tensor {
    let (first, last) = (try Shape.wrap(start, rank: rank), try Shape.wrap(end, rank: rank))
    if first > last {
      throw TensorError.runtime("flatten() has invalid args: start_dim cannot come after end_dim")
    }
    if rank == 0 { return try reshape([1]) }
    if first == last { return self }
    let merged = Shape.product(Array(shape[first...last]))
    return try reshape(Array(shape[..<first]) + [merged] + Array(shape[(last + 1)...]))
  }

  /// `ravel()`: one dimension.
  public func ravel() throws -> Tensor { try contiguous().view([-1]) }

  /// `unflatten(dim, sizes)`: splits a dimension.
  public func unflatten(_ dim: Int, _ sizes: [Int]) throws -> Tensor {
    let d = try Shape.wrap(dim, rank: rank)
    if sizes.isEmpty { throw TensorError.runtime("unflatten: sizes must be non-empty") }
    if rank == 0 { throw TensorError.index("Dimension specified as 0 but tensor has no dimensions") }
    var filled = sizes
    if sizes.filter({ $0 == -1 }).count > 1 { throw TensorError.runtime("only one dimension can be inferred") }
    let known = sizes.reduce(1) { $1 == -1 ? $0 : $0 &* $1 }
    if let unknown = sizes.firstIndex(of: -1), known != 0, shape[d] % known == 0 { filled[unknown] = shape[d] / known }
    guard !filled.contains(where: { $0 < 0 }), filled.reduce(1, &*) == shape[d] else {
      throw TensorError.runtime(
        "unflatten: Provided sizes \(Shape.text(sizes)) don't multiply up to the size of dim \(d) (\(shape[d])) in "
          + "the input tensor")
    }
    return try view(Array(shape[..<d]) + filled + Array(shape[(d + 1)...]))
  }

  /// `x[...]`, `view_as` and the like: the whole tensor as a view.
  public func alias() -> Tensor { makeView(shape, strides, Derivatives.alias) }
}
