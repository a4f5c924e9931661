// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives
import TensorKernels

/// Runs row loops over whole tensors: the only place that knows dense from strided.
enum Elementwise {
  /// Applies a loop to every element of `x`, which has the type that the loop reads.
  static func unary(_ row: UnaryRow, _ x: Tensor, _ dtype: DType, isCostly: Bool = false) throws -> Tensor {
    if x.isContiguous {
      let result = Tensor(
        storage: try newStorage(x, dtype), shape: x.shape, strides: x.denseStrides, dtype: dtype)
      let (target, source, count) = (result.storage.bytes, x.elements, x.numel)
      let (osize, isize) = (dtype.itemSize, x.dtype.itemSize)
      // Functions such as e^x are worth a second thread sooner.
      let work = isCostly ? count * 2 : count
      if work < Workers.threshold {
        row(target, 1, source, 1, count)
      } else {
        try interruptible(count > Pauses.long, holding: [x, result]) {
          Workers.shared.split(count, work: work, grain: 64, pieces: 16) { from, to in
            row(target + from * osize, 1, source + from * isize, 1, to - from)
          }
        }
      }
      return result
    }
    let result = try x.emptyLike(dtype: dtype)
    try unary(row, into: result, x)
    return result
  }

  /// Applies a loop to every element of `x` and stores in `out`, of the same shape.
  static func unary(_ row: UnaryRow, into out: Tensor, _ x: Tensor) throws {
    let plan = LoopPlan(shape: out.shape, strides: [out.strides, x.strides])
    let (ostep, step) = (plan.rowStrides[0], plan.rowStrides[1])
    let target = out.writableElements()
    try plan.run(
      [target, x.elements], itemSizes: [out.dtype.itemSize, x.dtype.itemSize], pause: TensorContext.pause
    ) { pointers, count in row(pointers[0], ostep, pointers[1], step, count) }
  }

  private static func newStorage(_ like: Tensor, _ dtype: DType) throws -> Storage {
    let bytes = like.numel &* dtype.itemSize
    if bytes > 1 << 24 {
      try Buffer.checkMemory(bytes)
      try TensorContext.current.checkInterrupt?()
    }
    return Storage(Buffer(byteCount: bytes))
  }

  /// Applies a loop to two tensors of the type that the loop reads, with broadcasting.
  static func binary(_ row: BinaryRow, _ a: Tensor, _ b: Tensor, _ dtype: DType) throws -> Tensor {
    if a.shape == b.shape, a.isContiguous, b.isContiguous {
      let result = Tensor(
        storage: try newStorage(a, dtype), shape: a.shape, strides: a.denseStrides, dtype: dtype)
      try dense(row, result, a, 1, b, 1)
      return result
    }
    if b.shape.isEmpty, a.isContiguous {
      let result = Tensor(
        storage: try newStorage(a, dtype), shape: a.shape, strides: a.denseStrides, dtype: dtype)
      try dense(row, result, a, 1, b, 0)
      return result
    }
    if a.shape.isEmpty, b.isContiguous {
      let result = Tensor(
        storage: try newStorage(b, dtype), shape: b.shape, strides: b.denseStrides, dtype: dtype)
      try dense(row, result, a, 0, b, 1)
      return result
    }
    let shape = try Shape.broadcast(a.shape, b.shape)
    let strides = Layout.result(shape: shape, operands: [(a.shape, a.strides), (b.shape, b.strides)])
    let result = try Tensor.empty(shape, strides: strides, dtype: dtype)
    try binary(row, into: result, a, b)
    return result
  }

  private static func dense(_ row: BinaryRow, _ out: Tensor, _ a: Tensor, _ astep: Int, _ b: Tensor, _ bstep: Int)
    throws
  {
    let count = out.numel
    if count == 0 { return }
    let (target, x, y) = (out.storage.bytes, a.elements, b.elements)
    if count < Workers.threshold {
      row(target, 1, x, astep, y, bstep, count)
      return
    }
    let (osize, asize, bsize) = (out.dtype.itemSize, astep * a.dtype.itemSize, bstep * b.dtype.itemSize)
    try interruptible(count > Pauses.long, holding: [a, b, out]) {
      Workers.shared.split(count, work: count, grain: 64, pieces: 16) { from, to in
        row(target + from * osize, 1, x + from * asize, astep, y + from * bsize, bstep, to - from)
      }
    }
  }

  /// Applies a loop to two tensors that broadcast to the shape of `out` and stores there.
  static func binary(_ row: BinaryRow, into out: Tensor, _ a: Tensor, _ b: Tensor) throws {
    let target = out.writableElements()
    if out.isContiguous, a.isContiguous, a.shape == out.shape, b.shape.isEmpty || b.isContiguous && b.shape == a.shape,
      out.numel < Workers.threshold
    {
      row(target, 1, a.elements, 1, b.elements, b.shape.isEmpty ? 0 : 1, out.numel)
      return
    }
    let astrides = Shape.expandedStrides(a.shape, a.strides, to: out.shape)
    let bstrides = Shape.expandedStrides(b.shape, b.strides, to: out.shape)
    let plan = LoopPlan(shape: out.shape, strides: [out.strides, astrides, bstrides])
    let steps = (plan.rowStrides[0], plan.rowStrides[1], plan.rowStrides[2])
    try plan.run(
      [target, a.elements, b.elements], itemSizes: [out.dtype.itemSize, a.dtype.itemSize, b.dtype.itemSize],
      pause: TensorContext.pause
    ) { pointers, count in row(pointers[0], steps.0, pointers[1], steps.1, pointers[2], steps.2, count) }
  }

  /// Runs an operation on two tensors after bringing both to one type.
  static func binary(
    _ operation: BinaryOperation, _ a: Tensor, _ b: Tensor, _ dtype: DType, name: @autoclosure () -> String
  ) throws -> Tensor {
    if dtype.isHalf, b.shape.isEmpty, b.dtype == .float32, [.mul, .div, .floorDiv].contains(operation) {
      // A number by which 16-bit floats are scaled keeps the precision in which they are computed; all others are rounded.
      let (x, y) = (try a.converted(.float32), try b.converted(.float32))
      return try binary(operation, x, y, .float32, name: name()).converted(dtype)
    }
    guard let row = Binary.row(operation, dtype.kind) else { throw TensorError.notImplemented(name(), dtype) }
    return try binary(row, a.converted(dtype), b.converted(dtype), dtype)
  }
}

extension Tensor {
  /// This tensor in another type, without history: what row loops read.
  func converted(_ dtype: DType) throws -> Tensor {
    if dtype == self.dtype { return self }
    let result = try emptyLike(dtype: dtype)
    try result.copyElements(from: self)
    return result
  }

  /// Whether operations on this tensor and another one are to be recorded.
  func records(with other: Tensor) -> Bool {
    TensorContext.current.gradEnabled && (requiresGrad || other.requiresGrad)
  }
}
