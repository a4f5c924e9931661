// SPDX-License-Identifier: GPL-3.0-or-later

/// What a tensor has besides its elements and its gradient: the plain part of its description in a snapshot.
public struct TensorState: Equatable, Sendable {
  /// The size of each dimension.
  public var shape: [Int]
  /// The step in elements of each dimension.
  public var strides: [Int]
  /// The index of the first element.
  public var offset: Int
  /// The element type.
  public var dtype: DType
  /// `requires_grad` of a leaf.
  public var leafRequiresGrad = false
  /// Whether `retain_grad()` was called.
  public var retainsGrad = false
  /// Whether it is a `Parameter`.
  public var isParameter = false
  /// Whether it was made by `x.data`.
  public var isUntracked = false
  /// How the view came to be.
  public var viewKind = Tensor.ViewKind.normal
  /// Which output of its node it is.
  public var outputIndex = 0
  /// The version of the storage for which its node holds.
  public var viewVersion = 0

  /// A plain tensor.
  public init(shape: [Int], strides: [Int], offset: Int, dtype: DType) {
    self.shape = shape
    self.strides = strides
    self.offset = offset
    self.dtype = dtype
  }

  /// Whether every element lies in a storage of so many bytes.
  public func fits(byteCount: Int) -> Bool {
    guard shape.count == strides.count, offset >= 0, shape.count <= 64 else { return false }
    guard (try? Shape.count(shape)) != nil else { return false }
    if shape.contains(0) { return true }
    var last = offset
    for (size, step) in zip(shape, strides) {
      guard step >= 0 else { return false }
      let (distance, tooFar) = (size - 1).multipliedReportingOverflow(by: step)
      let (place, overflow) = last.addingReportingOverflow(distance)
      if tooFar || overflow { return false }
      last = place
    }
    return last < byteCount / dtype.itemSize
  }
}

extension Tensor {
  /// The plain part of the tensor's description.
  public var state: TensorState {
    var state = TensorState(shape: shape, strides: strides, offset: offset, dtype: dtype)
    state.leafRequiresGrad = leafRequiresGrad
    state.retainsGrad = retainsGrad
    state.isParameter = isParameter
    state.isUntracked = isUntracked
    state.viewKind = viewKind
    state.outputIndex = recordedOutputIndex
    state.viewVersion = viewVersion
    return state
  }

  /// A tensor of such a description; nil when its elements would lie outside the storage.
  public convenience init?(storage: Storage, state: TensorState) {
    guard state.fits(byteCount: storage.buffer.byteCount) else { return nil }
    self.init(
      storage: storage, shape: state.shape, strides: state.strides, offset: state.offset, dtype: state.dtype)
    leafRequiresGrad = state.leafRequiresGrad
    retainsGrad = state.retainsGrad
    isParameter = state.isParameter
    isUntracked = state.isUntracked
    viewKind = state.viewKind
    recordedOutputIndex = state.outputIndex
    viewVersion = state.viewVersion
  }
}
