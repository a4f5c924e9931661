import PythonRuntime
import Tensors

/// Parts of tensors: slices, pieces, diagonals, triangles.
enum SlicingOperations {
  private static let pieces: [Operation] = [
    Operation(
      "narrow", "(input, dim, start, length)", "A part of one dimension.", "torch.narrow(torch.arange(5), 0, 1, 3)",
      out: false
    ) { b in
      let start = try b[2].tensor.map { try $0.item().intValue } ?? b.int(2)
      return try b.tensor(0).narrow(b.int(1), start, b.int(3)).value
    },
    Operation(
      "select", "(input, dim, index)", "One position of a dimension.", "torch.select(torch.eye(2), 0, 1)", out: false
    ) { b in try b.tensor(0).select(b.int(1), b.int(2)).value },
    Operation(
      "split", "(input, split_size_or_sections, dim=0)", "Pieces of a size, or of several sizes.",
      "torch.split(torch.arange(5), 2)", out: false
    ) { b in
      let dim = try b.int(2)
      if let size = Conversions.int(b[1]) { return Conversions.tuple(try b.tensor(0).split(size, dim: dim)) }
      guard let sizes = Conversions.ints(b[1]) else {
        throw PyError.type(
          "split_with_sizes(): argument 'split_sizes' (position 2) must be tuple of ints, not "
            + Conversions.typeName(b[1]))
      }
      return Conversions.tuple(try b.tensor(0).split(sizes: sizes, dim: dim))
    },
    Operation(
      "split_with_sizes", "(input, split_sizes, dim=0)", "Pieces of several sizes.",
      "torch.split_with_sizes(torch.arange(5), [2, 3])", out: false
    ) { b in Conversions.tuple(try b.tensor(0).split(sizes: b.shape(1), dim: b.int(2))) },
    Operation(
      "chunk", "(input, chunks, dim=0)", "A number of pieces of equal size (the last may be smaller).",
      "torch.chunk(torch.arange(5), 2)", out: false
    ) { b in Conversions.tuple(try b.tensor(0).chunk(b.int(1), dim: b.int(2))) },
    Operation(
      "tensor_split", "(input, indices_or_sections, dim=0)", "Pieces cut at indices, or a number of nearly equal ones.",
      "torch.tensor_split(torch.arange(5), 3)", out: false
    ) { b in Conversions.tuple(try cut(b, dim: b.int(2))) },
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
      Conversions.tuple(try b.tensor(0).unbind(b.int(1)))
    },
    Operation("unfold", "(input, dimension, size, step)", "Windows of a dimension as a dimension more.", forms: .method)
    { b in try b.tensor(0).unfold(b.int(1), b.int(2), b.int(3)).value },
    Operation(
      "as_strided", "(input, size, stride, storage_offset=None)", "A view with these sizes and strides.",
      "torch.as_strided(torch.arange(6), (2, 2), (2, 1))", out: false
    ) { b in try b.tensor(0).asStrided(b.shape(1), b.shape(2), b.optionalInt(3)).value },
  ]

  private static func cut(_ b: Bound, _ name: String, _ dim: Int) throws -> [Tensor] {
    try cut(b, dim: b.tensor(0).checkedSplit(name, dim, sections: Conversions.int(b[1])))
  }

  private static func cut(_ b: Bound, dim: Int) throws -> [Tensor] {
    if let count = Conversions.int(b[1]) { return try b.tensor(0).tensorSplit(count, dim: dim) }
    if let places = b[1].tensor { try Buffer.checkMemory(places.numel * 8) }
    let cuts = try b[1].tensor?.int64s() ?? b.shape(1)
    return try b.tensor(0).tensorSplit(indices: cuts, dim: dim)
  }

  private static let diagonals: [Operation] = [
    Operation(
      "diagonal", "(input, offset=0, dim1=0, dim2=1)", "The diagonal of two dimensions.",
      "torch.diagonal(torch.eye(2))", out: false
    ) { b in try b.tensor(0).diagonal(b.int(1), b.int(2), b.int(3)).value },
    Operation(
      "diag", "(input, diagonal=0)", "The diagonal of a matrix, or a matrix with this diagonal.",
      "torch.diag(torch.tensor([1, 2]))"
    ) { b in try b.tensor(0).diag(b.int(1)).value },
    Operation(
      "diag_embed", "(input, offset=0, dim1=-2, dim2=-1)", "Matrices with these diagonals.",
      "torch.diag_embed(torch.tensor([1, 2]))", out: false
    ) { b in try b.tensor(0).diagEmbed(b.int(1), b.int(2), b.int(3)).value },
    Operation(
      "diagflat", "(input, offset=0)", "A matrix with all elements on its diagonal.",
      "torch.diagflat(torch.tensor([1, 2]))", out: false
    ) { b in try b.tensor(0).diagflat(b.int(1)).value },
    Operation("tril", "(input, diagonal=0)", "The lower triangle, zeros above.", "torch.tril(torch.ones(2, 2))") { b in
      try b.tensor(0).tril(b.int(1)).value
    },
    Operation("triu", "(input, diagonal=0)", "The upper triangle, zeros below.", "torch.triu(torch.ones(2, 2))") { b in
      try b.tensor(0).triu(b.int(1)).value
    },
  ]

  /// All of them.
  static let all: [Operation] = pieces + diagonals
}
