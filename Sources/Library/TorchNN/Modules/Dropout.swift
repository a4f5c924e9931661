// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TorchCore

/// Dropout.
enum DropoutLayers {
  @inline(never) private static func layer(_ name: String, _ function: String, _ doc: String, _ settings: [String])
    -> Layer
  {
    Layer(
      name: name, file: "dropout", base: "_DropoutNd", signature: "(p=0.5, inplace=False)", doc: doc,
      example: "nn.\(name)(0.2)", forward: .function(function, settings),
      build: { module, a in
        let p = try NumberArgument.double(a["p"])
        if p < 0 || p > 1 {
          throw PyError.value(
            "dropout probability has to be between 0 and 1, but got \(try a.interpreter.str(a["p"]))")
        }
        try module.set("p", a["p"])
        try module.set("inplace", a["inplace"])
      })
  }

  // SAFETY: made once and never changed; the bodies run only on the thread that evaluates.
  nonisolated(unsafe) static let all: [Layer] = [
    Layer(
      name: "_DropoutNd", file: "dropout", signature: "(p=0.5, inplace=False)", doc: "The base of dropout layers.",
      text: "p={p}, inplace={inplace!r}"),
    layer(
      "Dropout", "dropout", "While training, sets elements to 0 with probability p and scales the rest by 1 / (1 - p).",
      ["p", "training", "inplace"]),
    layer("Dropout1d", "dropout1d", "Drops whole channels of sequences.", ["p", "training", "inplace"]),
    layer("Dropout2d", "dropout2d", "Drops whole channels of images.", ["p", "training", "inplace"]),
    layer("Dropout3d", "dropout3d", "Drops whole channels of volumes.", ["p", "training", "inplace"]),
    layer(
      "AlphaDropout", "alpha_dropout", "Dropout that keeps mean and variance of SELU networks.", ["p", "training"]),
    layer("FeatureAlphaDropout", "feature_alpha_dropout", "Alpha dropout of whole channels.", ["p", "training"]),
  ]
}
