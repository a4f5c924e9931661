// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// Reductions of arrays, as functions and methods: `np.sum(a, axis=0)`, `a.sum(axis=0)`.
enum NumpyReductions {
  /// An argument as a tensor.
  static func tensor(_ b: Bound, _ parameter: String) throws -> Tensor {
    guard let tensor = try NumpyOperators.operand(b[parameter]) else {
      throw PyError.type("unsupported operand of type '\(try Conversions.typeName(b[parameter]))'")
    }
    return tensor
  }

  private typealias Reduction = (Tensor, [Int]?, Bool) throws -> Tensor

  private static func one(_ dims: [Int]?, _ all: () throws -> Tensor, _ along: (Int) throws -> Tensor) throws -> Tensor
  {
    guard let dims else { return try all() }
    guard dims.count == 1 else { throw PyError.notImplemented("Gradus has this only along one axis") }
    return try along(dims[0])
  }

  // SAFETY: made once and never changed; the functions run only on the thread that evaluates.
  private nonisolated(unsafe) static let table: [(names: [String], body: Reduction)] = [
    (["sum"], { try PairwiseSums.sum($0, $1, keepdim: $2) }),
    (["mean"], { try PairwiseSums.mean(real($0), $1, keepdim: $2) }),
    (
      ["prod"],
      { x, dims, keep in
        guard let dims else { return try x.prod() }
        // The last axis first, so that the others keep their numbers.
        return try dims.map { $0 < 0 ? $0 + x.rank : $0 }.sorted(by: >).reduce(x) {
          try $0.prod(dim: $1, keepdim: keep)
        }
      }
    ),
    (["max", "amax"], { try nonEmpty($0, "maximum").amax(dim: $1, keepdim: $2) }),
    (["min", "amin"], { try nonEmpty($0, "minimum").amin(dim: $1, keepdim: $2) }),
    (["any"], { try $0.to(.bool).any(dim: $1, keepdim: $2) }),
    (["all"], { try $0.to(.bool).all(dim: $1, keepdim: $2) }),
    (["nansum"], { try $0.nansum(dim: $1, keepdim: $2) }),
    (["nanmean"], { try real($0).nanmean(dim: $1, keepdim: $2) }),
    (
      ["median"],
      { given, dims, keep in
        // 16-bit floats are widened.
        let x = given.dtype.isHalf ? try given.to(.float32) : given
        let isWhole = dims.map { Set($0.map { $0 < 0 ? $0 + x.rank : $0 }).count == x.rank && !keep } ?? false
        let median =
          isWhole
          ? try real(x).quantile(0.5)
          : try one(dims, { try real(x).quantile(0.5, keepdim: keep) }) {
            try real(x).quantile(0.5, dim: $0, keepdim: keep)
          }
        return given.dtype.isHalf ? try median.to(given.dtype) : median
      }
    ),
    (
      ["argmax"],
      { x, dims, keep in try ordered(nonEmpty(x, "argmax")).argmax(dim: dims?.first, keepdim: keep) }
    ),
    (
      ["argmin"],
      { x, dims, keep in try ordered(nonEmpty(x, "argmin")).argmin(dim: dims?.first, keepdim: keep) }
    ),
  ]

  /// numpy computes means of integers in float64.
  static func real(_ x: Tensor) throws -> Tensor { x.dtype.isFloatingPoint ? x : try x.to(.float64) }

  /// Truth values as numbers, which have an order.
  private static func ordered(_ x: Tensor) throws -> Tensor { x.dtype == .bool ? try x.to(.uint8) : x }

  /// Integers are rounded only before the point.
  static func rounded(_ x: Tensor, _ decimals: Int) throws -> Tensor {
    if x.dtype.isFloatingPoint { return try x.round(decimals: decimals) }
    return decimals < 0 ? try x.to(.float64).round(decimals: decimals).to(x.dtype) : try x.clone()
  }

  private static func nonEmpty(_ x: Tensor, _ name: String) throws -> Tensor {
    if x.numel == 0 {
      throw PyError.value(
        name.hasPrefix("arg")
          ? "attempt to get \(name) of an empty sequence"
          : "zero-size array to reduction operation \(name) which has no identity")
    }
    return x
  }

  private static func declaration(_ name: String, _ body: @escaping Reduction) -> Declaration {
    Declaration(
      name, "(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True)",
      "The \(name) of all elements or along an axis.", example: "import numpy as np\nnp.\(name)([1, 2])"
    ) { b in
      var x = try tensor(b, "a")
      if let dtype = try NumpyDType.parse(b["dtype"]) { x = try x.to(dtype) }
      if try !b["initial"].isNone || !isAll(b["where"]) { return try chosen(name, b) }
      let result = try TensorContext.withoutGrad { try body(x, axes(b, "axis", x), b.interpreter.truth(b["keepdims"])) }
      guard let out = try b["out"].object as? NumpyArray else { return NumpyArray.result(result) }
      _ = try out.tensor.copy_(result)
      return .object(out)
    }
  }

  private static func isAll(_ value: Value) -> Bool { if case .bool(true) = value { true } else { false } }

  /// With `where=` or `initial=`: the part in Python.
  private static func chosen(_ name: String, _ b: Bound) throws -> Value {
    let function = try b.interpreter.getAttribute(.object(b.interpreter.importModule("numpy._ufuncs")), "chosen")
    return try b.interpreter.call(
      function, [Value(name), b["a"], b["axis"], b["keepdims"], b["initial"], b["where"]])
  }

  /// `axis=`: None, a number or several.
  static func axes(_ b: Bound, _ parameter: String, _ x: Tensor) throws -> [Int]? {
    let dims = try b.dims(parameter)
    for dim in dims ?? [] where dim < -x.rank || dim >= x.rank {
      throw PyError.make(
        ExceptionClasses.valueError, "axis \(dim) is out of bounds for array of dimension \(x.rank)")
    }
    return dims
  }

  private static func spread(_ name: String, _ body: @escaping (Tensor, [Int]?, Double, Bool) throws -> Tensor)
    -> Declaration
  {
    Declaration(
      name, "(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False)",
      "The \(name) of all elements or along an axis (divided by n - ddof).",
      example: "import numpy as np\nnp.\(name)([1, 2])"
    ) { b in
      try b.refuse("out")
      let x = try real(tensor(b, "a"))
      return NumpyArray.result(
        try TensorContext.withoutGrad {
          try body(x, axes(b, "axis", x), b.double("ddof"), b.interpreter.truth(b["keepdims"]))
        })
    }
  }

  private static func running(_ name: String, _ body: @escaping (Tensor, Int) throws -> Tensor) -> Declaration {
    Declaration(
      name, "(a, axis=None, dtype=None, out=None)", "Running values along an axis.",
      example: "import numpy as np\nnp.\(name)([1, 2])"
    ) {
      b in
      var x = try tensor(b, "a")
      if let dtype = try NumpyDType.parse(b["dtype"]) { x = try x.to(dtype) }
      guard let axis = try b.optionalInt("axis") else { return NumpyArray.result(try body(x.reshape([-1]), 0)) }
      return NumpyArray.result(try NumpyErrors.translated { try body(x, axis) })
    }
  }

  private static let order = Declaration(
    "argsort", "(a, axis=-1, kind=None, order=None, *, stable=None)", "The indices that put the elements in order.",
    example: "import numpy as np\nnp.argsort([1, 2])"
  ) { b in
    let x = try tensor(b, "a")
    if try b["axis"].isNone || x.rank == 0 { return .object(NumpyArray(try x.reshape([-1]).argsort(dim: 0))) }
    return .object(NumpyArray(try NumpyErrors.translated { try x.argsort(dim: b.int("axis")) }))
  }

  /// Those that are functions and methods.
  static let functions: [Declaration] =
    table.flatMap { entry in entry.names.map { declaration($0, entry.body) } } + [
      spread("std") { try PairwiseSums.variance($0, $1, ddof: $2, keepdim: $3).sqrt() },
      spread("var") { try PairwiseSums.variance($0, $1, ddof: $2, keepdim: $3) },
      running("cumsum") { try $0.cumsum($1) }, running("cumprod") { try $0.cumprod($1) },
      order,
    ]

  /// The names that arrays have as methods.
  static let methodNames: Set<String> = [
    "sum", "mean", "prod", "max", "min", "any", "all", "argmax", "argmin", "std", "var", "cumsum", "cumprod", "argsort",
  ]
}
