// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import PythonRuntime
import Tensors
import TorchCore

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

  /// The warnings of dropout that gets inputs of fewer dimensions than its name says.
  private static func warn(_ n: Int, _ input: Tensor) {
    if input.rank != n + 1, input.rank != n + 2 {
      TorchWarnings.warn(
        "dropout\(n)d: Received a \(input.rank)-D input to dropout\(n)d, which is deprecated and will result in an error in a "
          + "future release. To retain the behavior and silence this warning, please use dropout instead. Note that "
          + "dropout\(n)d exists to provide channel-wise dropout on inputs with \(n) spatial dimensions, a channel dimension, "
          + "and an optional batch dimension (i.e. \(n + 1)D or \(n + 2)D inputs).")
    }
    if n == 2, input.rank == 3 {
      TorchWarnings.warn(
        "dropout2d: Received a 3D input to dropout2d and assuming that channel-wise 1D dropout behavior is desired - input "
          + "is interpreted as shape (N, C, L), where C is the channel dim. This behavior will change in a future release "
          + "to interpret the input as one without a batch dimension, i.e. shape (C, H, W). To maintain the 1D "
          + "channel-wise dropout behavior, please switch to using dropout1d instead.")
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
      warn(2, $0)
      return try Functional.dropout2d($0, p: $1, training: $2)
    },
    declaration("dropout3d", training: true, "Drops whole channels of volumes.", shape: "1, 2, 3, 3, 3") {
      warn(3, $0)
      return try Functional.dropout3d($0, p: $1, training: $2)
    },
    declaration("alpha_dropout", training: false, "Dropout that keeps mean and variance.", shape: "3") {
      try Functional.alphaDropout($0, p: $1, training: $2)
    },
    declaration("feature_alpha_dropout", training: false, "Alpha dropout of whole channels.", shape: "1, 2, 3") {
      try Functional.featureAlphaDropout($0, p: $1, training: $2)
    },
  ]
}
