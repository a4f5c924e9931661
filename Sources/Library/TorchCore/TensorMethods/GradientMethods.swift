// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Methods of tensors that belong to automatic differentiation.
enum GradientMethods {
  private static func method(
    _ name: String, _ signature: String, _ doc: String, _ example: String = "",
    _ body: @escaping (Bound) throws -> Value
  ) -> Operation { Operation(name, signature, doc, example, forms: .method, body: body) }

  private static func backward(_ b: Bound) throws -> Value {
    let x = try b.tensor("input")
    var gradient: Tensor?
    if try b.isGiven("gradient") {
      gradient = try b["gradient"].tensor
      if gradient == nil {
        if case .int = try b["gradient"] { throw PyError.type("'int' object is not iterable") }
        throw PyError.type(
          "gradients can be either Tensors or None, but got \(try Conversions.typeName(b["gradient"]))")
      }
    }
    try x.backward(
      gradient: gradient, retainGraph: b.isGiven("retain_graph") ? b.bool("retain_graph") : nil,
      createGraph: b.bool("create_graph"),
      inputs: AutogradFunctions.optionalTensors(b, "inputs"))
    return .none
  }

  /// All of them.
  static let all: [Operation] = [
    method(
      "backward", "(input, gradient=None, retain_graph=None, create_graph=False, inputs=None)",
      "Adds the gradients of this tensor to the `grad` of the leaves.",
      "w = torch.tensor(3., requires_grad=True)\n(w * w).backward()\nw.grad", backward),
    method("retain_grad", "(input)", "Keeps the gradient of a tensor that is no leaf.") { b in
      try b.tensor("input").retainGrad()
      return .none
    },
    method("register_hook", "(input, hook)", "Calls a function with the gradient when it is computed.") { b in
      let tensor = try b.tensor("input")
      let hook = try b["hook"]
      let id = try tensor.registerHook(GradientHooks.call(hook), function: hook.object)
      return .object(HookHandle(tensor.gradHooks, id, function: hook))
    },
    method(
      "register_post_accumulate_grad_hook", "(input, hook)", "Calls a function when the gradient was added to `grad`."
    ) { b in
      let tensor = try b.tensor("input")
      guard tensor.requiresGrad else {
        throw PyError.runtime("cannot register a hook on a tensor that doesn't require gradient")
      }
      guard tensor.isLeaf else {
        throw PyError.runtime("post accumulate grad hooks cannot be registered on non-leaf tensors")
      }
      let hook = try b["hook"]
      let hooks = tensor.postAccumulate ?? GradHooks()
      tensor.postAccumulate = hooks
      let id = hooks.add(GradientHooks.callAfter(hook), function: hook.object)
      return .object(HookHandle(hooks, id, function: hook))
    },
  ]
}

/// A list of hooks from which one can be taken.
package protocol RemovableHooks: Snapshotable {
  func remove(_ id: Int)
}
extension GradHooks: RemovableHooks {}
extension NodeHooks: RemovableHooks {}

/// What `register_hook` returns: `remove()` takes the hook out again.
public final class HookHandle: PyObject {
  private let hooks: any RemovableHooks
  private let id: Int
  private let function: Value

  /// Makes a handle for an entry of a list of hooks.
  package init(_ hooks: any RemovableHooks, _ id: Int, function: Value) {
    self.hooks = hooks
    self.id = id
    self.function = function
    let state = TorchState.current
    let cls = state.returnTypes["RemovableHandle"] ?? HookHandle.makeClass()
    state.returnTypes["RemovableHandle"] = cls
    super.init(cls: cls)
  }

  private static func makeClass() -> PyClass {
    let cls = PyClass(builtin: "RemovableHandle", module: "torch.utils.hooks", base: Classes.object)
    func remove(_ b: Bound) throws -> Value {
      if case .object(let object) = try b["self"], let handle = object as? HookHandle { handle.hooks.remove(handle.id) }
      return .none
    }
    cls.add([
      Declaration("remove", "(self)", "Takes the hook out again.") { b in try remove(b) },
      Declaration("__enter__", "(self)", "The handle itself.") { b in try b["self"] },
      Declaration("__exit__", "(self, type, value, tb)", "Takes the hook out again.") { b in try remove(b) },
    ])
    return cls
  }
}

extension HookHandle: Snapshotable {
  package static var snapshotName: String { "hook handle" }
  package func snapshot() throws -> SnapshotRecord {
    SnapshotRecord([.object(hooks), .int(id), .value(function)], keepsClass: false)
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    HookHandle(try facts.object(0, as: (any RemovableHooks).self), try facts.int(1), function: try facts.value(2))
  }
}
