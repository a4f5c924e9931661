import PythonRuntime
import Tensors

/// Methods of tensors that belong to automatic differentiation.
enum GradientMethods {
  private static func method(
    _ name: String, _ signature: String, _ doc: String, _ example: String = "",
    _ body: @escaping (Bound) throws -> Value
  ) -> Operation { Operation(name, signature, doc, example, forms: .method, body: body) }

  private static func backward(_ b: Bound) throws -> Value {
    let x = try b.tensor(0)
    var gradient: Tensor?
    if b.isGiven(1) {
      gradient = b[1].tensor
      if gradient == nil {
        if case .int = b[1] { throw PyError.type("'int' object is not iterable") }
        throw PyError.type("gradients can be either Tensors or None, but got \(Conversions.typeName(b[1]))")
      }
    }
    try x.backward(
      gradient: gradient, retainGraph: b.isGiven(2) ? b.bool(2) : nil, createGraph: b.bool(3),
      inputs: AutogradFunctions.optionalTensors(b, 4))
    return .none
  }

  /// All of them.
  static let all: [Operation] = [
    method(
      "backward", "(input, gradient=None, retain_graph=None, create_graph=False, inputs=None)",
      "Adds the gradients of this tensor to the `grad` of the leaves.",
      "w = torch.tensor(3., requires_grad=True)\n(w * w).backward()\nw.grad", backward),
    method("retain_grad", "(input)", "Keeps the gradient of a tensor that is no leaf.") { b in
      try b.tensor(0).retainGrad()
      return .none
    },
    method("register_hook", "(input, hook)", "Calls a function with the gradient when it is computed.") { b in
      let tensor = try b.tensor(0)
      let (hook, interpreter) = (b[1], b.interpreter)
      let id = try tensor.registerHook { gradient in
        let result = try interpreter.call(hook, [gradient.value])
        if result.isNone { return nil }
        guard let changed = result.tensor else {
          throw PyError.type("hook should return a Tensor or None, got \(Conversions.typeName(result))")
        }
        return changed
      }
      return .object(HookHandle(references: [hook]) { tensor.removeHook(id) })
    },
    method(
      "register_post_accumulate_grad_hook", "(input, hook)", "Calls a function when the gradient was added to `grad`."
    ) { b in
      let tensor = try b.tensor(0)
      guard tensor.requiresGrad else {
        throw PyError.runtime("cannot register a hook on a tensor that doesn't require gradient")
      }
      guard tensor.isLeaf else {
        throw PyError.runtime("post accumulate grad hooks cannot be registered on non-leaf tensors")
      }
      let (hook, interpreter) = (b[1], b.interpreter)
      let hooks = tensor.postAccumulate ?? GradHooks()
      tensor.postAccumulate = hooks
      let id = hooks.add { leaf in
        _ = try interpreter.call(hook, [leaf.value])
        return nil
      }
      return .object(HookHandle(references: [hook]) { hooks.remove(id) })
    },
  ]
}

/// What `register_hook` returns: `remove()` takes the hook out again.
public final class HookHandle: PyObject {
  private let references: [Value]
  private let take: () -> Void

  /// Makes a handle; `references` are the values that the hook keeps alive.
  public init(references: [Value], _ remove: @escaping () -> Void) {
    self.references = references
    take = remove
    let state = TorchState.current
    let cls = state.returnTypes["RemovableHandle"] ?? HookHandle.makeClass()
    state.returnTypes["RemovableHandle"] = cls
    super.init(cls: cls)
  }

  public override func visitReferences(_ visit: (Value) -> Void) {
    for value in references { visit(value) }
  }

  private static func makeClass() -> PyClass {
    let cls = PyClass(builtin: "RemovableHandle", module: "torch.utils.hooks", base: Classes.object)
    func remove(_ b: Bound) -> Value {
      if case .object(let object) = b[0], let handle = object as? HookHandle { handle.take() }
      return .none
    }
    cls.add([
      Declaration("remove", "(self)", "Takes the hook out again.") { b in remove(b) },
      Declaration("__enter__", "(self)", "The handle itself.") { b in b[0] },
      Declaration("__exit__", "(self, type, value, tb)", "Takes the hook out again.") { b in remove(b) },
    ])
    return cls
  }
}
