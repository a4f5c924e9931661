// SPDX-License-Identifier: GPL-3.0-or-later

/// Sorting by Python's `<`: stable, and adaptive to what is sorted already.
package enum Sorting {
  /// The items in ascending order (descending when reversed); equal ones keep their order.
  package static func sorted(_ items: [Value], key: Value, reverse: Bool) throws -> [Value] {
    if items.count < 2, key.isNone || key.isUndefined { return items }
    let interpreter = Interpreter.current
    if key.isNone || key.isUndefined {
      if let plain = try sortedNumbers(items, reverse: reverse) { return plain }
      return try order(of: items, reverse: reverse, interpreter).map { items[$0] }
    }
    var keys: [Value] = []
    keys.reserveCapacity(items.count)
    for item in items {
      keys.append(try interpreter.vectorcall(key, item))
      if keys.count & 0xFFF == 0 { try interpreter.pollInterrupt() }
    }
    return try order(of: keys, reverse: reverse, interpreter).map { items[$0] }
  }

  /// Whole numbers are sorted as such: equal ones cannot be told apart.
  private static func sortedNumbers(_ items: [Value], reverse: Bool) throws -> [Value]? {
    var numbers: [Int] = []
    numbers.reserveCapacity(items.count)
    for item in items {
      guard case .int(let number) = item else { return nil }
      numbers.append(number)
    }
    if reverse { try mergeSort(&numbers) { $0 > $1 } } else { try mergeSort(&numbers) { $0 < $1 } }
    return numbers.map { .int($0) }
  }

  /// The places of the keys in their order.
  private static func order(of keys: [Value], reverse: Bool, _ interpreter: Interpreter) throws -> [Int] {
    if let places = try orderOfNumbers(keys, reverse: reverse) ?? orderOfTexts(keys, reverse: reverse)
      ?? orderOfTuples(keys, reverse: reverse, interpreter)
    {
      return places
    }
    // Reversing before and after keeps the order of equal items.
    var places = Array(0..<keys.count)
    if reverse { places.reverse() }
    try mergeSort(&places) { try isLess(keys[$0], keys[$1], interpreter) }
    if reverse { places.reverse() }
    return places
  }

  private static func isLess(_ left: Value, _ right: Value, _ interpreter: Interpreter) throws -> Bool {
    switch (left, right) {
    case (.int(let a), .int(let b)): return a < b
    case (.float(let a), .float(let b)): return a < b
    case (.tuple(let a), .tuple(let b)) where a.cls === Classes.tuple && b.cls === Classes.tuple:
      return try fastLess(a.items, b.items, from: 0)
        ?? interpreter.truth(interpreter.compare(.less, left, right))
    default: return try interpreter.truth(interpreter.compare(.less, left, right))
    }
  }

  // SAFETY: places are within both tuples, which are held; no code of a program runs.
  /// The order of two tuples' items, if numbers and texts decide it: the first items that differ. Nil for everything else.
  @inline(__always)
  private static func fastLess(_ left: [Value], _ right: [Value], from start: Int) -> Bool? {
    left.withUnsafeBufferPointer { a in
      right.withUnsafeBufferPointer { b in
        guard let p = a.baseAddress, let q = b.baseAddress else { return a.count < b.count }
        for i in start..<max(start, min(a.count, b.count)) {
          switch (p[i], q[i]) {
          case (.int(let x), .int(let y)): if x != y { return x < y }
          case (.float(let x), .float(let y)) where x == x && y == y: if x != y { return x < y }
          case (.string, .string):
            guard let x = BorrowedValue.string(at: p + i), let y = BorrowedValue.string(at: q + i) else { return nil }
            let order = x._withUnsafeGuaranteedRef { x in y._withUnsafeGuaranteedRef { PyString.order(x, $0) } }
            guard let order else { return nil }
            if order != 0 { return order < 0 }
          default: return nil
          }
        }
        return a.count < b.count
      }
    }
  }

  /// A key that is a number, or a number that decides for most keys, and its place.
  private struct Ranked<Key: Comparable & BitwiseCopyable>: BitwiseCopyable {
    let key: Key
    let place: Int
  }

  /// The order of keys by their numbers; those with equal ones are asked for.
  @inline(__always)
  private static func order<Key>(
    _ ranked: inout [Ranked<Key>], reverse: Bool, ties: ((Int, Int) throws -> Bool)?
  ) throws -> [Int] {
    if let ties {
      try mergeSort(&ranked) { left, right in
        if left.key != right.key { return reverse ? left.key > right.key : left.key < right.key }
        return try reverse ? ties(right.place, left.place) : ties(left.place, right.place)
      }
    } else if reverse {
      try mergeSort(&ranked) { $0.key > $1.key }
    } else {
      try mergeSort(&ranked) { $0.key < $1.key }
    }
    return ranked.map(\.place)
  }

  /// The order of whole numbers, or of floats of which all are numbers.
  private static func orderOfNumbers(_ keys: [Value], reverse: Bool) throws -> [Int]? {
    switch keys.first {
    case .int:
      var ranked: [Ranked<Int>] = []
      ranked.reserveCapacity(keys.count)
      for place in keys.indices {
        guard case .int(let number) = keys[place] else { return nil }
        ranked.append(Ranked(key: number, place: place))
      }
      return try order(&ranked, reverse: reverse, ties: nil)
    case .float:
      var ranked: [Ranked<Double>] = []
      ranked.reserveCapacity(keys.count)
      for place in keys.indices {
        guard case .float(let number) = keys[place], !number.isNaN else { return nil }
        ranked.append(Ranked(key: number, place: place))
      }
      return try order(&ranked, reverse: reverse, ties: nil)
    default: return nil
    }
  }

  /// The order of texts: their first eight bytes decide, as a number, for most of them.
  private static func orderOfTexts(_ keys: [Value], reverse: Bool) throws -> [Int]? {
    guard case .string = keys.first else { return nil }
    var ranked: [Ranked<UInt64>] = []
    var strings: [PyString] = []
    ranked.reserveCapacity(keys.count)
    strings.reserveCapacity(keys.count)
    for place in keys.indices {
      guard case .string(let string) = keys[place], !string.cls.isUserDefined else { return nil }
      ranked.append(Ranked(key: string.beginning, place: place))
      strings.append(string)
    }
    return try order(&ranked, reverse: reverse) { (PyString.order(strings[$0], strings[$1]) ?? 0) < 0 }
  }

  /// The order of plain tuples that all begin with a whole number, or all with a text: that decides for most of them.
  private static func orderOfTuples(_ keys: [Value], reverse: Bool, _ interpreter: Interpreter) throws -> [Int]? {
    guard case .tuple(let first) = keys.first, let start = first.items.first else { return nil }
    func plain(_ place: Int) -> PyTuple? {
      guard case .tuple(let tuple) = keys[place], tuple.cls === Classes.tuple, !tuple.items.isEmpty else { return nil }
      return tuple
    }
    func ties(_ left: Int, _ right: Int, from start: Int) throws -> Bool {
      if case .tuple(let a) = keys[left], case .tuple(let b) = keys[right],
        let answer = fastLess(a.items, b.items, from: start)
      {
        return answer
      }
      return try isLess(keys[left], keys[right], interpreter)
    }
    switch start {
    case .int:
      var ranked: [Ranked<Int>] = []
      ranked.reserveCapacity(keys.count)
      for place in keys.indices {
        guard let tuple = plain(place), case .int(let number) = tuple.items[0] else { return nil }
        ranked.append(Ranked(key: number, place: place))
      }
      return try order(&ranked, reverse: reverse) { try ties($0, $1, from: 1) }
    case .string:
      var ranked: [Ranked<UInt64>] = []
      ranked.reserveCapacity(keys.count)
      for place in keys.indices {
        guard let tuple = plain(place), case .string(let string) = tuple.items[0], !string.cls.isUserDefined else {
          return nil
        }
        ranked.append(Ranked(key: string.beginning, place: place))
      }
      return try order(&ranked, reverse: reverse) { try ties($0, $1, from: 0) }
    default: return nil
    }
  }
}
