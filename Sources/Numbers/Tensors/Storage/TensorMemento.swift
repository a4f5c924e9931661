// SPDX-License-Identifier: GPL-3.0-or-later

extension Tensor {
  /// Remembers everything about this tensor that can change; the result puts it back.
  ///
  /// The bytes are shared until somebody writes (see `Buffer`), so this costs little.
  public func remember() -> () -> Void {
    let (storage, buffer, version) = (storage, storage.buffer, storage.version)
    let (shape, strides, offset, dtype) = (shape, strides, offset, dtype)
    let (leafRequiresGrad, retainsGrad, isParameter) = (leafRequiresGrad, retainsGrad, isParameter)
    let (grad, base, viewKind, viewVersion) = (grad, base, viewKind, viewVersion)
    let (node, outputIndex) = (storedGradFn, recordedOutputIndex)
    let (hooks, hookEntries) = (hooks, hooks?.entries ?? [])
    let (postAccumulate, postEntries) = (postAccumulate, postAccumulate?.entries ?? [])
    return { [self] in
      self.storage = storage
      storage.buffer = buffer
      storage.version = version
      self.shape = shape
      self.strides = strides
      self.offset = offset
      self.dtype = dtype
      self.leafRequiresGrad = leafRequiresGrad
      self.retainsGrad = retainsGrad
      self.isParameter = isParameter
      self.grad = grad
      self.base = base
      self.viewKind = viewKind
      self.storedGradFn = node
      self.recordedOutputIndex = outputIndex
      self.viewVersion = viewVersion
      self.hooks = hooks
      hooks?.replaceEntries(hookEntries)
      self.postAccumulate = postAccumulate
      postAccumulate?.replaceEntries(postEntries)
    }
  }
}

extension GradNode {
  /// Remembers what backward and hooks change in this node; the result puts it back.
  public func remember() -> () -> Void {
    let (saved, edges, isReleased, retained) = (saved, edges, isReleased, retained)
    let hooks = outputHooks.mapValues { ($0, $0.entries) }
    return { [self] in
      self.saved = saved
      self.edges = edges
      self.isReleased = isReleased
      self.retained = retained
      self.outputHooks = hooks.mapValues { hooks, entries in
        hooks.replaceEntries(entries)
        return hooks
      }
    }
  }
}

extension TensorContext {
  /// Returns what puts the counters of recorded operations and passes back.
  public func rememberCounters() -> () -> Void {
    let (sequence, pass) = (nextSequence, nextPass)
    return { [self] in
      nextSequence = sequence
      nextPass = pass
    }
  }
}
