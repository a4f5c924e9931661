// SPDX-License-Identifier: GPL-3.0-or-later

/// The special method that an operator found last time, if both operands were instances of one class of a program: good while they have the same class again and no
/// class has changed. Operands of one class leave no question of who comes first.
struct OperatorInlineCache {
  // By identity, as in `AttributeInlineCache`.
  private var cls: UnsafeMutableRawPointer?
  private var epoch = -1
  private var function: PyFunction?

  /// The program's method if it takes two arguments and nothing else; nil leaves the search to the operation.
  @inline(__always)
  mutating func method(_ name: @autoclosure () -> Symbol, _ a: Value, _ b: Value, _ interpreter: Interpreter)
    -> PyFunction?
  {
    guard case .object(let left) = a, case .object(let right) = b, left.kind == .instance,
      left.classIdentity == right.classIdentity
    else { return nil }
    if epoch == PyClass.epoch, cls == left.classIdentity { return function }
    learn(name(), a, left, interpreter)
    return function
  }

  @inline(never)
  private mutating func learn(_ name: Symbol, _ a: Value, _ left: PyObject, _ interpreter: Interpreter) {
    function = nil
    if case .object(let found)? = interpreter.userMethod(a, name), found.kind == .function {
      // SAFETY: objects of this kind are functions of programs.
      let user = unsafeDowncast(found, to: PyFunction.self)
      if user.accepts(2) { function = user }
    }
    (cls, epoch) = (left.classIdentity, PyClass.epoch)
  }
}
