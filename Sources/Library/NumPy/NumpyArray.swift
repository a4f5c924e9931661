// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import PythonSyntax
import Tensors
import TorchCore

/// A numpy array (`numpy.ndarray`), or a numpy number such as `numpy.float32(1.5)`: a tensor with numpy's manners.
public final class NumpyArray: ArrayObject {
  /// Makes an array over the elements of a tensor.
  public init(_ tensor: Tensor, isScalar: Bool = false) {
    let state = NumpyState.current
    super.init(tensor, isScalar: isScalar, cls: isScalar ? state.scalarClass(tensor.dtype) : state.arrayClass)
  }

  /// A result of a reduction or an index: a number when it has no dimensions.
  static func result(_ tensor: Tensor) -> Value { .object(NumpyArray(tensor, isScalar: tensor.rank == 0)) }

  /// A list times an array is the array's product.
  public override var answersForSequences: Bool { !isScalar }

  public override var hasDivmod: Bool { true }

  public override func length() throws -> Int? {
    if isScalar { return nil }
    guard let first = tensor.shape.first else { throw PyError.type("len() of unsized object") }
    return first
  }
  public override func makeIterator() throws -> PyIterator? {
    if isScalar { return nil }
    guard tensor.rank > 0 else { throw PyError.type("iteration over a 0-d array") }
    return ItemIterator(.object(self))
  }
  public override func contains(_ item: Value) throws -> Bool? {
    guard let other = try NumpyOperators.operand(item) else { return false }
    return try tensor.eq(other).any().item() == .bool(true)
  }
  public override func truth() throws -> Bool? {
    if tensor.numel == 1 { return try tensor.item().doubleValue != 0 }
    throw PyError.value(
      tensor.numel == 0
        ? "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty."
        : "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
  }
  public override func asDouble() throws -> Double? {
    guard tensor.rank == 0 else { throw PyError.type("only 0-dimensional arrays can be converted to Python scalars") }
    return try tensor.item().doubleValue
  }
  public override func asInteger() throws -> Value? {
    guard let number = try asDouble() else { return nil }
    if !tensor.dtype.isFloatingPoint { return .int(try tensor.item().intValue) }
    return try Interpreter.current.call(.object(Classes.int), [.float(number)])
  }
  public override func asIndex() throws -> Int? {
    if isScalar, tensor.dtype.isFloatingPoint {
      throw PyError.type("'\(cls.messageName)' object cannot be interpreted as an integer")
    }
    guard tensor.rank == 0, !tensor.dtype.isFloatingPoint else {
      throw PyError.type("only integer scalar arrays can be converted to a scalar index")
    }
    return try tensor.item().intValue
  }

  public override func getItem(_ index: Value) throws -> Value? {
    if isScalar {
      if case .tuple(let tuple) = index, tuple.items.isEmpty { return .object(self) }
      throw PyError.index("invalid index to scalar variable.")
    }
    if let place = place(index) { return NumpyArray.number(in: tensor, at: place) }
    let part = try NumpyIndexing.part(tensor, index)
    guard part.rank == 0, part.storage === tensor.storage else { return NumpyArray.result(part) }
    // One number is a number of its own, which does not change with the array; `a[0, ...]` is an array.
    if NumpyIndexing.hasEllipsis(index) { return .object(NumpyArray(part)) }
    return NumpyArray.number(in: part, at: part.offset)
  }

  private static func number(in tensor: Tensor, at place: Int) -> Value {
    .object(NumpyArray(Tensor(tensor.scalar(atStorageIndex: place), dtype: tensor.dtype), isScalar: true))
  }

  /// Where the element that whole numbers name lies in the storage; nil for every other index, and for one that is out of range.
  private func place(_ index: Value) -> Int? {
    func along(_ axis: Int, _ number: Value) -> Int? {
      guard case .int(let given) = number else { return nil }
      let size = tensor.shape[axis]
      let wanted = given < 0 ? given &+ size : given
      return wanted >= 0 && wanted < size ? wanted &* tensor.strides[axis] : nil
    }
    if case .int = index { return tensor.rank == 1 ? along(0, index).map { $0 + tensor.offset } : nil }
    guard case .tuple(let tuple) = index, tensor.rank > 0, tuple.items.count == tensor.rank else { return nil }
    var place = tensor.offset
    for axis in 0..<tensor.rank {
      guard let step = along(axis, tuple.items[axis]) else { return nil }
      place += step
    }
    return place
  }

  /// A number that the elements take as it is; nil for what must be converted first.
  private func element(_ value: Value) -> Scalar? {
    switch value {
    case .float(let number): return tensor.dtype.isFloatingPoint ? .double(number) : nil
    case .int(let number):
      if tensor.dtype.isFloatingPoint { return .double(Double(number)) }
      return tensor.dtype == .int64 ? .int(number) : nil
    case .object(let object):
      guard let number = object as? NumpyArray, number.isScalar, number.tensor.dtype == tensor.dtype else { return nil }
      return number.tensor.scalar(atStorageIndex: number.tensor.offset)
    default: return nil
    }
  }

  public override func setItem(_ index: Value, _ value: Value) throws -> Bool {
    if let place = place(index), let number = element(value) {
      try tensor.setScalar(atStorageIndex: place, number)
      return true
    }
    try NumberBounds.check(value, tensor.dtype)
    guard let source = try NumpyOperators.operand(value) else {
      if let text = value.text, let number = Double(text), tensor.dtype != .bool {
        try NumpyIndexing.assign(NumpyOperators.number(.double(number)), to: tensor, at: index)
        return true
      }
      if value.isNone, tensor.dtype.isFloatingPoint {
        try NumpyIndexing.assign(NumpyOperators.number(.double(.nan)), to: tensor, at: index)
        return true
      }
      if value.text != nil {
        throw PyError.value("could not convert string to float: \(try Interpreter.current.repr(value))")
      }
      throw PyError.type("float() argument must be a number")
    }
    try NumpyIndexing.assign(source, to: tensor, at: index)
    return true
  }

  public override func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    try NumpyOperators.binary(op, self, other, reflected: reflected)
  }
  public override func inPlace(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    guard !isScalar, let result = try NumpyOperators.binary(op, self, other, reflected: false),
      let array = result.object as? NumpyArray
    else { return nil }
    guard Promotion.canStore(array.tensor.dtype, in: tensor.dtype) else {
      throw PyError.type(
        "Cannot cast ufunc '\(NumpyOperators.name(op))' output from dtype('\(array.tensor.dtype.name)') to "
          + "dtype('\(tensor.dtype.name)') with casting rule 'same_kind'")
    }
    _ = try tensor.copy_(array.tensor)
    return .object(self)
  }
  public override func unary(_ op: UnaryOperator) throws -> Value? {
    switch op {
    case .negative: NumpyArray.result(try tensor.neg())
    case .positive: .object(self)
    case .invert: NumpyArray.result(try tensor.bitwiseNot())
    case .not: nil
    }
  }
  public override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    if let tensor = other.tensor { return try NumpyOperators.compare(op, self, with: tensor) }
    var left = tensor
    if case .int(let number) = other, !NumberBounds.has(number, tensor.dtype) { left = try tensor.to(.int64) }
    guard let right = try NumpyOperators.operand(other),
      let result = try TensorOperators.compare(op, left, right.value)?.tensor
    else { return nil }
    return NumpyArray.result(result)
  }

  public override func repr() throws -> String { try ArrayText.repr(self) }
  public override func str() throws -> String { try ArrayText.str(self) }
  public override func format(_ spec: String) throws -> String? {
    if spec.isEmpty, isScalar, tensor.dtype.isFloatingPoint {
      return try Interpreter.current.str(.float(tensor.item().doubleValue))
    }
    if spec.isEmpty { return try str() }
    return tensor.rank == 0 ? try Interpreter.current.format(tensor.item().value, spec) : nil
  }
  public override func hash() throws -> Int? { isScalar ? try Interpreter.current.hash(tensor.item().value) : nil }
}

extension NumpyArray: Snapshotable {
  package static var snapshotName: String { "ndarray" }
  package func snapshot() throws -> SnapshotRecord {
    SnapshotRecord([.object(tensor), .bool(isScalar)], keepsClass: false)
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    NumpyArray(try facts.object(0), isScalar: try facts.bool(1))
  }
}
