// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import PythonRuntime

/// Convolutions.
enum ConvolutionFunctions {
  private static func padding(_ a: Bound, _ parameter: String) throws -> ConvolutionPadding {
    if let name = try a[parameter].text { return try ConvolutionPadding(named: name) }
    return .amounts(try a.integers(parameter))
  }

  private static func plain(_ n: Int) -> Declaration {
    Declaration(
      "conv\(n)d", "(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1)",
      "Cross-correlation with kernels over \(n) dimension\(n == 1 ? "" : "s").",
      example:
        "F.conv\(n)d(torch.ones(\([1, 1] + [Int](repeating: 4, count: n))), torch.ones(\([1, 1] + [Int](repeating: 3, count: n))))"
    ) { a in
      let (input, weight, bias) = (try a.tensor("input"), try a.tensor("weight"), try a.optionalTensor("bias"))
      let (stride, padding, dilation, groups) = (
        try a.integers("stride"), try padding(a, "padding"), try a.integers("dilation"), try a.int("groups")
      )
      switch n {
      case 1:
        return try Functional.conv1d(
          input, weight, bias, stride: stride, padding: padding, dilation: dilation, groups: groups
        ).value
      case 2:
        return try Functional.conv2d(
          input, weight, bias, stride: stride, padding: padding, dilation: dilation, groups: groups
        ).value
      default:
        return try Functional.conv3d(
          input, weight, bias, stride: stride, padding: padding, dilation: dilation, groups: groups
        ).value
      }
    }
  }

  private static func transposed(_ n: Int) -> Declaration {
    Declaration(
      "conv_transpose\(n)d",
      "(input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1)",
      "The gradient of a convolution with respect to its input.",
      example:
        "F.conv_transpose\(n)d(torch.ones(\([1, 1] + [Int](repeating: 2, count: n))), torch.ones(\([1, 1] + [Int](repeating: 2, count: n))))"
    ) { a in
      let (input, weight, bias) = (try a.tensor("input"), try a.tensor("weight"), try a.optionalTensor("bias"))
      let (stride, padding, extra) = (
        try a.integers("stride"), try a.integers("padding"), try a.integers("output_padding")
      )
      let (groups, dilation) = (try a.int("groups"), try a.integers("dilation"))
      switch n {
      case 1:
        return try Functional.convTranspose1d(
          input, weight, bias, stride: stride, padding: padding, outputPadding: extra, groups: groups,
          dilation: dilation
        ).value
      case 2:
        return try Functional.convTranspose2d(
          input, weight, bias, stride: stride, padding: padding, outputPadding: extra, groups: groups,
          dilation: dilation
        ).value
      default:
        return try Functional.convTranspose3d(
          input, weight, bias, stride: stride, padding: padding, outputPadding: extra, groups: groups,
          dilation: dilation
        ).value
      }
    }
  }

  static let all: [Declaration] = (1...3).flatMap { [plain($0), transposed($0)] }
}
