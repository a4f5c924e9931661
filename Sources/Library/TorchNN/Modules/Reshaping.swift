// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TorchCore

/// Layers that rearrange elements.
enum ReshapingLayers {
  // SAFETY: made once and never changed; the bodies run only on the thread that evaluates.
  nonisolated(unsafe) static let all: [Layer] = [
    Layer(
      name: "Flatten", file: "flatten", signature: "(start_dim=1, end_dim=-1)", doc: "Joins dimensions into one.",
      example: "nn.Flatten()(torch.ones(2, 3, 4)).shape", text: "start_dim={start_dim}, end_dim={end_dim}",
      forward: .own { module, a in
        let start = try NumberArgument.int(module.get("start_dim"))
        let end = try NumberArgument.int(module.get("end_dim"))
        return try a.tensor("input").flatten(start, end).value
      }),
    Layer(
      name: "Unflatten", file: "flatten", signature: "(dim, unflattened_size)", doc: "Splits a dimension into several.",
      example: "nn.Unflatten(1, (2, 3))(torch.ones(4, 6)).shape",
      text: "dim={dim}, unflattened_size={unflattened_size}",
      forward: .own { module, a in
        let dim = try NumberArgument.int(module.get("dim"))
        let sizes = try LayerOptions.ints(module.get("unflattened_size"))
        return try a.tensor("input").unflatten(dim, sizes).value
      },
      build: { module, a in
        let items: [Value]
        switch try a["unflattened_size"] {
        case .tuple(let tuple): items = tuple.items
        case .list(let list): items = list.items
        default:
          throw PyError.type(
            "unflattened_size must be a tuple of ints, but found type \(try a.interpreter.type(of: a["unflattened_size"]).name)"
          )
        }
        for (i, item) in items.enumerated() {
          if case .int = item { continue }
          throw PyError.type(
            "unflattened_size must be tuple of ints, but found element of type \(a.interpreter.type(of: item).name) at "
              + "pos \(i)")
        }
        try module.set("dim", a["dim"])
        try module.set("unflattened_size", a["unflattened_size"])
      }),
    Layer(
      name: "Fold", file: "fold", signature: "(output_size, kernel_size, dilation=1, padding=0, stride=1)",
      doc: "Adds up columns of windows to images.", example: "nn.Fold((4, 4), 2)",
      text:
        "output_size={output_size}, kernel_size={kernel_size}, dilation={dilation}, padding={padding}, stride={stride}",
      forward: .function("fold", ["output_size", "kernel_size", "dilation", "padding", "stride"])),
    Layer(
      name: "Unfold", file: "fold", signature: "(kernel_size, dilation=1, padding=0, stride=1)",
      doc: "The windows of images as columns.", example: "nn.Unfold(2)(torch.ones(1, 1, 3, 3)).shape",
      text: "kernel_size={kernel_size}, dilation={dilation}, padding={padding}, stride={stride}",
      forward: .function("unfold", ["kernel_size", "dilation", "padding", "stride"])),
    Layer(
      name: "PixelShuffle", file: "pixelshuffle", signature: "(upscale_factor)", doc: "Moves channels into space.",
      example: "nn.PixelShuffle(2)(torch.ones(1, 4, 2, 2)).shape", text: "upscale_factor={upscale_factor}",
      forward: .function("pixel_shuffle", ["upscale_factor"])),
    Layer(
      name: "PixelUnshuffle", file: "pixelshuffle", signature: "(downscale_factor)", doc: "Moves space into channels.",
      example: "nn.PixelUnshuffle(2)(torch.ones(1, 1, 4, 4)).shape", text: "downscale_factor={downscale_factor}",
      forward: .function("pixel_unshuffle", ["downscale_factor"])),
    Layer(
      name: "ChannelShuffle", file: "channelshuffle", signature: "(groups)", doc: "Interleaves groups of channels.",
      example: "nn.ChannelShuffle(2)", text: "groups={groups}", forward: .function("channel_shuffle", ["groups"])),
  ]
}

/// Distances.
enum DistanceLayers {
  // SAFETY: made once and never changed; the bodies run only on the thread that evaluates.
  nonisolated(unsafe) static let all: [Layer] = [
    Layer(
      name: "PairwiseDistance", file: "distance", signature: "(p=2.0, eps=1e-06, keepdim=False)",
      doc: "The p-norm of the difference of rows.",
      example: "nn.PairwiseDistance()(torch.ones(2, 3), torch.zeros(2, 3))",
      inputs: "x1, x2", forward: .function("pairwise_distance", ["norm", "eps", "keepdim"]),
      build: { module, a in
        try module.set("norm", a["p"])
        try module.set("eps", a["eps"])
        try module.set("keepdim", a["keepdim"])
      }),
    Layer(
      name: "CosineSimilarity", file: "distance", signature: "(dim=1, eps=1e-08)",
      doc: "The cosine of the angle of rows.",
      example: "nn.CosineSimilarity()(torch.ones(2, 3), torch.ones(2, 3))", inputs: "x1, x2",
      forward: .function("cosine_similarity", ["dim", "eps"])),
  ]
}

/// Resampling.
enum ResamplingLayers {
  private static func keep(_ module: ModuleObject, size: Value, scale: Value, mode: Value, align: Value) throws {
    module.set("name", Value(module.cls.name))
    module.set("size", size)
    switch scale {
    case .tuple(let tuple):
      module.set("scale_factor", Value(tuple: try tuple.items.map { .float(try NumberArgument.double($0)) }))
    case .none: module.set("scale_factor", .none)
    default:
      let factor = try NumberArgument.double(scale)
      module.set("scale_factor", factor == 0 ? .none : .float(factor))
    }
    module.set("mode", mode)
    module.set("align_corners", align)
    module.set("recompute_scale_factor", .none)
  }

  // SAFETY: made once and never changed; the bodies run only on the thread that evaluates.
  nonisolated(unsafe) static let all: [Layer] = [
    Layer(
      name: "Upsample", file: "upsampling",
      signature: "(size=None, scale_factor=None, mode='nearest', align_corners=None, recompute_scale_factor=None)",
      doc: "Resizes images.", example: "nn.Upsample(scale_factor=2)(torch.ones(1, 1, 2, 2)).shape",
      forward: .function("interpolate", ["size", "scale_factor", "mode", "align_corners", "recompute_scale_factor"]),
      build: { module, a in
        try keep(module, size: a["size"], scale: a["scale_factor"], mode: a["mode"], align: a["align_corners"])
        try module.set("recompute_scale_factor", a["recompute_scale_factor"])
      },
      describe: { module in
        let interpreter = Interpreter.current
        let scale = try module.get("scale_factor")
        let first =
          scale.isNone
          ? "size=\(try interpreter.repr(module.get("size")))" : "scale_factor=\(try interpreter.repr(scale))"
        return "\(first), mode=\(try interpreter.repr(module.get("mode")))"
      }),
    Layer(
      name: "UpsamplingNearest2d", file: "upsampling", base: "Upsample", signature: "(size=None, scale_factor=None)",
      doc: "Resizes images by copying the nearest pixel.", example: "nn.UpsamplingNearest2d(scale_factor=2)",
      build: { try keep($0, size: $1["size"], scale: $1["scale_factor"], mode: Value("nearest"), align: .none) }),
    Layer(
      name: "UpsamplingBilinear2d", file: "upsampling", base: "Upsample", signature: "(size=None, scale_factor=None)",
      doc: "Resizes images bilinearly.", example: "nn.UpsamplingBilinear2d(scale_factor=2)",
      build: { try keep($0, size: $1["size"], scale: $1["scale_factor"], mode: Value("bilinear"), align: .bool(true)) }),
  ]
}
