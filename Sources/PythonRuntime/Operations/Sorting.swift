/// Sorting by Python's `<`: stable, and adaptive to what is sorted already.
enum Sorting {
  /// The items in ascending order (descending when reversed); equal ones keep their order.
  static func sorted(_ items: [Value], key: Value, reverse: Bool) throws -> [Value] {
    if items.count < 2, key.isNone || key.isUndefined { return items }
    let interpreter = Interpreter.current
    if key.isNone || key.isUndefined {
      if let plain = try sortedNumbers(items, reverse: reverse) { return plain }
      return try order(of: items, reverse: reverse, interpreter).map { items[$0] }
    }
    var keys: [Value] = []
    keys.reserveCapacity(items.count)
    for item in items { keys.append(try interpreter.callQuickly(key, item)) }
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
    try mergeSort(&numbers) { reverse ? $0 > $1 : $0 < $1 }
    return numbers.map { .int($0) }
  }

  /// The places of the keys in their order.
  private static func order(of keys: [Value], reverse: Bool, _ interpreter: Interpreter) throws -> [Int] {
    if let places = try orderOfNumbers(keys, reverse: reverse) ?? orderOfTexts(keys, reverse: reverse) { return places }
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
      // The first items that differ decide, if they are numbers or texts; everything else is compared in general.
      for i in 0..<min(a.items.count, b.items.count) {
        switch (a.items[i], b.items[i]) {
        case (.int(let x), .int(let y)): if x != y { return x < y }
        case (.float(let x), .float(let y)) where x == x && y == y: if x != y { return x < y }
        case (.string(let x), .string(let y)) where !x.cls.isUserDefined && !y.cls.isUserDefined:
          if x === y { continue }
          let order = Interpreter.order(x.text, y.text)
          if order != 0 { return order < 0 }
        default: return try interpreter.truth(interpreter.compare(.less, left, right))
        }
      }
      return a.items.count < b.items.count
    default: return try interpreter.truth(interpreter.compare(.less, left, right))
    }
  }

  /// The order of whole numbers, or of floats of which all are numbers.
  private static func orderOfNumbers(_ keys: [Value], reverse: Bool) throws -> [Int]? {
    switch keys.first {
    case .int:
      var pairs: [(key: Int, place: Int)] = []
      pairs.reserveCapacity(keys.count)
      for (place, key) in keys.enumerated() {
        guard case .int(let number) = key else { return nil }
        pairs.append((number, place))
      }
      try mergeSort(&pairs) { reverse ? $0.key > $1.key : $0.key < $1.key }
      return pairs.map(\.place)
    case .float:
      var pairs: [(key: Double, place: Int)] = []
      pairs.reserveCapacity(keys.count)
      for (place, key) in keys.enumerated() {
        guard case .float(let number) = key, !number.isNaN else { return nil }
        pairs.append((number, place))
      }
      try mergeSort(&pairs) { reverse ? $0.key > $1.key : $0.key < $1.key }
      return pairs.map(\.place)
    default: return nil
    }
  }

  /// The order of texts: their first eight bytes decide, as a number, for most of them.
  private static func orderOfTexts(_ keys: [Value], reverse: Bool) throws -> [Int]? {
    guard case .string = keys.first else { return nil }
    var pairs: [(key: UInt64, place: Int)] = []
    var texts: [String] = []
    pairs.reserveCapacity(keys.count)
    texts.reserveCapacity(keys.count)
    for (place, key) in keys.enumerated() {
      guard case .string(let string) = key, !string.cls.isUserDefined else { return nil }
      let text = string.text
      let bytes = text.utf8.span
      var start: UInt64 = 0
      for i in 0..<8 { start = start << 8 | (i < bytes.count ? UInt64(bytes[i]) : 0) }
      pairs.append((start, place))
      texts.append(text)
    }
    func isLess(_ left: (key: UInt64, place: Int), _ right: (key: UInt64, place: Int)) -> Bool {
      if left.key != right.key { return left.key < right.key }
      return Interpreter.order(texts[left.place], texts[right.place]) < 0
    }
    try mergeSort(&pairs) { reverse ? isLess($1, $0) : isLess($0, $1) }
    return pairs.map(\.place)
  }

  // MARK: Merging

  /// A stable merge sort that asks only whether a later item is less than an earlier one; runs that are in order already,
  /// or exactly the other way round, are taken as they are.
  @inline(__always)
  static func mergeSort<T>(_ items: inout [T], _ isLess: (T, T) throws -> Bool) throws {
    let least = 24
    /// Where each run begins; the last entry is the end of what has been looked at.
    var ends: [Int] = [0]
    var start = 0
    while start < items.count {
      var end = try run(&items, from: start, isLess)
      if end - start < least {
        let wanted = min(start + least, items.count)
        for i in end..<max(end, wanted) { try insert(&items, i, from: start, isLess) }
        end = max(end, wanted)
      }
      ends.append(end)
      start = end
    }
    while ends.count > 2 {
      try Interpreter.current.pollInterrupt()
      var merged: [T] = []
      merged.reserveCapacity(items.count)
      var next: [Int] = [0]
      var k = 0
      while k + 1 < ends.count {
        if k + 2 < ends.count {
          try merge(items, ends[k], ends[k + 1], ends[k + 2], into: &merged, isLess)
          k += 2
        } else {
          merged.append(contentsOf: items[ends[k]..<ends[k + 1]])
          k += 1
        }
        next.append(merged.count)
      }
      items = merged
      ends = next
    }
  }

  /// The end of the run that begins at a place; one that descends is turned round.
  @inline(__always)
  private static func run<T>(_ items: inout [T], from start: Int, _ isLess: (T, T) throws -> Bool) throws -> Int {
    var end = start + 1
    if end == items.count { return end }
    if try isLess(items[end], items[end - 1]) {
      end += 1
      while end < items.count, try isLess(items[end], items[end - 1]) { end += 1 }
      items[start..<end].reverse()
    } else {
      end += 1
      while end < items.count, try !isLess(items[end], items[end - 1]) { end += 1 }
    }
    return end
  }

  /// Puts the item at a place where it belongs among those from `start` on, which are in order.
  @inline(__always)
  private static func insert<T>(
    _ items: inout [T], _ place: Int, from start: Int, _ isLess: (T, T) throws -> Bool
  ) throws {
    let item = items[place]
    var (low, high) = (start, place)
    while low < high {
      let middle = (low + high) / 2
      if try isLess(item, items[middle]) { high = middle } else { low = middle + 1 }
    }
    var i = place
    while i > low {
      items[i] = items[i - 1]
      i -= 1
    }
    items[low] = item
  }

  @inline(__always)
  private static func merge<T>(
    _ items: [T], _ start: Int, _ middle: Int, _ end: Int, into merged: inout [T], _ isLess: (T, T) throws -> Bool
  ) throws {
    if try !isLess(items[middle], items[middle - 1]) {
      merged.append(contentsOf: items[start..<end])
      return
    }
    var (i, j) = (start, middle)
    while i < middle, j < end {
      if try isLess(items[j], items[i]) {
        merged.append(items[j])
        j += 1
      } else {
        merged.append(items[i])
        i += 1
      }
    }
    merged.append(contentsOf: items[i..<middle])
    merged.append(contentsOf: items[j..<end])
  }
}
