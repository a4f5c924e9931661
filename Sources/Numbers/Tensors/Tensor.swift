// SPDX-License-Identifier: GPL-3.0-or-later

import Transactions

/// A strided view of a storage, with PyTorch's identity semantics: two names for one tensor are one tensor.
///
/// `element(i, j, …) = storage[offset + i * strides[0] + j * strides[1] + …]`
///
/// Tensors are confined to the thread of the evaluator; they are deliberately not `Sendable`.
public final class Tensor: Changeable {
  /// The shared elements. Replaced only by `x.data = …` and by the change log.
  public var storage: Storage {
    _read { yield storedStorage }
    _modify {
      willChange()
      yield &storedStorage
    }
  }
  @exclusivity(unchecked) private var storedStorage: Storage
  /// The size of each dimension.
  @exclusivity(unchecked) public var shape: [Int] { willSet { willChange() } }
  /// The step in elements of each dimension.
  @exclusivity(unchecked) public var strides: [Int] { willSet { willChange() } }
  /// The index in the storage of the first element.
  @exclusivity(unchecked) public var offset: Int { willSet { willChange() } }
  /// The element type.
  @exclusivity(unchecked) public var dtype: DType { willSet { willChange() } }
  /// For a leaf: whether `backward` shall accumulate a gradient here.
  @exclusivity(unchecked) public var leafRequiresGrad = false { willSet { willChange() } }
  /// Whether `retain_grad()` was called.
  @exclusivity(unchecked) public var retainsGrad = false { willSet { willChange() } }
  /// Whether it prints as `Parameter containing:` and registers itself in modules.
  @exclusivity(unchecked) public var isParameter = false { willSet { willChange() } }
  /// Made by `x.data`: in-place changes of it are hidden from autograd's version counts.
  @exclusivity(unchecked) public var isUntracked = false { willSet { willChange() } }
  /// Whether it waits for its size, so that operations refuse it: a parameter of a lazy module.
  @exclusivity(unchecked) public var isUninitialised = false { willSet { willChange() } }
  /// How this view came to be, which decides whether it may be changed in place.
  @exclusivity(unchecked) public var viewKind = ViewKind.normal { willSet { willChange() } }
  /// The row that keeps it on disk; 0 while none does.
  @exclusivity(unchecked) package var storeRow: UInt32 = 0
  /// Which output of its node this is, as last recorded.
  @exclusivity(unchecked) public var recordedOutputIndex = 0 { willSet { willChange() } }
  /// For a view: the version of the storage for which `storedGradFn` holds.
  @exclusivity(unchecked) var viewVersion = 0 { willSet { willChange() } }
  /// The node as recorded; `gradFn` also takes in-place changes of the base into account.
  @exclusivity(unchecked) public var storedGradFn: GradNode? { willSet { willChange() } }
  /// The accumulated gradient of a leaf (or of a tensor that asked `retain_grad`).
  @exclusivity(unchecked) public var grad: Tensor? { willSet { willChange() } }
  /// For a view: the tensor whose storage it shares, for autograd of in-place changes.
  @exclusivity(unchecked) public var base: Tensor? { willSet { willChange() } }
  /// The node that adds to `grad`, while a graph that needs it is alive.
  weak var accumulator: GradNode?
  /// The hooks of `register_hook` on a leaf (those of other tensors are kept by their node).
  @exclusivity(unchecked) public var hooks: GradHooks? { willSet { willChange() } }
  /// The functions of `register_post_accumulate_grad_hook`; they get the leaf.
  @exclusivity(unchecked) public var postAccumulate: GradHooks? { willSet { willChange() } }

  /// The transaction that last remembered the tensor.
  @exclusivity(unchecked) public var stamp = ChangeStamp()

  // SAFETY: the wrapper keeps the tensor alive and clears this when it goes away.
  /// The language's object for this tensor, while there is one: two names for a tensor are one object.
  public unowned(unsafe) final var wrapper: AnyObject?

  /// Where a view comes from.
  public enum ViewKind: UInt8, Sendable {
    /// An ordinary view.
    case normal
    /// Made while gradients were off from a tensor that requires them.
    case noGrad
    /// One of several views that one operation returned.
    case multiple
    /// What an operation of a program's own made of its input.
    case custom
    /// Made in inference mode from a tensor that was not.
    case inference
  }

  /// Makes a view of a storage.
  public init(storage: Storage, shape: [Int], strides: [Int], offset: Int = 0, dtype: DType) {
    storedStorage = storage
    self.shape = shape
    self.strides = strides
    self.offset = offset
    self.dtype = dtype
  }

  /// The number of dimensions.
  public var rank: Int { shape.count }

  /// The number of elements.
  public var numel: Int {
    var count = 1
    for size in shape { count = count &* size }
    return count
  }

  /// The strides in row order for this shape: the tensor's own ones where they are just those.
  var denseStrides: [Int] {
    var expected = 1
    var d = shape.count - 1
    while d >= 0 {
      if strides[d] != expected { return Shape.contiguousStrides(shape) }
      expected = expected &* Swift.max(shape[d], 1)
      d -= 1
    }
    return strides
  }

  /// Whether elements lie one after the other in row order: `is_contiguous()`.
  public var isContiguous: Bool {
    var expected = 1
    var d = shape.count - 1
    while d >= 0 {
      let size = shape[d]
      if size == 0 { return true }
      if size != 1 {
        if strides[d] != expected {
          return numel == 0
        }
        expected = expected &* size
      }
      d -= 1
    }
    return true
  }
}
