// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// `x.grad_fn`: a recorded operation, whose class has its name.
public final class NodeObject: PyObject {
  /// The node.
  public let node: GradNode

  private init(_ node: GradNode) {
    self.node = node
    super.init(cls: NodeObject.nodeClass(node.name))
    node.wrapper = self
  }

  deinit { node.wrapper = nil }

  /// The object for a node: one while it lives.
  public static func wrap(_ node: GradNode) -> NodeObject {
    // SAFETY: only `init` sets the wrapper of a node, to one of these objects.
    if let known = node.wrapper { return unsafeDowncast(known, to: NodeObject.self) }
    return NodeObject(node)
  }

  private static func addHook(_ node: GradNode, _ hook: Value, before: Bool) throws -> Value {
    guard let function = hook.object else {
      throw PyError.type("expected a function, got \(Conversions.typeName(hook))")
    }
    let hooks = node.nodeHooks ?? NodeHooks()
    node.nodeHooks = hooks
    return .object(HookHandle(hooks, hooks.add(function, before: before), function: hook))
  }

  /// How the engine calls a hook of the language.
  @Sendable static func callHook(_ function: AnyObject, _ rows: [[Tensor?]]) throws -> [Tensor?]? {
    guard let function = function as? PyObject else { return nil }
    let result = try Interpreter.current.call(
      function.value, rows.map { row in Value(tuple: row.map { $0?.value ?? .none }) })
    if result.isNone { return nil }
    if let tensor = result.tensor { return [tensor] }
    let items = try Interpreter.current.collect(result)
    guard items.count == rows[0].count else {
      throw PyError.runtime(
        "hook has returned an incorrect number of values (got \(items.count), but expected \(rows[0].count))")
    }
    return try items.map { item in
      if item.isNone { return nil }
      guard let tensor = item.tensor else {
        throw PyError.type("expected Tensor, but hook returned '\(Conversions.typeName(item))'")
      }
      return tensor
    }
  }

  /// The class of the nodes with a name.
  static func nodeClass(_ name: String) -> PyClass {
    let state = TorchState.current
    if let known = state.nodeClasses[name] { return known }
    let cls = PyClass(builtin: name, base: Classes.object, attributes: true)
    func this(_ value: Value) throws -> GradNode {
      guard case .object(let object) = value, let node = object as? NodeObject else {
        throw PyError.type("expected a node of the graph")
      }
      return node.node
    }
    cls.add(properties: [
      GetSetDescriptor(
        "next_functions", "Where the gradients of the inputs go: pairs of node and output number.",
        get: { value in
          Value(
            tuple: try this(value).edges.map { edge in
              Value(tuple: [edge.node.map { .object(wrap($0)) } ?? .none, .int(edge.index)])
            })
        }),
      GetSetDescriptor(
        "metadata", "Room for notes.",
        get: { value in
          let node = try this(value)
          if let known = node.notes as? PyDict { return .dict(known) }
          let dict = PyDict()
          node.notes = dict
          return .dict(dict)
        }),
    ])
    if name == "AccumulateGrad" {
      cls.add(properties: [
        GetSetDescriptor(
          "variable", "The leaf whose gradient this adds to.", get: { try this($0).leaf?.value ?? .none })
      ])
    }
    cls.add([
      Declaration("register_hook", "(self, hook)", "Calls hook(grad_inputs, grad_outputs) after the node's rule.") {
        b in
        try addHook(this(b["self"]), b["hook"], before: false)
      },
      Declaration("register_prehook", "(self, hook)", "Calls hook(grad_outputs) before the node's rule.") { b in
        try addHook(this(b["self"]), b["hook"], before: true)
      },
      Declaration("_sequence_nr", "(self)", "The number of the operation.") { b in .int(try this(b["self"]).sequence) },
      Declaration("_set_sequence_nr", "(self, number)", "Gives the operation another number.") { b in
        try this(b["self"]).sequence = b.int("number")
        return .none
      },
      Declaration("name", "(self)", "The name of the operation.") { b in
        let node = try this(b["self"])
        let isPlain = node.leaf == nil && !["CopySlices", "CopyBackwards", "NotImplemented"].contains(node.name)
        return Value(isPlain ? node.name : "torch::autograd::\(node.name)")
      },
      Declaration("__call__", "(self, *grads)", "The gradients of the inputs from those of the outputs.") { b in
        guard case .tuple(let given) = try b["grads"] else { return .none }
        let node = try this(b["self"])
        guard given.items.count == node.outputCount else {
          throw PyError.type("expected \(node.outputCount) arguments, got \(given.items.count) instead")
        }
        let results = try TensorContext.withoutGrad { try node.derivative.apply(node, given.items.map(\.tensor)) }
        let values = results.map { $0?.value ?? .none }
        return values.count == 1 ? values[0] : Value(tuple: values)
      },
    ])
    state.nodeClasses[name] = cls
    return cls
  }

  public override func call(_ arguments: Arguments) throws -> Value? {
    guard let function = cls.lookup("__call__") else { return nil }
    return try Interpreter.current.call(function, arguments.prepending(.object(self)))
  }

  public override func dynamicAttribute(_ name: Symbol) throws -> Value? {
    if let found = try SavedValueNames.attribute(name.name, of: node) { return found }
    guard let context = node.payload as? FunctionContext else { return nil }
    return try Interpreter.current.attributeIfPresent(.object(context), name)
  }
}

extension NodeObject: Snapshotable {
  package static var snapshotName: String { "node object" }
  package func snapshot() throws -> SnapshotRecord { SnapshotRecord([.object(node)], keepsClass: false) }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    NodeObject.wrap(try facts.object(0, as: GradNode.self))
  }
}
