// SPDX-License-Identifier: GPL-3.0-or-later

import PythonSyntax
import Transactions

/// `bytes` and `bytearray`, which differ in that the second can be changed.
public final class PyBytes: PyObject {
  private var stored: [UInt8]
  /// The bytes.
  public package(set) var bytes: [UInt8] {
    _read { yield stored }
    _modify {
      willChange()
      yield &stored
    }
  }
  /// Makes bytes.
  public init(_ bytes: [UInt8], cls: PyClass = Classes.bytes) {
    stored = bytes
    super.init(cls: cls)
  }

  /// Whether it is a `bytearray`.
  package var isMutable: Bool { cls.isSubclass(of: Classes.bytearray) }
  /// Other bytes of the same kind.
  package func like(_ bytes: [UInt8]) -> Value {
    .object(PyBytes(bytes, cls: isMutable ? Classes.bytearray : Classes.bytes))
  }

  /// A character for each byte.
  var text: String { String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })) }

  public override func length() throws -> Int? { bytes.count }
  public override func makeIterator() throws -> PyIterator? {
    BytesIterator(self)
  }
  public override func contains(_ item: Value) throws -> Bool? {
    if case .object(let o) = item, let part = o as? PyBytes {
      return TextSearch.find(part.bytes, in: bytes, from: 0) != nil
    }
    if item.isInteger || item.object?.cls.lookup("__index__") != nil {
      let byte = try PyBytes.byte(item)
      return bytes.contains(byte)
    }
    throw PyError.type("a bytes-like object is required, not '\(Interpreter.current.type(of: item).messageName)'")
  }

  public override func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    switch op {
    case .add:
      if reflected { return nil }
      guard let right = other.object as? PyBytes else {
        throw PyError.type("can't concat \(Interpreter.current.type(of: other).name) to \(cls.name)")
      }
      try MemoryLimit.check(joining: bytes.count, right.bytes.count)
      return like(bytes + right.bytes)
    case .multiply:
      guard let count = try Interpreter.current.repetition(other) else { return nil }
      if count == 1, cls === Classes.bytes { return .object(self) }
      return like(try repeated(count))
    case .modulo:
      if reflected { return nil }
      let form = text
      let made = try Interpreter.current.percentFormat(form, other, ofBytes: true)
      return like(made.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
    default: return nil
    }
  }

  private func repeated(_ count: Int) throws -> [UInt8] {
    // None of them so many times is none, however often.
    guard count > 0, !bytes.isEmpty else { return [] }
    try MemoryLimit.check(bytes: MemoryLimit.product(bytes.count, count))
    if bytes.count == 1 { return [UInt8](repeating: bytes[0], count: count) }
    return TextRepetition.repeated(bytes, count)
  }

  public override func inPlace(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    guard isMutable else { return nil }
    switch op {
    case .add:
      guard let right = other.object as? PyBytes else {
        throw PyError.type("can't concat \(Interpreter.current.type(of: other).name) to bytearray")
      }
      let more = right.bytes
      if more.count > 1 << 16 { try MemoryLimit.check(bytes: bytes.count + more.count) }
      bytes += more
    case .multiply:
      guard let count = try Interpreter.current.repetition(other) else { return nil }
      bytes = try repeated(count)
    default: return nil
    }
    return .object(self)
  }

  public override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard case .object(let o) = other, let right = o as? PyBytes else { return nil }
    if bytes == right.bytes { return .bool(op.holds(0)) }
    return .bool(op.holds(bytes.lexicographicallyPrecedes(right.bytes) ? -1 : 1))
  }

  // MARK: Items

  public override func getItem(_ index: Value) throws -> Value? {
    if let range = try Interpreter.current.sliceRange(index, count: bytes.count) {
      if range.step == 1 { return like(Array(bytes[range.start..<(range.start + range.count)])) }
      return like((0..<range.count).map { bytes[range.index($0)] })
    }
    let name = isMutable ? "bytearray" : "byte"
    let place = try position(index, name, "\(isMutable ? "bytearray " : "")index out of range")
    return .int(Int(bytes[place]))
  }

  private func position(_ index: Value, _ name: String, _ message: String) throws -> Int {
    guard let big = try Interpreter.current.index(index) else {
      let given = Interpreter.current.type(of: index).name
      throw PyError.type("\(name) indices must be integers or slices, not \(given)")
    }
    let bytes = bytes
    guard let number = Int(exactly: big), number >= -bytes.count, number < bytes.count else {
      throw PyError.index(message)
    }
    return number < 0 ? number + bytes.count : number
  }

  public override func setItem(_ index: Value, _ value: Value) throws -> Bool {
    guard isMutable else { return false }
    if index.object is PySlice {
      let new = try PyBytes.bytes(of: value)
      guard let range = try Interpreter.current.sliceRange(index, count: bytes.count) else { return false }
      if range.step == 1 {
        bytes.replaceSubrange(range.start..<(range.start + range.count), with: new)
        return true
      }
      guard new.count == range.count else {
        throw PyError.value("attempt to assign bytes of size \(new.count) to extended slice of size \(range.count)")
      }
      for (i, byte) in new.enumerated() { bytes[range.index(i)] = byte }
      return true
    }
    // Both may run a program, which may change the bytes: the place is looked at again behind them.
    let place = try position(index, "bytearray", "bytearray index out of range")
    let byte = try PyBytes.byte(value)
    guard place < bytes.count else { throw PyError.index("bytearray index out of range") }
    bytes[place] = byte
    return true
  }

  public override func deleteItem(_ index: Value) throws -> Bool {
    guard isMutable else { return false }
    if let range = try Interpreter.current.sliceRange(index, count: bytes.count) {
      bytes.remove(range)
    } else {
      let place = try position(index, "bytearray", "bytearray index out of range")
      bytes.remove(at: place)
    }
    return true
  }

  /// A number from 0 to 255.
  package static func byte(_ value: Value, _ message: String = "byte must be in range(0, 256)") throws -> UInt8 {
    if let number = value.smallInteger, let byte = UInt8(exactly: number) { return byte }
    guard let number = try Interpreter.current.index(value) else {
      throw PyError.type(
        "'\(Interpreter.current.type(of: value).messageName)' object cannot be interpreted as an integer")
    }
    guard let byte = Int(exactly: number).flatMap({ UInt8(exactly: $0) }) else { throw PyError.value(message) }
    return byte
  }

  /// The bytes that a value holds: bytes, or an iterable of numbers.
  package static func bytes(of value: Value) throws -> [UInt8] {
    if let bytes = value.object as? PyBytes { return bytes.bytes }
    let made = PyBytes([])
    try made.append(all: value, "byte must be in range(0, 256)") {
      PyError.type("'\(Interpreter.current.type(of: value).messageName)' object is not iterable")
    }
    return made.bytes
  }

  /// Adds the numbers of an iterable. Each may run a program, which may change the list that they come from.
  package func append(all source: Value, _ message: String, refusal: () -> Raised) throws {
    if case .list(let list) = source, !list.hasUserClass {
      var i = 0
      while i < list.items.count {
        let byte = try PyBytes.byte(list.items[i], message)
        bytes.append(byte)
        i += 1
      }
      return
    }
    let iterator: PyIterator
    do { iterator = try Interpreter.current.iterator(over: source) } catch let raised as Raised {
      let isMissing = source.object?.cls.lookup(Special.iter) == nil
      throw isMissing && raised.exception.cls === ExceptionClasses.typeError ? refusal() : raised
    }
    while let item = try iterator.next() {
      let byte = try PyBytes.byte(item, message)
      try MemoryLimit.check(growing: bytes.count)
      bytes.append(byte)
      if bytes.count & 0xFFF == 0 { try Interpreter.current.pollInterrupt() }
    }
  }

  public override func hash() throws -> Int? {
    isMutable ? nil : Hashing.text(StringText.repr(bytes: bytes))
  }
  public override func repr() throws -> String {
    let text = StringText.repr(bytes: bytes)
    return isMutable ? "\(cls.name)(\(text))" : text
  }
  public override func captureContents() -> (() -> Void)? {
    guard isMutable else { return nil }
    let bytes = stored
    return { [self] in stored = bytes }
  }
  public override var contentsByteCount: Int { stored.count }
  public override func shallowCopy() throws -> PyObject? {
    guard isMutable || hasUserClass else { return self }
    let copy = PyBytes(bytes, cls: cls)
    if let attributes { copy.attributes = attributes }
    return copy
  }
  public override func deepCopy(_ memo: DeepCopyMemo) throws -> PyObject? { try shallowCopy() }
}

extension [UInt8] {
  /// Removes the bytes that a slice names; the others move up in order.
  fileprivate mutating func remove(_ range: (start: Int, count: Int, step: Int, index: (Int) -> Int)) {
    if range.count == 0 { return }
    if range.step == 1 { return removeSubrange(range.start..<(range.start + range.count)) }
    let (first, last) = (range.index(0), range.index(range.count - 1))
    let (low, high, step) = (Swift.min(first, last), Swift.max(first, last), abs(range.step))
    var target = low
    for i in low..<count where i > high || (i - low) % step != 0 {
      self[target] = self[i]
      target += 1
    }
    removeLast(count - target)
  }
}

/// Walks `bytes`, or a `bytearray`, which may change meanwhile; when it has come to the end, it stays there.
final class BytesIterator: PyIterator {
  private let source: PyBytes
  /// -1 at the end.
  private var index = 0 { willSet { willChange() } }
  init(_ source: PyBytes) {
    self.source = source
    super.init(cls: source.isMutable ? Classes.bytearrayIterator : Classes.bytesIterator)
  }
  override var lengthHint: Int? { index < 0 ? 0 : max(0, source.bytes.count - index) }
  override func next() throws -> Value? {
    guard index >= 0, index < source.bytes.count else {
      index = -1
      return nil
    }
    index += 1
    return .int(Int(source.bytes[index - 1]))
  }
  override func captureContents() -> (() -> Void)? {
    let index = index
    return { [self] in self.index = index }
  }
}

extension BytesIterator: Snapshotable {
  static var snapshotName: String { "bytearray iterator" }
  func snapshot() throws -> SnapshotRecord { SnapshotRecord([.ref(source), .int(index)]) }
  static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    let iterator = BytesIterator(try facts.object(0))
    iterator.index = try facts.int(1)
    return iterator
  }
}
