// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Tensors

extension Functional {
  /// Connectionist temporal classification: minus the logarithm of the probability that a sequence of T distributions over C classes
  /// spells a target, summed over all alignments (repeated labels and blanks are dropped), for each of N sequences.
  ///
  /// Source: Graves et al., "Connectionist Temporal Classification" (2006); `torch._ctc_loss`.
  ///
  /// - Parameters:
  ///   - logProbs: logarithms of probabilities, (T, N, C).
  ///   - targets: labels, (N, S); a row counts up to its length.
  ///   - inputLengths: how many of the T distributions count, each at most T.
  ///   - targetLengths: how many labels count, each at most S.
  public static func ctcLosses(
    _ logProbs: Tensor, _ targets: Tensor, inputLengths: [Int], targetLengths: [Int], blank: Int, zeroInfinity: Bool
  ) throws -> Tensor {
    let alignments = try Alignments(logProbs, targets, inputLengths, targetLengths, blank: blank)
    let (losses, forward) = try alignments.losses()
    record(
      Derivatives.ctcLoss, inputs: [logProbs], saved: [logProbs, targets, losses, forward],
      ints: [blank, zeroInfinity ? 1 : 0], shapes: [inputLengths, targetLengths], outputs: [losses])
    guard zeroInfinity else { return losses }
    return try Tensor.where(losses.eq(.double(.infinity)), Tensor(.int(0), dtype: losses.dtype), losses)
  }
}

/// The ways through the states of each sequence: blank, first label, blank, second label, …, blank.
private struct Alignments {
  private let logProbs: Tensor
  private let labels: [Int]
  private let longest: Int
  private let inputLengths: [Int]
  private let targetLengths: [Int]
  private let blank: Int
  private var steps: Int { logProbs.shape[0] }
  private var batch: Int { logProbs.shape[1] }
  private var classes: Int { logProbs.shape[2] }
  private var states: Int { 2 * longest + 1 }

  init(_ logProbs: Tensor, _ targets: Tensor, _ inputs: [Int], _ lengths: [Int], blank: Int) throws {
    self.logProbs = try logProbs.plain()
    labels = try targets.int64s()
    longest = targets.shape[1]
    (inputLengths, targetLengths, self.blank) = (inputs, lengths, blank)
    for (row, length) in lengths.enumerated() {
      for label in labels[(row * longest)..<(row * longest + length)] where label < 0 || label >= classes {
        throw TensorError.index("index \(label) is out of bounds for dimension 2 with size \(classes)")
      }
    }
  }

  /// The label of a state.
  private func label(_ row: Int, _ state: Int) -> Int {
    state.isMultiple(of: 2) ? blank : labels[row * longest + state / 2]
  }

  /// The logarithm of a sum of exponentials.
  private func logSum<T: Algebra>(_ a: T, _ b: T, _ c: T) -> T {
    var top = a
    if b > top { top = b }
    if c > top { top = c }
    if top == -.infinity { top = 0 }
    return T.log(T.exp(a - top) + T.exp(b - top) + T.exp(c - top)) + top
  }

  private func logSum<T: Algebra>(_ a: T, _ b: T) -> T {
    var top = a > b ? a : b
    if top == -.infinity { top = 0 }
    return T.log(T.exp(a - top) + T.exp(b - top)) + top
  }

  /// The losses, and for each sequence, time and state the logarithm of the probability to be there.
  func losses() throws -> (losses: Tensor, forward: Tensor) {
    let losses = try Tensor.empty([batch], dtype: logProbs.dtype)
    let forward = try Tensor.full([batch, steps, states], .double(-.infinity), dtype: logProbs.dtype)
    func run<T: Algebra>(_: T.Type) {
      // SAFETY: all three are dense; lengths were checked to fit, and so were labels.
      let y = losses.writableElements().assumingMemoryBound(to: T.self)
      let all = forward.writableElements().assumingMemoryBound(to: T.self)
      let p = logProbs.elements.assumingMemoryBound(to: T.self)
      for row in 0..<batch {
        let (length, count) = (inputLengths[row], targetLengths[row])
        guard length > 0 else {
          y[row] = -(count == 0 ? 0 : -.infinity)
          continue
        }
        let alpha = all + row * steps * states
        func chance(_ time: Int, _ label: Int) -> T { p[(time * batch + row) * classes + label] }
        alpha[0] = chance(0, blank)
        if count > 0 { alpha[1] = chance(0, label(row, 1)) }
        for time in 1..<max(length, 1) {
          let (before, now) = (alpha + (time - 1) * states, alpha + time * states)
          for state in 0...(2 * count) {
            let own = label(row, state)
            let step = state > 0 ? before[state - 1] : -.infinity
            // A blank between two different labels may be left out.
            let jump = state > 1 && label(row, state - 2) != own ? before[state - 2] : -.infinity
            now[state] = logSum(before[state], step, jump) + chance(time, own)
          }
        }
        let last = alpha + (length - 1) * states
        y[row] = count == 0 ? -last[0] : -logSum(last[2 * count], last[2 * count - 1])
      }
    }
    logProbs.dtype == .float64 ? run(Double.self) : run(Float.self)
    return (losses, forward)
  }

  /// The gradient with respect to what went into the log-softmax: the probabilities, minus the share that passes through each class.
  func gradient(_ g: Tensor, losses: Tensor, forward: Tensor, zeroInfinity: Bool) throws -> Tensor {
    let result = try Tensor.full(logProbs.shape, .double(-.infinity), dtype: logProbs.dtype)
    let (slopes, losses, forward) = (try g.plain(), try losses.plain(), try forward.plain())
    func run<T: Algebra>(_: T.Type) {
      // SAFETY: as above.
      let dx = result.writableElements().assumingMemoryBound(to: T.self)
      let (p, all) = (
        logProbs.elements.assumingMemoryBound(to: T.self), forward.elements.assumingMemoryBound(to: T.self)
      )
      let (dy, y) = (slopes.elements.assumingMemoryBound(to: T.self), losses.elements.assumingMemoryBound(to: T.self))
      var beta = [T](repeating: -.infinity, count: states)
      for row in 0..<batch {
        let (length, count, loss) = (inputLengths[row], targetLengths[row], y[row])
        func place(_ time: Int, _ label: Int) -> Int { (time * batch + row) * classes + label }
        let isLeftOut = zeroInfinity && loss == .infinity
        for time in (isLeftOut ? 0 : length)..<steps {
          for k in 0..<classes { dx[place(time, k)] = 0 }
        }
        if isLeftOut || length == 0 { continue }
        let alpha = all + row * steps * states
        for state in 0..<states { beta[state] = -.infinity }
        for state in [2 * count, 2 * count - 1] where state >= 0 {
          let spot = place(length - 1, label(row, state))
          beta[state] = p[spot]
          dx[spot] = alpha[(length - 1) * states + state] + beta[state]
        }
        for time in stride(from: length - 2, through: 0, by: -1) {
          // From the first state on: those after it are still those of the next time.
          for state in 0...(2 * count) {
            let own = label(row, state)
            let step = state < 2 * count ? beta[state + 1] : -.infinity
            let jump = state < 2 * count - 1 && label(row, state + 2) != own ? beta[state + 2] : -.infinity
            beta[state] = logSum(beta[state], step, jump) + p[place(time, own)]
          }
          for state in (0...(2 * count)).reversed() {
            let through = alpha[time * states + state] + beta[state]
            let spot = place(time, label(row, state))
            dx[spot] = dx[spot] == -.infinity ? through : logSum(dx[spot], through)
          }
        }
        for time in 0..<length {
          for k in 0..<classes {
            let spot = place(time, k)
            dx[spot] = (T.exp(p[spot]) - T.exp(dx[spot] + loss - p[spot])) * dy[row]
          }
        }
      }
    }
    logProbs.dtype == .float64 ? run(Double.self) : run(Float.self)
    return result
  }
}

/// Elements with the C library's exponential and logarithm.
private protocol Algebra: BinaryFloatingPoint {
  static func exp(_ x: Self) -> Self
  static func log(_ x: Self) -> Self
}

extension Float: Algebra {
  fileprivate static func exp(_ x: Float) -> Float { expf(x) }
  fileprivate static func log(_ x: Float) -> Float { logf(x) }
}

extension Double: Algebra {
  fileprivate static func exp(_ x: Double) -> Double { Glibc.exp(x) }
  fileprivate static func log(_ x: Double) -> Double { Glibc.log(x) }
}

extension Derivatives {
  /// saved: the logarithms, targets, losses, forward probabilities; ints: blank, whether infinite losses count as 0; shapes: both lengths.
  static let ctcLoss = once("CtcLossBackward0", .ctcLossBackward) { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let alignments = try Alignments(
      node.savedTensor(0), node.savedTensor(1), node.sizes(.inputLengths), node.sizes(.targetLengths),
      blank: node.int(.blank))
    return [
      try alignments.gradient(
        g, losses: node.savedTensor(2), forward: node.savedTensor(3), zeroInfinity: node.flag(.zeroInfinity))
    ]
  }
}
