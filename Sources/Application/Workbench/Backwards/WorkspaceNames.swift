// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore
import TorchNN

/// What tensors and modules are called in the workspace: `net.conv1.weight`, `x`, `items[2]`.
///
/// Every object has the first path that leads to it; variables come before what is reached through them. In a recorded expression
/// parameters are named inside of the net that was called, `conv1.weight`, and results by the step that gave them.
struct WorkspaceNames {
  /// The modules in the order in which they were found, each once.
  private(set) var modules: [(name: String, module: ModuleObject)] = []
  private var tensors: [ObjectIdentifier: String] = [:]
  private var results: [ObjectIdentifier: String] = [:]
  private var paths: [ObjectIdentifier: String] = [:]
  private var seen: Set<ObjectIdentifier> = []
  private static let most = 100_000
  private static let deepest = 8

  /// Looks at what the global names of an interpreter lead to; before that at the steps of an expression and the nets that it called.
  init(_ interpreter: Interpreter, steps: [RecordedStep] = [], roots: [ModuleObject] = []) {
    let definitions = interpreter.globals.definitions.filter { $0.name != "_" && !$0.name.name.hasPrefix("__") }
    for (name, value) in definitions {
      if let tensor = value.tensor { note(tensor, name.name) }
    }
    for step in steps {
      for result in step.results where tensors[ObjectIdentifier(result.original)] == nil {
        tensors[ObjectIdentifier(result.original)] = "step\(step.number)"
      }
    }
    for root in roots {
      // A layer that was called by itself: its parameters are `bn.weight`.
      let own = definitions.first { $0.value.object === root && root.modules.table.count == 0 }
      add(.object(root), own?.name.name ?? "", 0)
    }
    // The nets have names of their own, whatever was found in them.
    seen = []
    modules = []
    paths = [:]
    for (name, value) in definitions { add(value, name.name, 0) }
  }

  /// The name of a tensor.
  func name(of tensor: Tensor) -> String? { tensors[ObjectIdentifier(tensor)] }
  /// What a module is called.
  func name(of module: ModuleObject) -> String? { paths[ObjectIdentifier(module)] }
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
      if paths[ObjectIdentifier(module)] == nil { paths[ObjectIdentifier(module)] = path }
      for dict in [module.parameters, module.buffers, module.modules] {
        for (key, value) in dict.table.pairs { add(value, Self.joined(path, key.text ?? ""), depth + 1) }
      }
    }
    guard let table = object.attributes else { return }
    for (name, value) in zip(table.names, table.values) where !name.name.hasPrefix("_") {
      add(value, Self.joined(path, name.name), depth + 1)
    }
  }

  private static func joined(_ path: String, _ name: String) -> String { path.isEmpty ? name : path + "." + name }
}
