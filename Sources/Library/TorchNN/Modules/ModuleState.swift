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

  /// Adds the parameters and buffers of this module and of those below it to a dictionary.
  func collectState(_ destination: PyDict, prefix: String, keepVars: Bool) throws {
    let interpreter = Interpreter.current
    try interpreter.enter()
    defer { interpreter.leave() }
    if let metadata = try ModuleObject.metadata(of: destination) {
      try metadata.set(
        prefix.isEmpty ? "" : String(prefix.dropLast()), .dict(try PyDict([("version", stateVersion)])))
    }
    func kept(_ value: Value) throws -> Value {
      guard !keepVars, let tensor = value.tensorObject?.tensor else { return value }
      return TensorObject.wrap(tensor.detach())
    }
    for (key, parameter) in parameters.table.pairs where !parameter.isNone {
      try destination.set(prefix + (key.text ?? ""), kept(parameter))
    }
    for (key, buffer) in buffers.table.pairs where !buffer.isNone {
      guard let name = key.text, !nonPersistentBuffers.contains(name) else { continue }
      try destination.set(prefix + name, kept(buffer))
    }
    if let extra = override("get_extra_state") {
      try destination.set(prefix + "_extra_state", interpreter.call(extra, [value]))
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
  }

  /// What went wrong and what was left over while a state was loaded.
  struct LoadReport {
    var missing: [String] = []
    var unexpected: [String] = []
    var errors: [String] = []
  }

  /// Copies the entries of a state into this module and those below it.
  func loadState(
    _ entries: [(key: String, value: Value)], versions: PyDict?, prefix: String, assign: Bool,
    _ report: inout LoadReport
  ) throws {
    let interpreter = Interpreter.current
    try interpreter.enter()
    defer { interpreter.leave() }
    var byKey: [String: Value] = [:]
    for (key, value) in entries { byKey[key] = value }
    // States from before batch normalisation counted its batches.
    let counter = prefix + "num_batches_tracked"
    if byKey[counter] == nil, try buffers.get("num_batches_tracked")?.tensorObject != nil,
      case .int(let own) = try stateVersion, own >= 2
    {
      let given = try versions?.get(prefix.isEmpty ? "" : String(prefix.dropLast()))
      var version = 1
      if case .dict(let facts)? = given, case .int(let number)? = try facts.get("version") { version = number }
      if given == nil || version < 2 { byKey[counter] = try buffers.get("num_batches_tracked") }
    }
    var local: Set<String> = []
    let persistent = buffers.table.pairs.filter { !nonPersistentBuffers.contains($0.key.text ?? "") }
    for (key, current) in parameters.table.pairs + persistent {
      guard let name = key.text, let target = current.tensorObject?.tensor else { continue }
      local.insert(name)
      guard let given = byKey[prefix + name] else {
        report.missing.append(prefix + name)
        continue
      }
      try loadTensor(given, into: target, name: name, key: prefix + name, assign: assign, &report)
    }
    let extraKey = prefix + "_extra_state"
    if let extra = override("set_extra_state") {
      if let state = byKey[extraKey] {
        _ = try interpreter.call(extra, [value, state])
      } else {
        report.missing.append(extraKey)
      }
    } else if byKey[extraKey] != nil {
      report.unexpected.append(extraKey)
    }
    for (key, _) in entries where key.hasPrefix(prefix) && key != extraKey {
      let rest = key.dropFirst(prefix.count)
      if let dot = rest.firstIndex(of: ".") {
        if try modules.get(String(rest[..<dot])) == nil { report.unexpected.append(key) }
      } else if !local.contains(String(rest)) {
        report.unexpected.append(key)
      }
    }
    for (name, child) in childModules {
      let below = prefix + name + "."
      try child.loadState(
        entries.filter { $0.key.hasPrefix(below) }, versions: versions, prefix: below, assign: assign, &report)
    }
  }

  private func loadTensor(
    _ given: Value, into target: Tensor, name: String, key: String, assign: Bool, _ report: inout LoadReport
  ) throws {
    let interpreter = Interpreter.current
    guard var source = given.tensorObject?.tensor else {
      report.errors.append(
        "While copying the parameter named \"\(key)\", expected torch.Tensor or Tensor-like object from checkpoint but "
          + "received \(try interpreter.repr(.object(interpreter.type(of: given))))")
      return
    }
    if target.rank == 0, source.shape == [1] { source = try source.detach().view([]) }
    guard source.shape == target.shape else {
      report.errors.append(
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
      try module.collectState(destination, prefix: prefix.text ?? "", keepVars: a.interpreter.truth(keep))
      return .dict(destination)
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
      var report = ModuleObject.LoadReport()
      let entries = state.table.pairs.compactMap { key, value in key.text.map { (key: $0, value: value) } }
      try module.loadState(
        entries, versions: ModuleObject.metadata(of: state), prefix: "", assign: interpreter.truth(a["assign"]), &report
      )
      func list(_ keys: [String]) -> String { keys.map { "\"\($0)\"" }.joined(separator: ", ") }
      if try interpreter.truth(a["strict"]) {
        if !report.unexpected.isEmpty {
          report.errors.insert("Unexpected key(s) in state_dict: \(list(report.unexpected)). ", at: 0)
        }
        if !report.missing.isEmpty {
          report.errors.insert("Missing key(s) in state_dict: \(list(report.missing)). ", at: 0)
        }
      }
      guard report.errors.isEmpty else {
        throw PyError.runtime(
          "Error(s) in loading state_dict for \(module.cls.name):\n\t" + report.errors.joined(separator: "\n\t"))
      }
      return IncompatibleKeys.make(missing: report.missing, unexpected: report.unexpected)
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
  static func make(missing: [String], unexpected: [String]) -> Value {
    .tuple(
      PyTuple(
        [Value(list: missing.map { Value($0) }), Value(list: unexpected.map { Value($0) })], cls: sharedClass))
  }
}
