// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// Names that layers read on each call, made once.
package enum Names {
  // SAFETY (all of them): immutable strings, used on the evaluator's thread.
  nonisolated(unsafe) static let training = Key("training")
  nonisolated(unsafe) static let weight = Key("weight")
  nonisolated(unsafe) static let bias = Key("bias")
  nonisolated(unsafe) static let runningMean = Key("running_mean")
  nonisolated(unsafe) static let runningVar = Key("running_var")
  nonisolated(unsafe) static let batchesTracked = Key("num_batches_tracked")
  nonisolated(unsafe) static let inPlace = Key("inplace")
  static let forward = Symbol("forward")

  // SAFETY: grows on the evaluator's thread alone.
  private nonisolated(unsafe) static var texts: [Value] = []

  /// The string value of a name, the same object each time.
  static func text(of name: Symbol) -> Value {
    let index = Int(name.id)
    while texts.count <= index { texts.append(.undefined) }
    if texts[index].isUndefined { texts[index] = Value(name.name) }
    return texts[index]
  }
}

extension Value {

  /// The module, if the value is one.
  var module: ModuleObject? {
    guard case .object(let object) = self else { return nil }
    return object as? ModuleObject
  }
}

extension ModuleObject {
  /// A plain attribute as layers keep their settings; `.undefined` when a program deleted it.
  func setting(_ key: Key) -> Value { attributes?[key.symbol] ?? .undefined }

  /// `self.name` for a parameter or buffer that may be None; a plain attribute of that name serves too, as in PyTorch.
  func tensor(_ key: Key) throws -> Tensor? {
    var found = try parameters.get(key.text)
    if found == nil { found = try buffers.get(key.text) }
    if found == nil { found = try Interpreter.current.getAttribute(value, key.symbol) }
    guard let found, !found.isNone else { return nil }
    if let tensor = found.tensorObject?.tensor { return tensor }
    throw PyError.type("'\(key.symbol.name)' must be Tensor, not \(Interpreter.current.type(of: found).name)")
  }

  /// `self.name` for a parameter that must be there.
  func requiredTensor(_ key: Key) throws -> Tensor {
    guard let tensor = try tensor(key) else { throw PyError.type("'\(key.symbol.name)' must be Tensor, not NoneType") }
    return tensor
  }

  /// Whether the module is in training mode, as a program may have set it.
  func isTraining() throws -> Bool { try Interpreter.current.truth(setting(Names.training)) }

  /// Sets a plain attribute.
  @inline(never) func set(_ name: String, _ value: Value) { attributes?[Symbol(name)] = value }

  /// A plain attribute by name, as a program sees it.
  @inline(never) func get(_ name: String) throws -> Value { try Interpreter.current.getAttribute(value, Symbol(name)) }

  /// Registers a parameter without checks: for layers.
  @inline(never) func setParameter(_ name: String, _ tensor: Tensor?) throws {
    guard let tensor else { return try parameters.set(name, .none) }
    tensor.isParameter = true
    if tensor.dtype.isFloatingPoint { tensor.leafRequiresGrad = true }
    try parameters.set(name, TensorObject.wrap(tensor))
  }

  /// Registers a buffer without checks: for layers.
  func setBuffer(_ name: String, _ tensor: Tensor?) throws {
    try buffers.set(name, tensor.map { TensorObject.wrap($0) } ?? .none)
  }

  /// Registers a child without checks: for containers.
  func setModule(_ name: String, _ module: Value) throws { try modules.set(name, module) }

  /// The method of a program's class that overrides the library's one.
  func override(_ name: Symbol) -> Value? { Interpreter.current.userMethod(value, name) }

  /// The children with their names, without the absent ones.
  var childModules: [(name: String, module: ModuleObject)] {
    modules.table.pairs.compactMap { key, value in
      guard let name = key.text, let module = value.module else { return nil }
      return (name, module)
    }
  }
}
