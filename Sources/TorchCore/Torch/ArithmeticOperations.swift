import PythonRuntime
import Tensors

/// Addition, division, clamping and their relatives, with the arguments of their own that they take.
enum ArithmeticOperations {
  /// `rounding_mode=` of `div`.
  private static func rounding(_ b: Bound, _ i: Int) throws -> RoundingMode? {
    guard b.isGiven(i) else { return nil }
    let name = try b.text(i)
    guard let mode = RoundingMode(rawValue: name) else {
      throw PyError.runtime("div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '\(name)'")
    }
    return mode
  }

  /// An operation and its in-place method.
  private static func pair(
    _ names: [String], _ signature: String, _ doc: String, _ example: String,
    _ body: @escaping (Tensor, Bound) throws -> Tensor
  ) -> [Operation] {
    names.flatMap { name in
      [
        Operation(name, signature, doc, example.isEmpty ? "" : "torch.\(name)(\(example))") { b in
          // Only these take a number first.
          let takesNumber = ["add", "sub", "subtract", "div", "divide"].contains(name)
          if takesNumber, name.hasPrefix("sub"), b[0].tensor == nil, let other = b[1].tensor,
            let number = try TensorOperators.number(b[0])
          {
            return try other.rsub(number, alpha: b.scalar(2)).renamed("SubBackward0").value
          }
          return try body(takesNumber ? BinaryOperations.first(b) : b.tensor(0), b).value
        },
        Operation("\(name)_", signature, "In place: \(doc)", forms: .method) { b in
          try InPlace.apply(b.tensor(0)) { try body($0, b) }.value
        },
      ]
    }
  }

  /// A bound of a range: a number or a tensor.
  private static func bound(_ b: Bound, _ i: Int?) throws -> (tensor: Tensor?, scalar: Scalar?) {
    guard let i, b.isGiven(i) else { return (nil, nil) }
    if let scalar = try TensorOperators.number(b[i]) { return (nil, scalar) }
    if let tensor = b[i].tensor { return (tensor, nil) }
    throw b.invalidCombination(
      Array(b.values.dropFirst()).filter { !$0.isNone },
      ["(Tensor min = None, Tensor max = None)", "(Number min = None, Number max = None)"])
  }

  private static func clamp(_ input: Tensor, _ b: Bound, _ low: Int?, _ high: Int?) throws -> Tensor {
    let (low, high) = (try bound(b, low), try bound(b, high))
    if low.tensor != nil || high.tensor != nil {
      return try input.clamp(
        min: low.tensor ?? low.scalar.map { Tensor($0) }, max: high.tensor ?? high.scalar.map { Tensor($0) })
    }
    guard low.scalar != nil || high.scalar != nil else {
      throw PyError.runtime("torch.clamp: At least one of 'min' or 'max' must not be None")
    }
    return try input.clamp(min: low.scalar, max: high.scalar)
  }

  private static let sums: [[Operation]] = [
    pair(["add"], "(input, other, *, alpha=1)", "input + alpha * other.", "torch.tensor([1., 2.]), 3") { input, b in
      switch try BinaryOperations.operand(b, 1) {
      case .tensor(let other): return try input.add(other, alpha: b.scalar(2))
      case .scalar(let other): return try input.add(other, alpha: b.scalar(2))
      }
    },
    pair(["sub", "subtract"], "(input, other, *, alpha=1)", "input - alpha * other.", "torch.tensor([1., 2.]), 3") {
      input, b in
      switch try BinaryOperations.operand(b, 1) {
      case .tensor(let other): return try input.sub(other, alpha: b.scalar(2))
      case .scalar(let other): return try input.sub(other, alpha: b.scalar(2))
      }
    },
    pair(
      ["div", "divide"], "(input, other, *, rounding_mode=...)", "input / other, rounded if asked.",
      "torch.tensor([5., -5.]), 2, rounding_mode='floor'"
    ) { input, b in
      let mode = try rounding(b, 2)
      let result =
        switch try BinaryOperations.operand(b, 1) {
        case .tensor(let other): try input.div(other, rounding: mode)
        case .scalar(let other): try input.div(other, rounding: mode)
        }
      return b[2].isUndefined ? result : result.renamed("DivBackward2")
    },
    pair(
      ["clamp", "clip"], "(input, min=None, max=None)", "Each element moved into the range from min to max.",
      "torch.tensor([-1., 0.5, 2.]), 0, 1"
    ) { input, b in try clamp(input, b, 1, 2) },
    pair(["clamp_min"], "(input, min)", "Each element, min at the least.", "torch.tensor([-1., 2.]), 0") { input, b in
      if let limit = try bound(b, 1).scalar { return try input.clampMin(limit) }
      return try clamp(input, b, 1, nil).renamed("ClampMinBackward1")
    },
    pair(["clamp_max"], "(input, max)", "Each element, max at the most.", "torch.tensor([-1., 2.]), 0") { input, b in
      if let limit = try bound(b, 1).scalar { return try input.clampMax(limit) }
      return try clamp(input, b, nil, 1).renamed("ClampMaxBackward1")
    },
    pair(
      ["round"], "(input, *, decimals=...)", "Each element rounded, halves to even.",
      "torch.tensor([0.5, 1.234]), decimals=2"
    ) { input, b in
      b.isGiven(1) ? try input.round(decimals: b.int(1)) : try input.round()
    },
    pair(["logit"], "(input, eps=None)", "log(x / (1 - x)).", "torch.tensor([0.25, 0.5])") { input, b in
      try input.logit(eps: b.optionalDouble(1))
    },
    pair(
      ["nan_to_num"], "(input, nan=None, posinf=None, neginf=None)", "nan and infinities replaced by numbers.",
      "torch.tensor([float('nan'), 1.])"
    ) { input, b in
      try input.nanToNum(nan: b.optionalDouble(1), posinf: b.optionalDouble(2), neginf: b.optionalDouble(3))
    },
    pair(
      ["lerp"], "(input, end, weight)", "input + weight * (end - input).",
      "torch.tensor([0.]), torch.tensor([10.]), 0.3"
    ) { input, b in
      if let weight = b[2].tensor { return try input.lerp(b.tensor(1), weight) }
      return try input.lerp(b.tensor(1), b.scalar(2))
    },
    pair(
      ["addcmul"], "(input, tensor1, tensor2, *, value=1)", "input + value * tensor1 * tensor2.",
      "torch.tensor([1.]), torch.tensor([2.]), torch.tensor([3.])"
    ) { input, b in try input.addcmul(b.tensor(1), b.tensor(2), value: b.scalar(3)) },
    pair(
      ["addcdiv"], "(input, tensor1, tensor2, *, value=1)", "input + value * tensor1 / tensor2.",
      "torch.tensor([1.]), torch.tensor([2.]), torch.tensor([4.])"
    ) { input, b in try input.addcdiv(b.tensor(1), b.tensor(2), value: b.scalar(3)) },
    pair(
      ["renorm"], "(input, p, dim, maxnorm)", "Parts along a dimension scaled down to a norm.",
      "torch.ones(2, 2), 2, 0, 1."
    ) { input, b in try input.renorm(b.double(1), b.int(2), b.double(3)) },
  ]

  private static let questions: [Operation] = [
    Operation(
      "rsub", "(input, other, *, alpha=1)", "other - alpha * input.", "torch.rsub(torch.tensor([1., 2.]), 3)",
      forms: .function
    ) { b in
      let alpha = try b.scalar(2)
      switch try BinaryOperations.operand(b, 1) {
      case .tensor(let other): return try b.tensor(0).rsub(other, alpha: alpha).renamed("RsubBackward0").value
      case .scalar(let other): return try b.tensor(0).rsub(other, alpha: alpha).value
      }
    },
    Operation(
      "isclose", "(input, other, rtol=1e-05, atol=1e-08, equal_nan=False)",
      "Whether |input - other| <= atol + rtol * |other|, element by element.",
      "torch.isclose(torch.tensor([1.]), torch.tensor([1.000001]))", out: false
    ) { b in
      try b.tensor(0).isclose(b.tensor(1), rtol: b.double(2), atol: b.double(3), equalNaN: b.bool(4)).value
    },
    Operation(
      "allclose", "(input, other, rtol=1e-05, atol=1e-08, equal_nan=False)",
      "Whether |input - other| <= atol + rtol * |other| for all elements.",
      "torch.allclose(torch.tensor([1.]), torch.tensor([1.000001]))", out: false
    ) { b in
      .bool(try b.tensor(0).allclose(b.tensor(1), rtol: b.double(2), atol: b.double(3), equalNaN: b.bool(4)))
    },
    Operation(
      "equal", "(input, other)", "Whether both have the same size and elements.",
      "torch.equal(torch.tensor([1.]), torch.tensor([1.]))", out: false
    ) { b in .bool(try b.tensor(0).equal(b.tensor(1))) },
  ]

  /// All of them.
  static let all: [Operation] = sums.flatMap { $0 } + questions
}
