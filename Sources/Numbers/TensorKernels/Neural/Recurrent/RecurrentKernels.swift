// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// All steps of a plain recurrent layer or one of gated recurrent units in single precision, without a way back: what the operations of each step
/// do one after the other, with their roundings.
///
/// Sequences do not know of each other: some of them go through all steps on one thread, and the weights are brought into order once.
public struct RecurrentKernels: Sendable {
  /// What a step does.
  public enum Mode: Sendable {
    /// `tanh(given + old)`.
    case tanh
    /// `max(given + old, 0)`.
    case relu
    /// `GRUKernels`.
    case gru
  }

  let mode: Mode
  let length: Int
  let batch: Int
  let hidden: Int
  let isReversed: Bool

  /// Describes a layer.
  public init(_ mode: Mode, length: Int, batch: Int, hidden: Int, isReversed: Bool) {
    self.mode = mode
    self.length = length
    self.batch = batch
    self.hidden = hidden
    self.isReversed = isReversed
  }

  private typealias Product = PanelProduct<Float>
  private var gates: Int { mode == .gru ? 3 &* hidden : hidden }

  /// Whether it computes the bits of the steps: rows that fill no vector have operations of their own, and the products of a few sequences an
  /// order of their own.
  public var isExact: Bool { hidden.isMultiple(of: 16) && batch >= 4 }

  /// The states after each step.
  ///
  /// - Parameters:
  ///   - given: the products of the inputs, (length, batch, gates), with their bias.
  ///   - weight: the weights of the states, (gates, hidden).
  ///   - start: the states before the first step, (batch, hidden).
  ///   - output: gets (length, batch, hidden).
  public func forward(
    given: UnsafeRawPointer, weight: UnsafeRawPointer, bias: UnsafeRawPointer?, start: UnsafeRawPointer,
    _ output: UnsafeMutableRawPointer
  ) {
    // SAFETY: operands are dense and as described; sequences are one thread's.
    let (g, w) = (given.assumingMemoryBound(to: Float.self), weight.assumingMemoryBound(to: Float.self))
    let (b, first) = (bias?.assumingMemoryBound(to: Float.self), start.assumingMemoryBound(to: Float.self))
    let out = output.assumingMemoryBound(to: Float.self)
    let count = Product.panels(gates)
    let panels = count &* Product.width &* hidden
    BlockCache.shared.withRoom(for: Float.self, panels &+ batch &* gates) { room in
      Product.turnIntoPanels(gates, hidden, w, hidden, room, 0..<count)
      let work = length &* batch &* hidden &* (gates / 16 &+ 8)
      Workers.shared.split(batch, work: work, grain: 4, pieces: 2) { from, to in
        let sums = room + panels + from &* gates
        for step in 0..<length {
          let t = isReversed ? length &- 1 &- step : step
          let before = step == 0 ? first : UnsafePointer(out + (isReversed ? t &+ 1 : t &- 1) &* batch &* hidden)
          Product.multiply(
            rows: to &- from, columns: gates, inner: hidden, before + from &* hidden, hidden, room, sums, gates, bias: b
          )
          let place = t &* batch &+ from
          run(to &- from, g + place &* gates, sums, before + from &* hidden, out + place &* hidden)
        }
      }
    }
  }

  private func run(
    _ rows: Int, _ given: UnsafePointer<Float>, _ old: UnsafePointer<Float>, _ state: UnsafePointer<Float>,
    _ next: UnsafeMutablePointer<Float>
  ) {
    switch mode {
    case .gru: GRUKernels.step(batch: rows, hidden: hidden, given: given, old: old, state: state, next)
    case .relu:
      for i in 0..<(rows &* hidden) {
        let sum = given[i] + old[i]
        next[i] = sum < 0 ? 0 : sum
      }
    case .tanh:
      for i in 0..<(rows &* hidden) { next[i] = given[i] + old[i] }
      for i in 0..<(rows &* hidden) { next[i] = Float(WideMath.tanh(Double(next[i]))) }
    }
  }
}
