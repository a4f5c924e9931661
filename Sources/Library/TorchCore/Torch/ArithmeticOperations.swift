// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Addition, division, clamping and their relatives, with the arguments of their own that they take.
enum ArithmeticOperations {
  /// `rounding_mode=` of `div`.
  private static func rounding(_ b: Bound, _ parameter: String) throws -> RoundingMode? {
    guard try b.isGiven(parameter) else { return nil }
    let name = try b.text(parameter)
    guard let mode = RoundingMode(rawValue: name) else {
      throw PyError.runtime("div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '\(name)'")
    }
    return mode
  }

  /// An operation and its in-place method.
  @inline(never) private static func pair(
    _ names: [String], _ signature: String, _ doc: String, _ example: String,
    _ body: @escaping (Tensor, Bound) throws -> Tensor
  ) -> [Operation] {
    names.flatMap { name in
      [
        Operation(name, signature, doc, example.isEmpty ? "" : "torch.\(name)(\(example))") { b in
          // Only these take a number first.
          let takesNumber = ["add", "sub", "subtract", "div", "divide"].contains(name)
          if takesNumber, name.hasPrefix("sub"), try b["input"].tensor == nil, let other = try b["other"].tensor,
            let number = try TensorOperators.number(b["input"])
          {
            return try other.rsub(number, alpha: b.scalar("alpha")).renamed("SubBackward0").value
          }
          guard takesNumber else { return try body(b.tensor("input"), b).value }
          let makesFloats = try name.hasPrefix("div") && !b.isGiven("rounding_mode")
          return try body(BinaryOperations.first(b, "other", takesNumbers: true, makesFloats: makesFloats), b).value
        },
        Operation("\(name)_", signature, "In place: \(doc)", forms: .method) { b in
          try b.tensor("input").inPlace { try body($0, b) }.value
        },
      ]
    }
  }

  /// A bound of a range: a number or a tensor.
  private static func bound(_ b: Bound, _ parameter: String?) throws -> (tensor: Tensor?, scalar: Scalar?) {
    guard let parameter, try b.isGiven(parameter) else { return (nil, nil) }
    if let scalar = try TensorOperators.number(b[parameter]) { return (nil, scalar) }
    if let tensor = try b[parameter].tensor { return (tensor, nil) }
    throw unlike(b)
  }

  /// Bounds are two tensors or two numbers.
  private static func unlike(_ b: Bound) -> Raised {
    b.invalidCombination(
      Array(b.values.dropFirst()).filter { !$0.isNone },
      ["(Tensor min = None, Tensor max = None)", "(Number min = None, Number max = None)"])
  }

  private static func clamp(_ input: Tensor, _ b: Bound, _ low: String?, _ high: String?) throws -> Tensor {
    let (low, high) = (try bound(b, low), try bound(b, high))
    if low.tensor != nil && high.scalar != nil || low.scalar != nil && high.tensor != nil { throw unlike(b) }
    if low.tensor != nil || high.tensor != nil { return try input.clamp(min: low.tensor, max: high.tensor) }
    guard low.scalar != nil || high.scalar != nil else {
      throw PyError.runtime("torch.clamp: At least one of 'min' or 'max' must not be None")
    }
    return try input.clamp(min: low.scalar, max: high.scalar)
  }

  private static let sums: [[Operation]] = [
    pair(["add"], "(input, other, *, alpha=1)", "input + alpha * other.", "torch.tensor([1., 2.]), 3") { input, b in
      switch try BinaryOperations.operand(b, "other") {
      case .tensor(let other): return try input.add(other, alpha: b.scalar("alpha"))
      case .scalar(let other): return try input.add(other, alpha: b.scalar("alpha"))
      }
    },
    pair(["sub", "subtract"], "(input, other, *, alpha=1)", "input - alpha * other.", "torch.tensor([1., 2.]), 3") {
      input, b in
      switch try BinaryOperations.operand(b, "other") {
      case .tensor(let other): return try input.sub(other, alpha: b.scalar("alpha"))
      case .scalar(let other): return try input.sub(other, alpha: b.scalar("alpha"))
      }
    },
    pair(
      ["div", "divide"], "(input, other, *, rounding_mode=...)", "input / other, rounded if asked.",
      "torch.tensor([5., -5.]), 2, rounding_mode='floor'"
    ) { input, b in
      let mode = try rounding(b, "rounding_mode")
      let result =
        switch try BinaryOperations.operand(b, "other") {
        case .tensor(let other): try input.div(other, rounding: mode)
        case .scalar(let other): try input.div(other, rounding: mode)
        }
      return try b["rounding_mode"].isUndefined ? result : result.renamed("DivBackward2")
    },
    pair(
      ["clamp", "clip"], "(input, min=None, max=None)", "Each element moved into the range from min to max.",
      "torch.tensor([-1., 0.5, 2.]), 0, 1"
    ) { input, b in try clamp(input, b, "min", "max") },
    pair(["clamp_min"], "(input, min)", "Each element, min at the least.", "torch.tensor([-1., 2.]), 0") { input, b in
      if let limit = try bound(b, "min").scalar { return try input.clampMin(limit) }
      return try clamp(input, b, "min", nil).renamed("ClampMinBackward1")
    },
    pair(["clamp_max"], "(input, max)", "Each element, max at the most.", "torch.tensor([-1., 2.]), 0") { input, b in
      if let limit = try bound(b, "max").scalar { return try input.clampMax(limit) }
      return try clamp(input, b, nil, "max").renamed("ClampMaxBackward1")
    },
    pair(
      ["round"], "(input, *, decimals=...)", "Each element rounded, halves to even.",
      "torch.tensor([0.5, 1.234]), decimals=2"
    ) { input, b in
      try b.isGiven("decimals") ? try input.round(decimals: b.int("decimals")) : try input.round()
    },
    pair(["logit"], "(input, eps=None)", "log(x / (1 - x)).", "torch.tensor([0.25, 0.5])") { input, b in
      try input.logit(eps: b.optionalDouble("eps"))
    },
    pair(
      ["nan_to_num"], "(input, nan=None, posinf=None, neginf=None)", "nan and infinities replaced by numbers.",
      "torch.tensor([float('nan'), 1.])"
    ) { input, b in
      try input.nanToNum(
        nan: b.optionalDouble("nan"), posinf: b.optionalDouble("posinf"), neginf: b.optionalDouble("neginf"))
    },
    pair(
      ["lerp"], "(input, end, weight)", "input + weight * (end - input).",
      "torch.tensor([0.]), torch.tensor([10.]), 0.3"
    ) { input, b in
      if let weight = try b["weight"].tensor { return try input.lerp(b.tensor("end"), weight) }
      return try input.lerp(b.tensor("end"), b.scalar("weight"))
    },
    pair(
      ["addcmul"], "(input, tensor1, tensor2, *, value=1)", "input + value * tensor1 * tensor2.",
      "torch.tensor([1.]), torch.tensor([2.]), torch.tensor([3.])"
    ) { input, b in try input.addcmul(b.tensor("tensor1"), b.tensor("tensor2"), value: b.scalar("value")) },
    pair(
      ["addcdiv"], "(input, tensor1, tensor2, *, value=1)", "input + value * tensor1 / tensor2.",
      "torch.tensor([1.]), torch.tensor([2.]), torch.tensor([4.])"
    ) { input, b in try input.addcdiv(b.tensor("tensor1"), b.tensor("tensor2"), value: b.scalar("value")) },
    pair(
      ["renorm"], "(input, p, dim, maxnorm)", "Parts along a dimension scaled down to a norm.",
      "torch.ones(2, 2), 2, 0, 1."
    ) { input, b in try input.renorm(b.double("p"), b.int("dim"), b.double("maxnorm")) },
  ]

  private static let questions: [Operation] = [
    Operation(
      "rsub", "(input, other, *, alpha=1)", "other - alpha * input.", "torch.rsub(torch.tensor([1., 2.]), 3)",
      forms: .function
    ) { b in
      let alpha = try b.scalar("alpha")
      switch try BinaryOperations.operand(b, "other") {
      case .tensor(let other): return try b.tensor("input").rsub(other, alpha: alpha).renamed("RsubBackward0").value
      case .scalar(let other): return try b.tensor("input").rsub(other, alpha: alpha).value
      }
    },
    Operation(
      "isclose", "(input, other, rtol=1e-05, atol=1e-08, equal_nan=False)",
      "Whether |input - other| <= atol + rtol * |other|, element by element.",
      "torch.isclose(torch.tensor([1.]), torch.tensor([1.000001]))", out: false
    ) { b in
      try b.tensor("input").isclose(
        b.tensor("other"), rtol: b.double("rtol"), atol: b.double("atol"), equalNaN: b.bool("equal_nan")
      ).value
    },
    Operation(
      "allclose", "(input, other, rtol=1e-05, atol=1e-08, equal_nan=False)",
      "Whether |input - other| <= atol + rtol * |other| for all elements.",
      "torch.allclose(torch.tensor([1.]), torch.tensor([1.000001]))", out: false
    ) { b in
      .bool(
        try b.tensor("input").allclose(
          b.tensor("other"), rtol: b.double("rtol"), atol: b.double("atol"), equalNaN: b.bool("equal_nan")))
    },
    Operation(
      "equal", "(input, other)", "Whether both have the same size and elements.",
      "torch.equal(torch.tensor([1.]), torch.tensor([1.]))", out: false
    ) { b in .bool(try b.tensor("input").equal(b.tensor("other"))) },
  ]

  /// All of them.
  static let all: [Operation] = sums.flatMap { $0 } + questions
}
