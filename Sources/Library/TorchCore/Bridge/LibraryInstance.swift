// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import PythonSyntax

/// An instance of a library's class whose state is ordinary attributes and whose special methods are declarations of the
/// class (`__len__`, `__getitem__`, `__iter__` …), so that subclasses, copies and snapshots see a plain object.
public final class LibraryInstance: PyObject {
  /// Makes an instance without running `__init__`.
  public init(of cls: PyClass) { super.init(cls: cls) }

  /// Makes a class of such instances; `path` is its module.
  public static func makeClass(
    _ name: String, module path: String, base: PyClass? = nil, _ methods: [Declaration]
  ) -> PyClass {
    let cls = PyClass(
      builtin: name, module: path, base: base ?? Classes.object, attributes: true, immutable: false)
    cls.allocate = { LibraryInstance(of: $0) }
    cls.add(methods)
    return cls
  }

  public override func deepCopy(_ memo: DeepCopyMemo) throws -> PyObject? {
    let copy = LibraryInstance(of: cls)
    memo.remember(self, .object(copy))
    try memo.copyAttributes(from: self, to: copy)
    return copy
  }

  private func special(_ name: Symbol, _ arguments: [Value] = []) throws -> Value? {
    // What `object` has leads back here.
    guard let definer = cls.definer(of: name), definer !== Classes.object, let method = cls.lookup(name) else {
      return nil
    }
    return try Interpreter.current.call(method, [.object(self)] + arguments)
  }

  public override func dynamicAttribute(_ name: Symbol) throws -> Value? {
    guard MissingMembers.optimizer.contains(name.name), cls.mro.contains(where: { $0.name == "Optimizer" }) else {
      return nil
    }
    throw MissingMembers.error("torch.optim.Optimizer", name)
  }

  public override func length() throws -> Int? {
    guard case .int(let count)? = try special("__len__") else { return nil }
    return count
  }
  public override func truth() throws -> Bool? { try length().map { $0 != 0 } }
  public override func getItem(_ index: Value) throws -> Value? { try special("__getitem__", [index]) }
  public override func makeIterator() throws -> PyIterator? {
    if let result = try special("__iter__") { return try Interpreter.current.iterator(over: result) }
    guard cls.lookup("__getitem__") != nil else { return nil }
    // The old protocol: indices from 0 until IndexError.
    let me = Value.object(self)
    return FunctionIterator(parts: [me]) { iterator in
      do {
        defer { iterator.state += 1 }
        return try Interpreter.current.getItem(me, .int(iterator.state))
      } catch {
        // Also a tensor's own, which is none of the language's yet.
        guard Interpreter.current.normalise(error).cls.isSubclass(of: ExceptionClasses.indexError) else { throw error }
        return nil
      }
    }
  }
  public override func call(_ arguments: Arguments) throws -> Value? {
    guard let method = cls.lookup("__call__") else { return nil }
    return try Interpreter.current.call(method, arguments.prepending(.object(self)))
  }
  public override func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    op == .add && !reflected ? try special("__add__", [other]) : nil
  }
  public override func repr() throws -> String { try special("__repr__")?.text ?? defaultRepr }
}

extension Bound {
  /// An attribute of the receiver.
  package func own(_ name: Symbol) throws -> Value { try interpreter.getAttribute(values[0], name) }
  /// Sets an attribute of the receiver.
  package func setOwn(_ name: Symbol, _ value: Value) throws { try interpreter.setAttribute(values[0], name, value) }
}
