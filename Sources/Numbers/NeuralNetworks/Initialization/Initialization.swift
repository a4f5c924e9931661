// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Tensors

/// Initial values of parameters: `torch.nn.init`. All change the tensor in place, without recording, and return it.
public enum Initialization {
  /// Whether the variance is kept forward (`fan_in`) or backward (`fan_out`).
  public enum FanMode: Sendable {
    case fanIn, fanOut

    /// PyTorch's name of it, in any case of letters, or PyTorch's error.
    public init(named name: String) throws {
      switch name.lowercased() {
      case "fan_in": self = .fanIn
      case "fan_out": self = .fanOut
      default:
        throw TensorError.value(
          "Mode \(name.lowercased()) not supported, please use one of ['fan_in', 'fan_out']")
      }
    }
  }

  /// `calculate_gain`: the factor for a nonlinearity; `param` is the slope of a leaky ReLU.
  public static func gain(_ nonlinearity: String, param: Double? = nil) throws -> Double {
    switch nonlinearity {
    case "linear", "conv1d", "conv2d", "conv3d", "conv_transpose1d", "conv_transpose2d", "conv_transpose3d",
      "sigmoid":
      return 1
    case "tanh": return 5.0 / 3
    case "relu": return 2.0.squareRoot()
    case "leaky_relu":
      let slope = param ?? 0.01
      return (2 / (1 + slope * slope)).squareRoot()
    case "selu": return 3.0 / 4
    default: throw TensorError.value("Unsupported nonlinearity \(nonlinearity)")
    }
  }

  /// How many inputs an output has and how many outputs an input has.
  public static func fans(_ tensor: Tensor) throws -> (fanIn: Int, fanOut: Int) {
    guard tensor.rank >= 2 else {
      throw TensorError.value(
        "Fan in and fan out can not be computed for tensor with fewer than 2 dimensions")
    }
    let field = tensor.shape[2...].reduce(1, &*)
    return (tensor.shape[1] &* field, tensor.shape[0] &* field)
  }

  /// `uniform_(a, b)`.
  @discardableResult
  public static func uniform(
    _ tensor: Tensor, a: Double = 0, b: Double = 1, generator: Generator? = nil
  ) throws -> Tensor {
    try TensorContext.withoutGrad { try tensor.uniform_(from: a, to: b, generator: generator) }
  }

  /// `normal_(mean, std)`.
  @discardableResult
  public static func normal(
    _ tensor: Tensor, mean: Double = 0, std: Double = 1, generator: Generator? = nil
  ) throws -> Tensor {
    try TensorContext.withoutGrad { try tensor.normal_(mean: mean, std: std, generator: generator) }
  }

  /// `constant_(val)`, also `ones_` and `zeros_`.
  @discardableResult
  public static func constant(_ tensor: Tensor, _ value: Scalar) throws -> Tensor {
    try TensorContext.withoutGrad { try tensor.fill_(value) }
  }

  /// `eye_`: the identity matrix.
  @discardableResult
  public static func eye(_ tensor: Tensor) throws -> Tensor {
    guard tensor.rank == 2 else { throw TensorError.value("Only tensors with 2 dimensions are supported") }
    return try TensorContext.withoutGrad {
      try tensor.copy_(Tensor.eye(tensor.shape[0], tensor.shape[1], dtype: tensor.dtype))
    }
  }

  /// `dirac_`: a convolution that passes its input through.
  @discardableResult
  public static func dirac(_ tensor: Tensor, groups: Int = 1) throws -> Tensor {
    guard (3...5).contains(tensor.rank) else {
      throw TensorError.value("Only tensors with 3, 4, or 5 dimensions are supported")
    }
    guard groups != 0, tensor.shape[0] % groups == 0 else {
      throw TensorError.value("dim 0 must be divisible by groups")
    }
    let perGroup = tensor.shape[0] / groups
    return try TensorContext.withoutGrad {
      try tensor.zero_()
      for g in 0..<max(groups, 0) {
        for d in 0..<min(perGroup, tensor.shape[1]) {
          var place = try tensor.detach().select(0, g * perGroup + d).select(0, d)
          for size in tensor.shape[2...] { place = try place.select(0, size / 2) }
          try place.fill_(.int(1))
        }
      }
      return tensor
    }
  }

  /// `xavier_uniform_`: uniform in `± gain sqrt(6 / (fan_in + fan_out))`.
  @discardableResult
  public static func xavierUniform(_ tensor: Tensor, gain: Double = 1, generator: Generator? = nil) throws -> Tensor {
    let fans = try fans(tensor)
    let bound = 3.0.squareRoot() * (gain * (2 / Double(fans.fanIn &+ fans.fanOut)).squareRoot())
    return try uniform(tensor, a: -bound, b: bound, generator: generator)
  }

  /// `xavier_normal_`: normal with standard deviation `gain sqrt(2 / (fan_in + fan_out))`.
  @discardableResult
  public static func xavierNormal(_ tensor: Tensor, gain: Double = 1, generator: Generator? = nil) throws -> Tensor {
    let fans = try fans(tensor)
    return try normal(
      tensor, std: gain * (2 / Double(fans.fanIn &+ fans.fanOut)).squareRoot(), generator: generator)
  }

  /// `kaiming_uniform_`: uniform in `± sqrt(3) gain / sqrt(fan)`.
  @discardableResult
  public static func kaimingUniform(
    _ tensor: Tensor, a: Double = 0, mode: FanMode = .fanIn, nonlinearity: String = "leaky_relu",
    generator: Generator? = nil
  ) throws -> Tensor {
    guard let std = try kaimingStd(tensor, a, mode, nonlinearity) else { return tensor }
    let bound = 3.0.squareRoot() * std
    return try uniform(tensor, a: -bound, b: bound, generator: generator)
  }

  /// `kaiming_normal_`: normal with standard deviation `gain / sqrt(fan)`.
  @discardableResult
  public static func kaimingNormal(
    _ tensor: Tensor, a: Double = 0, mode: FanMode = .fanIn, nonlinearity: String = "leaky_relu",
    generator: Generator? = nil
  ) throws -> Tensor {
    guard let std = try kaimingStd(tensor, a, mode, nonlinearity) else { return tensor }
    return try normal(tensor, std: std, generator: generator)
  }

  private static func kaimingStd(
    _ tensor: Tensor, _ a: Double, _ mode: FanMode, _ nonlinearity: String
  ) throws -> Double? {
    if tensor.shape.contains(0) {
      TensorContext.current.warn?("UserWarning", "Initializing zero-element tensors is a no-op")
      return nil
    }
    let fans = try fans(tensor)
    let fan = mode == .fanIn ? fans.fanIn : fans.fanOut
    return try gain(nonlinearity, param: a) / Double(fan).squareRoot()
  }

  /// `orthogonal_`: orthonormal rows or columns, by the QR decomposition of a normal matrix.
  @discardableResult
  public static func orthogonal(_ tensor: Tensor, gain: Double = 1, generator: Generator? = nil) throws -> Tensor {
    guard tensor.rank >= 2 else {
      throw TensorError.value("Only tensors with 2 or more dimensions are supported")
    }
    if tensor.numel == 0 { return tensor }
    let rows = tensor.shape[0]
    let columns = tensor.numel / rows
    return try TensorContext.withoutGrad {
      let flat = try Tensor.empty([rows, columns], dtype: tensor.dtype).normal_(generator: generator).doubles()
      // The longer side runs along the vectors that become orthonormal.
      let (count, length) = (min(rows, columns), max(rows, columns))
      let isWide = rows < columns
      let vectors = (0..<count).map { i in (0..<length).map { flat[isWide ? i * columns + $0 : $0 * columns + i] } }
      let orthonormal = Orthonormalization(vectors).columns
      var values = flat
      for i in 0..<count {
        for k in 0..<length { values[isWide ? i * columns + k : k * columns + i] = orthonormal[i][k] }
      }
      let matrix = try Tensor.from(doubles: values, shape: [rows, columns], dtype: tensor.dtype)
      try tensor.view(matrix.shape).copy_(matrix)
      return try tensor.mul_(.double(gain))
    }
  }

  /// `sparse_`: normal columns in which a part of the elements is zero.
  @discardableResult
  public static func sparse(
    _ tensor: Tensor, sparsity: Double, std: Double = 0.01, generator: Generator? = nil
  ) throws -> Tensor {
    guard tensor.rank == 2 else { throw TensorError.value("Only tensors with 2 dimensions are supported") }
    let (rows, columns) = (tensor.shape[0], tensor.shape[1])
    let share = (sparsity * Double(rows)).rounded(.up)
    let zeros = share > 0 ? Int(exactly: min(share, Double(rows))) ?? rows : 0
    return try TensorContext.withoutGrad {
      try tensor.normal_(std: std, generator: generator)
      for column in 0..<columns {
        let order = try Tensor.randperm(rows).int64s()
        let target = try tensor.detach().select(1, column)
        for row in order.prefix(zeros) { try target.select(0, row).zero_() }
      }
      return tensor
    }
  }
}
