// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore
import TorchNN

/// The weights of a recurrence, of a cell or of one layer in one direction, and its steps in plain numbers.
struct RecurrentCell {
  let kind: String
  let isRelu: Bool
  let hidden: Int
  let biasInput: [Double]?
  let biasHidden: [Double]?
  /// Rows after rows.
  private let weightInput: [Double]
  private let weightHidden: [Double]
  private let width: Int

  /// The weights of a module whose names end in a suffix; nil where it has none.
  init?(_ module: ModuleObject, suffix: String, _ interpreter: Interpreter) {
    func attribute(_ name: String) -> Value? { try? interpreter.getAttribute(.object(module), Symbol(name)) }
    guard let ih = attribute("weight_ih" + suffix)?.tensor, let hh = attribute("weight_hh" + suffix)?.tensor,
      ih.rank == 2, hh.rank == 2
    else { return nil }
    (weightInput, weightHidden) = (ih.lookedDoubles(), hh.lookedDoubles())
    (width, hidden) = (ih.shape[1], hh.shape[1])
    biasInput = attribute("bias_ih" + suffix)?.tensor?.lookedDoubles()
    biasHidden = attribute("bias_hh" + suffix)?.tensor?.lookedDoubles()
    kind = ["LSTM", "GRU", "RNN"].first { module.cls.name.hasPrefix($0) } ?? "RNN"
    isRelu = attribute("nonlinearity")?.text == "relu"
  }

  /// How many products a step takes.
  var cost: Int { weightInput.count + weightHidden.count }

  /// What a gate adds up for a unit: the parts of the input, the state and the biases.
  func parts(_ row: Int, _ x: [Double], _ h: [Double]) -> (input: Double, state: Double, biases: [Double]) {
    var (fromInput, fromState) = (0.0, 0.0)
    for i in 0..<min(width, x.count) { fromInput += weightInput[row * width + i] * x[i] }
    for i in 0..<min(hidden, h.count) { fromState += weightHidden[row * hidden + i] * h[i] }
    return (fromInput, fromState, [biasInput?[row], biasHidden?[row]].compactMap { $0 })
  }

  private func total(_ row: Int, _ x: [Double], _ h: [Double]) -> Double {
    let parts = parts(row, x, h)
    return parts.input + parts.state + parts.biases.reduce(0, +)
  }

  static func sigmoid(_ x: Double) -> Double { 1 / (1 + MathFunctions.apply("exp", [-x])) }
  static func tanh(_ x: Double) -> Double { MathFunctions.apply("tanh", [x]) }

  /// One step of all units.
  func advance(_ x: [Double], _ h: [Double], _ c: [Double]) -> (h: [Double], c: [Double]) {
    let n = hidden
    switch kind {
    case "LSTM":
      let new = (0..<n).map { j in
        Self.sigmoid(total(n + j, x, h)) * c[j] + Self.sigmoid(total(j, x, h)) * Self.tanh(total(2 * n + j, x, h))
      }
      return ((0..<n).map { Self.sigmoid(total(3 * n + $0, x, h)) * Self.tanh(new[$0]) }, new)
    case "GRU":
      return (
        (0..<n).map { j in
          let (r, z) = (Self.sigmoid(total(j, x, h)), Self.sigmoid(total(n + j, x, h)))
          let own = parts(2 * n + j, x, h)
          let inner = own.input + (biasInput?[2 * n + j] ?? 0) + r * (own.state + (biasHidden?[2 * n + j] ?? 0))
          return (1 - z) * Self.tanh(inner) + z * h[j]
        }, c
      )
    default: return ((0..<n).map { isRelu ? max(0, total($0, x, h)) : Self.tanh(total($0, x, h)) }, c)
    }
  }

  /// The states after each step of a sequence.
  func states(_ sequence: [[Double]], _ start: (h: [Double], c: [Double])) -> [[Double]] {
    var (h, c) = start
    return sequence.map { x in
      (h, c) = advance(x, h, c)
      return h
    }
  }
}
