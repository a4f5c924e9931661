// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore
import TorchNN

/// What tensors are called in an explanation: a person's own names, the paths of parameters, the numbers of steps.
struct StepNames {
  private var names: [ObjectIdentifier: String] = [:]
  private var modules: [ObjectIdentifier: String] = [:]

  init(_ list: StepList, _ recorder: OperationRecorder, _ interpreter: Interpreter) {
    for step in list.steps {
      for result in step.results { names[ObjectIdentifier(result.original)] = "step\(step.number)" }
    }
    for root in recorder.roots { add(root, "", 0) }
    for (name, value) in interpreter.globals.definitions where name.name != "_" && !name.name.hasPrefix("__") {
      if let tensor = value.tensor { names[ObjectIdentifier(tensor)] = name.name }
      guard let module = value.object as? ModuleObject else { continue }
      modules[ObjectIdentifier(module)] = name.name
      // A layer that was called by itself: its parameters are `bn.weight`.
      if recorder.roots.contains(where: { $0 === module }), module.modules.table.count == 0 {
        add(module, name.name, 0, replacing: true)
      }
    }
  }

  private mutating func add(_ module: ModuleObject, _ path: String, _ depth: Int, replacing: Bool = false) {
    guard depth < 50 else { return }
    func joined(_ name: String) -> String { path.isEmpty ? name : path + "." + name }
    for dict in [module.parameters, module.buffers] {
      for (key, value) in dict.table.pairs {
        guard let tensor = value.tensor, let text = key.text else { continue }
        if replacing || names[ObjectIdentifier(tensor)] == nil { names[ObjectIdentifier(tensor)] = joined(text) }
      }
    }
    for (key, value) in module.modules.table.pairs {
      if let child = value.object as? ModuleObject, let text = key.text { add(child, joined(text), depth + 1) }
    }
  }

  /// What a tensor is called; nil where it has no name.
  func name(of tensor: Tensor) -> String? { names[ObjectIdentifier(tensor)] }
  /// What a module is called.
  func name(of module: ModuleObject) -> String? { modules[ObjectIdentifier(module)] }
}
