// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore
import TorchNN

/// What a network consists of and computes for one input: the numbers of `%summary`, counted as torchinfo counts them.
struct NetworkSummary {
  /// One call of a layer, or a container that is never called itself.
  final class Entry {
    let name: String
    let module: ModuleObject
    let depth: Int
    let parent: Entry?
    /// Whether the layer was called before in this pass.
    var isRepeated = false
    var outputShape: [Int]?
    var outputBytes = 0
    var multiplyAdds = 0
    private(set) var parameters = 0
    private(set) var trainable = 0
    private(set) var parameterBytes = 0

    init(_ name: String, _ module: ModuleObject, depth: Int, parent: Entry?) {
      self.name = name
      self.module = module
      self.depth = depth
      self.parent = parent
    }

    var isLeaf: Bool { NetworkSummary.children(of: module).isEmpty }
    var isTraining: Bool {
      if case .bool(false)? = module.attributes?["training"] { false } else { true }
    }

    func countParameters(_ interpreter: Interpreter) throws {
      (parameters, trainable, parameterBytes) = (0, 0, 0)
      for (_, tensor) in try NetworkSummary.parameters(of: module, interpreter) {
        parameters += tensor.numel
        parameterBytes += tensor.numel * tensor.dtype.itemSize
        if tensor.requiresGrad { trainable += tensor.numel }
      }
    }

    /// Weight elements times the places of the output that each is used for.
    func countMultiplyAdds(_ interpreter: Interpreter) throws {
      let shape = outputShape ?? []
      let batch = shape.first ?? 1
      for (name, tensor) in try NetworkSummary.parameters(of: module, interpreter) {
        if name == "weight" || name == "bias" {
          let places = module.cls.name.contains("Conv") ? batch * shape.dropFirst(2).reduce(1, *) : batch
          multiplyAdds += tensor.numel * places
        } else if name.contains("weight") || name.contains("bias") {
          multiplyAdds += tensor.numel * shape.prefix(2).reduce(1, *)
        }
      }
    }
  }

  /// The calls in their order, a container before what it calls.
  private(set) var entries: [Entry] = []
  private(set) var inputBytes = 0
  private(set) var parameters = 0
  private(set) var trainable = 0
  private(set) var parameterBytes = 0
  private(set) var activationBytes = 0
  private(set) var multiplyAdds = 0
  private let interpreter: Interpreter
  private final class Log {
    var entries: [Entry] = []
    var latest: [ObjectIdentifier: Entry] = [:]
    var seen: Set<ObjectIdentifier> = []
  }

  /// Runs the network once, without a graph; the caller puts the workspace back.
  init(_ network: ModuleObject, name: String, inputs: [Value], _ interpreter: Interpreter) throws {
    self.interpreter = interpreter
    let log = Log()
    var watched: [ObjectIdentifier: (Entry, Int)] = [:]
    var order: [ModuleObject] = []
    var stack = [Entry(name, network, depth: 0, parent: nil)]
    while let template = stack.popLast() {
      // A layer that stands at several places is called by the last of its names.
      let key = ObjectIdentifier(template.module)
      if watched[key] == nil { order.append(template.module) }
      watched[key] = (template, order.count)
      guard template.depth < 200 else { continue }
      for child in Self.children(of: template.module).reversed() {
        stack.append(Entry(child.name, child.module, depth: template.depth + 1, parent: template))
      }
    }
    for module in order {
      guard let (template, _) = watched[ObjectIdentifier(module)] else { continue }
      try Self.watch(template, log, interpreter)
    }
    inputBytes = inputs.reduce(0) { sum, value in
      sum + Self.tensors(in: value).reduce(0) { $0 + $1.storage.buffer.byteCount }
    }
    _ = try TensorContext.withoutGrad { try interpreter.call(.object(network), inputs) }
    entries = log.entries
    try addContainers(log)
    try addUp()
  }

  private static func watch(_ template: Entry, _ log: Log, _ interpreter: Interpreter) throws {
    let key = ObjectIdentifier(template.module)
    try ModuleWatch.add(
      to: template.module, interpreter,
      before: {
        let entry = Entry(template.name, template.module, depth: template.depth, parent: template.parent)
        try entry.countParameters(interpreter)
        entry.isRepeated = !log.seen.insert(key).inserted
        log.entries.append(entry)
        log.latest[key] = entry
      },
      after: { _, result in
        guard let entry = log.latest[key] else { return }
        try entry.countParameters(interpreter)
        if let tensor = result.tensor ?? tensors(in: result).first {
          entry.outputShape = tensor.shape
          entry.outputBytes = tensor.numel * tensor.dtype.itemSize
        }
        try entry.countMultiplyAdds(interpreter)
      })
  }

  /// The tensors in nested lists, tuples and dictionaries.
  static func tensors(in value: Value) -> [Tensor] {
    if let tensor = value.tensor { return [tensor] }
    switch value {
    case .list(let list): return list.items.flatMap { tensors(in: $0) }
    case .tuple(let tuple): return tuple.items.flatMap { tensors(in: $0) }
    case .dict(let dict): return dict.table.values.flatMap { tensors(in: $0) }
    default: return []
    }
  }

  static func children(of module: ModuleObject) -> [(name: String, module: ModuleObject)] {
    module.modules.table.pairs.compactMap { key, value in
      guard let name = key.text, let child = value.object as? ModuleObject else { return nil }
      return (name, child)
    }
  }

  static func parameters(of module: ModuleObject, _ interpreter: Interpreter) throws -> [(String, Tensor)] {
    try interpreter.collect(interpreter.callMethod(.object(module), "named_parameters")).compactMap { item in
      guard case .tuple(let pair) = item, pair.items.count == 2, let name = pair.items[0].text,
        let tensor = pair.items[1].tensor
      else { return nil }
      return (name, tensor)
    }
  }

  /// Puts in the containers that are never called, such as a ModuleList, above the layers that they hold.
  private mutating func addContainers(_ log: Log) throws {
    var result: [Entry] = []
    var current: [Int: Entry] = [:]
    for entry in entries {
      var hierarchy: [Int: Entry] = [:]
      var parent = entry.parent
      while let above = parent, above.depth > 0 {
        hierarchy[above.depth] = above
        parent = above.parent
      }
      for depth in 1..<max(entry.depth, 1) {
        guard let above = hierarchy[depth], current[depth]?.module !== above.module,
          result.last?.module !== above.module
        else { continue }
        try above.countParameters(interpreter)
        above.isRepeated = !log.seen.insert(ObjectIdentifier(above.module)).inserted
        result.append(above)
        current[depth] = above
      }
      result.append(entry)
      current[entry.depth] = entry
      var depth = entry.depth + 1
      while current.removeValue(forKey: depth) != nil { depth += 1 }
    }
    entries = result
  }

  /// The entries below one.
  private func below(_ index: Int) -> Range<Int> {
    let end = entries[(index + 1)...].firstIndex { $0.depth <= entries[index].depth } ?? entries.count
    return (index + 1)..<end
  }

  /// The parameters that a container has itself, not its layers; for a layer all that it has.
  func own(_ index: Int) -> (parameters: Int, trainable: Int) { owns[index] }
  private var owns: [(parameters: Int, trainable: Int)] = []

  private mutating func addUp() throws {
    owns = entries.map { ($0.parameters, $0.trainable) }
    // From the end, so that what is below an entry is known before it.
    for index in entries.indices.reversed() where !entries[index].isLeaf {
      for other in below(index) where !entries[other].isRepeated {
        owns[index].parameters -= owns[other].parameters
        owns[index].trainable -= owns[other].trainable
      }
    }
    for (index, entry) in entries.enumerated() {
      if entry.isLeaf {
        multiplyAdds += entry.multiplyAdds
        if entry.parameters > 0 { activationBytes += entry.outputBytes * 2 }
        if !entry.isRepeated { parameterBytes += entry.parameterBytes }
      }
      guard !entry.isRepeated else { continue }
      parameters += max(owns[index].parameters, 0)
      trainable += max(owns[index].trainable, 0)
    }
  }
}
