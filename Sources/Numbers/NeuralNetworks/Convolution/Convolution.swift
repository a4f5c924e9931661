// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

extension Functional {
  /// `F.conv1d`: input (N, Cin, L) or (Cin, L), weight (Cout, Cin / groups, K).
  public static func conv1d(
    _ input: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: [Int] = [1],
    padding: ConvolutionPadding = .amounts([0]), dilation: [Int] = [1], groups: Int = 1
  ) throws -> Tensor {
    try convolution("conv1d", 1, input, weight, bias, stride, padding, dilation, groups)
  }

  /// `F.conv2d`: input (N, Cin, H, W) or (Cin, H, W), weight (Cout, Cin / groups, KH, KW).
  ///
  /// `out[n, o] = bias[o] + sum over c, window of weight[o, c] * input[n, c]`, sizes
  /// `(in + 2 padding - dilation (kernel - 1) - 1) / stride + 1`, rounded down.
  public static func conv2d(
    _ input: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: [Int] = [1],
    padding: ConvolutionPadding = .amounts([0]), dilation: [Int] = [1], groups: Int = 1
  ) throws -> Tensor {
    try convolution("conv2d", 2, input, weight, bias, stride, padding, dilation, groups)
  }

  /// `F.conv3d`: input (N, Cin, D, H, W) or (Cin, D, H, W), weight (Cout, Cin / groups, KD, KH, KW).
  public static func conv3d(
    _ input: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: [Int] = [1],
    padding: ConvolutionPadding = .amounts([0]), dilation: [Int] = [1], groups: Int = 1
  ) throws -> Tensor {
    try convolution("conv3d", 3, input, weight, bias, stride, padding, dilation, groups)
  }

  /// `F.conv_transpose1d`: weight (Cin, Cout / groups, K).
  public static func convTranspose1d(
    _ input: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: [Int] = [1], padding: [Int] = [0],
    outputPadding: [Int] = [0], groups: Int = 1, dilation: [Int] = [1]
  ) throws -> Tensor {
    try transposed("conv_transpose1d", 1, input, weight, bias, stride, padding, outputPadding, groups, dilation)
  }

  /// `F.conv_transpose2d`: weight (Cin, Cout / groups, KH, KW); sizes
  /// `(in - 1) stride - 2 padding + dilation (kernel - 1) + output_padding + 1`.
  public static func convTranspose2d(
    _ input: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: [Int] = [1], padding: [Int] = [0],
    outputPadding: [Int] = [0], groups: Int = 1, dilation: [Int] = [1]
  ) throws -> Tensor {
    try transposed("conv_transpose2d", 2, input, weight, bias, stride, padding, outputPadding, groups, dilation)
  }

  /// `F.conv_transpose3d`: weight (Cin, Cout / groups, KD, KH, KW).
  public static func convTranspose3d(
    _ input: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: [Int] = [1], padding: [Int] = [0],
    outputPadding: [Int] = [0], groups: Int = 1, dilation: [Int] = [1]
  ) throws -> Tensor {
    try transposed("conv_transpose3d", 3, input, weight, bias, stride, padding, outputPadding, groups, dilation)
  }

  private static func convolution(
    _ name: String, _ rank: Int, _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, _ stride: [Int],
    _ padding: ConvolutionPadding, _ dilation: [Int], _ groups: Int
  ) throws -> Tensor {
    let (batched, isBatched) = try batch(name, rank, input)
    let spatialRank = max(weight.rank - 2, 0)
    var settings = ConvolutionSettings(
      stride: try expand("stride", stride, spatialRank), padding: [],
      dilation: try expand("dilation", dilation, spatialRank),
      groups: groups)
    var padded = batched
    switch padding {
    case .amounts(let amounts): settings.padding = try expand("padding", amounts, spatialRank)
    case .valid: settings.padding = [Int](repeating: 0, count: spatialRank)
    case .same:
      try checkPositive(settings)
      if settings.stride.contains(where: { $0 != 1 }) {
        throw TensorError.runtime("padding='same' is not supported for strided convolutions")
      }
      let totals = (0..<spatialRank).map { (axis: Int) -> Int in
        settings.dilation[axis] * max(weight.shape[axis + 2] - 1, 0)
      }
      settings.padding = totals.map { $0 / 2 }
      // An odd amount has its extra zero at the end.
      if totals.contains(where: { $0 % 2 == 1 }) {
        padded = try pad(batched, totals.reversed().flatMap { [0, $0 % 2] })
      }
    }
    try checkPositive(settings)
    try checkShapes(padded, weight, bias, settings, transposed: false)
    try checkIsThere(padded)
    try checkTypes(padded, weight, bias)
    if padded.shape[1] == 0 {
      let result = try withoutChannels(padded, weight, settings)
      return isBatched ? result : try result.squeeze(0)
    }
    let result = try inFloats(padded, weight, bias) { try settings.convolve($0, $1, $2) }
    let form =
      padding == .same
      ? SizeRule.Form.added([Int](repeating: 0, count: spatialRank))
      : .windows(
        kernel: Array(weight.shape.dropFirst(2)), stride: settings.stride, padding: settings.padding,
        dilation: settings.dilation, ceil: false)
    SizeRecord.note(SizeRule(form, from: batched.shape, to: result.shape, dimensions: spatialRank))
    return isBatched ? result : try result.squeeze(0)
  }

  private static func transposed(
    _ name: String, _ rank: Int, _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, _ stride: [Int],
    _ padding: [Int], _ outputPadding: [Int], _ groups: Int, _ dilation: [Int]
  ) throws -> Tensor {
    let (batched, isBatched) = try batch(name, rank, input)
    let spatialRank = max(weight.rank - 2, 0)
    let settings = ConvolutionSettings(
      stride: try expand("stride", stride, spatialRank), padding: try expand("padding", padding, spatialRank),
      dilation: try expand("dilation", dilation, spatialRank), groups: groups)
    let extra = try expand("output_padding", outputPadding, spatialRank)
    if extra.contains(where: { $0 < 0 }) { throw TensorError.runtime("negative output_padding is not supported") }
    try checkPositive(settings)
    try checkShapes(batched, weight, bias, settings, transposed: true)
    try checkTypes(batched, weight, bias)
    if (0..<spatialRank).contains(where: { extra[$0] >= settings.stride[$0] && extra[$0] >= settings.dilation[$0] }) {
      // One dimension is an image of height 1 to PyTorch.
      let names = spatialRank == 3 ? ["depth", "height", "width"] : ["height", "width"]
      func list(_ what: String, _ values: [Int], _ filler: Int) -> String {
        zip(names, spatialRank == 1 ? [filler] + values : values).map { "\(what)_\($0): \($1)" }.joined(separator: " ")
      }
      throw TensorError.runtime(
        "output padding must be smaller than either stride or dilation, but got \(list("output_padding", extra, 0)) "
          + "\(list("stride", settings.stride, 1)) \(list("dilation", settings.dilation, 1))")
    }
    let spatial = (0..<spatialRank).map { d -> Int in
      let reach = settings.dilation[d] * (weight.shape[d + 2] - 1) + extra[d] + 1
      return (batched.shape[d + 2] - 1) * settings.stride[d] - 2 * settings.padding[d] + reach
    }
    if spatial.contains(where: { $0 <= 0 }) {
      throw TensorError.runtime(
        "Given input size per channel: \(product(Array(batched.shape[2...]))). Calculated output size per channel: "
          + "\(product(spatial)). Output size is too small")
    }
    try checkIsThere(batched)
    let result = try inFloats(batched, weight, bias) { try settings.spread($0, $1, spatial, bias: $2) }
    let form = SizeRule.Form.spread(
      kernel: Array(weight.shape.dropFirst(2)), stride: settings.stride, padding: settings.padding,
      dilation: settings.dilation, extra: extra)
    SizeRecord.note(SizeRule(form, from: batched.shape, to: result.shape, dimensions: spatialRank))
    return isBatched ? result : try result.squeeze(0)
  }

  /// Adds the batch dimension to an unbatched input.
  private static func batch(_ name: String, _ rank: Int, _ input: Tensor) throws -> (Tensor, Bool) {
    if input.rank == rank + 2 { return (input, true) }
    if input.rank == rank + 1 { return (try input.unsqueeze(0), false) }
    throw TensorError.runtime(
      "Expected \(rank + 1)D (unbatched) or \(rank + 2)D (batched) input to \(name), but got input of size: "
        + text(input.shape))
  }

  /// One number for each dimension.
  private static func expand(_ name: String, _ values: [Int], _ rank: Int) throws -> [Int] {
    if values.count == rank { return values }
    if values.count == 1 { return [Int](repeating: values[0], count: rank) }
    throw TensorError.runtime(
      "expected \(name) to be a single integer value or a list of \(rank) values to match the convolution "
        + "dimensions, but got \(name)=\(text(values))")
  }

  private static func checkPositive(_ settings: ConvolutionSettings) throws {
    if settings.padding.contains(where: { $0 < 0 }) { throw TensorError.runtime("negative padding is not supported") }
    if settings.stride.contains(where: { $0 <= 0 }) {
      throw TensorError.runtime("non-positive stride is not supported")
    }
    if settings.dilation.contains(where: { $0 <= 0 }) {
      throw TensorError.runtime("non-positive dilation is not supported")
    }
    if settings.groups <= 0 { throw TensorError.runtime("non-positive groups is not supported") }
    // Larger ones could only overflow the arithmetic on sizes.
    let limit = 1 << 31
    if (settings.padding + settings.stride + settings.dilation).contains(where: { $0 >= limit }) {
      throw TensorError.runtime("stride, padding and dilation must be below 2^31")
    }
  }

  private static func checkShapes(
    _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, _ settings: ConvolutionSettings, transposed: Bool
  ) throws {
    let (w, x, groups) = (weight.shape, input.shape, settings.groups)
    if weight.rank != input.rank {
      throw TensorError.runtime(
        "Expected \(weight.rank)-dimensional input for \(weight.rank)-dimensional weight \(text(w)), but got "
          + "\(input.rank)-dimensional input of size \(text(x)) instead")
    }
    if w[0] < groups || w[0] % groups != 0 {
      throw TensorError.runtime(
        w[0] < groups
          ? "Given groups=\(groups), expected weight to be at least \(groups) at dimension 0, but got weight of size "
            + "\(text(w)) instead"
          : "Given groups=\(groups), expected weight to be divisible by \(groups) at dimension 0, but got weight of "
            + "size \(text(w)) instead")
    }
    let channels = transposed ? w[0] : w[1] * groups
    if x[1] != channels {
      throw TensorError.runtime(
        "Given \(transposed ? "transposed" : "groups")=\(transposed ? 1 : groups), weight of size \(text(w)), expected "
          + "input\(text(x)) to have \(channels) channels, but got \(x[1]) channels instead",
        facts: .channels(expected: channels, actual: x[1]))
    }
    let outputs = transposed ? w[1] * groups : w[0]
    if let bias, bias.shape != [outputs] {
      throw TensorError.runtime(
        "Given \(transposed ? "transposed=1, " : "")weight of size \(text(w)), expected bias to be 1-dimensional with "
          + "\(outputs) elements, but got bias of size \(text(bias.shape)) instead")
    }
    if transposed { return try checkKernel(w, transposed: true) }
    if x[1] > 0 { try checkKernel(w, transposed: false) }
    let padded = (2..<x.count).map { (axis: Int) -> Int in x[axis] + 2 * settings.padding[axis - 2] }
    let kernel = (2..<w.count).map { (axis: Int) -> Int in settings.dilation[axis - 2] * (w[axis] - 1) + 1 }
    if zip(padded, kernel).contains(where: { $0 < $1 }) {
      throw TensorError.runtime(
        "Calculated padded input size per channel: \(product(padded)). Kernel size: \(product(kernel)). Kernel size "
          + "can't be greater than actual input size")
    }
  }

  /// Refuses weights without elements.
  private static func checkKernel(_ weight: [Int], transposed: Bool) throws {
    guard weight.contains(0) else { return }
    // One dimension is an image of height 1 to PyTorch.
    let sizes = weight.count == 3 ? [weight[0], weight[1], 1, weight[2]] : weight
    let kernel = Array(sizes.dropFirst(2))
    if kernel.count == 3, transposed {
      throw TensorError.runtime(
        "non-empty 5D (n_output_plane x n_input_plane x kernel_depth x kernel_height x kernel_width) tensor expected for "
          + "weight, but got: \(text(sizes))")
    }
    if kernel.count == 3 {
      throw TensorError.runtime(
        "kernel size should be greater than zero, but got: \(kernel[0]) x \(kernel[1]) x \(kernel[2]) (TxHxW)")
    }
    if kernel.contains(0) {
      throw TensorError.runtime(
        "kernel size should be greater than zero, but got kernel_height: \(kernel[0]) kernel_width: \(kernel[1])")
    }
    throw TensorError.runtime("non-empty 2D or 4D weight tensor expected, but got: \(text(sizes))")
  }

  /// What comes from images without channels: PyTorch's has none either, whatever the weight says.
  private static func withoutChannels(_ input: Tensor, _ weight: Tensor, _ settings: ConvolutionSettings) throws
    -> Tensor
  {
    let spatial = (2..<input.rank).map { axis -> Int in
      let kernel = settings.dilation[axis - 2] * (weight.shape[axis] - 1) + 1
      return (input.shape[axis] + 2 * settings.padding[axis - 2] - kernel) / settings.stride[axis - 2] + 1
    }
    return try input.reshape([0]).mul(weight.reshape([0])).reshape([input.shape[0], 0] + spatial)
      .renamed("ConvolutionBackward0")
  }

  /// Refuses images of which a side is 0; none at all is accepted.
  private static func checkIsThere(_ input: Tensor) throws {
    guard input.shape[0] > 0, input.shape[1] > 0, input.numel == 0 else { return }
    // One dimension is an image of height 1 to PyTorch.
    let shape = input.rank == 3 ? [input.shape[0], input.shape[1], 1, input.shape[2]] : input.shape
    throw TensorError.runtime(
      "Only zero batch or zero channel inputs are supported, but got input shape: \(text(shape))")
  }

  private static func checkTypes(_ input: Tensor, _ weight: Tensor, _ bias: Tensor?) throws {
    if let bias, bias.dtype != input.dtype {
      throw TensorError.runtime(
        "Input type (\(input.dtype.streamName)) and bias type (\(bias.dtype.streamName)) should be the same",
        facts: .types(input.dtype, bias.dtype))
    }
    guard input.dtype == weight.dtype else {
      throw TensorError.runtime(
        "expected scalar type \(input.dtype.scalarTypeName) but found \(weight.dtype.scalarTypeName)",
        facts: .types(input.dtype, weight.dtype))
    }
  }

  /// Integers are computed in float64 and converted back.
  private static func inFloats(
    _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, _ body: (Tensor, Tensor, Tensor?) throws -> Tensor
  ) throws -> Tensor {
    if input.dtype.isFloatingPoint { return try body(input, weight, bias) }
    return try body(input.to(.float64), weight.to(.float64), bias?.to(.float64)).to(input.dtype)
  }

  /// `(8 x 8)`.
  private static func product(_ sizes: [Int]) -> String {
    "(" + sizes.map(String.init).joined(separator: " x ") + ")"
  }
}
