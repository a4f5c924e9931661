/// A strided view of a storage, with PyTorch's identity semantics: two names for one tensor are one tensor.
///
/// `element(i, j, …) = storage[offset + i * strides[0] + j * strides[1] + …]`
///
/// Tensors are confined to the thread of the evaluator; they are deliberately not `Sendable`.
public final class Tensor {
  /// The shared elements. Replaced only by `x.data = …` and by mementos.
  public var storage: Storage
  /// The size of each dimension.
  public var shape: [Int]
  /// The step in elements of each dimension.
  public var strides: [Int]
  /// The index in the storage of the first element.
  public var offset: Int
  /// The element type.
  public var dtype: DType
  /// For a leaf: whether `backward` shall accumulate a gradient here.
  public var leafRequiresGrad = false
  /// The operation that made this tensor, nil for leaves.
  public var gradNode: GradNode?
  /// Which output of `gradNode` this is.
  public var outputIndex = 0
  /// The accumulated gradient of a leaf (or of a tensor that asked `retain_grad`).
  public var grad: Tensor?
  /// Whether `retain_grad()` was called.
  public var retainsGrad = false
  /// Whether it prints as `Parameter containing:` and registers itself in modules.
  public var isParameter = false
  /// For a view: the tensor whose storage it shares, for autograd of in-place changes.
  public var base: Tensor?

  /// Makes a view of a storage.
  public init(storage: Storage, shape: [Int], strides: [Int], offset: Int = 0, dtype: DType) {
    self.storage = storage
    self.shape = shape
    self.strides = strides
    self.offset = offset
    self.dtype = dtype
  }
}
