// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// A layer of long short-term memory over a whole sequence, in single precision.
///
/// Sequences do not know of each other: sixteen at a time go through all steps on one thread, as columns of a panel (`PanelProduct`), so that
/// the weights are read as they lie and nothing waits between the steps. Shapes: input (length, batch, inputs), output (length, batch, hidden),
/// states (batch, hidden), weights (4 hidden, inputs) and (4 hidden, hidden); everything dense.
public struct LSTMKernels: Sendable {
  /// Steps.
  public let length: Int
  /// Sequences.
  public let batch: Int
  /// Features of the input.
  public let inputs: Int
  /// Features of the states.
  public let hidden: Int
  /// Whether the last step comes first.
  public let isReversed: Bool

  /// Describes a layer.
  public init(length: Int, batch: Int, inputs: Int, hidden: Int, isReversed: Bool) {
    self.length = length
    self.batch = batch
    self.inputs = inputs
    self.hidden = hidden
    self.isReversed = isReversed
  }

  private typealias Product = PanelProduct<Float>
  private static var width: Int { Product.width }
  private var panels: Int { Product.panels(batch) }
  /// Elements of a state in a panel.
  private var state: Int { hidden &* Self.width }
  private var work: Int { length &* batch &* 4 &* hidden &* (inputs &+ hidden) / 8 }

  /// How many elements the way back needs of the way there: at each step the four gates, the cell, and its tangent.
  public var keptCount: Int { panels &* length &* 6 &* state }

  private func time(_ step: Int) -> Int { isReversed ? length &- 1 &- step : step }

  /// All steps.
  ///
  /// - Parameters:
  ///   - bias: the sum of both biases.
  ///   - output: gets the hidden state of each step.
  ///   - lastCell: gets the cell after the last one.
  ///   - kept: room for `keptCount` elements where there will be a way back.
  public func forward(
    input: UnsafeRawPointer, weightInput: UnsafeRawPointer, weightHidden: UnsafeRawPointer, bias: UnsafeRawPointer?,
    start: UnsafeRawPointer, startCell: UnsafeRawPointer, output: UnsafeMutableRawPointer,
    lastCell: UnsafeMutableRawPointer, kept: UnsafeMutableRawPointer?
  ) {
    // SAFETY: operands are dense and as described; a panel's sequences are one thread's.
    let (x, out) = (input.assumingMemoryBound(to: Float.self), output.assumingMemoryBound(to: Float.self))
    let (wx, wh) = (weightInput.assumingMemoryBound(to: Float.self), weightHidden.assumingMemoryBound(to: Float.self))
    let b = bias?.assumingMemoryBound(to: Float.self)
    let all = kept?.assumingMemoryBound(to: Float.self)
    let (width, state) = (Self.width, state)
    Workers.shared.split(panels, work: work, pieces: panels) { first, last in
      BlockCache.shared.withRoom(for: Float.self, inputs &* width &+ 8 &* state) { room in
        let (shown, cell, spare) = (room, room + state, room + 2 &* state)
        let given = spare + 6 &* state
        for p in first..<last {
          let n = p &* width
          let count = min(width, batch &- n)
          gather(start.assumingMemoryBound(to: Float.self) + n &* hidden, hidden, count, shown)
          gather(startCell.assumingMemoryBound(to: Float.self) + n &* hidden, hidden, count, cell)
          for step in 0..<length {
            let t = time(step)
            gather(x + (t &* batch &+ n) &* inputs, inputs, count, given)
            let gates = all.map { $0 + (p &* length &+ t) &* 6 &* state } ?? spare
            for row in 0..<(4 &* hidden) { (gates + row &* width).update(repeating: b?[row] ?? 0, count: width) }
            Product.add(rows: 4 &* hidden, columns: width, inner: inputs, wx, inputs, given, gates, width)
            Product.add(rows: 4 &* hidden, columns: width, inner: hidden, wh, hidden, shown, gates, width)
            activate(gates, cell, shown)
            scatter(shown, hidden, count, out + (t &* batch &+ n) &* hidden)
          }
          scatter(cell, hidden, count, lastCell.assumingMemoryBound(to: Float.self) + n &* hidden)
        }
      }
    }
  }

  /// From sums to gates, and to the next states; behind the gates lie the cell and its tangent.
  private func activate(
    _ gates: UnsafeMutablePointer<Float>, _ cell: UnsafeMutablePointer<Float>, _ shown: UnsafeMutablePointer<Float>
  ) {
    let state = state
    let (forget, candidate, output) = (gates + state, gates + 2 &* state, gates + 3 &* state)
    let (kept, tangent) = (gates + 4 &* state, gates + 5 &* state)
    sigmoid(gates, 2 &* state)
    for i in 0..<state { candidate[i] = Float(WideMath.tanh(Double(candidate[i]))) }
    sigmoid(output, state)
    for i in 0..<state {
      cell[i] = forget[i] * cell[i] + gates[i] * candidate[i]
      kept[i] = cell[i]
    }
    for i in 0..<state { tangent[i] = Float(WideMath.tanh(Double(kept[i]))) }
    for i in 0..<state { shown[i] = output[i] * tangent[i] }
  }

  private func sigmoid(_ values: UnsafeMutablePointer<Float>, _ count: Int) {
    for i in stride(from: 0, to: count, by: 16) {
      let raw = UnsafeMutableRawPointer(values + i)
      raw.storeBytes(of: VectorMath.sigmoid(raw.loadUnaligned(as: SIMD16<Float>.self)), as: SIMD16<Float>.self)
    }
  }

  /// The way back.
  ///
  /// - Parameters:
  ///   - weightHidden: transposed, (hidden, 4 hidden).
  ///   - kept: what `forward` kept.
  ///   - output: the gradient of the output, if there is one; likewise `last` and `lastCell` of the states after the last step.
  ///   - gates: gets the gradient of the gates' sums, (length, batch, 4 hidden).
  ///   - start: gets the gradient of the hidden state before the first step, `startCell` that of the cell.
  public func backward(
    weightHidden: UnsafeRawPointer, kept: UnsafeRawPointer, cellBefore: UnsafeRawPointer, output: UnsafeRawPointer?,
    last: UnsafeRawPointer?, lastCell: UnsafeRawPointer?, gates: UnsafeMutableRawPointer,
    start: UnsafeMutableRawPointer, startCell: UnsafeMutableRawPointer
  ) {
    // SAFETY: as above.
    let wh = weightHidden.assumingMemoryBound(to: Float.self)
    let all = kept.assumingMemoryBound(to: Float.self)
    let dout = output?.assumingMemoryBound(to: Float.self)
    let result = gates.assumingMemoryBound(to: Float.self)
    let (width, state) = (Self.width, state)
    /// A state's gradient that comes from outside.
    func outside(_ gradient: UnsafeRawPointer?, _ n: Int, _ count: Int, _ target: UnsafeMutablePointer<Float>) {
      if let gradient {
        gather(gradient.assumingMemoryBound(to: Float.self) + n &* hidden, hidden, count, target)
      } else {
        target.update(repeating: 0, count: state)
      }
    }
    Workers.shared.split(panels, work: work, pieces: panels) { first, end in
      BlockCache.shared.withRoom(for: Float.self, 8 &* state) { room in
        let (shown, cell, arriving, before) = (room, room + state, room + 2 &* state, room + 3 &* state)
        let sums = room + 4 &* state
        for p in first..<end {
          let n = p &* width
          let count = min(width, batch &- n)
          outside(last, n, count, shown)
          outside(lastCell, n, count, cell)
          gather(cellBefore.assumingMemoryBound(to: Float.self) + n &* hidden, hidden, count, before)
          for step in (0..<length).reversed() {
            let t = time(step)
            if let dout {
              gather(dout + (t &* batch &+ n) &* hidden, hidden, count, arriving)
              for i in 0..<state { shown[i] += arriving[i] }
            }
            let values = all + (p &* length &+ t) &* 6 &* state
            let old = step == 0 ? UnsafePointer(before) : all + ((p &* length &+ time(step &- 1)) &* 6 &+ 4) &* state
            derive(values, old, shown, cell, sums)
            scatter(sums, 4 &* hidden, count, result + (t &* batch &+ n) &* 4 &* hidden)
            shown.update(repeating: 0, count: state)
            Product.add(rows: hidden, columns: width, inner: 4 &* hidden, wh, 4 &* hidden, sums, shown, width)
          }
          scatter(shown, hidden, count, start.assumingMemoryBound(to: Float.self) + n &* hidden)
          scatter(cell, hidden, count, startCell.assumingMemoryBound(to: Float.self) + n &* hidden)
        }
      }
    }
  }

  /// From the gradients of a step's states to those of its gates' sums and of the cell before it.
  private func derive(
    _ values: UnsafePointer<Float>, _ old: UnsafePointer<Float>, _ shown: UnsafePointer<Float>,
    _ cell: UnsafeMutablePointer<Float>, _ sums: UnsafeMutablePointer<Float>
  ) {
    let state = state
    for i in 0..<state {
      let (input, forget) = (values[i], values[state &+ i])
      let (candidate, output, tangent) = (values[2 &* state &+ i], values[3 &* state &+ i], values[5 &* state &+ i])
      let all = cell[i] + shown[i] * output * (1 - tangent * tangent)
      sums[i] = all * candidate * (1 - input) * input
      sums[state &+ i] = all * old[i] * (1 - forget) * forget
      sums[2 &* state &+ i] = all * input * (1 - candidate * candidate)
      sums[3 &* state &+ i] = shown[i] * tangent * (1 - output) * output
      cell[i] = all * forget
    }
  }

  /// Rows become columns of a panel; columns without a row are 0.
  private func gather(
    _ rows: UnsafePointer<Float>, _ size: Int, _ count: Int, _ panel: UnsafeMutablePointer<Float>
  ) {
    let width = Self.width
    if count < width { panel.update(repeating: 0, count: size &* width) }
    for j in 0..<count {
      let (row, column) = (rows + j &* size, panel + j)
      for i in 0..<size { column[i &* width] = row[i] }
    }
  }

  /// Columns of a panel become rows.
  private func scatter(
    _ panel: UnsafePointer<Float>, _ size: Int, _ count: Int, _ rows: UnsafeMutablePointer<Float>
  ) {
    let width = Self.width
    for j in 0..<count {
      let (row, column) = (rows + j &* size, panel + j)
      for i in 0..<size { row[i] = column[i &* width] }
    }
  }
}
