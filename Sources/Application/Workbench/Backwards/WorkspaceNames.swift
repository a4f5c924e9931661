// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore
import TorchNN

/// What tensors and modules are called in the workspace: `net.conv1.weight`, `x`, `items[2]`.
///
/// Every object has the first path that leads to it; variables come before what is reached through them.
struct WorkspaceNames {
  /// The modules in the order in which they were found, each once.
  private(set) var modules: [(name: String, module: ModuleObject)] = []
  private var tensors: [ObjectIdentifier: String] = [:]
  private var results: [ObjectIdentifier: String] = [:]
  private var seen: Set<ObjectIdentifier> = []
  private static let most = 100_000
  private static let deepest = 8

  /// Looks at what the global names of an interpreter lead to.
  init(_ interpreter: Interpreter) {
    let definitions = interpreter.globals.definitions.filter { $0.name != "_" }
    for (name, value) in definitions {
      if let tensor = value.tensor { note(tensor, name.name) }
    }
    for (name, value) in definitions { add(value, name.name, 0) }
  }

  /// The name of a tensor.
  func name(of tensor: Tensor) -> String? { tensors[ObjectIdentifier(tensor)] }
  /// The name of a tensor that an operation gave.
  func name(ofResultOf node: GradNode) -> String? { results[ObjectIdentifier(node)] }

  private mutating func note(_ tensor: Tensor, _ name: String) {
    if tensors[ObjectIdentifier(tensor)] == nil { tensors[ObjectIdentifier(tensor)] = name }
    if let node = tensor.gradFn, results[ObjectIdentifier(node)] == nil { results[ObjectIdentifier(node)] = name }
    if let gradient = tensor.grad, tensors[ObjectIdentifier(gradient)] == nil {
      tensors[ObjectIdentifier(gradient)] = name + ".grad"
    }
  }

  private mutating func add(_ value: Value, _ path: String, _ depth: Int) {
    guard depth <= Self.deepest, seen.count < Self.most, let object = value.object else { return }
    if let tensor = value.tensor { return note(tensor, path) }
    guard !(object is PyString), !(object is PyModule), !(object is PyClass) else { return }
    guard seen.insert(ObjectIdentifier(object)).inserted else { return }
    switch value {
    case .list(let list): for (i, item) in list.items.enumerated() { add(item, "\(path)[\(i)]", depth + 1) }
    case .tuple(let tuple): for (i, item) in tuple.items.enumerated() { add(item, "\(path)[\(i)]", depth + 1) }
    case .dict(let dict):
      for (key, item) in dict.table.pairs {
        if let text = key.text { add(item, "\(path)['\(text)']", depth + 1) }
        if case .int(let number) = key { add(item, "\(path)[\(number)]", depth + 1) }
      }
    default: add(object, path, depth)
    }
  }

  private mutating func add(_ object: PyObject, _ path: String, _ depth: Int) {
    if let module = object as? ModuleObject {
      modules.append((path, module))
      for dict in [module.parameters, module.buffers, module.modules] {
        for (key, value) in dict.table.pairs { add(value, "\(path).\(key.text ?? "")", depth + 1) }
      }
    }
    guard let table = object.attributes else { return }
    for (name, value) in zip(table.names, table.values) where !name.name.hasPrefix("_") {
      add(value, "\(path).\(name.name)", depth + 1)
    }
  }
}
