// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import PythonSyntax
import Tensors

/// The class `torch.Tensor`: its constructor, attributes and methods.
enum TensorClass {
  /// Makes the class with everything in it.
  static func make() -> PyClass {
    let cls = PyClass(builtin: "Tensor", module: "torch", base: Classes.object, attributes: true, immutable: false)
    cls.construct = { cls, arguments in
      TensorObject(try construct(arguments, .float32, "FloatTensor"), cls: cls).value
    }
    for operation in OperationTable.all where operation.forms != .function {
      cls.set(Symbol(operation.name), .object(operation.method))
    }
    cls.add(properties: TensorAttributes.all)
    cls.add(special + operators)
    cls.set(
      "__torch_function__",
      .object(
        PyClassOrStaticMethod(.object(BuiltinFunction(TorchFunction.method, owner: "Tensor")), isClassMethod: true)))
    for method in makers {
      cls.set(
        Symbol(method.name),
        .object(PyClassOrStaticMethod(.object(BuiltinFunction(method, owner: "Tensor")), isClassMethod: false)))
    }
    return cls
  }

  /// `torch.Tensor(2, 3)`, `torch.Tensor([1, 2])`, `torch.LongTensor(…)`: sizes or data.
  static func construct(_ arguments: Arguments, _ dtype: DType, _ name: String) throws -> Tensor {
    if let keyword = arguments.keywords.first(where: { $0.name != "device" && $0.name != "data" }) {
      throw PyError.type(
        "new() received an invalid combination of arguments - got (\(keyword.name.name)="
          + "\(Conversions.typeName(keyword.value)), ), but expected one of:\n * (*, torch.device device = None)\n      "
          + "didn't match because some of the keywords were incorrect: \(keyword.name.name)\n")
    }
    try DeviceObject.from(arguments.keyword("device") ?? .none)?.check()
    let type = name == "FloatTensor" ? TensorContext.current.defaultDType : dtype
    let given = arguments.positional + (arguments.keyword("data").map { [$0] } ?? [])
    guard let first = given.first else { return try Tensor.empty([0], dtype: type) }
    if given.count == 1 {
      switch first {
      case .int, .bool: break
      case .tuple(let tuple) where tuple.cls === TorchState.current.sizeClass:
        return try Tensor.empty(Conversions.ints(first) ?? [], dtype: type, zeroed: true)
      case .float: throw PyError.type("new(): data must be a sequence (got float)")
      case .string: throw PyError.type("new(): invalid data type 'str'")
      default:
        guard let tensor = first.tensor else { return try NestedData.tensor(first, dtype: type) }
        guard tensor.dtype == type || name == "FloatTensor" else {
          let rest =
            ", device=cpu, layout=Strided, requires_grad=false (default), pinned_memory=false (default), "
            + "memory_format=(nullopt))"
          throw PyError.type(
            "expected TensorOptions(dtype=\(type.cppName)\(rest) (got TensorOptions(dtype=\(tensor.dtype.cppName)\(rest))"
          )
        }
        return tensor.detach()
      }
    }
    let sizes = try given.map { value in
      guard let size = Conversions.int(value) else {
        throw PyError.type(
          "new(): argument 'size' must be tuple of ints, but found element of type \(Conversions.typeName(value))")
      }
      return size
    }
    return try Tensor.empty(sizes, dtype: type, zeroed: true)
  }

  /// The classes `torch.FloatTensor`, `torch.LongTensor` …: callable, and known to `isinstance`.
  static func legacyClass(_ name: String) -> PyClass? {
    guard let dtype = DType.allCases.first(where: { "\($0.scalarTypeName)Tensor" == name }) else { return nil }
    let cls = PyClass(builtin: name, module: "torch", base: Classes.object)
    cls.construct = { _, arguments in try construct(arguments, dtype, name).value }
    cls.set("dtype", TorchState.current.object(for: dtype))
    cls.set("is_cuda", .bool(false))
    cls.set("layout", .object(TorchState.current.strided))
    cls.set(
      "__instancehook__",
      .object(
        BuiltinFunction(
          Declaration("__instancehook__", "(value)", "Whether a value is a tensor of this type.") { b in
            try .bool(b["value"].tensor?.dtype == dtype)
          })))
    return cls
  }

  /// The classes `torch.cuda.FloatTensor` …: names to compare with and to hand over; nothing is of them.
  static func absentClass(_ name: String) -> PyClass? {
    guard DType.allCases.contains(where: { "\($0.scalarTypeName)Tensor" == name }) else { return nil }
    let cls = PyClass(builtin: name, module: "torch.cuda", base: Classes.object)
    cls.construct = { _, _ in
      throw PyError.type("type torch.cuda.\(name) not available. Torch not compiled with CUDA enabled.")
    }
    return cls
  }

  private static func subclass(_ value: Value) throws -> PyClass {
    guard case .object(let object) = value, let cls = object as? PyClass,
      cls.isSubclass(of: TorchState.current.tensorClass)
    else { throw PyError.type("cls must be a type that inherits from Tensor") }
    return cls
  }

  /// What makes instances of classes that programs derive from Tensor.
  private static let makers: [Declaration] = [
    Declaration("__new__", "(cls, *args, **kwargs)", "A tensor of sizes or data, as an instance of a class.") { b in
      let cls = try subclass(b["cls"])
      var arguments = Arguments()
      if case .tuple(let given) = try b["args"] { arguments.positional = given.items }
      if case .dict(let named) = try b["kwargs"] {
        arguments.keywords = named.table.pairs.map { (Symbol($0.key.text ?? ""), $0.value) }
      }
      if cls === TorchState.current.parameterClass { return try Interpreter.current.call(.object(cls), arguments) }
      return .object(TensorObject(try construct(arguments, .float32, "FloatTensor"), cls: cls))
    },
    Declaration(
      "_make_subclass", "(cls, data, require_grad=False)", "The same elements, as an instance of a class."
    ) { b in
      let cls = try subclass(b["cls"])
      let tensor = try b.tensor("data").sharedAlias()
      if try b.interpreter.truth(b["require_grad"]) { try CreationFunctions.requireGrad(tensor) }
      tensor.isParameter = cls.isSubclass(of: TorchState.current.parameterClass)
      tensor.isUninitialised = cls.lookup("_is_uninitialized") != nil
      return .object(TensorObject(tensor, cls: cls))
    },
  ]

  private static func object(_ b: Bound) throws -> TensorObject {
    guard case .object(let object) = try b["self"], let tensor = object as? TensorObject else {
      throw b.wrongType("self", "Tensor")
    }
    return tensor
  }

  private static func method(_ name: String, _ signature: String, _ body: @escaping (Bound) throws -> Value)
    -> Declaration
  { Declaration(name, signature, "Special method.", body: body) }

  /// Special methods that programs call by name.
  private static let special: [Declaration] = [
    method("__len__", "(self)") { b in .int(try object(b).length() ?? 0) },
    method("__getitem__", "(self, index)") { b in try object(b).getItem(b["index"]) ?? .none },
    method("__setitem__", "(self, index, value)") { b in
      _ = try object(b).setItem(b["index"], b["value"])
      return .none
    },
    method("__iter__", "(self)") { b in .object(try b.interpreter.iterator(over: .object(object(b)))) },
    method("__contains__", "(self, element)") { b in .bool(try object(b).contains(b["element"]) ?? false) },
    method("__reversed__", "(self)") { b in
      let tensor = try b.tensor("self")
      return try tensor.rank == 0 ? tensor.value : tensor.flip([0]).value
    },
    method("__repr__", "(self)") { b in Value(try object(b).repr()) },
    method("__float__", "(self)") { b in .float(try object(b).asDouble() ?? 0) },
    method("__int__", "(self)") { b in try object(b).asInteger() ?? .none },
    method("__bool__", "(self)") { b in .bool(try object(b).truth() ?? true) },
    method("__index__", "(self)") { b in .int(try object(b).asIndex() ?? 0) },
    method("__format__", "(self, spec)") { b in Value(try b.interpreter.format(b["self"], b.text("spec"))) },
    method("__hash__", "(self)") { b in .int(try object(b).hash() ?? 0) },
    method("__array__", "(self, dtype=None)") { b in
      if try b.tensor("self").requiresGrad {
        throw PyError.runtime("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
      }
      return .object(ArrayObject.view(of: try b.tensor("self")))
    },
    method("__abs__", "(self)") { b in try b.tensor("self").abs().value },
    method("__neg__", "(self)") { b in try object(b).unary(.negative) ?? .none },
    method("__invert__", "(self)") { b in try object(b).unary(.invert) ?? .none },
  ]

  private static let operators: [Declaration] = {
    let notImplemented: () -> Value = { .object(PySingleton.notImplemented) }
    let binary: [(String, BinaryOperator)] = [
      ("add", .add), ("sub", .subtract), ("mul", .multiply), ("truediv", .divide), ("floordiv", .floorDivide),
      ("mod", .modulo), ("pow", .power), ("matmul", .matrixMultiply), ("and", .bitAnd), ("or", .bitOr),
      ("xor", .bitXor),
    ]
    let comparisons: [(String, ComparisonOperator)] = [
      ("eq", .equal), ("ne", .notEqual), ("lt", .less), ("le", .lessEqual), ("gt", .greater), ("ge", .greaterEqual),
    ]
    var result: [Declaration] = []
    for (name, op) in binary {
      result.append(
        method("__\(name)__", "(self, other)") { b in
          try object(b).binary(op, b["other"], reflected: false) ?? notImplemented()
        })
      result.append(
        method("__r\(name)__", "(self, other)") { b in
          try object(b).binary(op, b["other"], reflected: true) ?? notImplemented()
        })
    }
    for (name, op) in binary where op != .matrixMultiply {
      result.append(
        method("__i\(name)__", "(self, other)") { b in
          try TensorOperators.inPlace(op, b.tensor("self"), b["other"]) ?? notImplemented()
        })
    }
    for (name, op) in comparisons {
      result.append(
        method("__\(name)__", "(self, other)") { b in try object(b).compare(op, b["other"]) ?? notImplemented() })
    }
    return result
  }()
}

/// Every operation, as function or method.
enum OperationTable {
  static let all: [Operation] = [
    UnaryOperations.all, BinaryOperations.all, ArithmeticOperations.all, ReductionOperations.all,
    StatisticsOperations.all, ViewOperations.all, SlicingOperations.all, JoiningOperations.all, IndexingOperations.all,
    SortingOperations.all, MatrixOperations.all, Decompositions.shared, CreationFunctions.all, DataFunctions.all,
    RandomFunctions.all, TensorMethods.all, ConversionMethods.all, GradientMethods.all, InPlaceMethods.all,
    GeneralFunctions.all, Checkpoints.all, CompositeFunctions.all, SpecialOperations.all, HistogramFunctions.all,
  ].flatMap { $0 }

  /// The functions of `torch` by name.
  static let functions: [String: Operation] = {
    var table: [String: Operation] = [:]
    for operation in all where operation.forms != .method { table[operation.name] = operation }
    return table
  }()

  /// The functions `torch.relu_` and the like, which are the methods.
  static let inPlaceFunctions: [String: Operation] = {
    var table: [String: Operation] = [:]
    for operation in all where operation.forms == .method && operation.name.hasSuffix("_") {
      table[operation.name] = operation
    }
    return table
  }()
}
