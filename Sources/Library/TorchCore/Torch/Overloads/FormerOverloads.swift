// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Forms of operations from before numbers became keyword arguments: `x.add_(0.5, y)` for `x.add_(y, alpha=0.5)`.
enum FormerOverloads {
  /// How the numbers that came first are called now, and how many tensors follow.
  private static let forms: [String: (names: [String], tensors: Int)] = [
    "add": (["alpha"], 1), "sub": (["alpha"], 1), "addcmul": (["value"], 2), "addcdiv": (["value"], 2),
    "addmm": (["beta", "alpha"], 2), "addmv": (["beta", "alpha"], 2), "addr": (["beta", "alpha"], 2),
    "addbmm": (["beta", "alpha"], 2), "baddbmm": (["beta", "alpha"], 2),
  ]

  /// The result of a call in such a form, with PyTorch's warning; nil for all others.
  static func call(_ function: BuiltinFunction, _ arguments: Arguments) throws -> Value? {
    let name = function.declaration.name
    let base = name.hasSuffix("_") ? String(name.dropLast()) : name
    guard function.module == "torch", let form = forms[base], arguments.keywords.allSatisfy({ $0.name.name == "out" })
    else { return nil }
    var values = arguments.positional
    // Products had the first number before the tensor that they are added to.
    if form.names.count == 2, function.style != .torchMethod, values.count > 1, values[0].tensor == nil,
      values[1].tensor != nil
    {
      values.swapAt(0, 1)
    }
    let count = values.count - 1 - form.tensors
    guard values.first?.tensor != nil, 1...form.names.count ~= count,
      values.suffix(form.tensors).allSatisfy({ $0.tensor != nil })
    else { return nil }
    let numbers = values[1...count]
    guard try numbers.allSatisfy({ try TensorOperators.number($0) != nil }) else { return nil }
    let names = Array(form.names.prefix(count))
    TorchWarnings.warn(text(name, base, names, form.tensors))
    let keywords = zip(names, numbers).map { (name: Symbol($0), value: $1) }
    return try function.call(
      Arguments([values[0]] + values.suffix(form.tensors), keywords: arguments.keywords + keywords))
  }

  private static func text(_ name: String, _ base: String, _ numbers: [String], _ tensors: Int) -> String {
    let operands: [String] =
      switch base {
      case "add", "sub": ["other"]
      case "addcmul", "addcdiv": ["tensor1", "tensor2"]
      case "addmv": ["mat", "vec"]
      case "addr": ["vec1", "vec2"]
      case "addmm": ["mat1", "mat2"]
      default: ["batch1", "batch2"]
      }
    let given = operands.map { "Tensor \($0)" }
    let options = ["add", "sub"].contains(base) || tensors == 2 && numbers == ["value"] ? numbers : ["beta", "alpha"]
    return
      "This overload of \(name) is deprecated:\n\t\(name)("
      + (numbers.map { "Number \($0)" } + given).joined(separator: ", ")
      + ")\nConsider using one of the following signatures instead:\n\t\(name)(" + given.joined(separator: ", ")
      + ", *, "
      + options.map { "Number \($0) = 1" }.joined(separator: ", ") + ")"
  }
}
