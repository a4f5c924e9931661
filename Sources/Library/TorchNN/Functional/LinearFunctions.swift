// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import PythonRuntime

/// Linear maps.
enum LinearFunctions {
  static let all: [Declaration] = [
    Declaration(
      "linear", "(input, weight, bias=None)", "input @ weight.T + bias",
      example: "F.linear(torch.ones(2, 3), torch.ones(4, 3))"
    ) { a in try Functional.linear(a.tensor("input"), a.tensor("weight"), a.optionalTensor("bias")).value },
    Declaration(
      "bilinear", "(input1, input2, weight, bias=None)", "input1 @ weight[k] @ input2 + bias[k] for each output k.",
      example: "F.bilinear(torch.ones(2, 3), torch.ones(2, 4), torch.ones(5, 3, 4)).shape"
    ) { a in
      try Functional.bilinear(a.tensor("input1"), a.tensor("input2"), a.tensor("weight"), a.optionalTensor("bias"))
        .value
    },
  ]
}
