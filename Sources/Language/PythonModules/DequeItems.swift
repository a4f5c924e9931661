// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// The items of a `deque`: an array with free places in front of its first item, so that both ends are quick to reach.
struct DequeItems: RandomAccessCollection, MutableCollection, RangeReplaceableCollection, ExpressibleByArrayLiteral {
  /// The free places, which are undefined, and the items.
  private var storage: [Value] = []
  /// The number of free places.
  private var first = 0

  init() {}
  init(arrayLiteral items: Value...) { storage = items }

  var startIndex: Int { 0 }
  var endIndex: Int { storage.count - first }
  subscript(position: Int) -> Value {
    get { storage[first + position] }
    set { storage[first + position] = newValue }
  }

  mutating func replaceSubrange(_ range: Range<Int>, with items: some Collection<Value>) {
    storage.replaceSubrange(first + range.lowerBound..<first + range.upperBound, with: items)
  }

  mutating func append(_ item: Value) { storage.append(item) }

  /// Shows the items to the collector.
  mutating func showReferences(to walk: ReferenceWalk) {
    let memory = ReferenceCounts.memory(of: storage)
    if ReferenceCounts.isAlone(memory) { walk.see(all: storage) }
  }

  mutating func prepend(_ item: Value) {
    if first == 0 {
      // As many free places as there are items: adding takes the same time on average, however many there are.
      first = Swift.max(8, storage.count)
      storage.insert(contentsOf: repeatElement(.undefined, count: first), at: 0)
    }
    first -= 1
    storage[first] = item
  }

  mutating func popFirst() -> Value? {
    if isEmpty { return nil }
    let item = storage[first]
    storage[first] = .undefined
    first += 1
    if first == storage.count {
      storage.removeAll(keepingCapacity: storage.count < 1 << 12)
      first = 0
    } else if first >= 32, first > storage.count / 2 {
      storage.removeFirst(first)
      first = 0
    }
    return item
  }

  /// Moves so many items from the right end to the left, fewer than there are; a negative number the other way.
  mutating func rotate(by n: Int) {
    // The shorter way round.
    if n > 0, n <= count / 2 {
      for _ in 0..<n { if let item = popLast() { prepend(item) } }
    } else if n < 0, -n <= count / 2 {
      for _ in 0..<(-n) { if let item = popFirst() { append(item) } }
    } else if n != 0 {
      rotate(by: n > 0 ? n - count : n + count)
    }
  }

  mutating func popLast() -> Value? { isEmpty ? nil : storage.removeLast() }
}
