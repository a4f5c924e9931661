// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore
import TorchNN

/// Recurrent cells and layers: the gates of one unit at one step.
struct RecurrentExplanation {
  static let family: [String: Explainer] = {
    var table: [String: Explainer] = [:]
    for name in ["RNNCell", "LSTMCell", "GRUCell", "RNN", "LSTM", "GRU"] {
      table[name] = { step, explanation in
        guard let recurrent = RecurrentExplanation(step, isCell: name.hasSuffix("Cell")),
          try recurrent.explain(&explanation)
        else { return try GeneralExplanation.explain(step, &explanation) }
      }
    }
    return table
  }()

  private let step: ExplainedStep
  private let module: ModuleObject
  private let isCell: Bool
  private let input: Tensor
  /// One for each layer and direction, the directions of a layer beside each other; a single one for a cell.
  private let cells: [RecurrentCell]
  private let directions: Int
  /// The one that is worked out.
  private var cell: RecurrentCell
  private static let mostProducts = 20_000_000

  private init?(_ step: ExplainedStep, isCell: Bool) {
    guard let module = step.step.module, let input = step.tensor("input"), let result = step.result, result.numel > 0
    else { return nil }
    func setting(_ name: String) -> Value? { try? step.interpreter.getAttribute(.object(module), Symbol(name)) }
    func truth(_ name: String) -> Bool { if case .bool(true)? = setting(name) { true } else { false } }
    (self.step, self.module, self.input, self.isCell) = (step, module, input, isCell)
    var layers = 1
    if !isCell {
      guard case .int(let count)? = setting("num_layers"), input.rank == 3 || input.rank == 2 else { return nil }
      // A projection and dropout between layers cannot be seen from the outside.
      if case .int(let size)? = setting("proj_size"), size > 0 { return nil }
      if count > 1, truth("training"), StepCall.number(setting("dropout")) ?? 0 > 0 { return nil }
      layers = count
    }
    let isBoth = !isCell && truth("bidirectional")
    directions = isBoth ? 2 : 1
    let suffixes = (0..<layers).flatMap { l in isBoth ? ["_l\(l)", "_l\(l)_reverse"] : ["_l\(l)"] }
    cells = (isCell ? [""] : suffixes).compactMap { RecurrentCell(module, suffix: $0, step.interpreter) }
    guard cells.count == layers * directions, let last = cells.last else { return nil }
    cell = last
  }

  private func truth(_ name: String) -> Bool {
    if case .bool(true)? = try? step.interpreter.getAttribute(.object(module), Symbol(name)) { true } else { false }
  }
  private var kind: String { cell.kind }
  private var hidden: Int { cell.hidden }

  /// The states that were given, as (h, c) for one sample of a layer and direction.
  private func states(_ number: Int, _ sample: Int?) -> (h: [Double], c: [Double]) {
    let zeros = [Double](repeating: 0, count: hidden)
    func row(_ name: String) -> [Double]? {
      guard let tensor = step.tensor(name) else { return nil }
      let values = tensor.lookedDoubles()
      let rows = tensor.rank == 3 ? tensor.shape[1] : 1
      let first = (number * rows + (tensor.rank < 2 || (tensor.rank == 2 && !isCell) ? 0 : sample ?? 0)) * hidden
      return values.count >= first + hidden ? Array(values[first..<(first + hidden)]) : nil
    }
    return (row("hx") ?? row("hx[0]") ?? zeros, row("hx[1]") ?? zeros)
  }

  /// What a sample is given: a row for each time.
  private func sequence(_ sample: Int?) -> [[Double]] {
    let isBatchFirst = truth("batch_first")
    let times = isCell ? 1 : input.rank == 3 ? input.shape[isBatchFirst ? 1 : 0] : input.shape[0]
    return (0..<times).map { time in
      var place = [Int](repeating: 0, count: input.rank)
      if isCell {
        if let sample { place[0] = sample }
      } else if input.rank == 3 {
        place[isBatchFirst ? 1 : 0] = time
        place[isBatchFirst ? 0 : 1] = sample ?? 0
      } else {
        place[0] = time
      }
      return input.slice(through: place, along: [input.rank - 1]).map(\.value)
    }
  }

  /// False where it would take too long.
  private func explain(_ explanation: inout Explanation) throws -> Bool {
    let index = try step.index()
    let isBatchFirst = truth("batch_first")
    var sample: Int?
    var time = 0
    if isCell {
      sample = index.count == 2 ? index[0] : nil
    } else {
      time = index.count == 3 && isBatchFirst ? index[1] : index[0]
      sample = index.count == 3 ? (isBatchFirst ? index[0] : index[1]) : nil
    }
    var given = sequence(sample)
    guard cells.reduce(0, { $0 + $1.cost }) * given.count <= Self.mostProducts else { return false }
    let layers = cells.count / directions
    for layer in 0..<(layers - 1) {
      let outputs = (0..<directions).map { direction -> [[Double]] in
        let number = layer * directions + direction
        let start = states(number, sample)
        return direction == 0
          ? cells[number].states(given, start) : cells[number].states(given.reversed(), start).reversed()
      }
      given = given.indices.map { time in outputs.flatMap { $0[time] } }
    }
    let unit = index.last ?? 0
    let direction = unit / max(hidden, 1)
    let number = (layers - 1) * directions + direction
    guard cells.indices.contains(number) else { return false }
    var chosen = self
    chosen.cell = cells[number]
    try chosen.work(given, time, unit % max(hidden, 1), number, sample, index, &explanation)
    return true
  }

  private func work(
    _ given: [[Double]], _ time: Int, _ j: Int, _ number: Int, _ sample: Int?, _ index: [Int],
    _ explanation: inout Explanation
  ) throws {
    let (layers, isReverse) = (cells.count / directions, number % directions == 1)
    var (h, c) = states(number, sample)
    let before = isReverse ? Array(given.suffix(from: time + 1).reversed()) : Array(given.prefix(time))
    for x in before { (h, c) = cell.advance(x, h, c) }
    let x = given[time]
    var place = "Unit \(j)"
    if layers > 1 { place += " of layer \(layers - 1), the last of \(layers)," }
    if directions == 2 { place += isReverse ? " of the direction backwards" : " of the direction forwards" }
    if !isCell { place += " at time \(time)" }
    if let sample { place += ", sample \(sample)" }
    explanation.say(
      "\(place); h = \(ExplainedStep.short(h[j])) is its state before\(kind == "LSTM" ? ", c = \(ExplainedStep.short(c[j])) its memory" : "")."
    )
    if layers > 1 {
      explanation.say(
        "Its inputs are the states of layer \(layers - 2) at that time\(directions == 2 ? ", both directions side by side" : "")."
      )
    }
    if isReverse {
      explanation.say("It begins at the last time and goes back: the state before is that of time \(time + 1).")
    }
    explanation.say("Each gate adds what comes from the input, what comes from the state, and the biases.")
    switch kind {
    case "LSTM": lstm(x, h, c, j, index, &explanation)
    case "GRU": gru(x, h, j, index, &explanation)
    default: plain(x, h, j, index, &explanation)
    }
    if !isCell {
      explanation.say(
        "The same weights serve every time step; output holds the last layer's state of every time, h_n each layer's last one."
      )
    }
    if directions == 2 {
      explanation.say("The first \(hidden) places of output are the direction forwards, the others that backwards.")
    }
  }

  private func sum(_ row: Int, _ x: [Double], _ h: [Double]) -> Term {
    let parts = cell.parts(row, x, h)
    return .sum(([parts.input, parts.state] + parts.biases).map { .number($0) })
  }
  private func sigmoid(of term: Term) -> Term {
    .quotient(.exact(1), .sum([.exact(1), .function("exp", [.negative(term)])]))
  }

  private func gate(_ name: String, _ row: Int, _ x: [Double], _ h: [Double], _ explanation: inout Explanation)
    -> Double
  {
    let sum = sum(row, x, h)
    explanation.equation("\(name) before", sum)
    explanation.equation(name, sigmoid(of: .number(sum.value(17))))
    return RecurrentCell.sigmoid(sum.value(17))
  }

  private func lstm(
    _ x: [Double], _ h: [Double], _ c: [Double], _ j: Int, _ index: [Int], _ explanation: inout Explanation
  ) {
    explanation.formula("c' = f * c + i * g, h' = o * tanh(c'); i, f, o are sigmoids, g a tanh")
    let i = gate("i (input gate)", j, x, h, &explanation)
    let f = gate("f (forget gate)", hidden + j, x, h, &explanation)
    let inner = sum(2 * hidden + j, x, h)
    explanation.equation("g (candidate)", .function("tanh", [inner]))
    let g = RecurrentCell.tanh(inner.value(17))
    let o = gate("o (output gate)", 3 * hidden + j, x, h, &explanation)
    let new = f * c[j] + i * g
    explanation.equation("c'", .sum([.product([.number(f), .number(c[j])]), .product([.number(i), .number(g)])]))
    explanation.result(step, index, .product([.number(o), .function("tanh", [.number(new)])]))
    explanation.say(
      "The memory c is added to, not multiplied through: that is why gradients survive many steps. The gates lie in the weights in the order i, f, g, o."
    )
  }

  private func gru(_ x: [Double], _ h: [Double], _ j: Int, _ index: [Int], _ explanation: inout Explanation) {
    explanation.formula("h' = (1 - z) * n + z * h, n = tanh(input part + r * state part); r, z are sigmoids")
    let r = gate("r (reset gate)", j, x, h, &explanation)
    let z = gate("z (update gate)", hidden + j, x, h, &explanation)
    let row = 2 * hidden + j
    let own = cell.parts(row, x, h)
    let state: [Term] = [.number(own.state)] + (cell.biasHidden.map { [.number($0[row])] } ?? [])
    let inner = Term.sum(
      [.number(own.input)] + (cell.biasInput.map { [.number($0[row])] } ?? []) + [.product([.number(r), .sum(state)])])
    explanation.equation("n (candidate)", .function("tanh", [inner]))
    let n = RecurrentCell.tanh(inner.value(17))
    explanation.result(
      step, index,
      .sum([.product([.difference(.exact(1), .number(z)), .number(n)]), .product([.number(z), .number(h[j])])]))
    explanation.say(
      "r stands before the state part with its bias, as in cuDNN. The gates lie in the weights in the order r, z, n.")
  }

  private func plain(_ x: [Double], _ h: [Double], _ j: Int, _ index: [Int], _ explanation: inout Explanation) {
    explanation.formula("h' = \(cell.isRelu ? "relu" : "tanh")(W_ih x + b_ih + W_hh h + b_hh)")
    let sum = sum(j, x, h)
    explanation.result(step, index, cell.isRelu ? .function("max", [.exact(0), sum]) : .function("tanh", [sum]))
    explanation.say(
      "Every step multiplies by W_hh again: over many steps gradients vanish or explode, which LSTM and GRU mend.")
  }
}
