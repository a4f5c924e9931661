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
    for name in pythonParts + [
      "numpy._helpers", "numpy._objects", "numpy._streams", "numpy.testing", "numpy.exceptions",
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
      module.add(NumpyRandom.all + GeneratorFunctions.all)
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
  private static let pythonParts = ["numpy._arrays", "numpy._numbers", "numpy._misc"]
  /// What these parts use themselves.
  private static let hidden: Set<String> = ["np", "math", "t", "back", "pair", "wrap", "is_float", "fft_refused"]

  private static func pythonNames(_ interpreter: Interpreter) -> [String] {
    pythonParts.flatMap { part in
      ((try? interpreter.importModule(part))?.attributes?.names ?? []).map(\.name)
        .filter { !$0.hasPrefix("_") && !hidden.contains($0) }
    }
  }

  private static let functions: [String: Declaration] = {
    var table: [String: Declaration] = [:]
    for declaration in NumpyFunctions.all + NumpyReductions.functions { table[declaration.name] = declaration }
    return table
  }()

  /// What is no function.
  private static let otherNames =
    ["bool_", "dtype", "e", "inf", "linalg", "nan", "ndarray", "newaxis", "pi", "random", "real", "testing"]
    + DType.allCases.map(\.name)

  private static func attribute(_ name: String) throws -> Value? {
    if let declaration = functions[name] { return .object(BuiltinFunction(declaration, module: "numpy")) }
    let state = NumpyState.current
    switch name {
    case "random", "linalg": return .object(try Interpreter.current.importModule("numpy.\(name)"))
    case "ndarray": return .object(state.arrayClass)
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
    case "testing", "exceptions": return .object(try Interpreter.current.importModule("numpy.\(name)"))
    case "concat": return try attribute("concatenate")
    case "row_stack": return try attribute("vstack")
    case "acos", "asin", "atan": break
    default:
      if let dtype = DType.allCases.first(where: { $0.name == name }) { return .object(state.scalarClass(dtype)) }
    }
    guard !hidden.contains(name), !name.hasPrefix("_") else { return NumpyBytes.attribute(name) }
    for part in pythonParts {
      if let value = try Interpreter.current.importModule(part).attributes?[Symbol(name)] { return value }
    }
    return nil
  }
}
