// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Transactions

extension Builtins {
  private static func receiver(_ value: Value, _ method: String) throws -> PyList {
    if case .list(let list) = value { return list }
    throw Bound.wrongReceiver(value, "list", "list." + method)
  }

  /// The methods of `list`.
  static let listMethods: [Declaration] = [
    Declaration(
      "append", "(self, object, /)", "Adds one item at the end.", example: "a = [1]; a.append(2); a", vectorcall: 2...2
    ) { list, item, _ in
      guard let held = list.unretainedList else { throw Bound.wrongReceiver(list, "list", "list.append") }
      // SAFETY: the caller holds the list.
      try held._withUnsafeGuaranteedRef { try $0.append(item) }
      return .none
    },
    Declaration("extend", "(self, iterable, /)", "Adds all items of an iterable at the end.", vectorcall: 2...2) {
      list, iterable, _ in
      guard case .list(let list) = list else { throw Bound.wrongReceiver(list, "list", "list.extend") }
      let interpreter = Interpreter.current
      try interpreter.extend(list, with: interpreter.collect(iterable))
      return .none
    },
    Declaration("insert", "(self, index, object, /)", "Puts an item before an index.", vectorcall: 3...3) {
      list, index, item in
      guard case .list(let list) = list else { throw Bound.wrongReceiver(list, "list", "list.insert") }
      let index = try Interpreter.current.requireInt(index)
      let count = list.items.count
      list.items.insert(item, at: index < 0 ? max(0, max(index, -count) + count) : min(index, count))
      return .none
    },
    Declaration(
      "pop", "(self, index=-1, /)", "Removes the item at an index and gives it.", example: "[1, 2].pop()",
      vectorcall: 1...2
    ) { list, place, _ in
      guard let held = list.unretainedList else { throw Bound.wrongReceiver(list, "list", "list.pop") }
      // SAFETY: the caller holds the list.
      if place.isUndefined, let last = held._withUnsafeGuaranteedRef({ $0.items.popLast() }) { return last }
      guard case .list(let list) = list else { return .none }
      var index = place.isUndefined ? -1 : try Interpreter.current.requireInt(place)
      if list.items.isEmpty { throw PyError.index("pop from empty list") }
      if index < 0 { index += list.items.count }
      guard list.items.indices.contains(index) else { throw PyError.index("pop index out of range") }
      return list.items.remove(at: index)
    },
    Declaration("remove", "(self, value, /)", "Removes the first item that equals a value.", vectorcall: 2...2) {
      list, value, _ in
      let list = try receiver(list, "remove")
      guard let index = try firstIndex(of: value, in: list, 0..<list.items.count) else {
        throw PyError.value("list.remove(x): x not in list")
      }
      // The comparison may have taken it away.
      if index < list.items.count { list.items.remove(at: index) }
      return .none
    },
    Declaration(
      "index", "(self, value, start=0, stop=9223372036854775807, /)",
      "The index of the first item that equals a value.",
      example: "[5, 6].index(6)"
    ) {
      let list = try $0.list()
      guard let range = try $0.bounds(2, 3, count: list.items.count),
        let index = try firstIndex(of: $0[1], in: list, range)
      else { throw PyError.value("\(try $0.interpreter.repr($0[1])) is not in list") }
      return .int(index)
    },
    Declaration("count", "(self, value, /)", "How many items equal a value.", vectorcall: 2...2) { list, value, _ in
      let list = try receiver(list, "count")
      return .int(try occurrences(of: value, in: list.items))
    },
    Declaration("clear", "(self, /)", "Removes all items.", vectorcall: 1...1) { list, _, _ in
      try receiver(list, "clear").items = []
      return .none
    },
    Declaration("copy", "(self, /)", "A new list with the same items.", vectorcall: 1...1) { list, _, _ in
      Value(list: try receiver(list, "copy").items)
    },
    Declaration("reverse", "(self, /)", "Turns the order round.", vectorcall: 1...1) { list, _, _ in
      try receiver(list, "reverse").items.reverse()
      return .none
    },
    Declaration(
      "sort", "(self, /, *, key=None, reverse=False)", "Sorts the list in place; equal items keep their order.",
      example: "a = [3, 1, 2]; a.sort(); a"
    ) {
      let list = try $0.list()
      let items = list.items
      list.items = []
      let sorted: [Value]
      do {
        sorted = try Sorting.sorted(items, key: $0[1], reverse: $0.flag(2))
      } catch {
        list.items = items
        throw error
      }
      // Something that was added and taken out again has left its room behind.
      let isUntouched = list.items.isEmpty && list.items.capacity == 0
      list.items = sorted
      if !isUntouched { throw PyError.value("list modified during sort") }
      return .none
    },
    Declaration("__init__", "(self, iterable=(), /)", "Fills the list.") {
      let list = try $0.list()
      let items = $0[1].ifGiven == nil ? [] : try $0.interpreter.collect($0[1])
      list.items = items
      return .none
    },
    Declaration("__reversed__", "(self, /)", "An iterator from the end.") {
      .object(ReversedIterator(try $0.list()))
    },
  ]

  private static func firstIndex(of value: Value, in list: PyList, _ range: Range<Int>) throws -> Int? {
    var i = range.lowerBound
    while i < min(range.upperBound, list.items.count) {
      if try Interpreter.current.same(list.items[i], value) { return i }
      i += 1
      if i & 0xFFFF == 0 { try Interpreter.current.pollInterrupt() }
    }
    return nil
  }

  private static func occurrences(of value: Value, in items: [Value]) throws -> Int {
    let interpreter = Interpreter.current
    var (count, i) = (0, 0)
    while i < items.count {
      if try interpreter.same(items[i], value) { count += 1 }
      i += 1
      if i & 0xFFFF == 0 { try interpreter.pollInterrupt() }
    }
    return count
  }

  /// The methods of `tuple`.
  static let tupleMethods: [Declaration] = [
    Declaration(
      "index", "(self, value, start=0, stop=9223372036854775807, /)", "The index of the first item that equals a value."
    ) {
      let items = try $0.tuple().items
      if let range = try $0.bounds(2, 3, count: items.count) {
        for i in range where try $0.interpreter.same(items[i], $0[1]) { return .int(i) }
      }
      throw PyError.value("tuple.index(x): x not in tuple")
    },
    Declaration("count", "(self, value, /)", "How many items equal a value.") {
      let (items, value) = (try $0.tuple().items, $0[1])
      return .int(try occurrences(of: value, in: items))
    },
  ]
}

/// Walks a list from its end.
final class ReversedIterator: PyIterator {
  private let list: PyList
  private var index: Int { willSet { willChange() } }
  init(_ list: PyList) {
    self.list = list
    index = list.items.count - 1
    super.init(cls: Classes.reversedIterator)
  }
  override var lengthHint: Int? { index < list.items.count ? index + 1 : 0 }
  override func next() throws -> Value? {
    guard index >= 0, index < list.items.count else {
      index = -1
      return nil
    }
    index -= 1
    return list.items[index + 1]
  }
  override func captureContents() -> (() -> Void)? {
    let index = index
    return { [self] in self.index = index }
  }
}

extension ReversedIterator: Snapshotable {
  static var snapshotName: String { "reversed iterator" }
  func snapshot() throws -> SnapshotRecord { SnapshotRecord([.ref(list), .int(index)]) }
  static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    let iterator = ReversedIterator(try facts.object(0))
    iterator.index = max(-1, try facts.int(1))
    return iterator
  }
}
