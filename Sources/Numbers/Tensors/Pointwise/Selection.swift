// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

extension Tensor {
  /// `torch.where(condition, a, b)`: elements of `a` where the condition holds, else of `b`, all broadcast.
  public static func `where`(_ condition: Tensor, _ a: Tensor, _ b: Tensor) throws -> Tensor {
    guard condition.dtype == .bool || condition.dtype == .uint8 else {
      throw TensorError.runtime(
        "where expected condition to be a boolean tensor, but got a tensor with dtype \(condition.dtype.scalarTypeName)"
      )
    }
    let dtype = Promotion.common(a, b)
    let shape = try Shape.broadcast(try Shape.broadcast(condition.shape, a.shape), b.shape)
    let (x, y) = (try a.converted(dtype), try b.converted(dtype))
    let strides = Layout.result(
      shape: shape, operands: [(condition.shape, condition.strides), (x.shape, x.strides), (y.shape, y.strides)])
    let result = try Tensor.empty(shape, strides: strides, dtype: dtype)
    try Elementwise.select(into: result, condition, x, y)
    if a.records(with: b) { record(Derivatives.where, inputs: [a, b], saved: [condition], outputs: [result]) }
    return result
  }

  /// `torch.where(condition, number, tensor)` and its siblings: numbers take part with their own category.
  public static func `where`(_ condition: Tensor, _ a: Scalar, _ b: Tensor) throws -> Tensor {
    let dtype = Promotion.common(b.dtype, a)
    try Promotion.checkFill(a, in: dtype)
    return try Tensor.where(condition, Tensor(a, dtype: dtype), b)
  }

  /// `torch.where(condition, tensor, number)`.
  public static func `where`(_ condition: Tensor, _ a: Tensor, _ b: Scalar) throws -> Tensor {
    let dtype = Promotion.common(a.dtype, b)
    try Promotion.checkFill(b, in: dtype)
    return try Tensor.where(condition, a, Tensor(b, dtype: dtype))
  }

  /// `torch.where(condition, number, number)`.
  public static func `where`(_ condition: Tensor, _ a: Scalar, _ b: Scalar) throws -> Tensor {
    let dtype = Promotion.common(a.naturalDType, b.naturalDType)
    return try Tensor.where(condition, Tensor(a, dtype: dtype), Tensor(b, dtype: dtype))
  }

  /// `masked_fill(mask, number)`: a copy with the number where the mask (broadcast to it) is true.
  public func maskedFill(_ mask: Tensor, _ value: Scalar) throws -> Tensor {
    try checkMask(mask, "masked_fill_")
    // The function takes the mask first, in place the tensor.
    let isInPlace = TensorContext.current.changing == ObjectIdentifier(self)
    let shape =
      isInPlace ? try Shape.broadcast(self.shape, mask.shape) : try Shape.broadcast(mask.shape, self.shape)
    try Promotion.checkFill(value, in: dtype)
    let number = Tensor(value, dtype: dtype)
    let result = shape == self.shape ? try emptyLike() : try Tensor.empty(shape, dtype: dtype)
    try Elementwise.select(into: result, mask, number, self)
    if TensorContext.records(self) { record(Derivatives.maskedFill, inputs: [self], saved: [mask], outputs: [result]) }
    return result
  }

  /// `masked_fill(mask, tensor)` with a tensor without dimensions.
  public func maskedFill(_ mask: Tensor, _ value: Tensor) throws -> Tensor {
    try checkMask(mask, "masked_fill_")
    guard value.rank == 0 else {
      throw TensorError.runtime(
        "masked_fill_ only supports a 0-dimensional value tensor, but got tensor with \(value.rank) dimension(s).")
    }
    let number = try value.converted(dtype)
    let shape = try Shape.broadcast(self.shape, mask.shape)
    let result = try Tensor.empty(shape, dtype: dtype)
    try Elementwise.select(into: result, mask, number, self)
    if records(with: value) {
      record(Derivatives.maskedFillTensor, inputs: [self, value], saved: [mask], outputs: [result])
    }
    return result
  }

  func checkMask(_ mask: Tensor, _ name: String) throws {
    guard mask.dtype == .bool else {
      throw TensorError.runtime(
        "\(name) only supports boolean masks, but got mask with dtype \(mask.dtype.cppName)")
    }
  }

  /// `clamp(min, max)` with numbers: limits elements to [min, max].
  public func clamp(min: Scalar? = nil, max: Scalar? = nil) throws -> Tensor {
    guard min != nil || max != nil else {
      throw TensorError.runtime("torch.clamp: At least one of 'min' or 'max' must not be None")
    }
    var dtype = self.dtype
    if let min { dtype = Promotion.common(dtype, min) }
    if let max { dtype = Promotion.common(dtype, max) }
    if dtype == .bool { throw TensorError.notImplemented("clamp_scalar_cpu", dtype) }
    try [min, max].forEach { if let limit = $0 { try Promotion.checkFill(limit, in: dtype) } }
    let result = try TensorContext.withoutGrad {
      var x = try converted(dtype)
      if dtype.isFloatingPoint, let min, let max {
        return try x.clipped(.clamp(low: min.doubleValue, high: max.doubleValue), name: "clamp_scalar_cpu")
      }
      if let min {
        x = try Elementwise.binary(.maximum, x, Tensor(min, dtype: dtype), dtype, name: "clamp_min_scalar_cpu")
      }
      if let max {
        x = try Elementwise.binary(.minimum, x, Tensor(max, dtype: dtype), dtype, name: "clamp_max_scalar_cpu")
      }
      return x
    }
    if TensorContext.records(self) {
      record(
        Derivatives.clamp, inputs: [self], saved: [self], ints: [min == nil ? 0 : 1, max == nil ? 0 : 1],
        scalars: [min ?? .int(0), max ?? .int(0)], outputs: [result])
    }
    return result
  }

  /// `clamp(min, max)` with tensors, broadcast.
  public func clamp(min: Tensor?, max: Tensor?) throws -> Tensor {
    guard min != nil || max != nil else {
      throw TensorError.runtime("torch.clamp: At least one of 'min' or 'max' must not be None")
    }
    let result = try TensorContext.withoutGrad {
      // Bounds with dimensions decide the type before those without.
      var probe = self
      for bound in [min, max].compactMap({ $0 }).sorted(by: { $0.rank > 0 && $1.rank == 0 }) {
        probe = try probe.converted(Promotion.common(probe, bound))
      }
      let dtype = probe.dtype
      var x = probe
      if let min { x = try x.maximum(min.converted(dtype)) }
      if let max { x = try x.minimum(max.converted(dtype)) }
      return x
    }
    let inputs = [self] + [min, max].compactMap { $0 }
    record(
      Derivatives.clampTensor, inputs: inputs, saved: [self, min, max], outputs: [result])
    return result
  }

  /// `clamp_min(number)`.
  public func clampMin(_ min: Scalar) throws -> Tensor {
    try oneSided(min, .maximum, Derivatives.clampMin)
  }

  /// `clamp_max(number)`.
  public func clampMax(_ max: Scalar) throws -> Tensor {
    try oneSided(max, .minimum, Derivatives.clampMax)
  }

  private func oneSided(_ limit: Scalar, _ operation: BinaryOperation, _ rule: Derivative) throws -> Tensor {
    let dtype = Promotion.common(self.dtype, limit)
    let result = try Elementwise.binary(operation, self, Tensor(limit, dtype: dtype), dtype, name: "clamp_cpu")
    record(rule, inputs: [self], saved: [self], scalars: [limit], outputs: [result])
    return result
  }

  /// `lerp(end, weight)`: `self + weight * (end - self)`.
  public func lerp(_ end: Tensor, _ weight: Scalar) throws -> Tensor {
    guard end.dtype == dtype else {
      throw TensorError.runtime("expected dtype \(dtype.cppName) for `end` but got dtype \(end.dtype.cppName)")
    }
    _ = try Shape.broadcast(shape, end.shape)
    if !dtype.isFloatingPoint { throw TensorError.notImplemented("lerp_kernel_scalar", dtype) }
    let w = weight.doubleValue
    let result = try TensorContext.withoutGrad {
      // 16-bit floats are rounded once. The form changes at 1/2, so that both ends come out exactly.
      let (start, end) = (try converted(dtype.computing), try end.converted(dtype.computing))
      return try
        (w.magnitude < 0.5
        ? start.add(end.sub(start), alpha: weight) : end.add(end.sub(start), alpha: .double(w - 1))).converted(dtype)
    }
    record(Derivatives.lerp, inputs: [self, end], scalars: [weight], outputs: [result])
    return result
  }

  /// `lerp(end, weight)` with a tensor of weights.
  public func lerp(_ end: Tensor, _ weight: Tensor) throws -> Tensor {
    guard end.dtype == dtype else {
      throw TensorError.runtime("expected dtype \(dtype.cppName) for `end` but got dtype \(end.dtype.cppName)")
    }
    guard weight.dtype == dtype else {
      throw TensorError.runtime("expected dtype \(dtype.cppName) for `weight` but got dtype \(weight.dtype.cppName)")
    }
    if !dtype.isFloatingPoint { throw TensorError.notImplemented("lerp_kernel_tensor", dtype) }
    let result = try TensorContext.withoutGrad {
      let (start, end, weight) = (
        try converted(dtype.computing), try end.converted(dtype.computing), try weight.converted(dtype.computing)
      )
      let shape = try Shape.broadcast(Shape.broadcast(start.shape, end.shape), weight.shape)
      let (a, b, w) = (
        try start.expand(shape).contiguous(), try end.expand(shape).contiguous(), try weight.expand(shape).contiguous()
      )
      let result = try Tensor.empty(shape, dtype: start.dtype)
      UpdateKernels.interpolate(
        start.dtype.kind, result.writableElements(), a.elements, b.elements, w.elements, count: result.numel)
      let strides = Layout.result(shape: shape, operands: [start, end, weight].map { ($0.shape, $0.strides) })
      if strides == result.strides { return try result.converted(dtype) }
      let moved = try Tensor.empty(shape, strides: strides, dtype: dtype)
      try moved.copyElements(from: result)
      return moved
    }
    record(
      Derivatives.lerpTensor, inputs: [self, end, weight], saved: [self, end, weight], outputs: [result])
    return result
  }

  /// `addcmul(a, b, value)`: `self + value * a * b`.
  public func addcmul(_ a: Tensor, _ b: Tensor, value: Scalar = .int(1)) throws -> Tensor {
    if Promotion.common([self, a, b]) == .bool { throw TensorError.notImplemented("addcmul_cpu_out", .bool) }
    let result = try combined(a, b) { x, a, b in
      guard x.dtype.isFloatingPoint else {
        // Whole numbers are scaled by a whole number.
        let value = Scalar.int(value.intValue)
        return value == .int(1) ? try x.add(a.mul(b)) : try x.add(a.mul(value).mul(b))
      }
      let shape = try Shape.broadcast(Shape.broadcast(x.shape, a.shape), b.shape)
      let sum = try Tensor.empty(shape, dtype: x.dtype)
      try sum.copyElements(from: try x.expand(shape))
      let (first, second) = (try a.expand(shape).contiguous(), try b.expand(shape).contiguous())
      UpdateKernels.addProduct(
        x.dtype.kind, sum.writableElements(), first.elements, second.elements, value: value.doubleValue,
        count: sum.numel)
      return sum
    }
    record(Derivatives.addcmul, inputs: [self, a, b], saved: [a, b], scalars: [value], outputs: [result])
    return result
  }

  /// A combination of three tensors in their common type; 16-bit floats are rounded once at the end.
  private func combined(
    _ a: Tensor, _ b: Tensor, _ body: (Tensor, Tensor, Tensor) throws -> Tensor
  ) throws -> Tensor {
    let dtype = Promotion.common([self, a, b])
    _ = try Shape.broadcast(Shape.broadcast(shape, a.shape), b.shape)
    let type = dtype.isFloatingPoint ? dtype.computing : dtype
    return try TensorContext.withoutGrad {
      try body(converted(type), a.converted(type), b.converted(type)).converted(dtype)
    }
  }

  /// `addcdiv(a, b, value)`: `self + value * a / b`.
  public func addcdiv(_ a: Tensor, _ b: Tensor, value: Scalar = .int(1)) throws -> Tensor {
    if !a.dtype.isFloatingPoint && !b.dtype.isFloatingPoint {
      throw TensorError.runtime(
        "Integer division with addcdiv is no longer supported, and in a future  release addcdiv will perform a true "
          + "division of tensor1 and tensor2. The historic addcdiv behavior can be implemented as (input + value * "
          + "torch.trunc(tensor1 / tensor2)).to(input.dtype) for integer inputs and as (input + value * tensor1 / "
          + "tensor2) for float inputs. The future addcdiv behavior is just the latter implementation: (input + value * "
          + "tensor1 / tensor2), for all dtypes.")
    }
    let result = try combined(a, b) { x, a, b in
      value == .int(1) ? try x.add(a.div(b)) : try x.add(a.mul(value).div(b))
    }
    record(Derivatives.addcdiv, inputs: [self, a, b], saved: [a, b], scalars: [value], outputs: [result])
    return result
  }

  /// `ldexp(exponent)`: `self * 2^exponent`.
  public func ldexp(_ exponent: Tensor) throws -> Tensor {
    let result = try TensorContext.withoutGrad { try mul(exponent.rpow(.double(2))) }
    if records(with: exponent) {
      record(Derivatives.ldexp, inputs: [self, exponent], saved: [exponent, result], outputs: [result])
    }
    return result
  }
}

extension Elementwise {
  /// Stores `a` where the mask is true, else `b`; `a` and `b` have the type of `out`.
  static func select(into out: Tensor, _ mask: Tensor, _ a: Tensor, _ b: Tensor) throws {
    let target = out.writableElements()
    let strides = [mask, a, b].map { Shape.expandedStrides($0.shape, $0.strides, to: out.shape) }
    let plan = LoopPlan(shape: out.shape, strides: [out.strides] + strides)
    let row = Selection.row(out.dtype.itemSize)
    let steps = plan.rowStrides
    let size = out.dtype.itemSize
    try plan.run(
      [target, mask.elements, a.elements, b.elements], itemSizes: [size, 1, size, size], pause: TensorContext.pause
    ) { pointers, count in row(pointers, steps, count) }
  }
}

extension Promotion {
  /// Refuses a number that an element type cannot hold, as filling operations do.
  package static func checkFill(_ value: Scalar, in dtype: DType) throws {
    let fits: Bool
    switch (dtype, value) {
    case (.bool, _), (.float64, _), (_, .bool): fits = true
    case (.float32, .double(let x)), (.float16, .double(let x)), (.bfloat16, .double(let x)):
      fits = !x.isFinite || x.magnitude <= dtype.greatestFinite
    case (.float16, .int(let x)): fits = x.magnitude <= 65504
    case (.float32, .int), (.bfloat16, .int): fits = true
    case (_, .double(let x)):
      let (low, high) = dtype.range
      fits = x.isFinite && x.rounded(.towardZero) >= Double(low) && x.rounded(.towardZero) < Double(high) + 1
    case (.uint8, .int(let x)): fits = x >= -255 && x <= 255
    case (_, .int(let x)): fits = x >= dtype.range.0 && x <= dtype.range.1
    }
    guard fits else {
      throw TensorError.runtime("value cannot be converted to type \(dtype.fixedWidthName) without overflow")
    }
  }
}
