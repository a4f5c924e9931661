// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TorchCore

/// The hooks of a module, in ordinary dictionaries from numbers to functions.
public final class ModuleHooks {
  /// Called with the module, the arguments and the result.
  public let forward: PyDict
  /// Called with the module and the arguments.
  public let forwardPre: PyDict
  /// Called with the module, the gradients of the inputs and those of the outputs.
  public let backward: PyDict
  /// Called with the module and the gradients of the outputs.
  public let backwardPre: PyDict
  /// The numbers of hooks that also take keyword arguments.
  public let withKeywords: PyDict

  /// Hooks in these dictionaries.
  init(
    forward: PyDict = PyDict(), forwardPre: PyDict = PyDict(), backward: PyDict = PyDict(),
    backwardPre: PyDict = PyDict(), withKeywords: PyDict = PyDict()
  ) {
    self.forward = forward
    self.forwardPre = forwardPre
    self.backward = backward
    self.backwardPre = backwardPre
    self.withKeywords = withKeywords
  }

  var isEmpty: Bool {
    forward.table.count + forwardPre.table.count + backward.table.count + backwardPre.table.count == 0
  }
}

extension ModuleObject {
  /// The hooks, made on first use.
  var hooksForChange: ModuleHooks {
    if let hooks { return hooks }
    let made = ModuleHooks()
    hooks = made
    return made
  }

  /// A call that runs the hooks around `forward`.
  func callWithHooks(_ given: Arguments) throws -> Value {
    guard let hooks, !hooks.isEmpty else { return try callForward(given) }
    let interpreter = Interpreter.current
    var arguments = given
    func keywordDict() throws -> Value {
      .dict(try PyDict(arguments.keywords.map { ($0.name.name, $0.value) }))
    }
    for (id, hook) in hooks.forwardPre.table.pairs {
      let positional = Value(tuple: arguments.positional)
      if try hooks.withKeywords.get(id) != nil {
        let result = try interpreter.call(hook, [value, positional, keywordDict()])
        if result.isNone { continue }
        guard case .tuple(let pair) = result, pair.items.count == 2, case .dict(let dict) = pair.items[1] else {
          throw PyError.runtime(
            "forward pre-hook must return None or a tuple of (new_args, new_kwargs), but got \(try interpreter.str(result))."
          )
        }
        arguments = Arguments(
          try interpreter.collect(pair.items[0]),
          keywords: dict.table.pairs.map { (Symbol($0.key.text ?? ""), $0.value) })
      } else {
        let result = try interpreter.call(hook, [value, positional])
        if result.isNone { continue }
        if case .tuple(let tuple) = result {
          arguments.positional = tuple.items
        } else {
          arguments.positional = [result]
        }
      }
    }
    let watch = hooks.backward.table.count + hooks.backwardPre.table.count > 0
    let scope = watch ? BackwardHookScope(self, hooks) : nil
    if let scope { arguments.positional = try scope.watchInputs(arguments.positional) }
    var result = try callForward(arguments)
    for (id, hook) in hooks.forward.table.pairs {
      let positional = Value(tuple: arguments.positional)
      let changed =
        try hooks.withKeywords.get(id) != nil
        ? interpreter.call(hook, [value, positional, keywordDict(), result])
        : interpreter.call(hook, [value, positional, result])
      if !changed.isNone { result = changed }
    }
    if let scope { result = try scope.watchOutputs(result) }
    return result
  }
}

/// Methods that register hooks.
enum HookMethods {
  private static func flag(_ a: Bound, _ index: String) throws -> Bool { try a.interpreter.truth(a[index]) }

  static let declarations: [Declaration] = [
    Declaration(
      "register_forward_hook", "(self, hook, *, prepend=False, with_kwargs=False, always_call=False)",
      "Calls hook(module, args, output) after each forward; what it returns (if anything) becomes the output.",
      example: "h = nn.ReLU().register_forward_hook(lambda m, args, out: None); h.remove()"
    ) { a in
      let hooks = try moduleArgument(a).hooksForChange
      let (handle, id) = try RemovableHandle.add(a["hook"], to: hooks.forward, prepend: flag(a, "prepend"))
      if try flag(a, "with_kwargs") { try hooks.withKeywords.set(id, .bool(true)) }
      return handle
    },
    Declaration(
      "register_forward_pre_hook", "(self, hook, *, prepend=False, with_kwargs=False)",
      "Calls hook(module, args) before each forward; what it returns (if anything) becomes the arguments.",
      example: "h = nn.ReLU().register_forward_pre_hook(lambda m, args: None); h.remove()"
    ) { a in
      let hooks = try moduleArgument(a).hooksForChange
      let (handle, id) = try RemovableHandle.add(a["hook"], to: hooks.forwardPre, prepend: flag(a, "prepend"))
      if try flag(a, "with_kwargs") { try hooks.withKeywords.set(id, .bool(true)) }
      return handle
    },
    Declaration(
      "register_full_backward_hook", "(self, hook, prepend=False)",
      "Calls hook(module, grad_input, grad_output) when the gradients of the module's inputs are known.",
      example: "h = nn.ReLU().register_full_backward_hook(lambda m, gi, go: None); h.remove()"
    ) { a in
      try RemovableHandle.add(a["hook"], to: moduleArgument(a).hooksForChange.backward, prepend: flag(a, "prepend"))
        .handle
    },
    Declaration(
      "register_full_backward_pre_hook", "(self, hook, prepend=False)",
      "Calls hook(module, grad_output) before the gradients of the module are computed.",
      example: "h = nn.ReLU().register_full_backward_pre_hook(lambda m, go: None); h.remove()"
    ) { a in
      try RemovableHandle.add(a["hook"], to: moduleArgument(a).hooksForChange.backwardPre, prepend: flag(a, "prepend"))
        .handle
    },
    Declaration("register_backward_hook", "(self, hook)", "Old form of register_full_backward_hook.", example: "") {
      a in
      try RemovableHandle.add(a["hook"], to: moduleArgument(a).hooksForChange.backward).handle
    },
  ]
}
