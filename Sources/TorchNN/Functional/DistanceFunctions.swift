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
        a.tensor(0), a.tensor(1), p: a.double(2), eps: a.double(3), keepdim: a.truth(4)
      ).value
    },
    Declaration(
      "cosine_similarity", "(x1, x2, dim=1, eps=1e-08)", "The cosine of the angle of rows.",
      example: "F.cosine_similarity(torch.ones(2, 3), torch.ones(2, 3))"
    ) { a in
      try Functional.cosineSimilarity(a.tensor(0), a.tensor(1), dim: a.int(2), eps: a.double(3)).value
    },
  ]
}
