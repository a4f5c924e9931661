// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// `iter(function, sentinel)`: what a function gives, until it gives one value.
final class CallIterator: PyIterator {
  private let function: Value
  private let sentinel: Value
  private var isOver = false { willSet { willChange() } }

  init(_ function: Value, sentinel: Value) {
    (self.function, self.sentinel) = (function, sentinel)
    super.init()
  }

  override func next() throws -> Value? {
    if isOver { return nil }
    let value = try Interpreter.current.call(function, [])
    // The function may have walked it to its end.
    if isOver { return nil }
    guard try Interpreter.current.same(value, sentinel) else { return value }
    isOver = true
    return nil
  }

  override func captureContents() -> (() -> Void)? {
    let isOver = isOver
    return { [self] in self.isOver = isOver }
  }
}

extension CallIterator: Snapshotable {
  static var snapshotName: String { "call iterator" }
  func snapshot() throws -> SnapshotRecord { SnapshotRecord([.value(function), .value(sentinel), .bool(isOver)]) }
  static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    let iterator = CallIterator(try facts.value(0), sentinel: try facts.value(1))
    iterator.isOver = try facts.bool(2)
    return iterator
  }
}
