// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import PythonRuntime
import Tensors

// How snapshots keep tensors and autograd's graph. The memory of tensors is kept once; tensors are views of it.

extension Storage: Snapshotable {
  package static var snapshotName: String { "storage" }
  package func snapshot() throws -> SnapshotRecord { SnapshotRecord([.bytes(contents), .int(version)]) }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    let storage = Storage(contents: try facts.bytes(0))
    storage.version = try facts.int(1)
    return storage
  }
}

extension Tensor: Snapshotable {
  package static var snapshotName: String { "tensor" }
  package func snapshot() throws -> SnapshotRecord {
    let state = state
    var facts: [SnapshotField] = [
      .object(storage), .ints(state.shape), .ints(state.strides), .int(state.offset), .text(state.dtype.name),
    ]
    var plain = TensorState(shape: shape, strides: strides, offset: offset, dtype: dtype)
    plain.leafRequiresGrad = leafRequiresGrad
    plain.isParameter = isParameter
    facts += [.bool(state.leafRequiresGrad), .bool(state.isParameter)]
    if plain != state {
      facts += [
        .bool(state.retainsGrad), .bool(state.isUntracked), .int(Int(state.viewKind.rawValue)), .int(state.outputIndex),
        .int(state.viewVersion),
      ]
    }
    var contents: [SnapshotField] = [
      .ifAny(grad), .ifAny(storedGradFn), .ifAny(base), .ifAny(hooks), .ifAny(postAccumulate),
    ]
    while case .value(.none)? = contents.last { contents.removeLast() }
    return SnapshotRecord(facts, contents: contents)
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    let storage = try facts.object(0, as: Storage.self)
    let dtype = try SnapshotTypeNames.dtype(facts, 4)
    var state = TensorState(
      shape: try facts.ints(1), strides: try facts.ints(2), offset: try facts.int(3), dtype: dtype)
    state.leafRequiresGrad = try facts.bool(5)
    state.isParameter = try facts.bool(6)
    if facts.count > 7 {
      state.retainsGrad = try facts.bool(7)
      state.isUntracked = try facts.bool(8)
      guard let kind = UInt8(exactly: try facts.int(9)).flatMap({ Tensor.ViewKind(rawValue: $0) }) else {
        throw facts.damaged(9, "kind of view")
      }
      state.viewKind = kind
      state.outputIndex = try facts.count(10)
      state.viewVersion = try facts.int(11)
    }
    // A truth value of another byte than 0 and 1 is none that the processor's code may see.
    guard dtype != .bool || storage.contents.allSatisfy({ $0 < 2 }) else { throw facts.damaged(0, "truth values") }
    guard let tensor = Tensor(storage: storage, state: state) else { throw facts.damaged(1, "shape") }
    return tensor
  }
  package func restoreContents(_ contents: SnapshotReader) throws {
    if contents.count > 0 { grad = try contents.objectIfAny(0) }
    if contents.count > 1 { storedGradFn = try contents.objectIfAny(1) }
    if contents.count > 2 { base = try contents.objectIfAny(2) }
    if contents.count > 3 { hooks = try contents.objectIfAny(3) }
    if contents.count > 4, let list = try contents.objectIfAny(4, as: GradHooks.self) {
      try list.useAfterAccumulating()
      postAccumulate = list
    }
  }
}

extension GradHooks: Snapshotable {
  package static var snapshotName: String { "gradient hooks" }
  package func snapshot() throws -> SnapshotRecord {
    var contents: [SnapshotField] = [.int(next)]
    for entry in entries {
      guard let function = entry.function as? PyObject else { throw NotSnapshotable("a hook on a gradient") }
      contents += [.int(entry.id), .ref(function)]
    }
    return SnapshotRecord(contents: contents)
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject { GradHooks() }
  package func restoreContents(_ contents: SnapshotReader) throws {
    var functions: [(id: Int, function: AnyObject, call: (Tensor?) throws -> Tensor?)] = []
    for i in stride(from: 1, to: contents.count, by: 2) {
      let function = try contents.object(i + 1, as: PyObject.self)
      functions.append((try contents.int(i), function, GradientHooks.call(function.value)))
    }
    restore(functions, next: try contents.count(0))
  }
  /// Makes them hooks that get the leaf when its gradient was added.
  fileprivate func useAfterAccumulating() throws {
    let functions = try entries.map { entry in
      guard let function = entry.function as? PyObject else { throw DamagedSnapshot("a hook is no function") }
      return (id: entry.id, function: function as AnyObject, call: GradientHooks.callAfter(function.value))
    }
    restore(functions, next: next)
  }
}

extension NodeHooks: Snapshotable {
  package static var snapshotName: String { "node hooks" }
  package func snapshot() throws -> SnapshotRecord {
    SnapshotRecord(
      contents: [
        .list(
          entries.compactMap { entry in
            (entry.function as? PyObject).map { .list([.int(entry.id), .bool(entry.isBefore), .ref($0)]) }
          })
      ])
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject { NodeHooks() }
  package func restoreContents(_ contents: SnapshotReader) throws {
    let list = try contents.list(0)
    entries = try list.parts.indices.map { i in
      let entry = try list.list(i)
      return Entry(
        id: try entry.count(0), isBefore: try entry.bool(1), function: try entry.object(2, as: PyObject.self))
    }
  }
}

extension GradNode: Snapshotable {
  package static var snapshotName: String { "node" }
  package func snapshot() throws -> SnapshotRecord {
    let context = payload as? FunctionContext
    let isKept = context != nil || payload == nil && Self.rule(derivative.key) != nil
    let key = context != nil ? Self.ownPrefix + name : isKept ? derivative.key : Self.lostPrefix + name
    let outputs = (0..<outputCount).map { output($0) }
    var record = SnapshotRecord(
      [
        .text(key), .int(sequence), .ints(ints),
        .list(doubles.map { .double($0) }),
        .list(shapes.map { .ints($0) }), .list(scalars.map { .value($0.value) }), .ifAny(leaf),
        .list(outputs.map { .list([.ints($0.shape), .text($0.dtype.name)]) }), .bool(isReleased),
        .text(shownName ?? ""),
      ],
      contents: [
        .list(edges.map { .list([.ifAny($0.node), .int($0.index)]) }),
        .list(saved.map { .list([.ifAny($0.tensor), .int($0.version), $0.outputIndex.map { .int($0) } ?? .nothing]) }),
        .list(
          retained.keys.sorted().compactMap { key in
            retained[key]?.tensor.map { .list([.int(key), .object($0)]) }
          }),
        .list(
          outputHooks.keys.sorted().compactMap { key in
            outputHooks[key].map { .list([.int(key), .object($0)]) }
          }),
        .refIfAny(context), .ifAny(nodeHooks),
      ])
    if !isKept { record.lost = "the graph node \(name)" }
    return record
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    guard let rule = rule(try facts.text(0)) else { throw facts.damaged(0, "rule of differentiation") }
    let shapes = try facts.list(4)
    let scalars = try facts.values(5).map { value in
      guard let scalar = value.scalar else { throw facts.damaged(5, "list of numbers") }
      return scalar
    }
    let doubles = try facts.list(3)
    let node = GradNode(
      rule, edges: [], ints: try facts.ints(2), doubles: try doubles.parts.indices.map { try doubles.double($0) },
      shapes: try shapes.parts.indices.map { try shapes.ints($0) }, scalars: scalars, leaf: try facts.objectIfAny(6),
      sequence: try facts.int(1))
    let outputs = try facts.list(7)
    node.restore(
      outputs: try outputs.parts.indices.map { i in
        let output = try outputs.list(i)
        let shape = try output.ints(0)
        guard (try? Shape.count(shape)) != nil else { throw output.damaged(0, "shape") }
        return (shape, try SnapshotTypeNames.dtype(output, 1))
      }, isReleased: try facts.bool(8))
    if facts.parts.count > 9, case let shown = try facts.text(9), !shown.isEmpty { node.shownName = shown }
    return node
  }
  package func restoreContents(_ contents: SnapshotReader) throws {
    let edges = try contents.list(0)
    self.edges = try edges.parts.indices.map { i in
      let edge = try edges.list(i)
      return GradEdge(node: try edge.objectIfAny(0), index: try edge.count(1))
    }
    let saved = try contents.list(1)
    self.saved = try saved.parts.indices.map { i in
      let entry = try saved.list(i)
      return SavedTensor(
        restoring: try entry.objectIfAny(0), version: try entry.int(1),
        outputIndex: try entry.isNothing(2) ? nil : entry.count(2))
    }
    for (key, tensor) in try pairs(contents.list(2), as: Tensor.self) {
      retained[key] = WeakTensor(tensor: tensor)
    }
    for (key, hooks) in try pairs(contents.list(3), as: GradHooks.self) { outputHooks[key] = hooks }
    payload = try contents.objectIfAny(4, as: FunctionContext.self)
    if contents.count > 5 { nodeHooks = try contents.objectIfAny(5) }
  }

  private func pairs<Object>(_ list: SnapshotReader, as type: Object.Type) throws -> [(Int, Object)] {
    try list.parts.indices.map { i in
      let pair = try list.list(i)
      return (try pair.count(0), try pair.object(1))
    }
  }

  // Once is enough: the table only grows.
  private static let layerRules: Void = Functional.registerDerivatives()
  /// Before the names of operations that a program defined.
  private static let ownPrefix = "autograd.Function "
  /// Before the names of operations whose rule is not known by name: the node stays, and says so when it is needed.
  private static let lostPrefix = "not kept "
  private static func rule(_ key: String) -> Derivative? {
    if key.hasPrefix(lostPrefix) {
      let name = String(key.dropFirst(lostPrefix.count))
      return Derivative(name, key: key) { _, _ in
        throw TensorError.runtime("\(name) was not kept when the session was left: compute the tensor again")
      }
    }
    if key.hasPrefix(ownPrefix) { return FunctionClass.rule(named: String(key.dropFirst(ownPrefix.count))) }
    _ = layerRules
    return DerivativeTable.rule(named: key)
  }
}

extension TensorObject: Snapshotable {
  package static var snapshotName: String { "Tensor" }
  package func snapshot() throws -> SnapshotRecord {
    let state = TorchState.current
    let plain = tensor.isParameter ? state.parameterClass : state.tensorClass
    return SnapshotRecord([.object(tensor)], keepsClass: cls !== plain)
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    TensorObject.object(try facts.object(0, as: Tensor.self))
  }
}
