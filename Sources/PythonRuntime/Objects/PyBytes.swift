import PythonSyntax

/// `bytes`
public final class PyBytes: PyObject {
  /// The bytes.
  public let bytes: [UInt8]
  /// Makes bytes.
  public init(_ bytes: [UInt8], cls: PyClass = Classes.bytes) {
    self.bytes = bytes
    super.init(cls: cls)
  }
  public override func length() throws -> Int? { bytes.count }
  public override func makeIterator() throws -> PyIterator? { SequenceIterator(bytes.map { .int(Int($0)) }) }
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
    if op == .add, !reflected, case .object(let o) = other, let right = o as? PyBytes {
      return .object(PyBytes(bytes + right.bytes))
    }
    if op == .multiply, let count = other.smallInteger {
      guard count > 0 else { return .object(PyBytes([])) }
      let (total, overflow) = bytes.count.multipliedReportingOverflow(by: count)
      if overflow || total > 1 << 32 { throw PyError.make(ExceptionClasses.memoryError, "") }
      return .object(PyBytes(Array([[UInt8]](repeating: bytes, count: count).joined())))
    }
    return nil
  }
  public override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard case .object(let o) = other, let right = o as? PyBytes else { return nil }
    if bytes == right.bytes { return .bool(op.holds(0)) }
    return .bool(op.holds(bytes.lexicographicallyPrecedes(right.bytes) ? -1 : 1))
  }
  public override func hash() throws -> Int? { Hashing.text(StringText.repr(bytes: bytes)) }
  public override func repr() throws -> String { StringText.repr(bytes: bytes) }
}
