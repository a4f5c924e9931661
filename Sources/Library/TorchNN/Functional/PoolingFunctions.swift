// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import PythonRuntime
import Tensors
import TorchCore

/// Pooling.
enum PoolingFunctions {
  private typealias Pair = (values: Tensor, indices: Tensor)

  private static func answer(_ pair: Pair, withIndices: Bool) -> Value {
    withIndices ? Value(tuple: [pair.values.value, pair.indices.value]) : pair.values.value
  }

  private static func example(_ name: String, _ n: Int, _ rest: String) -> String {
    "F.\(name)(torch.ones(\([1, 1] + [Int](repeating: 4, count: n))), \(rest))"
  }

  private static func maximum(_ n: Int) -> Declaration {
    Declaration(
      "max_pool\(n)d",
      "(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False)",
      "The largest value of each window.", example: example("max_pool\(n)d", n, "2")
    ) { a in
      let (input, kernel, stride) = (
        try a.tensor("input"), try a.integers("kernel_size"), try a.optionalIntegers("stride")
      )
      let (padding, dilation, ceiling) = (
        try a.integers("padding"), try a.integers("dilation"), try a.truth("ceil_mode")
      )
      let pair: Pair
      switch n {
      case 1:
        pair = try Functional.maxPool1d(
          input, kernelSize: kernel, stride: stride, padding: padding, dilation: dilation, ceilMode: ceiling)
      case 2:
        pair = try Functional.maxPool2d(
          input, kernelSize: kernel, stride: stride, padding: padding, dilation: dilation, ceilMode: ceiling)
      default:
        pair = try Functional.maxPool3d(
          input, kernelSize: kernel, stride: stride, padding: padding, dilation: dilation, ceilMode: ceiling)
      }
      return answer(pair, withIndices: try a.truth("return_indices"))
    }
  }

  private static func average(_ n: Int) -> Declaration {
    let more = n == 1 ? "" : ", divisor_override=None"
    return Declaration(
      "avg_pool\(n)d", "(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True\(more))",
      "The mean of each window.", example: example("avg_pool\(n)d", n, "2")
    ) { a in
      let (input, kernel, stride) = (
        try a.tensor("input"), try a.integers("kernel_size"), try a.optionalIntegers("stride")
      )
      let (padding, ceiling, includes) = (
        try a.integers("padding"), try a.truth("ceil_mode"), try a.truth("count_include_pad")
      )
      switch n {
      case 1:
        return try Functional.avgPool1d(
          input, kernelSize: kernel, stride: stride, padding: padding, ceilMode: ceiling, countIncludePad: includes
        ).value
      case 2:
        return try Functional.avgPool2d(
          input, kernelSize: kernel, stride: stride, padding: padding, ceilMode: ceiling, countIncludePad: includes,
          divisorOverride: a.optionalInt("divisor_override")
        ).value
      default:
        return try Functional.avgPool3d(
          input, kernelSize: kernel, stride: stride, padding: padding, ceilMode: ceiling, countIncludePad: includes,
          divisorOverride: a.optionalInt("divisor_override")
        ).value
      }
    }
  }

  private static func norm(_ n: Int) -> Declaration {
    Declaration(
      "lp_pool\(n)d", "(input, norm_type, kernel_size, stride=None, ceil_mode=False)", "The p-norm of each window.",
      example: example("lp_pool\(n)d", n, "2, 2")
    ) { a in
      try Functional.lpPool(
        a.tensor("input"), normType: a.double("norm_type"), kernelSize: a.integers("kernel_size"),
        stride: a.optionalIntegers("stride"),
        ceilMode: a.truth("ceil_mode"),
        dimensions: n
      ).value
    }
  }

  private static func unpool(_ n: Int) -> Declaration {
    Declaration(
      "max_unpool\(n)d", "(input, indices, kernel_size, stride=None, padding=0, output_size=None)",
      "Puts values back to where max pooling took them.", example: ""
    ) { a in
      try Functional.maxUnpool(
        a.tensor("input"), a.tensor("indices"), kernelSize: a.integers("kernel_size"),
        stride: a.optionalIntegers("stride"), padding: a.integers("padding"),
        outputSize: a.optionalIntegers("output_size"), dimensions: n
      ).value
    }
  }

  /// The sizes of an output; None leaves a dimension as it is.
  private static func sizes(_ a: Bound, _ parameter: String, _ n: Int) throws -> [Int?] {
    func one(_ value: Value) throws -> Int? { try value.ifGiven.map { try NumberArgument.int($0) } }
    switch try a[parameter] {
    case .tuple(let tuple): return try tuple.items.map(one)
    case .list(let list): return try list.items.map(one)
    default: return [Int?](repeating: try one(a[parameter]), count: n)
    }
  }

  private static func adaptiveAverage(_ n: Int) -> Declaration {
    Declaration(
      "adaptive_avg_pool\(n)d", "(input, output_size)",
      "Means over windows chosen so that the output has a given size.",
      example: example("adaptive_avg_pool\(n)d", n, "1")
    ) { a in
      let (input, sizes) = (try a.tensor("input"), try sizes(a, "output_size", n))
      switch n {
      case 1: return try Functional.adaptiveAvgPool1d(input, outputSize: sizes).value
      case 2: return try Functional.adaptiveAvgPool2d(input, outputSize: sizes).value
      default: return try Functional.adaptiveAvgPool3d(input, outputSize: sizes).value
      }
    }
  }

  private static func adaptiveMaximum(_ n: Int) -> Declaration {
    Declaration(
      "adaptive_max_pool\(n)d", "(input, output_size, return_indices=False)",
      "Maxima over windows chosen so that the output has a given size.",
      example: example("adaptive_max_pool\(n)d", n, "1")
    ) { a in
      let (input, sizes) = (try a.tensor("input"), try sizes(a, "output_size", n))
      let pair: Pair
      switch n {
      case 1: pair = try Functional.adaptiveMaxPool1d(input, outputSize: sizes)
      case 2: pair = try Functional.adaptiveMaxPool2d(input, outputSize: sizes)
      default: pair = try Functional.adaptiveMaxPool3d(input, outputSize: sizes)
      }
      return answer(pair, withIndices: try a.truth("return_indices"))
    }
  }

  static let all: [Declaration] = (1...3).flatMap {
    [maximum($0), average($0), norm($0), unpool($0), adaptiveAverage($0), adaptiveMaximum($0)]
  }
}
