// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// Functions of numbers that take arrays of objects as well: the library's Python lets places or ranks go through them
/// in place of the elements (`numpy._objects`).
enum ObjectFunctions {
  private static let names: Set<String> = [
    "amax", "amin", "argmax", "argmin", "argsort", "array_equal", "concatenate", "copy", "expand_dims", "flip", "full",
    "hstack", "max", "min", "ndim", "permutation", "ravel", "repeat", "reshape", "shape", "size", "sort", "squeeze",
    "stack", "tile", "transpose", "vstack", "where",
  ]

  /// The declaration of a function; of those above one that tries again where it was given objects.
  static func taking(_ declaration: Declaration) -> Declaration {
    guard names.contains(declaration.name) else { return declaration }
    return Declaration(
      declaration.name, declaration.signature, declaration.doc, example: declaration.example,
      body: { b in
        do { return try declaration.body(b) } catch {
          guard let made = try instead(declaration, b, error) else { throw error }
          return made
        }
      })
  }

  private static func instead(_ declaration: Declaration, _ b: Bound, _ error: any Error) throws -> Value? {
    let cls = (error as? Raised)?.exception.cls
    let refusals = [ExceptionClasses.typeError, ExceptionClasses.valueError, ExceptionClasses.notImplementedError]
    guard refusals.contains(where: { $0 === cls }) || error is any PythonConvertibleError else { return nil }
    let interpreter = b.interpreter
    let module = Value.object(try interpreter.importModule("numpy._objects"))
    // What can be given by position, up to what was not given.
    let parameters = declaration.signature.split(separator: ",").prefix { !$0.contains("*") }.count
    let given = Array(
      b.values.prefix(parameters).prefix { if case .undefined = $0 { false } else { true } })
    let question = try interpreter.getAttribute(module, "has_objects")
    let has = try given.contains { if case .bool(true) = try interpreter.call(question, [$0]) { true } else { false } }
    guard has else { return nil }
    let function = Value.object(BuiltinFunction(declaration, module: "numpy"))
    return try interpreter.call(
      interpreter.getAttribute(module, "instead"),
      [Value(declaration.name), function, Value(tuple: given)])
  }
}
