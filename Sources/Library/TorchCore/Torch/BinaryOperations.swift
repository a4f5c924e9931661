// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Operations with a tensor or number on the right.
enum BinaryOperations {
  /// The right side of an operation.
  enum Operand {
    case tensor(Tensor)
    case scalar(Scalar)
  }

  /// The operand of a name; PyTorch says that it "must be Tensor" where it is neither.
  static func operand(_ b: Bound, _ name: String) throws -> Operand {
    let value = try b[name]
    if let tensor = value.tensor { return .tensor(tensor) }
    if let scalar = try TensorOperators.number(value) { return .scalar(scalar) }
    throw b.wrongType(name, "Tensor")
  }

  /// The first operand; a number is accepted when the second is a tensor (`torch.pow(2, x)`).
  static func first(
    _ b: Bound, _ second: String, takesNumbers: Bool = false, makesFloats: Bool = false
  ) throws -> Tensor {
    let input = try b["input"]
    if let tensor = input.tensor {
      if tensor.isUninitialised { throw TensorObject.uninitialised("add") }
      return tensor
    }
    if let other = try b[second].tensor, let scalar = try TensorOperators.number(input) {
      let dtype = Promotion.common(other.dtype, scalar)
      // A number that a byte can't hold is divided as it is.
      return Tensor(scalar, dtype: makesFloats && !dtype.isFloatingPoint ? TensorContext.current.defaultDType : dtype)
    }
    // Two numbers make a tensor without dimensions.
    if takesNumbers, let scalar = try TensorOperators.number(input), try TensorOperators.number(b[second]) != nil {
      return Tensor(scalar)
    }
    throw b.wrongType("input", "Tensor")
  }

  private static func isNumber(_ value: Value) -> Bool {
    if case .object(let object) = value, object is PyBigInt { return true }
    return value.scalar != nil
  }

  private typealias Entry = (
    names: [String], doc: String, example: String, tensor: (Tensor, Tensor) throws -> Tensor,
    scalar: (Tensor, Scalar) throws -> Tensor
  )

  // SAFETY (all of them): made once and never changed; the functions run only on the thread that evaluates.
  private nonisolated(unsafe) static let arithmetic: [Entry] = [
    (["mul", "multiply"], "input * other.", "torch.tensor([1., 2.]), 3", { try $0.mul($1) }, { try $0.mul($1) }),
    (["true_divide"], "input / other.", "torch.tensor([1., 2.]), 4", { try $0.div($1) }, { try $0.div($1) }),
    (
      ["floor_divide"], "input / other, rounded down.", "torch.tensor([5, -5]), 2", { try $0.floorDivide($1) },
      { try $0.floorDivide($1) }
    ),
    (
      ["remainder"], "The remainder with the sign of the divisor, as Python's %.", "torch.tensor([5, -5]), 3",
      { try $0.remainder($1) }, { try $0.remainder($1) }
    ),
    (
      ["fmod"], "The remainder with the sign of the dividend, as C's fmod.", "torch.tensor([5, -5]), 3",
      { try $0.fmod($1) }, { try $0.fmod($1) }
    ),
    (
      ["pow"], "input to the power of the exponent.", "torch.tensor([1., 3.]), 2", { try $0.pow($1) },
      { try $0.pow($1) }
    ),
    (
      ["float_power"], "input to the power of the exponent, in double precision.", "torch.tensor([1, 3]), 2",
      { try $0.floatPower($1) }, { try $0.floatPower($1) }
    ),
  ]

  private nonisolated(unsafe) static let bits: [Entry] = [
    (
      ["bitwise_and"], "The bits that both have.", "torch.tensor([6]), 3", { try $0.bitwiseAnd($1) },
      { try $0.bitwiseAnd($1) }
    ),
    (
      ["bitwise_or"], "The bits that either has.", "torch.tensor([6]), 3", { try $0.bitwiseOr($1) },
      { try $0.bitwiseOr($1) }
    ),
    (
      ["bitwise_xor"], "The bits that one of them has.", "torch.tensor([6]), 3", { try $0.bitwiseXor($1) },
      { try $0.bitwiseXor($1) }
    ),
    (
      ["bitwise_left_shift"], "input with its bits moved up.", "torch.tensor([6]), 1", { try $0.bitwiseLeftShift($1) },
      { try $0.bitwiseLeftShift($1) }
    ),
    (
      ["bitwise_right_shift"], "input with its bits moved down.", "torch.tensor([6]), 1",
      { try $0.bitwiseRightShift($1) }, { try $0.bitwiseRightShift($1) }
    ),
  ]

  private nonisolated(unsafe) static let comparisons: [Entry] = [
    (["eq"], "input == other.", "torch.tensor([1., 2.]), 2", { try $0.eq($1) }, { try $0.eq($1) }),
    (["ne", "not_equal"], "input != other.", "torch.tensor([1., 2.]), 2", { try $0.ne($1) }, { try $0.ne($1) }),
    (["lt", "less"], "input < other.", "torch.tensor([1., 2.]), 2", { try $0.lt($1) }, { try $0.lt($1) }),
    (["le", "less_equal"], "input <= other.", "torch.tensor([1., 2.]), 2", { try $0.le($1) }, { try $0.le($1) }),
    (["gt", "greater"], "input > other.", "torch.tensor([1., 2.]), 1", { try $0.gt($1) }, { try $0.gt($1) }),
    (["ge", "greater_equal"], "input >= other.", "torch.tensor([1., 2.]), 2", { try $0.ge($1) }, { try $0.ge($1) }),
  ]

  private typealias Pair = (names: [String], doc: String, example: String, body: (Tensor, Tensor) throws -> Tensor)

  /// Tensors on both sides, with an in-place form.
  private nonisolated(unsafe) static let pairs: [Pair] = [
    (
      ["logical_and"], "Whether both are not zero.", "torch.tensor([1.]), torch.tensor([0.])", { try $0.logicalAnd($1) }
    ),
    (["logical_or"], "Whether one is not zero.", "torch.tensor([1.]), torch.tensor([0.])", { try $0.logicalOr($1) }),
    (
      ["logical_xor"], "Whether exactly one is not zero.", "torch.tensor([1.]), torch.tensor([0.])",
      { try $0.logicalXor($1) }
    ),
    (
      ["atan2", "arctan2"], "The angle of the point (other, input).", "torch.tensor([1.]), torch.tensor([1.])",
      { try $0.atan2($1) }
    ),
    (["hypot"], "sqrt(input^2 + other^2).", "torch.tensor([3.]), torch.tensor([4.])", { try $0.hypot($1) }),
    (
      ["copysign"], "The size of input with the sign of other.", "torch.tensor([3.]), torch.tensor([-4.])",
      { try $0.copysign($1) }
    ),
    (
      ["xlogy"], "input * log(other), 0 where input is 0.", "torch.tensor([2.]), torch.tensor([3.])",
      { try $0.xlogy($1) }
    ),
    (["gcd"], "The greatest common divisor.", "torch.tensor([12]), torch.tensor([8])", { try $0.gcd($1) }),
    (["lcm"], "The least common multiple.", "torch.tensor([12]), torch.tensor([8])", { try $0.lcm($1) }),
    (["ldexp"], "input * 2**other.", "torch.tensor([1.]), torch.tensor([3])", { try $0.ldexp($1) }),
    (
      ["nextafter"], "The next number from input toward other.", "torch.tensor([1.]), torch.tensor([2.])",
      { try $0.nextafter($1) }
    ),
    (
      ["heaviside"], "0 below zero, 1 above, values at zero.", "torch.tensor([-1., 0.]), torch.tensor(0.5)",
      { try $0.heaviside($1) }
    ),
  ]

  /// Tensors on both sides, without an in-place form.
  private nonisolated(unsafe) static let extremes: [Pair] = [
    (["maximum"], "The larger of both.", "torch.tensor([1., 5.]), torch.tensor([3., 2.])", { try $0.maximum($1) }),
    (["minimum"], "The smaller of both.", "torch.tensor([1., 5.]), torch.tensor([3., 2.])", { try $0.minimum($1) }),
    (
      ["fmax"], "The larger of both, numbers before nan.", "torch.tensor([1.]), torch.tensor([3.])", { try $0.fmax($1) }
    ),
    (
      ["fmin"], "The smaller of both, numbers before nan.", "torch.tensor([1.]), torch.tensor([3.])",
      { try $0.fmin($1) }
    ),
    (
      ["logaddexp"], "log(exp(input) + exp(other)).", "torch.tensor([1.]), torch.tensor([2.])", { try $0.logaddexp($1) }
    ),
    (
      ["logaddexp2"], "log2(2^input + 2^other).", "torch.tensor([1.]), torch.tensor([2.])", { try $0.logaddexp2($1) }
    ),
  ]

  private static func operations(_ entry: Entry, compares: Bool = false) -> [Operation] {
    let (withTensor, withScalar) = (entry.tensor, entry.scalar)
    let node = entry.names[0].prefix(1).uppercased() + entry.names[0].dropFirst() + "Backward"
    return entry.names.flatMap { name in
      let second = name.hasSuffix("pow") || name == "float_power" ? "exponent" : "other"
      let signature = "(input, \(second))"
      return [
        Operation(name, signature, entry.doc, "torch.\(name)(\(entry.example))") { b in
          let first = try b["input"]
          // A number comes first; comparisons and `fmod` have no such form.
          if compares || name == "fmod", isNumber(first) { throw b.wrongType("input", "Tensor") }
          if first.tensor == nil, let other = try b[second].tensor, let number = try TensorOperators.number(first) {
            if name == "pow" { return try other.rpow(number).value }
            if name == "remainder" { return try other.rremainder(number).value }
          }
          let input = try BinaryOperations.first(
            b, second, takesNumbers: ["mul", "multiply", "true_divide"].contains(name),
            makesFloats: ["true_divide", "float_power"].contains(name))
          switch try operand(b, second) {
          case .tensor(let other): return try withTensor(input, other).value
          case .scalar(let other): return try withScalar(input, other).value
          }
        },
        Operation("\(name)_", signature, "In place: \(entry.doc)", forms: .method) { b in
          let tensor = try b.tensor("input")
          let operand = try operand(b, second)
          if name == "float_power", tensor.dtype != .float64 {
            throw PyError.runtime(
              "the base given to float_power_ has dtype \(tensor.dtype.scalarTypeName) but the operation's result requires "
                + "dtype Double")
          }
          if case .tensor(let other) = operand {
            if name == "pow" || compares || name == "float_power" {
              try tensor.checkFits(other)
            } else {
              try tensor.checkTarget(other)
            }
          }
          switch operand {
          case .tensor(let other) where compares:
            return try tensor.compareInPlace(node + "1", [tensor, other]) { try withTensor($0, other) }.value
          case .scalar(let other) where compares:
            return try tensor.compareInPlace(node + "0", [tensor]) { try withScalar($0, other) }.value
          case .tensor(let other): return try tensor.inPlace { try withTensor($0, other) }.value
          case .scalar(let other): return try tensor.inPlace { try withScalar($0, other) }.value
          }
        },
      ]
    }
  }

  /// The second operand as a tensor; only some operations take a number there.
  private static func second(_ b: Bound, _ name: String) throws -> Tensor {
    // Only these two take a number, whatever its size.
    let takesNumbers = name == "xlogy" || name == "copysign"
    if !takesNumbers, try isNumber(b[secondName(name)]) { throw b.wrongType(secondName(name), "Tensor") }
    switch try operand(b, secondName(name)) {
    case .tensor(let other): return other
    case .scalar(let scalar): return Tensor(scalar)
    }
  }

  private static func secondName(_ name: String) -> String { name == "heaviside" ? "values" : "other" }

  private static func operations(_ entry: Pair, inPlace: Bool) -> [Operation] {
    let body = entry.body
    var result: [Operation] = []
    for name in entry.names {
      let parameter = secondName(name)
      result.append(
        Operation(name, "(input, \(parameter))", entry.doc, "torch.\(name)(\(entry.example))") { b in
          if try b["input"].tensor == nil, name != "xlogy" { throw b.wrongType("input", "Tensor") }
          let result = try body(first(b, parameter), second(b, name))
          // PyTorch counts the forms with a number as operations of their own.
          if name == "xlogy" || name == "copysign" {
            let kind =
              try name == "xlogy"
              ? (b["input"].tensor == nil ? 1 : b[parameter].tensor == nil ? 2 : 0) : b[parameter].tensor == nil ? 1 : 0
            return result.renamed("\(name.prefix(1).uppercased())\(name.dropFirst())Backward\(kind)").value
          }
          return result.value
        })
      guard inPlace else { continue }
      result.append(
        Operation("\(name)_", "(input, \(parameter))", "In place: \(entry.doc)", forms: .method) { b in
          let other = try second(b, name)
          let isNumber = try b[parameter].tensor == nil
          let tensor = try b.tensor("input")
          if ["hypot", "gcd", "lcm", "nextafter"].contains(name) { try tensor.checkTarget(other) }
          if name == "ldexp", !tensor.dtype.isFloatingPoint {
            throw PyError.runtime("ldexp can't be cast to the desired output type \(tensor.dtype.scalarTypeName)")
          }
          return try tensor.inPlace {
            let result = try body($0, other)
            guard isNumber else { return result }
            return result.renamed(name == "xlogy" ? "XlogyBackward2" : "CopysignBackward1")
          }.value
        })
    }
    return result
  }

  /// All of them.
  static let all: [Operation] = {
    var result: [Operation] = []
    for entry in arithmetic + bits { result += operations(entry) }
    for entry in comparisons { result += operations(entry, compares: true) }
    for entry in pairs { result += operations(entry, inPlace: true) }
    for entry in extremes { result += operations(entry, inPlace: false) }
    return result
  }()
}
