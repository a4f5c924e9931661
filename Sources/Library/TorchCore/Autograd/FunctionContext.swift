// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import Transactions

/// The `ctx` of a `torch.autograd.Function`: what forward leaves for backward.
public final class FunctionContext: PyObject {
  var saved: [(tensor: Tensor?, output: Int?)] = [] { willSet { willChange() } }
  var toSave: [Tensor?] = [] { willSet { willChange() } }
  var notDifferentiable: [Tensor] = [] { willSet { willChange() } }
  /// Inputs that forward changed in place; of use only while it runs.
  var dirty: [Tensor] = []
  var needs: [Bool] = [] { willSet { willChange() } }
  var tensorPositions: [Int] = [] { willSet { willChange() } }
  /// For each output that is a tensor its number among the node's outputs, or -1 - its place in `notDifferentiable`.
  var slots: [Int] = [] { willSet { willChange() } }
  var materializes = true { willSet { willChange() } }
  /// Whether zeros also stand for the gradients of outputs that have none.
  var materializesOthers: Bool {
    if case .bool(let flag)? = attributes?["_materialize_non_diff_grads"] { return flag }
    return true
  }
  /// The slot of an output that is no tensor.
  static let noTensor = Int.min
  /// What `save_for_forward` was given, which jvp sees; of use only while the operation runs.
  var forForward: [Value] = []
  var isInForward = false
  weak var node: GradNode?
  let owner: PyClass

  init(owner: PyClass) {
    self.owner = owner
    let state = TorchState.current
    let base = state.returnTypes["FunctionCtx"] ?? FunctionContext.makeBase()
    state.returnTypes["FunctionCtx"] = base
    super.init(
      cls: PyClass(builtin: "\(owner.name)Backward", module: "torch.autograd.function", base: base, attributes: true))
  }

  public override func captureContents() -> (() -> Void)? {
    let (saved, toSave, notDifferentiable, needs) = (saved, toSave, notDifferentiable, needs)
    let (positions, slots, materializes) = (tensorPositions, slots, materializes)
    return { [self] in
      (self.saved, self.toSave, self.notDifferentiable, self.needs) = (saved, toSave, notDifferentiable, needs)
      (tensorPositions, self.slots, self.materializes) = (positions, slots, materializes)
    }
  }

  func savedTensors() throws -> [Value] {
    if isInForward { return forForward }
    if let node, node.isReleased || !node.saved.isEmpty {
      if node.isReleased { throw PyError.runtime(GradNode.secondTimeMessage) }
      return try node.saved.indices.map { try node.savedTensorIfAny($0)?.value ?? .none }
    }
    return saved.map { entry in
      guard let tensor = entry.tensor else { return .none }
      guard let index = entry.output, let node else { return tensor.value }
      // An output was kept without its history, so that the node does not hold itself.
      let output = tensor.sharedAlias()
      output.gradFn = node
      output.outputIndex = index
      return output.value
    }
  }

  private static func makeBase() -> PyClass {
    let cls = PyClass(
      builtin: "FunctionCtx", module: "torch.autograd.function", base: Classes.object, attributes: true)
    func this(_ value: Value) throws -> FunctionContext {
      guard case .object(let object) = value, let context = object as? FunctionContext else {
        throw PyError.type("expected the context of a function")
      }
      return context
    }
    cls.add([
      Declaration("save_for_backward", "(self, *tensors)", "Keeps tensors for backward.") { b in
        try this(b["self"]).toSave = try b.variadic("tensors").enumerated().map { i, value in
          guard value.isNone || value.tensor != nil else {
            throw PyError.type(
              "save_for_backward can only save variables, but argument \(i) is of type \(Conversions.typeName(value))")
          }
          return value.tensor
        }
        return .none
      },
      Declaration("save_for_forward", "(self, *tensors)", "Keeps tensors for jvp.") { b in
        try this(b["self"]).forForward = b.variadic("tensors")
        return .none
      },
      Declaration("_begin_jvp", "(self, flag)", "Whether jvp is running.") { b in
        try this(b["self"]).isInForward = b.bool("flag")
        return .none
      },
      Declaration("_has_no_gradient", "(self, tensor)", "Whether an output was marked so.") { b in
        let tensor = try b.tensor("tensor")
        return .bool(try this(b["self"]).notDifferentiable.contains { $0 === tensor } || !tensor.dtype.isFloatingPoint)
      },
      Declaration("mark_dirty", "(self, *args)", "Says which inputs were changed in place.") { b in
        try this(b["self"]).dirty = try b.variadic("args").compactMap(\.tensor)
        return .none
      },
      Declaration("mark_non_differentiable", "(self, *args)", "Says which outputs have no gradient.") { b in
        try this(b["self"]).notDifferentiable += try b.variadic("args").compactMap(\.tensor)
        return .none
      },
      Declaration("set_materialize_grads", "(self, value)", "Whether missing gradients arrive as zeros.") { b in
        try this(b["self"]).materializes = try b.interpreter.truth(b["value"])
        return .none
      },
    ])
    cls.add(properties: [
      GetSetDescriptor(
        "saved_tensors", "The tensors that forward kept.", get: { Value(tuple: try this($0).savedTensors()) }),
      GetSetDescriptor(
        "saved_variables", "The tensors that forward kept.",
        get: {
          TorchWarnings.warn("'saved_variables' is deprecated; use 'saved_tensors'", category: "DeprecationWarning")
          return Value(tuple: try this($0).savedTensors())
        }),
      GetSetDescriptor(
        "_raw_saved_tensors", "What is kept of the tensors.",
        get: { value in
          guard let node = try this(value).node else { return Value(tuple: []) }
          if node.isReleased { throw PyError.runtime(GradNode.secondTimeMessage) }
          return Value(tuple: node.saved.indices.map { .object(SavedTensorObject(node, $0)) })
        }),
      GetSetDescriptor(
        "needs_input_grad", "For each input whether a gradient is wanted.",
        get: { Value(tuple: try this($0).needs.map { .bool($0) }) }),
    ])
    return cls
  }
}

extension FunctionContext: Snapshotable {
  package static var snapshotName: String { "function context" }
  package func snapshot() throws -> SnapshotRecord {
    SnapshotRecord(
      [.ref(owner)],
      contents: [
        .list(saved.map { .list([.ifAny($0.tensor), $0.output.map { .int($0) } ?? .nothing]) }),
        .list(toSave.map { .ifAny($0) }), .list(notDifferentiable.map { .object($0) }),
        .list(needs.map { .bool($0) }), .ints(tensorPositions), .bool(materializes), .ifAny(node),
        .ints(slots),
      ], keepsClass: false)
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    FunctionContext(owner: try facts.object(0))
  }
  package func restoreContents(_ contents: SnapshotReader) throws {
    let entries = try contents.list(0)
    saved = try entries.parts.indices.map { i in
      let entry = try entries.list(i)
      return (try entry.objectIfAny(0), try entry.isNothing(1) ? nil : entry.count(1))
    }
    let waiting = try contents.list(1)
    toSave = try waiting.parts.indices.map { try waiting.objectIfAny($0) }
    notDifferentiable = try contents.objects(2)
    let wanted = try contents.list(3)
    needs = try wanted.parts.indices.map { try wanted.bool($0) }
    tensorPositions = try contents.ints(4)
    guard tensorPositions.allSatisfy({ needs.indices.contains($0) }) else { throw contents.damaged(4, "position") }
    materializes = try contents.bool(5)
    node = try contents.objectIfAny(6)
    slots = try contents.ints(7)
    guard slots.allSatisfy({ $0 == Self.noTensor || $0 >= -notDifferentiable.count }) else {
      throw contents.damaged(7, "output")
    }
  }
}
