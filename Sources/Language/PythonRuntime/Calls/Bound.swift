// SPDX-License-Identifier: GPL-3.0-or-later

/// The values of a built-in function's parameters.
public struct Bound {
  /// One value for each parameter; `.undefined` for a parameter with the default `...` that was not given.
  public let values: [Value]
  /// The function itself, where it is known: for the names of its parameters.
  public let builtin: BuiltinFunction?
  private let name: String?
  /// The function's qualified name, for error texts.
  public var function: String { name ?? builtin?.qualname ?? "" }
  /// The value of the parameter at a position.
  public subscript(_ index: Int) -> Value { values[index] }
  /// The value of the parameter of a name.
  ///
  /// - Throws: SystemError when the signature has no such parameter.
  package subscript(_ name: String) -> Value {
    get throws { values[try position(name)] }
  }
  /// The value of the parameter of a name where the signature has it and the call gives it.
  package func ifGiven(_ name: String) throws -> Value? {
    guard let position = try builtin?.position(of: name), position < values.count else { return nil }
    return values[position].ifGiven
  }
  /// Where the value of the parameter of a name lies.
  @inline(__always) package func position(_ name: String) throws -> Int {
    if let position = try builtin?.position(of: name), position < values.count { return position }
    throw hasNone(name)
  }
  @inline(never) package func hasNone(_ name: String) -> Raised {
    PyError.make(ExceptionClasses.systemError, "\(function)() has no parameter '\(name)'")
  }
  /// The interpreter.
  public var interpreter: Interpreter { Interpreter.current }
  /// Makes bound values of a function that goes by another name than its own, or is not there.
  public init(values: [Value], function: String, builtin: BuiltinFunction? = nil) {
    self.values = values
    self.builtin = builtin
    name = function
  }
  /// Makes bound values of a function.
  @inline(__always) init(values: [Value], builtin: BuiltinFunction) {
    self.values = values
    self.builtin = builtin
    name = nil
  }
}
