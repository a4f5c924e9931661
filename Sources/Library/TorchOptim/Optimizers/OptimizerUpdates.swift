// SPDX-License-Identifier: GPL-3.0-or-later

import Optimization
import PythonRuntime
import Tensors
import TorchCore

/// What optimizers do with one group: the rules of `Optimization` on the tensors that the state keeps.
enum OptimizerUpdates {
  // SAFETY (all of them): immutable names, used on the evaluator's thread.
  nonisolated(unsafe) private static let momentum = Key("momentum")
  nonisolated(unsafe) private static let dampening = Key("dampening")
  nonisolated(unsafe) private static let decay = Key("weight_decay")
  nonisolated(unsafe) private static let nesterov = Key("nesterov")
  nonisolated(unsafe) private static let maximize = Key("maximize")
  nonisolated(unsafe) private static let betas = Key("betas")
  nonisolated(unsafe) private static let eps = Key("eps")
  nonisolated(unsafe) private static let amsgrad = Key("amsgrad")
  nonisolated(unsafe) private static let decoupled = Key("decoupled_weight_decay")
  nonisolated(unsafe) private static let initial = Key("initial_accumulator_value")
  nonisolated(unsafe) private static let step = Key("step")
  nonisolated(unsafe) private static let buffer = Key("momentum_buffer")
  nonisolated(unsafe) private static let mean = Key("exp_avg")
  nonisolated(unsafe) private static let square = Key("exp_avg_sq")
  nonisolated(unsafe) private static let largest = Key("max_exp_avg_sq")
  nonisolated(unsafe) private static let maximum = Key("exp_inf")
  nonisolated(unsafe) private static let product = Key("mu_product")
  nonisolated(unsafe) private static let sum = Key("sum")
  nonisolated(unsafe) private static let squareAverage = Key("square_avg")
  nonisolated(unsafe) private static let gradientAverage = Key("grad_avg")
  nonisolated(unsafe) private static let updates = Key("acc_delta")
  nonisolated(unsafe) private static let average = Key("ax")
  nonisolated(unsafe) private static let eta = Key("eta")
  nonisolated(unsafe) private static let mu = Key("mu")
  nonisolated(unsafe) private static let previous = Key("prev")
  nonisolated(unsafe) private static let stepSize = Key("step_size")

  /// The type of numbers that states keep as tensors.
  private static var numberType: DType { TensorContext.current.defaultDType == .float64 ? .float64 : .float32 }

  private static func number(_ value: Double) throws -> Tensor {
    try Tensor.full([], .double(value), dtype: numberType)
  }

  private static func zeros(_ parameter: Tensor) throws -> Tensor {
    try Tensor.zeros(parameter.shape, dtype: parameter.dtype)
  }

  /// A state's tensors by name.
  private struct StateTensors {
    let dict: PyDict
    subscript(_ key: Key) -> Tensor {
      get throws {
        guard let tensor = try dict.get(key.text)?.tensor else { throw PyError.key(key.text) }
        return tensor
      }
    }
    /// Counts a step and gives its number.
    func count() throws -> Double {
      let steps = try self[OptimizerUpdates.step]
      _ = try steps.add_(.int(1))
      return try steps.item().doubleValue
    }
  }

  /// The tensors of a parameter's state, made in PyTorch's order at the first step.
  private static func tensors(
    _ state: ParameterState, _ make: () throws -> [(Key, Tensor)]
  ) throws -> StateTensors {
    if let known = try state.existing() { return StateTensors(dict: known) }
    let dict = try state.dictionary()
    for (key, tensor) in try make() { try dict.set(key.text, tensor.value) }
    return StateTensors(dict: dict)
  }

  // MARK: Descent

  static func sgd(_ group: GroupView) throws {
    let rule = DescentRule(
      rate: try group.double(GroupKeys.lr), momentum: try group.double(momentum),
      dampening: try group.double(dampening),
      weightDecay: try group.double(decay), nesterov: try group.bool(nesterov), maximize: try group.bool(maximize))
    try group.forEachGradient { parameter, gradient, state in
      if rule.momentum == 0 {
        _ = try rule.step(parameter, gradient, buffer: nil)
        return
      }
      let dict = try state.dictionary()
      let old = try dict.get(buffer.text)?.tensor
      if let new = try rule.step(parameter, gradient, buffer: old), new !== old { try dict.set(buffer.text, new.value) }
    }
  }

  static func asgd(_ group: GroupView) throws {
    let rate = try group.double(GroupKeys.lr)
    let rule = AveragedDescentRule(
      rate: rate, lambda: try group.double(Key("lambd")), alpha: try group.double(Key("alpha")),
      t0: try group.double(Key("t0")), weightDecay: try group.double(decay), maximize: try group.bool(maximize))
    try group.forEachGradient { parameter, gradient, state in
      let tensors = try tensors(state) {
        [(step, try number(0)), (eta, try number(rate)), (mu, try number(1)), (average, try zeros(parameter))]
      }
      try rule.step(
        parameter, gradient, average: tensors[average], eta: tensors[eta], mu: tensors[mu], step: tensors.count())
    }
  }

  static func rprop(_ group: GroupView) throws {
    let rate = try group.double(GroupKeys.lr)
    let (minus, plus) = try group.pair(Key("etas"))
    let (least, most) = try group.pair(Key("step_sizes"))
    let rule = ResilientRule(
      etas: (minus, plus), stepSizes: (least, most), maximize: try group.bool(maximize))
    try group.forEachGradient { parameter, gradient, state in
      let tensors = try tensors(state) {
        [
          (step, try number(0)), (previous, try zeros(parameter)),
          (stepSize, try Tensor.full(gradient.shape, .double(rate), dtype: gradient.dtype)),
        ]
      }
      _ = try tensors.count()
      try rule.step(parameter, gradient, previous: tensors[previous], stepSize: tensors[stepSize])
    }
  }

  // MARK: Adam

  static func adam(_ group: GroupView) throws {
    let usesLargest = try group.bool(amsgrad)
    let rule = AdamRule(
      rate: try group.double(GroupKeys.lr), betas: try group.pair(betas), eps: try group.double(eps),
      weightDecay: try group.double(decay), isDecoupled: try group.bool(decoupled), amsgrad: usesLargest,
      maximize: try group.bool(maximize))
    try group.forEachGradient { parameter, gradient, state in
      let tensors = try tensors(state) {
        var start = [(step, try number(0)), (mean, try zeros(parameter)), (square, try zeros(parameter))]
        if usesLargest { start.append((largest, try zeros(parameter))) }
        return start
      }
      try rule.step(
        parameter, gradient, mean: tensors[mean], square: tensors[square],
        largest: usesLargest ? tensors[largest] : nil, step: tensors.count())
    }
  }

  static func adamax(_ group: GroupView) throws {
    let rule = AdamaxRule(
      rate: try group.double(GroupKeys.lr), betas: try group.pair(betas), eps: try group.double(eps),
      weightDecay: try group.double(decay), maximize: try group.bool(maximize))
    try group.forEachGradient { parameter, gradient, state in
      let tensors = try tensors(state) {
        [(step, try number(0)), (mean, try zeros(parameter)), (maximum, try zeros(parameter))]
      }
      try rule.step(parameter, gradient, mean: tensors[mean], largest: tensors[maximum], step: tensors.count())
    }
  }

  static func nadam(_ group: GroupView) throws {
    let rule = NesterovAdamRule(
      rate: try group.double(GroupKeys.lr), betas: try group.pair(betas), eps: try group.double(eps),
      weightDecay: try group.double(decay), momentumDecay: try group.double(Key("momentum_decay")),
      isDecoupled: try group.bool(decoupled), maximize: try group.bool(maximize))
    try group.forEachGradient { parameter, gradient, state in
      let tensors = try tensors(state) {
        [
          (step, try number(0)), (product, try number(1)), (mean, try zeros(parameter)), (square, try zeros(parameter)),
        ]
      }
      try rule.step(
        parameter, gradient, mean: tensors[mean], square: tensors[square], momentumProduct: tensors[product],
        step: tensors.count())
    }
  }

  static func radam(_ group: GroupView) throws {
    let rule = RectifiedAdamRule(
      rate: try group.double(GroupKeys.lr), betas: try group.pair(betas), eps: try group.double(eps),
      weightDecay: try group.double(decay), isDecoupled: try group.bool(decoupled), maximize: try group.bool(maximize))
    try group.forEachGradient { parameter, gradient, state in
      let tensors = try tensors(state) {
        [(step, try number(0)), (mean, try zeros(parameter)), (square, try zeros(parameter))]
      }
      try rule.step(parameter, gradient, mean: tensors[mean], square: tensors[square], step: tensors.count())
    }
  }

  // MARK: Other adaptive rates

  /// Adagrad has its state from the beginning.
  static func prepareAdagrad(_ optimizer: OptimizerView) throws {
    let state = try optimizer.state()
    for group in try optimizer.groups() {
      let start = try GroupView(dict: group, state: state).double(initial)
      for parameter in try GroupView.parameters(of: group) {
        if parameter.isUninitialised { throw TensorObject.uninitialised("is_complex") }
        _ = try adagradState(ParameterState(owner: state, parameter: parameter.value), parameter, start)
      }
    }
  }

  private static func adagradState(_ state: ParameterState, _ parameter: Tensor, _ start: Double) throws -> StateTensors
  {
    try tensors(state) {
      [(step, try number(0)), (sum, try Tensor.full(parameter.shape, .double(start), dtype: parameter.dtype))]
    }
  }

  static func adagrad(_ group: GroupView) throws {
    let start = try group.double(initial)
    let rule = AdagradRule(
      rate: try group.double(GroupKeys.lr), rateDecay: try group.double(Key("lr_decay")),
      weightDecay: try group.double(decay), eps: try group.double(eps), maximize: try group.bool(maximize))
    try group.forEachGradient { parameter, gradient, state in
      let tensors = try adagradState(state, parameter, start)
      try rule.step(parameter, gradient, sum: tensors[sum], step: tensors.count())
    }
  }

  static func rmsprop(_ group: GroupView) throws {
    let rule = MeanSquareRule(
      rate: try group.double(GroupKeys.lr), alpha: try group.double(Key("alpha")), eps: try group.double(eps),
      weightDecay: try group.double(decay), momentum: try group.double(momentum),
      centered: try group.bool(Key("centered")), maximize: try group.bool(maximize))
    try group.forEachGradient { parameter, gradient, state in
      let tensors = try tensors(state) {
        var start = [(step, try number(0)), (squareAverage, try zeros(parameter))]
        if rule.momentum > 0 { start.append((buffer, try zeros(parameter))) }
        if rule.centered { start.append((gradientAverage, try zeros(parameter))) }
        return start
      }
      _ = try tensors.count()
      try rule.step(
        parameter, gradient, square: tensors[squareAverage], buffer: rule.momentum > 0 ? tensors[buffer] : nil,
        mean: rule.centered ? tensors[gradientAverage] : nil)
    }
  }

  static func adadelta(_ group: GroupView) throws {
    let rule = AdadeltaRule(
      rate: try group.double(GroupKeys.lr), rho: try group.double(Key("rho")), eps: try group.double(eps),
      weightDecay: try group.double(decay), maximize: try group.bool(maximize))
    try group.forEachGradient { parameter, gradient, state in
      let tensors = try tensors(state) {
        [(step, try number(0)), (squareAverage, try zeros(parameter)), (updates, try zeros(parameter))]
      }
      _ = try tensors.count()
      try rule.step(parameter, gradient, square: tensors[squareAverage], updates: tensors[updates])
    }
  }
}
