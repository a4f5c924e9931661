// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import Tensors
import TorchCore
import TorchNN

/// What every name of a workspace leads to at one moment, by paths such as `net.0.weight`, `optimizer.param_groups[0]['lr']` or
/// `items[2]`: what `%changes` and `%diff` compare.
///
/// Tensors hold on to their memory, which is copied when somebody writes, so a summary of large weights costs little. Every object
/// appears once, under the first path that leads to it.
struct WorkspaceSummary {
  /// What a path leads to.
  enum Facet {
    /// Anything that a line of text says all about.
    case text(String)
    /// A tensor's elements.
    case tensor(Tensor)
    /// Something of which only can be said whether it is the same: a random stream.
    case opaque(any Equatable)
  }

  private(set) var facets: [String: Facet] = [:]
  /// The paths in the order in which they were found.
  private(set) var paths: [String] = []

  private let interpreter: Interpreter
  private var seen: Set<ObjectIdentifier> = []
  private static let mostPaths = 200_000
  private static let deepest = 40

  /// Looks at everything that the global names of an interpreter lead to, and at what else decides what a statement does.
  init(of interpreter: Interpreter) {
    self.interpreter = interpreter
    for (name, value) in interpreter.globals.definitions where !Session.isResultName(name.name) {
      add(value, name.name, 0)
    }
    let context = TensorContext.current
    put("the random stream of torch", .opaque(context.generator.state))
    for (name, state) in interpreter.libraryState {
      if let stream = state as? any RandomStream { put("the random stream of \(name)", .opaque(stream.streamState)) }
    }
    put("torch.is_grad_enabled()", .text(context.gradEnabled ? "True" : "False"))
    put("torch.get_default_dtype()", .text("torch.\(context.defaultDType.name)"))
    put("torch's print options", .opaque(context.printOptions))
    put("sys.getrecursionlimit()", .text(String(interpreter.recursionLimit)))
  }

  private mutating func put(_ path: String, _ facet: Facet) {
    guard paths.count < WorkspaceSummary.mostPaths, facets[path] == nil else { return }
    facets[path] = facet
    paths.append(path)
  }

  private mutating func add(_ value: Value, _ path: String, _ depth: Int) {
    guard depth < WorkspaceSummary.deepest, let object = value.object, !(object is PyString) else {
      return put(path, .text(text(value)))
    }
    if let tensor = value.tensor { return add(tensor, path) }
    if let array = object as? ArrayObject { return add(array.tensor, path) }
    guard seen.insert(ObjectIdentifier(object)).inserted else {
      return put(path, .text("<\(interpreter.type(of: value).name)>"))
    }
    switch value {
    case .list(let list):
      put(path, .text("\(list.cls.name) of \(list.items.count)"))
      add(list.items, path, depth)
    case .tuple(let tuple):
      put(path, .text("\(tuple.cls.name) of \(tuple.items.count)"))
      add(tuple.items, path, depth)
    case .dict(let dict):
      put(path, .text("\(dict.cls.name) of \(dict.table.count)"))
      add(dict, path, depth)
    default: add(object, path, depth)
    }
  }

  private mutating func add(_ tensor: Tensor, _ path: String) {
    guard seen.insert(ObjectIdentifier(tensor)).inserted else { return put(path, .text("<Tensor>")) }
    put(path, .tensor(WorkspaceSummary.held(tensor)))
    if tensor.gradFn != nil { put(path + ".grad_fn", .text("<\(tensor.gradFn?.name ?? "")>")) }
    if tensor.isLeaf, tensor.leafRequiresGrad { put(path + ".requires_grad", .text("True")) }
    if let grad = tensor.grad { put(path + ".grad", .tensor(WorkspaceSummary.held(grad))) }
  }

  /// A tensor that sees the memory as it is now, whatever is written later.
  private static func held(_ tensor: Tensor) -> Tensor {
    Tensor(
      storage: Storage(tensor.storage.buffer), shape: tensor.shape, strides: tensor.strides, offset: tensor.offset,
      dtype: tensor.dtype)
  }

  private static func isPlain(_ value: Value) -> Bool {
    switch value {
    case .none, .bool, .int, .float, .string: true
    case .tuple(let tuple): tuple.items.count < 8 && tuple.items.allSatisfy { WorkspaceSummary.isPlain($0) }
    default: false
    }
  }

  private mutating func add(_ items: [Value], _ path: String, _ depth: Int) {
    for (i, item) in items.enumerated() { add(item, "\(path)[\(i)]", depth + 1) }
  }

  private mutating func add(_ dict: PyDict, _ path: String, _ depth: Int) {
    for (i, pair) in dict.table.pairs.enumerated() {
      let key = WorkspaceSummary.isPlain(pair.key) ? text(pair.key) : String(i)
      add(pair.value, "\(path)[\(key)]", depth + 1)
    }
  }

  private mutating func add(_ object: PyObject, _ path: String, _ depth: Int) {
    if let set = object as? PySet { return put(path, .text(text(.object(set)))) }
    if object is PyModule { return put(path, .text(text(.object(object)))) }
    if let cls = object as? PyClass, !cls.isUserDefined { return put(path, .text(text(.object(cls)))) }
    put(path, .text(object is PyClass ? text(.object(object)) : "<\(object.cls.name)>"))
    if let module = object as? ModuleObject {
      for dict in [module.parameters, module.buffers, module.modules] {
        for (key, value) in dict.table.pairs { add(value, "\(path).\(key.text ?? "")", depth + 1) }
      }
    } else if let cls = object as? PyClass {
      let table = cls.namespace
      for (name, value) in zip(table.names, table.values) where !name.name.hasPrefix("__") {
        add(value, "\(path).\(name.name)", depth + 1)
      }
    }
    guard let table = object.attributes else { return }
    for (name, value) in zip(table.names, table.values) where object.cls.isUserDefined || !name.name.hasPrefix("_") {
      add(value, "\(path).\(name.name)", depth + 1)
    }
  }

  /// One line for a value, without running a program's `__repr__`.
  private func text(_ value: Value) -> String {
    guard
      WorkspaceSummary.isPlain(value) || value.object is PySet || value.object is PyModule || value.object is PyClass
    else { return "<\(interpreter.type(of: value).name)>" }
    return TextLayout.truncated(TextLayout.oneLine((try? interpreter.repr(value)) ?? ""), to: 60, .ascii)
  }
}
