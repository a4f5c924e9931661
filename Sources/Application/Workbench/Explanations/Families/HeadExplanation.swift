// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import Tensors
import TorchCore
import TorchNN

/// Multi-head attention for one element of its output: the projections, the scores of a head, their shares, what the head gives, and
/// `out_proj`.
struct HeadExplanation {
  static let family: [String: Explainer] = [
    "MultiheadAttention": { step, explanation in
      guard let heads = HeadExplanation(step) else { return try GeneralExplanation.explain(step, &explanation) }
      try heads.explain(&explanation)
    }
  ]

  private let step: ExplainedStep
  private let module: ModuleObject
  private let width: Int
  private let heads: Int
  private let query: Tensor
  private let key: Tensor
  private let value: Tensor
  private let isBatchFirst: Bool
  private let addsZero: Bool
  private let dropout: Double
  /// The shares of every head after dropout, in training.
  private var dropped: Tensor?
  private var size: Int { width / heads }

  private init?(_ step: ExplainedStep) {
    guard let module = step.step.module, let query = step.tensor("query"), let key = step.tensor("key"),
      let value = step.tensor("value"), let result = step.result, result.numel > 0,
      case .int(let width)? = HeadExplanation.setting("embed_dim", module, step),
      case .int(let heads)? = HeadExplanation.setting("num_heads", module, step), heads > 0, width >= heads,
      query.rank == 2 || query.rank == 3
    else { return nil }
    (self.step, self.module, self.width, self.heads) = (step, module, width, heads)
    (self.query, self.key, self.value) = (query, key, value)
    if case .bool(true)? = HeadExplanation.setting("batch_first", module, step) {
      isBatchFirst = query.rank == 3
    } else {
      isBatchFirst = false
    }
    addsZero = if case .bool(true)? = HeadExplanation.setting("add_zero_attn", module, step) { true } else { false }
    var dropout = HeadExplanation.setting("dropout", module, step).flatMap { StepCall.number($0) } ?? 0
    if case .bool(false)? = HeadExplanation.setting("training", module, step) { dropout = 0 }
    self.dropout = dropout
    guard dropout > 0 else { return }
    // The shares that dropout left are seen where the layer is asked for them, with the same random numbers.
    let again = OperationProbe(step).again(with: [
      ("need_weights", .bool(true)), ("average_attn_weights", .bool(false)),
    ])
    guard again.count == 2, again[1].rank == query.rank + 1 else { return nil }
    dropped = again[1]
  }

  private static func setting(_ name: String, _ module: ModuleObject, _ step: ExplainedStep) -> Value? {
    try? step.interpreter.getAttribute(.object(module), Symbol(name))
  }
  private func parameter(_ name: String) -> Tensor? { Self.setting(name, module, step)?.tensor }

  /// The length of a sequence.
  private func length(_ x: Tensor) -> Int { x.rank == 3 ? x.shape[isBatchFirst ? 1 : 0] : x.shape[0] }
  /// What stands at a place of a sequence of the batch.
  private func row(_ x: Tensor, _ sample: Int, _ place: Int) -> [Double] {
    let index = x.rank == 3 ? (isBatchFirst ? [sample, place, 0] : [place, sample, 0]) : [place, 0]
    return x.slice(through: index, along: [x.rank - 1]).map(\.value)
  }

  /// A row of a projection: its weights, the bias, and what they are called.
  private func weights(_ part: Int, _ j: Int) -> (row: [Double], bias: Double, name: String, place: Int)? {
    let bias = parameter("in_proj_bias").map { $0.element([part * width + j]) } ?? 0
    func row(_ tensor: Tensor, _ i: Int) -> [Double] { tensor.slice(through: [i, 0], along: [1]).map(\.value) }
    if let joined = parameter("in_proj_weight") {
      return (row(joined, part * width + j), bias, "in_proj_weight", part * width + j)
    }
    let name = ["q_proj_weight", "k_proj_weight", "v_proj_weight"][part]
    guard let own = parameter(name) else { return nil }
    return (row(own, j), bias, name, j)
  }

  private func projected(_ x: Tensor, _ part: Int, _ sample: Int, _ place: Int, _ j: Int) -> Double {
    guard let weights = weights(part, j) else { return .nan }
    return zip(row(x, sample, place), weights.row).reduce(weights.bias) { $0 + $1.0 * $1.1 }
  }

  /// How many places a query sees: those of the keys, `bias_k` and zeros.
  private var places: Int { length(key) + (parameter("bias_k") == nil ? 0 : 1) + (addsZero ? 1 : 0) }
  private func placeName(_ j: Int) -> String {
    j < length(key) ? String(j) : j == length(key) && parameter("bias_k") != nil ? "bias" : "zero"
  }
  /// The key (1) or value (2) of a place as the heads see it.
  private func seen(_ part: Int, _ sample: Int, _ j: Int, _ c: Int) -> Double {
    if j < length(key) { return projected(part == 1 ? key : value, part, sample, j, c) }
    guard j == length(key), let bias = parameter(part == 1 ? "bias_k" : "bias_v") else { return 0 }
    return bias.element([0, 0, c])
  }

  /// What masks add to a score; nil where they hide the place.
  private func masked(_ sample: Int, _ head: Int, _ i: Int, _ j: Int) -> Double? {
    guard j < length(key) else { return 0 }
    var sum = 0.0
    func add(_ mask: Tensor, _ index: [Int]) {
      let value = mask.element(index)
      if mask.dtype == .bool { if value != 0 { sum = -.infinity } } else { sum += value }
    }
    if let mask = step.tensor("attn_mask") { add(mask, mask.rank == 3 ? [sample * heads + head, i, j] : [i, j]) }
    if let mask = step.tensor("key_padding_mask") { add(mask, mask.rank == 2 ? [sample, j] : [j]) }
    return sum == -.infinity ? nil : sum
  }

  /// The share of every place for a query, and its scores.
  private func shares(_ sample: Int, _ head: Int, _ i: Int) -> (scores: [Double], shares: [Double])? {
    let root = Double(size).squareRoot()
    let q = (0..<size).map { projected(query, 0, sample, i, head * size + $0) }
    let scores = (0..<places).map { j -> Double in
      guard let extra = masked(sample, head, i, j) else { return -.infinity }
      let k = (0..<size).map { seen(1, sample, j, head * size + $0) }
      return zip(q, k).reduce(0) { $0 + $1.0 * $1.1 } / root + extra
    }
    guard (scores.max() ?? 0).isFinite else { return nil }
    return (scores, SoftmaxRow(scores).shares)
  }
  /// Which shares dropout left; nil without dropout.
  private func kept(_ sample: Int, _ head: Int, _ i: Int) -> [Bool]? {
    dropped.map { shares in
      (0..<places).map { j in shares.element(shares.rank == 4 ? [sample, head, i, j] : [head, i, j]) != 0 }
    }
  }

  private func explain(_ explanation: inout Explanation) throws {
    explanation.formula(
      "query, key and value go through a linear layer each (in_proj), are cut into \(heads) head\(heads == 1 ? "" : "s"), meet in softmax(q_proj . k_proj / sqrt(head_dim)) v_proj, are joined again and go through out_proj"
    )
    explanation.equation("head_dim", .quotient(.exact(Double(width)), .exact(Double(heads))))
    guard length(key) * width * width <= 4_000_000,
      let out = try? step.interpreter.getAttribute(.object(module), Symbol("out_proj")),
      let outWeight = (try? step.interpreter.getAttribute(out, Symbol("weight")))?.tensor
    else { return try rest(&explanation) }
    let outBias = (try? step.interpreter.getAttribute(out, Symbol("bias")))?.tensor
    let index = try step.index()
    let (sample, i) =
      index.count == 3 ? (isBatchFirst ? (index[0], index[1]) : (index[1], index[0])) : (0, index[0])
    let column = index[index.count - 1]
    // The head that moves the element most is the one to look at.
    var outputs = [Double](repeating: 0, count: width)
    for head in 0..<heads {
      guard let found = shares(sample, head, i) else {
        explanation.say("Every place is masked for this query: the result is nan.")
        return try rest(&explanation)
      }
      let kept = kept(sample, head, i)
      for d in 0..<size {
        outputs[head * size + d] = found.shares.enumerated().reduce(0) { sum, share in
          share.element == 0 || kept?[share.offset] == false
            ? sum : sum + share.element / (1 - dropout) * seen(2, sample, share.offset, head * size + d)
        }
      }
    }
    let parts = (0..<width).map { outWeight.element([column, $0]) * outputs[$0] }
    let largest = parts.indices.max { abs(parts[$0]) < abs(parts[$1]) } ?? 0
    let (head, d) = (largest / size, largest % size)
    explanation.say(
      "Query \(i)\(query.rank == 3 ? " of sample \(sample)" : ""). Worked out is head \(head) of \(heads), whose part \(d) weighs most in this element."
    )
    projections(sample, i, head, &explanation)
    try scores(sample, i, head, d, &explanation)
    let (sum, remark) = Term.longSum(
      (0..<width).map { .product([.number(outWeight.element([column, $0])), .number(outputs[$0])]) })
    explanation.say(
      "out_proj adds what all heads gave, joined, times row \(column) of its weight\(remark.map { "; \($0)" } ?? ""):")
    explanation.result(
      step, index, outBias.map { .sum([sum, .number($0.element([column]))]) } ?? sum)
    try rest(&explanation)
  }

  /// The first number of the head's query as the projection gives it.
  private func projections(_ sample: Int, _ i: Int, _ head: Int, _ explanation: inout Explanation) {
    guard let found = weights(0, head * size) else { return }
    let (sum, remark) = Term.longSum(
      zip(row(query, sample, i), found.row).map { .product([.number($0), .number($1)]) }, most: 4)
    if let remark { explanation.say(remark + ":") }
    let hasBias = parameter("in_proj_bias") != nil
    explanation.equation("q_proj[0]", hasBias ? .sum([sum, .number(found.bias)]) : sum)
    explanation.say(
      "This is \(step.name("query")) times row \(found.place) of \(found.name)\(hasBias ? ", and its bias" : ""); so are all of q_proj, k_proj and v_proj made."
    )
  }

  private func scores(_ sample: Int, _ i: Int, _ head: Int, _ d: Int, _ explanation: inout Explanation) throws {
    guard let found = shares(sample, head, i) else { return }
    let j = found.shares.indices.max { found.shares[$0] < found.shares[$1] } ?? 0
    let q = (0..<size).map { projected(query, 0, sample, i, head * size + $0) }
    let k = (0..<size).map { seen(1, sample, j, head * size + $0) }
    let (dot, remark) = VectorNorm.dot(q, k)
    if let remark { explanation.say(remark + ":") }
    let extra = masked(sample, head, i, j) ?? 0
    let scaled = Term.quotient(dot, .function("sqrt", [.exact(Double(size))]))
    explanation.equation("score[\(i), \(placeName(j))]", extra == 0 ? scaled : .sum([scaled, .number(extra)]))
    let values = found.shares.indices.map { seen(2, sample, $0, head * size + d) }
    let kept = kept(sample, head, i)
    var table = Table("j", "score", "p", "v_proj[\(d)]")
    if kept != nil { table.columns.append(Table.Column("mask")) }
    table.columns.append(Table.Column(""))
    for place in SoftmaxRow(found.scores).shown(j) {
      let score = found.scores[place] == -.infinity ? "masked" : ExplainedStep.short(found.scores[place])
      let row = [placeName(place), score, ExplainedStep.short(found.shares[place]), ExplainedStep.short(values[place])]
      table.rows.append(row + (kept.map { [$0[place] ? "1" : "0"] } ?? []) + [place == j ? "<-" : ""])
    }
    explanation.table(table)
    maskWords(sample, head, i, &explanation)
    if let kept {
      let open = kept.indices.filter { found.shares[$0] != 0 }
      explanation.say(AttentionExplanation.dropoutWords(open.map { kept[$0] }, dropout))
    }
    let parts = found.shares.indices.filter { kept?[$0] ?? true }
    let (sum, more) = Term.longSum(parts.map { .product([.number(found.shares[$0]), .number(values[$0])]) })
    if let more { explanation.say(more + ":") }
    explanation.equation(
      "head \(head)[\(d)]", kept == nil ? sum : .quotient(sum, .difference(.exact(1), .exact(dropout))))
  }

  /// What the masks did to the scores of a query, and what was put behind the keys.
  private func maskWords(_ sample: Int, _ head: Int, _ i: Int, _ explanation: inout Explanation) {
    let hidden = (0..<length(key)).filter { masked(sample, head, i, $0) == nil }
    if !hidden.isEmpty {
      let names = ["attn_mask", "key_padding_mask"].filter { step.tensor($0) != nil }.joined(separator: " and ")
      let list = hidden.prefix(8).map { String($0) }.joined(separator: ", ") + (hidden.count > 8 ? ", ..." : "")
      explanation.say(
        "\(names) hide\(names.contains(" ") ? "" : "s") place\(hidden.count == 1 ? "" : "s") \(list): the score is -inf, the share 0."
      )
    }
    let added = (0..<length(key)).filter { (masked(sample, head, i, $0) ?? 0) != 0 }
    if !added.isEmpty { explanation.say("A mask of floats is added to the scores.") }
    if parameter("bias_k") != nil {
      explanation.say("bias: one more place, bias_k and bias_v, which every query sees and training learns.")
    }
    if addsZero {
      explanation.say("zero: one more place with the score 0 and the value 0, so that a query may look at nothing.")
    }
  }

  private func rest(_ explanation: inout Explanation) throws {
    if let result = step.result, explanation.element == nil {
      let index = try step.index()
      explanation.element = (index, result.element(index))
      explanation.say("\(step.resultName(index)) is \(ExplainedStep.short(result.element(index))).")
    }
    if step.outer.results.count > 1 {
      let weights = step.outer.results[1].tensor
      explanation.say(
        "The second result \(ExplainedStep.list(weights.shape)) holds the shares p, averaged over the heads unless average_attn_weights=False; each row \(dropped == nil ? "adds" : "added") up to 1\(dropped == nil ? "" : " before dropout")."
      )
    }
    explanation.say(
      "Without batch_first=True the shapes are [length, batch, embedding]. In its masks True means: must not be seen.")
  }
}
