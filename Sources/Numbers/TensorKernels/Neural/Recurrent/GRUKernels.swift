// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// A step of a gated recurrent unit in single precision: what its operations do one after the other, with their roundings, without
/// tensors in between.
public enum GRUKernels {
  /// Up to how many elements of a state a step is one thread's.
  public static var largest: Int { Workers.threshold }

  /// The next state; all operands are dense.
  ///
  /// - Parameters:
  ///   - given: the products of the input, (batch, 3 hidden): reset, update, candidate.
  ///   - old: those of the state.
  public static func step(
    batch: Int, hidden: Int, given: UnsafeRawPointer, old: UnsafeRawPointer, state: UnsafeRawPointer,
    _ output: UnsafeMutableRawPointer
  ) {
    guard let sigmoid = Activations.row(.sigmoid, .float32) else { return }
    // SAFETY: operands are as described; the room has two states.
    let (g, o) = (given.assumingMemoryBound(to: Float.self), old.assumingMemoryBound(to: Float.self))
    let (before, after) = (state.assumingMemoryBound(to: Float.self), output.assumingMemoryBound(to: Float.self))
    let count = batch &* hidden
    BlockCache.shared.withRoom(for: Float.self, 2 &* count) { room in
      let (reset, update) = (room, room + count)
      for row in 0..<batch {
        let (start, gates) = (row &* hidden, row &* 3 &* hidden)
        let (a, b) = (g + gates, o + gates)
        for i in 0..<hidden { reset[start &+ i] = a[i] + b[i] }
        for i in 0..<hidden { update[start &+ i] = a[hidden &+ i] + b[hidden &+ i] }
      }
      // Over all rows, as over one tensor: what fills no vector is computed otherwise.
      sigmoid(reset, 1, reset, 1, count)
      sigmoid(update, 1, update, 1, count)
      for row in 0..<batch {
        let (start, gates) = (row &* hidden, (row &* 3 &+ 2) &* hidden)
        let (a, b) = (g + gates, o + gates)
        for i in 0..<hidden { reset[start &+ i] = a[i] + reset[start &+ i] * b[i] }
      }
      for i in 0..<count { reset[i] = Float(WideMath.tanh(Double(reset[i]))) }
      for i in 0..<count { after[i] = (before[i] - reset[i]) * update[i] + reset[i] }
    }
  }
}
