// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

/// How `div` rounds its quotient.
public enum RoundingMode: String, Sendable {
  /// Toward zero, as in C.
  case trunc
  /// Toward minus infinity, as Python's `//`.
  case floor
}

extension Tensor {
  /// `div(other, rounding_mode)`: true division (integers become floats), or a rounded one.
  public func div(_ other: Tensor, rounding: RoundingMode? = nil) throws -> Tensor {
    try div(other, rounding, Promotion.common(self, other))
  }

  /// `div(number, rounding_mode)`.
  public func div(_ other: Scalar, rounding: RoundingMode? = nil) throws -> Tensor {
    let dtype = Promotion.common(self.dtype, other)
    // The number keeps its precision beside 16-bit floats.
    let number = rounding == nil ? Promotion.real(dtype).computing : dtype.computing
    return try div(Tensor(other, dtype: number), rounding, dtype)
  }

  private func div(_ other: Tensor, _ rounding: RoundingMode?, _ common: DType) throws -> Tensor {
    guard let rounding else {
      let dtype = Promotion.real(common)
      let result = try Elementwise.binary(.div, self, other, dtype, name: "div_true_cpu")
      if records(with: other) {
        record(
          Derivatives.div, inputs: [self, other], saved: [other.requiresGrad ? self : nil, other], outputs: [result])
      }
      return result
    }
    let name = rounding == .floor ? "div_floor_cpu" : "div_trunc_cpu"
    if numel > 0 { try other.checkDivisor(common) }
    let result: Tensor
    if rounding == .trunc, common.isHalf {
      // The quotient of 16-bit floats is rounded before it is cut off.
      result = try TensorContext.withoutGrad { try Elementwise.binary(.div, self, other, common, name: name).trunc() }
    } else {
      result = try Elementwise.binary(
        rounding == .floor ? .floorDiv : .truncDiv, self, other, common, name: name)
    }
    if records(with: other) { record(Derivatives.divRounded, inputs: [self, other], outputs: [result]) }
    return result
  }

  private func checkDivisor(_ dtype: DType) throws {
    if dtype.isFloatingPoint || dtype == .bool || numel == 0 { return }
    let zeros = try Elementwise.unary(Unary.question(.isZero, self.dtype.kind), self, .bool)
    if try zeros.bools().contains(true) { throw TensorError.runtime("ZeroDivisionError") }
  }

  /// `floor_divide(other)`: Python's `//`.
  public func floorDivide(_ other: Tensor) throws -> Tensor {
    let result = try TensorContext.withoutGrad { try div(other, rounding: .floor) }
    if records(with: other) { record(Derivatives.notImplemented, inputs: [self, other], outputs: [result]) }
    return result
  }

  /// `floor_divide(number)`.
  public func floorDivide(_ other: Scalar) throws -> Tensor {
    let result = try TensorContext.withoutGrad { try div(other, rounding: .floor) }
    record(Derivatives.notImplemented, inputs: [self], outputs: [result])
    return result
  }

  /// `true_divide(other)`, the same as `div`.
  public func trueDivide(_ other: Tensor) throws -> Tensor { try div(other) }

  /// `remainder(other)`: Python's `%`, with the sign of the divisor.
  public func remainder(_ other: Tensor) throws -> Tensor {
    let dtype = Promotion.common(self, other)
    if numel > 0 { try other.checkDivisor(dtype) }
    let result = try Elementwise.binary(.remainder, self, other, dtype, name: "remainder_cpu")
    if records(with: other) {
      record(
        Derivatives.remainder, inputs: [self, other],
        saved: other.requiresGrad ? [self, other] : [], outputs: [result])
    }
    return result
  }

  /// `remainder(number)`.
  public func remainder(_ other: Scalar) throws -> Tensor {
    let dtype = Promotion.common(self.dtype, other)
    let number = Tensor(other, dtype: dtype)
    if numel > 0 { try number.checkDivisor(dtype) }
    let result = try Elementwise.binary(.remainder, self, number, dtype, name: "remainder_cpu")
    record(Derivatives.remainderNumber, inputs: [self], outputs: [result])
    return result
  }

  /// `remainder(number, self)`: Python's `number % self`.
  public func rremainder(_ other: Scalar) throws -> Tensor {
    let dtype = Promotion.common(self.dtype, other)
    let result = try TensorContext.withoutGrad { try Tensor(other, dtype: dtype).remainder(self) }
    record(Derivatives.remainderNotImplemented, inputs: [self], outputs: [result])
    return result
  }

  /// `fmod(other)`: C's remainder, with the sign of the dividend.
  public func fmod(_ other: Tensor) throws -> Tensor {
    let dtype = Promotion.common(self, other)
    if numel > 0 { try other.checkDivisor(dtype) }
    let result = try Elementwise.binary(.fmod, self, other, dtype, name: "fmod_cpu")
    if records(with: other) {
      record(
        Derivatives.fmod, inputs: [self, other], saved: other.requiresGrad ? [self, other] : [],
        outputs: [result])
    }
    return result
  }

  /// `fmod(number)`.
  public func fmod(_ other: Scalar) throws -> Tensor {
    let dtype = Promotion.common(self.dtype, other)
    let number = Tensor(other, dtype: dtype)
    if numel > 0 { try number.checkDivisor(dtype) }
    let result = try Elementwise.binary(.fmod, self, number, dtype, name: "fmod_cpu")
    record(Derivatives.fmodNumber, inputs: [self], outputs: [result])
    return result
  }

  /// `number / self`, as PyTorch has it: the reciprocal times the number.
  public func rdiv(_ other: Scalar) throws -> Tensor { try reciprocal().mul(other) }

  /// `number // self`.
  public func rfloorDivide(_ other: Scalar) throws -> Tensor {
    try Tensor(other, dtype: Promotion.common(self.dtype, other)).floorDivide(self)
  }

  /// `pow(exponent)` with a number.
  public func pow(_ exponent: Scalar) throws -> Tensor {
    let dtype = Promotion.common(self.dtype, exponent)
    let result: Tensor
    if !dtype.isFloatingPoint {
      if case .int(let value) = exponent, value < 0 {
        throw TensorError.runtime("Integers to negative integer powers are not allowed.")
      }
      if dtype == .bool { throw TensorError.notImplemented("pow", dtype) }
      result = try Elementwise.binary(.pow, self, Tensor(exponent, dtype: dtype), dtype, name: "pow")
    } else {
      let x = try converted(dtype)
      result =
        switch exponent.doubleValue {
        case 2: try x.mapped(.square)
        case 0.5: try x.mapped(.sqrt)
        case -0.5: try x.mapped(.rsqrt)
        case -1: try x.mapped(.reciprocal)
        case -2: try x.mapped(.square).mapped(.reciprocal)
        case 3: try Elementwise.binary(.mul, x.mapped(.square), x, dtype, name: "pow")
        case 0: try Tensor.full(shape, .int(1), dtype: dtype)
        case 1: try TensorContext.withoutGrad { try x.clone() }
        case let power where dtype == .float32:
          try Elementwise.binary(Binary.power(power), x, Tensor(exponent, dtype: dtype), dtype)
        default: try Elementwise.binary(.pow, x, Tensor(exponent, dtype: dtype), dtype, name: "pow")
        }
    }
    if TensorContext.records(self) {
      record(Derivatives.pow, inputs: [self], saved: [self], scalars: [exponent], outputs: [result])
    }
    return result
  }

  func mapped(_ operation: UnaryOperation) throws -> Tensor {
    guard let row = Unary.row(operation, dtype.kind) else { throw TensorError.notImplemented("\(operation)", dtype) }
    return try Elementwise.unary(row, self, dtype)
  }

  /// `pow(exponent)` with a tensor, broadcast.
  public func pow(_ exponent: Tensor) throws -> Tensor {
    let dtype = Promotion.common(self, exponent)
    if dtype == .bool { throw TensorError.notImplemented("pow", dtype) }
    let result = try Elementwise.binary(.pow, self, exponent, dtype, name: "pow")
    if records(with: exponent) {
      record(
        Derivatives.powTensor, inputs: [self, exponent], saved: [self, exponent, result], outputs: [result])
    }
    return result
  }

  /// `number ** self`.
  public func rpow(_ base: Scalar) throws -> Tensor {
    let dtype = Promotion.common(self.dtype, base)
    if dtype == .bool { throw TensorError.notImplemented("pow", dtype) }
    let result = try Elementwise.binary(.pow, Tensor(base, dtype: dtype), dense(), dtype, name: "pow")
    if TensorContext.records(self) {
      record(Derivatives.powNumber, inputs: [self], saved: [self, result], scalars: [base], outputs: [result])
    }
    return result
  }

  /// `float_power(exponent)`: the power in double precision.
  public func floatPower(_ exponent: Scalar) throws -> Tensor { try to(.float64).pow(.double(exponent.doubleValue)) }

  /// `float_power(exponent)` with a tensor.
  public func floatPower(_ exponent: Tensor) throws -> Tensor { try to(.float64).pow(exponent.to(.float64)) }
}
