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
    interpreter.moduleMakers["numpy"] = { _ in
      let module = PyModule("numpy")
      module.set("__version__", Value("2.4.0"))
      module.lazyAttribute = { try attribute($0.name) }
      module.lazyNames = { (functions.keys.sorted() + otherNames).map { Symbol($0) } }
      module.missingAttributeMessage = { "Gradus has no numpy.\($0)" }
      return module
    }
    interpreter.moduleMakers["numpy.random"] = { _ in
      let module = PyModule("numpy.random")
      module.add(NumpyRandom.all)
      module.missingAttributeMessage = { "Gradus has no numpy.random.\($0)" }
      return module
    }
    interpreter.moduleMakers["numpy.linalg"] = { _ in
      let module = PyModule("numpy.linalg")
      module.add(NumpyFunctions.linalg)
      module.missingAttributeMessage = { "Gradus has no numpy.linalg.\($0)" }
      return module
    }
  }

  private static let functions: [String: Declaration] = {
    var table: [String: Declaration] = [:]
    for declaration in NumpyFunctions.all + NumpyReductions.functions { table[declaration.name] = declaration }
    return table
  }()

  /// What is no function.
  private static let otherNames =
    ["bool_", "dtype", "e", "inf", "linalg", "nan", "ndarray", "newaxis", "pi", "random"] + DType.allCases.map(\.name)

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
    case "bool_": return .object(state.scalarClass(.bool))
    default:
      if let dtype = DType.allCases.first(where: { $0.name == name }) { return .object(state.scalarClass(dtype)) }
      return nil
    }
  }
}
