// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TorchCore

extension ModuleObject: Snapshotable {
  package static var snapshotName: String { "module object" }
  package func snapshot() throws -> SnapshotRecord {
    let hookLists = hooks?.dictionaries ?? []
    return SnapshotRecord(contents: [
      .bool(isInitialised), .ref(parameters), .ref(buffers), .ref(modules),
      .list(nonPersistentBuffers.map { .text($0) }), .list(hookLists.map { .ref($0) }),
    ])
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject { ModuleObject(cls: Classes.object) }
  package func restoreContents(_ contents: SnapshotReader) throws {
    isInitialised = try contents.bool(0)
    parameters = try contents.object(1)
    buffers = try contents.object(2)
    modules = try contents.object(3)
    let names = try contents.list(4)
    nonPersistentBuffers = try names.parts.indices.map { try names.text($0) }
    let lists = try contents.objects(5, as: PyDict.self)
    if lists.count >= 5 { hooks = ModuleHooks(lists) }
  }
}

extension ModuleObject: StatefulObject {
  package func pickledState() throws -> PyDict {
    let state = try PyDict([
      ("training", attributes?[Names.training.symbol] ?? .bool(true)), ("_parameters", .dict(parameters)),
      ("_buffers", .dict(buffers)),
      (
        "_non_persistent_buffers_set",
        Interpreter.current.call(.object(Classes.set), [Value(list: nonPersistentBuffers.map { Value($0) })])
      ),
    ])
    // PyTorch's modules have all of these.
    for kind in ModuleHooks.Kind.allCases {
      let hooks = hooks?[kind] ?? PyDict()
      try state.set(kind.name, .dict(hooks))
    }
    try state.set("_is_full_backward_hook", .none)
    try state.set("_modules", .dict(modules))
    if let attributes {
      for (name, value) in zip(attributes.names, attributes.values) { try state.set(name.name, value) }
    }
    return state
  }
  package func takePickledState(_ state: PyDict) throws {
    initialise()
    for (key, value) in state.table.pairs {
      guard let name = key.text else { continue }
      switch (name, value) {
      case ("_parameters", .dict(let dict)): parameters = dict
      case ("_buffers", .dict(let dict)): buffers = dict
      case ("_modules", .dict(let dict)): modules = dict
      case ("_non_persistent_buffers_set", _):
        nonPersistentBuffers = try Interpreter.current.collect(value).compactMap(\.text)
      case (_, .dict(let dict)) where ModuleHooks.Kind.allCases.contains { $0.name == name }:
        guard dict.table.count > 0, let kind = ModuleHooks.Kind.allCases.first(where: { $0.name == name }) else {
          break
        }
        hooks = hooksForChange().replacing(kind, by: dict)
      default: attributes?[Symbol(name)] = value
      }
    }
  }
}

extension ModuleObject: TensorTree {
  package var tensorTables: [PyDict] { [parameters, buffers] }
  package var branches: PyDict { modules }
}
