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

  static let all: [Declaration] = [
    Declaration(
      "pad", "(input, pad, mode='constant', value=None)", "Puts values around the input, the last dimension first.",
      example: "F.pad(torch.ones(1, 2), (1, 1))"
    ) { a in
      let (input, pad, mode) = (try a.tensor("input"), try a.shape("pad"), try a.text("mode"))
      if mode == "reflect" || mode == "replicate" { try checkSizes(input, dimensions: pad.count / 2) }
      return try Functional.pad(input, pad, mode: mode, value: a.optionalDouble("value")).value
    },
    Declaration(
      "interpolate",
      "(input, size=None, scale_factor=None, mode='nearest', align_corners=None, recompute_scale_factor=None, "
        + "antialias=False)",
      "Resizes images.", example: "F.interpolate(torch.ones(1, 1, 2, 2), scale_factor=2).shape"
    ) { a in
      if try a.truth("antialias") { throw PyError.notImplemented("Gradus has no antialias=True in interpolate()") }
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
        recomputeScaleFactor: a.truth("recompute_scale_factor")
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
