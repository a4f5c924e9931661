import PythonRuntime
import Tensors

/// The classes of numpy in a workspace.
final class NumpyState: PyObject {
  /// `numpy.ndarray`
  lazy var arrayClass = ArrayMethods.makeClass()
  private var scalars: [DType: PyClass] = [:]

  /// `numpy.float64` and its like.
  func scalarClass(_ dtype: DType) -> PyClass {
    if let known = scalars[dtype] { return known }
    let base = dtype == .float64 ? Classes.float : Classes.object
    let cls = PyClass(builtin: dtype == .bool ? "bool" : dtype.name, module: "numpy", base: base)
    cls.construct = { _, arguments in
      let value = arguments.positional.first ?? .int(0)
      if let source = try NumpyOperators.operand(value) { return ArrayObject.result(try source.to(dtype)) }
      let number = try Interpreter.current.call(.object(Classes.float), [value])
      return ArrayObject.result(try NumpyOperators.array(number, dtype: dtype))
    }
    ArrayMethods.fill(cls)
    scalars[dtype] = cls
    return cls
  }

  /// The element type that a class of numpy's stands for.
  func dtype(of cls: PyClass) -> DType? { scalars.first { $0.value === cls }?.key }

  /// The state of the interpreter whose code is running.
  static var current: NumpyState {
    let interpreter = Interpreter.current
    if let known = interpreter.libraryState["numpy"] as? NumpyState { return known }
    let made = NumpyState(cls: Classes.object)
    interpreter.libraryState["numpy"] = made
    return made
  }
}

/// `numpy`, as far as programs around PyTorch use it.
enum NumpyModule {
  static func install(into interpreter: Interpreter) {
    interpreter.moduleMakers["numpy"] = { _ in
      let module = PyModule("numpy")
      module.set("__version__", Value("2.0.0"))
      module.lazyAttribute = { try attribute($0.name) }
      module.missingAttributeMessage = { "Gradus has no numpy.\($0)" }
      return module
    }
  }

  private static func attribute(_ name: String) throws -> Value? {
    let state = NumpyState.current
    switch name {
    case "ndarray": return .object(state.arrayClass)
    case "pi": return .float(Double.pi)
    case "e": return .float(2.718281828459045)
    case "inf": return .float(.infinity)
    case "nan": return .float(.nan)
    case "newaxis": return Value.none
    case "bool_": return .object(state.scalarClass(.bool))
    default:
      if let dtype = DType.allCases.first(where: { $0.name == name }) { return .object(state.scalarClass(dtype)) }
      return nil
    }
  }
}

/// The methods of arrays.
enum ArrayMethods {
  static func makeClass() -> PyClass {
    let cls = PyClass(builtin: "ndarray", module: "numpy", base: Classes.object)
    fill(cls)
    return cls
  }

  static func fill(_ cls: PyClass) {
    func this(_ value: Value) throws -> Tensor {
      guard let array = value.object as? ArrayObject else { throw PyError.type("expected a numpy array") }
      return array.tensor
    }
    cls.add(properties: [
      NativeProperty(
        "shape", "The size of each dimension.", get: { Value(tuple: try this($0).shape.map { .int($0) }) }),
      NativeProperty("ndim", "The number of dimensions.", get: { .int(try this($0).rank) }),
      NativeProperty("size", "The number of elements.", get: { .int(try this($0).numel) }),
    ])
    cls.add([
      Declaration("tolist", "(self)", "The elements as nested lists.") { b in NestedData.nestedLists(try this(b[0])) },
      Declaration("item", "(self)", "The only element as a Python number.") { b in try this(b[0]).item().value },
    ])
  }
}
