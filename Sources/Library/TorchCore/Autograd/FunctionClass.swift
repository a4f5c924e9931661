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
    cls.set(
      "apply", .object(PyClassOrStaticMethod(.object(BuiltinFunction(apply, owner: "Function")), isClassMethod: true)))
    let messages: [(Symbol, String)] = [
      ("forward", "You must implement the forward function for custom autograd.Function."),
      (
        "backward",
        "You must implement either the backward or vjp method for your custom autograd.Function to use it with backward "
          + "mode AD."
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
      _ = try interpreter.call(setup, [.object(context), Value(tuple: inputs), output])
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
    for i in outputs.indices {
      // An input that is handed through becomes a tensor of its own.
      if let tensor = outputs[i].tensor, given.contains(where: { $0 === tensor }) {
        if context.dirty.contains(where: { $0 === tensor }) {
          if tensor.leafRequiresGrad, recorded {
            throw PyError.runtime("a leaf Variable that requires grad is being used in an in-place operation.")
          }
          continue
        }
        let fresh = recorded && tensor.requiresGrad ? tensor.handedThrough() : tensor.detach()
        if let place = context.notDifferentiable.firstIndex(where: { $0 === tensor }) {
          context.notDifferentiable[place] = fresh
        }
        outputs[i] = fresh.value
      }
    }
    var made: [Tensor] = []
    // Where the gradient of each output is: among those of the node, or (counted down from -1) nowhere.
    context.slots = outputs.compactMap(\.tensor).map { tensor in
      if let place = context.notDifferentiable.firstIndex(where: { $0 === tensor }) { return -1 - place }
      made.append(tensor)
      return made.count - 1
    }
    record(rule(named: "\(owner.name)Backward"), inputs: given, outputs: made)
    let node = context.needs.contains(true) ? made.first?.storedGradFn : nil
    node?.payload = context
    context.node = node
    context.saved = context.toSave.map { tensor in
      guard let tensor, node != nil, let index = made.firstIndex(where: { $0 === tensor }) else { return (tensor, nil) }
      return (tensor.sharedAlias(), index)
    }
    context.toSave = []
    context.dirty = []
    return isTuple ? Value(tuple: outputs) : outputs[0]
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
    let function = try interpreter.getAttribute(.object(context.owner), "backward")
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
      return context.needs[position] ? tensor : nil
    }
  }
}
