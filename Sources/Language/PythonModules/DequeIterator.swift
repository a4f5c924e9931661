// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// Walks a deque and notices when its size changes.
final class DequeIterator: PyIterator {
  private let deque: PyDeque
  private let count: Int
  private var position = 0 { willSet { willChange() } }

  init(_ deque: PyDeque, count: Int) {
    (self.deque, self.count) = (deque, count)
    super.init()
  }

  override var lengthHint: Int? { deque.items.count == count ? count - position : 0 }
  override func next() throws -> Value? {
    if deque.items.count != count { throw PyError.runtime("deque mutated during iteration") }
    guard position < count else { return nil }
    position += 1
    return deque.items[position - 1]
  }

  override func captureContents() -> (() -> Void)? {
    let position = position
    return { [self] in self.position = position }
  }
}

extension DequeIterator: Snapshotable {
  static var snapshotName: String { "deque iterator" }
  func snapshot() throws -> SnapshotRecord { SnapshotRecord([.ref(deque), .int(count), .int(position)]) }
  static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    let iterator = DequeIterator(try facts.object(0), count: try facts.count(1))
    iterator.position = try facts.count(2)
    return iterator
  }
}
