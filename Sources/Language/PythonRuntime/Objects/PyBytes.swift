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
  var isMutable: Bool { cls.isSubclass(of: Classes.bytearray) }
  /// Other bytes of the same kind.
  package func like(_ bytes: [UInt8]) -> Value {
    .object(PyBytes(bytes, cls: isMutable ? Classes.bytearray : Classes.bytes))
  }

  public override func length() throws -> Int? { bytes.count }
  public override func makeIterator() throws -> PyIterator? {
    SequenceIterator(bytes.map { .int(Int($0)) }, cls: Classes.bytesIterator)
  }
  public override func contains(_ item: Value) throws -> Bool? {
    if let number = item.smallInteger {
      guard (0...255).contains(number) else { throw PyError.value("byte must be in range(0, 256)") }
      return bytes.contains(UInt8(number))
    }
    if case .object(let o) = item, let part = o as? PyBytes {
      return TextSearch.find(part.bytes, in: bytes, from: 0) != nil
    }
    throw PyError.type("a bytes-like object is required, not '\(Interpreter.current.type(of: item).name)'")
  }

  public override func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    switch op {
    case .add:
      if reflected { return nil }
      guard let right = other.object as? PyBytes else {
        throw PyError.type("can't concat \(Interpreter.current.type(of: other).name) to \(cls.name)")
      }
      return like(bytes + right.bytes)
    case .multiply:
      guard let count = other.smallInteger else { return nil }
      return like(try repeated(count))
    case .modulo:
      if reflected { return nil }
      let form = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
      let text = try Interpreter.current.percentFormat(form, PyBytes.texts(other))
      return like(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
    default: return nil
    }
  }

  /// The operands of `%` with bytes in place of texts.
  private static func texts(_ value: Value) -> Value {
    if case .tuple(let tuple) = value { return Value(tuple: tuple.items.map(texts)) }
    guard let part = value.object as? PyBytes else { return value }
    return Value(String(String.UnicodeScalarView(part.bytes.map { Unicode.Scalar($0) })))
  }

  private func repeated(_ count: Int) throws -> [UInt8] {
    guard count > 0 else { return [] }
    try MemoryLimit.check(bytes: MemoryLimit.product(bytes.count, count))
    return Array([[UInt8]](repeating: bytes, count: count).joined())
  }

  public override func inPlace(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    guard isMutable else { return nil }
    switch op {
    case .add:
      guard let right = other.object as? PyBytes else {
        throw PyError.type("can't concat \(Interpreter.current.type(of: other).name) to bytearray")
      }
      bytes += right.bytes
    case .multiply:
      guard let count = other.smallInteger else { return nil }
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
      let gone = Set((0..<range.count).map { range.index($0) })
      bytes = bytes.enumerated().filter { !gone.contains($0.offset) }.map(\.element)
    } else {
      let place = try position(index, "bytearray", "bytearray index out of range")
      bytes.remove(at: place)
    }
    return true
  }

  /// A number from 0 to 255.
  package static func byte(_ value: Value) throws -> UInt8 {
    guard let byte = UInt8(exactly: try Interpreter.current.requireInt(value)) else {
      throw PyError.value("byte must be in range(0, 256)")
    }
    return byte
  }

  /// The bytes that a value holds: bytes, or an iterable of numbers.
  package static func bytes(of value: Value, _ message: String = "byte must be in range(0, 256)") throws -> [UInt8] {
    if let bytes = value.object as? PyBytes { return bytes.bytes }
    if case .int = value.unboxed {
      throw PyError.type("'\(Interpreter.current.type(of: value).name)' object is not iterable")
    }
    return try Interpreter.current.collect(value).map { item in
      guard let byte = UInt8(exactly: try Interpreter.current.requireInt(item)) else { throw PyError.value(message) }
      return byte
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
  public override func shallowCopy() throws -> PyObject? { isMutable ? PyBytes(bytes, cls: cls) : self }
  public override func deepCopy(_ memo: DeepCopyMemo) throws -> PyObject? { try shallowCopy() }
}
