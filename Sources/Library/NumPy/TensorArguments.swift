// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// Functions of numpy that are given a tensor. numpy calls the tensor's method of the same name; what that refuses (numpy's
/// own parameters, mostly) numpy computes from the elements, and the tensor makes a tensor of the result.
enum TensorArguments {
  /// Functions whose results are tensors again.
  private static let wrapped: Set<String> = [
    "argmax", "argmin", "argsort", "around", "clip", "cumprod", "cumsum", "matmul", "repeat", "reshape", "round",
    "transpose",
  ]
  /// Functions that hand numpy's parameters to the tensor's method whatever it says: it refuses them.
  private static let reductions: Set<String> = [
    "all", "amax", "amin", "any", "max", "mean", "min", "prod", "std", "sum", "var",
  ]

  /// The elements of a tensor for numpy, which asks its `__array__` for them.
  static func read(_ tensor: Tensor) throws -> Tensor {
    guard tensor.requiresGrad else { return tensor }
    throw PyError.runtime("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
  }

  /// The declaration of a function; one that looks for tensors where numpy does.
  static func taking(_ declaration: Declaration) -> Declaration {
    let name = declaration.name
    guard let answer = answer(name) else { return declaration }
    return Declaration(
      name, declaration.signature, declaration.doc, example: declaration.example,
      body: { b in
        guard let first = b.values.first, let tensor = first.tensor else { return try declaration.body(b) }
        return try answer(tensor, b, declaration)
      })
  }

  /// What a function answers to a tensor; the names that it reads are those of the declaration it is given.
  private typealias Answer = (Tensor, Bound, Declaration) throws -> Value

  private static func answer(_ name: String) -> Answer? {
    if wrapped.contains(name) {
      return { _, call, declaration in try wrapping(declaration.body(call)) }
    }
    if reductions.contains(name) {
      return { tensor, call, _ in try refusal(name.replacing("am", with: "m"), tensor, call) }
    }
    switch name {
    case "squeeze":
      return { tensor, call, declaration in
        guard try call["axis"].isNone else { return try wrapping(declaration.body(call)) }
        return tensor.squeeze().value
      }
    // What cannot be read equals nothing.
    case "array_equal": return { $0.requiresGrad ? .bool(false) : try $2.body($1) }
    // A slice that goes backwards is what numpy asks for.
    case "flip": return { _, _, _ in throw PyError.value("step must be greater than zero") }
    case "shape": return { tensor, call, _ in try call.interpreter.getAttribute(tensor.value, "shape") }
    case "size":
      return { tensor, call, declaration in
        guard try call["axis"].isNone else { return try declaration.body(call) }
        return try call.interpreter.getAttribute(tensor.value, "size")
      }
    default: return nil
    }
  }

  private static func wrapping(_ result: Value) throws -> Value {
    try (result.object as? NumpyArray).map { try NumpyOperators.asTensor($0.tensor) } ?? result
  }

  /// What the tensor's method says of numpy's parameters.
  private static func refusal(_ name: String, _ tensor: Tensor, _ call: Bound) throws -> Value {
    let axis = try call["axis"]
    switch name {
    case "sum", "mean": break
    case "max", "min", "prod":
      if axis.isNone { throw PyError.type("\(name)(): argument 'dim' must be int, not NoneType") }
    default:
      var keywords: [(name: Symbol, value: Value)] = [("axis", axis), ("out", try call["out"])]
      if name == "std" || name == "var" { keywords += [("dtype", try call["dtype"]), ("ddof", try call["ddof"])] }
      let method = try call.interpreter.getAttribute(tensor.value, Symbol(name))
      return try call.interpreter.call(method, Arguments(keywords: keywords))
    }
    throw PyError.type("\(name)() got an unexpected keyword argument 'axis'")
  }
}
