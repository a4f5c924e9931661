// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// What the library adds to snapshots.
enum TorchSnapshotTypes {
  /// Makes its types and classes known by name; called when a workspace is made.
  static func register() {
    SnapshotTypes.register([
      Storage.self, Tensor.self, GradHooks.self, NodeHooks.self, GradNode.self, TensorObject.self, LibraryInstance.self,
      DTypeObject.self, DeviceObject.self, GeneratorObject.self, TorchState.self, Generator.self, HookHandle.self,
      FunctionContext.self, GradModeMaker.self, GradModeObject.self, StorageObject.self,
      LimitsObject.self, NodeObject.self, HookState.self,
    ])
    LibraryStates.register("torch.utils.hooks") { HookState.current }
    LibraryStates.register("torch") { TorchState.current }
  }
}

extension TorchState: NamedObjects {
  private var classes: [(name: String, object: PyObject)] {
    [
      ("Tensor", tensorClass), ("Parameter", parameterClass), ("Size", sizeClass), ("dtype", dtypeClass),
      ("device", deviceClass), ("Generator", generatorClass),
    ]
  }
  /// Result classes are named with their fields: `max(values,indices)`.
  package var namedObjects: [(name: String, object: PyObject)] {
    classes
      + returnTypes.keys.sorted().compactMap { name in
        guard let cls = returnTypes[name] else { return nil }
        guard case .tuple(let fields)? = cls.namespace["_fields"] else { return (name, cls) }
        return ("\(name)(\(fields.items.compactMap(\.text).joined(separator: ",")))", cls)
      }
      + nodeClasses.keys.sorted().compactMap { name in nodeClasses[name].map { (Self.nodePrefix + name, $0) } }
  }
  /// What stands before the name of the class of a graph's nodes, as a function of one's own keeps it (`_backward_cls`).
  private static let nodePrefix = "grad_fn "
  package func object(named name: String) throws -> PyObject? {
    if name.hasPrefix(Self.nodePrefix) { return NodeObject.nodeClass(String(name.dropFirst(Self.nodePrefix.count))) }
    if let known = classes.first(where: { $0.name == name }) { return known.object }
    if let known = returnTypes[name] { return known }
    if let kind = GradModeObject.Change(rawValue: name) { return GradModes.cls(kind) }
    let parts = name.split(separator: "(", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].hasSuffix(")") else { return nil }
    return ReturnTypes.cls(String(parts[0]), parts[1].dropLast().split(separator: ",").map(String.init))
  }
}

/// Element types in records.
enum SnapshotTypeNames {
  static func dtype(_ reader: SnapshotReader, _ index: Int) throws -> DType {
    let name = try reader.text(index)
    guard let dtype = DType.allCases.first(where: { $0.name == name }) else {
      throw reader.damaged(index, "element type")
    }
    return dtype
  }
}
