// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import TensorKernels
import Tensors

extension Functional {
  /// `F.relu6`: `min(max(x, 0), 6)`.
  public static func relu6(_ input: Tensor) throws -> Tensor { try hardtanh(input, minVal: .int(0), maxVal: .int(6)) }

  /// `F.hardtanh`: x between two bounds.
  public static func hardtanh(
    _ input: Tensor, minVal: Scalar = .int(-1), maxVal: Scalar = .int(1)
  ) throws -> Tensor {
    if minVal.doubleValue > maxVal.doubleValue { throw TensorError.value("min_val cannot be greater than max_val") }
    if input.dtype == .bool { throw TensorError.runtime("Bool inputs not supported for hardtanh") }
    let result = try TensorContext.withoutGrad { try input.clamp(min: minVal, max: maxVal) }
    record(
      Derivatives.hardtanh, inputs: [input], saved: [input], doubles: [minVal.doubleValue, maxVal.doubleValue],
      outputs: [result])
    return result
  }

  /// `F.threshold`: x where it is greater than the threshold, else the value.
  public static func threshold(_ input: Tensor, threshold: Scalar, value: Scalar) throws -> Tensor {
    let result = try TensorContext.withoutGrad {
      try Tensor.where(input.le(threshold), Tensor(value, dtype: input.dtype), input)
    }
    record(
      Derivatives.threshold, inputs: [input], saved: [input], doubles: [threshold.doubleValue], outputs: [result])
    return result
  }

  /// `F.leaky_relu`: x, or `negative_slope * x` below 0.
  public static func leakyRelu(_ input: Tensor, negativeSlope: Double = 0.01) throws -> Tensor {
    try input.requireFloat("leaky_relu_cpu")
    let result = try TensorContext.withoutGrad {
      try input.clipped(.leaky(slope: negativeSlope), name: "leaky_relu_cpu")
    }
    record(Derivatives.leakyRelu, inputs: [input], saved: [input], doubles: [negativeSlope], outputs: [result])
    return result
  }

  /// `F.prelu`: leaky ReLU with a learned slope, one for all or one a channel.
  public static func prelu(_ input: Tensor, _ weight: Tensor) throws -> Tensor {
    if weight.numel != 1 {
      let channels = input.rank > 1 ? input.shape[1] : 1
      guard weight.numel == channels else {
        throw TensorError.runtime(
          "Mismatch of parameter numbers and input channel size. Found parameter numbers = \(weight.numel) and "
            + "channel size = \(channels).")
      }
    }
    guard weight.rank <= 1 else {
      throw TensorError.runtime("prelu: Expected `weight` to be a scalar or 1D tensor, but got: ndim = \(weight.rank)")
    }
    var slopes = weight
    if input.rank > 1 {
      if weight.rank != 1 || weight.numel != 1 || input.rank != 1 {
        slopes = try weight.view([1, weight.numel] + [Int](repeating: 1, count: input.rank - 2))
      }
    } else if weight.rank != input.rank {
      slopes = try weight.view([Int](repeating: 1, count: input.rank))
    }
    let result = try TensorContext.withoutGrad {
      try Tensor.where(input.gt(.int(0)), input, slopes.mul(input))
    }
    record(Derivatives.prelu, inputs: [input, slopes], saved: [input, slopes], outputs: [result])
    return result
  }

  /// `F.rrelu`: leaky ReLU whose slope is random in training and the mean of the bounds otherwise.
  public static func rrelu(
    _ input: Tensor, lower: Double = 1.0 / 8, upper: Double = 1.0 / 3, training: Bool = false
  ) throws -> Tensor {
    if lower > upper { throw TensorError.runtime("Lower bound should be less than or equal to the upper bound") }
    try input.requireFloat(training ? "rrelu_with_noise_out_cpu" : "leaky_relu_cpu")
    let slopes = try TensorContext.withoutGrad {
      if !training {
        return try Tensor.ones(input.shape, dtype: input.dtype).maskedFill(
          input.le(.int(0)), .double((lower + upper) / 2))
      }
      // Only elements up to 0 draw a number, one after the other, between bounds in the elements' own precision.
      let generator = TensorContext.current.generator
      let bounds = try Tensor.from(doubles: [lower, upper], shape: [2], dtype: input.dtype).doubles()
      let values = try input.doubles().map { x in
        x <= 0 ? generator.uniform53() * (bounds[1] - bounds[0]) + bounds[0] : 1
      }
      return try Tensor.from(doubles: values, shape: input.shape, dtype: input.dtype)
    }
    let result = try TensorContext.withoutGrad { try input.mul(slopes).contiguous() }
    record(Derivatives.rrelu, inputs: [input], saved: [slopes], outputs: [result])
    return result
  }

  /// `F.elu`: x, or `alpha (exp x - 1)` up to 0.
  public static func elu(_ input: Tensor, alpha: Double = 1) throws -> Tensor {
    try elu(input, alpha: alpha, scale: 1, inputScale: 1, Derivatives.elu)
  }

  /// `F.selu`: `scale * elu(x, alpha)` with the constants that keep mean 0 and variance 1.
  public static func selu(_ input: Tensor) throws -> Tensor {
    try elu(
      input, alpha: 1.6732632423543772848170429916717, scale: 1.0507009873554804934193349852946, inputScale: 1,
      Derivatives.elu)
  }

  /// `F.celu`: x, or `alpha (exp(x / alpha) - 1)` up to 0.
  public static func celu(_ input: Tensor, alpha: Double = 1) throws -> Tensor {
    if alpha == 0 { throw TensorError.runtime("ZeroDivisionError: alpha cannot be 0 for CELU") }
    return try elu(input, alpha: alpha, scale: 1, inputScale: 1 / alpha, Derivatives.celu)
  }

  private static func elu(
    _ input: Tensor, alpha: Double, scale: Double, inputScale: Double, _ derivative: Derivative
  ) throws -> Tensor {
    try input.requireFloat("elu_cpu")
    let result = try input.activated(.elu(alpha: alpha, scale: scale, inputScale: inputScale), name: "elu_cpu")
    // PyTorch's derivative of celu sees alpha in single precision.
    let slope = inputScale == 1 ? 1 : 1 / Double(Float(alpha))
    record(derivative, inputs: [input], saved: [input], doubles: [alpha, scale, slope], outputs: [result])
    return result
  }

  /// `F.gelu`: `x Phi(x)`, or its tanh approximation.
  public static func gelu(_ input: Tensor, approximate: String = "none") throws -> Tensor {
    guard approximate == "none" || approximate == "tanh" else {
      throw TensorError.runtime("approximate argument must be either none or tanh.")
    }
    try input.requireFloat("GeluKernelImpl")
    let isTanh = approximate == "tanh"
    let result = try input.activated(isTanh ? .geluTanh : .gelu, name: "GeluKernelImpl")
    record(Derivatives.gelu, inputs: [input], saved: [input], ints: [isTanh ? 1 : 0], outputs: [result])
    return result
  }

  /// The argument of tanh in the approximation of GELU.
  static func geluInner(_ x: Tensor) throws -> Tensor {
    let beta = (2 / Double.pi).squareRoot()
    return try x.add(x.mul(x).mul(x).mul(.double(0.044715))).mul(.double(beta))
  }

  /// `F.silu`: `x sigmoid(x)`.
  public static func silu(_ input: Tensor) throws -> Tensor {
    try input.requireFloat("silu_cpu")
    let result = try input.activated(.silu, name: "silu_cpu")
    record(Derivatives.silu, inputs: [input], saved: [input], outputs: [result])
    return result
  }

  /// `F.mish`: `x tanh(softplus(x))`.
  public static func mish(_ input: Tensor) throws -> Tensor {
    try input.requireFloat("mish_cpu")
    let result = try input.activated(.mish, name: "mish_cpu")
    record(Derivatives.mish, inputs: [input], saved: [input], outputs: [result])
    return result
  }

  /// `F.softplus`: `log(1 + exp(beta x)) / beta`, and x itself where `beta x` exceeds the threshold.
  public static func softplus(_ input: Tensor, beta: Double = 1, threshold: Double = 20) throws -> Tensor {
    try input.requireFloat("softplus_cpu")
    let result = try input.activated(.softplus(beta: beta, threshold: threshold), name: "softplus_cpu")
    record(Derivatives.softplus, inputs: [input], saved: [input], doubles: [beta, threshold], outputs: [result])
    return result
  }

  /// `F.softsign`: `x / (1 + |x|)`.
  public static func softsign(_ input: Tensor) throws -> Tensor { try input.div(input.abs().add(.int(1))) }

  /// `F.tanhshrink`: `x - tanh(x)`.
  public static func tanhshrink(_ input: Tensor) throws -> Tensor { try input.sub(input.tanh()) }

  /// `F.hardsigmoid`: `x / 6 + 1/2` between 0 and 1.
  public static func hardsigmoid(_ input: Tensor) throws -> Tensor {
    try input.requireFloat("hardsigmoid_cpu")
    let result = try TensorContext.withoutGrad {
      try input.clipped(.hardSigmoid, name: "hardsigmoid_cpu")
    }
    record(Derivatives.hardsigmoid, inputs: [input], saved: [input], outputs: [result])
    return result
  }

  /// `F.hardswish`: `x hardsigmoid(x)`.
  public static func hardswish(_ input: Tensor) throws -> Tensor {
    try input.requireFloat("hardswish_cpu")
    let result = try TensorContext.withoutGrad {
      try input.clipped(.hardSwish, name: "hardswish_cpu")
    }
    record(Derivatives.hardswish, inputs: [input], saved: [input], outputs: [result])
    return result
  }

  /// `F.hardshrink`: x, or 0 between `-lambd` and `lambd`.
  public static func hardshrink(_ input: Tensor, lambda: Double = 0.5) throws -> Tensor {
    try input.requireFloat("hardshrink_cpu")
    let result = try TensorContext.withoutGrad {
      try input.clipped(.hardShrink(lambda), name: "hardshrink_cpu")
    }
    record(Derivatives.hardshrink, inputs: [input], saved: [input], doubles: [lambda], outputs: [result])
    return result
  }

  /// `F.softshrink`: x moved by `lambd` towards 0.
  public static func softshrink(_ input: Tensor, lambda: Double = 0.5) throws -> Tensor {
    guard lambda >= 0 else {
      throw TensorError.runtime(
        "lambda must be in range [0, \(input.dtype == .float64 ? "1.79769e+308" : "3.40282e+38")] for input dtype "
          + "\(input.dtype.scalarTypeName), but found \(number(lambda))")
    }
    try input.requireFloat("softshrink_check")
    let result = try TensorContext.withoutGrad {
      try input.clipped(.softShrink(lambda), name: "softshrink_cpu")
    }
    record(Derivatives.softshrink, inputs: [input], saved: [input], doubles: [lambda], outputs: [result])
    return result
  }

  /// `F.logsigmoid`: `log(sigmoid(x))` without overflow.
  public static func logsigmoid(_ input: Tensor) throws -> Tensor {
    try input.requireFloat("log_sigmoid_cpu")
    let result = try input.activated(.logSigmoid, name: "log_sigmoid_cpu")
    record(Derivatives.logSigmoid, inputs: [input], saved: [input], outputs: [result])
    return result
  }

  /// `F.glu`: the first half of a dimension times the sigmoid of the second.
  public static func glu(_ input: Tensor, dim: Int = -1) throws -> Tensor {
    if input.rank == 0 { throw TensorError.runtime("glu does not support scalars because halving size must be even") }
    let axis = try Shape.wrap(dim, rank: input.rank)
    guard input.shape[axis] % 2 == 0 else {
      throw TensorError.runtime(
        "Halving dimension must be even, but dimension \(axis) is size \(input.shape[axis])")
    }
    try input.requireFloat("glu_cpu")
    let half = input.shape[axis] / 2
    let result = try TensorContext.withoutGrad {
      try input.narrow(axis, 0, half).mul(input.narrow(axis, half, half).sigmoid())
    }
    record(Derivatives.glu, inputs: [input], saved: [input], ints: [axis], outputs: [result])
    return result
  }

  /// `F.softmin`: `softmax(-x)`.
  public static func softmin(_ input: Tensor, dim: Int, dtype: DType? = nil) throws -> Tensor {
    try input.neg().softmax(dim: dim, dtype: dtype)
  }

  /// `F.gumbel_softmax`: softmax of the logits with Gumbel noise; with `hard` one-hot, differentiable as if soft.
  public static func gumbelSoftmax(_ logits: Tensor, tau: Double = 1, hard: Bool = false, dim: Int = -1) throws
    -> Tensor
  {
    let noise = try Tensor.empty(logits.shape, dtype: logits.dtype).exponential_().log().neg()
    let soft = try logits.add(noise).div(.double(tau)).softmax(dim: dim)
    guard hard else { return soft }
    let index = try soft.detach().argmax(dim: dim, keepdim: true)
    let positions = try Tensor.zeros(soft.shape, dtype: soft.dtype)
    let sharp = try positions.scatter(dim, index, .double(1))
    return try sharp.sub(soft.detach()).add(soft)
  }

  /// A number as C++ streams write it, in PyTorch's messages.
  static func number(_ value: Double) -> String { FormattedNumber.general(value) }
}
