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
  func checkSeparate() throws {
    if numel == 0 { return }
    for d in shape.indices where strides[d] == 0 && shape[d] > 1 {
      throw TensorError.runtime(
        "unsupported operation: more than one element of the written-to tensor refers to a single memory location. "
          + "Please clone() the tensor before performing the operation.")
    }
  }

  private func checkHistory() throws {
    guard TensorContext.current.gradEnabled else { return }
    if viewKind == .inference, requiresGrad { try checkViewKind() }
    if leafRequiresGrad {
      throw TensorError.runtime(
        "a leaf Variable that requires grad is being used in an in-place operation.", facts: .changedLeaf)
    }
    guard let base else { return }
    if base.leafRequiresGrad, viewKind == .normal || viewKind == .multiple && !requiresGrad {
      throw TensorError.runtime("a view of a leaf Variable that requires grad is being used in an in-place operation.")
    }
    if requiresGrad || base.requiresGrad { try checkViewKind() }
  }

  /// Refuses to change a view whose origin does not let a change go on to its base.
  package func checkViewKind() throws {
    guard base != nil, viewKind != .normal else { return }
    throw TensorError.runtime(viewKindMessage("is being modified inplace", ofView: " of a view which was created"))
  }

  /// Why this view must not be changed, or not be asked for its history after its base was changed.
  func viewKindMessage(_ what: String, ofView: String) -> String {
    let mode = viewKind == .inference ? "inference_mode" : "no_grad"
    let end = viewKind == .inference ? "in normal mode" : "with grad mode enabled"
    let usual =
      "Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify your code by moving both the "
      + "view and the inplace either both inside the \(mode) block (if you don't want "
      + "the inplace to be tracked) or both outside (if you want the inplace to be tracked)."
    let name = storedGradFn.map { node in
      let plain = node.payload == nil ? node.name : String(node.name.dropLast(node.name.hasSuffix("Backward") ? 8 : 0))
      return "Output \(recordedOutputIndex) of \(SavedTensor.shortName(plain)) is a view"
    }
    if viewKind == .noGrad || viewKind == .inference {
      let block = viewKind == .inference ? "inference mode" : "no_grad mode"
      let start = name.map { "\($0)\(ofView) in \(block)" } ?? "A view was created in \(block)"
      return "\(start) and \(what) \(end). \(usual)"
    }
    let start = name.map { "\($0) and \(what). " } ?? "A view was created in no_grad mode and \(what) \(end). "
    return start
      + (viewKind == .custom
        ? "This view was created inside a custom Function (or because an input was returned as-is) and the autograd logic to "
          + "handle view+inplace would override the custom backward associated with the custom Function, leading to incorrect "
          + "gradients. This behavior is forbidden. You can fix this by cloning the output of the custom Function."
        : "This view is the output of a function that returns multiple views. Such functions do not allow the output views to "
          + "be modified inplace. You should replace the inplace operation by an out-of-place one.")
  }

  /// The history, where this is a view that may have one: refused for a view that was made without gradients and whose base
  /// was changed since.
  package func checkedGradFn() throws -> GradNode? {
    if isInvalidView {
      throw TensorError.runtime(
        viewKindMessage(
          "its base or another view of its base has been modified inplace", ofView: " of a view which was created"))
    }
    return gradFn
  }

  /// Whether it was made without gradients from something that has them now and was changed since.
  package var isInvalidView: Bool {
    guard let base, viewKind == .noGrad || viewKind == .inference else { return false }
    return viewVersion != storage.version && base.requiresGrad
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
    let context = TensorContext.current
    let outer = context.changing
    context.changing = ObjectIdentifier(self)
    defer { context.changing = outer }
    let result = try compute(self)
    if result === self {
      bumpVersion()
      viewVersionAdvanced()
      return self
    }
    if let node = result.storedGradFn, let function = Undifferentiable(node.derivative)?.inPlace {
      result.storedGradFn = GradNode(Derivatives.refusing(function), edges: node.edges, sequence: node.sequence)
      result.storedGradFn?.setOutputs([result])
    }
    try store(result)
    return self
  }

  /// Where an operation that changes some of the elements writes: into a dense copy, or, where it is computed in place and nothing is
  /// recorded, into this tensor itself. Nothing may be refused after this.
  func toChange(beside operands: [Tensor]) throws -> Tensor {
    let context = TensorContext.current
    if context.changing == ObjectIdentifier(self), isContiguous, !TensorContext.records(self),
      operands.allSatisfy({ $0.storage !== storage && !TensorContext.records($0) })
    {
      return self
    }
    let result = try Tensor.empty(shape, dtype: dtype)
    try result.copyElements(from: self)
    return result
  }

  /// A comparison in place: the result carries no gradient, but a node that says so.
  public func compareInPlace(_ name: String, _ inputs: [Tensor], _ compute: (Tensor) throws -> Tensor) throws -> Tensor
  {
    try inPlace { tensor in
      let result = try TensorContext.withoutGrad { try compute(tensor).to(dtype) }
      // Also truth values that lie in whole numbers have a node.
      if TensorContext.current.gradEnabled, inputs.contains(where: { $0.requiresGrad }) {
        let node = GradNode(Derivatives.flat(name), edges: inputs.map { $0.gradEdge })
        node.setOutputs([result])
        result.gradFn = node
      }
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
      result = try TensorContext.withoutGrad { try computed.to(dtype) }
      if let node = computed.storedGradFn {
        // The operation's result is this tensor: its gradient comes in this type.
        node.setOutput(shape: shape, dtype: dtype)
        result.storedGradFn = node
        result.recordedOutputIndex = computed.recordedOutputIndex
        result.viewVersion = result.storage.version
      }
    }
    let recorded = TensorContext.current.gradEnabled && result.requiresGrad
    if recorded { try checkViewKind() }
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
    try copyElements(from: result)
    bumpVersion()
    if recorded, let node = result.storedGradFn {
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
  package func adoptHistory(of result: Tensor) {
    guard let base, viewKind == .normal else {
      forgetRetaining()
      storedGradFn = result.gradFn
      recordedOutputIndex = result.recordedOutputIndex
      viewVersion = storage.version
      keepRetaining()
      return
    }
    if let old = storedGradFn, let made = result.storedGradFn, !old.outputHooks.isEmpty || retainsGrad {
      // Hooks on this view belong to what it was; the change goes around them.
      let bare = GradNode(
        Derivatives.asStrided, edges: [base.gradEdge], ints: [offset, base.offset],
        shapes: [shape, strides, base.shape, base.strides])
      bare.setOutput(shape: shape, dtype: dtype)
      for i in made.edges.indices where made.edges[i].node === old { made.edges[i] = GradEdge(node: bare, index: 0) }
    }
    // The base's history may itself be stale only if it were a view, which bases are not.
    let node = GradNode(
      Derivatives.copySlices, edges: [base.gradEdge, result.gradEdge], ints: [offset, base.offset],
      shapes: [shape, strides, base.shape, base.strides])
    node.setOutput(shape: base.shape, dtype: base.dtype)
    base.forgetRetaining()
    base.storedGradFn = node
    base.recordedOutputIndex = 0
    base.viewVersion = storage.version
    base.keepRetaining()
    // Views read their own new node off the base when asked.
    viewVersion = -1
  }

  /// The gradient of the value before the change is not asked for any more.
  func forgetRetaining() {
    if retainsGrad, let node = storedGradFn { node.retained[recordedOutputIndex] = nil }
  }

  func keepRetaining() {
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
      try Elementwise.binary(row, into: self, self, other)
      bumpVersion()
      return self
    }
    try checkOverlap(other)
    return try inPlace(compute)
  }
}
