// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels
import Tensors

extension Functional {
  /// The next state of a gated recurrent unit from the products of the input and of the state before, (batch, 3 hidden) each.
  ///
  /// Where nothing is recorded, it is one operation with the same bits.
  public static func gruStep(_ given: Tensor, _ old: Tensor, state: Tensor) throws -> Tensor {
    let operands = [given, old, state]
    if state.rank == 2, given.shape == [state.shape[0], 3 * state.shape[1]], old.shape == given.shape,
      state.numel < GRUKernels.largest,
      operands.allSatisfy({ $0.dtype == .float32 && $0.isContiguous && !$0.isRecorded })
    {
      let result = try Tensor.empty(state.shape, dtype: .float32)
      GRUKernels.step(
        batch: state.shape[0], hidden: state.shape[1], given: given.elements, old: old.elements, state: state.elements,
        result.writableElements())
      return result
    }
    let (given, old) = (try given.chunk(3, dim: -1), try old.chunk(3, dim: -1))
    let reset = try given[0].add(old[0]).sigmoid()
    let update = try given[1].add(old[1]).sigmoid()
    let candidate = try given[2].add(reset.mul(old[2])).tanh()
    return try state.sub(candidate).mul(update).add(candidate)
  }

  /// A layer of these units (`GRU`), or of `RNN_TANH` or `RNN_RELU`, over (length, batch, gates), the products of the inputs; nil for other modes,
  /// where something is recorded, and where the steps would compute other bits.
  package static func recurrentLayer(
    _ mode: String, given: Tensor, state: Tensor, weight: Tensor, bias: Tensor?, reversed: Bool
  ) throws -> Tensor? {
    let modes: [String: RecurrentKernels.Mode] = ["GRU": .gru, "RNN_TANH": .tanh, "RNN_RELU": .relu]
    guard let mode = modes[mode] else { return nil }
    let (length, batch, hidden) = (given.shape[0], given.shape[1], state.shape[1])
    let kernels = RecurrentKernels(mode, length: length, batch: batch, hidden: hidden, isReversed: reversed)
    let operands = [given, state, weight] + (bias.map { [$0] } ?? [])
    guard kernels.isExact, given.numel > 0,
      operands.allSatisfy({ $0.dtype == .float32 && $0.isContiguous && !$0.isRecorded })
    else { return nil }
    let output = try Tensor.empty([length, batch, hidden], dtype: .float32)
    let target = output.writableElements()
    try interruptible(Double(given.numel) * Double(hidden) > 1e9, holding: operands + [output]) {
      kernels.forward(
        given: given.elements, weight: weight.elements, bias: bias?.elements, start: state.elements, target)
    }
    return output
  }
}
