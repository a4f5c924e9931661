// SPDX-License-Identifier: GPL-3.0-or-later

/// The local rules of differentiation in words: what each operation does with the gradient g of its result.
enum DerivativeWords {
  /// The rule of an operation; nil for one that has no short one.
  static func rule(of name: String) -> String? {
    var stem = Substring(name)
    while let last = stem.last, last.isNumber { stem = stem.dropLast() }
    guard stem.hasSuffix("Backward") else { return nil }
    return rules[String(stem.dropLast(8))]
  }

  private static let largest = "g to the largest element of each window"
  private static let share = "g / window size to each element of a window"
  private static let rules: [String: String] = [
    "Add": "g goes to both terms", "Sub": "g to the first term, -g to the second", "Rsub": "-g",
    "Mul": "g times the other factor", "Div": "g / b to a, -g * a / b**2 to b", "Neg": "-g",
    "Pow": "g * n * x**(n - 1)", "Exp": "g * exp(x), the result itself", "Log": "g / x", "Sqrt": "g / (2 * sqrt(x))",
    "Abs": "g * sign(x)", "Sin": "g * cos(x)", "Cos": "-g * sin(x)", "Tanh": "g * (1 - y**2)",
    "Sigmoid": "g * y * (1 - y)", "Relu": "g where x > 0, else 0", "LeakyRelu": "g where x > 0, else slope * g",
    "Gelu": "g * the slope of GELU", "Silu": "g * (s + x * s * (1 - s)) with s = sigmoid(x)",
    "Elu": "g where x > 0, else g * (y + alpha)",
    "Softplus": "g * sigmoid(x)", "Sum": "g is copied to every term", "Mean": "g / n to every term",
    "Max": "g to the largest element", "Min": "g to the smallest element", "Prod": "g * product / x",
    "Mm": "to A: g @ B.T, to B: A.T @ g", "Addmm": "to the bias: g summed over rows, to A: g @ B.T, to B: A.T @ g",
    "Bmm": "to A: g @ B.T, to B: A.T @ g, in each batch", "Mv": "to A: outer(g, v), to v: A.T @ g",
    "Dot": "g times the other vector",
    "Linear": "to x: g @ W, to W: g.T @ x", "T": "g transposed", "Transpose": "g transposed",
    "Permute": "g permuted back",
    "View": "g in the old shape", "UnsafeView": "g in the old shape", "Reshape": "g in the old shape",
    "ReshapeAlias": "g in the old shape", "Unsqueeze": "g in the old shape", "Squeeze": "g in the old shape",
    "Expand": "g summed over what was repeated", "Repeat": "g summed over the copies", "Clone": "g itself",
    "Alias": "g itself",
    "ToCopy": "g in the old type", "Select": "g at the place, 0 elsewhere", "Slice": "g at the places, 0 elsewhere",
    "Index": "g added up at the places, 0 elsewhere", "Cat": "each part gets its own part of g",
    "Stack": "each part gets its own part of g",
    "Where": "g where chosen, 0 elsewhere", "MaskedFill": "g where not filled, 0 elsewhere",
    "Clamp": "g inside the bounds, 0 outside",
    "Convolution":
      "to x: g convolved with the flipped kernel, to the weight: x convolved with g, to the bias: g summed",
    "MaxPool1DWithIndices": largest, "MaxPool2DWithIndices": largest, "MaxPool3DWithIndices": largest,
    "AdaptiveMaxPool2D": largest, "AvgPool1D": share, "AvgPool2D": share, "AvgPool3D": share,
    "AdaptiveAvgPool2D": share,
    "NativeBatchNorm": "g * weight * invstd, less its mean and its part along x-hat",
    "NativeLayerNorm": "g * weight * invstd, less its mean and its part along x-hat",
    "LogSoftmax": "g - softmax(x) * sum(g)", "Softmax": "y * (g - sum(g * y))",
    "NllLoss": "-weight / n at the target class",
    "MseLoss": "g * 2 * (x - y) / n", "L1Loss": "g * sign(x - y) / n",
    "BinaryCrossEntropy": "g * (p - y) / (p * (1 - p)) / n",
    "BinaryCrossEntropyWithLogits": "g * (sigmoid(x) - y) / n",
    "Embedding": "g added up at the rows that were looked up",
    "NativeDropout": "g * mask / (1 - p)",
  ]
}
