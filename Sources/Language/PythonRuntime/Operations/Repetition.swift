// SPDX-License-Identifier: GPL-3.0-or-later

extension Interpreter {
  /// The count of `sequence * count`, nil for what is no integer.
  func repetition(_ value: Value) throws -> Int? {
    if let count = value.smallInteger { return count }
    guard let big = try index(value) else { return nil }
    guard let count = Int(exactly: big) else { throw PyError.overflow("cannot fit 'int' into an index-sized integer") }
    return count
  }

  /// `sequence * count`, either way round; nil when neither is a sequence.
  func repetition(_ a: Value, _ b: Value) throws -> Value? {
    if case .object(let object) = a, object.answersForSequences { return nil }
    if case .object(let object) = b, object.answersForSequences { return nil }
    switch (a, b) {
    case (.string, _), (.list, _), (.tuple, _):
      guard let count = try repetition(b) else { return nil }
      switch a {
      case .string(let string):
        if count <= 0 { return Value("") }
        if count == 1, !string.hasUserClass { return a }
        try MemoryLimit.check(bytes: MemoryLimit.product(string.text.utf8.count, count))
        return Value(TextRepetition.repeated(string.text, count))
      case .list(let list): return Value(list: try repeated(list.items, count))
      case .tuple(let tuple):
        if count == 1, !tuple.hasUserClass { return a }
        return try subtuple(tuple, repeated(tuple.items, count))
      default: return nil
      }
    case (_, .string), (_, .list), (_, .tuple):
      guard a.isInteger || a.object?.cls.lookup("__index__") != nil else { return nil }
      return try repetition(b, a)
    default: return nil
    }
  }
}
