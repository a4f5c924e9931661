// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

extension Tensor {
  /// Copies the elements of `source` (same shape, any type, any layout) into this tensor; no autograd.
  func copyElements(from source: Tensor) throws {
    let areDense = isContiguous && source.isContiguous
    if areDense, dtype == source.dtype, storage !== source.storage,
      storage.replace(byteRange, with: source.elements)
    {
      return
    }
    let target = writableElements()
    if areDense {
      try Copying.dense(
        target, dtype.kind, source.elements, source.dtype.kind, count: numel, pause: TensorContext.pause)
    } else {
      try Copying.strided(
        shape: shape, target, dtype.kind, strides, source.elements, source.dtype.kind, source.strides,
        pause: TensorContext.pause)
    }
  }

  /// Whether the elements fill their memory without gaps or overlaps, in whatever order of dimensions.
  var isDense: Bool {
    if isContiguous { return true }
    let order = shape.indices.filter { shape[$0] != 1 }.sorted { strides[$0] < strides[$1] }
    var expected = 1
    for d in order {
      if shape[d] == 0 { return true }
      if strides[d] != expected { return false }
      expected *= shape[d]
    }
    return true
  }

  /// The strides that a copy keeping this tensor's layout has (`torch.preserve_format`).
  var preservedStrides: [Int] {
    if isContiguous { return Shape.contiguousStrides(shape) }
    if isDense { return strides }
    return Layout.result(shape: shape, operands: [(shape, strides)])
  }

  /// A tensor of the same shape and layout, not filled.
  func emptyLike(dtype: DType? = nil) throws -> Tensor {
    try Tensor.empty(shape, strides: preservedStrides, dtype: dtype ?? self.dtype)
  }

  /// `clone()`: a copy with its own elements, differentiable.
  public func clone() throws -> Tensor {
    let result = try emptyLike()
    try result.copyElements(from: self)
    record(Derivatives.clone, inputs: [self], outputs: [result])
    return result
  }

  func clone(likeStridesOf other: Tensor) throws -> Tensor {
    let result = try Tensor.empty(shape, strides: other.preservedStrides, dtype: dtype)
    try result.copyElements(from: self)
    return result
  }

  /// `contiguous()`: this tensor itself when it is dense in row order, else a copy that is.
  public func contiguous() throws -> Tensor {
    if isContiguous { return self }
    let result = try Tensor.empty(shape, dtype: dtype)
    try result.copyElements(from: self)
    record(Derivatives.clone, inputs: [self], outputs: [result])
    return result
  }

  /// A dense copy or this tensor itself, without history: what kernels read.
  func dense() throws -> Tensor {
    if isContiguous { return self }
    let result = try Tensor.empty(shape, dtype: dtype)
    try result.copyElements(from: self)
    return result
  }

  /// Dense and of the given type, without history: what kernels read.
  func dense(_ dtype: DType) throws -> Tensor {
    if dtype == self.dtype { return try dense() }
    let result = try Tensor.empty(shape, dtype: dtype)
    try result.copyElements(from: self)
    return result
  }

  /// `to(dtype)`: this tensor itself when nothing changes (unless `copy`).
  public func to(_ dtype: DType, copy: Bool = false) throws -> Tensor {
    if dtype == self.dtype && !copy { return self }
    let result = try emptyLike(dtype: dtype)
    try result.copyElements(from: self)
    record(Derivatives.toCopy, inputs: [self], outputs: [result])
    return result
  }

  /// A result that was computed in another type, converted at the end of its operation; its node keeps its name.
  public func rounded(to dtype: DType) throws -> Tensor {
    if dtype == self.dtype { return self }
    let result = try converted(dtype)
    record(Derivatives.toCopy, inputs: [self], outputs: [result])
    return gradFn.map { result.renamed($0.name) } ?? result
  }

  /// `detach()`: the same elements without history.
  public func detach() -> Tensor { aliased(shape, strides) }

  /// `detach_()`: forgets the history of this tensor.
  @discardableResult
  public func detach_() throws -> Tensor {
    if base != nil {
      throw TensorError.runtime(
        "Can't detach views in-place. Use detach() instead. If you are using DistributedDataParallel (DDP) for "
          + "training, and gradient_as_bucket_view is set as True, gradients are views of DDP buckets, and hence "
          + "detach_() cannot be called on these gradients. To fix this error, please refer to the "
          + "Optimizer.zero_grad() function in torch/optim/optimizer.py as a solution.")
    }
    storedGradFn = nil
    leafRequiresGrad = false
    return self
  }

  /// `x.data`: the same elements without history; changing them in place goes unnoticed by autograd.
  public var data: Tensor {
    get {
      let result = aliased(shape, strides)
      result.isUntracked = true
      return result
    }
    set {
      storage = newValue.storage
      shape = newValue.shape
      strides = newValue.strides
      offset = newValue.offset
      dtype = newValue.dtype
      if isUninitialised { isUninitialised = false }
    }
  }

  /// `set_(source)`: other elements; gradients of what was computed from the old ones have nowhere to go.
  package func become(_ source: Tensor) {
    data = source
    accumulator = nil
  }

  /// `item()`: the only element.
  public func item() throws -> Scalar {
    guard numel == 1 else {
      throw TensorError.runtime("a Tensor with \(numel) elements cannot be converted to Scalar")
    }
    return scalar(atStorageIndex: offset)
  }
}
