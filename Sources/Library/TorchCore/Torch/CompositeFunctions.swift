// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Functions that are seldom used: those that follow from others.
enum CompositeFunctions {
  private static func gradient(_ b: Bound) throws -> Value {
    let (x, order) = (try b.tensor("input"), try b.int("edge_order"))
    guard order == 1 || order == 2 else {
      throw PyError.runtime("torch.gradient only supports edge_order=1 and edge_order=2.")
    }
    let spacing = try b.isGiven("spacing") ? b.double("spacing") : 1
    let dims = try Shape.wrap(b.dims("dim"), rank: x.rank)
    return Conversions.tuple(try dims.map { try x.numericalGradient($0, spacing: spacing, edgeOrder: order) })
  }

  private static func distances(_ b: Bound) throws -> Value {
    let (x, y) = (try b.tensor("x1"), try b.tensor("x2"))
    guard x.rank >= 2, y.rank >= 2 else {
      let (name, rank) = x.rank < 2 ? ("X1", x.rank) : ("X2", y.rank)
      throw PyError.runtime("cdist only supports at least 2D tensors, \(name) got: \(rank)D")
    }
    guard x.shape.last == y.shape.last else {
      throw PyError.runtime(
        "X1 and X2 must have the same number of columns. X1: \(x.shape.last ?? 0) X2: \(y.shape.last ?? 0)")
    }
    let mode = try b["compute_mode"]
    let byProduct: Bool?
    switch mode.text {
    case "use_mm_for_euclid_dist_if_necessary": byProduct = nil
    case "use_mm_for_euclid_dist": byProduct = true
    case "donot_use_mm_for_euclid_dist": byProduct = false
    default: throw PyError.value("\(try b.interpreter.str(mode)) is not a valid value for compute_mode")
    }
    return try x.pairDistances(y, p: b.double("p"), byProduct: byProduct).value
  }

  private static func unravelled(_ b: Bound) throws -> Value {
    var rest = try b.tensor("indices")
    var parts: [Tensor] = []
    if rest.dtype.isFloatingPoint || rest.dtype == .bool {
      throw PyError.type("expected 'indices' to be integer dtype, but got torch.\(rest.dtype.name)")
    }
    let given = try b["shape"]
    let items: [Value]
    switch given {
    case .int: items = [given]
    case .tuple(let tuple): items = tuple.items
    case .list(let list): items = list.items
    default:
      throw PyError.type(
        "expected 'shape' to be int or sequence of ints, but got <class '\(b.interpreter.type(of: given).qualifiedName)'>"
      )
    }
    for item in items where Conversions.int(item) == nil {
      throw PyError.type(
        "expected 'shape' sequence to only contain ints, but got <class '\(b.interpreter.type(of: item).qualifiedName)'>"
      )
    }
    let sizes = items.compactMap { Conversions.int($0) }
    if sizes.contains(where: { $0 < 0 }) {
      throw PyError.value(
        "'shape' cannot have negative values, but got (\(sizes.map(String.init).joined(separator: ", ")))")
    }
    for size in sizes.reversed() {
      if size <= 0 { throw PyError.value("'shape' cannot have non-positive values") }
      parts.insert(try rest.remainder(.int(size)), at: 0)
      rest = try rest.floorDivide(.int(size))
    }
    return Conversions.tuple(parts)
  }

  /// All of them.
  static let all: [Operation] = [
    Operation(
      "gradient", "(input, spacing=None, dim=None, edge_order=1)", "Differences of neighbours along dimensions.",
      "torch.gradient(torch.tensor([1., 4., 9.]))", forms: .function, body: gradient),
    Operation(
      "cdist", "(x1, x2, p=2.0, compute_mode='use_mm_for_euclid_dist_if_necessary')", "Distances of all pairs of rows.",
      "torch.cdist(torch.zeros(1, 2), torch.tensor([[3., 4.]]))", forms: .function, body: distances),
    Operation(
      "unravel_index", "(indices, shape)", "Indices counted through all dimensions as one for each.",
      "torch.unravel_index(torch.tensor([5]), (2, 3))", forms: .function, body: unravelled),
    Operation(
      "trapz", "(y, x=None, *, dx=1, dim=-1)", "The integral by the trapezoidal rule.",
      "torch.trapz(torch.tensor([1., 2., 3.]))", forms: .function
    ) { b in
      if let x = try b.optionalTensor("x") { return try b.tensor("y").trapezoid(x: x, dim: b.int("dim")).value }
      return try b.tensor("y").trapezoid(dx: b.double("dx"), dim: b.int("dim")).value
    },
    Operation("fill", "(input, value)", "A tensor of one value.", "torch.fill(torch.ones(2), 3)", forms: .function) {
      b in
      try b.tensor("input").fullLike(b.scalar("value")).value
    },
    Operation("narrow_copy", "(input, dim, start, length)", "A copy of a part of one dimension.") { b in
      try b.tensor("input").narrow(b.int("dim"), b.int("start"), b.int("length")).clone().value
    },
    Operation(
      "imag", "(input)", "Refused: the tensor is real.", forms: .function
    ) { _ in throw PyError.runtime("imag is not implemented for tensors with non-complex dtypes.") },
  ]
}
