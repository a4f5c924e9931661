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
      try Functional.batchNorm(
        a.tensor(0), runningMean: a.optionalTensor(1), runningVar: a.optionalTensor(2), weight: a.optionalTensor(3),
        bias: a.optionalTensor(4), training: a.truth(5), momentum: a.double(6), eps: a.double(7)
      ).value
    },
    Declaration(
      "instance_norm",
      "(input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True, momentum=0.1, eps=1e-05)",
      "Normalises each channel of each sample by itself.", example: "F.instance_norm(torch.ones(1, 2, 4))"
    ) { a in
      try Functional.instanceNorm(
        a.tensor(0), runningMean: a.optionalTensor(1), runningVar: a.optionalTensor(2), weight: a.optionalTensor(3),
        bias: a.optionalTensor(4), useInputStats: a.truth(5), momentum: a.double(6), eps: a.double(7)
      ).value
    },
    Declaration(
      "layer_norm", "(input, normalized_shape, weight=None, bias=None, eps=1e-05)",
      "Normalises the last dimensions of each sample.", example: "F.layer_norm(torch.tensor([[1.0, 3.0]]), (2,))"
    ) { a in
      try Functional.layerNorm(
        a.tensor(0), normalizedShape: a.shape(1), weight: a.optionalTensor(2), bias: a.optionalTensor(3),
        eps: a.double(4)
      ).value
    },
    Declaration(
      "rms_norm", "(input, normalized_shape, weight=None, eps=None)",
      "Divides by the root of the mean square of the last dimensions.",
      example: "F.rms_norm(torch.tensor([[3.0, 4.0]]), (2,))"
    ) { a in
      try Functional.rmsNorm(
        a.tensor(0), normalizedShape: a.shape(1), weight: a.optionalTensor(2), eps: a.optionalDouble(3)
      ).value
    },
    Declaration(
      "group_norm", "(input, num_groups, weight=None, bias=None, eps=1e-05)", "Normalises groups of channels.",
      example: "F.group_norm(torch.ones(1, 4, 2), 2)"
    ) { a in
      try Functional.groupNorm(
        a.tensor(0), groups: a.int(1), weight: a.optionalTensor(2), bias: a.optionalTensor(3), eps: a.double(4)
      ).value
    },
    Declaration(
      "local_response_norm", "(input, size, alpha=0.0001, beta=0.75, k=1.0)",
      "Divides by the activity of neighbouring channels.", example: "F.local_response_norm(torch.ones(1, 3, 2), 2)"
    ) { a in
      try Functional.localResponseNorm(
        a.tensor(0), size: a.int(1), alpha: a.double(2), beta: a.double(3), k: a.double(4)
      ).value
    },
    Declaration(
      "normalize", "(input, p=2.0, dim=1, eps=1e-12, out=None)", "Divides by the p-norm along dim.",
      example: "F.normalize(torch.tensor([[3.0, 4.0]]))"
    ) { a in
      try a.refuse(4, "out")
      return try Functional.normalize(a.tensor(0), p: a.double(1), dim: a.int(2), eps: a.double(3)).value
    },
  ]
}
