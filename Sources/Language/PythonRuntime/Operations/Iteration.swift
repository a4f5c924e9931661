// SPDX-License-Identifier: GPL-3.0-or-later

extension Interpreter {
  /// `iter(value)`
  public func iterator(over value: Value) throws -> PyIterator {
    if let method = userMethod(value, Special.iter) {
      if method.isNone { throw PyError.type("'\(type(of: value).messageName)' object is not iterable") }
      let result = try vectorcall(method, value)
      if case .object(let o) = result {
        if let iterator = o as? PyIterator { return iterator }
        if o.cls.lookup(Special.next) != nil { return InstanceIterator(result) }
      }
      throw PyError.type("iter() returned non-iterator of type '\(type(of: result).messageName)'")
    }
    if let object = value.object {
      if let iterator = try object.makeIterator() { return iterator }
      if object.cls.isUserDefined {
        if object.cls.lookup(Special.getitem) != nil { return ItemIterator(value) }
      }
    }
    throw PyError.type("'\(type(of: value).messageName)' object is not iterable")
  }

  /// All values of an iterable, as `list(value)` collects them.
  public func collect(_ value: Value) throws -> [Value] {
    switch value {
    case .list(let list) where list.cls === Classes.list: return list.items
    case .tuple(let tuple) where !tuple.cls.isUserDefined: return tuple.items
    default:
      let iterator = try iterator(over: value)
      if case .object(let object) = value, object.kind == .instance, object.hasUserClass { try askLength(value) }
      var items: [Value] = []
      if let range = iterator as? RangeIterator {
        try MemoryLimit.check(values: range.remaining)
        items.reserveCapacity(range.remaining)
      }
      try take(from: iterator, upTo: Int.max, into: &items)
      return items
    }
  }

  /// Takes an iterator's items until there are so many, or no more.
  public func take(from iterator: PyIterator, upTo count: Int, into items: inout [Value]) throws {
    while items.count < count, let item = try iterator.next() {
      items.append(item)
      if items.count & 0xFFF == 0 {
        try pollInterrupt()
        try MemoryLimit.check(growing: items.count - 1)
      }
    }
  }

  /// A program's `__len__` or `__length_hint__` is asked before its items are collected; what is no answer does not matter.
  private func askLength(_ value: Value) throws {
    guard let method = userMethod(value, Special.len) ?? userMethod(value, "__length_hint__"), !method.isNone else {
      return
    }
    do { _ = try vectorcall(method, value) } catch let raised as Raised
      where raised.exception.cls.isSubclass(of: ExceptionClasses.typeError)
    {}
  }

  /// `bool(value)`
  @inline(__always) public func truth(_ value: Value) throws -> Bool {
    switch value {
    case .bool(let flag): flag
    case .none, .undefined: false
    case .int(let number): number != 0
    case .float(let number): number != 0
    default: try objectTruth(value)
    }
  }

  private func objectTruth(_ value: Value) throws -> Bool {
    switch value {
    case .list(let list) where !list.hasUserClass: return !list.items.isEmpty
    case .string(let string) where !string.hasUserClass: return string.byteCount != 0
    case .tuple(let tuple) where !tuple.hasUserClass: return !tuple.items.isEmpty
    case .dict(let dict) where !dict.hasUserClass: return dict.table.count != 0
    default: break
    }
    guard let object = value.object else { return true }
    if object === PySingleton.notImplemented {
      try warnDeprecated("NotImplemented should not be used in a boolean context")
    }
    if object.cls.isUserDefined {
      if let method = userMethod(value, Special.bool) {
        let result = try vectorcall(method, value)
        guard case .bool(let flag) = result else {
          throw PyError.type("__bool__ should return bool, returned \(type(of: result).name)")
        }
        return flag
      }
      if userMethod(value, Special.len) != nil { return try length(value) != 0 }
    }
    if let answer = try object.truth() { return answer }
    if let count = try object.length() { return count != 0 }
    return true
  }

  /// `len(value)`
  public func length(_ value: Value) throws -> Int {
    if let method = userMethod(value, Special.len) {
      let result = try vectorcall(method, value)
      guard let number = try index(result) else {
        throw PyError.type("'\(type(of: result).messageName)' object cannot be interpreted as an integer")
      }
      if number.isNegative { throw PyError.value("__len__() should return >= 0") }
      guard let count = Int(exactly: number) else {
        throw PyError.overflow("cannot fit 'int' into an index-sized integer")
      }
      return count
    }
    if let count = try value.object?.length() { return count }
    throw PyError.type("object of type '\(type(of: value).messageName)' has no len()")
  }
}
