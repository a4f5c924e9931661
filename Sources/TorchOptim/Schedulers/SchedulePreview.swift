import PythonRuntime
import Tensors
import TorchCore

/// Runs schedulers without an optimizer of the user's: for plots and tests.
public enum SchedulePreview {
  /// Whether there is a scheduler class of this name.
  public static func isScheduler(_ name: String) -> Bool { Schedulers.table[name] != nil }

  /// The names of the scheduler classes.
  public static var names: [String] { Schedulers.all.map(\.name) }

  /// A scheduler over a throw-away SGD with one parameter, which has momentum so that cycling schedulers work.
  ///
  /// - Parameters:
  ///   - className: `StepLR` and the like.
  ///   - lr: the rate that the optimizer begins with.
  ///   - arguments: the other arguments of the class, as after the optimizer.
  /// - Throws: what the constructor throws; AttributeError for an unknown class.
  public static func makeScheduler(
    className: String, lr: Double, arguments: Arguments = Arguments()
  ) throws -> Value {
    let interpreter = Interpreter.current
    guard Schedulers.table[className] != nil, let cls = OptimState.current.schedulerClass(className) else {
      throw PyError.make(
        ExceptionClasses.attributeError, "module 'torch.optim.lr_scheduler' has no attribute '\(className)'")
    }
    guard let sgd = OptimState.current.optimizerClass("SGD") else { throw PyError.runtime("no class SGD") }
    let parameter = try ParameterObjects.make(Tensor.zeros([1], dtype: .float32), requiresGrad: true)
    let optimizer = try interpreter.call(
      .object(sgd),
      Arguments([Value(list: [parameter])], keywords: [("lr", .float(lr)), ("momentum", .float(0.9))]))
    return try interpreter.call(.object(cls), arguments.prepending(optimizer))
  }

  /// The rates of the first group over epochs, beginning with the rate of epoch 0.
  ///
  /// - Parameters:
  ///   - scheduler: what `makeScheduler` gave (or any scheduler that may be stepped).
  ///   - epochs: how many rates are wanted.
  ///   - metric: what `ReduceLROnPlateau` gets after each epoch.
  /// - Throws: what `step()` throws.
  public static func rates(
    of scheduler: Value, epochs: Int, metric: ((Int) throws -> Double)? = nil
  ) throws -> [Double] {
    let interpreter = Interpreter.current
    let view = try SchedulerView(scheduler)
    let optimizer = try view.optimizer()
    let plateau = OptimState.current.schedulerClass("ReduceLROnPlateau")
    let needsMetric = plateau.map { interpreter.isInstance(scheduler, $0) } ?? false
    var rates: [Double] = []
    rates.reserveCapacity(max(0, epochs))
    for epoch in 0..<max(0, epochs) {
      guard let group = try optimizer.groups().first else { break }
      rates.append(try NumberArgument.double(SchedulerView.get(group, GroupKeys.lr)))
      if epoch == epochs - 1 { break }
      optimizer.object.attributes?["_opt_called"] = .bool(true)
      let arguments = needsMetric ? [Value.float(try metric?(epoch) ?? 1)] : []
      _ = try interpreter.callMethod(scheduler, "step", arguments)
      try interpreter.pollInterrupt()
    }
    return rates
  }
}
