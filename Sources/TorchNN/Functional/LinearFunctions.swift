import NeuralNetworks
import PythonRuntime

/// Linear maps.
enum LinearFunctions {
  static let all: [Declaration] = [
    Declaration(
      "linear", "(input, weight, bias=None)", "input @ weight.T + bias",
      example: "F.linear(torch.ones(2, 3), torch.ones(4, 3))"
    ) { a in try Functional.linear(a.tensor(0), a.tensor(1), a.optionalTensor(2)).value },
    Declaration(
      "bilinear", "(input1, input2, weight, bias=None)", "input1 @ weight[k] @ input2 + bias[k] for each output k.",
      example: "F.bilinear(torch.ones(2, 3), torch.ones(2, 4), torch.ones(5, 3, 4)).shape"
    ) { a in try Functional.bilinear(a.tensor(0), a.tensor(1), a.tensor(2), a.optionalTensor(3)).value },
  ]
}
