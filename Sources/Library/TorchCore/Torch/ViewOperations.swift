// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Functions that change the shape: views, and copies in another arrangement.
enum ViewOperations {
  private static func requireSizes(_ b: Bound, _ name: String) throws {
    if case .tuple(let given) = try b["shape"], given.items.isEmpty {
      let short = b.function.split(separator: ".").last.map(String.init) ?? ""
      throw PyError.type("\(short)() missing 1 required positional arguments: \"\(name)\"")
    }
  }

  private static func view(_ b: Bound) throws -> Value {
    guard case .tuple(let given) = try b["size"] else { return .none }
    if let dtype = try b.dtype("dtype") { return try b.tensor("input").view(dtype: dtype).value }
    if given.items.count == 1, Conversions.isDType(given.items[0]), let dtype = try Conversions.dtype(given.items[0]) {
      return try b.tensor("input").view(dtype: dtype).value
    }
    if given.items.isEmpty || given.items.count == 1 && given.items[0].text != nil {
      let reason =
        given.items.first.map {
          "\n      didn't match because some of the arguments have invalid types: (!\(Conversions.typeName($0))!)"
        } ?? ""
      throw b.invalidCombination(given.items, ["(torch.dtype dtype)" + reason, "(tuple of ints size)" + reason])
    }
    return try b.tensor("input").view(b.sizes("size")).value
  }

  private static let reshaping: [Operation] = [
    Operation(
      "reshape", "(input, *shape)", "The same elements in another shape; -1 stands for what is left.",
      "torch.arange(6).reshape(2, 3)", out: false
    ) { b in
      try requireSizes(b, "shape")
      return try b.tensor("input").reshape(b.sizes("shape")).value
    },
    Operation(
      "view", "(input, *size, dtype=None)", "The same elements in another shape, never a copy.",
      "torch.arange(6).view(2, -1)", forms: .method, body: view),
    Operation("view_as", "(input, other)", "A view in the shape of another tensor.", forms: .method) { b in
      try b.tensor("input").view(b.tensor("other").shape).value
    },
    Operation("reshape_as", "(input, other)", "The elements in the shape of another tensor.", forms: .method) { b in
      try b.tensor("input").reshape(b.tensor("other").shape).value
    },
    Operation(
      "flatten", "(input, start_dim=0, end_dim=-1)", "Dimensions from start_dim to end_dim as one.",
      "torch.flatten(torch.ones(2, 3))", out: false
    ) { b in try b.tensor("input").flatten(b.int("start_dim"), b.int("end_dim")).value },
    Operation(
      "unflatten", "(input, dim, sizes)", "One dimension as several.", "torch.unflatten(torch.arange(6), 0, (2, 3))",
      out: false
    ) { b in try b.tensor("input").unflatten(b.int("dim"), b.shape("sizes")).value },
    Operation("ravel", "(input)", "All elements in one dimension.", "torch.ravel(torch.ones(2, 2))", out: false) { b in
      try b.tensor("input").ravel().value
    },
    Operation(
      "squeeze", "(input, *dim)", "Without the dimensions of size 1 (or just those given).",
      "torch.squeeze(torch.ones(2, 1, 3)).shape", out: false
    ) { b in try squeezed(b).value },
    Operation(
      "unsqueeze", "(input, dim)", "With a dimension of size 1 more.", "torch.unsqueeze(torch.ones(3), 0).shape",
      out: false
    ) { b in try b.tensor("input").unsqueeze(b.int("dim")).value },
    Operation(
      "expand", "(input, *size, implicit=False)", "Dimensions of size 1 repeated without a copy.", forms: .method
    ) { b in try b.tensor("input").expand(b.sizes("size")).value },
    Operation("expand_as", "(input, other)", "Expanded to the size of another tensor.", forms: .method) { b in
      try b.tensor("input").expand(b.tensor("other").shape).value
    },
    Operation(
      "broadcast_to", "(input, size)", "Expanded to a size.", "torch.broadcast_to(torch.ones(3), (2, 3)).shape",
      out: false
    ) { b in try b.tensor("input").expand(b.shape("size")).value },
    Operation("repeat", "(input, *repeats)", "The tensor repeated along its dimensions.", forms: .method) { b in
      try b.tensor("input").repeat(b.sizes("repeats")).value
    },
    Operation(
      "tile", "(input, *dims)", "The tensor repeated along its last dimensions.",
      "torch.tile(torch.tensor([1, 2]), (2,))", out: false
    ) { b in try b.tensor("input").tile(b.sizes("dims")).value },
    Operation(
      "repeat_interleave", "(input, repeats=None, dim=None, *, output_size=None)", "Each element repeated.",
      "torch.repeat_interleave(torch.tensor([1, 2]), 2)", out: false
    ) { b in
      let dim = try b.optionalInt("dim")
      guard try b.isGiven("repeats") else {
        let repeats = try b.tensor("input")
        return try Tensor.arange(.int(0), .int(repeats.numel)).repeatInterleave(repeats, dim: 0).value
      }
      if let repeats = try b["repeats"].tensor {
        return try b.tensor("input").repeatInterleave(repeats, dim: dim).value
      }
      if let list = try Conversions.ints(b["repeats"]) {
        return try b.tensor("input").repeatInterleave(Tensor.from(ints: list, shape: [list.count]), dim: dim).value
      }
      return try b.tensor("input").repeatInterleave(b.int("repeats"), dim: dim).value
    },
  ]

  /// `squeeze()`, `squeeze(1)`, `squeeze((0, 2))`.
  static func squeezed(_ b: Bound) throws -> Tensor {
    guard case .tuple(let given) = try b["dim"], !given.items.isEmpty else { return try b.tensor("input").squeeze() }
    let dims = try b.sizes("dim")
    if dims.count == 1, Conversions.int(given.items[0]) != nil { return try b.tensor("input").squeeze(dims[0]) }
    return try b.tensor("input").squeeze(dims: dims)
  }

  private static func exchange(_ name: String, _ first: String, _ second: String) -> Operation {
    Operation(
      name, "(input, \(first), \(second))", "Two dimensions exchanged.", "torch.\(name)(torch.ones(2, 3), 0, 1).shape",
      out: false
    ) { b in try b.tensor("input").transpose(b.int(first), b.int(second)).value }
  }

  private static func moved(_ name: String) -> Operation {
    Operation(
      name, "(input, source, destination)", "Dimensions moved to other places.",
      "torch.\(name)(torch.ones(2, 3, 4), 0, -1).shape", out: false
    ) { b in try b.tensor("input").movedim(b.dims("source") ?? [], b.dims("destination") ?? []).value }
  }

  private static let permuting: [Operation] = [
    exchange("transpose", "dim0", "dim1"), exchange("swapaxes", "axis0", "axis1"), exchange("swapdims", "dim0", "dim1"),
    moved("movedim"), moved("moveaxis"),
    Operation("t", "(input)", "A matrix transposed.", "torch.t(torch.ones(2, 3)).shape", out: false) { b in
      try b.tensor("input").t().value
    },
    Operation(
      "adjoint", "(input)", "The last two dimensions exchanged.", "torch.adjoint(torch.ones(2, 3)).shape", out: false
    ) { b in
      let x = try b.tensor("input")
      if x.rank == 0 {
        TorchWarnings.warn("adjoint() is deprecated on 0-D tensors. Consider using x.conj().")
      }
      return try x.matrixTranspose("adjoint()").value
    },
    Operation(
      "permute", "(input, *dims)", "Dimensions in another order.", "torch.permute(torch.ones(2, 3), (1, 0)).shape",
      out: false
    ) { b in try b.tensor("input").permute(b.sizes("dims")).value },
    Operation(
      "flip", "(input, *dims)", "The order along dimensions reversed.", "torch.flip(torch.arange(3), (0,))", out: false
    ) { b in
      if case .tuple(let given) = try b["dims"], given.items.isEmpty {
        throw PyError.type("flip() missing 1 required positional arguments: \"dims\"")
      }
      return try b.tensor("input").flip(b.sizes("dims")).value
    },
    Operation("fliplr", "(input)", "Columns in reverse order.", "torch.fliplr(torch.eye(2))", out: false) { b in
      try b.tensor("input").fliplr().value
    },
    Operation("flipud", "(input)", "Rows in reverse order.", "torch.flipud(torch.eye(2))", out: false) { b in
      try b.tensor("input").flipud().value
    },
    Operation(
      "roll", "(input, shifts, dims=())", "Elements moved around, those that fall off enter at the other end.",
      "torch.roll(torch.arange(4), 1)", out: false
    ) { b in try b.tensor("input").roll(b.dims("shifts") ?? [], b.dims("dims") ?? []).value },
    Operation(
      "rot90", "(input, k=1, dims=(0, 1))", "Rotated by k right angles.", "torch.rot90(torch.tensor([[1, 2]]))",
      out: false
    ) { b in try b.tensor("input").rot90(b.int("k"), b.dims("dims") ?? [0, 1]).value },
  ]

  /// All but those in `SlicingOperations`.
  static let all: [Operation] = [reshaping, permuting].flatMap { $0 }
}
