// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import PythonRuntime
import Tensors

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
      "pdist", "(input, p=2.0)", "The p-norms of the differences of all pairs of rows, (0, 1), (0, 2) … (1, 2) ….",
      example: "F.pdist(torch.tensor([[0.0, 0.0], [3.0, 4.0], [0.0, 1.0]]))"
    ) { a in
      let (x, p) = (try a.tensor("input"), try a.double("p"))
      guard x.rank == 2 else { throw TensorError.runtime("pdist only supports 2D tensors, got: \(x.rank)D") }
      guard p >= 0 else { throw TensorError.runtime("pdist only supports non-negative p values") }
      guard x.dtype.isFloatingPoint else { throw TensorError.runtime("pdist only supports floating-point dtypes") }
      return try x.ownPairDistances(p: p).value
    },
    Declaration(
      "cosine_similarity", "(x1, x2, dim=1, eps=1e-08)", "The cosine of the angle of rows.",
      example: "F.cosine_similarity(torch.ones(2, 3), torch.ones(2, 3))"
    ) { a in
      try Functional.cosineSimilarity(a.tensor("x1"), a.tensor("x2"), dim: a.int("dim"), eps: a.double("eps")).value
    },
  ]
}
