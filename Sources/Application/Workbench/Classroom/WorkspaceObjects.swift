// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TorchNN

/// The objects that a person's names lead to.
struct WorkspaceObjects {
  private var found: [Value] = []
  private var seen: Set<ObjectIdentifier> = []
  private static let most = 100_000
  private static let deepest = 8

  /// Those of a class, or of one of a tuple of classes, in the order of the names.
  static func instances(of classes: Value, _ interpreter: Interpreter) throws -> [Value] {
    var objects = WorkspaceObjects()
    for (name, value) in interpreter.globals.definitions where !name.name.hasPrefix("_") { objects.add(value, 0) }
    return try objects.found.filter { try interpreter.isInstance($0, of: classes) }
  }

  private mutating func add(_ value: Value, _ depth: Int) {
    guard depth <= Self.deepest, found.count < Self.most, let object = value.object else { return }
    guard !(object is PyModule), seen.insert(ObjectIdentifier(object)).inserted else { return }
    found.append(value)
    guard !(object is PyClass), !(object is PyString) else { return }
    switch value {
    case .list(let list): for item in list.items { add(item, depth + 1) }
    case .tuple(let tuple): for item in tuple.items { add(item, depth + 1) }
    case .dict(let dict): for (_, item) in dict.table.pairs { add(item, depth + 1) }
    default:
      if let module = object as? ModuleObject {
        for (_, child) in module.modules.table.pairs { add(child, depth + 1) }
      }
      for (name, attribute) in zip(object.attributes?.names ?? [], object.attributes?.values ?? [])
      where !name.name.hasPrefix("_") { add(attribute, depth + 1) }
    }
  }
}
