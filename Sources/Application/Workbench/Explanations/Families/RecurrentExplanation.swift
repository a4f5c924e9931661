// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore
import TorchNN

/// Recurrent cells and layers: the gates of one unit at one step.
struct RecurrentExplanation {
  static let family: [String: Explainer] = {
    var table: [String: Explainer] = [:]
    for name in ["RNNCell", "LSTMCell", "GRUCell"] {
      table[name] = { try RecurrentExplanation($0, suffix: "", isCell: true)?.explain(&$1) }
    }
    for name in ["RNN", "LSTM", "GRU"] {
      table[name] = { step, explanation in
        guard let recurrent = RecurrentExplanation(step, suffix: "_l0", isCell: false), recurrent.isPlain else {
          try GeneralExplanation.explain(step, &explanation)
          return explanation.say(
            "Every layer and direction is the same recurrence with weights of its own; the first layer's states are the second one's inputs."
          )
        }
        try recurrent.explain(&explanation)
      }
    }
    return table
  }()

  private let step: ExplainedStep
  private let module: ModuleObject
  private let isCell: Bool
  private let kind: String
  private let input: Tensor
  private let weightInput: Tensor
  private let weightHidden: Tensor
  private let biasInput: [Double]?
  private let biasHidden: [Double]?
  private let hidden: Int

  private init?(_ step: ExplainedStep, suffix: String, isCell: Bool) {
    guard let module = step.step.module, let input = step.tensor("input"), let result = step.result, result.numel > 0
    else {
      return nil
    }
    func parameter(_ name: String) -> Tensor? {
      (try? step.interpreter.getAttribute(.object(module), Symbol(name + suffix)))?.tensor
    }
    guard let ih = parameter("weight_ih"), let hh = parameter("weight_hh") else { return nil }
    (self.step, self.module, self.input, self.isCell) = (step, module, input, isCell)
    (weightInput, weightHidden) = (ih, hh)
    biasInput = parameter("bias_ih")?.doubles()
    biasHidden = parameter("bias_hh")?.doubles()
    hidden = hh.shape[1]
    kind = ["LSTM", "GRU", "RNN"].first { module.cls.name.hasPrefix($0) } ?? "RNN"
  }

  private func setting(_ name: String) -> Value? { try? step.interpreter.getAttribute(.object(module), Symbol(name)) }
  private func truth(_ name: String) -> Bool { if case .bool(true)? = setting(name) { true } else { false } }

  /// One layer in one direction, without a projection.
  private var isPlain: Bool {
    guard case .int(1)? = setting("num_layers"), !truth("bidirectional"), input.rank == 3 || input.rank == 2 else {
      return false
    }
    if case .int(let size)? = setting("proj_size"), size > 0 { return false }
    return true
  }

  /// What a gate adds up for a unit: the parts of the input, the state and the biases.
  private func parts(_ row: Int, _ x: [Double], _ h: [Double]) -> (input: Double, state: Double, biases: [Double]) {
    let fromInput = x.indices.reduce(0) { $0 + weightInput.element([row, $1]) * x[$1] }
    let fromState = h.indices.reduce(0) { $0 + weightHidden.element([row, $1]) * h[$1] }
    return (fromInput, fromState, [biasInput?[row], biasHidden?[row]].compactMap { $0 })
  }
  private func total(_ row: Int, _ x: [Double], _ h: [Double]) -> Double {
    let parts = parts(row, x, h)
    return parts.input + parts.state + parts.biases.reduce(0, +)
  }
  private func sigmoid(_ x: Double) -> Double { 1 / (1 + MathFunctions.apply("exp", [-x])) }
  private func tanh(_ x: Double) -> Double { MathFunctions.apply("tanh", [x]) }
  private var isRelu: Bool { setting("nonlinearity")?.text == "relu" }

  /// One step of all units.
  private func advance(_ x: [Double], _ h: [Double], _ c: [Double]) -> (h: [Double], c: [Double]) {
    let n = hidden
    switch kind {
    case "LSTM":
      let new = (0..<n).map { j in
        sigmoid(total(n + j, x, h)) * c[j] + sigmoid(total(j, x, h)) * tanh(total(2 * n + j, x, h))
      }
      return ((0..<n).map { sigmoid(total(3 * n + $0, x, h)) * tanh(new[$0]) }, new)
    case "GRU":
      return (
        (0..<n).map { j in
          let (r, z) = (sigmoid(total(j, x, h)), sigmoid(total(n + j, x, h)))
          let own = parts(2 * n + j, x, h)
          let inner = own.input + (biasInput?[2 * n + j] ?? 0) + r * (own.state + (biasHidden?[2 * n + j] ?? 0))
          return (1 - z) * tanh(inner) + z * h[j]
        }, c
      )
    default: return ((0..<n).map { isRelu ? max(0, total($0, x, h)) : tanh(total($0, x, h)) }, c)
    }
  }

  /// The states that were given, as (h, c) for one sample.
  private func states(_ sample: Int?) -> (h: [Double], c: [Double]) {
    let zeros = [Double](repeating: 0, count: hidden)
    func row(_ name: String) -> [Double]? {
      guard let tensor = step.tensor(name) else { return nil }
      let values = tensor.doubles()
      let first = (tensor.rank < 2 ? 0 : sample ?? 0) * hidden
      return values.count >= first + hidden ? Array(values[first..<(first + hidden)]) : nil
    }
    return (row("hx") ?? row("hx[0]") ?? zeros, row("hx[1]") ?? zeros)
  }

  private func explain(_ explanation: inout Explanation) throws {
    let index = try step.index()
    let j = index.last ?? 0
    let isBatchFirst = truth("batch_first")
    var sample: Int?
    var time = 0
    if isCell {
      sample = index.count == 2 ? index[0] : nil
    } else {
      time = index.count == 3 && isBatchFirst ? index[1] : index[0]
      sample = index.count == 3 ? (isBatchFirst ? index[0] : index[1]) : nil
    }
    func given(_ time: Int) -> [Double] {
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
    var (h, c) = states(sample)
    for earlier in 0..<time { (h, c) = advance(given(earlier), h, c) }
    let x = given(time)
    explanation.say(
      "Unit \(j)\(isCell ? "" : " at time \(time)")\(sample.map { ", sample \($0)" } ?? ""); h = \(ExplainedStep.short(h[j])) is its state before\(kind == "LSTM" ? ", c = \(ExplainedStep.short(c[j])) its memory" : "")."
    )
    explanation.say("Each gate adds what comes from the input, what comes from the state, and the biases.")
    switch kind {
    case "LSTM": lstm(x, h, c, j, index, &explanation)
    case "GRU": gru(x, h, j, index, &explanation)
    default: plain(x, h, j, index, &explanation)
    }
    if !isCell {
      explanation.say("The same weights serve every time step; output holds the state of every time, h_n the last one.")
    }
  }

  private func sum(_ row: Int, _ x: [Double], _ h: [Double]) -> Term {
    let parts = parts(row, x, h)
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
    return sigmoid(sum.value(17))
  }

  private func lstm(
    _ x: [Double], _ h: [Double], _ c: [Double], _ j: Int, _ index: [Int], _ explanation: inout Explanation
  ) {
    explanation.formula("c' = f * c + i * g, h' = o * tanh(c'); i, f, o are sigmoids, g a tanh")
    let i = gate("i (input gate)", j, x, h, &explanation)
    let f = gate("f (forget gate)", hidden + j, x, h, &explanation)
    let inner = sum(2 * hidden + j, x, h)
    explanation.equation("g (candidate)", .function("tanh", [inner]))
    let g = tanh(inner.value(17))
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
    let own = parts(row, x, h)
    let state: [Term] = [.number(own.state)] + (biasHidden.map { [.number($0[row])] } ?? [])
    let inner = Term.sum(
      [.number(own.input)] + (biasInput.map { [.number($0[row])] } ?? []) + [.product([.number(r), .sum(state)])])
    explanation.equation("n (candidate)", .function("tanh", [inner]))
    let n = tanh(inner.value(17))
    explanation.result(
      step, index,
      .sum([.product([.difference(.exact(1), .number(z)), .number(n)]), .product([.number(z), .number(h[j])])]))
    explanation.say(
      "r stands before the state part with its bias, as in cuDNN. The gates lie in the weights in the order r, z, n.")
  }

  private func plain(_ x: [Double], _ h: [Double], _ j: Int, _ index: [Int], _ explanation: inout Explanation) {
    explanation.formula("h' = \(isRelu ? "relu" : "tanh")(W_ih x + b_ih + W_hh h + b_hh)")
    let sum = sum(j, x, h)
    explanation.result(step, index, isRelu ? .function("max", [.exact(0), sum]) : .function("tanh", [sum]))
    explanation.say(
      "Every step multiplies by W_hh again: over many steps gradients vanish or explode, which LSTM and GRU mend.")
  }
}
