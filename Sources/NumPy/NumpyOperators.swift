import PythonRuntime
import PythonSyntax
import Tensors
import TorchCore

/// Operators between arrays, numbers and lists, by numpy's rules for types.
enum NumpyOperators {
  /// An operand as a tensor; nil for what numpy has no arithmetic with.
  static func operand(_ value: Value) throws -> Tensor? {
    if let array = value.object as? NumpyArray { return array.tensor }
    if let tensor = value.tensor { return tensor }
    if let scalar = try TensorOperators.number(value) { return number(scalar) }
    switch value {
    case .list, .tuple: return try array(value)
    case .object(let object) where object is PyRange: return try array(value)
    default: return nil
    }
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
    do { return try inDoubles { try NestedData.tensor(value, dtype: dtype) } } catch let raised as Raised {
      guard raised.exception.message.hasPrefix("expected sequence") || raised.exception.message == "not a sequence"
      else {
        throw raised
      }
      throw PyError.value(
        "setting an array element with a sequence. The requested array has an inhomogeneous shape.")
    }
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

  static func binary(_ op: BinaryOperator, _ array: NumpyArray, _ other: Value, reflected: Bool) throws -> Value? {
    guard let right = try operand(other) else { return nil }
    var (a, b) = reflected ? (right, array.tensor) : (array.tensor, right)
    if let scalar = other.scalar {
      // A Python number takes the array's type where its kind allows.
      var dtype = array.tensor.dtype
      if case .double = scalar, !dtype.isFloatingPoint { dtype = .float64 }
      if case .int = scalar, dtype == .bool { dtype = .int64 }
      (a, b) = (try a.to(dtype), try b.to(dtype))
    } else {
      let dtype = common(a.dtype, b.dtype)
      (a, b) = (try a.to(dtype), try b.to(dtype))
    }
    do {
      return try inDoubles { try TensorOperators.apply(op, a, b).map { NumpyArray.result($0) } }
    } catch let error as TensorError where error.message.hasPrefix("The size of tensor a") {
      throw PyError.value(
        "operands could not be broadcast together with shapes \(shape(a.shape)) \(shape(b.shape)) ")
    }
  }

  private static func shape(_ sizes: [Int]) -> String {
    "(" + sizes.map(String.init).joined(separator: ",") + (sizes.count == 1 ? ",)" : ")")
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
