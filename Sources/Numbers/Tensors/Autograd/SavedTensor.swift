// SPDX-License-Identifier: GPL-3.0-or-later

/// A tensor that a node keeps for backward, with the version of its storage at that time.
public struct SavedTensor {
  /// The tensor; for an output of the node itself, a stand-in without history (a node must not hold itself).
  public let tensor: Tensor?
  /// The version that the rule needs.
  public let version: Int
  /// For an output of the node itself: which one.
  public let outputIndex: Int?
  /// What is kept instead, where the program has hooks on saved tensors.
  public let packed: PackedTensor?
  /// Whether the tensor had a history, which `detach_()` takes away.
  private let hadHistory: Bool

  /// Keeps an input.
  public init(_ tensor: Tensor?) {
    version = tensor?.version ?? 0
    outputIndex = nil
    hadHistory = tensor?.storedGradFn != nil
    if let tensor, tensor.storage.isInference {
      packed = PackedTensor(refusing: tensor)
      self.tensor = nil
    } else if let tensor, let hooks = TensorContext.current.savedTensorHooks.last, !tensor.isWrappedNumber {
      packed = PackedTensor(tensor, hooks, isOutput: false)
      self.tensor = nil
    } else {
      packed = nil
      self.tensor = tensor
    }
  }

  /// Keeps an output.
  public init(output tensor: Tensor, index: Int) {
    version = tensor.version
    outputIndex = index
    hadHistory = false
    if let hooks = TensorContext.current.savedTensorHooks.last {
      packed = PackedTensor(tensor, hooks, isOutput: true)
      self.tensor = nil
    } else {
      packed = nil
      self.tensor = tensor.sharedAlias()
    }
  }

  /// Keeps a tensor through hooks of its own: `register_hooks` of a saved tensor.
  public init(packing tensor: Tensor, outputIndex: Int?, _ hooks: SavedTensorHooks) {
    version = tensor.version
    self.outputIndex = outputIndex
    hadHistory = false
    packed = PackedTensor(tensor, hooks, isOutput: outputIndex != nil)
    self.tensor = nil
  }

  /// Keeps what a snapshot had kept.
  public init(restoring tensor: Tensor?, version: Int, outputIndex: Int?) {
    self.tensor = tensor
    self.version = version
    self.outputIndex = outputIndex
    hadHistory = tensor?.storedGradFn != nil
    packed = nil
  }

  func unpack(of node: GradNode) throws -> Tensor? {
    if let packed { return try packed.unpacked(outputOf: outputIndex == nil ? nil : node, outputIndex ?? 0) }
    guard let tensor else { return nil }
    guard tensor.version == version else {
      let origin = outputIndex != nil ? node : tensor.gradFn
      var what = "[torch.\(tensor.dtype.scalarTypeName)Tensor \(Shape.text(tensor.shape))]"
      if let origin {
        // A view whose base was changed has a history made anew.
        let isView = outputIndex == nil && tensor.base != nil
        let name = isView ? "AsStrided" : SavedTensor.shortName(origin.name)
        what += ", which is output \(isView ? 0 : outputIndex ?? tensor.outputIndex) of \(name),"
      }
      throw TensorError.runtime(
        "one of the variables needed for gradient computation has been modified by an inplace operation: "
          + "\(what) is at version \(tensor.version); expected version \(version) instead. Hint: enable anomaly "
          + "detection to find the operation that failed to compute its gradient, with "
          + "torch.autograd.set_detect_anomaly(True, check_nan=False).")
    }
    if hadHistory, tensor.storedGradFn == nil {
      throw TensorError.runtime(
        "Trying to use a saved tensor that has been detached in-place, i.e. with .detach_().This is not supported, please "
          + "use out-of-place `.detach()` instead")
    }
    if let outputIndex {
      let output = tensor.sharedAlias()
      output.storedGradFn = node
      output.recordedOutputIndex = outputIndex
      return output
    }
    return tensor
  }

  /// `Exp` for `ExpBackward0`, as PyTorch's messages have it.
  static func shortName(_ name: String) -> String {
    var text = Substring(name)
    while let last = text.last, last.isNumber { text = text.dropLast() }
    return text.hasSuffix("Backward") ? String(text.dropLast(8)) : name
  }
}

extension Tensor {
  /// Another tensor object over the same elements, without any history.
  public func sharedAlias() -> Tensor {
    Tensor(storage: storage, shape: shape, strides: strides, offset: offset, dtype: dtype)
  }

  /// Whether it stands for a number of an expression: such tensors go through no hooks of a program.
  var isWrappedNumber: Bool { shape.isEmpty && wrapper == nil && !requiresGrad }

  /// `_version`: how often the elements were changed in place.
  public var version: Int { storage.version }

  /// Notes an in-place change.
  public func bumpVersion() { if !isUntracked { storage.version &+= 1 } }
}
