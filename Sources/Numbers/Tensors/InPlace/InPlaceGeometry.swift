// SPDX-License-Identifier: GPL-3.0-or-later

extension Tensor {
  /// Takes the geometry and history of a view of this very tensor.
  private func reshapeInPlace(_ rule: Derivative, ints: [Int] = [], _ view: Tensor) throws -> Tensor {
    let isForeign = storage.isInference && !TensorContext.current.inferenceMode
    if isForeign || TensorContext.current.gradEnabled && (leafRequiresGrad || viewKind != .normal) {
      try checkInPlace()
    }
    let stand = sharedAlias()
    stand.shape = view.shape
    stand.strides = view.strides
    stand.offset = view.offset
    record(rule, inputs: [self], ints: ints, outputs: [stand])
    (shape, strides, offset) = (view.shape, view.strides, view.offset)
    bumpVersion()
    if stand.storedGradFn != nil {
      storedGradFn = stand.storedGradFn
      recordedOutputIndex = 0
      viewVersion = storage.version
    }
    return self
  }

  private func geometry(_ make: () throws -> Tensor) throws -> Tensor { try TensorContext.withoutGrad(make) }

  /// `t_()`: transposes in place.
  @discardableResult
  public func t_() throws -> Tensor { try reshapeInPlace(Derivatives.tInPlace, geometry { try t() }) }

  /// `transpose_(a, b)`, `swapaxes_`, `swapdims_`.
  @discardableResult
  public func transpose_(_ a: Int, _ b: Int) throws -> Tensor {
    let dims = [try Shape.wrap(a, rank: rank), try Shape.wrap(b, rank: rank)]
    return try reshapeInPlace(Derivatives.transposeInPlace, ints: dims, geometry { try transpose(a, b) })
  }

  /// `unsqueeze_(dim)`.
  @discardableResult
  public func unsqueeze_(_ dim: Int) throws -> Tensor {
    try reshapeInPlace(Derivatives.unsqueezeInPlace, geometry { try unsqueeze(dim) })
  }

  /// `squeeze_()`.
  @discardableResult
  public func squeeze_() throws -> Tensor { try reshapeInPlace(Derivatives.squeezeInPlace, geometry { squeeze() }) }

  /// `squeeze_(dim)`.
  @discardableResult
  public func squeeze_(_ dim: Int) throws -> Tensor {
    try reshapeInPlace(Derivatives.squeezeFourth, geometry { try squeeze(dim) })
  }

  /// `squeeze_(dims)`.
  @discardableResult
  public func squeeze_(dims: [Int]) throws -> Tensor {
    try reshapeInPlace(Derivatives.squeezeDimsInPlace, geometry { try squeeze(dims: dims) })
  }

  /// `fill_diagonal_(value)`: writes into the main diagonal.
  @discardableResult
  public func fillDiagonal_(_ value: Scalar) throws -> Tensor {
    guard rank >= 2 else { throw TensorError.runtime("dimensions must larger than 1") }
    guard rank == 2 || Set(shape).count == 1 else {
      throw TensorError.runtime("all dimensions of input must be of equal length")
    }
    let length = shape.min() ?? 0
    let step = strides.reduce(0, +)
    let diagonal = makeView(
      [length], [step], Derivatives.asStrided, ints: [offset, offset], shapes: [[length], [step], shape, strides])
    try diagonal.fill_(value)
    return self
  }
}

extension Derivatives {
  static let tInPlace = Derivative("TBackward1", t.apply)
  static let transposeInPlace = Derivative("TransposeBackward1", transpose.apply)
  static let unsqueezeInPlace = Derivative("UnsqueezeBackward1", view.apply)
  static let squeezeInPlace = Derivative("SqueezeBackward3", view.apply)
  static let squeezeDimsInPlace = Derivative("SqueezeBackward5", view.apply)
}
