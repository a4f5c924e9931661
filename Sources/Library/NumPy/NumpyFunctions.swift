// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// The functions of `numpy`.
enum NumpyFunctions {
  private static func tensor(_ b: Bound, _ parameter: String) throws -> Tensor {
    try NumpyReductions.tensor(b, parameter)
  }

  /// A result, put into `out=` where that is given, and only where `where=` holds.
  private static func ufunc(_ b: Bound, _ inputs: [String], _ body: () throws -> Tensor) throws -> Value {
    let result = try NumpyErrors.translated {
      try TensorContext.withoutGrad { try NumpyOperators.inDoubles { try body() } }
    }
    var target = try b["out"]
    if case .tuple(let tuple) = target { target = tuple.items.first ?? .none }
    let isWhole = if case .bool(true) = try b["where"] { true } else { false }
    guard let array = target.object as? NumpyArray else {
      guard isWhole else {
        let mask = try tensor(b, "where").to(.bool)
        return NumpyArray.result(try Tensor.where(mask, result, result.zerosLike()))
      }
      if try inputs.contains(where: { try b[$0].tensor != nil }) {
        return try NumpyOperators.asTensor(result)
      }
      return NumpyArray.result(result)
    }
    let kept = isWhole ? result : try Tensor.where(tensor(b, "where").to(.bool), result, array.tensor.to(result.dtype))
    guard Promotion.canStore(result.dtype, in: array.tensor.dtype) else {
      throw PyError.type(
        "Cannot cast ufunc output from dtype('\(result.dtype.name)') to dtype('\(array.tensor.dtype.name)') with casting rule 'same_kind'"
      )
    }
    _ = try array.tensor.copy_(kept)
    return target
  }

  private static func function(
    _ name: String, _ signature: String, _ doc: String, _ body: @escaping (Bound) throws -> Tensor
  ) -> Declaration {
    Declaration(name, signature, doc) { b in
      let result = try NumpyErrors.translated {
        try TensorContext.withoutGrad { try NumpyOperators.inDoubles { try body(b) } }
      }
      return NumpyArray.result(result)
    }
  }

  /// An array, also when it has no dimensions.
  private static func maker(
    _ name: String, _ signature: String, _ doc: String, _ body: @escaping (Bound) throws -> Tensor
  ) -> Declaration {
    Declaration(name, signature, doc) { b in try made { try body(b) } }
  }

  /// A new array of what a body computes.
  private static func made(_ body: () throws -> Tensor) throws -> Value {
    let result = try NumpyErrors.translated { try TensorContext.withoutGrad { try NumpyOperators.inDoubles(body) } }
    return .object(NumpyArray(result))
  }

  // SAFETY: made once and never changed; the functions run only on the thread that evaluates.
  private nonisolated(unsafe) static let unaryTable: [(String, (Tensor) throws -> Tensor)] = [
    ("sqrt", { try $0.sqrt() }), ("exp", { try $0.exp() }), ("exp2", { try $0.exp2() }), ("expm1", { try $0.expm1() }),
    ("log", { try $0.log() }), ("log2", { try $0.log2() }), ("log10", { try $0.log10() }),
    ("log1p", { try $0.log1p() }),
    ("sin", { try $0.sin() }), ("cos", { try $0.cos() }), ("tan", { try $0.tan() }), ("arcsin", { try $0.asin() }),
    ("arccos", { try $0.acos() }), ("arctan", { try $0.atan() }), ("sinh", { try $0.sinh() }),
    ("cosh", { try $0.cosh() }), ("tanh", { try $0.tanh() }), ("abs", sizes), ("absolute", sizes),
    ("fabs", { try NumpyReductions.real($0).abs() }), ("sign", signs), ("floor", { try $0.floor() }),
    ("ceil", { try $0.ceil() }),
    ("trunc", { try $0.trunc() }), ("square", { try $0.square() }), ("reciprocal", reciprocals),
    ("negative", { try $0.neg() }), ("isnan", { try $0.isnan() }), ("isinf", { try $0.isinf() }),
    ("isfinite", { try $0.isfinite() }), ("logical_not", { try $0.logicalNot() }), ("deg2rad", { try $0.deg2rad() }),
    ("rad2deg", { try $0.rad2deg() }),
  ]

  /// The names of universal functions, which have methods.
  static let universal = Set(unaryTable.map(\.0) + binaryTable.map(\.0) + ["matmul"])

  static func sizes(_ x: Tensor) throws -> Tensor { x.dtype == .bool ? x : try x.abs() }

  /// The sign of what is no number is no number.
  private static func signs(_ x: Tensor) throws -> Tensor {
    x.dtype.isFloatingPoint ? try Tensor.where(x.isnan(), x, x.sign()) : try x.sign()
  }

  /// Those of integers are integers.
  private static func reciprocals(_ x: Tensor) throws -> Tensor {
    if x.dtype.isFloatingPoint || x.dtype == .bool { return try x.reciprocal() }
    return try x.to(.float64).reciprocal().trunc().to(x.dtype)
  }

  private static let unary: [Declaration] = unaryTable.map { name, body in
    Declaration(name, "(x, /, out=None, *, where=True, dtype=None)", "\(name) of each element.") { b in
      try ufunc(b, ["x"]) {
        var x = try tensor(b, "x")
        if let dtype = try typed(b, "dtype") { x = try x.to(dtype) }
        return try body(x)
      }
    }
  }

  // SAFETY: as above.
  private nonisolated(unsafe) static let binaryTable: [(String, (Tensor, Tensor) throws -> Tensor)] = [
    ("add", { try $0.add($1) }), ("subtract", { try $0.sub($1) }), ("multiply", { try $0.mul($1) }),
    ("divide", { try $0.div($1) }), ("true_divide", { try $0.div($1) }),
    ("power", { x, y in try NumpyOperators.raising(x, y) { try $0.pow($1) } ?? x }),
    ("mod", { x, y in try NumpyOperators.dividing(x, y) { try $0.remainder($1) } ?? x }),
    ("remainder", { x, y in try NumpyOperators.dividing(x, y) { try $0.remainder($1) } ?? x }),
    ("floor_divide", { x, y in try NumpyOperators.dividing(x, y) { try $0.floorDivide($1) } ?? x }),
    ("maximum", { try $0.maximum($1) }),
    ("minimum", { try $0.minimum($1) }), ("arctan2", { try $0.atan2($1) }),
    ("hypot", { try NumpyReductions.real($0).hypot(NumpyReductions.real($1)) }),
    ("equal", { try $0.eq($1) }), ("not_equal", { try $0.ne($1) }), ("less", { try $0.lt($1) }),
    ("less_equal", { try $0.le($1) }), ("greater", { try $0.gt($1) }), ("greater_equal", { try $0.ge($1) }),
    ("logical_and", { try $0.logicalAnd($1) }), ("logical_or", { try $0.logicalOr($1) }),
    ("logical_xor", { try $0.logicalXor($1) }),
  ]

  private static let comparisons: Set<String> = [
    "equal", "not_equal", "less", "less_equal", "greater", "greater_equal",
  ]

  private static let binary: [Declaration] =
    binaryTable.map { name, body in
      Declaration(name, "(x1, x2, /, out=None, *, where=True, dtype=None)", "\(name), element by element.") { b in
        try ufunc(b, ["x1", "x2"]) {
          guard
            var (x, y) = try NumpyOperators.pair(
              b["x1"], b["x2"], outside: comparisons.contains(name) ? .compared : .refused)
          else {
            return try body(tensor(b, "x1"), tensor(b, "x2"))
          }
          if let dtype = try typed(b, "dtype") { (x, y) = (try x.to(dtype), try y.to(dtype)) }
          return try NumpyOperators.broadcasting(x, y) { try body(x, y) }
        }
      }
    }
    + ["dot", "matmul"].map { name in
      function(name, "(a, b)", "The product of vectors or matrices.") { b in
        let (x, y) = (try tensor(b, "a"), try tensor(b, "b"))
        let dtype = NumpyOperators.common(x.dtype, y.dtype)
        if name == "matmul" || x.rank > 0 && y.rank > 0 {
          try NumpyErrors.checkProduct(x, y, isDot: name == "dot")
        }
        if x.rank == 0 || y.rank == 0 { return try x.to(dtype).mul(y.to(dtype)) }
        return try x.to(dtype).matmul(y.to(dtype))
      }
    }

  private static func typed(_ b: Bound, _ parameter: String) throws -> DType? { try NumpyDType.parse(b[parameter]) }

  private static func copied(_ b: Bound) throws -> Tensor {
    if let source = try (b["object"].object as? NumpyArray)?.tensor
      ?? b["object"].tensor.map({ try TensorArguments.read($0) })
    {
      return try source.to(typed(b, "dtype") ?? source.dtype, copy: true)
    }
    if case .object = try b["object"], let own = try NumpyOperators.operand(b["object"]) {
      return try own.to(typed(b, "dtype") ?? own.dtype, copy: true)
    }
    let dtype = try typed(b, "dtype")
    if let dtype { try NumberBounds.check(b["object"], dtype) }
    return try NumpyOperators.array(b["object"], dtype: dtype)
  }

  /// An array of objects or texts, or of the numbers that such say; nil for what numbers are made of.
  static func objects(_ data: Value, _ dtype: Value) throws -> Value? {
    let kind = try ObjectFunctions.kind(dtype)
    guard kind != nil || !data.isNone && (ObjectFunctions.isObjects(data) || NumpyFunctions.hasTexts(data)) else {
      return nil
    }
    let made = try ObjectFunctions.call("made", [data, Value(kind ?? "")])
    guard kind == nil, !dtype.isNone else { return made }
    let interpreter = Interpreter.current
    return try interpreter.call(interpreter.getAttribute(made, "astype"), [dtype])
  }

  /// Whether the first thing in nested lists is a text, or an object that is no number.
  private static func hasTexts(_ data: Value) -> Bool {
    var isTooDeep = false
    return hasTexts(data, 0, &isTooDeep) && !isTooDeep
  }
  /// A list may hold itself: deeper than arrays go the search ends.
  private static func hasTexts(_ data: Value, _ depth: Int, _ isTooDeep: inout Bool) -> Bool {
    if depth > 64 { isTooDeep = true }
    if isTooDeep { return true }
    switch data {
    case .string, .none, .dict: return true
    case .list(let list): return list.items.contains { hasTexts($0, depth + 1, &isTooDeep) }
    case .tuple(let tuple): return tuple.items.contains { hasTexts($0, depth + 1, &isTooDeep) }
    default: return ObjectFunctions.isObjects(data)
    }
  }

  private static let making: [Declaration] = [
    Declaration(
      "array", "(object, dtype=None, *, copy=True, order='K', subok=False, ndmin=0)", "An array of data, copied."
    ) { b in
      if let made = try objects(b["object"], b["dtype"]) { return made }
      if let own = try NumpyOperators.ownArray(b["object"]), !(own.object is NumpyArray) { return own }
      var made = try NumpyErrors.translated {
        try TensorContext.withoutGrad { try NumpyOperators.inDoubles { try copied(b) } }
      }
      while try made.rank < b.int("ndmin") { made = try made.unsqueeze(0) }
      return .object(NumpyArray(made))
    },
    Declaration(
      "asarray", "(a, dtype=None, order=None, *, copy=None)", "An array of data, which it shares where it can."
    ) { b in
      if let made = try objects(b["a"], b["dtype"]) { return made }
      if let object = try b["a"].object, !(object is NumpyArray),
        object.cls.isSubclass(of: NumpyState.current.arrayClass)
      {
        return try b["a"]
      }
      if let array = try b["a"].object as? NumpyArray, try typed(b, "dtype") ?? array.tensor.dtype == array.tensor.dtype
      {
        return try b["a"]
      }
      if let tensor = try b["a"].tensor {
        let array = NumpyArray.view(of: try TensorArguments.read(tensor))
        return .object(try typed(b, "dtype").map { NumpyArray(try array.tensor.to($0)) } ?? array)
      }
      if let own = try NumpyOperators.ownArray(b["a"]) {
        guard let array = own.object as? NumpyArray, let dtype = try typed(b, "dtype") else { return own }
        return .object(NumpyArray(try array.tensor.to(dtype)))
      }
      if let dtype = try typed(b, "dtype") { try NumberBounds.check(b["a"], dtype) }
      return .object(NumpyArray(try NumpyOperators.array(b["a"], dtype: typed(b, "dtype"))))
    },
    Declaration("zeros", "(shape, dtype=None, order='C')", "An array of zeros.") { b in
      if let made = try ObjectFunctions.filled(b["shape"], .int(0), b["dtype"], blank: Value("")) { return made }
      return try made { try Tensor.zeros(b.shape("shape"), dtype: typed(b, "dtype") ?? .float64) }
    },
    Declaration("ones", "(shape, dtype=None, order='C')", "An array of ones.") { b in
      if let made = try ObjectFunctions.filled(b["shape"], .int(1), b["dtype"]) { return made }
      return try made { try Tensor.ones(b.shape("shape"), dtype: typed(b, "dtype") ?? .float64) }
    },
    Declaration("empty", "(shape, dtype=None, order='C')", "An array that is not set (here: zeros).") { b in
      if let made = try ObjectFunctions.filled(b["shape"], .none, b["dtype"], blank: Value("")) { return made }
      return try made { try Tensor.zeros(b.shape("shape"), dtype: typed(b, "dtype") ?? .float64) }
    },
    Declaration("full", "(shape, fill_value, dtype=None)", "An array of one value.") { b in
      let isNothing = try b["dtype"].isNone && b["fill_value"].isNone
      let dtype = isNothing ? Value("object") : try b["dtype"]
      if let made = try ObjectFunctions.filled(b["shape"], b["fill_value"], dtype) { return made }
      return try made {
        let value = try tensor(b, "fill_value")
        if let dtype = try typed(b, "dtype") { try NumberBounds.check(b["fill_value"], dtype) }
        return try value.to(typed(b, "dtype") ?? value.dtype).expand(b.shape("shape")).contiguous().clone()
      }
    },
    maker("arange", "(start, stop=None, step=1, dtype=None)", "Numbers in steps.") { b in
      let hasStop = try b.isGiven("stop")
      let (start, stop): (Scalar, Scalar) =
        hasStop ? try (b.scalar("start"), b.scalar("stop")) : try (.int(0), b.scalar("start"))
      let step = try b.scalar("step")
      if step.doubleValue == 0 { throw PyError.zeroDivision("division by zero") }
      if (stop.doubleValue - start.doubleValue) / step.doubleValue <= 0 {
        return try Tensor.arange(start, start, step, dtype: typed(b, "dtype"))
      }
      return try Tensor.arange(start, stop, step, dtype: typed(b, "dtype"))
    },
    Declaration(
      "linspace", "(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0)", "Evenly spaced numbers."
    ) { b in
      let (start, stop, count) = (try b.double("start"), try b.double("stop"), try b.int("num"))
      guard count >= 0 else { throw PyError.value("Number of samples, \(count), must be non-negative.") }
      let steps = Double(try b.bool("endpoint") ? max(count - 1, 1) : max(count, 1))
      var values = (0..<count).map { Double($0) * ((stop - start) / steps) + start }
      if try b.bool("endpoint"), count > 1 { values[count - 1] = stop }
      let made = Value.object(
        NumpyArray(try Tensor.from(doubles: values, shape: [count], dtype: typed(b, "dtype") ?? .float64)))
      guard try b.bool("retstep") else { return made }
      let step = count > (try b.bool("endpoint") ? 1 : 0) ? (stop - start) / steps : Double.nan
      return .tuple(PyTuple([made, NumpyArray.result(Tensor(.double(step), dtype: .float64))]))
    },
    maker("eye", "(N, M=None, k=0, dtype=None)", "A matrix with ones on a diagonal.") { b in
      let (rows, columns, k) = (try b.int("N"), try b.optionalInt("M") ?? b.int("N"), try b.int("k"))
      let dtype = try typed(b, "dtype") ?? .float64
      if k == 0 { return try Tensor.eye(rows, columns, dtype: dtype) }
      let places = try Tensor.arange(.int(0), .int(columns)).sub(.int(k)).unsqueeze(0)
      return try Tensor.arange(.int(0), .int(rows)).unsqueeze(1).eq(places).to(dtype)
    },
    maker("identity", "(n, dtype=None)", "A matrix with ones on the diagonal.") { b in
      try Tensor.eye(b.int("n"), dtype: typed(b, "dtype") ?? .float64)
    },
    maker("zeros_like", "(a, dtype=None)", "Zeros in the size of an array.") { b in
      try tensor(b, "a").zerosLike(dtype: typed(b, "dtype"))
    },
    maker("ones_like", "(a, dtype=None)", "Ones in the size of an array.") { b in
      try tensor(b, "a").onesLike(dtype: typed(b, "dtype"))
    },
    maker("full_like", "(a, fill_value, dtype=None)", "One value in the size of an array.") { b in
      let x = try tensor(b, "a")
      let dtype = try typed(b, "dtype") ?? x.dtype
      try NumberBounds.check(b["fill_value"], dtype)
      return try x.to(dtype).fullLike(b.scalar("fill_value"))
    },
    Declaration("meshgrid", "(*arrays, indexing='xy')", "Grids of coordinates from vectors.") { b in
      guard case .tuple(let given) = try b["arrays"] else { return .none }
      let vectors = try given.items.map { try NumpyOperators.operand($0) ?? NumpyOperators.array($0) }
      return Value(tuple: try Tensor.meshgrid(vectors, indexing: b.text("indexing")).map { .object(NumpyArray($0)) })
    },
  ]

  private static func several(_ b: Bound) throws -> [Tensor] {
    let tensors = try b.interpreter.collect(b["arrays"]).map {
      try NumpyOperators.operand($0) ?? NumpyOperators.array($0)
    }
    if tensors.isEmpty { throw PyError.value("need at least one array to concatenate") }
    let dtype = tensors.dropFirst().reduce(tensors[0].dtype) { NumpyOperators.common($0, $1.dtype) }
    return try tensors.map { try $0.to(dtype) }
  }

  static func reshaped(_ x: Tensor, _ shape: [Int]) throws -> Tensor {
    do { return try x.reshape(shape) } catch is TensorError { throw NumpyErrors.cannotReshape(x.numel, shape) }
  }

  static func squeezed(_ x: Tensor, _ axes: [Int]?) throws -> Tensor {
    guard let axes else { return x.squeeze() }
    for axis in axes where try x.shape[Shape.wrap(axis, rank: x.rank)] != 1 {
      throw PyError.value("cannot select an axis to squeeze out which has size not equal to one")
    }
    return try x.squeeze(dims: axes)
  }

  private static let arranging: [Declaration] = [
    maker("concatenate", "(arrays, axis=0)", "Arrays one after the other.") { b in
      try Tensor.cat(several(b), dim: b.int("axis"))
    },
    maker("stack", "(arrays, axis=0)", "Arrays along a new axis.") { b in
      try Tensor.stack(several(b), dim: b.int("axis"))
    },
    maker("vstack", "(arrays)", "Arrays one below the other.") { b in try Tensor.vstack(several(b)) },
    maker("hstack", "(arrays)", "Arrays side by side.") { b in try Tensor.hstack(several(b)) },
    maker("column_stack", "(arrays)", "Vectors as columns.") { b in try Tensor.columnStack(several(b)) },
    maker("reshape", "(a, shape)", "Another shape.") { b in try reshaped(tensor(b, "a"), b.shape("shape")) },
    maker("ravel", "(a)", "One dimension.") { b in try tensor(b, "a").reshape([-1]) },
    maker("transpose", "(a, axes=None)", "Axes in another order.") { b in
      try b.isGiven("axes") ? tensor(b, "a").permute(b.shape("axes")) : tensor(b, "a").reversedDimensions()
    },
    maker("squeeze", "(a, axis=None)", "Without axes of size 1.") { b in
      try squeezed(tensor(b, "a"), b.isGiven("axis") ? b.shape("axis") : nil)
    },
    maker("expand_dims", "(a, axis)", "With an axis of size 1 more.") { b in try tensor(b, "a").unsqueeze(b.int("axis"))
    },
    maker("tile", "(A, reps)", "An array repeated.") { b in try tensor(b, "A").tile(b.shape("reps")) },
    maker("repeat", "(a, repeats, axis=None)", "Elements repeated.") { b in
      try tensor(b, "a").repeatInterleave(b.int("repeats"), dim: b.optionalInt("axis"))
    },
    maker("flip", "(m, axis=None)", "The order reversed.") { b in
      let x = try tensor(b, "m")
      return try x.flip(b.dims("axis") ?? Array(0..<x.rank))
    },
    maker("sort", "(a, axis=-1)", "The elements in order.") { b in
      try b["axis"].isNone
        ? tensor(b, "a").reshape([-1]).sort(dim: 0).values : tensor(b, "a").sort(dim: b.int("axis")).values
    },
    maker("diff", "(a, n=1, axis=-1)", "Differences.") { b in try tensor(b, "a").diff(b.int("n"), dim: b.int("axis")) },
    maker("outer", "(a, b)", "All products of two vectors.") { b in
      let (x, y) = (try tensor(b, "a"), try tensor(b, "b"))
      let dtype = NumpyOperators.common(x.dtype, y.dtype)
      return try x.to(dtype).reshape([-1]).outer(y.to(dtype).reshape([-1]))
    },
    maker("diag", "(v, k=0)", "The diagonal, or a matrix with it.") { b in try tensor(b, "v").diag(b.int("k")) },
    Declaration("where", "(condition, x=..., y=...)", "Elements of x where the condition holds, of y elsewhere.") { b in
      let condition = try tensor(b, "condition").to(.bool)
      if try b["x"].isUndefined { return Value(tuple: try condition.nonzeroTuple().map { .object(NumpyArray($0)) }) }
      if try b["y"].isUndefined { throw PyError.value("either both or neither of x and y should be given") }
      guard let (x, y) = try NumpyOperators.pair(b["x"], b["y"], outside: .wrapped) else {
        return .object(NumpyArray(try Tensor.where(condition, tensor(b, "x"), tensor(b, "y"))))
      }
      return .object(NumpyArray(try Tensor.where(condition, x, y)))
    },
  ]

  private static let others: [Declaration] = [
    function("clip", "(a, a_min=None, a_max=None)", "Elements moved into a range.") { b in
      try tensor(b, "a").clamp(min: b.optionalScalar("a_min"), max: b.optionalScalar("a_max"))
    },
    function("round", "(a, decimals=0)", "Elements rounded, halves to even.") { b in
      try NumpyReductions.rounded(tensor(b, "a"), b.int("decimals"))
    },
    function("around", "(a, decimals=0)", "Elements rounded, halves to even.") { b in
      try NumpyReductions.rounded(tensor(b, "a"), b.int("decimals"))
    },
    function("trapezoid", "(y, x=None, dx=1.0, axis=-1)", "The integral by the trapezoidal rule.") { b in
      if try b.isGiven("x") { return try tensor(b, "y").trapezoid(x: tensor(b, "x"), dim: b.int("axis")) }
      return try tensor(b, "y").trapezoid(dx: b.double("dx"), dim: b.int("axis"))
    },
    function("count_nonzero", "(a)", "How many elements are not zero.") { b in try tensor(b, "a").countNonzero() },
    Declaration("allclose", "(a, b, rtol=1e-05, atol=1e-08, equal_nan=False)", "Whether all elements are close.") { b in
      let (x, y) = (try tensor(b, "a").to(.float64), try tensor(b, "b").to(.float64))
      let shape = try Shape.broadcast(x.shape, y.shape)
      return .bool(
        try x.expand(shape).allclose(
          y.expand(shape), rtol: b.double("rtol"), atol: b.double("atol"), equalNaN: b.bool("equal_nan")))
    },
    function("isclose", "(a, b, rtol=1e-05, atol=1e-08, equal_nan=False)", "Whether elements are close.") { b in
      try tensor(b, "a").to(.float64).isclose(
        tensor(b, "b").to(.float64), rtol: b.double("rtol"), atol: b.double("atol"), equalNaN: b.bool("equal_nan"))
    },
    Declaration("array_equal", "(a1, a2)", "Whether shapes and elements are the same.") { b in
      let (x, y) = (try tensor(b, "a1"), try tensor(b, "a2"))
      guard x.shape == y.shape else { return .bool(false) }
      return .bool(try x.eq(y).all().item() == .bool(true))
    },
    Declaration("shape", "(a)", "The size of each dimension.") { b in
      Value(tuple: try tensor(b, "a").shape.map { .int($0) })
    },
    Declaration("ndim", "(a)", "The number of dimensions.") { b in .int(try tensor(b, "a").rank) },
    Declaration("size", "(a, axis=None)", "The number of elements, or the size along an axis.") { b in
      let x = try tensor(b, "a")
      return .int(try b.optionalInt("axis").map { x.shape[try Shape.wrap($0, rank: x.rank)] } ?? x.numel)
    },
    Declaration("copy", "(a)", "A copy.") { b in .object(NumpyArray(try tensor(b, "a").clone())) },
  ]

  /// The functions of `numpy`.
  static let all: [Declaration] = [unary, binary, making, arranging, others, PrintSettings.declarations].flatMap { $0 }
}
