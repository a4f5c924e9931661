// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import PythonRuntime
import Tensors

/// What `multi_head_attention_forward` computes: projections, scaled products, softmax, and the projection of the result.
/// Sequences come first, batches second.
struct AttentionComputation {
  let heads: Int
  let size: Int
  var inWeight: Tensor?
  var inBias: Tensor?
  var queryWeight: Tensor?
  var keyWeight: Tensor?
  var valueWeight: Tensor?
  var keyBias: Tensor?
  var valueBias: Tensor?
  var outWeight: Tensor?
  var outBias: Tensor?
  var addsZero = false
  var dropout = 0.0
  var keyPaddingMask: Tensor?
  var mask: Tensor?
  var needsWeights = true
  var averages = true
  var isCausal = false
  /// Whether batches come first, one tensor is all three, and the layer does not train: PyTorch has a way of its own for that, whose results
  /// lie in memory with batches first.
  var isEvaluated = false

  init(heads: Int, size: Int) {
    self.heads = heads
    self.size = size
  }

  private func refuse(_ message: String) -> Raised { PyError.make(ExceptionClasses.assertionError, message) }

  /// A mask of truth values as numbers to add: minus infinity where it is true.
  private func additive(_ mask: Tensor?, _ name: String, _ dtype: DType) throws -> Tensor? {
    guard let mask else { return nil }
    if mask.dtype.isFloatingPoint { return mask }
    guard mask.dtype == .bool else { throw refuse("only bool and floating types of \(name) are supported") }
    return try Tensor.zeros(mask.shape, dtype: dtype).maskedFill(mask, .double(-.infinity))
  }

  private func check(_ query: Tensor, _ key: Tensor, _ value: Tensor) throws {
    guard query.rank == 2 || query.rank == 3 else {
      throw refuse("query should be unbatched 2D or batched 3D tensor but received \(query.rank)-D query tensor")
    }
    let kind = query.rank == 3 ? "batched (3-D)" : "unbatched (2-D)"
    if key.rank != query.rank || value.rank != query.rank {
      throw refuse(
        "For \(kind) `query`, expected `key` and `value` to be \(query.rank)-D but found \(key.rank)-D and \(value.rank)-D "
          + "tensors respectively")
    }
    if let mask = keyPaddingMask, mask.rank != query.rank - 1 {
      throw refuse(
        "For \(kind) `query`, expected `key_padding_mask` to be `None` or \(query.rank - 1)-D but found \(mask.rank)-D "
          + "tensor instead")
    }
    if let mask, mask.rank != 2, mask.rank != 3 {
      throw refuse(
        "For \(kind) `query`, expected `attn_mask` to be `None`, 2-D or 3-D but found \(mask.rank)-D tensor instead")
    }
    let features = query.shape[query.rank - 1]
    if features != size { throw refuse("was expecting embedding dimension of \(size), but got \(features)") }
    if inWeight != nil, key.shape != value.shape {
      throw refuse("key shape torch.Size(\(key.shape)) does not match value shape torch.Size(\(value.shape))")
    }
  }

  /// `F.linear`; where nothing is recorded, batches that come first in memory stay there.
  private func linear(_ x: Tensor, _ weight: Tensor, _ bias: Tensor?) throws -> Tensor {
    if !TensorContext.current.gradEnabled, x.rank == 3, !x.isContiguous {
      return try Functional.linear(x.transpose(0, 1), weight, bias).transpose(0, 1)
    }
    return try Functional.linear(x, weight, bias)
  }

  /// The mixed values of all heads, (L, N, size), where nothing is recorded and only they are asked for; nil where the kernel does not serve.
  private func mixed(_ q: Tensor, _ k: Tensor, _ v: Tensor, _ mask: Tensor?, isBatchFirst: Bool) throws -> Tensor? {
    guard !TensorContext.current.gradEnabled, !needsWeights, dropout == 0, heads > 0, q.shape[2] == size,
      size % heads == 0
    else { return nil }
    let (batch, width) = (q.shape[1], size / heads)
    func split(_ x: Tensor) throws -> Tensor { try x.view([x.shape[0], batch, heads, width]).permute([1, 2, 0, 3]) }
    let added = try mask.map { mask in
      try mask.view(mask.shape[0] == 1 ? [1, 1, mask.shape[1], mask.shape[2]] : [batch, heads] + mask.shape[1...])
    }
    return try Functional.headAttention(
      split(q), split(k), split(v), factors: ((1 / Double(max(width, 1))).squareRoot(), 1), mask: added,
      isCausal: false, hidesRows: false, order: isBatchFirst ? .rows : .sequences)?.permute([2, 0, 1, 3])
  }

  private func project(_ query: Tensor, _ key: Tensor, _ value: Tensor) throws -> (Tensor, Tensor, Tensor) {
    let biases = try inBias.map { try $0.chunk(3, dim: 0) }
    if let queryWeight, let keyWeight, let valueWeight {
      return (
        try linear(query, queryWeight, biases?[0]), try linear(key, keyWeight, biases?[1]),
        try linear(value, valueWeight, biases?[2])
      )
    }
    guard let inWeight else { throw refuse("use_separate_proj_weight is False but in_proj_weight is None") }
    if query === key, key === value {
      let parts = try linear(query, inWeight, inBias).chunk(3, dim: -1)
      return (parts[0], parts[1], parts[2])
    }
    let weights = try inWeight.chunk(3, dim: 0)
    return (
      try linear(query, weights[0], biases?[0]), try linear(key, weights[1], biases?[1]),
      try linear(value, weights[2], biases?[2])
    )
  }

  /// The result and, when asked for, the weights of attention.
  func run(_ givenQuery: Tensor, _ givenKey: Tensor, _ givenValue: Tensor) throws -> (Tensor, Tensor?) {
    try check(givenQuery, givenKey, givenValue)
    let isBatched = givenQuery.rank == 3
    func batched(_ tensor: Tensor) throws -> Tensor { isBatched ? tensor : try tensor.unsqueeze(1) }
    let query = try batched(givenQuery)
    let key = givenKey === givenQuery ? query : try batched(givenKey)
    let value = givenValue === givenQuery ? query : givenValue === givenKey ? key : try batched(givenValue)
    let (length, batch) = (query.shape[0], query.shape[1])
    if isCausal, mask == nil {
      throw PyError.runtime(
        "Need attn_mask if specifying the is_causal hint. You may use the Transformer module method "
          + "`generate_square_subsequent_mask` to create this mask.")
    }
    var padding = try additive(keyPaddingMask, "key_padding_mask", query.dtype)
    if !isBatched { padding = try padding?.unsqueeze(0) }
    if let padding {
      for (d, size) in [batch, key.shape[0]].enumerated() where padding.shape[d] != size {
        throw PyError.make(
          ExceptionClasses.assertionError,
          "Expected key_padded_mask.shape[\(d)] to be \(size), but got \(padding.shape[d])")
      }
    }
    var attention = try additive(mask, "attn_mask", query.dtype)
    let source = key.shape[0]
    if let given = attention {
      let expected = given.rank == 2 ? [length, source] : [batch &* heads, length, source]
      guard given.shape == expected else {
        let text = expected.map(String.init).joined(separator: ", ")
        throw PyError.runtime(
          "The shape of the \(given.rank)D attn_mask is torch.Size(\(given.shape)), but should be (\(text)).")
      }
      if given.rank == 2 { attention = try given.unsqueeze(0) }
    }
    let isPlain =
      heads.isMultiple(of: 2) && inWeight != nil && inBias != nil && keyBias == nil && !addsZero
      && (mask == nil || padding == nil) && mask?.dtype.isFloatingPoint != true
    var (q, k, v) = try project(query, key, value)
    func widen() throws {
      attention = try attention.map { try Functional.pad($0, [0, 1]) }
      padding = try padding.map { try Functional.pad($0, [0, 1]) }
    }
    if let keyBias, let valueBias {
      k = try Tensor.cat([k, keyBias.expand([1, batch, size])], dim: 0)
      v = try Tensor.cat([v, valueBias.expand([1, batch, size])], dim: 0)
      try widen()
    }
    let sources = k.shape[0] + (addsZero ? 1 : 0)
    if addsZero { try widen() }
    if let padding {
      let spread = try padding.view([batch, 1, 1, sources]).expand([batch, heads, 1, sources])
        .reshape([batch &* heads, 1, sources])
      attention = try attention.map { try $0.add(spread) } ?? spread
    }
    guard let outWeight else { throw refuse("out_proj_weight is None") }
    let isBatchFirst = isEvaluated && isPlain
    if !addsZero, let all = try mixed(q, k, v, attention, isBatchFirst: isBatchFirst) {
      // As it lies in memory.
      let rows = isBatchFirst ? try all.transpose(0, 1) : all
      let result = try Functional.linear(rows.view(Array(rows.shape.prefix(2)) + [size]), outWeight, outBias)
      let ordered = isBatchFirst ? try result.transpose(0, 1) : result
      return (isBatched ? ordered : try ordered.squeeze(1), nil)
    }
    let width = size / max(heads, 1)
    func split(_ tensor: Tensor) throws -> Tensor {
      try tensor.contiguous().view([tensor.shape[0], batch &* heads, width]).transpose(0, 1)
    }
    q = try split(q)
    k = try split(k)
    v = try split(v)
    if addsZero {
      let zero = try Tensor.zeros([batch &* heads, 1, width], dtype: k.dtype)
      k = try Tensor.cat([k, zero], dim: 1)
      v = try Tensor.cat([v, zero], dim: 1)
    }
    var scores = try q.mul(.double((1 / Double(max(width, 1))).squareRoot())).bmm(k.transpose(1, 2))
    if let attention { scores = try scores.add(attention) }
    var weights = try scores.softmax(dim: -1)
    if dropout > 0 { weights = try Functional.dropout(weights, p: dropout, training: true) }
    let mixed = try weights.bmm(v).transpose(0, 1).contiguous().view([length &* batch, size])
    var result = try Functional.linear(mixed, outWeight, outBias).view([length, batch, size])
    if isBatchFirst { result = try result.transpose(0, 1).contiguous().transpose(0, 1) }
    if !isBatched { result = try result.squeeze(1) }
    guard needsWeights else { return (result, nil) }
    weights = try weights.view([batch, heads, length, sources])
    if averages { weights = try weights.mean(dim: [1]) }
    if !isBatched { weights = try weights.squeeze(0) }
    return (result, weights)
  }
}
