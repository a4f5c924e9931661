// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Products of vectors and matrices.
enum MatrixOperations {
  @inline(never) private static func product(
    _ name: String, _ other: String, _ doc: String, _ example: String,
    _ body: @escaping (Tensor, Tensor) throws -> Tensor
  ) -> Operation {
    Operation(name, "(input, \(other))", doc, "torch.\(name)(\(example))") { b in
      try body(b.tensor("input"), b.tensor(other)).value
    }
  }

  private static let products: [Operation] = [
    product("matmul", "other", "The matrix product, for vectors, matrices and batches.", "torch.eye(2), torch.ones(2)")
    {
      try $0.matmul($1)
    },
    product("mm", "mat2", "The product of two matrices.", "torch.eye(2), torch.ones(2, 3)") { try $0.mm($1) },
    product("bmm", "mat2", "The products of batches of matrices.", "torch.ones(1, 2, 2), torch.ones(1, 2, 2)") {
      try $0.bmm($1)
    },
    product("mv", "vec", "A matrix times a vector.", "torch.eye(2), torch.ones(2)") { try $0.mv($1) },
    product("dot", "tensor", "The inner product of two vectors.", "torch.ones(2), torch.ones(2)") { try $0.dot($1) },
    product("vdot", "other", "The inner product of two vectors.", "torch.ones(2), torch.ones(2)") { try $0.vdot($1) },
    product("inner", "other", "Inner products over the last dimension.", "torch.ones(2), torch.ones(2)") {
      try inner($0, $1)
    },
    product("outer", "vec2", "All products of two vectors' elements.", "torch.tensor([1, 2]), torch.tensor([3, 4])") {
      try $0.outer($1)
    },
    product("ger", "vec2", "All products of two vectors' elements.", "torch.tensor([1, 2]), torch.tensor([3, 4])") {
      try $0.outer($1)
    },
    product("kron", "other", "The Kronecker product.", "torch.eye(2), torch.ones(1, 2)") { try $0.kron($1) },
    Operation(
      "cross", "(input, other, dim=None)", "The cross product of vectors of 3 elements.",
      "torch.cross(torch.tensor([1., 0., 0.]), torch.tensor([0., 1., 0.]), dim=0)"
    ) { b in
      let x = try b.tensor("input")
      return try x.cross(b.tensor("other"), dim: b.optionalInt("dim") ?? x.shape.firstIndex(of: 3) ?? -1).value
    },
    Operation("trace", "(input)", "The sum of the diagonal.", "torch.trace(torch.eye(3))", out: false) { b in
      try b.tensor("input").trace().value
    },
    Operation(
      "chain_matmul", "(*matrices)", "The product of several matrices.",
      "torch.chain_matmul(torch.eye(2), torch.eye(2))", forms: .function, out: true
    ) { b in try Tensor.chainMatmul(b.tensors("matrices")).value },
    Operation(
      "tensordot", "(a, b, dims=2)", "Products summed over several dimensions.",
      "torch.tensordot(torch.ones(2, 3), torch.ones(3, 2), dims=1)", forms: .function, out: true, body: tensordot),
    Operation(
      "einsum", "(*args)", "Products and sums by the letters of an equation.",
      "torch.einsum('ij,jk->ik', torch.ones(2, 3), torch.ones(3, 2))", forms: .function, body: einsum),
  ]

  private static func tensordot(_ b: Bound) throws -> Value {
    if let count = try Conversions.int(b["dims"]) {
      if count < 0 { throw PyError.runtime("tensordot expects dims >= 0, but got dims=\(count)") }
      let (x, y) = (try b.tensor("a", asked: "dim"), try b.tensor("b", asked: "dim"))
      guard count <= min(x.rank, y.rank) else {
        throw PyError.runtime("tensordot expects dims < ndim_a or ndim_b, but got dims=\(count)")
      }
      return try x.tensordot(y, Array(-count..<0), Array(0..<count)).value
    }
    guard let pair = try NestedData.items(b["dims"]), pair.count == 2 else {
      throw b.wrongType("dims", "tuple of ints")
    }
    let dims = try pair.map { value in
      guard let list = Conversions.ints(value) ?? Conversions.int(value).map({ [$0] }) else {
        throw b.wrongType("dims", "tuple of ints", value)
      }
      return list
    }
    let x = try b.tensor("a", of: "tensordot", as: "input")
    return try x.tensordot(b.tensor("b", of: "tensordot", as: "other"), dims[0], dims[1]).value
  }

  private static func einsum(_ b: Bound) throws -> Value {
    guard case .tuple(let args) = try b["args"], args.items.count > 1 else {
      throw PyError.value(
        "einsum(): must specify the equation string and at least one operand, or at least one operand and its "
          + "subscripts list")
    }
    guard let equation = args.items[0].text else {
      if args.items[0].tensor != nil {
        throw PyError.notImplemented("Gradus has no einsum() with lists of subscripts")
      }
      throw PyError.type(
        "einsum(): argument 'equation' (position 1) must be str, not \(Conversions.typeName(args.items[0]))")
    }
    var operands = Array(args.items.dropFirst())
    if operands.count == 1, let list = try NestedData.items(operands[0]) { operands = list }
    let tensors = try operands.enumerated().map { i, operand in
      guard let tensor = operand.tensor else {
        throw PyError.type("expected Tensor as element \(i) in argument 1, but got \(Conversions.typeName(operand))")
      }
      return tensor
    }
    return try Tensor.einsum(equation, tensors).value
  }

  private static func inner(_ x: Tensor, _ y: Tensor) throws -> Tensor {
    if x.rank == 0 || y.rank == 0 { return try x.mul(y) }
    guard x.shape.last == y.shape.last, let size = x.shape.last else {
      throw PyError.runtime(
        "inner() the last dimension must match on both input tensors but got shapes \(Shape.text(x.shape)) and "
          + "\(Shape.text(y.shape))")
    }
    let product = try x.reshape([-1, size]).mm(y.reshape([-1, size]).t())
    return try product.view(x.shape.dropLast() + y.shape.dropLast())
  }

  /// `beta * input + alpha * (product)`.
  @inline(never) private static func fused(
    _ name: String, _ first: String, _ second: String, _ doc: String, _ example: String,
    _ body: @escaping (Tensor, Tensor, Tensor, Scalar, Scalar) throws -> Tensor
  ) -> [Operation] {
    let signature = "(input, \(first), \(second), *, beta=1, alpha=1)"
    return [
      Operation(name, signature, doc, "torch.\(name)(\(example))") { b in
        try body(b.tensor("input"), b.tensor(first), b.tensor(second), b.scalar("beta"), b.scalar("alpha")).value
      },
      Operation("\(name)_", signature, "In place: \(doc)", forms: .method) { b in
        try b.tensor("input").inPlace {
          try body($0, b.tensor(first), b.tensor(second), b.scalar("beta"), b.scalar("alpha"))
        }.value
      },
    ]
  }

  private static let fusedProducts: [[Operation]] = [
    fused(
      "addmm", "mat1", "mat2", "beta * input + alpha * (mat1 @ mat2).", "torch.ones(2), torch.eye(2), torch.eye(2)"
    ) { try $0.addmm($1, $2, beta: $3, alpha: $4) },
    fused(
      "addmv", "mat", "vec", "beta * input + alpha * (mat @ vec).", "torch.ones(2), torch.eye(2), torch.ones(2)"
    ) { try $0.addmv($1, $2, beta: $3, alpha: $4) },
    fused(
      "addr", "vec1", "vec2", "beta * input + alpha * outer(vec1, vec2).",
      "torch.ones(2, 2), torch.ones(2), torch.ones(2)"
    ) { try $0.addr($1, $2, beta: $3, alpha: $4) },
    fused(
      "baddbmm", "batch1", "batch2", "beta * input + alpha * bmm(batch1, batch2).",
      "torch.ones(1, 2, 2), torch.ones(1, 2, 2), torch.ones(1, 2, 2)"
    ) { try $0.baddbmm($1, $2, beta: $3, alpha: $4) },
    fused(
      "addbmm", "batch1", "batch2", "beta * input + alpha * the sum of the batches' products.",
      "torch.ones(2, 2), torch.ones(1, 2, 2), torch.ones(1, 2, 2)"
    ) { try $0.addbmm($1, $2, beta: $3, alpha: $4) },
  ]

  /// All of them.
  static let all: [Operation] = products + fusedProducts.flatMap { $0 }
}
