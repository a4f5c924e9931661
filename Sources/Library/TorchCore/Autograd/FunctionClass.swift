// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// `torch.autograd.Function`: operations with a backward of the program's own.
enum FunctionClass {
  static func make() -> PyClass {
    let cls = PyClass(
      builtin: "Function", module: "torch.autograd.function", base: Classes.object, attributes: true, immutable: false)
    let apply = Declaration("apply", "(cls, *args)", "Runs forward and records the operation.") { b in
      guard case .object(let object) = try b["cls"], let owner = object as? PyClass,
        case .tuple(let given) = try b["args"]
      else {
        return .none
      }
      return try run(owner, given.items)
    }
    let call = Declaration("__call__", "(self, *args)", "Refused.") { _ in throw PyError.runtime(legacyMessage) }
    cls.set("__call__", .object(BuiltinFunction(call, owner: "Function")))
    cls.set("generate_vmap_rule", .bool(false))
    cls.set(
      "apply", .object(PyClassOrStaticMethod(.object(BuiltinFunction(apply, owner: "Function")), isClassMethod: true)))
    let messages: [(Symbol, String)] = [
      ("forward", "You must implement the forward function for custom autograd.Function."),
      (
        "backward",
        "You must implement either the backward or vjp method for your custom autograd.Function to use it with backward "
          + "mode AD."
      ),
      (
        "jvp",
        "You must implement the jvp function for custom autograd.Function to use it with forward mode AD."
      ),
      (
        "vmap",
        "To use autograd.Function with vmap, you must either override the vmap staticmethod or set generate_vmap_rule=True."
      ),
    ]
    for (name, message) in messages {
      let missing = Declaration(name.name, "(*args)", "To be defined.") { _ in throw PyError.notImplemented(message) }
      cls.set(name, .object(PyClassOrStaticMethod(.object(BuiltinFunction(missing)), isClassMethod: false)))
    }
    return cls
  }

  private static let legacyMessage =
    "Legacy autograd function with non-static forward method is deprecated. Please use new-style autograd function with "
    + "static forward method. (Example: https://pytorch.org/docs/stable/autograd.html#torch.autograd.Function)"

  private static func forward(_ owner: PyClass, _ context: FunctionContext, _ inputs: [Value]) throws -> Value {
    let interpreter = Interpreter.current
    let function = try interpreter.getAttribute(.object(owner), "forward")
    return try TensorContext.withoutGrad {
      guard owner.lookup("setup_context") != nil else {
        return try interpreter.call(function, [.object(context)] + inputs)
      }
      let output = try interpreter.call(function, inputs)
      let setup = try interpreter.getAttribute(.object(owner), "setup_context")
      let named = try PythonParts.call("torch.autograd.function", "_with_defaults", [function, Value(tuple: inputs)])
      _ = try interpreter.call(setup, [.object(context), named, output])
      return output
    }
  }

  private static func run(_ owner: PyClass, _ inputs: [Value]) throws -> Value {
    let context = FunctionContext(owner: owner)
    let recorded = TensorContext.current.gradEnabled
    context.needs = inputs.map { recorded && ($0.tensor?.requiresGrad ?? false) }
    context.tensorPositions = inputs.indices.filter { inputs[$0].tensor != nil }
    let result = try forward(owner, context, inputs)
    let isTuple: Bool
    var outputs: [Value]
    switch result {
    case .tuple(let tuple): (isTuple, outputs) = (true, tuple.items)
    default: (isTuple, outputs) = (false, [result])
    }
    let given = inputs.compactMap(\.tensor)
    try checkDirty(context, given, outputs)
    for i in outputs.indices {
      guard let tensor = outputs[i].tensor else { continue }
      if given.contains(where: { $0 === tensor }) {
        if context.dirty.contains(where: { $0 === tensor }) {
          if tensor.leafRequiresGrad, recorded {
            throw PyError.runtime("a leaf Variable that requires grad has been used in an in-place operation.")
          }
          tensor.bumpVersion()
          continue
        }
        // An input that is handed through becomes a tensor of its own.
        let fresh = recorded && tensor.requiresGrad ? tensor.handedThrough() : tensor.detach()
        if let place = context.notDifferentiable.firstIndex(where: { $0 === tensor }) {
          context.notDifferentiable[place] = fresh
        }
        outputs[i] = fresh.value
        if let object = tensor.wrapper as? PyObject, object.cls !== TorchState.current.tensorClass,
          object.cls !== TorchState.current.parameterClass
        {
          TensorObject.object(fresh).cls = object.cls
        }
      } else if recorded, let base = tensor.base, tensor.storedGradFn == nil,
        given.contains(where: { $0 === base || $0.base === base })
      {
        tensor.viewKind = .custom
      }
    }
    // Where the gradient of each output is: among those of the node, or (counted down from -1) nowhere.
    var bases: [(view: Tensor, stand: Tensor)] = []
    let made = outputs.map { value -> Tensor in
      guard let tensor = value.tensor, !context.notDifferentiable.contains(where: { $0 === tensor }) else {
        return Tensor(.int(0), dtype: .int64)
      }
      guard tensor.base != nil, tensor.viewKind == .normal, context.dirty.contains(where: { $0 === tensor }) else {
        return tensor
      }
      // A view that was changed in place: its base's history goes on.
      let stand = tensor.sharedAlias()
      bases.append((tensor, stand))
      return stand
    }
    context.slots = outputs.indices.map { i in
      guard let tensor = outputs[i].tensor else { return FunctionContext.noTensor }
      if let place = context.notDifferentiable.firstIndex(where: { $0 === tensor }) { return -1 - place }
      return i
    }
    record(rule(named: "\(owner.name)Backward"), inputs: given, saved: context.toSave, outputs: made)
    let node = context.needs.contains(true) ? made.compactMap(\.storedGradFn).first { $0.payload == nil } : nil
    node?.payload = context
    context.node = node
    if node == nil { context.saved = context.toSave.map { ($0, nil) } }
    for (view, stand) in bases where stand.storedGradFn != nil { view.adoptHistory(of: stand) }
    if let node, owner.lookup("_backward_cls") == nil { owner.set("_backward_cls", .object(NodeObject.wrap(node).cls)) }
    context.toSave = []
    context.dirty = []
    try PendingError.check()
    if TensorContext.current.tangentText != nil {
      outputs = try interpreterTuple(
        PythonParts.call(
          "torch.autograd.forward_ad", "_carried",
          [.object(owner), .object(context), Value(tuple: inputs), Value(tuple: outputs)]))
    }
    context.forForward = []
    return isTuple ? Value(tuple: outputs) : outputs[0]
  }

  private static func interpreterTuple(_ value: Value) -> [Value] {
    if case .tuple(let tuple) = value { tuple.items } else { [value] }
  }

  /// Refuses what `mark_dirty` said that cannot be.
  private static func checkDirty(_ context: FunctionContext, _ given: [Tensor], _ outputs: [Value]) throws {
    let returned = outputs.compactMap(\.tensor)
    for tensor in context.dirty {
      guard given.contains(where: { $0 === tensor }) else {
        TorchWarnings.warn(
          "ctx.mark_dirty() received a tensor that was not an input. Only input Tensors that have been mutated should be "
            + "passed to ctx.mark_dirty().")
        continue
      }
      guard returned.contains(where: { $0 === tensor }) else {
        throw PyError.runtime(
          "Some elements marked as dirty during the forward method were not returned as output. The inputs that are modified "
            + "inplace must all be outputs of the Function.")
      }
      if tensor.base != nil, tensor.requiresGrad || context.needs.contains(true), returned.count > 1 {
        throw PyError.runtime(
          "If your Function modifies inplace an input that is a view of another Tensor, your Function cannot return more than "
            + "one Tensor. This is not supported by the current autograd engine. You should either make sure the input is not "
            + "a view (using .clone() for example) or make your Function only return one Tensor (potentially splitting it into "
            + "two Functions: one doing the inplace that returns a single Tensor and a second one that does the other "
            + "operations). You can ask on the forum https://discuss.pytorch.org/ if you need help to do this change.")
      }
    }
  }

  /// `backward` of the class itself, which says that there is none.
  private static var ownBackward: Value {
    let interpreter = Interpreter.current
    return (try? interpreter.getAttribute(.object(TorchState.current.functionClass), "backward")) ?? .none
  }

  /// The rule of an operation.
  static func rule(named name: String) -> Derivative { Derivative(name, backward) }

  /// The rule of every such operation: calls the program's `backward`.
  @Sendable private static func backward(_ node: GradNode, _ gradients: [Tensor?]) throws -> [Tensor?] {
    let interpreter = Interpreter.current
    guard let context = node.payload as? FunctionContext else {
      throw TensorError.runtime("\(node.name): the context of the function is gone")
    }
    var arguments: [Value] = [.object(context)]
    for slot in context.slots {
      if slot >= 0, slot < gradients.count, let gradient = gradients[slot] {
        arguments.append(gradient.value)
      } else if slot == FunctionContext.noTensor || slot < 0 && !context.materializesOthers {
        arguments.append(.none)
      } else if context.materializes {
        let shapeless = -1 - slot
        let (shape, dtype) =
          slot >= 0
          ? node.output(slot) : (context.notDifferentiable[shapeless].shape, context.notDifferentiable[shapeless].dtype)
        arguments.append(try Tensor.zeros(shape, dtype: dtype).value)
      } else {
        arguments.append(.none)
      }
    }
    let ownsRule = context.owner.lookup("vjp") != nil
    if ownsRule, !Value.identical(try interpreter.getAttribute(.object(context.owner), "backward"), ownBackward) {
      throw PyError.runtime(
        "Implementing both 'backward' and 'vjp' for a custom Function is not allowed. You should only implement one of them."
      )
    }
    let function = try interpreter.getAttribute(.object(context.owner), ownsRule ? "vjp" : "backward")
    let result = try interpreter.call(function, arguments)
    let returned: [Value]
    switch result {
    case .tuple(let tuple): returned = tuple.items
    case .list(let list): returned = list.items
    default: returned = [result]
    }
    let expected = context.needs.count
    guard returned.count >= expected, returned[expected...].allSatisfy(\.isNone) else {
      throw PyError.runtime(
        "function \(node.name) returned an incorrect number of gradients (expected \(expected), got \(returned.count))")
    }
    return try context.tensorPositions.map { position in
      let value = returned[position]
      if value.isNone { return nil }
      guard let tensor = value.tensor else {
        throw PyError.type("expected Variable or None (got \(Conversions.typeName(value)))")
      }
      // Hooks of the node see also what nobody needs.
      return tensor
    }
  }
}
