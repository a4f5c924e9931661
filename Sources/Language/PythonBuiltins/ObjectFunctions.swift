// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonRuntime
import PythonSyntax

/// Functions about objects, classes and names.
extension Builtins {
  private static func attributeName(_ bound: Bound, _ index: Int) throws -> Symbol {
    guard let name = bound[index].text else {
      throw PyError.type("attribute name must be string, not '\(bound.interpreter.type(of: bound[index]).messageName)'")
    }
    return Symbol(name)
  }

  private static func isAttributeError(_ error: any Error) -> Bool {
    guard let raised = error as? Raised else { return false }
    return raised.exception.cls.isSubclass(of: ExceptionClasses.attributeError)
  }

  /// The built-in functions about objects.
  static let objectFunctions: [Declaration] = [
    Declaration(
      "isinstance", "(obj, class_or_tuple, /)", "Whether a value is of a class (or of one of several).",
      example: "isinstance(1, int)", vectorcall: 2...2
    ) { value, classes, _ in
      .bool(try Interpreter.current.isInstance(value, of: classes))
    },
    Declaration("issubclass", "(cls, class_or_tuple, /)", "Whether a class derives from another.") {
      .bool(try $0.interpreter.isSubclass($0[0], of: $0[1]))
    },
    Declaration("callable", "(obj, /)", "Whether a value can be called.") { .bool($0.interpreter.isCallable($0[0])) },
    Declaration(
      "getattr", "(object, name, default=..., /)", "An attribute by its name, or a default when there is none."
    ) {
      let name = try attributeName($0, 1)
      if $0[2].isUndefined { return try $0.interpreter.getAttribute($0[0], name) }
      do {
        return try $0.interpreter.attributeIfPresent($0[0], name) ?? $0[2]
      } catch  where isAttributeError(error) {
        return $0[2]
      }
    },
    Declaration("hasattr", "(obj, name, /)", "Whether an object has an attribute.") {
      do {
        return .bool(try $0.interpreter.attributeIfPresent($0[0], attributeName($0, 1)) != nil)
      } catch  where isAttributeError(error) {
        return .bool(false)
      }
    },
    Declaration("setattr", "(obj, name, value, /)", "Sets an attribute by its name.") {
      try $0.interpreter.setAttribute($0[0], attributeName($0, 1), $0[2])
      return .none
    },
    Declaration("delattr", "(obj, name, /)", "Deletes an attribute by its name.") {
      try $0.interpreter.deleteAttribute($0[0], attributeName($0, 1))
      return .none
    },
    Declaration("id", "(obj, /)", "A number that no other living object has.") {
      switch $0[0] {
      case .undefined, .none: .int(16)
      case .bool(let flag): .int(flag ? 32 : 48)
      case .int(let number): .int((number &* 32 &+ 0x1_0000_0000) & Int.max)
      case .float(let number): .int(Int(truncatingIfNeeded: number.bitPattern >> 1) | 1)
      default: .int(($0[0].object?.identity ?? 0) &* 64)
      }
    },
    Declaration("dir", "(object=..., /)", "The names of an object's attributes, or of the workspace.") {
      if $0[0].isUndefined {
        let names = $0.interpreter.globals.definitions.map(\.name.name)
        return Value(list: names.sorted { Interpreter.order($0, $1) < 0 }.map { Value($0) })
      }
      if let method = $0.interpreter.userMethod($0[0], "__dir__") {
        let names = try $0.interpreter.collect($0.interpreter.call(method, [$0[0]]))
        return Value(list: try Sorting.sorted(names, key: .none, reverse: false))
      }
      return Value(list: $0.interpreter.attributeNames(of: $0[0]).map { Value($0) })
    },
    Declaration("vars", "(object=..., /)", "The dictionary of an object's attributes.") {
      if $0[0].isUndefined { return .object(GlobalsView.of($0.interpreter)) }
      guard let dictionary = try $0.interpreter.attributeIfPresent($0[0], "__dict__") else {
        throw PyError.type("vars() argument must have __dict__ attribute")
      }
      return dictionary
    },
    Declaration("globals", "()", "The names of the workspace and their values.", example: "globals()['__name__'] = 'x'")
    {
      .object(GlobalsView.of($0.interpreter))
    },
    Declaration("locals", "()", "The variables of the function that is running, or of the workspace.") {
      .object(GlobalsView.of($0.interpreter))
    },
  ]
}
