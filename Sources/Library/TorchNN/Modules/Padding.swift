// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// Padding.
enum PaddingLayers {
  @inline(never) private static func layer(_ kind: String, _ mode: String, _ n: Int, _ doc: String) -> Layer {
    Layer(
      name: "\(kind)Pad\(n)d", file: "padding", signature: "(padding)", doc: doc, example: "nn.\(kind)Pad\(n)d(1)",
      text: "{padding}",
      forward: .own { module, a in
        let input = try a.tensor("input")
        if mode == "circular", input.rank != n + 1, input.rank != n + 2 {
          throw PyError.value("expected \(n + 1)D or \(n + 2)D input (got \(input.rank)D input)")
        }
        return try FunctionTable.call("pad", [a["input"], module.get("padding"), Value(mode), .none])
      },
      build: { module, a in module.set("padding", try LayerOptions.tuple(a["padding"], 2 * n)) })
  }

  private static func constant(_ n: Int) -> [Layer] {
    [
      Layer(
        name: "ConstantPad\(n)d", file: "padding", signature: "(padding, value)",
        doc: "Puts a constant around the input.",
        example: "nn.ConstantPad\(n)d(1, 3.5)", text: "padding={padding}, value={value}",
        forward: .function("pad", ["padding", "'constant", "value"]),
        build: { module, a in
          try module.set("value", a["value"])
          module.set("padding", try LayerOptions.tuple(a["padding"], 2 * n))
        }),
      Layer(
        name: "ZeroPad\(n)d", file: "padding", base: "ConstantPad\(n)d", signature: "(padding)",
        doc: "Puts zeros around the input.", example: "nn.ZeroPad\(n)d(1)", text: "{padding}",
        build: { module, a in
          module.set("value", .float(0))
          module.set("padding", try LayerOptions.tuple(a["padding"], 2 * n))
        }),
    ]
  }

  // SAFETY: made once and never changed; the bodies run only on the thread that evaluates.
  nonisolated(unsafe) static let all: [Layer] = (1...3).flatMap { n in
    constant(n) + [
      layer("Reflection", "reflect", n, "Mirrors the input at its borders."),
      layer("Replication", "replicate", n, "Repeats the border of the input."),
      layer("Circular", "circular", n, "Continues the input from its other side."),
    ]
  }
}
