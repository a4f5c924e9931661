// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TorchCore

/// The classes of `torch.nn` in a workspace, made when a program first mentions them.
final class NNState: LibraryClasses {
  /// The state of the interpreter whose code is running.
  static var current: NNState { current("torch.nn", latest: &latest) { NNState() } }
  // SAFETY: the one evaluator thread.
  private nonisolated(unsafe) static var latest: NNState?

  /// Whether a program has used hooks for all modules in this workspace; calls of modules look then whether there are any.
  private(set) var hasGlobalHooks = false { willSet { willChange() } }
  func noteGlobalHooks() { if !hasGlobalHooks { hasGlobalHooks = true } }
  override func captureContents() -> (() -> Void)? {
    let before = hasGlobalHooks
    return { [self] in hasGlobalHooks = before }
  }

  /// `torch.nn.Module`
  var moduleClass: PyClass {
    known("Module") {
      let cls = PyClass(
        builtin: "Module", module: "torch.nn.modules.module", base: Classes.object, attributes: true, immutable: false)
      cls.allocate = { ModuleObject(cls: $0) }
      for declarations in ModuleMethods.all { cls.add(declarations) }
      cls.add(properties: ModuleMethods.properties)
      cls.set("__doc__", Value("The base of all neural network modules."))
      cls.set("_version", .int(1))
      cls.set("dump_patches", .bool(false))
      cls.set("call_super_init", .bool(false))
      cls.set("_is_full_backward_hook", Value.none)
      return cls
    }
  }

  /// The class of a layer; nil when there is no such layer.
  func layerClass(_ name: String) throws -> PyClass? {
    if name == "Module" { return moduleClass }
    guard let layer = Layers.table[name] else { return nil }
    return try known(name) {
      guard let base = try layerClass(layer.base) else { throw PyError.runtime("no class \(layer.base)") }
      let cls = try layer.makeClass(base: base)
      if layer.name == "_NormBase" { cls.set("_version", .int(2)) }
      return cls
    }
  }

  /// Makes a module of a class of the library, as `nn.Name(…)` does.
  func make(_ name: String, _ positional: [Value], _ keywords: [(name: Symbol, value: Value)] = []) throws -> Value {
    guard let cls = try layerClass(name) else { throw PyError.runtime("no class \(name)") }
    return try Interpreter.current.call(.object(cls), Arguments(positional, keywords: keywords))
  }
}

extension NNState: Snapshotable, NamedObjects {
  package static var snapshotName: String { "torch.nn" }
  package func snapshot() throws -> SnapshotRecord { SnapshotRecord(contents: [.bool(hasGlobalHooks)]) }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject { NNState.current }
  package func restoreContents(_ contents: SnapshotReader) throws {
    if contents.count > 0 { hasGlobalHooks = try contents.bool(0) }
  }

  private static var hidden: [(name: String, object: PyObject)] {
    [("_IncompatibleKeys", IncompatibleKeys.sharedClass)]
  }
  package var namedObjects: [(name: String, object: PyObject)] {
    namedClasses + NNState.hidden
  }
  package func object(named name: String) throws -> PyObject? {
    try NNState.hidden.first { $0.name == name }?.object ?? layerClass(name)
  }
}

/// All layers by name.
enum Layers {
  // SAFETY: immutable declarations, used on the evaluator's thread.
  nonisolated(unsafe) static let families: [[Layer]] = [
    LinearLayers.all, ConvolutionLayers.all, NormalizationLayers.all, ActivationLayers.all, PoolingLayers.all,
    DropoutLayers.all, ContainerLayers.all, ParameterContainers.all, ReshapingLayers.all, LossLayers.all,
    EmbeddingLayers.all, RecurrentLayers.all, AttentionLayers.all, PaddingLayers.all, ResamplingLayers.all,
    DistanceLayers.all,
  ]
  nonisolated(unsafe) static let table: [String: Layer] = {
    var table: [String: Layer] = [:]
    for layer in families.joined() { table[layer.name] = layer }
    return table
  }()
  /// The names of public classes.
  static let names: [String] = families.joined().map(\.name).filter { !$0.hasPrefix("_") }
}
