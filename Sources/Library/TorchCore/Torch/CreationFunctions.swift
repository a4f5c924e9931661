// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Functions that make tensors of given sizes: zeros, ones, ranges.
enum CreationFunctions {
  /// The options that all of them take, in this order.
  static let options = "out=None, dtype=None, layout=None, device=None, pin_memory=False, requires_grad=False"

  /// Finishes a new tensor by the `options`.
  static func finish(_ b: Bound, _ make: (DType?) throws -> Tensor) throws -> Value {
    try b.checkDevice("device")
    try checkLayout(b)
    let result = try make(b.dtype("dtype"))
    if try b.bool("requires_grad") { try requireGrad(result) }
    if try b.isGiven("out") {
      let target = try b.tensor("out")
      if target.shape != result.shape { target.data = try Tensor.empty(result.shape, dtype: target.dtype) }
      _ = try target.copy_(result)
      return target.value
    }
    return result.value
  }

  private static func checkLayout(_ b: Bound) throws {
    guard let layout = try b["layout"].ifGiven else { return }
    guard case .object(let object) = layout, object.cls === TorchState.current.layoutClass else {
      let short = b.function.split(separator: ".").last.map(String.init) ?? b.function
      throw PyError.type("\(short)(): argument 'layout' must be torch.layout, not \(Conversions.typeName(layout))")
    }
    if object !== TorchState.current.strided { throw PyError.notImplemented("Gradus has only strided tensors") }
  }

  static func requireGrad(_ tensor: Tensor) throws {
    if !tensor.dtype.isFloatingPoint {
      throw PyError.runtime("Only Tensors of floating point and complex dtype can require gradients")
    }
    tensor.leafRequiresGrad = true
  }

  private static func filled(
    _ name: String, _ doc: String, more: String = "", _ make: @escaping ([Int], DType?) throws -> Tensor
  ) -> Operation {
    Operation(name, "(*size, \(options)\(more))", doc, "torch.\(name)(2, 3).shape", forms: .function) { b in
      if case .tuple(let given) = try b["size"], given.items.isEmpty {
        throw PyError.type("\(name)() missing 1 required positional arguments: \"size\"")
      }
      return try finish(b) { try make(b.sizes("size"), $0) }
    }
  }

  private static let sized: [Operation] = [
    filled("zeros", "A tensor of zeros.") { try Tensor.zeros($0, dtype: $1) },
    filled("ones", "A tensor of ones.") { try Tensor.ones($0, dtype: $1) },
    Operation(
      "empty", "(*size, \(options), memory_format=None)", "A tensor whose elements are not set (here: zeros).",
      "torch.empty(2, 3).shape", forms: .function
    ) { b in
      if case .tuple(let given) = try b["size"], given.items.isEmpty {
        throw PyError.type("empty() missing 1 required positional arguments: \"size\"")
      }
      let format = try b.memoryFormat() ?? .contiguous
      return try finish(b) {
        let result = try Tensor.empty(b.sizes("size"), dtype: $0, zeroed: true)
        result.strides = try Tensor.strides(result.shape, in: format)
        return result
      }
    },
    Operation(
      "full", "(size, fill_value, *, \(options))", "A tensor of one value.", "torch.full((2, 3), 7)", forms: .function
    ) { b in
      guard try Conversions.int(b["size"]) == nil else { throw b.wrongType("size", "tuple of ints") }
      return try finish(b) { try Tensor.full(b.shape("size"), b.scalar("fill_value"), dtype: $0) }
    },
    Operation(
      "eye", "(n, m=None, *, \(options))", "A matrix with ones on the diagonal.", "torch.eye(2)", forms: .function
    ) { b in try finish(b) { try Tensor.eye(b.int("n"), b.optionalInt("m"), dtype: $0) } },
    Operation(
      "scalar_tensor", "(s, *, \(options))", "A tensor without dimensions.", "torch.scalar_tensor(3.)",
      forms: .function
    ) { b in
      try finish(b) { dtype in
        let (number, dtype) = (try b.scalar("s"), dtype ?? TensorContext.current.defaultDType)
        try Promotion.checkFill(number, in: dtype)
        return Tensor(number, dtype: dtype)
      }
    },
  ]

  private static func arange(_ b: Bound) throws -> Value {
    // A single number is the end, though it stands where a start would.
    func number(_ parameter: String, named name: String) throws -> Scalar {
      let given = try b[parameter]
      guard let value = try Conversions.scalar(given) else {
        throw PyError.type(
          "arange(): argument '\(name)' (position \(try b.position(parameter) + 1)) must be Number, not "
            + Conversions.typeName(given))
      }
      return value
    }
    let hasEnd = try b.isGiven("end")
    let first = try b.isGiven("start") ? number("start", named: hasEnd ? "start" : "end") : .int(0)
    guard try hasEnd || b.isGiven("start") else {
      throw b.invalidCombination([], ["(Number end)", "(Number start, Number end, Number step = 1)"])
    }
    let step = try number("step", named: "step")
    return try finish(b) { dtype in
      hasEnd
        ? try Tensor.arange(first, number("end", named: "end"), step, dtype: dtype)
        : try Tensor.arange(.int(0), first, step, dtype: dtype)
    }
  }

  private static func inclusiveRange(_ b: Bound) throws -> Value {
    let start = try b.isGiven("end") ? b.double("start") : 0
    let end = try b.isGiven("end") ? b.double("end") : b.double("start")
    let step = try b.double("step")
    if try b.dtype("dtype") == .bool {
      throw PyError.make(ExceptionClasses.notImplementedError, "\"range_cpu\" not implemented for 'Bool'")
    }
    if step == 0 { throw PyError.runtime("step must be nonzero") }
    guard (end - start) / step >= 0 else {
      throw PyError.runtime("upper bound and lower bound inconsistent with step sign")
    }
    return try finish(b) { dtype in
      // Whole numbers are counted in whole steps; a step below 1 would be none, at which PyTorch's process ends.
      let isWhole = dtype.map { !$0.isFloatingPoint } ?? false && step.magnitude >= 1
      let (start, end, step) =
        isWhole
        ? (start.rounded(.towardZero), end.rounded(.towardZero), step.rounded(.towardZero)) : (start, end, step)
      let count = ((end - start) / step).rounded(.down) + 1
      guard count < 1e12 else { throw PyError.runtime("invalid size, possible overflow?") }
      return try Tensor.arange(.int(0), .int(Int(count))).to(.float64).mul(.double(step)).add(.double(start)).to(
        dtype ?? TensorContext.current.defaultDType)
    }
  }

  private static let ranges: [Operation] = [
    Operation(
      "arange", "(start=None, end=None, step=1, *, \(options))", "Numbers from start to end (without it) in steps.",
      "torch.arange(0, 10, 2)", forms: .function, body: arange),
    Operation(
      "range", "(start, end=None, step=1, *, \(options))", "Numbers from start to end (with it) in steps; deprecated.",
      "torch.range(0, 4)", forms: .function, body: inclusiveRange),
    Operation(
      "linspace", "(start, end, steps, *, \(options))", "Evenly spaced numbers from start to end.",
      "torch.linspace(0, 1, 5)", forms: .function
    ) { b in
      try finish(b) { dtype in
        let steps = try b.int("steps")
        guard let dtype, !dtype.isFloatingPoint else {
          return try Tensor.linspace(b.double("start"), b.double("end"), steps, dtype: dtype)
        }
        if dtype == .bool, steps > 1 {
          throw PyError.make(ExceptionClasses.notImplementedError, "\"linspace_cpu\" not implemented for 'Bool'")
        }
        // Both ends are whole numbers of the type before the steps between them are.
        let ends = try ["start", "end"].map { name in
          let end = try b.scalar(name)
          try Promotion.checkFill(end, in: dtype)
          return try Tensor(end, dtype: dtype).item().doubleValue
        }
        return try Tensor.linspace(ends[0], ends[1], steps, dtype: dtype)
      }
    },
    Operation(
      "logspace", "(start, end, steps, base=10.0, *, \(options))", "Numbers evenly spaced on a logarithmic scale.",
      "torch.logspace(0, 2, 3)", forms: .function
    ) { b in
      try finish(b) {
        try Tensor.logspace(b.double("start"), b.double("end"), b.int("steps"), base: b.double("base"), dtype: $0)
      }
    },
    Operation(
      "tril_indices", "(row, col, offset=0, *, dtype=None, device=None, layout=None)",
      "The indices of the lower triangle of a matrix.", "torch.tril_indices(2, 2)", forms: .function
    ) { b in try Tensor.trilIndices(b.int("row"), b.int("col"), b.int("offset")).to(b.dtype("dtype") ?? .int64).value },
    Operation(
      "triu_indices", "(row, col, offset=0, *, dtype=None, device=None, layout=None)",
      "The indices of the upper triangle of a matrix.", "torch.triu_indices(2, 2)", forms: .function
    ) { b in try Tensor.triuIndices(b.int("row"), b.int("col"), b.int("offset")).to(b.dtype("dtype") ?? .int64).value },
    Operation(
      "vander", "(x, N=None, increasing=False)", "The matrix of powers.", "torch.vander(torch.tensor([1, 2, 3]))",
      forms: .function
    ) { b in try b.tensor("x").vander(b.optionalInt("N"), increasing: b.bool("increasing")).value },
    window("hann_window", "The Hann window.") { cosine, _ in 0.5 - 0.5 * cosine },
    window("hamming_window", "The Hamming window.", "alpha=0.54, beta=0.46, ") { cosine, b in
      try b.double("alpha") - b.double("beta") * cosine
    },
    window("blackman_window", "The Blackman window.") { c, _ in 0.42 - 0.5 * c + 0.08 * (2 * c * c - 1) },
    Operation(
      "bartlett_window", "(window_length, periodic=True, *, \(options))", "The triangular window.",
      "torch.bartlett_window(4)", forms: .function
    ) { b in
      let (count, periodic) = (try b.int("window_length"), try b.bool("periodic"))
      return try finish(b) { dtype in
        guard count >= 0 else {
          throw PyError.runtime("bartlett_window requires non-negative window_length, got window_length=\(count)")
        }
        let type = dtype ?? TensorContext.current.defaultDType
        if count == 1 { return try Tensor.ones([1], dtype: type) }
        let rising = try Tensor.arange(.int(0), .int(count)).to(.float64).mul(
          .double(2 / Double(max(1, periodic ? count : count - 1))))
        return try rising.minimum(rising.rsub(.int(2))).to(type)
      }
    },
  ]

  private static func window(
    _ name: String, _ doc: String, _ shape: String = "", _ value: @escaping (Double, Bound) throws -> Double
  ) -> Operation {
    Operation(
      name, "(window_length, periodic=True, \(shape)*, \(options))", doc, "torch.\(name)(4)", forms: .function
    ) { b in
      let count = try b.int("window_length")
      let periodic = try b.bool("periodic")
      return try finish(b) { dtype in
        guard count >= 0 else {
          throw PyError.runtime("\(name) requires non-negative window_length, got window_length=\(count)")
        }
        let steps = Double(max(1, periodic ? count : count - 1))
        let angles = try Tensor.arange(.int(0), .int(count)).to(.float64).mul(.double(2 * Double.pi / steps))
        let values = count == 1 ? [1] : try angles.cos().doubles().map { try value($0, b) }
        return try Tensor.from(doubles: values, shape: [count], dtype: dtype ?? TensorContext.current.defaultDType)
      }
    }
  }

  /// All of them.
  static let all: [Operation] = sized + ranges
}
