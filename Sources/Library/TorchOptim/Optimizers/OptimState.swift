// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TorchCore

/// The classes of `torch.optim` in a workspace, made when a program first mentions them.
final class OptimState: LibraryClasses {
  /// The state of the interpreter whose code is running.
  static var current: OptimState { current("torch.optim", latest: &latest) { OptimState() } }
  // SAFETY: the one evaluator thread.
  private nonisolated(unsafe) static var latest: OptimState?

  /// `torch.optim.Optimizer`
  var optimizerClass: PyClass { known("Optimizer") { OptimizerMethods.makeClass() } }

  /// The class of an optimizer.
  func optimizerClass(_ name: String) -> PyClass? {
    if name == "Optimizer" { return optimizerClass }
    guard let declaration = Optimizers.table[name] else { return nil }
    return known(name) { declaration.makeClass(base: optimizerClass(declaration.base) ?? optimizerClass) }
  }

  /// `torch.optim.lr_scheduler.LRScheduler`
  var schedulerBase: PyClass { known("LRScheduler") { SchedulerMethods.makeClass() } }

  /// The class of a scheduler.
  func schedulerClass(_ name: String) -> PyClass? {
    switch name {
    case "LRScheduler": return schedulerBase
    case "_LRScheduler":
      return known(name) {
        PyClass(
          builtin: name, module: "torch.optim.lr_scheduler", base: schedulerBase, attributes: true, immutable: false)
      }
    default:
      guard let declaration = Schedulers.table[name] else { return nil }
      return known(name) { declaration.makeClass(base: schedulerBase) }
    }
  }
}

extension OptimState: NamedObjects {
  package var namedObjects: [(name: String, object: PyObject)] { namedClasses }
  package func object(named name: String) throws -> PyObject? { optimizerClass(name) ?? schedulerClass(name) }
}

/// All optimizers by name.
enum Optimizers {
  // SAFETY: immutable declarations, used on the evaluator's thread.
  nonisolated(unsafe) static let all: [OptimizerDeclaration] =
    GradientDescent.all + AdamFamily.all + AdaptiveOptimizers.all + [LBFGS.declaration]
  nonisolated(unsafe) static let table: [String: OptimizerDeclaration] = {
    var table: [String: OptimizerDeclaration] = [:]
    for declaration in all { table[declaration.name] = declaration }
    return table
  }()
}

/// All schedulers by name.
enum Schedulers {
  // SAFETY: immutable declarations, used on the evaluator's thread.
  nonisolated(unsafe) static let all: [SchedulerDeclaration] =
    LambdaSchedulers.all + BasicSchedulers.all + CosineSchedulers.all + CyclicScheduler.all + OneCycleScheduler.all
    + PlateauScheduler.all + CompositeSchedulers.all
  nonisolated(unsafe) static let table: [String: SchedulerDeclaration] = {
    var table: [String: SchedulerDeclaration] = [:]
    for declaration in all { table[declaration.name] = declaration }
    return table
  }()
  /// The names that `from torch.optim.lr_scheduler import *` brings, in PyTorch's order.
  static let names = [
    "LambdaLR", "MultiplicativeLR", "StepLR", "MultiStepLR", "ConstantLR", "LinearLR", "ExponentialLR", "SequentialLR",
    "CosineAnnealingLR", "ChainedScheduler", "ReduceLROnPlateau", "CyclicLR", "CosineAnnealingWarmRestarts",
    "OneCycleLR", "PolynomialLR", "LRScheduler",
  ]
}
