// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import PythonRuntime

/// Distances.
enum DistanceFunctions {
  static let all: [Declaration] = [
    Declaration(
      "pairwise_distance", "(x1, x2, p=2.0, eps=1e-06, keepdim=False)", "The p-norm of the difference of rows.",
      example: "F.pairwise_distance(torch.ones(2, 3), torch.zeros(2, 3))"
    ) { a in
      try Functional.pairwiseDistance(
        a.tensor("x1"), a.tensor("x2"), p: a.double("p"), eps: a.double("eps"), keepdim: a.truth("keepdim")
      ).value
    },
    Declaration(
      "cosine_similarity", "(x1, x2, dim=1, eps=1e-08)", "The cosine of the angle of rows.",
      example: "F.cosine_similarity(torch.ones(2, 3), torch.ones(2, 3))"
    ) { a in
      try Functional.cosineSimilarity(a.tensor("x1"), a.tensor("x2"), dim: a.int("dim"), eps: a.double("eps")).value
    },
  ]
}
