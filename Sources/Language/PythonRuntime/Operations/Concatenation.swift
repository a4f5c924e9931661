// SPDX-License-Identifier: GPL-3.0-or-later

/// Putting lists together; what takes long can be stopped.
extension Interpreter {
  private static let piece = 1 << 18
  /// So many items are copied at once.
  private static let few = 1 << 20

  /// Calls `body` with all places up to `count`: at once, or in pieces where they are many.
  package func eachPiece(_ count: Int, _ body: (Range<Int>) throws -> Void) throws {
    if count <= Interpreter.few { return try body(0..<count) }
    for start in stride(from: 0, to: count, by: Interpreter.piece) {
      try pollInterrupt()
      try body(start..<min(start + Interpreter.piece, count))
    }
  }

  /// The items of both.
  func concatenation(_ a: [Value], _ b: [Value]) throws -> [Value] {
    let count = a.count + b.count
    try MemoryLimit.check(values: count)
    if count <= Interpreter.few { return a + b }
    var result: [Value] = []
    result.reserveCapacity(count)
    for items in [a, b] { try eachPiece(items.count) { result.append(contentsOf: items[$0]) } }
    return result
  }

  /// Adds all items at the end of a list.
  package func extend(_ list: PyList, with items: [Value]) throws {
    try MemoryLimit.check(values: list.items.count + items.count)
    if items.count <= Interpreter.few {
      list.items.append(contentsOf: items)
      return
    }
    // Each piece by itself: a program may change the list when it is asked whether to go on.
    try eachPiece(items.count) { list.items.append(contentsOf: items[$0]) }
  }

  /// The items so many times.
  func repeated(_ items: [Value], _ count: Int) throws -> [Value] {
    if count <= 0 || items.isEmpty { return [] }
    let total = try MemoryLimit.product(items.count, count)
    try MemoryLimit.check(values: total)
    if items.count == 1, count <= Interpreter.few { return [Value](repeating: items[0], count: count) }
    var result: [Value] = []
    result.reserveCapacity(total)
    if items.count == 1 {
      try eachPiece(count) { result.append(contentsOf: repeatElement(items[0], count: $0.count)) }
      return result
    }
    for i in 0..<count {
      if i & 0xFFFF == 0 { try pollInterrupt() }
      if items.count <= Interpreter.few {
        result.append(contentsOf: items)
      } else {
        try eachPiece(items.count) { result.append(contentsOf: items[$0]) }
      }
    }
    return result
  }
}
