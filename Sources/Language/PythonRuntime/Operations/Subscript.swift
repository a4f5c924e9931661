// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers

/// Where a slice begins, how many items it has and how far apart they are.
public struct SliceRange: Sendable {
  /// The first index.
  public let start: Int
  /// The number of items.
  public let count: Int
  /// The distance; not zero.
  public let step: Int
  /// The index of the item at a position.
  @inline(__always) func index(_ position: Int) -> Int { start + position * step }
  /// The items from one index up to, but not with, another; `step` is not zero.
  init(from start: Int, to stop: Int, step: Int) {
    let distance = step > 0 ? stop - start : start - stop
    let width = Int(min(step.magnitude, UInt(Int.max)))
    self.init(start: start, count: distance > 0 ? (distance - 1) / width + 1 : 0, step: step)
  }
  /// Makes a range.
  public init(start: Int, count: Int, step: Int) {
    self.start = start
    self.count = count
    self.step = step
  }
}

extension Interpreter {
  // MARK: Indices

  @inline(__always) private func bound(_ value: Value) throws -> Int? {
    switch value {
    case .none: nil
    case .int(let number): number
    default: try generalBound(value)
    }
  }

  @inline(never) private func generalBound(_ value: Value) throws -> Int? {
    if let small = value.smallInteger { return small }
    guard let big = try index(value) else {
      throw PyError.type("slice indices must be integers or None or have an __index__ method")
    }
    return Int(clamping: big)
  }

  /// `slice.indices(count)`: start, stop and step for a sequence of a length.
  public func indices(of slice: PySlice, count: Int) throws -> (start: Int, stop: Int, step: Int) {
    try indices(slice.start, slice.stop, slice.step) { count }
  }

  // The length is asked for last: `__index__` of a bound may change the sequence.
  private func indices(_ first: Value, _ end: Value, _ distance: Value, count: () -> Int) throws
    -> (start: Int, stop: Int, step: Int)
  {
    let step = try bound(distance) ?? 1
    if step == 0 { throw PyError.value("slice step cannot be zero") }
    let (start, stop) = (try bound(first), try bound(end))
    return Interpreter.indices(start, stop, step, count: count())
  }

  /// The same for numbers; `step` is not zero, and bounds that are left out are nil.
  @inline(__always)
  static func indices(_ first: Int?, _ end: Int?, _ given: Int, count: Int) -> (start: Int, stop: Int, step: Int) {
    var step = given
    if step == Int.min { step = -Int.max }
    let lower = step < 0 ? -1 : 0
    let upper = step < 0 ? count - 1 : count
    func clamp(_ given: Int?, _ standard: Int) -> Int {
      guard var index = given else { return standard }
      if index < 0 {
        index = index < -count ? lower : index + count
        return max(index, lower)
      }
      return min(index, upper)
    }
    let start = clamp(first, step < 0 ? upper : lower)
    let stop = clamp(end, step < 0 ? lower : upper)
    return (start, stop, step)
  }

  /// The items that a slice takes from a sequence of a length, which is asked for when the bounds are known.
  public func resolve(_ slice: PySlice, count: @autoclosure () -> Int) throws -> SliceRange {
    try resolve(slice.start, slice.stop, slice.step, count: count())
  }

  private func resolve(_ first: Value, _ end: Value, _ distance: Value, count: @autoclosure () -> Int) throws
    -> SliceRange
  {
    let (start, stop, step) = try indices(first, end, distance, count: count)
    return SliceRange(from: start, to: stop, step: step)
  }

  /// An index into a sequence: negative ones count from the end. The length is asked for when the index is known.
  ///
  /// - Throws: IndexError with the message when it is out of range, TypeError when it is none.
  private func position(
    _ value: Value, count length: @autoclosure () -> Int, _ sequence: String, _ outOfRange: String
  ) throws -> Int {
    var number: Int
    if let small = value.smallInteger {
      number = small
    } else if let big = try index(value) {
      guard let small = Int(exactly: big) else {
        throw PyError.index("cannot fit 'int' into an index-sized integer")
      }
      number = small
    } else {
      let name = type(of: value).name
      throw PyError.type(
        sequence == "string"
          ? "string indices must be integers, not '\(name)'"
          : "\(sequence) indices must be integers or slices, not \(name)")
    }
    let count = length()
    if number < 0 { number += count }
    guard number >= 0, number < count else { throw PyError.index(outOfRange) }
    return number
  }

  /// The places that an index names when it is a slice; nil for any other index.
  func sliceRange(_ index: Value, count: @autoclosure () -> Int) throws -> (
    start: Int, count: Int, step: Int, index: (Int) -> Int
  )? {
    guard let slice = slice(index) else { return nil }
    let range = try resolve(slice, count: count())
    return (range.start, range.count, range.step, { range.index($0) })
  }

  private func slice(_ value: Value) -> PySlice? {
    if case .object(let object) = value { object as? PySlice } else { nil }
  }

  private func take(_ items: [Value], _ range: SliceRange) throws -> [Value] {
    if range.count > 1 << 20 { return try takeMany(items, range) }
    if range.step == 1 { return range.count == 0 ? [] : Array(items[range.start..<range.start + range.count]) }
    return (0..<range.count).map { items[range.index($0)] }
  }

  /// The same piece by piece, so that it can be stopped.
  private func takeMany(_ items: [Value], _ range: SliceRange) throws -> [Value] {
    try MemoryLimit.check(values: range.count)
    var result: [Value] = []
    result.reserveCapacity(range.count)
    try eachPiece(range.count) { piece in
      if range.step == 1 {
        result += items[(range.start + piece.lowerBound)..<(range.start + piece.upperBound)]
      } else {
        for i in piece { result.append(items[range.index(i)]) }
      }
    }
    return result
  }

  // MARK: Reading

  /// `container[start:stop:step]` of a plain list, tuple or string; nil for anything else.
  func part(of container: Value, _ start: Value, _ stop: Value, _ step: Value) throws -> Value? {
    switch container {
    case .list(let list) where !list.cls.isUserDefined:
      let range = try resolve(start, stop, step, count: list.items.count)
      return Value(list: try take(list.items, range))
    case .tuple(let tuple) where tuple.cls === Classes.tuple:
      let range = try resolve(start, stop, step, count: tuple.items.count)
      if range.count == tuple.items.count, range.step == 1 { return container }
      return Value(tuple: try take(tuple.items, range))
    case .string(let string) where !string.cls.isUserDefined:
      let range = try resolve(start, stop, step, count: string.count)
      return string.slice(start: range.start, count: range.count, step: range.step)
    default: return nil
    }
  }

  /// `container[index]`
  public func getItem(_ container: Value, _ index: Value) throws -> Value {
    switch container {
    case .list(let list) where !list.cls.isUserDefined:
      if case .int(let i) = index {
        let count = list.items.count
        let at = i < 0 ? i + count : i
        if at >= 0, at < count { return list.items[at] }
        throw PyError.index("list index out of range")
      }
    case .dict(let dict) where !dict.cls.isUserDefined:
      if let found = try dict.get(index) { return found }
      return try missing(dict, index)
    case .string(let string) where !string.cls.isUserDefined:
      if case .int(let i) = index {
        let count = string.count
        let at = i < 0 ? i + count : i
        if at >= 0, at < count { return string.character(at: at) }
        throw PyError.index("string index out of range")
      }
    default:
      if let method = userMethod(container, Special.getitem) { return try vectorcall(method, container, index) }
    }
    return try nativeGetItem(container, index)
  }

  /// What the built-in classes answer to `container[index]`.
  package func nativeGetItem(_ container: Value, _ index: Value) throws -> Value {
    switch container {
    case .list(let list):
      if let slice = slice(index) {
        let range = try resolve(slice, count: list.items.count)
        return Value(list: try take(list.items, range))
      }
      let at = try position(index, count: list.items.count, "list", "list index out of range")
      return list.items[at]
    case .tuple(let tuple):
      if let slice = slice(index) {
        return try subtuple(tuple, take(tuple.items, try resolve(slice, count: tuple.items.count)))
      }
      return tuple.items[try position(index, count: tuple.items.count, "tuple", "tuple index out of range")]
    case .string(let string):
      if let slice = slice(index) {
        let range = try resolve(slice, count: string.count)
        return string.slice(start: range.start, count: range.count, step: range.step)
      }
      let at = try position(index, count: string.count, "string", "string index out of range")
      return string.character(at: at)
    case .dict(let dict):
      if let found = try dict.get(index) { return found }
      return try missing(dict, index)
    case .object(let object):
      if let range = object as? PyRange { return try item(of: range, index) }
      if let cls = object as? PyClass { return try parameterise(cls, index) }
      if let result = try object.getItem(index) { return result }
    default: break
    }
    throw PyError.type("'\(type(of: container).messageName)' object is not subscriptable")
  }

  /// A slice of a tuple; library classes with a meaning for it (`torch.Size`) override `PyTuple.getItem`.
  func subtuple(_ tuple: PyTuple, _ items: [Value]) throws -> Value {
    if tuple.cls !== Classes.tuple, let hook = tuple.cls.lookup("__slicehook__") {
      return try call(hook, [Value(tuple: items)])
    }
    return Value(tuple: items)
  }

  private func missing(_ dict: PyDict, _ key: Value) throws -> Value {
    if let method = userMethod(.dict(dict), "__missing__") { return try call(method, [.dict(dict), key]) }
    if !dict.defaultFactory.isNone {
      let value = try call(dict.defaultFactory, [])
      if userMethod(.dict(dict), "__setitem__") != nil {
        try setItem(.dict(dict), key, value)
      } else {
        try dict.set(key, value)
      }
      return value
    }
    throw PyError.key(key)
  }

  private func item(of range: PyRange, _ index: Value) throws -> Value {
    if let slice = slice(index) {
      let part = try resolve(slice, count: range.count)
      let step = range.step.multipliedReportingOverflow(by: part.step)
      if step.overflow { return .object(PyRange(range.start, range.start, 1)) }
      let start = range.start &+ part.start &* range.step
      let (_, stop, _) = try indices(of: slice, count: range.count)
      return .object(PyRange(start, range.start &+ stop &* range.step, step.partialValue))
    }
    let at = try position(index, count: range.count, "range", "range object index out of range")
    return .int(range.item(at))
  }

  /// `list[int]`: annotations have no meaning here, so the class itself.
  private func parameterise(_ cls: PyClass, _ index: Value) throws -> Value {
    if let hook = cls.lookup("__class_getitem__") {
      if case .object(let object) = hook, let wrapper = object as? PyClassOrStaticMethod {
        return try call(wrapper.function, [.object(cls), index])
      }
      return try call(hook, [.object(cls), index])
    }
    if let hook = cls.cls.lookup(Special.getitem) { return try call(hook, [.object(cls), index]) }
    let generic = ["list", "dict", "tuple", "set", "frozenset", "type", "deque", "Sequence", "Iterable", "Mapping"]
    // What derives from `type` is no generic class, though it is one.
    if cls !== Classes.type, cls.isSubclass(of: Classes.type) {
      throw PyError.type("type '\(cls.name)' is not subscriptable")
    }
    if cls.mro.contains(where: { generic.contains($0.name) || $0.namespace["__parameters__"] != nil }) {
      return try PyTypingForm.parameterised(cls, index)
    }
    throw PyError.type("type '\(cls.name)' is not subscriptable")
  }

  // MARK: Writing

  /// `container[index] = value`
  public func setItem(_ container: Value, _ index: Value, _ value: Value) throws {
    switch container {
    case .list(let list) where !list.cls.isUserDefined:
      if case .int(let i) = index {
        let count = list.items.count
        let at = i < 0 ? i + count : i
        guard at >= 0, at < count else { throw PyError.index("list assignment index out of range") }
        list.items[at] = value
        return
      }
    case .dict(let dict) where !dict.cls.isUserDefined:
      try dict.set(index, value)
      return
    default:
      if let method = userMethod(container, Special.setitem) {
        _ = try call(method, [container, index, value])
        return
      }
    }
    try nativeSetItem(container, index, value)
  }

  /// What the built-in classes do for `container[index] = value`.
  package func nativeSetItem(_ container: Value, _ index: Value, _ value: Value) throws {
    switch container {
    case .list(let list):
      if let slice = slice(index) {
        try assign(list, slice, value)
      } else {
        let at = try position(index, count: list.items.count, "list", "list assignment index out of range")
        list.items[at] = value
      }
    case .dict(let dict): try dict.set(index, value)
    default:
      if let object = container.object, try object.setItem(index, value) { return }
      throw PyError.type("'\(type(of: container).messageName)' object does not support item assignment")
    }
  }

  private func assign(_ list: PyList, _ slice: PySlice, _ value: Value) throws {
    let isPlain = slice.step.isNone || slice.step.smallInteger == 1
    let items: [Value]
    do {
      items = try collect(value)
    } catch let raised as Raised where raised.exception.cls === ExceptionClasses.typeError && value.object == nil {
      throw PyError.type(isPlain ? "can only assign an iterable" : "must assign iterable to extended slice")
    }
    let range = try resolve(slice, count: list.items.count)
    if range.step == 1 {
      list.items.replaceSubrange(range.start..<range.start + range.count, with: items)
      return
    }
    guard items.count == range.count else {
      throw PyError.value(
        "attempt to assign sequence of size \(items.count) to extended slice of size \(range.count)")
    }
    for (i, item) in items.enumerated() { list.items[range.index(i)] = item }
  }

  /// `del container[index]`
  public func deleteItem(_ container: Value, _ index: Value) throws {
    if let method = userMethod(container, "__delitem__") {
      _ = try vectorcall(method, container, index)
      return
    }
    try nativeDeleteItem(container, index)
  }

  /// What the built-in classes do for `del container[index]`.
  package func nativeDeleteItem(_ container: Value, _ index: Value) throws {
    switch container {
    case .list(let list):
      if let slice = slice(index) {
        let range = try resolve(slice, count: list.items.count)
        if range.step == 1 {
          list.items.removeSubrange(range.start..<range.start + range.count)
        } else {
          let doomed = (0..<range.count).map { range.index($0) }.sorted()
          var next = 0
          var kept: [Value] = []
          for (i, item) in list.items.enumerated() {
            if next < doomed.count, doomed[next] == i { next += 1 } else { kept.append(item) }
          }
          list.items = kept
        }
      } else {
        let at = try position(index, count: list.items.count, "list", "list assignment index out of range")
        list.items.remove(at: at)
      }
    case .dict(let dict):
      guard try dict.remove(index) != nil else { throw PyError.key(index) }
    default:
      if let object = container.object, try object.deleteItem(index) { return }
      let given = type(of: container)
      let isSequence =
        given.isUserDefined
        || [Classes.string, Classes.tuple, Classes.bytes, Classes.range].contains { given.isSubclass(of: $0) }
      var isPosition = false
      if case .int = index { isPosition = true }
      let verb = isSequence && isPosition ? "doesn't" : "does not"
      throw PyError.type("'\(given.name)' object \(verb) support item deletion")
    }
  }
}
