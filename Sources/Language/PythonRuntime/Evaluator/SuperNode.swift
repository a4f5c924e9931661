// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// `super()` without arguments: the class from the cell `__class__`, the receiver from the first parameter.
final class SuperNode: Node {
  let classCell: Node
  let receiver: Node
  init(classCell: Node, receiver: Node, _ span: SourceSpan) {
    self.classCell = classCell
    self.receiver = receiver
    super.init(span)
  }
  override func evaluate(_ frame: Frame) throws -> Value {
    let cls = try classCell.evaluate(frame)
    let instance = try receiver.evaluate(frame)
    do { return try frame.interpreter.makeSuper(cls, instance) } catch { throw marked(error, span, frame) }
  }
}

extension Interpreter {
  /// `super(cls, receiver)`
  public func makeSuper(_ cls: Value, _ receiver: Value) throws -> Value {
    guard case .object(let o) = cls, let start = o as? PyClass else {
      throw PyError.type("super() argument 1 must be a type, not \(type(of: cls).name)")
    }
    if case .object(let r) = receiver, let receiverClass = r as? PyClass, receiverClass.isSubclass(of: start) {
      return .object(PySuper(start: start, receiver: receiver, order: receiverClass))
    }
    var order = type(of: receiver)
    if !order.isSubclass(of: start), let claimed = try claimedClass(of: receiver)?.object as? PyClass {
      order = claimed
    }
    guard order.isSubclass(of: start) else {
      throw PyError.type("super(type, obj): obj must be an instance or subtype of type")
    }
    return .object(PySuper(start: start, receiver: receiver, order: order))
  }
}
