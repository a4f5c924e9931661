// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import Transactions

/// `torch.no_grad()` and its relatives: context managers that are decorators, too.
public final class GradModeObject: PyObject {
  /// Which of them.
  enum Change: String {
    case noGrad = "no_grad"
    case enableGrad = "enable_grad"
    case setGrad = "set_grad_enabled"
    case inference = "inference_mode"
    case anomaly = "set_detect_anomaly"
    case detection = "detect_anomaly"
  }
  private let change: Change
  private let mode: Bool
  /// For anomalies, whether gradients that are no numbers are refused.
  private var refusesNaN = true
  private var before: [(grad: Bool, inference: Bool)] = [] { willSet { willChange() } }
  /// For `set_grad_enabled`, which takes effect at once: not yet entered.
  private var isFresh = true { willSet { willChange() } }

  private var anomaliesBefore: [(on: Bool, refuses: Bool)] = []

  init(_ change: Change, mode: Bool, refusesNaN: Bool = true, cls: PyClass) {
    self.change = change
    self.mode = mode
    self.refusesNaN = refusesNaN
    super.init(cls: cls)
    if change == .anomaly {
      noteAnomalies()
      (TensorContext.current.detectsAnomalies, TensorContext.current.refusesNaN) = (mode, refusesNaN)
    }
    if change == .setGrad {
      before.append((TensorContext.current.gradEnabled, TensorContext.current.inferenceMode))
      TensorContext.current.gradEnabled = mode
    }
  }

  func enter() {
    let context = TensorContext.current
    if change == .setGrad, isFresh {
      isFresh = false
      context.gradEnabled = mode
      return
    }
    before.append((context.gradEnabled, context.inferenceMode))
    switch change {
    case .noGrad: context.gradEnabled = false
    case .enableGrad: context.gradEnabled = true
    case .setGrad: context.gradEnabled = mode
    case .inference:
      context.inferenceMode = mode
      context.gradEnabled = !mode && context.gradEnabled
    case .anomaly: break
    case .detection:
      noteAnomalies()
      (context.detectsAnomalies, context.refusesNaN) = (mode, refusesNaN)
    }
  }

  private func noteAnomalies() {
    anomaliesBefore.append((TensorContext.current.detectsAnomalies, TensorContext.current.refusesNaN))
  }

  func leave() {
    if change == .anomaly || change == .detection, let last = anomaliesBefore.popLast() {
      (TensorContext.current.detectsAnomalies, TensorContext.current.refusesNaN) = last
    }
    guard let last = before.popLast() else { return }
    TensorContext.current.gradEnabled = last.grad
    TensorContext.current.inferenceMode = last.inference
  }

  /// The function in this mode; `set_grad_enabled` as a decorator does not change the mode where it stands.
  func decorate(_ function: Value) throws -> Value {
    if change == .setGrad, isFresh { leave() }
    return try GradModeObject.decorate(function, change, mode)
  }

  static func decorate(_ function: Value, _ change: Change, _ mode: Bool) throws -> Value {
    let interpreter = Interpreter.current
    let decorate = try PythonHelpers.decorateContext(interpreter)
    return try interpreter.call(decorate, [.object(GradModeMaker(change, mode: mode)), function])
  }

  public override func repr() throws -> String {
    change == .setGrad ? "torch.autograd.grad_mode.set_grad_enabled(mode=\(mode ? "True" : "False"))" : defaultRepr
  }
  public override func call(_ arguments: Arguments) throws -> Value? {
    guard let function = arguments.positional.first else {
      throw PyError.type("\(change.rawValue).__call__() missing 1 required positional argument: 'func'")
    }
    return try decorate(function)
  }
  public override func captureContents() -> (() -> Void)? {
    let (before, isFresh) = (before, isFresh)
    return { [self] in
      self.before = before
      self.isFresh = isFresh
    }
  }
}

/// The classes of the gradient modes.
enum GradModes {
  /// The class of a mode, made once a workspace.
  static func cls(_ change: GradModeObject.Change) -> PyClass {
    let state = TorchState.current
    if let known = state.returnTypes[change.rawValue] { return known }
    let module = change == .anomaly || change == .detection ? "torch.autograd.anomaly_mode" : "torch.autograd.grad_mode"
    let cls = PyClass(builtin: change.rawValue, module: module, base: Classes.object)
    cls.construct = { cls, arguments in try construct(change, cls, arguments) }
    func this(_ b: Bound) throws -> GradModeObject {
      guard case .object(let object) = try b["self"], let mode = object as? GradModeObject else {
        throw PyError.type("expected a gradient mode")
      }
      return mode
    }
    cls.add([
      Declaration("__enter__", "(self)", "Begins the mode.") { b in
        try this(b).enter()
        return .none
      },
      Declaration("__exit__", "(self, exc_type, exc_value, traceback)", "Ends the mode.") { b in
        try this(b).leave()
        return .none
      },
      Declaration("__call__", "(self, func)", "A function that runs in the mode.") { b in
        try this(b).decorate(b["func"])
      },
      Declaration("clone", "(self)", "The mode itself.") { b in try b["self"] },
    ])
    state.returnTypes[change.rawValue] = cls
    return cls
  }

  private static func construct(_ change: GradModeObject.Change, _ cls: PyClass, _ arguments: Arguments) throws -> Value
  {
    let given = arguments.positional.first ?? arguments.keyword("mode")
    switch change {
    case .noGrad, .enableGrad:
      if let function = given { return try GradModeObject.decorate(function, change, true) }
      return .object(GradModeObject(change, mode: true, cls: cls))
    case .setGrad:
      guard let given else {
        throw PyError.type("set_grad_enabled.__init__() missing 1 required positional argument: 'mode'")
      }
      guard case .bool(let mode) = given else {
        throw PyError.type(
          "set_grad_enabled(): argument 'enabled' (position 1) must be bool, not \(Conversions.typeName(given))")
      }
      return .object(GradModeObject(change, mode: mode, cls: cls))
    case .inference:
      guard let given else { return .object(GradModeObject(change, mode: true, cls: cls)) }
      if case .bool(let mode) = given { return .object(GradModeObject(change, mode: mode, cls: cls)) }
      return try GradModeObject.decorate(given, change, true)
    case .anomaly, .detection:
      let position = change == .anomaly ? 1 : 0
      let check =
        arguments.positional.count > position ? arguments.positional[position] : arguments.keyword("check_nan")
      let refuses = try check.map { try Interpreter.current.truth($0) } ?? true
      if change == .detection {
        TorchWarnings.warn(
          "Anomaly Detection has been enabled. This mode will increase the runtime and should only be enabled for "
            + "debugging.")
        return .object(GradModeObject(change, mode: true, refusesNaN: refuses, cls: cls))
      }
      guard case .bool(let mode)? = given else {
        throw PyError.type("set_detect_anomaly.__init__() missing 1 required positional argument: 'mode'")
      }
      return .object(GradModeObject(change, mode: mode, refusesNaN: refuses, cls: cls))
    }
  }
}

/// Makes the mode of a decorated function anew for each call.
final class GradModeMaker: PyObject {
  private let change: GradModeObject.Change
  private let mode: Bool
  init(_ change: GradModeObject.Change, mode: Bool) {
    self.change = change
    self.mode = mode
    super.init(cls: Classes.builtinFunction)
  }
  override func call(_ arguments: Arguments) throws -> Value? {
    .object(GradModeObject(change, mode: mode, cls: GradModes.cls(change)))
  }
}

extension GradModeMaker: Snapshotable {
  static var snapshotName: String { "mode maker" }
  func snapshot() throws -> SnapshotRecord { SnapshotRecord([.text(change.rawValue), .bool(mode)], keepsClass: false) }
  static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    guard let change = GradModeObject.Change(rawValue: try facts.text(0)) else { throw facts.damaged(0, "mode") }
    return GradModeMaker(change, mode: try facts.bool(1))
  }
}

extension GradModeObject: Snapshotable {
  package static var snapshotName: String { "mode" }
  package func snapshot() throws -> SnapshotRecord {
    SnapshotRecord(
      [
        .text(change.rawValue), .bool(mode), .bool(isFresh),
        .list(before.flatMap { [.bool($0.grad), .bool($0.inference)] }),
      ], keepsClass: false)
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    guard let change = Change(rawValue: try facts.text(0)) else { throw facts.damaged(0, "mode") }
    let context = TensorContext.current
    let grad = context.gradEnabled
    let object = GradModeObject(change, mode: try facts.bool(1), cls: GradModes.cls(change))
    // Some modes take effect when they are made; the snapshot says itself which mode is on.
    context.gradEnabled = grad
    object.isFresh = try facts.bool(2)
    let flags = try facts.list(3)
    guard flags.count % 2 == 0 else { throw facts.damaged(3, "list of modes") }
    object.before = try stride(from: 0, to: flags.count, by: 2).map { (try flags.bool($0), try flags.bool($0 + 1)) }
    return object
  }
}
