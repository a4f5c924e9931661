// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// `torch.linalg` and `torch.special`.
enum LinearAlgebraFunctions {
  private static func function(
    _ name: String, _ signature: String, _ doc: String, _ example: String = "",
    _ body: @escaping (Bound) throws -> Value
  ) -> Operation { Operation(name, signature, doc, example, forms: .function, out: true, body: body) }

  private static func typed(_ b: Bound, _ name: String) throws -> Tensor {
    let input = try b.tensor(name)
    return try b.dtype("dtype").map { try input.to($0) } ?? input
  }

  private static func norm(_ b: Bound) throws -> Value {
    let x = try typed(b, "input")
    let dims = try b.dims("dim")
    guard try b.isGiven("ord") else { return try x.norm(2, dim: dims, keepdim: b.bool("keepdim")).value }
    if dims == nil, x.rank != 1, x.rank != 2 {
      throw PyError.runtime(
        "linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got \(x.rank)D.")
    }
    if try b["ord"].text != nil || (dims?.count ?? x.rank) == 2 {
      return try matrixNorm(x, b["ord"], dims ?? [-2, -1], keepdim: b.bool("keepdim"), b).value
    }
    return try x.norm(b.double("ord"), dim: dims, keepdim: b.bool("keepdim")).value
  }

  private static func matrixNorm(_ x: Tensor, _ ord: Value, _ dims: [Int], keepdim: Bool, _ b: Bound) throws -> Tensor {
    guard dims.count == 2 else {
      throw PyError.runtime("linalg.matrix_norm: dim must be a 2-tuple. Got \(Shape.text(dims))")
    }
    if let name = ord.text {
      guard name == "fro" || name == "nuc" else {
        throw PyError.runtime("linalg.matrix_norm: Order \(name) not supported.")
      }
      return try x.matrixNorm(name == "fro" ? .frobenius : .nuclear, dim: dims, keepdim: keepdim)
    }
    guard let order = try Conversions.double(ord) else { throw b.wrongType("ord", "str") }
    return try x.matrixNorm(.order(order), dim: dims, keepdim: keepdim)
  }

  private static let basics: [Operation] = [
    function(
      "norm", "(input, ord=None, dim=None, keepdim=False, *, dtype=None)", "The norm of a vector or matrix.",
      "torch.linalg.norm(torch.tensor([3., 4.]))", norm),
    function(
      "vector_norm", "(x, ord=2, dim=None, keepdim=False, *, dtype=None)", "The norm of a vector.",
      "torch.linalg.vector_norm(torch.tensor([3., 4.]))"
    ) { b in try typed(b, "x").norm(b.double("ord"), dim: b.dims("dim"), keepdim: b.bool("keepdim")).value },
    function(
      "matrix_norm", "(input, ord='fro', dim=(-2, -1), keepdim=False, *, dtype=None)", "The norm of a matrix.",
      "torch.linalg.matrix_norm(torch.eye(2))"
    ) { b in
      try matrixNorm(typed(b, "input"), b["ord"], b.dims("dim") ?? [-2, -1], keepdim: b.bool("keepdim"), b).value
    },
    function("cross", "(input, other, *, dim=-1)", "The cross product of vectors of 3 elements.") { b in
      try b.tensor("input").cross(b.tensor("other"), dim: b.int("dim")).value
    },
    function("matmul", "(input, other)", "The matrix product.", "torch.linalg.matmul(torch.eye(2), torch.ones(2))") {
      b in
      try b.tensor("input").matmul(b.tensor("other")).value
    },
    function("vecdot", "(x, y, *, dim=-1)", "The inner product of vectors.") { b in
      let (x, y) = (try b.tensor("x"), try b.tensor("y"))
      guard x.dtype.isFloatingPoint else {
        throw PyError.runtime(
          "linalg.vecdot: Expected a floating point or complex tensor as input. Got \(x.dtype.scalarTypeName)")
      }
      if x.rank == 1, y.rank == 1 { return try x.vdot(y).value }
      return try x.mul(y).sum(dim: [b.int("dim")]).value
    },
    function("multi_dot", "(tensors)", "The product of several matrices.") { b in
      try Tensor.multiDot(b.tensors("tensors")).value
    },
    function("diagonal", "(A, *, offset=0, dim1=-2, dim2=-1)", "The diagonal of a matrix.") { b in
      try b.tensor("A").diagonal(b.int("offset"), b.int("dim1"), b.int("dim2")).value
    },
    function("vander", "(x, *, N=None)", "The matrix of powers.") { b in
      try b.tensor("x").vander(b.optionalInt("N"), increasing: true).value
    },
  ]

  private static func alias(_ name: String, of other: String) -> Operation? {
    guard let operation = OperationTable.functions[other] else { return nil }
    return Operation(
      name, operation.signature, operation.doc, forms: .function, out: operation.hasOut, body: operation.body)
  }

  /// The functions of `torch.linalg`.
  static let module: [Operation] = basics + Decompositions.linalg
  /// The functions of `torch.special`.
  static let special: [Operation] =
    [
      alias("expit", of: "sigmoid"), alias("erf", of: "erf"), alias("erfc", of: "erfc"), alias("erfinv", of: "erfinv"),
      alias("expm1", of: "expm1"), alias("exp2", of: "exp2"), alias("log1p", of: "log1p"), alias("logit", of: "logit"),
      alias("digamma", of: "digamma"), alias("psi", of: "digamma"), alias("gammaln", of: "lgamma"),
      alias("logsumexp", of: "logsumexp"), alias("softmax", of: "softmax"), alias("log_softmax", of: "log_softmax"),
      alias("round", of: "round"), alias("sinc", of: "sinc"), alias("xlogy", of: "xlogy"),
    ].compactMap { $0 } + SpecialOperations.module
}
