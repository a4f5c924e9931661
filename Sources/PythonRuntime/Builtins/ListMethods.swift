extension Builtins {
  /// The methods of `list`.
  static let listMethods: [Declaration] = [
    Declaration(
      "append", "(self, object, /)", "Adds one item at the end.", example: "a = [1]; a.append(2); a", direct: 2...2
    ) { list, item, _ in
      guard case .list(let list) = list else { throw Bound.wrongReceiver(list, "list", "list.append") }
      list.items.append(item)
      return .none
    },
    Declaration("extend", "(self, iterable, /)", "Adds all items of an iterable at the end.") {
      let items = try $0.interpreter.collect($0[1])
      try $0.list().items.append(contentsOf: items)
      return .none
    },
    Declaration("insert", "(self, index, object, /)", "Puts an item before an index.") {
      let list = try $0.list()
      let index = try $0.int(1)
      let count = list.items.count
      list.items.insert($0[2], at: index < 0 ? max(0, max(index, -count) + count) : min(index, count))
      return .none
    },
    Declaration(
      "pop", "(self, index=-1, /)", "Removes the item at an index and gives it.", example: "[1, 2].pop()"
    ) {
      let list = try $0.list()
      var index = try $0.int(1)
      if list.items.isEmpty { throw PyError.index("pop from empty list") }
      if index < 0 { index += list.items.count }
      guard list.items.indices.contains(index) else { throw PyError.index("pop index out of range") }
      return list.items.remove(at: index)
    },
    Declaration("remove", "(self, value, /)", "Removes the first item that equals a value.") {
      let list = try $0.list()
      guard let index = try firstIndex(of: $0[1], in: list, 0..<list.items.count) else {
        throw PyError.value("list.remove(x): x not in list")
      }
      list.items.remove(at: index)
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
    Declaration("count", "(self, value, /)", "How many items equal a value.") {
      let (list, value) = (try $0.list(), $0[1])
      var count = 0
      for item in list.items where try Interpreter.current.same(item, value) { count += 1 }
      return .int(count)
    },
    Declaration("clear", "(self, /)", "Removes all items.") {
      try $0.list().items = []
      return .none
    },
    Declaration("copy", "(self, /)", "A new list with the same items.") { Value(list: try $0.list().items) },
    Declaration("reverse", "(self, /)", "Turns the order round.") {
      try $0.list().items.reverse()
      return .none
    },
    Declaration(
      "sort", "(self, /, *, key=None, reverse=False)", "Sorts the list in place; equal items keep their order.",
      example: "a = [3, 1, 2]; a.sort(); a"
    ) {
      let list = try $0.list()
      let items = list.items
      list.items = []
      do {
        let sorted = try Sorting.sorted(items, key: $0[1], reverse: $0.flag(2))
        list.items = sorted
      } catch {
        list.items = items
        throw error
      }
      return .none
    },
    Declaration("__init__", "(self, iterable=(), /)", "Fills the list.") {
      let list = try $0.list()
      list.items = $0[1].ifGiven == nil ? [] : try $0.interpreter.collect($0[1])
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
    }
    return nil
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
      return .int(try items.filter { try Interpreter.current.same($0, value) }.count)
    },
  ]
}

/// Walks a list from its end.
final class ReversedIterator: PyIterator {
  private let list: PyList
  private var index: Int
  init(_ list: PyList) {
    self.list = list
    index = list.items.count - 1
    super.init(cls: Classes.reversedIterator)
  }
  override func next() throws -> Value? {
    guard index >= 0, index < list.items.count else {
      index = -1
      return nil
    }
    index -= 1
    return list.items[index + 1]
  }
  override func visitReferences(_ visit: (Value) -> Void) { visit(.list(list)) }
  override func captureContents() -> (() -> Void)? {
    let index = index
    return { [self] in self.index = index }
  }
}

extension ReversedIterator: Kept {
  static var keptName: String { "reversed iterator" }
  func keep() throws -> KeptRecord { KeptRecord([.ref(list), .int(index)]) }
  static func remake(_ facts: KeptReader) throws -> AnyObject {
    let iterator = ReversedIterator(try facts.object(0))
    iterator.index = max(-1, try facts.int(1))
    return iterator
  }
}

/// Sorting by Python's `<`.
enum Sorting {
  /// The items in ascending order (descending when reversed); equal ones keep their order.
  static func sorted(_ items: [Value], key: Value, reverse: Bool) throws -> [Value] {
    let interpreter = Interpreter.current
    var pairs: [(key: Value, item: Value)] = []
    pairs.reserveCapacity(items.count)
    if key.isNone || key.isUndefined {
      for item in items { pairs.append((item, item)) }
    } else {
      for item in items { pairs.append((try interpreter.call(key, [item]), item)) }
    }
    // Reversing before and after keeps the order of equal items.
    if reverse { pairs.reverse() }
    try mergeSort(&pairs) { left, right in
      switch (left.key, right.key) {
      case (.int(let a), .int(let b)): return a < b
      case (.float(let a), .float(let b)): return a < b
      case (.string(let a), .string(let b)) where !a.cls.isUserDefined && !b.cls.isUserDefined:
        return Interpreter.order(a.text, b.text) < 0
      default: return try interpreter.truth(interpreter.compare(.less, left.key, right.key))
      }
    }
    if reverse { pairs.reverse() }
    return pairs.map(\.item)
  }

  /// A stable merge sort that asks only whether a later item is less than an earlier one.
  static func mergeSort<T>(_ items: inout [T], _ isLess: (T, T) throws -> Bool) throws {
    let run = 12
    var start = 0
    while start < items.count {
      let end = min(start + run, items.count)
      var i = start + 1
      while i < end {
        let item = items[i]
        var j = i
        while j > start, try isLess(item, items[j - 1]) {
          items[j] = items[j - 1]
          j -= 1
        }
        items[j] = item
        i += 1
      }
      start = end
    }
    var width = run
    while width < items.count {
      try Interpreter.current.pollInterrupt()
      var merged: [T] = []
      merged.reserveCapacity(items.count)
      var low = 0
      while low < items.count {
        let middle = min(low + width, items.count)
        let high = min(low + 2 * width, items.count)
        var (i, j) = (low, middle)
        while i < middle, j < high {
          if try isLess(items[j], items[i]) {
            merged.append(items[j])
            j += 1
          } else {
            merged.append(items[i])
            i += 1
          }
        }
        merged.append(contentsOf: items[i..<middle])
        merged.append(contentsOf: items[j..<high])
        low = high
      }
      items = merged
      width *= 2
    }
  }
}
