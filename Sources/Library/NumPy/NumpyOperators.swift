// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import PythonSyntax
import Tensors
import TorchCore

/// Operators between arrays, numbers and lists, by numpy's rules for types.
enum NumpyOperators {
  /// An operand as a tensor; nil for what numpy has no arithmetic with.
  static func operand(_ value: Value) throws -> Tensor? {
    if let array = value.object as? NumpyArray { return array.tensor }
    if let tensor = value.tensor { return try TensorArguments.read(tensor) }
    if let scalar = try TensorOperators.number(value) { return number(scalar) }
    switch value {
    case .list, .tuple: return try array(value)
    case .object(let object) where object is PyRange: return try array(value)
    case .object(let object) where object.hasUserClass && !(object is PyClass):
      return (try ownArray(value)?.object as? NumpyArray)?.tensor
    default: return nil
    }
  }

  /// What an object's `__array__` gives; nil where it has none.
  static func ownArray(_ value: Value) throws -> Value? {
    let interpreter = Interpreter.current
    guard let object = value.object, object.hasUserClass, !(object is PyClass),
      let method = try interpreter.attributeIfPresent(value, "__array__")
    else { return nil }
    return try interpreter.call(method, [])
  }

  /// A Python number: float64, int64 or bool.
  static func number(_ scalar: Scalar) -> Tensor {
    if case .double = scalar { return Tensor(scalar, dtype: .float64) }
    return Tensor(scalar)
  }

  /// Runs with numpy's default type, float64.
  static func inDoubles<Result>(_ body: () throws -> Result) rethrows -> Result {
    let context = TensorContext.current
    let before = context.defaultDType
    context.defaultDType = .float64
    defer { context.defaultDType = before }
    return try body()
  }

  /// Nested lists as an array: floats are float64.
  static func array(_ value: Value, dtype: DType? = nil) throws -> Tensor {
    // Floats that an integer type does not have wrap here, where PyTorch refuses them.
    if let dtype, !dtype.isFloatingPoint, dtype != .bool { return try array(value).to(dtype) }
    var isTooDeep = false
    let value = holdsTensor(value, 0, &isTooDeep) && !isTooDeep ? try withArrays(value) : value
    do { return try inDoubles { try NestedData.tensor(value, dtype: dtype) } } catch let raised as Raised {
      let message = raised.exception.message
      guard
        ["expected sequence", "too many dimensions", "new(): self-ref"].contains(where: message.hasPrefix)
          || message == "not a sequence"
      else {
        throw raised
      }
      throw PyError.value("setting an array element with a sequence. The requested array " + raggedWords(value))
    }
  }

  private static func items(_ value: Value) -> [Value]? {
    switch value {
    case .list(let list): list.items
    case .tuple(let tuple): tuple.items
    default: nil
    }
  }

  /// Whether there are tensors in nested lists. A list may hold itself: deeper than arrays go the search ends.
  private static func holdsTensor(_ value: Value, _ depth: Int, _ isTooDeep: inout Bool) -> Bool {
    if depth > 64 { isTooDeep = true }
    if isTooDeep { return true }
    switch value {
    case .object: return value.tensor != nil
    case .list, .tuple: return items(value)?.contains { holdsTensor($0, depth + 1, &isTooDeep) } ?? false
    default: return false
    }
  }

  /// Nested lists with arrays in the place of tensors.
  private static func withArrays(_ value: Value) throws -> Value {
    if let tensor = value.tensor { return .object(NumpyArray(try TensorArguments.read(tensor))) }
    return try items(value).map { Value(list: try $0.map { try withArrays($0) }) } ?? value
  }

  /// What is wrong with nested lists: how far they have one shape, or that they have no end.
  private static func raggedWords(_ value: Value) -> String {
    var level = items(value) ?? []
    var shape = [level.count]
    while let first = level.first.flatMap(items), level.allSatisfy({ items($0)?.count == first.count }), !first.isEmpty
    {
      shape.append(first.count)
      if shape.count > 64 { return "would exceed the maximum number of dimension of 64." }
      // Of many rows the first are enough to go deeper.
      level = level.prefix(1000).flatMap { items($0) ?? [] }
    }
    return "has an inhomogeneous shape after \(shape.count) dimensions. The detected shape was "
      + "\(NumpyErrors.shapeText(shape)) + inhomogeneous part."
  }

  static func name(_ op: BinaryOperator) -> String {
    switch op {
    case .add: "add"
    case .subtract: "subtract"
    case .multiply: "multiply"
    case .divide: "divide"
    case .floorDivide: "floor_divide"
    case .modulo: "remainder"
    case .power: "power"
    case .matrixMultiply: "matmul"
    default: "\(op)"
    }
  }

  /// An array or a number of numpy on the left of a tensor: numpy leaves the operation to the tensor, which takes numbers as
  /// they are and arrays nowhere but below the fraction bar, where the array is multiplied by its reciprocal.
  private static func leaving(_ op: BinaryOperator, _ array: NumpyArray, to tensor: Tensor) throws -> Value? {
    if array.isScalar {
      return try TensorOperators.apply(op, array.number(), tensor)?.value
    }
    switch op {
    case .divide: return try binary(.multiply, array, tensor.reciprocal().value, reflected: true)
    case .add:
      throw PyError.type(
        "Concatenation operation is not implemented for NumPy arrays, use np.concatenate() instead. Please do not rely on "
          + "this error; it may not be given on all Python implementations.")
    default: return nil
    }
  }

  /// What numpy computed from a tensor, as a tensor; truth values are bytes there.
  static func asTensor(_ result: Tensor) throws -> Value {
    (result.dtype == .bool ? try result.to(.uint8) : result).value
  }

  /// The comparison of an array or a number of numpy with a tensor on its right.
  static func compare(_ op: ComparisonOperator, _ array: NumpyArray, with tensor: Tensor) throws -> Value? {
    let mirrored: ComparisonOperator =
      switch op {
      case .less: .greater
      case .lessEqual: .greaterEqual
      case .greater: .less
      case .greaterEqual: .lessEqual
      default: op
      }
    if !array.isScalar { return op == .equal ? try tensor.eq(array.tensor).value : nil }
    return try TensorOperators.compare(mirrored, tensor, array.number().value)
  }

  static func binary(_ op: BinaryOperator, _ array: NumpyArray, _ other: Value, reflected: Bool) throws -> Value? {
    let me = Value.object(array)
    if let tensor = other.tensor, !reflected { return try leaving(op, array, to: tensor) }
    if let tensor = other.tensor {
      if array.isScalar { return nil }
      // PyTorch takes no arrays, so that numpy computes, and the tensor makes a tensor of that.
      let value = try binary(op, array, .object(NumpyArray(TensorArguments.read(tensor))), reflected: true)
      return try (value?.object as? NumpyArray).map { try asTensor($0.tensor) } ?? value
    }
    guard let (a, b) = try pair(reflected ? other : me, reflected ? me : other) else { return nil }
    if op == .matrixMultiply { try NumpyErrors.checkProduct(a, b, isDot: false) }
    return try broadcasting(a, b) {
      try inDoubles {
        switch op {
        case .floorDivide, .modulo:
          try dividing(a, b) { try TensorOperators.apply(op, $0, $1) }.map { NumpyArray.result($0) }
        case .power:
          try raising(a, b) { try TensorOperators.apply(op, $0, $1) }.map { NumpyArray.result($0) }
        default: try TensorOperators.apply(op, a, b).map { NumpyArray.result($0) }
        }
      }
    }
  }

  /// Both operands in the type that numpy computes in: a Python number takes the other's type where its kind allows.
  static func pair(_ left: Value, _ right: Value, outside: NumberBounds.Outside = .refused) throws -> (Tensor, Tensor)?
  {
    guard let a = try operand(left), let b = try operand(right) else { return nil }
    let dtype: DType =
      switch (left.scalar, right.scalar) {
      case (nil, let number?): try with(number, a.dtype, outside)
      case (let number?, nil): try with(number, b.dtype, outside)
      default: common(a.dtype, b.dtype)
      }
    return (try a.to(dtype), try b.to(dtype))
  }

  private static func with(_ number: Scalar, _ dtype: DType, _ outside: NumberBounds.Outside) throws -> DType {
    switch number {
    case .double: return dtype.isFloatingPoint ? dtype : .float64
    case .int(let number):
      if outside == .compared, !NumberBounds.has(number, dtype) { return .int64 }
      if outside == .refused { try NumberBounds.check(.int(number), dtype) }
      return dtype == .bool ? .int64 : dtype
    case .bool: return dtype
    }
  }

  /// Runs work with two operands; shapes that do not fit are refused in numpy's words.
  static func broadcasting<Result>(_ a: Tensor, _ b: Tensor, _ body: () throws -> Result) throws -> Result {
    do { return try NumpyErrors.translated(body) } catch let error as TensorError
      where error.message.hasPrefix("The size of tensor a")
    {
      throw PyError.value(
        "operands could not be broadcast together with shapes \(NumpyErrors.shapeText(a.shape)) "
          + "\(NumpyErrors.shapeText(b.shape)) ")
    }
  }

  /// `//` and `%`: integers divided by zero give zero.
  static func dividing(_ a: Tensor, _ b: Tensor, _ body: (Tensor, Tensor) throws -> Tensor?) throws -> Tensor? {
    guard !b.dtype.isFloatingPoint, try b.eq(.int(0)).any().item() == .bool(true) else { return try body(a, b) }
    let zeros = try b.eq(.int(0))
    guard let result = try body(a, Tensor.where(zeros, b.onesLike(), b)) else { return nil }
    return try Tensor.where(zeros, result.zerosLike(), result)
  }

  /// `**`: integers have no negative powers.
  static func raising(_ a: Tensor, _ b: Tensor, _ body: (Tensor, Tensor) throws -> Tensor?) throws -> Tensor? {
    if !b.dtype.isFloatingPoint, b.dtype != .bool, try b.lt(.int(0)).any().item() == .bool(true) {
      throw PyError.value("Integers to negative integer powers are not allowed.")
    }
    return try body(a, b)
  }

  /// numpy's common type: an integer of 32 bits or more with float32 gives float64.
  static func common(_ a: DType, _ b: DType) -> DType {
    if a.isFloatingPoint != b.isFloatingPoint {
      let (float, integer) = a.isFloatingPoint ? (a, b) : (b, a)
      return float == .float32 && integer.itemSize >= 4 ? .float64 : float
    }
    return Promotion.common(a, b)
  }
}
