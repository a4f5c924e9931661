// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax

/// A call of `locals()`, `vars()`, `dir()`, `eval(source)` or `exec(source)` that sees other variables than those of the workspace: in a function, in
/// a module of its own, and in code that runs in a dictionary; in the latter two `globals()` too.
final class LocalsNode: Node {
  let function: Node
  let name: String
  let argument: Node?
  /// Whether the global names are those of the workspace.
  let isInWorkspace: Bool
  /// Whether it stands in a function.
  let isInFunction: Bool
  init(
    _ name: String, function: Node, argument: Node?, isInWorkspace: Bool, isInFunction: Bool, _ span: SourceSpan
  ) {
    (self.name, self.function, self.argument) = (name, function, argument)
    (self.isInWorkspace, self.isInFunction) = (isInWorkspace, isInFunction)
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    let callee = try function.evaluate(frame)
    let argument = try argument?.evaluate(frame)
    let interpreter = frame.interpreter
    do {
      guard let native = callee.object as? BuiltinFunction, native.module == "builtins" else {
        return try interpreter.call(callee, argument.map { [$0] } ?? [])
      }
      let names = frame.code.origin.globals
      if name == "globals" { return names }
      let variables = isInFunction ? .dict(try LocalsNode.variables(of: frame)) : frame.classMapping ?? names
      if let argument { return try interpreter.call(callee, [argument, isInWorkspace ? .none : names, variables]) }
      guard name == "dir" else { return variables }
      let keys = try interpreter.collect(interpreter.callMethod(variables, "keys"))
      return Value(list: try Sorting.sorted(keys, key: .none, reverse: false))
    } catch { throw marked(error, span, frame) }
  }

  /// The variables of a frame that have values.
  private static func variables(of frame: Frame) throws -> PyDict {
    let dict = PyDict()
    for (slot, name) in frame.code.localNames.sorted(by: { $0.key < $1.key }) {
      var value = frame.slots[slot]
      if case .object(let object) = value, let cell = object as? PyCell { value = cell.contents }
      if !value.isUndefined { try dict.set(name, value) }
    }
    for (slot, name) in zip(frame.code.freeSlots, frame.code.freeNames) where name != "__class__" {
      if case .object(let object) = frame.slots[slot], let cell = object as? PyCell, !cell.contents.isUndefined {
        try dict.set(name, cell.contents)
      }
    }
    return dict
  }
}
