// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import PythonRuntime
import Tensors

/// Dropout.
enum DropoutFunctions {
  private static func declaration(
    _ name: String, training: Bool, _ doc: String, shape: String,
    _ body: @escaping (Tensor, Double, Bool) throws -> Tensor
  ) -> Declaration {
    Declaration(
      name, "(input, p=0.5, training=\(training ? "True" : "False"), inplace=False)", doc,
      example: "F.\(name)(torch.ones(\(shape)), p=0.0)"
    ) { a in
      let input = try a.tensor("input")
      let p = try a.double("p")
      if p < 0 || p > 1 {
        throw PyError.value("dropout probability has to be between 0 and 1, but got \(try a.interpreter.str(a["p"]))")
      }
      guard try a.truth("inplace") else { return try body(input, p, a.truth("training")).value }
      if try a.truth("training") { _ = try input.copy_(body(input.clone(), p, true)) }
      return try a["input"]
    }
  }

  static let all: [Declaration] = [
    declaration("dropout", training: true, "Sets elements to 0 with probability p and scales the rest.", shape: "3") {
      try Functional.dropout($0, p: $1, training: $2)
    },
    declaration("dropout1d", training: true, "Drops whole channels of sequences.", shape: "1, 2, 3") {
      try Functional.dropout1d($0, p: $1, training: $2)
    },
    declaration("dropout2d", training: true, "Drops whole channels of images.", shape: "1, 2, 3, 3") {
      try Functional.dropout2d($0, p: $1, training: $2)
    },
    declaration("dropout3d", training: true, "Drops whole channels of volumes.", shape: "1, 2, 3, 3, 3") {
      try Functional.dropout3d($0, p: $1, training: $2)
    },
    declaration("alpha_dropout", training: false, "Dropout that keeps mean and variance.", shape: "3") {
      try Functional.alphaDropout($0, p: $1, training: $2)
    },
    declaration("feature_alpha_dropout", training: false, "Alpha dropout of whole channels.", shape: "1, 2, 3") {
      try Functional.featureAlphaDropout($0, p: $1, training: $2)
    },
  ]
}
