// SPDX-License-Identifier: GPL-3.0-or-later

extension TensorContext {
  /// Whether an operation on these inputs is to be recorded.
  static func records(_ a: Tensor) -> Bool { current.gradEnabled && a.requiresGrad }
}

/// Records an operation in the graph: the outputs get a node, when gradients are on and an input requires one.
///
/// - Parameters:
///   - derivative: the rule and its name.
///   - inputs: the differentiable inputs; the rule returns one gradient for each, in this order.
///   - saved: tensors that the rule needs (inputs, outputs, or others).
///   - ints: whole numbers and truth values that the rule needs, at the positions that `SavedValue` gives their names.
///   - doubles: real arguments that the rule needs, likewise.
///   - shapes: lists of whole numbers that the rule needs, likewise.
///   - scalars: numbers that may be whole or real, likewise.
///   - outputs: the fresh results. Integer and bool ones stay without a gradient.
public func record(
  _ derivative: Derivative, inputs: [Tensor], saved: [Tensor?] = [], ints: [Int] = [], doubles: [Double] = [],
  shapes: [[Int]] = [], scalars: [Scalar] = [], outputs: [Tensor]
) {
  guard TensorContext.current.gradEnabled else { return }
  var needed = false
  for input in inputs where input.requiresGrad {
    needed = true
    break
  }
  guard needed else { return }
  var edges: [GradEdge] = []
  edges.reserveCapacity(inputs.count)
  for input in inputs { edges.append(input.gradEdge) }
  var kept: [SavedTensor] = []
  if !saved.isEmpty {
    kept.reserveCapacity(saved.count)
    for tensor in saved {
      if let tensor, let index = outputs.firstIndex(where: { $0 === tensor }) {
        kept.append(SavedTensor(output: tensor, index: index))
      } else {
        kept.append(SavedTensor(tensor))
      }
    }
  }
  let node = GradNode(
    derivative, edges: edges, saved: kept, ints: ints, doubles: doubles, shapes: shapes, scalars: scalars)
  node.setOutputs(outputs)
  for (index, output) in outputs.enumerated() where output.dtype.isFloatingPoint {
    output.storedGradFn = node
    output.recordedOutputIndex = index
    output.viewVersion = output.storage.version
  }
}

extension Tensor {
  /// This fresh result under another name of its node: what PyTorch records as one operation of its own.
  public func renamed(_ name: String) -> Tensor {
    storedGradFn?.shownName = name
    return self
  }

  /// The operation that made this tensor, nil for leaves: `grad_fn`.
  ///
  /// A view whose base was changed in place since gets a new node here: its history is now the base's.
  public var gradFn: GradNode? {
    get {
      if let base, viewVersion != storage.version { refreshView(of: base) }
      return storedGradFn
    }
    set {
      storedGradFn = newValue
      viewVersion = storage.version
    }
  }

  /// Which output of `gradFn` this is: `output_nr`.
  public var outputIndex: Int {
    get { recordedOutputIndex }
    set { recordedOutputIndex = newValue }
  }

  private func refreshView(of base: Tensor) {
    guard viewKind == .normal || viewKind == .multiple else { return }
    viewVersion = storage.version
    guard base.storedGradFn != nil, dtype == base.dtype else { return }
    let node = GradNode(
      Derivatives.asStrided, edges: [base.gradEdge], ints: [offset, base.offset],
      shapes: [shape, strides, base.shape, base.strides])
    node.setOutput(shape: shape, dtype: dtype)
    forgetRetaining()
    storedGradFn = node
    recordedOutputIndex = 0
    keepRetaining()
  }

  /// Whether a gradient is wanted for this tensor or something it was made from.
  public var requiresGrad: Bool {
    leafRequiresGrad || storedGradFn != nil || (base != nil && gradFn != nil)
  }

  /// Whether it was made by the user and not by a recorded operation.
  public var isLeaf: Bool { leafRequiresGrad || gradFn == nil }

  /// Where a gradient of this tensor goes.
  public var gradEdge: GradEdge {
    if let node = gradFn { return GradEdge(node: node, index: recordedOutputIndex) }
    guard leafRequiresGrad else { return GradEdge(node: nil, index: 0) }
    if let accumulator { return GradEdge(node: accumulator, index: 0) }
    let node = GradNode(Derivatives.accumulate, edges: [], leaf: self)
    node.setOutput(shape: shape, dtype: dtype)
    accumulator = node
    return GradEdge(node: node, index: 0)
  }
}
