// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// `torch.autograd`: gradients of several tensors at once, and checks.
enum AutogradFunctions {
  /// Tensors given one by one or in a sequence; nil when not given.
  static func optionalTensors(_ b: Bound, _ parameter: String) throws -> [Tensor]? {
    try b.isGiven(parameter) ? try tensors(b, parameter) : nil
  }

  /// A tensor that stands for a `GradientEdge`: the leaf itself, or an empty one at the edge's node.
  private static func standIn(_ value: Value) -> Tensor? {
    guard case .tuple(let edge) = value, edge.cls.name == "GradientEdge", edge.items.count >= 2,
      case .object(let object) = edge.items[0], let wrapper = object as? NodeObject,
      case .int(let index) = edge.items[1]
    else { return nil }
    // A leaf that has become other elements since has another node.
    if let leaf = wrapper.node.leaf, leaf.gradEdge.node === wrapper.node { return leaf }
    let (shape, dtype) = wrapper.node.output(index)
    guard let tensor = try? Tensor.empty(shape, dtype: dtype) else { return nil }
    tensor.gradFn = wrapper.node
    tensor.outputIndex = index
    return tensor
  }

  private static func tensors(_ b: Bound, _ parameter: String) throws -> [Tensor] {
    if let tensor = try b[parameter].tensor ?? standIn(b[parameter]) { return [tensor] }
    return try b.interpreter.collect(b[parameter]).map { item in
      if let tensor = standIn(item) { return tensor }
      guard let tensor = item.tensor else { throw PyError.type("expected Tensor, got \(Conversions.typeName(item))") }
      return tensor
    }
  }

  private static func gradients(_ b: Bound, _ parameter: String) throws -> [Tensor?]? {
    guard try b.isGiven(parameter) else { return nil }
    if let tensor = try b[parameter].tensor { return [tensor] }
    return try b.interpreter.collect(b[parameter]).map { item in
      if item.isNone { return nil }
      guard let tensor = item.tensor else {
        throw PyError.type("gradients can be either Tensors or None, but got \(Conversions.typeName(item))")
      }
      return tensor
    }
  }

  private static func grad(_ b: Bound) throws -> Value {
    let materialize = try b.bool("materialize_grads")
    if materialize, try b.isGiven("allow_unused"), try !b.bool("allow_unused") {
      throw PyError.value(
        "Expected allow_unused to be True or not passed when materialize_grads=True, but got: allow_unused=False.")
    }
    let inputs = try tensors(b, "inputs")
    let outputs = try tensors(b, "outputs")
    let given = try gradients(b, "grad_outputs")
    let create = try b.bool("create_graph")
    let retain = try b.isGiven("retain_graph") ? b.bool("retain_graph") : nil
    let unused = try materialize || b.isGiven("allow_unused") && b.bool("allow_unused")
    func once(_ given: [Tensor?]?, _ retain: Bool?) throws -> [Tensor?] {
      try Autograd.grad(
        outputs: outputs, inputs: inputs, gradOutputs: given, retainGraph: retain, createGraph: create,
        allowUnused: unused)
    }
    var results: [Tensor?]
    if try b.interpreter.truth(b["is_grads_batched"]) {
      let rows = try rows(given, outputs)
      let found = try rows.enumerated().map { i, row in try once(row, i + 1 < rows.count ? true : retain) }
      results = try inputs.indices.map { i in
        let parts = found.compactMap { $0[i] }
        return parts.isEmpty ? nil : try Tensor.stack(parts, dim: 0)
      }
    } else {
      results = try once(given, retain)
    }
    if materialize {
      let places = try b["inputs"].tensor == nil ? b.interpreter.collect(b["inputs"]) : [b["inputs"]]
      for i in results.indices where results[i] == nil {
        if i < places.count, places[i].tensor == nil {
          throw PyError.runtime("materialize_grads cannot be used when the given input is a GradientEdge")
        }
        let zeros = try inputs[i].detach().zerosLike()
        results[i] = create ? try zeros.requiresGrad_() : zeros
      }
    }
    return Value(tuple: results.map { $0?.value ?? .none })
  }

  /// The gradients of a batch, one row each.
  private static func rows(_ given: [Tensor?]?, _ outputs: [Tensor]) throws -> [[Tensor?]] {
    guard let given, given.count == outputs.count, let first = given.compactMap({ $0 }).first,
      let count = first.shape.first
    else { throw PyError.runtime("grad_outputs must be given, with a batch, when is_grads_batched=True") }
    for (i, gradient) in given.enumerated() {
      guard let gradient, Array(gradient.shape.dropFirst()) != outputs[i].shape || gradient.shape.first != count else {
        continue
      }
      throw PyError.runtime(
        "If `is_grads_batched=True`, we interpret the first dimension of each grad_output as the batch dimension. The sizes "
          + "of the remaining dimensions are expected to match the shape of corresponding output, but a mismatch was "
          + "detected: grad_output[\(i)] has a shape of torch.Size(\(Shape.text(gradient.shape))) and output[\(i)] has a "
          + "shape of torch.Size(\(Shape.text(outputs[i].shape))). If you only want some tensors in `grad_output` to be "
          + "considered batched, consider using vmap.")
    }
    return try (0..<count).map { row in try given.map { try $0?.select(0, row) } }
  }

  /// The functions of `torch.autograd`.
  static let all: [Operation] = [
    Operation(
      "grad",
      "(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, only_inputs=True, allow_unused=None, "
        + "is_grads_batched=False, materialize_grads=False)",
      "The gradients of outputs with respect to inputs, without touching any `grad`.",
      "w = torch.tensor(3., requires_grad=True)\ntorch.autograd.grad(w * w, w)", forms: .function, body: grad),
    Operation(
      "backward",
      "(tensors, grad_tensors=None, retain_graph=None, create_graph=False, grad_variables=None, inputs=None)",
      "Adds the gradients of tensors to the `grad` of the leaves.",
      "w = torch.tensor(3., requires_grad=True)\ntorch.autograd.backward(w * w)\nw.grad", forms: .function
    ) { b in
      try Autograd.backward(
        tensors(b, "tensors"), gradients: gradients(b, "grad_tensors"),
        retainGraph: b.isGiven("retain_graph") ? b.bool("retain_graph") : nil, createGraph: b.bool("create_graph"),
        inputs: optionalTensors(b, "inputs"))
      return .none
    },
    Operation(
      "gradcheck",
      "(func, inputs, eps=1e-06, atol=1e-05, rtol=0.001, raise_exception=True, nondet_tol=0.0, "
        + "check_undefined_grad=True, check_grad_dtypes=False, check_batched_grad=False, "
        + "check_batched_forward_grad=False, check_forward_ad=False, check_backward_ad=True, fast_mode=False, "
        + "masked=None)",
      "Whether the gradients of a function agree with finite differences.",
      "x = torch.ones(2, dtype=torch.float64, requires_grad=True)\ntorch.autograd.gradcheck(torch.sin, (x,))",
      forms: .function
    ) { b in
      let inputs = try b["inputs"].tensor == nil ? try b.interpreter.collect(b["inputs"]) : [b["inputs"]]
      return .bool(
        try GradientCheck(
          function: b["func"], inputs: inputs, eps: b.double("eps"), atol: b.double("atol"), rtol: b.double("rtol"),
          raises: b.bool("raise_exception")
        ).run())
    },
  ]

  /// The derivatives of each element of an output with respect to an input.
  private static func jacobian(_ output: Tensor, _ input: Tensor, _ createGraph: Bool) throws -> Tensor {
    var rows: [Tensor] = []
    let flat = try output.reshape([-1])
    for i in 0..<flat.numel {
      let element = try flat.select(0, i)
      guard element.requiresGrad else {
        rows.append(try input.detach().zerosLike())
        continue
      }
      let row = try Autograd.grad(
        outputs: [element], inputs: [input], retainGraph: true, createGraph: createGraph, allowUnused: true)
      rows.append(try row[0] ?? input.detach().zerosLike())
    }
    let shape = output.shape + input.shape
    return rows.isEmpty ? try Tensor.zeros(shape, dtype: input.dtype) : try Tensor.stack(rows, dim: 0).reshape(shape)
  }

  /// `torch.autograd.functional`.
  static let functional: [Operation] = [
    Operation(
      "jacobian", "(func, inputs, create_graph=False, strict=False, vectorize=False, strategy='reverse-mode')",
      "The matrix of all first derivatives of a function.",
      "torch.autograd.functional.jacobian(lambda x: x * x, torch.tensor([1., 2.]))", forms: .function
    ) { b in try derivatives(b, createGraph: b.bool("create_graph"), jacobian) },
    Operation(
      "hessian",
      "(func, inputs, create_graph=False, strict=False, vectorize=False, outer_jacobian_strategy='reverse-mode')",
      "The matrix of all second derivatives of a function with one output.",
      "torch.autograd.functional.hessian(lambda x: (x ** 3).sum(), torch.tensor([1., 2.]))", forms: .function
    ) { b in
      try derivatives(b, createGraph: b.bool("create_graph")) { output, input, createGraph in
        guard output.numel == 1 else {
          throw PyError.runtime("The Tensor returned by the function given to hessian should contain a single element")
        }
        let first = try Autograd.grad(outputs: [output.reshape([])], inputs: [input], createGraph: true)
        guard let gradient = first[0] else { return try Tensor.zeros(input.shape + input.shape, dtype: input.dtype) }
        return try jacobian(gradient, input, createGraph)
      }
    },
  ]

  /// Runs a function of one tensor (or several) with gradients and hands output and each input to a rule.
  private static func derivatives(
    _ b: Bound, createGraph: Bool, _ rule: (Tensor, Tensor, Bool) throws -> Tensor
  ) throws -> Value {
    let isSingle = try b["inputs"].tensor != nil
    return try TensorContext.withGrad(true) {
      let inputs = try tensors(b, "inputs").map { tensor -> Tensor in
        if createGraph && tensor.requiresGrad { return try tensor.view(tensor.shape) }
        return try tensor.detach().requiresGrad_()
      }
      guard let output = try b.interpreter.call(b["func"], inputs.map { $0.value }).tensor else {
        throw PyError.notImplemented("Gradus has no jacobian of functions with several outputs")
      }
      let matrices = try inputs.map { input -> Tensor in
        guard output.requiresGrad else { return try Tensor.zeros(output.shape + input.shape, dtype: input.dtype) }
        let matrix = try rule(output, input, createGraph)
        return createGraph ? matrix : matrix.detach()
      }
      return isSingle ? matrices[0].value : Conversions.tuple(matrices)
    }
  }
}
