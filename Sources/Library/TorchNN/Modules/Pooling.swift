// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// Pooling.
enum PoolingLayers {
  /// `stride` is the kernel's size where it is not given.
  private static func keepPooling(_ module: ModuleObject, _ a: Bound) throws {
    try Layer.keepArguments(module, a)
    if try a["stride"].isNone { try module.set("stride", a["kernel_size"]) }
  }

  private static func maxPool(_ n: Int) -> Layer {
    Layer(
      name: "MaxPool\(n)d", file: "pooling", base: "_MaxPoolNd",
      signature: "(kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False)",
      doc: "The largest value of each window.", example: "nn.MaxPool\(n)d(2)",
      forward: .function(
        "max_pool\(n)d", ["kernel_size", "stride", "padding", "dilation", "ceil_mode", "return_indices"]),
      build: keepPooling)
  }

  private static func maxUnpool(_ n: Int) -> Layer {
    Layer(
      name: "MaxUnpool\(n)d", file: "pooling", base: "_MaxUnpoolNd", signature: "(kernel_size, stride=None, padding=0)",
      doc: "Puts values back to where max pooling took them.", example: "nn.MaxUnpool\(n)d(2)",
      inputs: "input, indices, output_size=None",
      forward: .own { module, a in
        try FunctionTable.call(
          "max_unpool\(n)d",
          [
            a["input"], a["indices"], module.get("kernel_size"), module.get("stride"), module.get("padding"),
            a["output_size"],
          ])
      },
      build: { module, a in
        module.set("kernel_size", try LayerOptions.tuple(a["kernel_size"], n))
        module.set("stride", try LayerOptions.tuple(a["stride"].isNone ? a["kernel_size"] : a["stride"], n))
        module.set("padding", try LayerOptions.tuple(a["padding"], n))
      })
  }

  private static func averagePool(_ n: Int) -> Layer {
    let more = n == 1 ? "" : ", divisor_override=None"
    return Layer(
      name: "AvgPool\(n)d", file: "pooling", base: "_AvgPoolNd",
      signature: "(kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True\(more))",
      doc: "The mean of each window.", example: "nn.AvgPool\(n)d(2)",
      forward: .function(
        "avg_pool\(n)d",
        ["kernel_size", "stride", "padding", "ceil_mode", "count_include_pad"] + (n == 1 ? [] : ["divisor_override"])),
      build: { module, a in
        try keepPooling(module, a)
        guard n == 1 else { return }
        for name in ["kernel_size", "stride", "padding"] {
          module.set(name, try LayerOptions.tuple(module.get(name), 1))
        }
      })
  }

  private static func normPool(_ n: Int) -> Layer {
    Layer(
      name: "LPPool\(n)d", file: "pooling", signature: "(norm_type, kernel_size, stride=None, ceil_mode=False)",
      doc: "The p-norm of each window.", example: "nn.LPPool\(n)d(2, 3)",
      text: "norm_type={norm_type}, kernel_size={kernel_size}, stride={stride}, ceil_mode={ceil_mode}",
      forward: .function("lp_pool\(n)d", ["norm_type", "kernel_size", "stride", "ceil_mode"]))
  }

  private static func adaptive(_ n: Int) -> [Layer] {
    [
      Layer(
        name: "AdaptiveAvgPool\(n)d", file: "pooling", signature: "(output_size)",
        doc: "Means over windows chosen so that the output has a given size.", example: "nn.AdaptiveAvgPool\(n)d(1)",
        text: "output_size={output_size}", forward: .function("adaptive_avg_pool\(n)d", ["output_size"])),
      Layer(
        name: "AdaptiveMaxPool\(n)d", file: "pooling", signature: "(output_size, return_indices=False)",
        doc: "Maxima over windows chosen so that the output has a given size.", example: "nn.AdaptiveMaxPool\(n)d(1)",
        text: "output_size={output_size}",
        forward: .function("adaptive_max_pool\(n)d", ["output_size", "return_indices"])),
    ]
  }

  private static func base(_ name: String, _ text: String) -> Layer {
    Layer(name: name, file: "pooling", signature: "()", doc: "A base of pooling layers.", text: text)
  }

  // SAFETY: made once and never changed; the bodies run only on the thread that evaluates.
  nonisolated(unsafe) static let all: [Layer] =
    [
      base(
        "_MaxPoolNd",
        "kernel_size={kernel_size}, stride={stride}, padding={padding}, dilation={dilation}, ceil_mode={ceil_mode}"),
      base("_MaxUnpoolNd", "kernel_size={kernel_size}, stride={stride}, padding={padding}"),
      base("_AvgPoolNd", "kernel_size={kernel_size}, stride={stride}, padding={padding}"),
    ]
    + (1...3).flatMap { [maxPool($0), maxUnpool($0), averagePool($0), normPool($0)] + adaptive($0) }
}
