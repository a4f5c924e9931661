// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TorchCore

/// `torch.optim` and the modules below it.
public enum OptimLibrary {
  /// Makes the modules known to a workspace.
  public static func install(into interpreter: Interpreter) {
    SnapshotTypes.register([TrackedStep.self])
    LibraryStates.register("torch.optim") { OptimState.current }
    interpreter.moduleMakers["torch.optim"] = { _ in makeOptim() }
    interpreter.moduleMakers["torch.optim.lr_scheduler"] = { _ in makeSchedulers() }
    for name in ["torch.optim._scales", "torch.optim._differentiable"] {
      interpreter.moduleMakers[name] = { try $0.makeModule(name) }
    }
    interpreter.moduleMakers["torch.optim.swa_utils"] = { try $0.makeModule("torch.optim.swa_utils") }
    interpreter.moduleMakers["torch.optim.optimizer"] = { _ in
      let module = PyModule("torch.optim.optimizer")
      module.set("Optimizer", .object(OptimState.current.optimizerClass))
      module.set("required", .object(RequiredSetting.shared))
      return module
    }
    for declaration in Optimizers.all {
      let name = "torch.optim.\(declaration.file)"
      interpreter.moduleMakers[name] = { _ in
        let module = PyModule(name)
        let own = Optimizers.all.filter { $0.file == declaration.file }
        module.lazyAttribute = { symbol in
          own.contains { $0.name == symbol.name }
            ? OptimState.current.optimizerClass(symbol.name).map { .object($0) } : nil
        }
        module.lazyNames = { own.map { Symbol($0.name) } }
        return module
      }
    }
  }

  private static func refuse(_ module: PyModule, _ names: Set<String>) {
    let title = module.name
    module.missingAttributeMessage = { name in
      names.contains(name) ? "Gradus has no \(title).\(name)" : "module '\(title)' has no attribute '\(name)'"
    }
  }

  private static func makeOptim() -> PyModule {
    let module = PyModule("torch.optim")
    let files = Set(Optimizers.all.map(\.file)).union(["lr_scheduler", "optimizer", "swa_utils"])
    module.lazyAttribute = { name in
      if let cls = OptimState.current.optimizerClass(name.name) { return .object(cls) }
      if let part = try PythonParts.value("torch.optim", name.name) { return part }
      return files.contains(name.name)
        ? .object(try Interpreter.current.importModule("torch.optim.\(name.name)")) : nil
    }
    module.lazyNames = {
      let own = ["Optimizer"] + Optimizers.all.map(\.name) + PythonParts.names(of: "torch.optim")
      return (own + files.sorted()).map { Symbol($0) }
    }
    refuse(module, ["Muon", "SparseAdam", "swap_in_optimizer_params_and_state"])
    return module
  }

  private static func makeSchedulers() -> PyModule {
    let module = PyModule("torch.optim.lr_scheduler")
    module.lazyAttribute = { name in
      if name.name == "Optimizer" { return .object(OptimState.current.optimizerClass) }
      return OptimState.current.schedulerClass(name.name).map { .object($0) }
    }
    module.lazyNames = { Schedulers.names.map { Symbol($0) } }
    module.set("EPOCH_DEPRECATION_WARNING", Value(SchedulerMethods.deprecation))
    refuse(module, ["bisect_right"])
    return module
  }
}
