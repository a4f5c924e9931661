// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TorchCore

/// The hooks of a module, in ordinary dictionaries from numbers to functions.
public final class ModuleHooks {
  /// What hooks are for; the order is that of snapshots.
  enum Kind: Int, CaseIterable {
    case forward, forwardPre, backward, backwardPre, withKeywords, preWithKeywords, alwaysCalled
    case state, statePre, load, loadPost

    /// The attribute in which programs see them.
    var name: String {
      switch self {
      case .forward: "_forward_hooks"
      case .forwardPre: "_forward_pre_hooks"
      case .backward: "_backward_hooks"
      case .backwardPre: "_backward_pre_hooks"
      case .withKeywords: "_forward_hooks_with_kwargs"
      case .preWithKeywords: "_forward_pre_hooks_with_kwargs"
      case .alwaysCalled: "_forward_hooks_always_called"
      case .state: "_state_dict_hooks"
      case .statePre: "_state_dict_pre_hooks"
      case .load: "_load_state_dict_pre_hooks"
      case .loadPost: "_load_state_dict_post_hooks"
      }
    }
  }

  /// The dictionaries, by kind.
  private(set) var dictionaries: [PyDict]

  /// Hooks in these dictionaries; those that are missing are empty.
  init(_ given: [PyDict] = []) {
    dictionaries = given
    // Of old: one dictionary of those with keyword arguments.
    if given.count == 5 { dictionaries.append(given[4]) }
    while dictionaries.count < Kind.allCases.count { dictionaries.append(PyDict()) }
  }

  func showReferences(to walk: ReferenceWalk) {
    let memory = ReferenceCounts.memory(of: dictionaries)
    if ReferenceCounts.isAlone(memory) { for dict in dictionaries { walk.see(dict) } }
  }

  subscript(_ kind: Kind) -> PyDict { dictionaries[kind.rawValue] }

  /// Replaces a dictionary.
  func replacing(_ kind: Kind, by dict: PyDict) -> ModuleHooks {
    var all = dictionaries
    all[kind.rawValue] = dict
    return ModuleHooks(all)
  }

  /// Whether nothing happens around a call.
  var callsNothing: Bool {
    self[.forward].table.count + self[.forwardPre].table.count + self[.backward].table.count
      + self[.backwardPre].table.count == 0
  }
}

extension ModuleObject {
  /// The hooks, made on first use.
  func hooksForChange() -> ModuleHooks {
    if let hooks { return hooks }
    let made = ModuleHooks()
    hooks = made
    return made
  }

  /// The hooks of a kind in their order; empty for most modules.
  func hooks(_ kind: ModuleHooks.Kind) -> [Value] { hooks.map { $0[kind].table.values } ?? [] }

  /// The function of the library's Python for calls with hooks.
  static func helper(_ name: String) throws -> Value {
    let interpreter = Interpreter.current
    return try interpreter.getAttribute(.object(interpreter.importModule("torch.nn.modules.module")), Symbol(name))
  }

  /// A call that runs the hooks around `forward`: the module's own ones and those for all modules.
  func callWithHooks(_ given: Arguments) throws -> Value {
    let hasOwn = hooks.map { !$0.callsNothing } ?? false
    guard hasOwn || NNState.current.hasGlobalHooks else { return try callForward(given) }
    var own = Value.none
    if hasOwn, let hooks {
      let dicts = hooks.dictionaries.prefix(7).map { Value.dict($0) }
      own = Value(tuple: dicts + [attributes?["_is_full_backward_hook"] ?? .none])
    }
    let keywords = try PyDict(given.keywords.map { ($0.name.name, $0.value) })
    return try Interpreter.current.call(
      ModuleObject.helper("_call"), [value, Value(tuple: given.positional), .dict(keywords), own])
  }

  /// What the hooks for registrations in all modules make of a value.
  func registered(_ kind: String, _ name: Value, _ given: Value) throws -> Value {
    guard NNState.current.hasGlobalHooks else { return given }
    return try Interpreter.current.call(ModuleObject.helper("_registered"), [Value(kind), value, name, given])
  }

  func add(_ kind: ModuleHooks.Kind, _ hook: Value, prepend: Bool = false, marks: [ModuleHooks.Kind] = []) throws
    -> Value
  {
    let hooks = hooksForChange()
    return try RemovableHandle.add(hook, to: hooks[kind], prepend: prepend, marks: marks.map { hooks[$0] })
  }

  /// Old and full backward hooks exclude each other.
  func chooseBackwardHooks(full: Bool) throws {
    if case .bool(let known)? = attributes?["_is_full_backward_hook"], known != full {
      throw PyError.runtime(
        "Cannot use both regular backward hooks and full backward hooks on a single Module. Please use only one of them."
      )
    }
    attributes?["_is_full_backward_hook"] = .bool(full)
  }
}

/// Methods that register hooks.
enum HookMethods {
  private static func flag(_ a: Bound, _ index: String) throws -> Bool { try a.interpreter.truth(a[index]) }

  /// A function that marks a hook as registered by the public method.
  private static func marked(_ a: Bound) throws -> Value {
    let hook = try a["hook"]
    try? a.interpreter.setAttribute(hook, "_from_public_api", .bool(true))
    return hook
  }

  static let declarations: [Declaration] = calls + states

  private static let calls: [Declaration] = [
    Declaration(
      "register_forward_hook", "(self, hook, *, prepend=False, with_kwargs=False, always_call=False)",
      "Calls hook(module, args, output) after each forward; what it returns (if anything) becomes the output.",
      example: "h = nn.ReLU().register_forward_hook(lambda m, args, out: None); h.remove()"
    ) { a in
      var marks: [ModuleHooks.Kind] = []
      if try flag(a, "with_kwargs") { marks.append(.withKeywords) }
      if try flag(a, "always_call") { marks.append(.alwaysCalled) }
      return try moduleArgument(a).add(.forward, a["hook"], prepend: flag(a, "prepend"), marks: marks)
    },
    Declaration(
      "register_forward_pre_hook", "(self, hook, *, prepend=False, with_kwargs=False)",
      "Calls hook(module, args) before each forward; what it returns (if anything) becomes the arguments.",
      example: "h = nn.ReLU().register_forward_pre_hook(lambda m, args: None); h.remove()"
    ) { a in
      try moduleArgument(a).add(
        .forwardPre, a["hook"], prepend: flag(a, "prepend"), marks: flag(a, "with_kwargs") ? [.preWithKeywords] : [])
    },
    Declaration(
      "register_full_backward_hook", "(self, hook, prepend=False)",
      "Calls hook(module, grad_input, grad_output) when the gradients of the module's inputs are known.",
      example: "h = nn.ReLU().register_full_backward_hook(lambda m, gi, go: None); h.remove()"
    ) { a in
      try moduleArgument(a).chooseBackwardHooks(full: true)
      return try moduleArgument(a).add(.backward, a["hook"], prepend: flag(a, "prepend"))
    },
    Declaration(
      "register_full_backward_pre_hook", "(self, hook, prepend=False)",
      "Calls hook(module, grad_output) before the gradients of the module are computed.",
      example: "h = nn.ReLU().register_full_backward_pre_hook(lambda m, go: None); h.remove()"
    ) { a in try moduleArgument(a).add(.backwardPre, a["hook"], prepend: flag(a, "prepend")) },
    Declaration("register_backward_hook", "(self, hook)", "Old form of register_full_backward_hook.", example: "") {
      a in
      try moduleArgument(a).chooseBackwardHooks(full: false)
      return try moduleArgument(a).add(.backward, a["hook"])
    },
  ]

  private static let states: [Declaration] = [
    Declaration(
      "register_state_dict_pre_hook", "(self, hook)",
      "Calls hook(module, prefix, keep_vars) before the module's state_dict is made.",
      example: "h = nn.ReLU().register_state_dict_pre_hook(lambda m, prefix, keep: None); h.remove()"
    ) { a in try moduleArgument(a).add(.statePre, a["hook"]) },
    Declaration(
      "register_state_dict_post_hook", "(self, hook)",
      "Calls hook(module, state_dict, prefix, local_metadata) when the module's state_dict is made.",
      example: "h = nn.ReLU().register_state_dict_post_hook(lambda m, state, prefix, meta: None); h.remove()"
    ) { a in try moduleArgument(a).add(.state, marked(a)) },
    Declaration("_register_state_dict_hook", "(self, hook)", "As register_state_dict_post_hook; may return a dict.") {
      a in
      if try a.interpreter.attributeIfPresent(a["hook"], "_from_public_api") != nil {
        throw PyError.runtime(
          "Cannot register the same function as the state dict post hook that was previously registered via "
            + "register_state_dict_post_hook")
      }
      return try moduleArgument(a).add(.state, a["hook"])
    },
    Declaration(
      "register_load_state_dict_pre_hook", "(self, hook)",
      "Calls hook(module, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs) before "
        + "the module loads its state.", example: ""
    ) { a in try moduleArgument(a).add(.load, Value(tuple: [a["hook"], .bool(true)])) },
    Declaration(
      "_register_load_state_dict_pre_hook", "(self, hook, with_module=False)", "The same without the module.",
      example: ""
    ) { a in
      try moduleArgument(a).add(.load, Value(tuple: [a["hook"], .bool(flag(a, "with_module"))]))
    },
    Declaration(
      "register_load_state_dict_post_hook", "(self, hook)",
      "Calls hook(module, incompatible_keys) when the module has loaded its state.", example: ""
    ) { a in try moduleArgument(a).add(.loadPost, a["hook"]) },
  ]
}
