// SPDX-License-Identifier: GPL-3.0-or-later

/// `torch.autograd.graph.saved_tensors_hooks`: what becomes of a tensor that a node keeps, and how it comes back.
public final class SavedTensorHooks {
  /// What is kept instead of a tensor.
  public let pack: (Tensor) throws -> AnyObject
  /// The tensor of what was kept.
  public let unpack: (AnyObject) throws -> Tensor

  /// Makes a pair.
  public init(pack: @escaping (Tensor) throws -> AnyObject, unpack: @escaping (AnyObject) throws -> Tensor) {
    self.pack = pack
    self.unpack = unpack
  }
}

/// A tensor that went through `pack`.
public final class PackedTensor {
  let hooks: SavedTensorHooks
  let contents: Result<AnyObject, any Error>
  let edge: GradEdge
  let isParameter: Bool

  init(_ tensor: Tensor, _ hooks: SavedTensorHooks, isOutput: Bool) {
    self.hooks = hooks
    edge = isOutput ? GradEdge(node: nil, index: 0) : tensor.gradEdge
    isParameter = tensor.isParameter
    let context = TensorContext.current
    let before = context.savedTensorHooks
    context.savedTensorHooks = []
    defer { context.savedTensorHooks = before }
    let version = tensor.version
    contents = Result {
      let kept = try TensorContext.withoutGrad { try hooks.pack(isOutput ? tensor.sharedAlias() : tensor) }
      guard tensor.version == version else { throw TensorError.runtime(Self.changingMessage) }
      return kept
    }
    if case .failure(let error) = contents, context.pendingError == nil { context.pendingError = error }
  }

  private static let changingMessage =
    "A saved tensor pack hook is modifying its input in place. Tensors provided as input to pack hook can not be modified "
    + "by in-place operations as this can lead to unexpected side-effects. Please open an issue if you need to perform "
    + "in-place operations on the input to a pack hook."

  /// Stands for a tensor that autograd may not keep.
  init(refusing tensor: Tensor) {
    hooks = SavedTensorHooks(pack: { $0 }, unpack: { _ in tensor })
    edge = GradEdge(node: nil, index: 0)
    isParameter = false
    contents = .failure(
      TensorError.runtime(
        "Inference tensors cannot be saved for backward. Please do not use Tensors created in inference mode in "
          + "computation tracked by autograd. To work around this, you can make a clone to get a normal tensor and use it "
          + "in autograd, or use `torch.no_grad()` instead of `torch.inference_mode()`."))
    if case .failure(let error) = contents { TensorContext.current.pendingError = error }
  }

  /// The tensor again, with the history that it had.
  func unpacked(outputOf node: GradNode?, _ index: Int) throws -> Tensor {
    let given = try hooks.unpack(contents.get())
    if node == nil, edge.node == nil { return given }
    let tensor = given.sharedAlias()
    if let node {
      tensor.storedGradFn = node
      tensor.recordedOutputIndex = index
    } else if let origin = edge.node {
      if origin.leaf != nil {
        tensor.leafRequiresGrad = true
        tensor.accumulator = origin
        tensor.isParameter = isParameter
      } else {
        tensor.storedGradFn = origin
        tensor.recordedOutputIndex = edge.index
      }
    }
    tensor.viewVersion = tensor.storage.version
    return tensor
  }
}
