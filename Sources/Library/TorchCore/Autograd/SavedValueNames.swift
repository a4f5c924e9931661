// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// What programs see of the tensors that a node keeps: `grad_fn._saved_self`, `grad_fn._raw_saved_result`.
enum SavedValueNames {
  /// The place among a node's saved tensors that a name stands for; nil when it has none such.
  private static func place(_ name: Substring, in node: GradNode) -> Int? {
    let inputs = node.saved.indices.filter { node.saved[$0].outputIndex == nil }
    let outputs = node.saved.indices.filter { node.saved[$0].outputIndex != nil }
    switch name {
    case "self", "mask", "index", "input", "condition": return inputs.first
    case "other", "mat2", "vec", "exponent", "weight", "tensor2", "end": return inputs.count > 1 ? inputs[1] : nil
    case "mat1", "tensor1", "batch1": return inputs.first
    case "result", "result0", "values": return outputs.first
    case "result1", "indices": return outputs.count > 1 ? outputs[1] : outputs.first
    default: return nil
    }
  }

  /// The attribute of a node, when it is one of these.
  static func attribute(_ name: String, of node: GradNode) throws -> Value? {
    if name.hasPrefix("_saved_") {
      let short = name.dropFirst(7)
      if node.isReleased { throw PyError.runtime(GradNode.secondTimeMessage) }
      if let place = place(short, in: node) { return try node.savedTensor(place).value }
      return short == "exponent" && !node.scalars.isEmpty ? node.scalars[0].value : nil
    }
    guard name.hasPrefix("_raw_saved_"), let place = place(name.dropFirst(11), in: node) else { return nil }
    return .object(SavedTensorObject(node, place))
  }

  /// The functions that `torch.autograd.graph` is made with.
  static func natives() -> [(name: String, value: Value)] {
    let declarations = [
      Declaration("_push_saved_tensors_hooks", "(pack, unpack)", "From here on what nodes keep goes through these.") {
        b in
        TensorContext.current.savedTensorHooks.append(try hooks(b["pack"], b["unpack"]))
        return .none
      },
      Declaration("_pop_saved_tensors_hooks", "()", "Ends the innermost such block.") { _ in
        _ = TensorContext.current.savedTensorHooks.popLast()
        return .none
      },
      Declaration("_edge", "(tensor)", "The node to which a tensor's gradient goes, and which output it is.") { b in
        let edge = try b.tensor("tensor").gradEdge
        return Value(tuple: [edge.node.map { .object(NodeObject.wrap($0)) } ?? .none, .int(edge.index)])
      },
      Declaration("_running_pass", "()", "The number of the running backward pass, -1 while there is none.") { _ in
        .int(TensorContext.current.runningPass)
      },
      Declaration("_running_node", "()", "The node whose rule is being run.") { _ in
        TensorContext.current.runningNode.map { .object(NodeObject.wrap($0)) } ?? .none
      },
      Declaration("_pass_facts", "()", "Whether the running pass keeps the graph, and what it is to find.") { _ in
        let context = TensorContext.current
        let kind = context.passKind == .whole ? "whole" : context.passKind == .chosen ? "chosen" : "gradients"
        return Value(tuple: [.bool(context.passKeepsGraph), Value(kind)])
      },
      Declaration("_cut", "(flag)", "Whether gradients end at tensors with a tangent of their own.") { b in
        TensorContext.current.cutsDuals = try b.bool("flag")
        return .none
      },
      Declaration("_dual", "(tensor, cut=False)", "Two tensors that share elements with this one, outputs of one node.")
      { b in
        let tensor = try b.tensor("tensor")
        let cut = try b.bool("cut")
        let rule = Derivative("DualBackward") { _, gradients in
          cut && TensorContext.current.cutsDuals ? [nil] : gradients
        }
        let node = GradNode(rule, edges: [tensor.gradEdge])
        let made = [tensor.sharedAlias(), tensor.sharedAlias()]
        node.setOutputs([made[0]] as [Tensor?])
        for one in made { one.gradFn = node }
        return Value(tuple: made.map(\.value))
      },
      Declaration("_show_tangents", "(text)", "How a tensor's tangent is printed: a function that gets it, or None.") {
        b in
        let text = try b["text"]
        TensorContext.current.tangentText =
          text.isNone
          ? nil
          : { tensor in
            guard let found = try? Interpreter.current.call(text, [tensor.value]), !found.isNone else { return nil }
            return try? Interpreter.current.str(found)
          }
        return .none
      },
      Declaration(
        "_error_node", "(text, tensors)", "The tensors again, with a node whose rule throws.", body: errorNode),
      Declaration("_will_execute", "(tensor)", "Whether the running backward pass comes to a tensor or a node.") { b in
        if case .object(let object) = try b["tensor"], let node = object as? NodeObject {
          return .bool(node.node.isInRunningPass)
        }
        return .bool(try b.tensor("tensor").gradEdge.node?.isInRunningPass ?? false)
      },
      Declaration("_queue_callback", "(callback)", "Calls a function at the end of the running backward pass.") { b in
        guard TensorContext.current.runningPass >= 0 else {
          throw PyError.runtime("Final callbacks can only be installed during backward pass.")
        }
        let callback = try b["callback"]
        TensorContext.current.backwardCallbacks.append { _ = try Interpreter.current.call(callback, []) }
        return .none
      },
      Declaration("_increment_version", "(tensor)", "Counts a change in place.") { b in
        try b.tensor("tensor").bumpVersion()
        return .none
      },
    ]
    return declarations.map { ($0.name, .object(BuiltinFunction($0, module: "torch.autograd.graph"))) }
  }

  /// Stands for `Error` in a graph: its rule throws the text that it was made with.
  private static func errorNode(_ b: Bound) throws -> Value {
    let text = try b.text("text")
    let given = try b.interpreter.collect(b["tensors"]).map(\.tensor)
    let rule = Derivative("Error") { _, _ in throw TensorError.runtime(text) }
    let node = GradNode(rule, edges: given.map { $0?.gradEdge ?? GradEdge(node: nil, index: 0) })
    let outputs = given.map { $0?.sharedAlias() }
    node.setOutputs(outputs)
    for (index, output) in outputs.enumerated() {
      output?.gradFn = node
      output?.outputIndex = index
    }
    return Value(tuple: outputs.map { $0?.value ?? .none })
  }

  /// A pair of functions of the language.
  static func hooks(_ pack: Value, _ unpack: Value) throws -> SavedTensorHooks {
    let interpreter = Interpreter.current
    guard interpreter.isCallable(pack), interpreter.isCallable(unpack) else {
      throw PyError.type("saved tensor hooks must be functions")
    }
    return SavedTensorHooks(
      pack: { tensor in PyCellBox(try Interpreter.current.call(pack, [tensor.value])) },
      unpack: { kept in
        guard let box = kept as? PyCellBox else { throw PyError.runtime("a packed tensor was lost") }
        let result = try Interpreter.current.call(unpack, [box.contents])
        guard let tensor = result.tensor else {
          throw PyError.type(
            "Output of saved tensor unpack_hook expected to be a Tensor but got result of type "
              + "\(Conversions.typeName(result))")
        }
        return tensor
      })
  }
}

/// A value that the engine keeps for the language.
private final class PyCellBox {
  let contents: Value
  init(_ contents: Value) { self.contents = contents }
}

/// `grad_fn._raw_saved_self`: a tensor that a node keeps, to which hooks can be given.
final class SavedTensorObject: PyObject {
  private let node: GradNode
  private let place: Int

  init(_ node: GradNode, _ place: Int) {
    self.node = node
    self.place = place
    let state = TorchState.current
    let cls = state.returnTypes["SavedTensor"] ?? SavedTensorObject.makeClass()
    state.returnTypes["SavedTensor"] = cls
    super.init(cls: cls)
  }

  private static func makeClass() -> PyClass {
    let cls = PyClass(builtin: "SavedTensor", module: "torch._C._autograd", base: Classes.object)
    cls.add([
      Declaration("register_hooks", "(self, *hooks)", "Lets the tensor go through two functions.") { b in
        guard case .object(let object) = try b["self"], let this = object as? SavedTensorObject else { return .none }
        let node = this.node
        guard !node.isReleased, this.place < node.saved.count else {
          throw PyError.runtime(
            "Calling register_hooks on a saved tensor after it has been freed. " + GradNode.secondTimeMessage)
        }
        let given = try b.variadic("hooks")
        guard given.count == 2, given.allSatisfy({ b.interpreter.isCallable($0) }) else {
          throw PyError.type(
            "register_hooks(): incompatible function arguments. The following argument types are supported:\n"
              + "    1. (self: torch._C._autograd.SavedTensor, arg0: collections.abc.Callable, arg1: "
              + "collections.abc.Callable) -> None\n\nInvoked with: "
              + (try ([try b["self"]] + given).map { try b.interpreter.repr($0) }.joined(separator: ", ")))
        }
        let saved = node.saved[this.place]
        if saved.packed == nil, saved.tensor == nil {
          throw PyError.runtime("Calling register_hooks on a saved tensor with value None is forbidden")
        }
        guard saved.packed == nil, let tensor = saved.tensor else {
          throw PyError.runtime(
            "Calling register_hooks on a saved tensor whose hooks have already been set. Hint: only one pair of hooks is "
              + "allowed at a time.")
        }
        let packed = SavedTensor(
          packing: tensor, outputIndex: saved.outputIndex, try SavedValueNames.hooks(given[0], given[1]))
        try PendingError.check()
        node.saved[this.place] = packed
        return .none
      }
    ])
    return cls
  }
}
