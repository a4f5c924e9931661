// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import PythonRuntime

/// Losses of margins and rankings.
enum MarginLossFunctions {
  private static let legacy = "size_average=None, reduce=None, reduction='mean'"

  static let all: [Declaration] = [
    Declaration(
      "margin_ranking_loss", "(input1, input2, target, margin=0, \(legacy))",
      "max(0, -target * (input1 - input2) + margin)",
      example: "F.margin_ranking_loss(torch.ones(2), torch.zeros(2), torch.ones(2))"
    ) { a in
      try Functional.marginRankingLoss(
        a.tensor("input1"), a.tensor("input2"), a.tensor("target"), margin: a.double("margin"),
        reduction: a.lossReduction()
      ).value
    },
    Declaration(
      "hinge_embedding_loss", "(input, target, margin=1.0, \(legacy))",
      "input where target is 1, else max(0, margin - input).",
      example: "F.hinge_embedding_loss(torch.ones(2), torch.tensor([1.0, -1.0]))"
    ) { a in
      try Functional.hingeEmbeddingLoss(
        a.tensor("input"), a.tensor("target"), margin: a.double("margin"), reduction: a.lossReduction()
      ).value
    },
    Declaration(
      "soft_margin_loss", "(input, target, \(legacy))", "log(1 + exp(-target * input))",
      example: "F.soft_margin_loss(torch.ones(2), torch.tensor([1.0, -1.0]))"
    ) { a in
      try Functional.softMarginLoss(
        a.tensor("input"), a.tensor("target"), reduction: a.lossReduction()
      ).value
    },
    Declaration(
      "multilabel_soft_margin_loss", "(input, target, weight=None, \(legacy))",
      "The cross entropy of several labels given logits.",
      example: "F.multilabel_soft_margin_loss(torch.zeros(1, 2), torch.ones(1, 2))"
    ) { a in
      try Functional.multilabelSoftMarginLoss(
        a.tensor("input"), a.tensor("target"), weight: a.optionalTensor("weight"), reduction: a.plainReduction()
      ).value
    },
    Declaration(
      "multilabel_margin_loss", "(input, target, \(legacy))", "The margin loss of several classes.",
      example: "F.multilabel_margin_loss(torch.zeros(1, 3), torch.tensor([[0, -1, -1]]))"
    ) { a in
      try Functional.multilabelMarginLoss(
        a.tensor("input"), a.tensor("target"), reduction: a.lossReduction()
      ).value
    },
    Declaration(
      "multi_margin_loss", "(input, target, p=1, margin=1.0, weight=None, \(legacy))", "The margin loss of one class.",
      example: "F.multi_margin_loss(torch.zeros(1, 3), torch.tensor([0]))"
    ) { a in
      try Functional.multiMarginLoss(
        a.tensor("input"), a.tensor("target"), p: a.int("p"), margin: a.double("margin"),
        weight: a.optionalTensor("weight"),
        reduction: a.lossReduction()
      ).value
    },
    Declaration(
      "cosine_embedding_loss", "(input1, input2, target, margin=0, \(legacy))",
      "1 - cosine for equal pairs, max(0, cosine - margin) for others.",
      example: "F.cosine_embedding_loss(torch.ones(1, 2), torch.ones(1, 2), torch.ones(1))"
    ) { a in
      try Functional.cosineEmbeddingLoss(
        a.tensor("input1"), a.tensor("input2"), a.tensor("target"), margin: a.double("margin"),
        reduction: a.lossReduction()
      ).value
    },
    Declaration(
      "triplet_margin_loss", "(anchor, positive, negative, margin=1.0, p=2, eps=1e-06, swap=False, \(legacy))",
      "max(0, d(anchor, positive) - d(anchor, negative) + margin)",
      example: "F.triplet_margin_loss(torch.ones(1, 2), torch.ones(1, 2), torch.zeros(1, 2))"
    ) { a in
      try Functional.tripletMarginLoss(
        a.tensor("anchor"), a.tensor("positive"), a.tensor("negative"), margin: a.double("margin"), p: a.double("p"),
        eps: a.double("eps"), swap: a.truth("swap"),
        reduction: a.lossReduction()
      ).value
    },
  ]
}
