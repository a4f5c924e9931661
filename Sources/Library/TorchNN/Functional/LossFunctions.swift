// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import PythonRuntime
import Tensors
import TorchCore

extension Bound {
  /// The reduction of a loss.
  func lossReduction() throws -> Reduction { try Reduction(named: reduction()) }

  /// The same for functions that PyTorch has in Python, which name a wrong one in fewer words.
  func plainReduction() throws -> Reduction {
    let name = try reduction()
    guard let reduction = Reduction(rawValue: name) else { throw PyError.value("\(name) is not valid") }
    return reduction
  }
}

/// Losses of regression, classification and probabilities.
enum LossFunctions {
  private static let legacy = "size_average=None, reduce=None, reduction='mean'"

  /// A loss with a weight for each element; nil when none is given.
  private static func weighted(_ kind: String, _ a: Bound, delta: Value = .float(1)) throws -> Value? {
    guard try a.isGiven("weight") else { return nil }
    return try PythonParts.call(
      "torch.nn._functions", "_weighted",
      [Value(kind), a["input"], a["target"], Value(a.lossReduction().rawValue), a["weight"], delta])
  }

  static let all: [Declaration] = [
    Declaration(
      "mse_loss", "(input, target, \(legacy), weight=None)", "The mean of (input - target) ** 2.",
      example: "F.mse_loss(torch.ones(3), torch.zeros(3))"
    ) { a in
      if let weighted = try weighted("mse", a) { return weighted }
      let target = try a.tensor("target", asked: "size")
      return try Functional.mseLoss(
        a.tensor("input", asked: "size"), target, reduction: a.lossReduction()
      ).value
    },
    Declaration(
      "l1_loss", "(input, target, \(legacy), weight=None)", "The mean of |input - target|.",
      example: "F.l1_loss(torch.ones(3), torch.zeros(3))"
    ) { a in
      if let weighted = try weighted("l1", a) { return weighted }
      let target = try a.tensor("target", asked: "size")
      return try Functional.l1Loss(a.tensor("input", asked: "size"), target, reduction: a.lossReduction()).value
    },
    Declaration(
      "smooth_l1_loss", "(input, target, \(legacy), beta=1.0)", "Squared below beta, absolute above.",
      example: "F.smooth_l1_loss(torch.ones(3), torch.zeros(3))"
    ) { a in
      let target = try a.tensor("target", asked: "size")
      return try Functional.smoothL1Loss(
        a.tensor("input", asked: "size"), target, reduction: a.lossReduction(), beta: a.double("beta")
      ).value
    },
    Declaration(
      "huber_loss", "(input, target, reduction='mean', delta=1.0, weight=None)", "Squared below delta, linear above.",
      example: "F.huber_loss(torch.ones(3), torch.zeros(3))"
    ) { a in
      if let weighted = try weighted("huber", a, delta: a["delta"]) { return weighted }
      let target = try a.tensor("target", asked: "size")
      return try Functional.huberLoss(
        a.tensor("input", asked: "size"), target, reduction: a.lossReduction(), delta: a.double("delta")
      ).value
    },
    Declaration(
      "cross_entropy",
      "(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean', "
        + "label_smoothing=0.0)",
      "Minus the log of the softmax probability of the target class.",
      example: "F.cross_entropy(torch.zeros(2, 3), torch.tensor([0, 2]))"
    ) { a in
      try Functional.crossEntropy(
        a.tensor("input", of: "cross_entropy_loss", as: "input"),
        a.tensor("target", of: "cross_entropy_loss", as: "target"), weight: a.optionalTensor("weight"),
        ignoreIndex: a.int("ignore_index"),
        reduction: a.lossReduction(), labelSmoothing: a.double("label_smoothing")
      ).value
    },
    Declaration(
      "nll_loss", "(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean')",
      "Minus the log-probability of the target class.", example: "F.nll_loss(torch.zeros(2, 3), torch.tensor([0, 2]))"
    ) { a in
      try Functional.nllLoss(
        a.tensor("input", of: "nll_loss_nd", as: "input"), a.tensor("target", of: "nll_loss_nd", as: "target"),
        weight: a.optionalTensor("weight"), ignoreIndex: a.int("ignore_index"),
        reduction: a.lossReduction()
      ).value
    },
    Declaration(
      "binary_cross_entropy", "(input, target, weight=None, \(legacy))",
      "The cross entropy of two classes given probabilities.",
      example: "F.binary_cross_entropy(torch.tensor([0.5]), torch.tensor([1.0]))"
    ) { a in
      let target = try a.tensor("target", asked: "size")
      return try Functional.binaryCrossEntropy(
        a.tensor("input", asked: "size"), target, weight: a.optionalTensor("weight"), reduction: a.lossReduction()
      ).value
    },
    Declaration(
      "binary_cross_entropy_with_logits", "(input, target, weight=None, \(legacy), pos_weight=None)",
      "The cross entropy of two classes given logits.",
      example: "F.binary_cross_entropy_with_logits(torch.tensor([0.0]), torch.tensor([1.0]))"
    ) { a in
      let target = try a.tensor("target", asked: "size")
      return try Functional.binaryCrossEntropyWithLogits(
        a.tensor("input", asked: "size"), target, weight: a.optionalTensor("weight"), reduction: a.lossReduction(),
        posWeight: a.optionalTensor("pos_weight")
      ).value
    },
    Declaration(
      "kl_div", "(input, target, \(legacy), log_target=False)",
      "The Kullback-Leibler divergence; input holds log-probabilities.",
      example: "F.kl_div(torch.tensor([[-1.0, -0.5]]), torch.tensor([[0.4, 0.6]]), reduction='batchmean')"
    ) { a in
      let name = try a.reduction()
      if name == "mean" {
        try Warnings.user(
          "reduction: 'mean' divides the total loss by both the batch size and the support size.'batchmean' divides only "
            + "by the batch size, and aligns with the KL div math definition.'mean' will be changed to behave the same as "
            + "'batchmean' in the next major release.")
      }
      let isBatchMean = name == "batchmean"
      return try Functional.klDiv(
        a.tensor("input"), a.tensor("target"), reduction: isBatchMean ? .sum : Reduction(named: name),
        batchMean: isBatchMean,
        logTarget: a.truth("log_target")
      ).value
    },
    Declaration(
      "poisson_nll_loss",
      "(input, target, log_input=True, full=False, size_average=None, eps=1e-08, reduce=None, reduction='mean')",
      "The negative log-likelihood of Poisson counts.", example: "F.poisson_nll_loss(torch.zeros(2), torch.ones(2))"
    ) { a in
      try Functional.poissonNllLoss(
        a.tensor("input"), a.tensor("target"), logInput: a.truth("log_input"), full: a.truth("full"),
        eps: a.double("eps"),
        reduction: a.lossReduction()
      ).value
    },
    Declaration(
      "gaussian_nll_loss", "(input, target, var, full=False, eps=1e-06, reduction='mean')",
      "The negative log-likelihood of normal values with given variances.",
      example: "F.gaussian_nll_loss(torch.zeros(2), torch.ones(2), torch.ones(2))"
    ) { a in
      let variance: Tensor
      if let number = try? NumberArgument.double(a["var"]), try a["var"].tensor == nil {
        variance = try Tensor.full(a.tensor("input").shape, .double(number), dtype: a.tensor("input").dtype)
      } else {
        variance = try a.tensor("var")
      }
      return try Functional.gaussianNllLoss(
        a.tensor("input"), a.tensor("target"), variance, full: a.truth("full"), eps: a.double("eps"),
        reduction: a.plainReduction()
      ).value
    },
    // The checks of ctc_loss are in Python.
    Declaration(
      "_ctc_losses", "(log_probs, targets, input_lengths, target_lengths, blank, zero_infinity)",
      "The losses of sequences whose alignment with their labels is not known."
    ) { a in
      try Functional.ctcLosses(
        a.tensor("log_probs"), a.tensor("targets"), inputLengths: a.shape("input_lengths"),
        targetLengths: a.shape("target_lengths"), blank: a.int("blank"), zeroInfinity: a.truth("zero_infinity")
      ).value
    },
  ]
}
