// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Transactions

/// What registering a hook returns: `remove()` takes the hook out, as does the end of a `with` block.
package enum RemovableHandle {
  private static func makeClass() -> PyClass {
    let cls = PyClass(builtin: "RemovableHandle", module: "torch.utils.hooks", base: Classes.object, attributes: true)
    cls.add([
      Declaration("remove", "(self)", "Takes the hook out.") { a in
        try remove(a["self"])
        return .none
      },
      Declaration("__enter__", "(self)", "Begins a with block.") { a in try a["self"] },
      Declaration("__exit__", "(self, type, value, tb)", "Takes the hook out.") { a in
        try remove(a["self"])
        return .none
      },
    ])
    cls.add(properties: [
      GetSetDescriptor(
        "hooks_dict_ref", "A function that gives the dictionary of the hooks.",
        get: { handle in
          let hooks = handle.object?.attributes?["_hooks"] ?? .none
          return .object(
            BuiltinFunction(Declaration("hooks_dict_ref", "()", "The dictionary of the hooks.") { _ in hooks }))
        })
    ])
    return cls
  }
  // SAFETY: immutable once made, used on the evaluator's thread.
  nonisolated(unsafe) static let sharedClass = makeClass()

  private static func remove(_ handle: Value) throws {
    guard let table = handle.object?.attributes, case .dict(let hooks)? = table["_hooks"], let id = table["id"] else {
      return
    }
    _ = try hooks.remove(id)
    if case .tuple(let marks)? = table["_marks"] {
      for case .dict(let mark) in marks.items { _ = try mark.remove(id) }
    }
  }

  /// Adds a hook to a dictionary and gives its handle; its number is noted in the dictionaries `marks`, too.
  package static func add(_ hook: Value, to hooks: PyDict, prepend: Bool = false, marks: [PyDict] = []) throws -> Value
  {
    let state = HookState.current
    state.lastHook += 1
    let id = Value.int(state.lastHook)
    if prepend {
      let old = hooks.table.pairs
      hooks.table.removeAll()
      try hooks.set(id, hook)
      for (key, value) in old { try hooks.set(key, value) }
    } else {
      try hooks.set(id, hook)
    }
    let handle = PyInstance(of: sharedClass)
    handle.attributes?["id"] = id
    handle.attributes?["_hooks"] = .dict(hooks)
    if !marks.isEmpty {
      for mark in marks { try mark.set(id, .bool(true)) }
      handle.attributes?["_marks"] = Value(tuple: marks.map { .dict($0) })
    }
    return .object(handle)
  }
}

extension RemovableHandle {
  /// `torch.utils.hooks`: what the library's Python needs to register hooks.
  static func makeModule(_ interpreter: Interpreter) throws -> PyModule {
    let add = Declaration("_handle", "(hooks, hook, marks=())", "Adds a hook to a dictionary.") { a in
      guard case .dict(let hooks) = try a["hooks"] else { throw PyError.type("hooks must be a dict") }
      let marks = try a.interpreter.collect(a["marks"]).compactMap { value -> PyDict? in
        if case .dict(let dict) = value { dict } else { nil }
      }
      return try RemovableHandle.add(a["hook"], to: hooks, marks: marks)
    }
    return try interpreter.makeModule(
      "torch.utils.hooks",
      natives: [
        ("RemovableHandle", .object(sharedClass)),
        ("_handle", .object(BuiltinFunction(add, module: "torch.utils.hooks"))),
      ])
  }
}

/// What a workspace keeps for hooks: the number that was given out last.
final class HookState: PyObject {
  fileprivate var lastHook = 0 { willSet { willChange() } }

  /// The state of the interpreter whose code is running.
  static var current: HookState {
    let interpreter = Interpreter.current
    if let known = interpreter.libraryState["torch.utils.hooks"] as? HookState { return known }
    let state = HookState(cls: Classes.object)
    interpreter.libraryState["torch.utils.hooks"] = state
    return state
  }

  override func captureContents() -> (() -> Void)? {
    let last = lastHook
    return { [self] in lastHook = last }
  }
}

extension HookState: Snapshotable, NamedObjects {
  package static var snapshotName: String { "torch.utils.hooks" }
  package func snapshot() throws -> SnapshotRecord { SnapshotRecord(contents: [.int(lastHook)]) }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject { HookState.current }
  package func restoreContents(_ contents: SnapshotReader) throws { lastHook = try contents.count(0) }

  package var namedObjects: [(name: String, object: PyObject)] { [("RemovableHandle", RemovableHandle.sharedClass)] }
  package func object(named name: String) throws -> PyObject? {
    name == "RemovableHandle" ? RemovableHandle.sharedClass : nil
  }
}
