// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// `numpy`, as far as programs around PyTorch use it.
public enum NumpyModule {
  /// Says how to make the modules.
  public static func install(into interpreter: Interpreter) {
    ArrayObject.make = { NumpyArray($0) }
    SnapshotTypes.register([NumpyArray.self, NumpyDType.self, NumpyState.self])
    for name in pythonParts { interpreter.moduleMakers[name] = { try $0.makeModule(name, classesOf: "numpy") } }
    for name in [
      "numpy._distributions", "numpy._helpers", "numpy._objects", "numpy._streams", "numpy._ufuncs", "numpy.matlib",
      "numpy.testing",
      "numpy.exceptions", "numpy.typing",
    ] {
      interpreter.moduleMakers[name] = { try $0.makeModule(name) }
    }
    interpreter.moduleMakers["numpy.lib.stride_tricks"] = { try $0.importModule("numpy._arrays") }
    interpreter.moduleMakers["numpy"] = { interpreter in
      let module = PyModule("numpy")
      module.set("__version__", Value("2.4.0"))
      module.lazyAttribute = { try attribute($0.name) }
      module.lazyNames = { (functions.keys.sorted() + otherNames + pythonNames(interpreter)).map { Symbol($0) } }
      module.missingAttributeMessage = { NumpyGaps.message($0) }
      return module
    }
    interpreter.moduleMakers["numpy.random"] = { interpreter in
      let module = PyModule("numpy.random")
      module.add(NumpyRandom.all.map(ObjectFunctions.taking) + GeneratorFunctions.all)
      module.lazyAttribute = { name in
        guard !hidden.contains(name.name) else { return nil }
        return try interpreter.importModule("numpy._streams").attributes?[name]
      }
      module.missingAttributeMessage = { "Gradus has no numpy.random.\($0)" }
      return module
    }
    interpreter.moduleMakers["numpy.linalg"] = { interpreter in
      let module = try interpreter.makeModule("numpy.linalg")
      module.missingAttributeMessage = { "Gradus has no numpy.linalg.\($0)" }
      return module
    }
  }

  /// The parts that are written in Python; their names are numpy's.
  private static let pythonParts = ["numpy._arrays", "numpy._numbers", "numpy._misc", "numpy._newer"]
  /// What these parts use themselves.
  private static let hidden: Set<String> = [
    "np", "math", "t", "back", "pair", "wrap", "wrapping", "is_float", "fft_refused",
  ]

  private static func pythonNames(_ interpreter: Interpreter) -> [String] {
    pythonParts.flatMap { part in
      ((try? interpreter.importModule(part))?.attributes?.names ?? []).map(\.name)
        .filter { !$0.hasPrefix("_") && !hidden.contains($0) }
    }
  }

  private static let functions: [String: Declaration] = {
    var table: [String: Declaration] = [:]
    for declaration in NumpyFunctions.all + NumpyReductions.functions {
      table[declaration.name] = TensorArguments.taking(ObjectFunctions.taking(declaration))
    }
    return table
  }()

  /// What is no function.
  private static let otherNames =
    ["bool_", "dtype", "e", "inf", "linalg", "nan", "ndarray", "newaxis", "pi", "random", "real", "testing"]
    + DType.allCases.map(\.name)

  /// Universal functions that are written in Python.
  private static let writtenInPython: Set<String> = [
    "acos", "acosh", "arccosh", "arcsinh", "arctanh", "asin", "asinh", "atan", "atan2", "atanh", "bitwise_and",
    "bitwise_invert", "bitwise_left_shift", "bitwise_not", "bitwise_or", "bitwise_right_shift", "bitwise_xor", "cbrt",
    "conj", "conjugate", "copysign", "degrees", "divmod", "float_power", "fmax", "fmin", "fmod", "frexp", "gcd",
    "heaviside", "invert", "lcm", "ldexp", "left_shift", "logaddexp", "logaddexp2", "modf", "nextafter", "positive",
    "pow", "radians", "right_shift", "rint", "signbit", "spacing",
  ]

  private static func universal(_ name: String, _ body: Value) throws -> BuiltinFunction {
    let declaration = Declaration(name, "(*args, **kwargs)", "\(name), element by element.") { b in
      var arguments = Arguments()
      if case .tuple(let positional) = try b["args"] { arguments.positional = positional.items }
      if case .dict(let keywords) = try b["kwargs"] {
        arguments.keywords = keywords.table.pairs.map { (Symbol($0.key.text ?? ""), $0.value) }
      }
      return try b.interpreter.call(body, arguments)
    }
    let function = BuiltinFunction(declaration, module: "numpy")
    function.cls = try NumpyState.current.universalClass()
    return function
  }

  private static func attribute(_ name: String) throws -> Value? {
    if let declaration = functions[name] {
      let function = BuiltinFunction(declaration, module: "numpy")
      if NumpyFunctions.universal.contains(name) { function.cls = try NumpyState.current.universalClass() }
      return .object(function)
    }
    let state = NumpyState.current
    switch name {
    case "random", "linalg": return .object(try Interpreter.current.importModule("numpy.\(name)"))
    case "ndarray": return .object(state.arrayClass)
    case "ufunc": return .object(try state.universalClass())
    case "dtype": return .object(state.dtypeClass)
    case "pi": return .float(Double.pi)
    case "e": return .float(2.718281828459045)
    case "inf": return .float(.infinity)
    case "nan": return .float(.nan)
    case "newaxis": return Value.none
    case "bool_", "bool": return .object(state.scalarClass(.bool))
    case "real": return try Interpreter.current.importModule("numpy._numbers").attributes?["_real_part"]
    case "int_", "intp", "int", "longlong", "long":
      return name == "int" ? nil : .object(state.scalarClass(.int64))
    case "intc": return .object(state.scalarClass(.int32))
    case "single": return .object(state.scalarClass(.float32))
    case "double": return .object(state.scalarClass(.float64))
    case "half": return .object(state.scalarClass(.float16))
    case "ubyte": return .object(state.scalarClass(.uint8))
    case "byte": return .object(state.scalarClass(.int8))
    case "short": return .object(state.scalarClass(.int16))
    case "object_": return .object(Classes.object)
    case "str_": return .object(Classes.string)
    case "Inf", "NaN", "PINF", "NINF": return nil
    case "euler_gamma": return .float(0.5772156649015329)
    case "False_": return NumpyArray.result(Tensor(.bool(false)))
    case "True_": return NumpyArray.result(Tensor(.bool(true)))
    case "testing", "exceptions", "matlib", "typing":
      return .object(try Interpreter.current.importModule("numpy.\(name)"))
    case "concat": return try attribute("concatenate")
    case "row_stack": return try attribute("vstack")
    case "acos", "asin", "atan": break
    default:
      if let dtype = DType.allCases.first(where: { $0.name == name }) { return .object(state.scalarClass(dtype)) }
    }
    guard !hidden.contains(name), !name.hasPrefix("_") else { return NumpyBytes.attribute(name) }
    for part in pythonParts {
      guard let value = try Interpreter.current.importModule(part).attributes?[Symbol(name)] else { continue }
      return writtenInPython.contains(name) ? .object(try universal(name, value)) : value
    }
    return nil
  }
}
