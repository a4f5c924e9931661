// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

extension Functional {
  /// `F.embedding`: rows of a table; indices of any shape give that shape and the row's size.
  public static func embedding(
    _ indices: Tensor, _ weight: Tensor, paddingIdx: Int? = nil, maxNorm: Double? = nil, normType: Double = 2,
    scaleGradByFreq: Bool = false
  ) throws -> Tensor {
    guard weight.rank == 2 else { throw TensorError.runtime("'weight' must be 2-D") }
    guard indices.dtype == .int64 || indices.dtype == .int32 else {
      throw TensorError.runtime(
        "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got "
          + "torch.\(indices.dtype.scalarTypeName)Tensor instead (while checking arguments for embedding)")
    }
    let (rows, width) = (weight.shape[0], weight.shape[1])
    let flat = try indices.int64s()
    if flat.contains(where: { $0 < 0 || $0 >= rows }) { throw TensorError.index("index out of range in self") }
    if let maxNorm { try renormalize(weight, flat, maxNorm, normType) }
    let places = try Tensor.from(ints: flat, shape: [flat.count])
    let result = try TensorContext.withoutGrad {
      try weight.indexSelect(0, places).view(indices.shape + [width])
    }
    // -1 stands for no padding row.
    let padding = paddingIdx.map { $0 < 0 ? $0 + rows : $0 } ?? -1
    record(
      Derivatives.embedding, inputs: [weight], saved: [places],
      ints: [rows, width, padding, scaleGradByFreq ? 1 : 0], outputs: [result])
    return result
  }

  /// Scales the rows that are looked up down to a norm, in place.
  private static func renormalize(_ weight: Tensor, _ rows: [Int], _ maxNorm: Double, _ p: Double) throws {
    try TensorContext.withoutGrad {
      for row in Set(rows).sorted() {
        let values = try weight.detach().select(0, row)
        let norm = try values.norm(p).item().doubleValue
        if norm > maxNorm { try values.mul_(.double(maxNorm / (norm + 1e-7))) }
      }
    }
  }

  /// `F.one_hot`: a last dimension with 1 at the class and 0 elsewhere.
  public static func oneHot(_ classes: Tensor, numClasses: Int = -1) throws -> Tensor {
    guard classes.dtype == .int64 else {
      throw TensorError.runtime("one_hot is only applicable to index tensor of type LongTensor.")
    }
    let values = try classes.int64s()
    if values.isEmpty {
      guard numClasses > 0 else {
        throw TensorError.runtime("Can not infer total number of classes from empty tensor.")
      }
      return try Tensor.zeros(classes.shape + [numClasses], dtype: .int64)
    }
    if values.contains(where: { $0 < 0 }) { throw TensorError.runtime("Class values must be non-negative.") }
    let largest = values.max() ?? 0
    guard numClasses == -1 || largest < numClasses else {
      throw TensorError.runtime("Class values must be smaller than num_classes.")
    }
    let count = numClasses == -1 ? largest &+ 1 : numClasses
    let result = try Tensor.zeros(classes.shape + [count], dtype: .int64)
    let target = result.longs
    for (i, value) in values.enumerated() { target[i * count + value] = 1 }
    return result
  }
}

extension Derivatives {
  /// Saved: the flat indices; ints: rows, width, padding row or -1, whether rows are divided by their frequency.
  static let embedding = Derivative("EmbeddingBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let places = try node.savedTensor(0)
    let (rows, width, padding) = (node.int(.rows), node.int(.width), node.int(.paddingRow))
    var flat = try g.reshape([places.numel, width])
    let indices = try places.int64s()
    if padding >= 0 || node.flag(.scaleByFrequency) {
      var counts = [Int](repeating: 0, count: rows)
      for index in indices { counts[index] += 1 }
      let factors = indices.map { index -> Double in
        if index == padding { return 0 }
        return node.flag(.scaleByFrequency) ? 1 / Double(counts[index]) : 1
      }
      flat = try flat.mul(Tensor.from(doubles: factors, shape: [indices.count, 1], dtype: g.dtype))
    }
    return [try Tensor.zeros([rows, width], dtype: g.dtype).indexAdd(0, places, flat)]
  }
}
