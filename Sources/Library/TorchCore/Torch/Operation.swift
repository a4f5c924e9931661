// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// One operation of `torch`: the function `torch.name(input, …)` and the method `x.name(…)` come from the same record.
// SAFETY: the tables of operations are made once, and read on the one thread that evaluates.
struct Operation: @unchecked Sendable {
  /// In which forms an operation exists.
  enum Forms { case both, function, method }

  let name: String
  /// The parameters in Python's notation, `input` first; without `out`.
  let signature: String
  let doc: String
  let example: String
  let forms: Forms
  /// Whether the function form takes `out=`.
  let hasOut: Bool
  let body: (Bound) throws -> Value

  @inline(never) init(
    _ name: String, _ signature: String, _ doc: String, _ example: String = "", forms: Forms = .both,
    out: Bool? = nil, body: @escaping (Bound) throws -> Value
  ) {
    self.name = name
    self.signature = signature
    self.doc = doc
    self.example = example
    self.forms = forms
    hasOut = out ?? (forms == .both)
    self.body = OverlapChecks.checked(name, body)
  }

  /// The method `x.name(…)`.
  var method: BuiltinFunction {
    let body = body
    return BuiltinFunction(
      Declaration(name, signature, doc, example: example, body: { try TorchFunction.run($0, body) }),
      owner: "Tensor", module: "torch",
      style: .torchMethod)
  }

  /// Functions that PyTorch has in Python, whose wrong arguments are refused in Python's words.
  private static let inPython: Set<String> = [
    "cdist", "is_storage", "is_tensor", "load", "manual_seed", "norm", "save", "set_default_dtype", "set_rng_state",
    "split", "tensordot", "typename", "unravel_index",
  ]

  /// The function `torch.name(…)`.
  func function(module: String = "torch") -> BuiltinFunction {
    let body = body
    let style: Signature.Style = Self.inPython.contains(name) ? .python : .torchFunction
    guard hasOut else {
      return BuiltinFunction(
        Declaration(name, signature, doc, example: example, body: { try TorchFunction.run($0, body) }),
        module: module, style: style)
    }
    let name = name
    let separator = signature.contains("*") ? ", " : ", *, "
    let declaration = Declaration(
      name, signature.dropLast() + separator + "out=None)", doc, example: example,
      body: { b in
        // The last parameter.
        let place = b.values.last?.ifGiven
        if let place { try OverlapChecks.checkOut(name, b, place) }
        let result = try TorchFunction.run(b, body)
        guard let place else { return result }
        return try Operation.store(result, in: place, b, name)
      })
    return BuiltinFunction(declaration, module: module, style: style)
  }

  /// Copies a result to where `out=` says.
  private static func store(_ result: Value, in place: Value, _ b: Bound, _ name: String) throws -> Value {
    if let source = result.tensor, let target = place.tensor {
      try store(source, in: target, name)
      return place
    }
    if case .tuple(let results) = result, let targets = try Conversions.tensors(place),
      targets.count == results.items.count
    {
      for (item, target) in zip(results.items, targets) {
        if let source = item.tensor { try store(source, in: target, name) }
      }
      return .tuple(PyTuple(targets.map { $0.value }, cls: results.cls))
    }
    throw b.wrongType("out", "Tensor", place)
  }

  /// Operations whose results are converted to whatever type `out` has, those that want exactly the type of the result, and
  /// those that say so in other words; the rest convert where an in-place operation would.
  private static let converting: Set<String> = [
    "sum", "prod", "mean", "std", "var", "nansum", "cumsum", "cumprod", "norm",
  ]
  private static let exact: Set<String> = [
    "abs", "absolute", "neg", "negative", "floor", "ceil", "round", "trunc", "fix", "frac", "sign", "sgn", "clamp",
    "clip",
    "clamp_min", "clamp_max",
  ]
  private static let matching: Set<String> = [
    "mm", "bmm", "mv", "matmul", "dot", "addmm", "baddbmm", "addmv", "softmax", "log_softmax", "tril", "triu", "gather",
    "sort", "topk", "kthvalue", "argmax", "argmin", "max", "min", "median", "mode", "scatter", "scatter_add", "nonzero",
  ]

  private static func checkType(_ source: DType, _ target: DType, _ name: String) throws {
    if source == target || converting.contains(name) { return }
    if exact.contains(name) {
      throw PyError.runtime("Found dtype \(target.scalarTypeName) but expected \(source.scalarTypeName)")
    }
    if matching.contains(name) {
      throw PyError.runtime("Expected out tensor to have dtype \(source.cppName), but got \(target.cppName) instead")
    }
    guard !Promotion.canStore(source, in: target) else { return }
    if name.hasPrefix("cat") || name.hasPrefix("concat") || name.hasSuffix("stack") {
      throw PyError.type("torch.cat(): input types can't be cast to the desired output type \(target.scalarTypeName)")
    }
    throw PyError.runtime(
      "result type \(source.scalarTypeName) can't be cast to the desired output type \(target.scalarTypeName)")
  }

  private static func store(_ source: Tensor, in target: Tensor, _ name: String) throws {
    try checkType(source.dtype, target.dtype, name)
    if TensorContext.current.gradEnabled, target.requiresGrad || source.requiresGrad {
      if TensorContext.current.tangentText != nil {
        throw PyError.notImplemented(
          "Trying to use forward AD with \(name)_out that does not support it because it is an out= function")
      }
      throw PyError.runtime(
        "\(name)(): functions with out=... arguments don't support automatic differentiation, but one of the arguments requires grad."
      )
    }
    if target.shape != source.shape {
      if target.numel > 0 {
        TorchWarnings.warn(
          "An output with one or more elements was resized since it had shape \(Shape.text(target.shape)), which does not "
            + "match the required output shape \(Shape.text(source.shape)). This behavior is deprecated, and in a future "
            + "PyTorch release outputs will not be resized unless they have zero elements. You can explicitly reuse an out "
            + "tensor t by resizing it, inplace, to zero elements with t.resize_(0).")
      }
      let fresh = try Tensor.empty(source.shape, dtype: target.dtype)
      target.data = fresh
    }
    _ = try target.copy_(source)
  }
}

/// Results with names, such as `torch.return_types.max(values=…, indices=…)`.
enum ReturnTypes {
  /// A named tuple of tensors.
  static func make(_ name: String, _ fields: [String], _ items: [Value]) -> Value {
    .tuple(PyTuple(items, cls: cls(name, fields)))
  }

  /// The class of such results, made once a workspace.
  static func cls(_ name: String, _ fields: [String]) -> PyClass {
    let state = TorchState.current
    if let cls = state.returnTypes[name] { return cls }
    let cls = PyClass(builtin: name, module: "torch.return_types", base: Classes.tuple)
    for (i, field) in fields.enumerated() {
      cls.add(properties: [
        GetSetDescriptor(
          field, "Field \(i).",
          get: { value in
            guard case .tuple(let tuple) = value, i < tuple.items.count else { return .none }
            return tuple.items[i]
          })
      ])
    }
    cls.add([
      Declaration("__repr__", "(self)", "The fields with their names.") { b in
        guard case .tuple(let tuple) = try b["self"] else { return .none }
        let texts = try zip(fields, tuple.items).map { "\($0)=\(try Interpreter.current.repr($1))" }
        return Value("torch.return_types.\(name)(\n\(texts.joined(separator: ",\n")))")
      }
    ])
    cls.set("_fields", Value(tuple: fields.map { Value($0) }))
    state.returnTypes[name] = cls
    return cls
  }

  /// The usual pair.
  static func valuesIndices(_ name: String, _ pair: (values: Tensor, indices: Tensor)) -> Value {
    make(name, ["values", "indices"], [pair.values.value, pair.indices.value])
  }
}
