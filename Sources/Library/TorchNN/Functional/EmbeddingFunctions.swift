// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import PythonRuntime
import Tensors

/// Tables of vectors.
enum EmbeddingFunctions {
  static let all: [Declaration] = [
    Declaration(
      "embedding",
      "(input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False)",
      "The rows of a table.", example: "F.embedding(torch.tensor([0, 2]), torch.eye(3))"
    ) { a in
      if try a.truth("sparse") { throw PyError.notImplemented("Gradus has no sparse=True in embedding()") }
      let weight = try a.tensor("weight")
      if try a["input"].tensor == nil {
        let type = try a.interpreter.type(of: a["input"]).name
        throw PyError.type("embedding(): argument 'indices' (position 2) must be Tensor, not \(type)")
      }
      var padding = try a.optionalInt("padding_idx")
      if let index = padding {
        let rows = weight.shape.first ?? 0
        if index > 0 ? index >= rows : index < -rows {
          throw PyError.make(ExceptionClasses.assertionError, "Padding_idx must be within num_embeddings")
        }
        if index < 0 { padding = index + rows }
      }
      return try Functional.embedding(
        a.tensor("input"), weight, paddingIdx: padding, maxNorm: a.optionalDouble("max_norm"),
        normType: a.double("norm_type"),
        scaleGradByFreq: a.truth("scale_grad_by_freq")
      ).value
    },
    Declaration(
      "one_hot", "(input, num_classes=-1)", "Rows of zeros with a one at the place of each class.",
      example: "F.one_hot(torch.tensor([0, 2]), 3)"
    ) { a in try Functional.oneHot(a.tensor("input"), numClasses: a.int("num_classes")).value },
  ]
}
