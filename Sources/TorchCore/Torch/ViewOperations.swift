import PythonRuntime
import Tensors

/// Functions that change the shape: views, and copies in another arrangement.
enum ViewOperations {
  private static func requireSizes(_ b: Bound, _ name: String) throws {
    if case .tuple(let given) = b[1], given.items.isEmpty {
      let short = b.function.split(separator: ".").last.map(String.init) ?? ""
      throw PyError.type("\(short)() missing 1 required positional arguments: \"\(name)\"")
    }
  }

  private static func view(_ b: Bound) throws -> Value {
    guard case .tuple(let given) = b[1] else { return .none }
    if let dtype = try b.dtype(2) { return try b.tensor(0).view(dtype: dtype).value }
    if given.items.count == 1, Conversions.isDType(given.items[0]), let dtype = try Conversions.dtype(given.items[0]) {
      return try b.tensor(0).view(dtype: dtype).value
    }
    if given.items.isEmpty || given.items.count == 1 && given.items[0].text != nil {
      let reason =
        given.items.first.map {
          "\n      didn't match because some of the arguments have invalid types: (!\(Conversions.typeName($0))!)"
        } ?? ""
      throw b.invalidCombination(given.items, ["(torch.dtype dtype)" + reason, "(tuple of ints size)" + reason])
    }
    return try b.tensor(0).view(b.sizes(1)).value
  }

  private static let reshaping: [Operation] = [
    Operation(
      "reshape", "(input, *shape)", "The same elements in another shape; -1 stands for what is left.",
      "torch.arange(6).reshape(2, 3)", out: false
    ) { b in
      try requireSizes(b, "shape")
      return try b.tensor(0).reshape(b.sizes(1)).value
    },
    Operation(
      "view", "(input, *size, dtype=None)", "The same elements in another shape, never a copy.",
      "torch.arange(6).view(2, -1)", forms: .method, body: view),
    Operation("view_as", "(input, other)", "A view in the shape of another tensor.", forms: .method) { b in
      try b.tensor(0).view(b.tensor(1).shape).value
    },
    Operation("reshape_as", "(input, other)", "The elements in the shape of another tensor.", forms: .method) { b in
      try b.tensor(0).reshape(b.tensor(1).shape).value
    },
    Operation(
      "flatten", "(input, start_dim=0, end_dim=-1)", "Dimensions from start_dim to end_dim as one.",
      "torch.flatten(torch.ones(2, 3))", out: false
    ) { b in try b.tensor(0).flatten(b.int(1), b.int(2)).value },
    Operation(
      "unflatten", "(input, dim, sizes)", "One dimension as several.", "torch.unflatten(torch.arange(6), 0, (2, 3))",
      out: false
    ) { b in try b.tensor(0).unflatten(b.int(1), b.shape(2)).value },
    Operation("ravel", "(input)", "All elements in one dimension.", "torch.ravel(torch.ones(2, 2))", out: false) { b in
      try b.tensor(0).ravel().value
    },
    Operation(
      "squeeze", "(input, *dim)", "Without the dimensions of size 1 (or just those given).",
      "torch.squeeze(torch.ones(2, 1, 3)).shape", out: false
    ) { b in try squeezed(b).value },
    Operation(
      "unsqueeze", "(input, dim)", "With a dimension of size 1 more.", "torch.unsqueeze(torch.ones(3), 0).shape",
      out: false
    ) { b in try b.tensor(0).unsqueeze(b.int(1)).value },
    Operation(
      "expand", "(input, *size, implicit=False)", "Dimensions of size 1 repeated without a copy.", forms: .method
    ) { b in try b.tensor(0).expand(b.sizes(1)).value },
    Operation("expand_as", "(input, other)", "Expanded to the size of another tensor.", forms: .method) { b in
      try b.tensor(0).expand(b.tensor(1).shape).value
    },
    Operation(
      "broadcast_to", "(input, size)", "Expanded to a size.", "torch.broadcast_to(torch.ones(3), (2, 3)).shape",
      out: false
    ) { b in try b.tensor(0).expand(b.shape(1)).value },
    Operation("repeat", "(input, *repeats)", "The tensor repeated along its dimensions.", forms: .method) { b in
      try b.tensor(0).repeat(b.sizes(1)).value
    },
    Operation(
      "tile", "(input, *dims)", "The tensor repeated along its last dimensions.",
      "torch.tile(torch.tensor([1, 2]), (2,))", out: false
    ) { b in try b.tensor(0).tile(b.sizes(1)).value },
    Operation(
      "repeat_interleave", "(input, repeats=None, dim=None, *, output_size=None)", "Each element repeated.",
      "torch.repeat_interleave(torch.tensor([1, 2]), 2)", out: false
    ) { b in
      let dim = try b.optionalInt(2)
      guard b.isGiven(1) else {
        let repeats = try b.tensor(0)
        return try Tensor.arange(.int(0), .int(repeats.numel)).repeatInterleave(repeats, dim: 0).value
      }
      if let repeats = b[1].tensor { return try b.tensor(0).repeatInterleave(repeats, dim: dim).value }
      if let list = Conversions.ints(b[1]) {
        return try b.tensor(0).repeatInterleave(Tensor.from(ints: list, shape: [list.count]), dim: dim).value
      }
      return try b.tensor(0).repeatInterleave(b.int(1), dim: dim).value
    },
  ]

  /// `squeeze()`, `squeeze(1)`, `squeeze((0, 2))`.
  static func squeezed(_ b: Bound) throws -> Tensor {
    guard case .tuple(let given) = b[1], !given.items.isEmpty else { return try b.tensor(0).squeeze() }
    let dims = try b.sizes(1)
    if dims.count == 1, Conversions.int(given.items[0]) != nil { return try b.tensor(0).squeeze(dims[0]) }
    return try b.tensor(0).squeeze(dims: dims)
  }

  private static func exchange(_ name: String, _ first: String, _ second: String) -> Operation {
    Operation(
      name, "(input, \(first), \(second))", "Two dimensions exchanged.", "torch.\(name)(torch.ones(2, 3), 0, 1).shape",
      out: false
    ) { b in try b.tensor(0).transpose(b.int(1), b.int(2)).value }
  }

  private static func moved(_ name: String) -> Operation {
    Operation(
      name, "(input, source, destination)", "Dimensions moved to other places.",
      "torch.\(name)(torch.ones(2, 3, 4), 0, -1).shape", out: false
    ) { b in try b.tensor(0).movedim(b.dims(1) ?? [], b.dims(2) ?? []).value }
  }

  private static let permuting: [Operation] = [
    exchange("transpose", "dim0", "dim1"), exchange("swapaxes", "axis0", "axis1"), exchange("swapdims", "dim0", "dim1"),
    moved("movedim"), moved("moveaxis"),
    Operation("t", "(input)", "A matrix transposed.", "torch.t(torch.ones(2, 3)).shape", out: false) { b in
      try b.tensor(0).t().value
    },
    Operation(
      "adjoint", "(input)", "The last two dimensions exchanged.", "torch.adjoint(torch.ones(2, 3)).shape", out: false
    ) { b in try b.tensor(0).transpose(-2, -1).value },
    Operation(
      "permute", "(input, *dims)", "Dimensions in another order.", "torch.permute(torch.ones(2, 3), (1, 0)).shape",
      out: false
    ) { b in try b.tensor(0).permute(b.sizes(1)).value },
    Operation(
      "flip", "(input, *dims)", "The order along dimensions reversed.", "torch.flip(torch.arange(3), (0,))", out: false
    ) { b in try b.tensor(0).flip(b.sizes(1)).value },
    Operation("fliplr", "(input)", "Columns in reverse order.", "torch.fliplr(torch.eye(2))", out: false) { b in
      try b.tensor(0).fliplr().value
    },
    Operation("flipud", "(input)", "Rows in reverse order.", "torch.flipud(torch.eye(2))", out: false) { b in
      try b.tensor(0).flipud().value
    },
    Operation(
      "roll", "(input, shifts, dims=())", "Elements moved around, those that fall off enter at the other end.",
      "torch.roll(torch.arange(4), 1)", out: false
    ) { b in try b.tensor(0).roll(b.dims(1) ?? [], b.dims(2) ?? []).value },
    Operation(
      "rot90", "(input, k=1, dims=(0, 1))", "Rotated by k right angles.", "torch.rot90(torch.tensor([[1, 2]]))",
      out: false
    ) { b in try b.tensor(0).rot90(b.int(1), b.dims(2) ?? [0, 1]).value },
  ]

  /// All but those in `SlicingOperations`.
  static let all: [Operation] = [reshaping, permuting].flatMap { $0 }
}
