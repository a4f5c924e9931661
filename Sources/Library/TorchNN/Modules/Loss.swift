// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TorchCore

/// Losses.
enum LossLayers {
  /// The names of a constructor's parameters that become neither attribute nor buffer.
  private static let legacy: Set<String> = ["size_average", "reduce"]

  /// Keeps arguments: tensors named in `buffers` as buffers, the rest as attributes; the old `size_average` and `reduce` decide
  /// `reduction` where they are given.
  private static func keep(_ buffers: [String]) -> (ModuleObject, Bound) throws -> Void {
    { module, a in
      guard let names = try a.builtin?.signature().parameterNames else { return }
      var average = Value.none
      var reduce = Value.none
      for (name, value) in zip(names, a.values) where name != "self" {
        switch name {
        case "size_average": average = value
        case "reduce": reduce = value
        default:
          if buffers.contains(name.name) {
            try module.registerBuffer(Value(name.name), value, persistent: true)
          } else {
            module.attributes?[name] = value
          }
        }
      }
      if !average.isNone || !reduce.isNone {
        module.set("reduction", Value(try legacyReduction(average, reduce)))
      }
    }
  }

  /// What `size_average` and `reduce` of old mean.
  static func legacyReduction(_ average: Value, _ reduce: Value) throws -> String {
    let interpreter = Interpreter.current
    let averages = try average.isNone || interpreter.truth(average)
    let reduces = try reduce.isNone || interpreter.truth(reduce)
    let reduction = !reduces ? "none" : averages ? "mean" : "sum"
    try Warnings.user("size_average and reduce args will be deprecated, please use reduction='\(reduction)' instead.")
    return reduction
  }

  private static let standard = "size_average=None, reduce=None, reduction='mean'"

  @inline(never) private static func layer(
    _ name: String, _ signature: String, _ doc: String, function: String, _ settings: [String], buffers: [String] = [],
    inputs: String = "input, target", example: String? = nil, check: ((Bound) throws -> Void)? = nil
  ) -> Layer {
    let keep = keep(buffers)
    return Layer(
      name: name, file: "loss", base: "_Loss", signature: "(\(signature))", doc: doc,
      example: example ?? "nn.\(name)()",
      inputs: inputs, forward: .function(function, settings),
      build: { module, a in
        try check?(a)
        try keep(module, a)
      })
  }

  // SAFETY: made once and never changed; the bodies run only on the thread that evaluates.
  nonisolated(unsafe) static let all: [Layer] = [
    Layer(name: "_Loss", file: "loss", signature: "(\(standard))", doc: "The base of losses.", build: keep([])),
    layer(
      "L1Loss", standard, "The mean of |input - target|.", function: "l1_loss", ["-", "-", "reduction", "-"],
      example: "nn.L1Loss()(torch.ones(3), torch.zeros(3))"),
    layer(
      "MSELoss", standard, "The mean of (input - target) ** 2.", function: "mse_loss", ["-", "-", "reduction", "-"],
      example: "nn.MSELoss()(torch.ones(3), torch.zeros(3))"),
    layer(
      "CrossEntropyLoss",
      "weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean', label_smoothing=0.0",
      "Minus the log of the softmax probability of the target class.", function: "cross_entropy",
      ["weight", "-", "ignore_index", "-", "reduction", "label_smoothing"], buffers: ["weight"],
      example: "nn.CrossEntropyLoss()(torch.zeros(2, 3), torch.tensor([0, 2]))"),
    layer(
      "NLLLoss", "weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean'",
      "Minus the log-probability of the target class.", function: "nll_loss",
      ["weight", "-", "ignore_index", "-", "reduction"], buffers: ["weight"],
      example: "nn.NLLLoss()(torch.zeros(2, 3), torch.tensor([0, 2]))"),
    layer(
      "PoissonNLLLoss", "log_input=True, full=False, size_average=None, eps=1e-08, reduce=None, reduction='mean'",
      "The negative log-likelihood of Poisson counts.", function: "poisson_nll_loss",
      ["log_input", "full", "-", "eps", "-", "reduction"], inputs: "log_input, target"),
    layer(
      "GaussianNLLLoss", "*, full=False, eps=1e-06, reduction='mean'",
      "The negative log-likelihood of normal values with given variances.", function: "gaussian_nll_loss",
      ["full", "eps", "reduction"], inputs: "input, target, var"),
    layer(
      "KLDivLoss", "size_average=None, reduce=None, reduction='mean', log_target=False",
      "The Kullback-Leibler divergence.",
      function: "kl_div", ["-", "-", "reduction", "log_target"]),
    layer(
      "BCELoss", "weight=None, \(standard)", "The cross entropy of two classes given probabilities.",
      function: "binary_cross_entropy", ["weight", "-", "-", "reduction"], buffers: ["weight"],
      example: "nn.BCELoss()(torch.tensor([0.5]), torch.tensor([1.0]))"),
    layer(
      "BCEWithLogitsLoss", "weight=None, \(standard), pos_weight=None",
      "The cross entropy of two classes given logits.",
      function: "binary_cross_entropy_with_logits", ["weight", "-", "-", "reduction", "pos_weight"],
      buffers: ["weight", "pos_weight"], example: "nn.BCEWithLogitsLoss()(torch.tensor([0.0]), torch.tensor([1.0]))"),
    layer(
      "HingeEmbeddingLoss", "margin=1.0, \(standard)", "input where target is 1, else max(0, margin - input).",
      function: "hinge_embedding_loss", ["margin", "-", "-", "reduction"]),
    layer(
      "MultiLabelMarginLoss", standard, "The margin loss of several classes.", function: "multilabel_margin_loss",
      ["-", "-", "reduction"]),
    layer(
      "SmoothL1Loss", "size_average=None, reduce=None, reduction='mean', beta=1.0",
      "Squared below beta, absolute above.", function: "smooth_l1_loss", ["-", "-", "reduction", "beta"],
      example: "nn.SmoothL1Loss()(torch.ones(3), torch.zeros(3))"),
    layer(
      "HuberLoss", "reduction='mean', delta=1.0", "Squared below delta, linear above.", function: "huber_loss",
      ["reduction", "delta"], example: "nn.HuberLoss()(torch.ones(3), torch.zeros(3))",
      check: { a in
        switch try a["delta"] {
        case .float, .int, .bool: return
        default:
          let type = try a.interpreter.str(.object(a.interpreter.type(of: a["delta"])))
          throw PyError.type("delta must be a float or int, got: \(type)")
        }
      }),
    layer(
      "SoftMarginLoss", standard, "log(1 + exp(-target * input))", function: "soft_margin_loss",
      ["-", "-", "reduction"]),
    layer(
      "MultiLabelSoftMarginLoss", "weight=None, \(standard)", "The cross entropy of several labels given logits.",
      function: "multilabel_soft_margin_loss", ["weight", "-", "-", "reduction"], buffers: ["weight"]),
    layer(
      "CosineEmbeddingLoss", "margin=0.0, \(standard)",
      "1 - cosine for equal pairs, max(0, cosine - margin) for others.",
      function: "cosine_embedding_loss", ["margin", "-", "-", "reduction"], inputs: "input1, input2, target"),
    layer(
      "MarginRankingLoss", "margin=0.0, \(standard)", "max(0, -target * (input1 - input2) + margin)",
      function: "margin_ranking_loss", ["margin", "-", "-", "reduction"], inputs: "input1, input2, target"),
    layer(
      "MultiMarginLoss", "p=1, margin=1.0, weight=None, \(standard)", "The margin loss of one class.",
      function: "multi_margin_loss", ["p", "margin", "weight", "-", "-", "reduction"], buffers: ["weight"],
      check: { a in
        let p = try NumberArgument.double(a["p"])
        if p != 1 && p != 2 { throw PyError.value("only p == 1 and p == 2 supported") }
        if let weight = try a["weight"].tensor, weight.rank != 1 {
          throw PyError.value("MultiMarginLoss: expected weight to be None or 1D tensor, got \(weight.rank)D instead")
        }
      }),
    layer(
      "TripletMarginLoss", "margin=1.0, p=2.0, eps=1e-06, swap=False, \(standard)",
      "max(0, d(anchor, positive) - d(anchor, negative) + margin)", function: "triplet_margin_loss",
      ["margin", "p", "eps", "swap", "-", "-", "reduction"], inputs: "anchor, positive, negative",
      check: { a in
        if try NumberArgument.double(a["margin"]) <= 0 {
          throw PyError.value(
            "TripletMarginLoss: expected margin to be greater than 0, got \(try a.interpreter.str(a["margin"])) instead"
          )
        }
      }),
  ]
}
