// SPDX-License-Identifier: GPL-3.0-or-later

import Optimization
import PythonRuntime
import Tensors
import TorchCore

/// `LBFGS`: a quasi-Newton method that evaluates the loss several times a step.
enum LBFGS {
  // SAFETY: immutable, used on the evaluator's thread.
  nonisolated(unsafe) static let declaration = OptimizerDeclaration(
    name: "LBFGS", file: "lbfgs",
    signature: "(params, lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-07, tolerance_change=1e-09, "
      + "history_size=100, line_search_fn=None)",
    doc: "A quasi-Newton method; step() needs a closure that computes the loss.",
    example: "optim.LBFGS(nn.Linear(2, 1).parameters(), lr=0.1)",
    checks: [.oneElement("lr"), .nonNegative("lr", "learning rate")],
    settings: ["lr", "max_iter", "max_eval", "tolerance_grad", "tolerance_change", "history_size", "line_search_fn"],
    adjust: { defaults in
      if try defaults.get("max_eval")?.isNone ?? true, let iterations = try defaults.get("max_iter") {
        try defaults.set(
          "max_eval", .int(NumberArgument.int(iterations).multipliedReportingOverflow(by: 5).partialValue / 4))
      }
    },
    prepare: { optimizer in
      if try optimizer.groups().count != 1 {
        throw PyError.value("LBFGS doesn't support per-parameter options (parameter groups)")
      }
    },
    update: { _ in }, step: { optimizer, closure in try step(optimizer, closure) })

  /// The parameters as one vector.
  private struct Parameters {
    let tensors: [Tensor]

    func gradient() throws -> Tensor {
      try Tensor.cat(
        tensors.map { parameter in
          if let gradient = parameter.grad { return try gradient.detach().reshape([-1]) }
          return try Tensor.zeros([parameter.numel], dtype: parameter.dtype)
        }, dim: 0)
    }

    func move(_ direction: Tensor, by step: Double) throws {
      var start = 0
      for parameter in tensors {
        let part = try direction.narrow(0, start, parameter.numel).view(parameter.shape)
        _ = try parameter.add_(part, alpha: .double(step))
        start += parameter.numel
      }
    }
  }

  private static func number(_ tensor: Tensor) throws -> Double { try tensor.item().doubleValue }

  private static func step(_ optimizer: OptimizerView, _ closure: Value) throws -> Value {
    let interpreter = Interpreter.current
    guard let group = try optimizer.groups().first else { return .none }
    let view = GroupView(dict: group, state: try optimizer.state())
    let parameters = Parameters(tensors: try GroupView.parameters(of: group))
    guard let first = parameters.tensors.first else { return .none }
    let state = try ParameterState(owner: view.state, parameter: first.value).dictionary()
    let rate = try view.double(GroupKeys.lr)
    let iterations = try NumberArgument.int(view.setting(Key("max_iter")))
    let limit = try NumberArgument.int(view.setting(Key("max_eval")))
    let history = try NumberArgument.int(view.setting(Key("history_size")))
    let (flat, still) = (try view.double(Key("tolerance_grad")), try view.double(Key("tolerance_change")))
    let search = try view.setting(Key("line_search_fn"))

    func evaluate() throws -> Value { try TensorContext.withGrad(true) { try interpreter.call(closure, []) } }
    func count(_ name: String, _ more: Int) throws {
      try state.set(name, .int((try state.get(name).map { try NumberArgument.int($0) } ?? 0) + more))
    }

    let firstLoss = try evaluate()
    var loss = try NumberArgument.double(firstLoss)
    var evaluations = 1
    try count("func_evals", 1)
    try count("n_iter", 0)
    var gradient = try parameters.gradient()
    if try number(gradient.abs().max()) <= flat { return firstLoss }

    var direction = try state.get("d")?.tensor
    var length = try state.get("t").map { try NumberArgument.double($0) } ?? 0
    var curvature = try Curvature(state)
    var gradientBefore = try state.get("prev_flat_grad")?.tensor
    var lossBefore = loss
    var iteration = 0
    while iteration < iterations {
      iteration += 1
      try count("n_iter", 1)
      try interpreter.pollInterrupt()
      if let old = direction, let before = gradientBefore {
        let change = try gradient.sub(before)
        let way = try old.mul(.double(length))
        try curvature.remember(change, way, atMost: history)
        direction = try curvature.direction(gradient)
      } else {
        direction = try gradient.neg()
      }
      guard let direction else { break }
      let isFirst = gradientBefore == nil
      gradientBefore = try gradient.clone()
      lossBefore = loss
      length = isFirst ? min(1, 1 / (try number(gradient.abs().sum()))) * rate : rate
      let slope = try number(gradient.dot(direction))
      if slope > -still { break }
      var used = 0
      var isFlat = false
      if !search.isNone {
        guard search.text == "strong_wolfe" else { throw PyError.runtime("only 'strong_wolfe' is supported") }
        let (found, tries) = try lineSearch(
          parameters, direction, from: .init(step: 0, loss: loss, gradient: gradient, slope: slope), firstStep: length,
          limit: limit - evaluations, evaluate)
        (loss, gradient, length, used) = (found.loss, found.gradient, found.step, tries)
        try parameters.move(direction, by: length)
        isFlat = try number(gradient.abs().max()) <= flat
      } else {
        try parameters.move(direction, by: length)
        if iteration != iterations {
          loss = try NumberArgument.double(evaluate())
          gradient = try parameters.gradient()
          isFlat = try number(gradient.abs().max()) <= flat
          used = 1
        }
      }
      evaluations += used
      try count("func_evals", used)
      if iteration == iterations || evaluations >= limit || isFlat { break }
      if try number(direction.mul(.double(length)).abs().max()) <= still { break }
      if abs(loss - lossBefore) < still { break }
    }
    try state.set("d", direction?.value ?? .none)
    try state.set("t", .float(length))
    try curvature.save(to: state)
    try state.set("prev_flat_grad", gradientBefore?.value ?? .none)
    try state.set("prev_loss", .float(lossBefore))
    return firstLoss
  }

  /// The point that the line search accepts, and how often it evaluated the loss; the parameters stay where they were.
  private static func lineSearch(
    _ parameters: Parameters, _ direction: Tensor, from point: WolfeLineSearch.Point, firstStep: Double, limit: Int,
    _ evaluate: () throws -> Value
  ) throws -> (WolfeLineSearch.Point, evaluations: Int) {
    let start = try parameters.tensors.map { try $0.detach().clone() }
    return try withoutActuallyEscaping(evaluate) { evaluate in
      var line = WolfeLineSearch(direction: direction) { step in
        try parameters.move(direction, by: step)
        let loss = try NumberArgument.double(evaluate())
        let gradient = try parameters.gradient()
        for (parameter, old) in zip(parameters.tensors, start) { _ = try parameter.copy_(old) }
        return (loss, gradient)
      }
      let found = try line.search(from: point, firstStep: firstStep, limit: limit)
      return (found, line.evaluations)
    }
  }

  /// What the last steps tell of the loss's curvature: the inverse Hessian that the two-loop recursion stands for.
  private struct Curvature {
    private var directions: [Tensor]
    private var steps: [Tensor]
    private var inverses: [Double]
    private var scale: Double

    init(_ state: PyDict) throws {
      func items(_ name: String) throws -> [Value] {
        try state.get(name).map { try Interpreter.current.collect($0) } ?? []
      }
      directions = try items("old_dirs").compactMap { $0.tensor }
      steps = try items("old_stps").compactMap { $0.tensor }
      inverses = try items("ro").map { try NumberArgument.double($0) }
      scale = try state.get("H_diag").map { try NumberArgument.double($0) } ?? 1
    }

    func save(to state: PyDict) throws {
      try state.set("old_dirs", Value(list: directions.map(\.value)))
      try state.set("old_stps", Value(list: steps.map(\.value)))
      try state.set("ro", Value(list: inverses.map { .float($0) }))
      try state.set("H_diag", .float(scale))
    }

    /// Takes in how the gradient changed along a step; the oldest goes where there are too many.
    mutating func remember(_ change: Tensor, _ step: Tensor, atMost limit: Int) throws {
      let product = try number(change.dot(step))
      guard product > 1e-10 else { return }
      if directions.count >= limit, !directions.isEmpty {
        directions.removeFirst()
        steps.removeFirst()
        inverses.removeFirst()
      }
      directions.append(change)
      steps.append(step)
      inverses.append(1 / product)
      scale = product / (try number(change.dot(change)))
    }

    /// The direction of the two-loop recursion.
    func direction(_ gradient: Tensor) throws -> Tensor {
      var q = try gradient.neg()
      var weights = [Double](repeating: 0, count: directions.count)
      for i in directions.indices.reversed() {
        weights[i] = try number(steps[i].dot(q)) * inverses[i]
        q = try q.add(directions[i], alpha: .double(-weights[i]))
      }
      var r = try q.mul(.double(scale))
      for i in directions.indices {
        let back = try number(directions[i].dot(r)) * inverses[i]
        r = try r.add(steps[i], alpha: .double(weights[i] - back))
      }
      return r
    }
  }
}
