// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels
import Tensors

extension Functional {
  /// `F.pixel_shuffle`: (…, C r², H, W) becomes (…, C, H r, W r).
  public static func pixelShuffle(_ input: Tensor, _ factor: Int) throws -> Tensor {
    guard input.rank >= 3 else {
      throw TensorError.runtime(
        "pixel_shuffle expects input to have at least 3 dimensions, but got input with \(input.rank) dimension(s)")
    }
    guard factor > 0, factor < 1 << 31 else {
      throw TensorError.runtime("pixel_shuffle expects a positive upscale_factor, but got \(factor)")
    }
    let (c, h, w) = (input.shape[input.rank - 3], input.shape[input.rank - 2], input.shape[input.rank - 1])
    guard c % (factor * factor) == 0 else {
      throw TensorError.runtime(
        "pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, but "
          + "input.size(-3)=\(c) is not divisible by \(factor * factor)")
    }
    let lead = Array(input.shape.dropLast(3))
    let result = try TensorContext.withoutGrad {
      try input.detach().reshape([-1, c / (factor * factor), factor, factor, h, w]).permute([0, 1, 4, 2, 5, 3])
        .reshape(lead + [c / (factor * factor), h * factor, w * factor]).contiguous()
    }
    try result.followFormat(of: input)
    record(Derivatives.pixelShuffle, inputs: [input], ints: [factor], outputs: [result])
    return result
  }

  /// `F.pixel_unshuffle`: (…, C, H r, W r) becomes (…, C r², H, W).
  public static func pixelUnshuffle(_ input: Tensor, _ factor: Int) throws -> Tensor {
    guard input.rank >= 3 else {
      throw TensorError.runtime(
        "pixel_unshuffle expects input to have at least 3 dimensions, but got input with \(input.rank) dimension(s)")
    }
    guard factor > 0, factor < 1 << 31 else {
      throw TensorError.runtime("pixel_unshuffle expects a positive downscale_factor, but got \(factor)")
    }
    let (c, h, w) = (input.shape[input.rank - 3], input.shape[input.rank - 2], input.shape[input.rank - 1])
    for (name, place, size) in [("height", -2, h), ("width", -1, w)] where size % factor != 0 {
      throw TensorError.runtime(
        "pixel_unshuffle expects \(name) to be divisible by downscale_factor, but input.size(\(place))=\(size) is not "
          + "divisible by \(factor)")
    }
    let lead = Array(input.shape.dropLast(3))
    let result = try TensorContext.withoutGrad {
      try input.detach().reshape([-1, c, h / factor, factor, w / factor, factor]).permute([0, 1, 3, 5, 2, 4])
        .reshape(lead + [c * factor * factor, h / factor, w / factor]).contiguous()
    }
    try result.followFormat(of: input)
    record(Derivatives.pixelUnshuffle, inputs: [input], ints: [factor], outputs: [result])
    return result
  }

  /// `F.channel_shuffle`: channels of groups in turn.
  public static func channelShuffle(_ input: Tensor, groups: Int) throws -> Tensor {
    guard input.rank >= 3 else {
      throw TensorError.runtime(
        "channel_shuffle expects input with > 2 dims, but got input with sizes \(text(input.shape))")
    }
    guard groups > 0 else {
      throw TensorError.runtime(
        "Number of groups to divide channels in must be positive. Value of groups:\(groups)")
    }
    let channels = input.shape[1]
    guard channels % groups == 0 else {
      throw TensorError.runtime(
        "Number of channels must be divisible by groups. Got \(channels) channels and \(groups) groups.")
    }
    let result = try TensorContext.withoutGrad {
      try input.detach().reshape([input.shape[0], groups, channels / groups, Array(input.shape[2...]).product])
        .transpose(1, 2).reshape(input.shape)
        .contiguous()
    }
    record(Derivatives.channelShuffle, inputs: [input], ints: [channels / groups], outputs: [result])
    return result
  }

  /// `F.unfold`: the windows of (N, C, H, W) as columns (N, C KH KW, windows).
  public static func unfold(
    _ input: Tensor, kernelSize: [Int], dilation: [Int] = [1], padding: [Int] = [0], stride: [Int] = [1]
  ) throws -> Tensor {
    guard input.rank == 4 else {
      guard input.rank == 3 else {
        throw TensorError.runtime(
          "Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, "
            + "but got: \(text(input.shape))")
      }
      return try unfold(
        input.unsqueeze(0), kernelSize: kernelSize, dilation: dilation, padding: padding, stride: stride
      ).squeeze(0)
    }
    let sizes = Array(input.shape[2...])
    let window = try slidingWindow(sizes, kernelSize, dilation, padding, stride)
    let blocks = window.map(\.output)
    if blocks.contains(where: { $0 < 1 }) {
      throw TensorError.runtime(
        "Given input with spatial size (\(sizes[0]), \(sizes[1])), kernel_size=\(pair(window.map(\.kernel))), dilation="
          + "\(pair(window.map(\.dilation))), padding=\(pair(window.map(\.padding))), calculated shape of the array of "
          + "sliding blocks as \(pair(blocks)), but its components must be at least one.")
    }
    return try columns(input, PoolingWindow(window))
  }

  /// `F.fold`: adds columns (N, C KH KW, windows) up to images (N, C, H, W).
  public static func fold(
    _ input: Tensor, outputSize: [Int], kernelSize: [Int], dilation: [Int] = [1], padding: [Int] = [0],
    stride: [Int] = [1]
  ) throws -> Tensor {
    guard input.rank == 3 else {
      guard input.rank == 2 else {
        throw TensorError.runtime(
          "Expected 2D or 3D (batch mode) tensor for input with possibly 0 batch size and non-zero dimensions for "
            + "input, but got: \(text(input.shape))")
      }
      return try fold(
        input.unsqueeze(0), outputSize: outputSize, kernelSize: kernelSize, dilation: dilation, padding: padding,
        stride: stride
      ).squeeze(0)
    }
    let sizes = outputSize.count == 1 ? [outputSize[0], outputSize[0]] : outputSize
    let window = try slidingWindow(sizes, kernelSize, dilation, padding, stride)
    let kernel = window.map(\.kernel)
    guard input.shape[1] % kernel.product == 0 else {
      throw TensorError.runtime(
        "Expected size of input's dimension 1 to be divisible by the product of kernel_size, but got input.size(1)="
          + "\(input.shape[1]) and kernel_size=\(pair(kernel)).")
    }
    // An image that no window fits into has a negative number of them, which the messages name; huge sizes overflow as PyTorch's do.
    let blocks = window.map { axis in
      let room = axis.input &+ 2 &* axis.padding &- axis.dilation &* (axis.kernel &- 1) &- 1
      return (room >= 0 ? room : room &- (axis.stride &- 1)) / axis.stride &+ 1
    }
    guard blocks.allSatisfy({ $0.magnitude < 1 << 31 }), input.shape[2] == blocks.product else {
      throw TensorError.runtime(
        "Given output_size=\(pair(sizes)), kernel_size=\(pair(kernel)), dilation=\(pair(window.map(\.dilation))), padding="
          + "\(pair(window.map(\.padding))), stride=\(pair(window.map(\.stride))), expected size of input's dimension 2 to "
          + "match the calculated number of sliding blocks \(blocks[0]) * \(blocks[1]) = \(blocks[0] &* blocks[1]), but got "
          + "input.size(2)=\(input.shape[2]).")
    }
    if blocks.contains(where: { $0 < 1 }) {
      throw TensorError.runtime(
        "Given output_size=\(pair(sizes)), kernel_size=\(pair(kernel)), dilation=\(pair(window.map(\.dilation))), padding="
          + "\(pair(window.map(\.padding))), stride=\(pair(window.map(\.stride))), calculated shape of the array of sliding "
          + "blocks as \(pair(blocks)), which is too small (non-positive)")
    }
    return try images(input, PoolingWindow(window))
  }

  private static func pair(_ values: [Int]) -> String { "(\(values[0]), \(values[1]))" }

  private static func slidingWindow(
    _ sizes: [Int], _ kernel: [Int], _ dilation: [Int], _ padding: [Int], _ stride: [Int]
  ) throws -> [WindowAxis] {
    func two(_ name: String, _ values: [Int], atLeast least: Int) throws -> [Int] {
      let both = values.count == 1 ? [values[0], values[0]] : values
      guard both.count == 2 else {
        throw TensorError.runtime("It is expected \(name) equals to 2, but got size \(values.count)")
      }
      guard both.allSatisfy({ $0 >= least && $0 < 1 << 31 }) else {
        let names = ["kernel": "kernel", "dilation": "dilation", "stride": "stride", "padding": "padding"]
        throw TensorError.runtime(
          "\(names[name] ?? name) should be \(least == 0 ? "not be less than" : "greater than") zero, but got "
            + "\(name)_height: \(both[0]) \(name)_width: \(both[1])")
      }
      return both
    }
    guard sizes.count == 2 else {
      throw TensorError.runtime("It is expected output_size equals to 2, but got size \(sizes.count)")
    }
    let (k, d) = (try two("kernel", kernel, atLeast: 1), try two("dilation", dilation, atLeast: 1))
    let (p, s) = (try two("padding", padding, atLeast: 0), try two("stride", stride, atLeast: 1))
    return (0..<2).map { i in
      let room = max(-1, min(sizes[i], 1 << 40)) + 2 * p[i] - d[i] * (k[i] - 1) - 1
      let output = room >= 0 ? room / s[i] + 1 : 0
      return WindowAxis(
        input: sizes[i], output: output, kernel: k[i], stride: s[i], padding: p[i], dilation: d[i])
    }
  }

  /// Recorded unfolding.
  static func columns(_ input: Tensor, _ window: PoolingWindow) throws -> Tensor {
    let geometry = window.geometry
    let (batch, channels) = (input.shape[0], input.shape[1])
    let result = try Tensor.empty(
      [batch, channels * geometry.kernelSize, geometry.outputSize], dtype: input.dtype)
    try input.requireFloat("im2col_out_cpu")
    let source = try input.plain()
    WindowCopies.unfold(
      input.dtype.kind, geometry, batch: batch, channels: channels, source.elements, result.writableElements())
    record(Derivatives.unfold, inputs: [input], shapes: window.shapes, outputs: [result])
    return result
  }

  /// Recorded folding.
  static func images(_ input: Tensor, _ window: PoolingWindow) throws -> Tensor {
    let geometry = window.geometry
    let (batch, channels) = (input.shape[0], input.shape[1] / geometry.kernelSize)
    try input.requireFloat("col2im_out_cpu")
    let result = try Tensor.zeros([batch, channels] + window.input, dtype: input.dtype)
    let source = try input.plain()
    WindowCopies.fold(
      input.dtype.kind, geometry, batch: batch, channels: channels, source.elements, result.writableElements())
    record(Derivatives.fold, inputs: [input], shapes: window.shapes, outputs: [result])
    return result
  }
}

extension Derivatives {
  static let pixelShuffle = Derivative("PixelShuffleBackward0") { node, gradients in
    [try gradients[0].map { try Functional.pixelUnshuffle($0, node.int(.factor)) }]
  }
  static let pixelUnshuffle = Derivative("PixelUnshuffleBackward0") { node, gradients in
    [try gradients[0].map { try Functional.pixelShuffle($0, node.int(.factor)) }]
  }
  static let channelShuffle = Derivative("ChannelShuffleBackward0") { node, gradients in
    [try gradients[0].map { try Functional.channelShuffle($0, groups: node.int(.groups)) }]
  }
  static let unfold = Derivative("Im2ColBackward0") { node, gradients in
    [try gradients[0].map { try Functional.images($0, PoolingWindow(node.shapes[...], isAdaptive: false)) }]
  }
  static let fold = Derivative("Col2ImBackward0") { node, gradients in
    [try gradients[0].map { try Functional.columns($0, PoolingWindow(node.shapes[...], isAdaptive: false)) }]
  }
}
