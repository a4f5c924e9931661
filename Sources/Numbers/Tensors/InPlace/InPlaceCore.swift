// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

extension Tensor {
  /// Refuses an in-place change that autograd cannot follow.
  func checkInPlace() throws {
    if storage.isInference, !TensorContext.current.inferenceMode {
      throw TensorError.runtime(
        "Inplace update to inference tensor outside InferenceMode is not allowed.You can make a clone to get a normal "
          + "tensor before doing inplace update.See https://github.com/pytorch/rfcs/pull/17 for more details.")
    }
    try checkSeparate()
    try checkHistory()
  }

  /// Refuses to write where several elements are one place in memory.
  private func checkSeparate() throws {
    for d in shape.indices where strides[d] == 0 && shape[d] > 1 {
      throw TensorError.runtime(
        "unsupported operation: more than one element of the written-to tensor refers to a single memory location. "
          + "Please clone() the tensor before performing the operation.")
    }
  }

  private func checkHistory() throws {
    guard TensorContext.current.gradEnabled else { return }
    if leafRequiresGrad {
      throw TensorError.runtime(
        "a leaf Variable that requires grad is being used in an in-place operation.", facts: .changedLeaf)
    }
    guard let base else { return }
    if viewKind == .normal || viewKind == .multiple && !requiresGrad {
      if base.leafRequiresGrad {
        throw TensorError.runtime(
          "a view of a leaf Variable that requires grad is being used in an in-place operation.")
      }
      return
    }
    guard requiresGrad || base.requiresGrad else { return }
    if viewKind == .noGrad {
      throw TensorError.runtime(
        "A view was created in no_grad mode and is being modified inplace with grad mode enabled. Given that this use "
          + "case is ambiguous and error-prone, it is forbidden. You can clarify your code by moving both the view "
          + "and the inplace either both inside the no_grad block (if you don't want the inplace to be tracked) or "
          + "both outside (if you want the inplace to be tracked).")
    }
    let name = gradFn.map { SavedTensor.shortName($0.name) } ?? "a function"
    if viewKind == .custom {
      throw TensorError.runtime(
        "Output \(outputIndex) of \(gradFn?.name ?? name) is a view and is being modified inplace. This view was created "
          + "inside a custom Function (or because an input was returned as-is) and the autograd logic to handle "
          + "view+inplace would override the custom backward associated with the custom Function, leading to incorrect "
          + "gradients. This behavior is forbidden. You can fix this by cloning the output of the custom Function.")
    }
    throw TensorError.runtime(
      "Output \(outputIndex) of \(name) is a view and is being modified inplace. This view is the output of a function "
        + "that returns multiple views. Such functions do not allow the output views to be modified inplace. You "
        + "should replace the inplace operation by an out-of-place one.")
  }

  /// Refuses an operand that would make the result larger than this tensor.
  public func checkFits(_ other: Tensor) throws {
    try checkSeparate()
    let shape = try Shape.broadcast(self.shape, other.shape)
    guard shape == self.shape else {
      throw TensorError.runtime(
        "output with shape \(Shape.text(self.shape)) doesn't match the broadcast shape \(Shape.text(shape))")
    }
  }

  /// Carries out an in-place operation: computes the result with its history, stores it here, and takes its history.
  @discardableResult
  public func inPlace(_ compute: (Tensor) throws -> Tensor) throws -> Tensor {
    try checkInPlace()
    let result = try compute(self)
    try store(result)
    return self
  }

  /// A comparison in place: the result carries no gradient, but a node that says so.
  public func compareInPlace(_ name: String, _ inputs: [Tensor], _ compute: (Tensor) throws -> Tensor) throws -> Tensor
  {
    try inPlace {
      let result = try compute($0).to(dtype)
      record(Derivatives.flat(name), inputs: inputs, outputs: [result])
      return result
    }
  }

  /// Stores a result of the same shape here, whose history becomes this tensor's.
  func store(_ computed: Tensor) throws {
    var result = computed
    guard result.shape == shape else {
      throw TensorError.runtime(
        "output with shape \(Shape.text(shape)) doesn't match the broadcast shape \(Shape.text(result.shape))")
    }
    if result.dtype != dtype {
      try Promotion.checkStore(result.dtype, in: dtype)
      result = try result.rounded(to: dtype)
    }
    let recorded = TensorContext.current.gradEnabled && result.requiresGrad
    if recorded, let node = computed.storedGradFn {
      // What the rule saved of this very memory is about to be overwritten: it keeps a copy.
      for i in node.saved.indices {
        guard let saved = node.saved[i].tensor, saved === self, node.saved[i].outputIndex == nil else {
          continue
        }
        let copy = try TensorContext.withoutGrad { try saved.clone() }
        copy.storedGradFn = saved.gradFn
        copy.recordedOutputIndex = saved.recordedOutputIndex
        node.saved[i] = SavedTensor(copy)
      }
    }
    if result.storage === storage {
      result = try TensorContext.withoutGrad { try result.clone(likeStridesOf: result) }.adopting(result)
    }
    copyElements(from: result)
    bumpVersion()
    if recorded, let node = result.storedGradFn, computed === result {
      // A saved result is this memory from now on, so that later changes of it are noticed.
      for i in node.saved.indices where node.saved[i].outputIndex == 0 {
        node.saved[i] = SavedTensor(output: self, index: 0)
      }
    }
    if recorded {
      adoptHistory(of: result)
    } else {
      viewVersionAdvanced()
    }
  }

  private func adopting(_ other: Tensor) -> Tensor {
    storedGradFn = other.gradFn
    recordedOutputIndex = other.recordedOutputIndex
    return self
  }

  /// After a change without history a view keeps the history that it has (its base's may change through others).
  func viewVersionAdvanced() {
    if base == nil { viewVersion = storage.version }
  }

  /// Takes over the history of a result that was just stored here; for a view the base's history becomes that of a copy
  /// whose slice was replaced.
  func adoptHistory(of result: Tensor) {
    guard let base, viewKind == .normal else {
      storedGradFn = result.gradFn
      recordedOutputIndex = result.recordedOutputIndex
      viewVersion = storage.version
      keepRetaining()
      return
    }
    // The base's history may itself be stale only if it were a view, which bases are not.
    let node = GradNode(
      Derivatives.copySlices, edges: [base.gradEdge, result.gradEdge], ints: [offset, base.offset],
      shapes: [shape, strides, base.shape, base.strides])
    node.setOutput(shape: base.shape, dtype: base.dtype)
    base.storedGradFn = node
    base.recordedOutputIndex = 0
    base.viewVersion = storage.version
    base.keepRetaining()
    // Views read their own new node off the base when asked.
    viewVersion = -1
  }

  private func keepRetaining() {
    if retainsGrad, let node = storedGradFn { node.retained[recordedOutputIndex] = GradNode.WeakTensor(tensor: self) }
  }

  /// Whether another tensor's memory overlaps this one's in another arrangement.
  private func overlapsPartly(_ other: Tensor) -> Bool {
    guard storage === other.storage, numel > 0, other.numel > 0 else { return false }
    if offset == other.offset && strides == other.strides && shape == other.shape { return false }
    func range(_ t: Tensor) -> (Int, Int) {
      (t.offset, t.offset + zip(t.shape, t.strides).reduce(0) { $0 + ($1.0 - 1) * $1.1 })
    }
    let (a, b) = (range(self), range(other))
    return a.0 <= b.1 && b.0 <= a.1 && other.rank > 0 && isDense && other.isDense
  }

  /// Refuses operands that share memory with this tensor in another arrangement.
  func checkOverlap(_ other: Tensor) throws {
    if overlapsPartly(other) {
      throw TensorError.runtime(
        "unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory "
          + "location. Please clone() the tensor before performing the operation.")
    }
  }

  /// An arithmetic operation in place: straight into the memory when nothing is to be recorded.
  func arithmeticInPlace(
    _ other: Tensor, _ common: DType, _ row: (ElementKind) -> BinaryRow?, _ compute: (Tensor) throws -> Tensor
  ) throws -> Tensor {
    if common == dtype, other.dtype == dtype, !records(with: other), other.storage !== storage || other === self,
      other.shape == shape || (try? Shape.broadcast(shape, other.shape)) == shape, let row = row(dtype.kind)
    {
      try checkInPlace()
      Elementwise.binary(row, into: self, self, other)
      bumpVersion()
      return self
    }
    try checkOverlap(other)
    return try inPlace(compute)
  }
}
