// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TorchNN

extension ModuleObject {
  /// The keys of `state_dict()`, in its order, as far as no program has a say in them.
  var stateNames: [String] {
    func names(of module: ModuleObject, _ prefix: String, _ depth: Int) -> [String] {
      guard depth < 64 else { return [] }
      var found: [String] = []
      for (key, value) in module.parameters.table.pairs where !value.isNone { found.append(prefix + (key.text ?? "")) }
      for (key, value) in module.buffers.table.pairs where !value.isNone {
        if let name = key.text, !module.nonPersistentBuffers.contains(name) { found.append(prefix + name) }
      }
      for (key, value) in module.modules.table.pairs {
        guard let child = value.object as? ModuleObject else { continue }
        found += names(of: child, prefix + (key.text ?? "") + ".", depth + 1)
      }
      return found
    }
    return names(of: self, "", 0)
  }

  /// The dotted names of the modules inside, for `get_submodule`.
  var submoduleNames: [String] {
    func names(of module: ModuleObject, _ prefix: String, _ depth: Int) -> [String] {
      guard depth < 64 else { return [] }
      return module.modules.table.pairs.flatMap { key, value -> [String] in
        guard let child = value.object as? ModuleObject, let name = key.text else { return [] }
        return [prefix + name] + names(of: child, prefix + name + ".", depth + 1)
      }
    }
    return names(of: self, "", 0)
  }
}

extension Value {
  /// What the text in `net.get_parameter("…")` and its like may be; nil for other methods and other values.
  func layerNames(for method: String) -> [String]? {
    guard let module = object as? ModuleObject else { return nil }
    switch method {
    case "get_submodule": return module.submoduleNames
    case "get_parameter", "get_buffer": return module.stateNames
    default: return nil
    }
  }
}
