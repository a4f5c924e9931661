// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax

/// A call of `locals()`, `vars()`, `dir()`, `eval(source)` or `exec(source)` inside a function: they see the function's variables.
final class LocalsNode: Node {
  let function: GlobalLoad
  let name: String
  let argument: Node?
  init(_ name: String, function: GlobalLoad, argument: Node?, _ span: SourceSpan) {
    self.name = name
    self.function = function
    self.argument = argument
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
      let variables = Value.dict(try LocalsNode.variables(of: frame))
      if let argument { return try interpreter.call(callee, [argument, .none, variables]) }
      guard name == "dir" else { return variables }
      let names = try interpreter.collect(variables)
      return Value(list: try Sorting.sorted(names, key: .none, reverse: false))
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
