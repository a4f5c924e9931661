// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import PythonRuntime
import Tensors
import TorchCore

/// Padding, resampling and rearranging.
enum PaddingFunctions {
  /// Refuses images one of whose sizes, besides that of the batch, is 0.
  private static func checkSizes(_ input: Tensor, dimensions n: Int) throws {
    let isBatched = input.rank == n + 2
    guard isBatched || input.rank == n + 1, input.shape[(isBatched ? 1 : 0)...].contains(0) else { return }
    throw PyError.runtime(
      "Expected \(n + 1)D or \(n + 2)D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for "
        + "input, but got: [\(input.shape.map(String.init).joined(separator: ", "))]")
  }

  /// Refuses sizes that are no whole numbers, in PyTorch's words.
  private static func checkSize(_ size: Value, _ interpreter: Interpreter) throws {
    let parts: [Value]
    switch size {
    case .tuple(let tuple): parts = tuple.items
    case .list(let list): parts = list.items
    default: return
    }
    let isRight = parts.allSatisfy { part in
      switch part {
      case .int, .bool: true
      default: part.tensor.map { $0.numel == 1 && !$0.dtype.isFloatingPoint } ?? (part.object is PyBigInt)
      }
    }
    if isRight { return }
    let kinds = parts.map { "<class '\(interpreter.type(of: $0).qualifiedName)'>" }.joined(separator: ", ")
    throw PyError.type(
      "expected size to be one of int or Tuple[int] or Tuple[int, int] or Tuple[int, int, int], but got size with types "
        + "[\(kinds)]")
  }

  static let all: [Declaration] = [
    Declaration(
      "pad", "(input, pad, mode='constant', value=None)", "Puts values around the input, the last dimension first.",
      example: "F.pad(torch.ones(1, 2), (1, 1))"
    ) { a in
      let (input, pad, mode) = (try a.tensor("input"), try a.shape("pad"), try a.text("mode"))
      if mode == "reflect" || mode == "replicate" { try checkSizes(input, dimensions: pad.count / 2) }
      let result = try Functional.pad(input, pad, mode: mode, value: a.optionalDouble("value"))
      if mode == "constant", result !== input { try result.followFormat(of: input) }
      return result.value
    },
    Declaration(
      "interpolate",
      "(input, size=None, scale_factor=None, mode='nearest', align_corners=None, recompute_scale_factor=None, "
        + "antialias=False)",
      "Resizes images.", example: "F.interpolate(torch.ones(1, 1, 2, 2), scale_factor=2).shape"
    ) { a in
      if let given = try a["size"].ifGiven { try checkSize(given, a.interpreter) }
      let factors: [Double]? = try a["scale_factor"].ifGiven.map { value in
        switch value {
        case .tuple, .list: try a.interpreter.collect(value).map { try NumberArgument.double($0) }
        default: [try NumberArgument.double(value)]
        }
      }
      let aligned: Bool? = try a.isGiven("align_corners") ? try a.truth("align_corners") : nil
      return try Functional.interpolate(
        a.tensor("input"), size: a.optionalIntegers("size"), scaleFactor: factors, mode: a.text("mode"),
        alignCorners: aligned,
        recomputeScaleFactor: a.truth("recompute_scale_factor"), antialias: a.truth("antialias")
      ).value
    },
    Declaration(
      "pixel_shuffle", "(input, upscale_factor)", "Moves channels into space.",
      example: "F.pixel_shuffle(torch.ones(1, 4, 2, 2), 2).shape"
    ) { a in try Functional.pixelShuffle(a.tensor("input"), a.int("upscale_factor")).value },
    Declaration(
      "pixel_unshuffle", "(input, downscale_factor)", "Moves space into channels.",
      example: "F.pixel_unshuffle(torch.ones(1, 1, 4, 4), 2).shape"
    ) { a in try Functional.pixelUnshuffle(a.tensor("input"), a.int("downscale_factor")).value },
    Declaration(
      "channel_shuffle", "(input, groups)", "Interleaves groups of channels.",
      example: "F.channel_shuffle(torch.ones(1, 4, 2, 2), 2).shape"
    ) { a in try Functional.channelShuffle(a.tensor("input"), groups: a.int("groups")).value },
    Declaration(
      "unfold", "(input, kernel_size, dilation=1, padding=0, stride=1)", "The windows of images as columns.",
      example: "F.unfold(torch.ones(1, 1, 3, 3), 2).shape"
    ) { a in
      try checkSizes(a.tensor("input"), dimensions: 2)
      return try Functional.unfold(
        a.tensor("input"), kernelSize: a.integers("kernel_size"), dilation: a.integers("dilation"),
        padding: a.integers("padding"), stride: a.integers("stride")
      ).value
    },
    Declaration(
      "fold", "(input, output_size, kernel_size, dilation=1, padding=0, stride=1)",
      "Adds up columns of windows to images.", example: "F.fold(torch.ones(1, 4, 4), (3, 3), 2).shape"
    ) { a in
      try Functional.fold(
        a.tensor("input"), outputSize: a.integers("output_size"), kernelSize: a.integers("kernel_size"),
        dilation: a.integers("dilation"),
        padding: a.integers("padding"),
        stride: a.integers("stride")
      ).value
    },
  ]
}
