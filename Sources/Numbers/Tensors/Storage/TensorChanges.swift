// SPDX-License-Identifier: GPL-3.0-or-later

import Transactions

extension Tensor {
  /// Remembers everything about this tensor that can change, besides its elements, which its storage remembers.
  public func captureChange() -> (restore: () -> Void, byteCount: Int)? {
    let (storage, shape, strides, offset, dtype) = (storage, shape, strides, offset, dtype)
    let (leafRequiresGrad, retainsGrad, isParameter) = (leafRequiresGrad, retainsGrad, isParameter)
    let (isUntracked, viewKind, viewVersion) = (isUntracked, viewKind, viewVersion)
    let (grad, base, node, outputIndex) = (grad, base, storedGradFn, recordedOutputIndex)
    let (hooks, postAccumulate, isUninitialised) = (hooks, postAccumulate, isUninitialised)
    return (
      { [self] in
        self.storage = storage
        self.shape = shape
        self.strides = strides
        self.offset = offset
        self.dtype = dtype
        self.leafRequiresGrad = leafRequiresGrad
        self.retainsGrad = retainsGrad
        self.isParameter = isParameter
        self.isUntracked = isUntracked
        self.viewKind = viewKind
        self.viewVersion = viewVersion
        self.grad = grad
        self.base = base
        self.storedGradFn = node
        self.recordedOutputIndex = outputIndex
        self.hooks = hooks
        self.postAccumulate = postAccumulate
        self.isUninitialised = isUninitialised
      }, 320
    )
  }
}

extension GradNode {
  /// Remembers what backward and hooks change in this node.
  public func captureChange() -> (restore: () -> Void, byteCount: Int)? {
    let (saved, edges, isReleased, retained) = (saved, edges, isReleased, retained)
    let (outputHooks, payload, shownName, nodeHooks) = (outputHooks, payload, shownName, nodeHooks)
    let sequence = sequence
    let kept = saved.reduce(0) { $0 + ($1.tensor.map { $0.numel &* $0.dtype.itemSize } ?? 0) }
    return (
      { [self] in
        self.saved = saved
        self.edges = edges
        self.isReleased = isReleased
        self.retained = retained
        self.outputHooks = outputHooks
        self.payload = payload
        self.shownName = shownName
        self.nodeHooks = nodeHooks
        self.sequence = sequence
      }, 256 + kept
    )
  }
}

extension TensorContext {
  /// Remembers gradient mode, default type, text form, which random stream is used, and the count of recorded operations.
  public func captureChange() -> (restore: () -> Void, byteCount: Int)? {
    let (grad, inference, dtype, options) = (gradEnabled, inferenceMode, defaultDType, printOptions)
    let (anomalies, noNaN) = (detectsAnomalies, refusesNaN)
    let (generator, sequence, saving) = (generator, nextSequence, savedTensorHooks)
    return (
      { [self] in
        (gradEnabled, inferenceMode, defaultDType, printOptions) = (grad, inference, dtype, options)
        (self.generator, nextSequence, savedTensorHooks) = (generator, sequence, saving)
        (detectsAnomalies, refusesNaN) = (anomalies, noNaN)
      }, 256
    )
  }
}
