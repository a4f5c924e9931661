// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

@testable import NeuralNetworks

/// A call of a function by PyTorch's name, with settings as the fixtures write them.
struct LayerCall {
  let a: Settings
  let t: [Tensor]

  init(_ settings: Settings, _ tensors: [Tensor]) {
    a = settings
    t = tensors
  }

  func optional(_ i: Int) -> Tensor? { i < t.count ? t[i] : nil }
  var reduction: Reduction { Reduction(rawValue: a.text("reduction", "mean")) ?? .mean }
  func padding() throws -> ConvolutionPadding {
    a.has("pads") ? try ConvolutionPadding(named: a.text("pads")) : .amounts(a.list("padding", [0]))
  }

  func run(_ name: String) throws -> Tensor {
    let families = [convolution, pooling, normalization, activation, loss, rest]
    for family in families { if let result = try family(name) { return result } }
    throw TensorError.runtime("no such function: \(name)")
  }

  func convolution(_ name: String) throws -> Tensor? {
    switch name {
    case "conv1d":
      return try Functional.conv1d(
        t[0], t[1], optional(2), stride: a.list("stride", [1]), padding: padding(), dilation: a.list("dilation", [1]),
        groups: a.int("groups", 1))
    case "conv2d":
      return try Functional.conv2d(
        t[0], t[1], optional(2), stride: a.list("stride", [1]), padding: padding(), dilation: a.list("dilation", [1]),
        groups: a.int("groups", 1))
    case "conv3d":
      return try Functional.conv3d(
        t[0], t[1], optional(2), stride: a.list("stride", [1]), padding: padding(), dilation: a.list("dilation", [1]),
        groups: a.int("groups", 1))
    case "conv_transpose1d":
      return try Functional.convTranspose1d(
        t[0], t[1], optional(2), stride: a.list("stride", [1]), padding: a.list("padding", [0]),
        outputPadding: a.list("output_padding", [0]), groups: a.int("groups", 1), dilation: a.list("dilation", [1]))
    case "conv_transpose2d":
      return try Functional.convTranspose2d(
        t[0], t[1], optional(2), stride: a.list("stride", [1]), padding: a.list("padding", [0]),
        outputPadding: a.list("output_padding", [0]), groups: a.int("groups", 1), dilation: a.list("dilation", [1]))
    default: return nil
    }
  }

  func pooling(_ name: String) throws -> Tensor? {
    switch name {
    case "max_pool1d":
      return try Functional.maxPool1d(
        t[0], kernelSize: a.list("kernel_size", [1]), stride: a.list("stride"), padding: a.list("padding", [0]),
        dilation: a.list("dilation", [1]), ceilMode: a.truth("ceil_mode", false)
      ).values
    case "max_pool2d":
      return try Functional.maxPool2d(
        t[0], kernelSize: a.list("kernel_size", [1]), stride: a.list("stride"), padding: a.list("padding", [0]),
        dilation: a.list("dilation", [1]), ceilMode: a.truth("ceil_mode", false)
      ).values
    case "max_pool3d":
      return try Functional.maxPool3d(
        t[0], kernelSize: a.list("kernel_size", [1]), stride: a.list("stride"), padding: a.list("padding", [0]),
        dilation: a.list("dilation", [1]), ceilMode: a.truth("ceil_mode", false)
      ).values
    case "avg_pool1d":
      return try Functional.avgPool1d(
        t[0], kernelSize: a.list("kernel_size", [1]), stride: a.list("stride"), padding: a.list("padding", [0]),
        ceilMode: a.truth("ceil_mode", false), countIncludePad: a.truth("count_include_pad", true))
    case "avg_pool2d":
      return try Functional.avgPool2d(
        t[0], kernelSize: a.list("kernel_size", [1]), stride: a.list("stride"), padding: a.list("padding", [0]),
        ceilMode: a.truth("ceil_mode", false), countIncludePad: a.truth("count_include_pad", true),
        divisorOverride: (a.has("divisor_override") ? a.int("divisor_override") : nil))
    case "avg_pool3d":
      return try Functional.avgPool3d(
        t[0], kernelSize: a.list("kernel_size", [1]), stride: a.list("stride"), padding: a.list("padding", [0]),
        ceilMode: a.truth("ceil_mode", false), countIncludePad: a.truth("count_include_pad", true),
        divisorOverride: (a.has("divisor_override") ? a.int("divisor_override") : nil))
    case "lp_pool2d":
      return try Functional.lpPool(
        t[0], normType: a.real("norm_type", 2), kernelSize: a.list("kernel_size", [1]), stride: a.list("stride"),
        ceilMode: a.truth("ceil_mode", false), dimensions: 2)
    case "adaptive_avg_pool1d": return try Functional.adaptiveAvgPool1d(t[0], outputSize: a.list("output_size", [1]))
    case "adaptive_avg_pool2d": return try Functional.adaptiveAvgPool2d(t[0], outputSize: a.list("output_size", [1]))
    case "adaptive_avg_pool3d": return try Functional.adaptiveAvgPool3d(t[0], outputSize: a.list("output_size", [1]))
    case "adaptive_max_pool1d":
      return try Functional.adaptiveMaxPool1d(t[0], outputSize: a.list("output_size", [1])).values
    case "adaptive_max_pool2d":
      return try Functional.adaptiveMaxPool2d(t[0], outputSize: a.list("output_size", [1])).values
    case "adaptive_max_pool3d":
      return try Functional.adaptiveMaxPool3d(t[0], outputSize: a.list("output_size", [1])).values
    default: return nil
    }
  }

  func normalization(_ name: String) throws -> Tensor? {
    switch name {
    case "batch_norm":
      return try Functional.batchNorm(
        t[0], runningMean: optional(1)?.detach(), runningVar: optional(2)?.detach(), weight: optional(3),
        bias: optional(4), training: a.truth("training"), momentum: a.real("momentum", 0.1), eps: a.real("eps", 1e-5))
    case "instance_norm":
      return try Functional.instanceNorm(t[0], weight: optional(1), bias: optional(2), eps: a.real("eps", 1e-5))
    case "layer_norm":
      return try Functional.layerNorm(
        t[0], normalizedShape: a.list("normalized_shape", [1]), weight: optional(1), bias: optional(2),
        eps: a.real("eps", 1e-5))
    case "group_norm":
      return try Functional.groupNorm(
        t[0], groups: a.int("num_groups", 1), weight: optional(1), bias: optional(2), eps: a.real("eps", 1e-5))
    case "rms_norm":
      return try Functional.rmsNorm(
        t[0], normalizedShape: a.list("normalized_shape", [1]), weight: optional(1),
        eps: (a.has("eps") ? a.real("eps") : nil))
    case "local_response_norm":
      return try Functional.localResponseNorm(
        t[0], size: a.int("size", 2), alpha: a.real("alpha", 1e-4), beta: a.real("beta", 0.75), k: a.real("k", 1))
    case "normalize": return try Functional.normalize(t[0], p: a.real("p", 2), dim: a.int("dim", 1))
    default: return nil
    }
  }

  func activation(_ name: String) throws -> Tensor? {
    switch name {
    case "relu6": return try Functional.relu6(t[0])
    case "hardtanh":
      return try Functional.hardtanh(
        t[0], minVal: .double(a.real("min_val", -1)), maxVal: .double(a.real("max_val", 1)))
    case "threshold":
      return try Functional.threshold(
        t[0], threshold: .double(a.real("threshold", 0)), value: .double(a.real("value", 0)))
    case "leaky_relu": return try Functional.leakyRelu(t[0], negativeSlope: a.real("negative_slope", 0.01))
    case "prelu": return try Functional.prelu(t[0], t[1])
    case "rrelu": return try Functional.rrelu(t[0], training: a.truth("training", false))
    case "elu": return try Functional.elu(t[0], alpha: a.real("alpha", 1))
    case "selu": return try Functional.selu(t[0])
    case "celu": return try Functional.celu(t[0], alpha: a.real("alpha", 1))
    case "gelu": return try Functional.gelu(t[0], approximate: a.text("approximate", "none"))
    case "silu": return try Functional.silu(t[0])
    case "mish": return try Functional.mish(t[0])
    case "softplus": return try Functional.softplus(t[0], beta: a.real("beta", 1), threshold: a.real("threshold", 20))
    case "softsign": return try Functional.softsign(t[0])
    case "tanhshrink": return try Functional.tanhshrink(t[0])
    case "hardsigmoid": return try Functional.hardsigmoid(t[0])
    case "hardswish": return try Functional.hardswish(t[0])
    case "hardshrink": return try Functional.hardshrink(t[0], lambda: a.real("lambd", 0.5))
    case "softshrink": return try Functional.softshrink(t[0], lambda: a.real("lambd", 0.5))
    case "logsigmoid": return try Functional.logsigmoid(t[0])
    case "glu": return try Functional.glu(t[0], dim: a.int("dim", -1))
    case "softmin": return try Functional.softmin(t[0], dim: a.int("dim", -1))
    default: return nil
    }
  }

  func loss(_ name: String) throws -> Tensor? {
    switch name {
    case "mse_loss": return try Functional.mseLoss(t[0], t[1], reduction: reduction)
    case "l1_loss": return try Functional.l1Loss(t[0], t[1], reduction: reduction)
    case "smooth_l1_loss": return try Functional.smoothL1Loss(t[0], t[1], reduction: reduction, beta: a.real("beta", 1))
    case "huber_loss": return try Functional.huberLoss(t[0], t[1], reduction: reduction, delta: a.real("delta", 1))
    case "kl_div":
      return try Functional.klDiv(
        t[0], t[1], reduction: a.text("reduction", "mean") == "batchmean" ? .sum : reduction,
        batchMean: a.text("reduction", "mean") == "batchmean", logTarget: a.truth("log_target", false))
    case "poisson_nll_loss":
      return try Functional.poissonNllLoss(
        t[0], t[1], logInput: a.truth("log_input", true), full: a.truth("full", false), reduction: reduction)
    case "gaussian_nll_loss":
      return try Functional.gaussianNllLoss(t[0], t[1], t[2], full: a.truth("full", false), reduction: reduction)
    case "cross_entropy":
      return try Functional.crossEntropy(
        t[0], t[1], weight: optional(2), ignoreIndex: a.int("ignore_index", -100), reduction: reduction,
        labelSmoothing: a.real("label_smoothing", 0))
    case "nll_loss":
      return try Functional.nllLoss(
        t[0], t[1], weight: optional(2), ignoreIndex: a.int("ignore_index", -100), reduction: reduction)
    case "binary_cross_entropy":
      return try Functional.binaryCrossEntropy(t[0], t[1], weight: optional(2), reduction: reduction)
    case "binary_cross_entropy_with_logits":
      return try Functional.binaryCrossEntropyWithLogits(t[0], t[1], reduction: reduction, posWeight: optional(2))
    case "multi_margin_loss":
      return try Functional.multiMarginLoss(
        t[0], t[1], p: a.int("p", 1), margin: a.real("margin", 1), weight: optional(2), reduction: reduction)
    case "multilabel_margin_loss": return try Functional.multilabelMarginLoss(t[0], t[1], reduction: reduction)
    case "multilabel_soft_margin_loss": return try Functional.multilabelSoftMarginLoss(t[0], t[1], reduction: reduction)
    case "soft_margin_loss": return try Functional.softMarginLoss(t[0], t[1], reduction: reduction)
    case "margin_ranking_loss":
      return try Functional.marginRankingLoss(t[0], t[1], t[2], margin: a.real("margin", 0), reduction: reduction)
    case "hinge_embedding_loss":
      return try Functional.hingeEmbeddingLoss(t[0], t[1], margin: a.real("margin", 1), reduction: reduction)
    case "cosine_embedding_loss":
      return try Functional.cosineEmbeddingLoss(t[0], t[1], t[2], margin: a.real("margin", 0), reduction: reduction)
    case "triplet_margin_loss":
      return try Functional.tripletMarginLoss(
        t[0], t[1], t[2], margin: a.real("margin", 1), p: a.real("p", 2), swap: a.truth("swap", false),
        reduction: reduction)
    case "pairwise_distance":
      return try Functional.pairwiseDistance(t[0], t[1], p: a.real("p", 2), keepdim: a.truth("keepdim", false))
    case "cosine_similarity": return try Functional.cosineSimilarity(t[0], t[1], dim: a.int("dim", 1))
    default: return nil
    }
  }

  func rest(_ name: String) throws -> Tensor? {
    switch name {
    case "linear": return try Functional.linear(t[0], t[1], optional(2))
    case "bilinear": return try Functional.bilinear(t[0], t[1], t[2], optional(3))
    case "dropout": return try Functional.dropout(t[0], p: a.real("p", 0.5))
    case "dropout2d": return try Functional.dropout2d(t[0], p: a.real("p", 0.5))
    case "alpha_dropout": return try Functional.alphaDropout(t[0], p: a.real("p", 0.5), training: true)
    case "embedding":
      return try Functional.embedding(
        t[0], t[1], paddingIdx: (a.has("padding_idx") ? a.int("padding_idx") : nil),
        scaleGradByFreq: a.truth("scale_grad_by_freq", false))
    case "pad":
      return try Functional.pad(
        t[0], a.list("pad", []), mode: a.text("mode", "constant"), value: (a.has("value") ? a.real("value") : nil))
    case "interpolate":
      return try Functional.interpolate(
        t[0], size: a.list("size"), scaleFactor: (a.has("scale_factor") ? [a.real("scale_factor")] : nil),
        mode: a.text("mode", "nearest"), alignCorners: (a.has("align_corners") ? a.truth("align_corners") : nil))
    case "pixel_shuffle": return try Functional.pixelShuffle(t[0], a.int("n", 2))
    case "unfold":
      return try Functional.unfold(
        t[0], kernelSize: a.list("kernel_size", [1]), dilation: a.list("dilation", [1]),
        padding: a.list("padding", [0]), stride: a.list("stride", [1]))
    case "fold":
      return try Functional.fold(
        t[0], outputSize: a.list("output_size", [1]), kernelSize: a.list("kernel_size", [1]),
        dilation: a.list("dilation", [1]), padding: a.list("padding", [0]), stride: a.list("stride", [1]))
    case "scaled_dot_product_attention":
      return try Functional.scaledDotProductAttention(
        t[0], t[1], t[2], mask: optional(3), isCausal: a.truth("is_causal", false))
    default: return nil
    }
  }
}
