// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TorchCore

/// The functions of `torch.nn.functional` by name.
enum FunctionTable {
  /// The families of functions.
  static let families: [[Declaration]] = [
    ActivationFunctions.all, LinearFunctions.all, ConvolutionFunctions.all, PoolingFunctions.all,
    NormalizationFunctions.all, DropoutFunctions.all, EmbeddingFunctions.all, LossFunctions.all,
    MarginLossFunctions.all,
    PaddingFunctions.all, DistanceFunctions.all, AttentionFunctions.all, GridFunctions.all,
  ]

  private static let declarations: [String: Declaration] = {
    var table: [String: Declaration] = [:]
    for declaration in families.joined() {
      let wide = HalfPrecision.widening(declaration)
      let body = wide.body
      table[wide.name] = Declaration(wide.name, wide.signature, wide.doc, example: wide.example) {
        try TorchFunction.run($0, body)
      }
    }
    return table
  }()
  // SAFETY: filled and read on the one thread that evaluates.
  private nonisolated(unsafe) static var functions: [String: BuiltinFunction] = [:]
  // SAFETY: as above.
  private nonisolated(unsafe) static var defaultValues: [String: [Value]] = [:]

  /// All names.
  static var names: [String] { families.joined().map(\.name) }

  /// Functions that PyTorch compiles, whose arguments are refused in other words than those of Python's functions.
  private static let compiled: Set<String> = [
    "linear", "bilinear", "conv1d", "conv2d", "conv3d", "conv_transpose1d", "conv_transpose2d", "conv_transpose3d",
    "avg_pool1d", "avg_pool2d", "avg_pool3d", "adaptive_avg_pool1d", "gelu", "logsigmoid", "softplus", "softshrink",
    "hardshrink", "prelu", "pixel_shuffle", "pixel_unshuffle", "channel_shuffle", "one_hot", "cosine_similarity",
    "pairwise_distance", "pdist", "scaled_dot_product_attention", "relu_",
  ]

  /// The function of a name; nil when there is none.
  static func find(_ name: String) -> BuiltinFunction? {
    if let known = functions[name] { return known }
    guard let declaration = declarations[name] else { return nil }
    let function = BuiltinFunction(
      declaration, module: "torch.nn.functional", style: compiled.contains(name) ? .torchFunction : .python)
    functions[name] = function
    return function
  }

  /// The function of a name that must exist.
  static func function(_ name: String) throws -> BuiltinFunction {
    guard let found = find(name) else { throw PyError.notImplemented("Gradus has no torch.nn.functional.\(name)") }
    return found
  }

  /// The defaults of all parameters, in the order of bound values.
  static func defaults(of function: BuiltinFunction) throws -> [Value] {
    let name = function.declaration.name
    if let known = defaultValues[name] { return known }
    let signature = try function.signature()
    let values = (signature.positional + signature.keywordOnly).map(\.defaultValue)
    defaultValues[name] = values
    return values
  }

  /// Calls a function with its first arguments; the rest have their defaults.
  static func call(_ name: String, _ values: [Value]) throws -> Value { try LayerFunction(name)(values) }
}

/// A function of `torch.nn.functional` that a layer calls: looked up once.
final class LayerFunction {
  private let name: String
  private var function: BuiltinFunction?
  private var defaults: [Value] = []

  /// Refers to a function; it is looked up when it is first called.
  init(_ name: String) { self.name = name }

  /// Calls it with its first arguments; the rest have their defaults.
  func callAsFunction(_ values: [Value]) throws -> Value {
    let function: BuiltinFunction
    if let known = self.function {
      function = known
    } else {
      function = try FunctionTable.function(name)
      defaults = try FunctionTable.defaults(of: function)
      self.function = function
    }
    if let interceptor = BuiltinFunction.interceptor, let result = try interceptor(function, Arguments(values)) {
      return result
    }
    var values = values
    while values.count < defaults.count { values.append(defaults[values.count]) }
    return try function.callBody(Bound(values: values, function: name, builtin: function))
  }
}

extension Bound {
  /// Integers given once for all dimensions or one by one.
  func integers(_ name: String) throws -> [Int] {
    switch try self[name] {
    case .int(let number): return [number]
    default: return try shape(name)
    }
  }

  /// Integers or nothing; an empty list counts as nothing.
  func optionalIntegers(_ name: String) throws -> [Int]? {
    guard try isGiven(name) else { return nil }
    let list = try integers(name)
    return list.isEmpty ? nil : list
  }

  /// Whether an argument is true by Python's rules.
  func truth(_ name: String) throws -> Bool { try interpreter.truth(self[name]) }

  /// How a loss is reduced: `reduction`, or `size_average` and `reduce` where the function has them.
  func reduction() throws -> String {
    let (average, reduce) = (try ifGiven("size_average"), try ifGiven("reduce"))
    if average != nil || reduce != nil {
      return try LossLayers.legacyReduction(average ?? .none, reduce ?? .none)
    }
    guard let name = try self["reduction"].text else { throw wrongType("reduction", "str") }
    return name
  }
}
