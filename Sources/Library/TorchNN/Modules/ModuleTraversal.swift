// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore
import Transactions

/// The iterator that `named_parameters()` and its relatives give: it looks at the module when the first item is asked for.
final class ModuleGenerator: PyIterator {
  private let module: ModuleObject
  private let name: String
  private let collect: () throws -> [Value]
  private var items: [Value]? { willSet { willChange() } }
  private var index = 0 { willSet { willChange() } }

  init(_ module: ModuleObject, _ name: String, _ collect: @escaping () throws -> [Value]) {
    self.module = module
    self.name = name
    self.collect = collect
    super.init(cls: Classes.generator)
  }
  override func next() throws -> Value? {
    let items = try self.items ?? collect()
    self.items = items
    guard index < items.count else { return nil }
    index += 1
    return items[index - 1]
  }
  override func repr() throws -> String { "<generator object Module.\(name) at \(addressText)>" }
  override func captureContents() -> (() -> Void)? {
    let (items, index) = (items, index)
    return { [self] in
      self.items = items
      self.index = index
    }
  }
}

extension ModuleGenerator: Snapshotable {
  static var snapshotName: String { "module generator" }
  func snapshot() throws -> SnapshotRecord {
    SnapshotRecord([.ref(module), .text(name), .values(try items ?? collect()), .int(index)])
  }
  static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    let items = try facts.values(2)
    let iterator = ModuleGenerator(try facts.object(0), try facts.text(1)) { items }
    iterator.items = items
    iterator.index = try facts.count(3)
    return iterator
  }
}

extension ModuleObject {
  /// Which dictionary of a module to walk.
  package enum Members {
    case parameters, buffers
    func dictionary(of module: ModuleObject) -> PyDict {
      switch self {
      case .parameters: module.parameters
      case .buffers: module.buffers
      }
    }
  }

  /// This module and everything below it, with dotted names; each module once unless duplicates are wanted.
  package func namedModules(prefix: String = "", removeDuplicate: Bool = true) throws -> [(
    name: String, module: ModuleObject
  )] {
    var found: [(name: String, module: ModuleObject)] = []
    var seen: Set<ObjectIdentifier> = []
    try collectModules(prefix, removeDuplicate, &seen, &found)
    return found
  }

  private func collectModules(
    _ prefix: String, _ removeDuplicate: Bool, _ seen: inout Set<ObjectIdentifier>,
    _ found: inout [(name: String, module: ModuleObject)]
  ) throws {
    let interpreter = Interpreter.current
    if seen.contains(ObjectIdentifier(self)) { return }
    if removeDuplicate { seen.insert(ObjectIdentifier(self)) }
    try interpreter.enter()
    defer { interpreter.leave() }
    found.append((prefix, self))
    for (name, child) in childModules {
      try child.collectModules(prefix.isEmpty ? name : prefix + "." + name, removeDuplicate, &seen, &found)
    }
  }

  /// The parameters or buffers with dotted names, in the order of registration.
  package func namedMembers(
    _ members: Members, prefix: String = "", recurse: Bool = true, removeDuplicate: Bool = true
  ) throws -> [(name: String, value: Value)] {
    var found: [(name: String, value: Value)] = []
    var seen: Set<ObjectIdentifier> = []
    let owners = recurse ? try namedModules(prefix: prefix, removeDuplicate: removeDuplicate) : [(prefix, self)]
    for (path, module) in owners {
      for (key, value) in members.dictionary(of: module).table.pairs {
        guard let name = key.text, let object = value.object else { continue }
        if removeDuplicate, !seen.insert(ObjectIdentifier(object)).inserted { continue }
        found.append((path.isEmpty ? name : path + "." + name, value))
      }
    }
    return found
  }

  /// The parameters of this module and of those below it.
  func allParameters(recurse: Bool = true) throws -> [Tensor] {
    // A program's class may have its own idea of what its parameters are.
    if let method = override("parameters") ?? override("named_parameters") {
      _ = method
      return try Interpreter.current.collect(
        Interpreter.current.callMethod(value, "parameters", [.bool(recurse)])
      ).compactMap { $0.tensorObject?.tensor }
    }
    return try namedMembers(.parameters, recurse: recurse).compactMap { $0.value.tensorObject?.tensor }
  }

  /// The direct children, each once.
  func namedChildren() -> [(name: String, module: ModuleObject)] {
    var seen: Set<ObjectIdentifier> = []
    return childModules.filter { seen.insert(ObjectIdentifier($0.module)).inserted }
  }
}

/// Methods that walk over modules, parameters and buffers.
enum TraversalMethods {
  private static func pair(_ name: String, _ value: Value) -> Value { Value(tuple: [Value(name), value]) }

  static let declarations: [Declaration] = [
    Declaration(
      "children", "(self)", "The direct child modules, each once.", example: "list(nn.Sequential(nn.ReLU()).children())"
    ) { a in
      let module = try moduleArgument(a)
      return .object(
        ModuleGenerator(module, "children") { module.namedChildren().map { .object($0.module) } })
    },
    Declaration(
      "named_children", "(self)", "The direct child modules with their names.",
      example: "dict(nn.Sequential(nn.ReLU()).named_children())"
    ) { a in
      let module = try moduleArgument(a)
      return .object(
        ModuleGenerator(module, "named_children") {
          module.namedChildren().map { pair($0.name, .object($0.module)) }
        })
    },
    Declaration(
      "modules", "(self, remove_duplicate=True)", "This module and all modules below it.",
      example: "len(list(nn.Sequential(nn.ReLU()).modules()))"
    ) { a in
      let module = try moduleArgument(a)
      let unique = try a.interpreter.truth(a["remove_duplicate"])
      return .object(
        ModuleGenerator(module, "modules") {
          try module.namedModules(removeDuplicate: unique).map { .object($0.module) }
        })
    },
    Declaration(
      "named_modules", "(self, memo=None, prefix='', remove_duplicate=True)",
      "This module and all modules below it, with dotted names.",
      example: "[name for name, m in nn.Sequential(nn.ReLU()).named_modules()]"
    ) { a in
      let module = try moduleArgument(a)
      let prefix = try a["prefix"].text ?? ""
      let unique = try a.interpreter.truth(a["remove_duplicate"])
      return .object(
        ModuleGenerator(module, "named_modules") {
          try module.namedModules(prefix: prefix, removeDuplicate: unique).map { pair($0.name, .object($0.module)) }
        })
    },
    Declaration(
      "parameters", "(self, recurse=True)", "The parameters, for an optimizer.",
      example: "sum(p.numel() for p in nn.Linear(3, 4).parameters())"
    ) { a in
      let module = try moduleArgument(a)
      let recurse = try a.interpreter.truth(a["recurse"])
      return .object(
        ModuleGenerator(module, "parameters") {
          if module.override("named_parameters") != nil {
            let interpreter = Interpreter.current
            let pairs = try interpreter.callMethod(
              module.value, "named_parameters", Arguments(keywords: [("recurse", .bool(recurse))]))
            return try interpreter.collect(pairs).map { try interpreter.getItem($0, .int(1)) }
          }
          return try module.namedMembers(.parameters, recurse: recurse).map(\.value)
        })
    },
    Declaration(
      "named_parameters", "(self, prefix='', recurse=True, remove_duplicate=True)",
      "The parameters with dotted names.", example: "[name for name, p in nn.Linear(3, 4).named_parameters()]"
    ) { a in try named(a, "named_parameters", .parameters) },
    Declaration(
      "buffers", "(self, recurse=True)", "The buffers: tensors that are state but not learned.",
      example: "len(list(nn.BatchNorm1d(3).buffers()))"
    ) { a in
      let module = try moduleArgument(a)
      let recurse = try a.interpreter.truth(a["recurse"])
      return .object(
        ModuleGenerator(module, "buffers") { try module.namedMembers(.buffers, recurse: recurse).map(\.value) })
    },
    Declaration(
      "named_buffers", "(self, prefix='', recurse=True, remove_duplicate=True)", "The buffers with dotted names.",
      example: "[name for name, b in nn.BatchNorm1d(3).named_buffers()]"
    ) { a in try named(a, "named_buffers", .buffers) },
  ]

  private static func named(_ a: Bound, _ name: String, _ members: ModuleObject.Members) throws -> Value {
    let module = try moduleArgument(a)
    let prefix = try a["prefix"].text ?? ""
    let recurse = try a.interpreter.truth(a["recurse"])
    let unique = try a.interpreter.truth(a["remove_duplicate"])
    return .object(
      ModuleGenerator(module, name) {
        try module.namedMembers(members, prefix: prefix, recurse: recurse, removeDuplicate: unique)
          .map { pair($0.name, $0.value) }
      })
  }
}

/// The module that a method was called on.
func moduleArgument(_ a: Bound) throws -> ModuleObject {
  guard let module = try a["self"].module else {
    throw PyError.type("descriptor requires a 'torch.nn.Module' object but received '\(try typeName(a["self"]))'")
  }
  return module
}
