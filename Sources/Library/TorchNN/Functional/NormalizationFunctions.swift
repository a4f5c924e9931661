// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import PythonRuntime

/// Normalisations.
enum NormalizationFunctions {
  static let all: [Declaration] = [
    Declaration(
      "batch_norm",
      "(input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-05)",
      "Normalises each channel by the batch (training) or by running statistics.",
      example: "F.batch_norm(torch.ones(2, 3), torch.zeros(3), torch.ones(3))"
    ) { a in
      if try a.truth("training"), try a.double("eps") <= 0 {
        throw PyError.value(
          "batch_norm eps must be positive during training, but got \(try a.interpreter.str(a["eps"]))")
      }
      return try Functional.batchNorm(
        a.tensor("input"), runningMean: a.optionalTensor("running_mean"), runningVar: a.optionalTensor("running_var"),
        weight: a.optionalTensor("weight"),
        bias: a.optionalTensor("bias"), training: a.truth("training"), momentum: a.double("momentum"),
        eps: a.double("eps")
      ).value
    },
    Declaration(
      "instance_norm",
      "(input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True, momentum=0.1, eps=1e-05)",
      "Normalises each channel of each sample by itself.", example: "F.instance_norm(torch.ones(1, 2, 4))"
    ) { a in
      try Functional.instanceNorm(
        a.tensor("input"), runningMean: a.optionalTensor("running_mean"), runningVar: a.optionalTensor("running_var"),
        weight: a.optionalTensor("weight"),
        bias: a.optionalTensor("bias"), useInputStats: a.truth("use_input_stats"), momentum: a.double("momentum"),
        eps: a.double("eps")
      ).value
    },
    Declaration(
      "layer_norm", "(input, normalized_shape, weight=None, bias=None, eps=1e-05)",
      "Normalises the last dimensions of each sample.", example: "F.layer_norm(torch.tensor([[1.0, 3.0]]), (2,))"
    ) { a in
      try Functional.layerNorm(
        a.tensor("input"), normalizedShape: a.shape("normalized_shape"), weight: a.optionalTensor("weight"),
        bias: a.optionalTensor("bias"),
        eps: a.double("eps")
      ).value
    },
    Declaration(
      "rms_norm", "(input, normalized_shape, weight=None, eps=None)",
      "Divides by the root of the mean square of the last dimensions.",
      example: "F.rms_norm(torch.tensor([[3.0, 4.0]]), (2,))"
    ) { a in
      try Functional.rmsNorm(
        a.tensor("input"), normalizedShape: a.shape("normalized_shape"), weight: a.optionalTensor("weight"),
        eps: a.optionalDouble("eps")
      ).value
    },
    Declaration(
      "group_norm", "(input, num_groups, weight=None, bias=None, eps=1e-05)", "Normalises groups of channels.",
      example: "F.group_norm(torch.ones(1, 4, 2), 2)"
    ) { a in
      try Functional.groupNorm(
        a.tensor("input"), groups: a.int("num_groups"), weight: a.optionalTensor("weight"),
        bias: a.optionalTensor("bias"), eps: a.double("eps")
      ).value
    },
    Declaration(
      "local_response_norm", "(input, size, alpha=0.0001, beta=0.75, k=1.0)",
      "Divides by the activity of neighbouring channels.", example: "F.local_response_norm(torch.ones(1, 3, 2), 2)"
    ) { a in
      try Functional.localResponseNorm(
        a.tensor("input"), size: a.int("size"), alpha: a.double("alpha"), beta: a.double("beta"), k: a.double("k")
      ).value
    },
    Declaration(
      "normalize", "(input, p=2.0, dim=1, eps=1e-12, out=None)", "Divides by the p-norm along dim.",
      example: "F.normalize(torch.tensor([[3.0, 4.0]]))"
    ) { a in
      try a.refuse("out")
      return try Functional.normalize(
        a.tensor("input", asked: "norm"), p: a.double("p"), dim: a.int("dim"), eps: a.double("eps")
      )
      .value
    },
  ]
}
