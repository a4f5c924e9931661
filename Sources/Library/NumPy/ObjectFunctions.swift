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

  /// The name of a type of objects or texts (`object`, `str`, `U10`) that an argument means; nil for the types of numbers.
  static func kind(_ dtype: Value) throws -> String? {
    var name = dtype.text ?? (dtype.object as? PyClass)?.name ?? ""
    if dtype.object?.hasUserClass == true, !(dtype.object is PyClass) {
      name = try Interpreter.current.attributeIfPresent(dtype, Symbol("name"))?.text ?? ""
    }
    let plain = name.drop { "<>=|".contains($0) }
    if ["object", "O", "object_"].contains(plain) { return "object" }
    if ["str", "U", "str_"].contains(plain) { return "str" }
    return plain.first == "U" && plain.count > 1 && plain.dropFirst().allSatisfy(\.isNumber) ? String(plain) : nil
  }

  /// Whether something is an array of objects or texts.
  static func isObjects(_ value: Value) -> Bool {
    guard let object = value.object, !(object is NumpyArray), !(object is PyClass) else { return false }
    return object.cls.isSubclass(of: NumpyState.current.arrayClass)
  }

  /// Calls a function of `numpy._objects`.
  static func call(_ name: String, _ arguments: [Value]) throws -> Value {
    let interpreter = Interpreter.current
    let module = Value.object(try interpreter.importModule("numpy._objects"))
    return try interpreter.call(interpreter.getAttribute(module, Symbol(name)), arguments)
  }

  /// An array of one value, of objects or texts; nil where the type is one of numbers.
  ///
  /// - Parameter blank: what texts are in its place.
  static func filled(_ shape: Value, _ value: Value, _ dtype: Value, blank: Value? = nil) throws -> Value? {
    guard let kind = try kind(dtype) else { return nil }
    return try call("filled", [shape, kind == "object" ? value : blank ?? value, Value(kind)])
  }

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
