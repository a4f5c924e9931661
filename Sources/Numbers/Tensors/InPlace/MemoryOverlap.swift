// SPDX-License-Identifier: GPL-3.0-or-later

// What PyTorch refuses to write while it reads it. It looks at where the elements begin and end only, and at tensors without gaps only:
// elements that alternate with the others' are not noticed.
extension Tensor {
  /// Refuses an operand that shares a part of this tensor's memory, or all of it in another order.
  package func refusePartialOverlap(_ operand: Tensor) throws {
    if operand !== self, operand.storage === storage, overlap(operand) == .partial { throw Self.overlaps }
  }

  /// Refuses an operand that shares memory with this tensor.
  package func refuseOverlap(_ operand: Tensor) throws {
    if operand.storage === storage, operand === self || overlap(operand) != .none { throw Self.overlaps }
  }

  private static var overlaps: TensorError {
    .runtime(
      "unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. "
        + "Please clone() the tensor before performing the operation.")
  }

  private enum Overlap { case none, partial, full }

  /// How another tensor of the same storage shares it.
  private func overlap(_ other: Tensor) -> Overlap {
    guard numel > 0, other.numel > 0, isDense, other.isDense else { return .none }
    let mine = offset &* dtype.itemSize..<(offset &+ numel) &* dtype.itemSize
    let theirs = other.offset &* other.dtype.itemSize..<(other.offset &+ other.numel) &* other.dtype.itemSize
    if mine == theirs { return strides == other.strides ? .full : .partial }
    return mine.overlaps(theirs) ? .partial : .none
  }
}
