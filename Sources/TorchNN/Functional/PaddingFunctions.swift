import NeuralNetworks
import PythonRuntime
import TorchCore

/// Padding, resampling and rearranging.
enum PaddingFunctions {
  static let all: [Declaration] = [
    Declaration(
      "pad", "(input, pad, mode='constant', value=None)", "Puts values around the input, the last dimension first.",
      example: "F.pad(torch.ones(1, 2), (1, 1))"
    ) { a in
      try Functional.pad(a.tensor(0), a.shape(1), mode: a.text(2), value: a.optionalDouble(3)).value
    },
    Declaration(
      "interpolate",
      "(input, size=None, scale_factor=None, mode='nearest', align_corners=None, recompute_scale_factor=None, "
        + "antialias=False)",
      "Resizes images.", example: "F.interpolate(torch.ones(1, 1, 2, 2), scale_factor=2).shape"
    ) { a in
      if try a.truth(6) { throw PyError.notImplemented("Gradus has no antialias=True in interpolate()") }
      let factors: [Double]? = try a[2].ifGiven.map { value in
        switch value {
        case .tuple, .list: try a.interpreter.collect(value).map { try NumberArgument.double($0) }
        default: [try NumberArgument.double(value)]
        }
      }
      let aligned: Bool? = a.isGiven(4) ? try a.truth(4) : nil
      return try Functional.interpolate(
        a.tensor(0), size: a.optionalIntegers(1), scaleFactor: factors, mode: a.text(3), alignCorners: aligned,
        recomputeScaleFactor: a.truth(5)
      ).value
    },
    Declaration(
      "pixel_shuffle", "(input, upscale_factor)", "Moves channels into space.",
      example: "F.pixel_shuffle(torch.ones(1, 4, 2, 2), 2).shape"
    ) { a in try Functional.pixelShuffle(a.tensor(0), a.int(1)).value },
    Declaration(
      "pixel_unshuffle", "(input, downscale_factor)", "Moves space into channels.",
      example: "F.pixel_unshuffle(torch.ones(1, 1, 4, 4), 2).shape"
    ) { a in try Functional.pixelUnshuffle(a.tensor(0), a.int(1)).value },
    Declaration(
      "channel_shuffle", "(input, groups)", "Interleaves groups of channels.",
      example: "F.channel_shuffle(torch.ones(1, 4, 2, 2), 2).shape"
    ) { a in try Functional.channelShuffle(a.tensor(0), groups: a.int(1)).value },
    Declaration(
      "unfold", "(input, kernel_size, dilation=1, padding=0, stride=1)", "The windows of images as columns.",
      example: "F.unfold(torch.ones(1, 1, 3, 3), 2).shape"
    ) { a in
      try Functional.unfold(
        a.tensor(0), kernelSize: a.integers(1), dilation: a.integers(2), padding: a.integers(3), stride: a.integers(4)
      ).value
    },
    Declaration(
      "fold", "(input, output_size, kernel_size, dilation=1, padding=0, stride=1)",
      "Adds up columns of windows to images.", example: "F.fold(torch.ones(1, 4, 4), (3, 3), 2).shape"
    ) { a in
      try Functional.fold(
        a.tensor(0), outputSize: a.integers(1), kernelSize: a.integers(2), dilation: a.integers(3),
        padding: a.integers(4),
        stride: a.integers(5)
      ).value
    },
  ]
}
