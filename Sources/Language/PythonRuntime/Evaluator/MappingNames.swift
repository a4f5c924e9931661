// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

// Global names of code that `exec` or `eval` runs in a dictionary of its own: looked up in that dictionary whenever they are used, so that
// functions made there see what it gets later, and it sees what they do.

/// A global name in a mapping, or a built-in one.
final class MappingLoad: Node {
  let mapping: Value
  let name: Value
  init(_ mapping: Value, _ name: String, _ span: SourceSpan) {
    self.mapping = mapping
    self.name = Value(name)
    super.init(span)
  }
  override func evaluate(_ frame: Frame) throws -> Value {
    do {
      let interpreter = frame.interpreter
      if let found = try interpreter.entry(mapping, name) { return found }
      let text = name.text ?? ""
      if let own = try interpreter.entry(mapping, Value("__builtins__")), !(own.object is PyModule) {
        guard interpreter.type(of: own).lookup(Special.getitem) != nil else {
          throw PyError.type("'\(interpreter.type(of: own).messageName)' object is not subscriptable")
        }
        if let found = try interpreter.entry(own, name) { return found }
      } else if let found = interpreter.builtins[Symbol(text)] {
        return found
      }
      throw PyError.undefined(text)
    } catch { throw marked(error, span, frame) }
  }
}

extension Interpreter {
  /// The value of a key of a mapping; nil when it has none.
  fileprivate func entry(_ mapping: Value, _ key: Value) throws -> Value? {
    if case .dict(let dict) = mapping, !dict.hasUserClass { return try dict.get(key) }
    do { return try getItem(mapping, key) } catch let raised as Raised
      where raised.exception.cls.isSubclass(of: ExceptionClasses.keyError)
    { return nil }
  }
}

/// `name = value` for such a name.
final class MappingTarget: Target {
  let mapping: Value
  let name: Value
  init(_ mapping: Value, _ name: String, _ span: SourceSpan) {
    self.mapping = mapping
    self.name = Value(name)
    super.init(span)
  }
  override func assign(_ value: Value, _ frame: Frame) throws {
    do { try frame.interpreter.setItem(mapping, name, value) } catch { throw marked(error, span, frame) }
  }
  override func delete(_ frame: Frame) throws {
    do {
      try frame.interpreter.deleteItem(mapping, name)
    } catch let raised as Raised where raised.exception.cls.isSubclass(of: ExceptionClasses.keyError) {
      throw marked(PyError.undefined(name.text ?? ""), span, frame)
    } catch { throw marked(error, span, frame) }
  }
}
