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

  public override func length() throws -> Int? {
    guard let first = tensor.shape.first else { throw PyError.type("len() of unsized object") }
    return first
  }
  public override func makeIterator() throws -> PyIterator? {
    guard tensor.rank > 0 else { throw PyError.type("iteration over a 0-d array") }
    return SequenceIterator(try tensor.unbind(0).map { NumpyArray.result($0) })
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
    return NumpyArray.result(try NumpyIndexing.part(tensor, index))
  }
  public override func setItem(_ index: Value, _ value: Value) throws -> Bool {
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
    guard let right = try NumpyOperators.operand(other),
      let result = try TensorOperators.compare(op, tensor, right.value)?.tensor
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
