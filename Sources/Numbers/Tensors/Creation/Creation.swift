// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

extension Tensor {
  /// `torch.empty`: a dense tensor (here always zero-filled where PyTorch leaves chance values, when `zeroed`).
  public static func empty(_ shape: [Int], dtype: DType? = nil, zeroed: Bool = false) throws -> Tensor {
    let dtype = dtype ?? TensorContext.current.defaultDType
    let count = try Shape.count(shape)
    let (bytes, overflow) = count.multipliedReportingOverflow(by: dtype.itemSize)
    if overflow {
      throw TensorError.runtime("Storage size calculation overflowed with sizes=\(Shape.text(shape))")
    }
    try Buffer.checkMemory(bytes)
    // A large result is the beginning of a long operation: a statement of many of them can be stopped between them.
    if bytes > 1 << 20 { try TensorContext.current.checkInterrupt?() }
    let storage = Storage(Buffer(byteCount: bytes, zeroed: zeroed))
    return Tensor(storage: storage, shape: shape, strides: Shape.contiguousStrides(shape), dtype: dtype)
  }

  /// A tensor of a shape and given dense strides (a permutation of the dense order), for results that keep a layout.
  package static func empty(_ shape: [Int], strides: [Int], dtype: DType) throws -> Tensor {
    let result = try empty(shape, dtype: dtype)
    result.strides = strides
    return result
  }

  /// `torch.zeros(size)`.
  public static func zeros(_ shape: [Int], dtype: DType? = nil) throws -> Tensor {
    if shape.contains(where: { $0 < 0 }) {
      throw TensorError.runtime("zeros: Dimension size must be non-negative.")
    }
    return try empty(shape, dtype: dtype, zeroed: true)
  }

  /// `torch.ones(size)`.
  public static func ones(_ shape: [Int], dtype: DType? = nil) throws -> Tensor {
    try full(shape, .int(1), dtype: dtype ?? TensorContext.current.defaultDType)
  }

  /// `torch.full(size, fill_value)`: the type follows the value when none is given.
  public static func full(_ shape: [Int], _ value: Scalar, dtype: DType? = nil) throws -> Tensor {
    let dtype = dtype ?? value.naturalDType
    try Promotion.checkFill(value, in: dtype)
    if value.isZero { return try empty(shape, dtype: dtype, zeroed: true) }
    let result = try empty(shape, dtype: dtype)
    try result.fillElements(value)
    return result
  }

  /// `torch.tensor(number)`: a tensor without dimensions.
  public convenience init(_ value: Scalar, dtype: DType? = nil) {
    let dtype = dtype ?? value.naturalDType
    self.init(storage: Storage(Buffer(byteCount: dtype.itemSize)), shape: [], strides: [], dtype: dtype)
    value.number.store(to: storage.buffer.pointer, dtype.kind)
  }

  /// `torch.eye(n, m)`.
  public static func eye(_ rows: Int, _ columns: Int? = nil, dtype: DType? = nil) throws -> Tensor {
    let columns = columns ?? rows
    if rows < 0 { throw TensorError.runtime("n must be greater or equal to 0, got \(rows)") }
    if columns < 0 { throw TensorError.runtime("m must be greater or equal to 0, got \(columns)") }
    let result = try empty([rows, columns], dtype: dtype, zeroed: true)
    let diagonal = Swift.min(rows, columns)
    if diagonal > 0 { try result.aliased([diagonal], [columns + 1]).fillElements(.int(1)) }
    return result
  }

  /// Writes one number into all elements; no autograd, no version count.
  func fillElements(_ value: Scalar) throws {
    try Copying.fill(
      shape: shape, writableElements(), dtype.kind, strides, value: value.number, pause: TensorContext.pause)
  }

  /// A view with another geometry over the same storage, without any history.
  package func aliased(_ shape: [Int], _ strides: [Int], offset: Int? = nil) -> Tensor {
    let result = Tensor(
      storage: storage, shape: shape, strides: strides, offset: offset ?? self.offset, dtype: dtype)
    result.isUntracked = isUntracked
    return result
  }
}

extension Scalar {
  /// The type that PyTorch gives a tensor made of this number.
  public var naturalDType: DType {
    switch self {
    case .bool: .bool
    case .int: .int64
    case .double: TensorContext.current.defaultDType
    }
  }

  /// Whether the bits of the number are all zero in every element type.
  var isZero: Bool {
    switch self {
    case .bool(let value): !value
    case .int(let value): value == 0
    case .double(let value): value == 0 && value.sign == .plus
    }
  }

  /// The value as an integer: doubles are truncated, those out of range become the smallest integer.
  public var intValue: Int {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): value
    case .double(let value): Int(exactly: value.rounded(.towardZero)) ?? Int.min
    }
  }

  /// Whether it is a real number rather than an integer or truth value.
  public var isDouble: Bool { if case .double = self { true } else { false } }
}
