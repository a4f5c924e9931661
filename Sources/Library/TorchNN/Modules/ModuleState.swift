// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

extension ModuleObject {
  /// The version of what a module's state has, from its class.
  private var stateVersion: Value {
    get throws { try Interpreter.current.attributeIfPresent(value, Symbol("_version")) ?? .int(1) }
  }

  /// The versions by module that a state carries along; nil when it is an ordinary dictionary.
  static func metadata(of state: PyDict) throws -> PyDict? {
    guard case .dict(let found)? = state.attributes?["_metadata"] else { return nil }
    return found
  }

  /// Adds the parameters and buffers of this module and of those below it to a dictionary; gives what its hooks make of that.
  @discardableResult
  func collectState(_ given: PyDict, prefix: String, keepVars: Bool) throws -> PyDict {
    let interpreter = Interpreter.current
    try interpreter.enter()
    defer { interpreter.leave() }
    var destination = given
    let facts = try PyDict([("version", stateVersion)])
    if let metadata = try ModuleObject.metadata(of: destination) {
      try metadata.set(prefix.isEmpty ? "" : String(prefix.dropLast()), .dict(facts))
    }
    for hook in hooks(.statePre) { _ = try interpreter.call(hook, [value, Value(prefix), .bool(keepVars)]) }
    if let method = override("_save_to_state_dict") {
      _ = try interpreter.call(method, [value, .dict(destination), Value(prefix), .bool(keepVars)])
    } else {
      try saveOwnState(destination, prefix: prefix, keepVars: keepVars)
    }
    for (name, child) in childModules {
      if let method = child.override("state_dict") {
        _ = try interpreter.call(
          method,
          Arguments(
            [child.value],
            keywords: [
              ("destination", .dict(destination)), ("prefix", Value(prefix + name + ".")),
              ("keep_vars", .bool(keepVars)),
            ]))
      } else {
        try child.collectState(destination, prefix: prefix + name + ".", keepVars: keepVars)
      }
    }
    for hook in hooks(.state) {
      let changed = try interpreter.call(hook, [value, .dict(destination), Value(prefix), .dict(facts)])
      if changed.isNone { continue }
      if try interpreter.attributeIfPresent(hook, "_from_public_api") != nil {
        throw PyError.runtime("state_dict post-hook must return None")
      }
      if case .dict(let dict) = changed { destination = dict }
    }
    return destination
  }

  /// `_save_to_state_dict`: what the module itself has.
  func saveOwnState(_ destination: PyDict, prefix: String, keepVars: Bool) throws {
    func kept(_ value: Value) throws -> Value {
      guard !keepVars, let object = value.tensorObject, !object.isUninitialised else { return value }
      return TensorObject.wrap(object.tensor.detach())
    }
    for (key, parameter) in parameters.table.pairs where !parameter.isNone {
      try destination.set(prefix + (key.text ?? ""), kept(parameter))
    }
    for (key, buffer) in buffers.table.pairs where !buffer.isNone {
      guard let name = key.text, !nonPersistentBuffers.contains(name) else { continue }
      try destination.set(prefix + name, kept(buffer))
    }
    if let extra = override("get_extra_state") {
      try destination.set(prefix + "_extra_state", Interpreter.current.call(extra, [value]))
    }
  }

  /// What went wrong and what was left over while a state was loaded: lists that programs see, too.
  struct LoadReport {
    var missing = PyList([])
    var unexpected = PyList([])
    var errors = PyList([])

    func fails(_ text: String) { errors.items.append(Value(text)) }
    static func texts(_ list: PyList) -> [String] { list.items.compactMap(\.text) }
  }

  /// Copies the entries of a state into this module and those below it.
  func loadState(_ state: PyDict, versions: PyDict?, prefix: String, assign: Bool, _ report: LoadReport) throws {
    let interpreter = Interpreter.current
    try interpreter.enter()
    defer { interpreter.leave() }
    let known = try versions?.get(prefix.isEmpty ? "" : String(prefix.dropLast()))
    let facts: PyDict
    if case .dict(let dict)? = known { facts = dict } else { facts = PyDict() }
    if assign { try facts.set("assign_to_params_buffers", .bool(true)) }
    if let method = override("_load_from_state_dict") {
      _ = try interpreter.call(
        method,
        [
          value, .dict(state), Value(prefix), .dict(facts), .bool(true), .list(report.missing),
          .list(report.unexpected),
          .list(report.errors),
        ])
    } else {
      try loadOwnState(state, facts, prefix: prefix, strict: true, report)
    }
    for (name, child) in childModules {
      let below = prefix + name + "."
      let part = try OrderedDicts.make()
      for (key, value) in state.table.pairs where key.text?.hasPrefix(below) ?? false { try part.set(key, value) }
      try child.loadState(part, versions: versions, prefix: below, assign: assign, report)
    }
    let after = hooks(.loadPost)
    guard !after.isEmpty else { return }
    let keys = IncompatibleKeys.make(missing: report.missing, unexpected: report.unexpected)
    for hook in after where try !interpreter.call(hook, [value, keys]).isNone {
      throw PyError.make(
        ExceptionClasses.assertionError,
        "Hooks registered with ``register_load_state_dict_post_hook`` are notexpected to return new values, if "
          + "incompatible_keys need to be modified,it should be done inplace.")
    }
  }

  /// `_load_from_state_dict`: what the module itself takes from a state.
  func loadOwnState(_ state: PyDict, _ facts: PyDict, prefix: String, strict: Bool, _ report: LoadReport) throws {
    let interpreter = Interpreter.current
    for entry in hooks(.load) {
      guard case .tuple(let pair) = entry, pair.items.count == 2 else { continue }
      var arguments: [Value] = [
        .dict(state), Value(prefix), .dict(facts), .bool(strict), .list(report.missing), .list(report.unexpected),
        .list(report.errors),
      ]
      if try interpreter.truth(pair.items[1]) { arguments.insert(value, at: 0) }
      _ = try interpreter.call(pair.items[0], arguments)
    }
    // States from before batch normalisation counted its batches.
    let counter = prefix + "num_batches_tracked"
    var counted = false
    if try state.get(counter) == nil, try buffers.get("num_batches_tracked")?.tensorObject != nil,
      case .int(let own) = try stateVersion, own >= 2
    {
      var version = 1
      if case .int(let number)? = try facts.get("version") { version = number }
      counted = version < 2
    }
    var assign = false
    if let flag = try facts.get("assign_to_params_buffers") { assign = try interpreter.truth(flag) }
    var local: Set<String> = []
    let persistent = buffers.table.pairs.filter { !nonPersistentBuffers.contains($0.key.text ?? "") }
    for (key, current) in parameters.table.pairs + persistent {
      guard let name = key.text, let target = current.tensorObject else { continue }
      local.insert(name)
      if counted, name == "num_batches_tracked" { continue }
      guard let given = try state.get(prefix + name) else {
        if strict { report.missing.items.append(Value(prefix + name)) }
        continue
      }
      try loadTensor(given, into: target, name: name, key: prefix + name, assign: assign, report)
    }
    let extraKey = prefix + "_extra_state"
    if let extra = override("set_extra_state") {
      if let extraState = try state.get(extraKey) {
        _ = try interpreter.call(extra, [value, extraState])
      } else if strict {
        report.missing.items.append(Value(extraKey))
      }
    } else if strict, try state.get(extraKey) != nil {
      report.unexpected.items.append(Value(extraKey))
    }
    guard strict else { return }
    for key in state.table.keys {
      guard let text = key.text, text.hasPrefix(prefix), text != extraKey else { continue }
      let rest = text.dropFirst(prefix.count)
      if let dot = rest.firstIndex(of: ".") {
        if try modules.get(String(rest[..<dot])) == nil { report.unexpected.items.append(key) }
      } else if !local.contains(String(rest)) {
        report.unexpected.items.append(key)
      }
    }
  }

  private func loadTensor(
    _ given: Value, into object: TensorObject, name: String, key: String, assign: Bool, _ report: LoadReport
  ) throws {
    let interpreter = Interpreter.current
    let target = object.tensor
    guard let sourceObject = given.tensorObject else {
      report.fails(
        "While copying the parameter named \"\(key)\", expected torch.Tensor or Tensor-like object from checkpoint but "
          + "received \(try interpreter.repr(.object(interpreter.type(of: given))))")
      return
    }
    if sourceObject.isUninitialised {
      if object.isUninitialised { return }
      throw PyError.runtime(
        "Can't access the shape of an uninitialized parameter or buffer. This error usually happens in `load_state_dict` "
          + "when trying to load an uninitialized parameter into an initialized one. Call `forward` to initialize the "
          + "parameters before accessing their attributes.")
    }
    var source = sourceObject.tensor
    if target.rank == 0, source.shape == [1] { source = try source.detach().view([]) }
    guard source.shape == target.shape else {
      report.fails(
        "size mismatch for \(key): copying a param with shape torch.Size(\(source.shape)) from checkpoint, the shape in "
          + "current model is torch.Size(\(target.shape)).")
      return
    }
    if assign {
      let isParameter = target.isParameter
      let fresh = isParameter && !source.isParameter ? source.detach() : source
      if isParameter {
        fresh.isParameter = true
        _ = try fresh.requiresGrad_(target.requiresGrad)
      }
      try interpreter.setAttribute(value, Symbol(name), TensorObject.wrap(fresh))
    } else {
      try TensorContext.withoutGrad { _ = try target.copy_(source) }
    }
  }
}

/// `state_dict` and `load_state_dict`.
enum StateMethods {
  static let declarations: [Declaration] = [
    Declaration(
      "state_dict", "(self, *args, destination=None, prefix='', keep_vars=False)",
      "All parameters and persistent buffers by dotted name; they share their memory with the module.",
      example: "list(nn.Linear(2, 3).state_dict())"
    ) { a in
      let module = try moduleArgument(a)
      var (target, prefix, keep) = try (a["destination"], a["prefix"], a["keep_vars"])
      if case .tuple(let positional) = try a["args"] {
        if positional.items.count > 0, target.isNone { target = positional.items[0] }
        if positional.items.count > 1, prefix.text == "" { prefix = positional.items[1] }
        if positional.items.count > 2 { keep = positional.items[2] }
      }
      let destination: PyDict
      if case .dict(let given) = target {
        destination = given
      } else {
        destination = try OrderedDicts.make()
        destination.attributes?["_metadata"] = .dict(try OrderedDicts.make())
      }
      return .dict(
        try module.collectState(destination, prefix: prefix.text ?? "", keepVars: a.interpreter.truth(keep)))
    },
    Declaration(
      "load_state_dict", "(self, state_dict, strict=True, assign=False)",
      "Copies the tensors of a state_dict into the module; with strict every name must fit.",
      example: "nn.Linear(2, 3).load_state_dict(nn.Linear(2, 3).state_dict())"
    ) { a in
      let module = try moduleArgument(a)
      let interpreter = a.interpreter
      guard case .dict(let state) = try a["state_dict"] else {
        throw PyError.type(
          "Expected state_dict to be dict-like, got \(try interpreter.repr(.object(interpreter.type(of: a["state_dict"]))))."
        )
      }
      let report = ModuleObject.LoadReport()
      let copy = try OrderedDicts.make()
      for (key, value) in state.table.pairs where key.text != nil { try copy.set(key, value) }
      try module.loadState(
        copy, versions: ModuleObject.metadata(of: state), prefix: "", assign: interpreter.truth(a["assign"]), report)
      let (missing, unexpected) = (
        ModuleObject.LoadReport.texts(report.missing), ModuleObject.LoadReport.texts(report.unexpected)
      )
      var errors = ModuleObject.LoadReport.texts(report.errors)
      func list(_ keys: [String]) -> String { keys.map { "\"\($0)\"" }.joined(separator: ", ") }
      if try interpreter.truth(a["strict"]) {
        if !unexpected.isEmpty {
          errors.insert("Unexpected key(s) in state_dict: \(list(unexpected)). ", at: 0)
        }
        if !missing.isEmpty {
          errors.insert("Missing key(s) in state_dict: \(list(missing)). ", at: 0)
        }
      }
      guard errors.isEmpty else {
        throw PyError.runtime(
          "Error(s) in loading state_dict for \(module.cls.name):\n\t" + errors.joined(separator: "\n\t"))
      }
      return IncompatibleKeys.make(missing: report.missing, unexpected: report.unexpected)
    },
    Declaration("_save_to_state_dict", "(self, destination, prefix, keep_vars)", "Puts what the module itself has.") {
      a in
      guard case .dict(let destination) = try a["destination"] else { throw PyError.type("destination must be a dict") }
      try moduleArgument(a).saveOwnState(
        destination, prefix: a["prefix"].text ?? "", keepVars: a.interpreter.truth(a["keep_vars"]))
      return .none
    },
    Declaration(
      "_load_from_state_dict",
      "(self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs)",
      "Takes what the module itself has from a state."
    ) { a in
      guard case .dict(let state) = try a["state_dict"], case .dict(let facts) = try a["local_metadata"],
        case .list(let missing) = try a["missing_keys"], case .list(let unexpected) = try a["unexpected_keys"],
        case .list(let errors) = try a["error_msgs"]
      else { throw PyError.type("_load_from_state_dict() takes dicts and lists") }
      try moduleArgument(a).loadOwnState(
        state, facts, prefix: a["prefix"].text ?? "", strict: a.interpreter.truth(a["strict"]),
        ModuleObject.LoadReport(missing: missing, unexpected: unexpected, errors: errors))
      return .none
    },
    Declaration("get_extra_state", "(self)", "For subclasses: more to put into state_dict.", example: "") { _ in
      throw PyError.runtime(
        "Reached a code path in Module.get_extra_state() that should never be called. Please file an issue at "
          + "https://github.com/pytorch/pytorch/issues/new?template=bug-report.yml to report this bug.")
    },
    Declaration(
      "set_extra_state", "(self, state)", "For subclasses: takes back what get_extra_state gave.", example: ""
    ) {
      _ in
      throw PyError.runtime(
        "Reached a code path in Module.set_extra_state() that should never be called. Please file an issue at "
          + "https://github.com/pytorch/pytorch/issues/new?template=bug-report.yml to report this bug.")
    },
  ]
}

/// What `load_state_dict` returns: a named tuple that prints its own way.
final class IncompatibleKeys: PyObject {
  private static func makeClass() -> PyClass {
    let cls = PyClass(builtin: "_IncompatibleKeys", module: "torch.nn.modules.module", base: Classes.tuple)
    cls.add(properties: [
      GetSetDescriptor("missing_keys", "The names that the state lacked.", get: { try item($0, 0) }),
      GetSetDescriptor("unexpected_keys", "The names that the module lacks.", get: { try item($0, 1) }),
    ])
    cls.add([
      Declaration("__repr__", "(self)", "The text form.") { a in Value(try text(a["self"])) },
      Declaration("__str__", "(self)", "The text form.") { a in Value(try text(a["self"])) },
    ])
    return cls
  }
  // SAFETY: immutable once made, used on the evaluator's thread.
  nonisolated(unsafe) static let sharedClass = makeClass()

  private static func item(_ value: Value, _ index: Int) throws -> Value {
    guard case .tuple(let tuple) = value, index < tuple.items.count else { return .none }
    return tuple.items[index]
  }
  private static func text(_ value: Value) throws -> String {
    let interpreter = Interpreter.current
    let (missing, unexpected) = (try item(value, 0), try item(value, 1))
    if case .list(let a) = missing, case .list(let b) = unexpected, a.items.isEmpty, b.items.isEmpty {
      return "<All keys matched successfully>"
    }
    return "_IncompatibleKeys(missing_keys=\(try interpreter.repr(missing)), "
      + "unexpected_keys=\(try interpreter.repr(unexpected)))"
  }
  static func make(missing: PyList, unexpected: PyList) -> Value {
    .tuple(PyTuple([.list(missing), .list(unexpected)], cls: sharedClass))
  }
}
