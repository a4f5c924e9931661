// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Parts of tensors: slices, pieces, diagonals, triangles.
enum SlicingOperations {
  /// `split` by a size or by several.
  static func pieces(_ b: Bound, _ tensor: String, _ sizes: String) throws -> Value {
    // The function calls the method.
    _ = try b.tensor(tensor, asked: "split")
    let dim = try b.int("dim")
    if let size = try Conversions.int(b[sizes]) {
      return Conversions.tuple(try b.tensor(tensor).split(size, dim: dim))
    }
    guard let several = try Conversions.ints(b[sizes]) else {
      throw try PyError.type(
        "split_with_sizes(): argument 'split_sizes' (position 2) must be tuple of ints, not "
          + Conversions.typeName(b[sizes]))
    }
    return Conversions.tuple(try b.tensor(tensor).split(sizes: several, dim: dim))
  }

  private static let pieces: [Operation] = [
    Operation(
      "narrow", "(input, dim, start, length)", "A part of one dimension.", "torch.narrow(torch.arange(5), 0, 1, 3)",
      out: false
    ) { b in
      let start =
        try b["start"].tensor.map { start in
          guard start.rank == 0, !start.dtype.isFloatingPoint, start.dtype != .bool else {
            throw PyError.runtime("start must be an 0-dim integral Tensor.")
          }
          return try start.item().intValue
        } ?? b.int("start")
      return try b.tensor("input").narrow(b.int("dim"), start, b.int("length")).value
    },
    Operation(
      "select", "(input, dim, index)", "One position of a dimension.", "torch.select(torch.eye(2), 0, 1)", out: false
    ) { b in try b.tensor("input").select(b.int("dim"), b.int("index")).value },
    Operation(
      "split", "(tensor, split_size_or_sections, dim=0)", "Pieces of a size, or of several sizes.",
      "torch.split(torch.arange(5), 2)", forms: .function
    ) { b in try pieces(b, "tensor", "split_size_or_sections") },
    Operation(
      "split", "(input, split_size, dim=0)", "Pieces of a size, or of several sizes.", "torch.arange(5).split(2)",
      forms: .method
    ) { b in try pieces(b, "input", "split_size") },
    Operation(
      "split_with_sizes", "(input, split_sizes, dim=0)", "Pieces of several sizes.",
      "torch.split_with_sizes(torch.arange(5), [2, 3])", out: false
    ) { b in Conversions.tuple(try b.tensor("input").split(sizes: b.shape("split_sizes"), dim: b.int("dim"))) },
    Operation(
      "chunk", "(input, chunks, dim=0)", "A number of pieces of equal size (the last may be smaller).",
      "torch.chunk(torch.arange(5), 2)", out: false
    ) { b in Conversions.tuple(try b.tensor("input").chunk(b.int("chunks"), dim: b.int("dim"))) },
    Operation(
      "tensor_split", "(input, indices_or_sections, dim=0)", "Pieces cut at indices, or a number of nearly equal ones.",
      "torch.tensor_split(torch.arange(5), 3)", out: false
    ) { b in Conversions.tuple(try cut(b, dim: b.int("dim"))) },
    Operation(
      "hsplit", "(input, indices_or_sections)", "Pieces side by side.", "torch.hsplit(torch.ones(2, 4), 2)", out: false
    ) { b in Conversions.tuple(try cut(b, "hsplit", 1)) },
    Operation(
      "vsplit", "(input, indices_or_sections)", "Pieces one below the other.", "torch.vsplit(torch.ones(4, 2), 2)",
      out: false
    ) { b in Conversions.tuple(try cut(b, "vsplit", 0)) },
    Operation(
      "dsplit", "(input, indices_or_sections)", "Pieces one behind the other.", "torch.dsplit(torch.ones(1, 1, 4), 2)",
      out: false
    ) { b in Conversions.tuple(try cut(b, "dsplit", 2)) },
    Operation("unbind", "(input, dim=0)", "All positions of a dimension.", "torch.unbind(torch.eye(2))", out: false) {
      b in
      Conversions.tuple(try b.tensor("input").unbind(b.int("dim")))
    },
    Operation("unfold", "(input, dimension, size, step)", "Windows of a dimension as a dimension more.", forms: .method)
    { b in try b.tensor("input").unfold(b.int("dimension"), b.int("size"), b.int("step")).value },
    Operation(
      "as_strided", "(input, size, stride, storage_offset=None)", "A view with these sizes and strides.",
      "torch.as_strided(torch.arange(6), (2, 2), (2, 1))", out: false
    ) { b in try b.tensor("input").asStrided(b.shape("size"), b.shape("stride"), b.optionalInt("storage_offset")).value
    },
  ]

  private static func cut(_ b: Bound, _ name: String, _ dim: Int) throws -> [Tensor] {
    try cut(b, dim: b.tensor("input").checkedSplit(name, dim, sections: Conversions.int(b["indices_or_sections"])))
  }

  private static func cut(_ b: Bound, dim: Int) throws -> [Tensor] {
    if let places = try b["indices_or_sections"].tensor {
      guard places.dtype == .int64 else {
        throw PyError.runtime(
          "tensor_split expected tensor_indices_or_sections to have dtype of long, but got \(places.dtype.scalarTypeName)"
        )
      }
      guard places.rank < 2 else {
        throw PyError.runtime(
          "tensor_split expected tensor_indices_or_sections to be a zero-dimensional or one-dimensional tensor, but got a "
            + "tensor with \(places.rank) dims")
      }
      if places.rank == 0 { return try b.tensor("input").tensorSplit(places.item().intValue, dim: dim) }
    } else if let count = try Conversions.int(b["indices_or_sections"]) {
      return try b.tensor("input").tensorSplit(count, dim: dim)
    }
    if let places = try b["indices_or_sections"].tensor { try Buffer.checkMemory(places.numel * 8) }
    let cuts = try b["indices_or_sections"].tensor?.int64s() ?? b.shape("indices_or_sections")
    return try b.tensor("input").tensorSplit(indices: cuts, dim: dim)
  }

  private static let diagonals: [Operation] = [
    Operation(
      "diagonal", "(input, offset=0, dim1=0, dim2=1)", "The diagonal of two dimensions.",
      "torch.diagonal(torch.eye(2))", out: false
    ) { b in try b.tensor("input").diagonal(b.int("offset"), b.int("dim1"), b.int("dim2")).value },
    Operation(
      "diag", "(input, diagonal=0)", "The diagonal of a matrix, or a matrix with this diagonal.",
      "torch.diag(torch.tensor([1, 2]))"
    ) { b in try b.tensor("input").diag(b.int("diagonal")).value },
    Operation(
      "diag_embed", "(input, offset=0, dim1=-2, dim2=-1)", "Matrices with these diagonals.",
      "torch.diag_embed(torch.tensor([1, 2]))", out: false
    ) { b in try b.tensor("input").diagEmbed(b.int("offset"), b.int("dim1"), b.int("dim2")).value },
    Operation(
      "diagflat", "(input, offset=0)", "A matrix with all elements on its diagonal.",
      "torch.diagflat(torch.tensor([1, 2]))", out: false
    ) { b in try b.tensor("input").diagflat(b.int("offset")).value },
    Operation("tril", "(input, diagonal=0)", "The lower triangle, zeros above.", "torch.tril(torch.ones(2, 2))") { b in
      try b.tensor("input").tril(b.int("diagonal")).value
    },
    Operation("triu", "(input, diagonal=0)", "The upper triangle, zeros below.", "torch.triu(torch.ones(2, 2))") { b in
      try b.tensor("input").triu(b.int("diagonal")).value
    },
  ]

  /// All of them.
  static let all: [Operation] = pieces + diagonals
}
