// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// `torch.nn` and the modules below it.
public enum NNLibrary {
  /// Makes the modules known to a workspace.
  public static func install(into interpreter: Interpreter) {
    SnapshotTypes.register([ModuleObject.self, NNState.self, ModuleGenerator.self])
    LibraryStates.register("torch.nn") { NNState.current }
    interpreter.moduleMakers["torch.nn"] = { _ in makeNN() }
    interpreter.moduleMakers["torch.nn.functional"] = { _ in makeFunctional() }
    interpreter.moduleMakers["torch.nn.init"] = { _ in
      let module = PyModule("torch.nn.init")
      module.add(InitFunctions.all)
      module.lazyAttribute = { name in
        FormerNames.initialisations.contains(name.name) ? try FormerNames.value("init", name.name) : nil
      }
      return module
    }
    interpreter.moduleMakers["torch.nn.parallel"] = { try $0.makeModule("torch.nn.parallel") }
    interpreter.moduleMakers["torch.nn.transformer"] = { try $0.makeModule("torch.nn.transformer") }
    interpreter.moduleMakers["torch.nn.utils"] = { _ in UtilityFunctions.makeModule() }
    interpreter.moduleMakers["torch.nn.utils.rnn"] = { try UtilityFunctions.makeSequenceModule($0) }
    interpreter.moduleMakers["torch.nn.modules"] = { _ in makeModules() }
    interpreter.moduleMakers["torch.nn.modules.module"] = { interpreter in
      let note = Declaration(
        "_note_global_hooks", "()", "From here on calls ask whether there are hooks for all modules."
      ) {
        _ in
        NNState.current.noteGlobalHooks()
        return .none
      }
      return try interpreter.makeModule(
        "torch.nn.modules.module",
        natives: [
          ("Module", .object(NNState.current.moduleClass)),
          ("_IncompatibleKeys", .object(IncompatibleKeys.sharedClass)),
          ("_note_global_hooks", .object(BuiltinFunction(note, module: "torch.nn.modules.module"))),
        ] + ModuleTracing.natives())
    }
    for file in Set(Layers.families.joined().map(\.file)) {
      interpreter.moduleMakers["torch.nn.modules.\(file)"] = { _ in makeFile(file) }
    }
  }

  /// Classes of `torch.nn` that Gradus lacks.
  private static let missing: Set<String> = [
    "LinearCrossEntropyLoss", "attention", "backends", "common_types", "factory_kwargs", "grad", "intrinsic", "qat",
    "LinearCrossEntropyOptions", "quantizable", "quantized",
  ]

  /// Names that PyTorch has and Gradus lacks are refused as such, others as misspelt.
  private static func refuse(_ module: PyModule, _ names: Set<String>) {
    let title = module.name
    module.missingAttributeMessage = { name in
      names.contains(name) ? "Gradus has no \(title).\(name)" : "module '\(title)' has no attribute '\(name)'"
    }
  }

  /// Classes that are written in Python, and where.
  private static let inPython = ["DataParallel": "torch.nn.parallel", "Transformer": "torch.nn.transformer"]

  private static func classValue(_ name: String) throws -> Value? {
    if name == "Parameter" { return .object(ParameterObjects.parameterClass) }
    if let module = inPython[name] {
      let interpreter = Interpreter.current
      return try interpreter.getAttribute(.object(interpreter.importModule(module)), Symbol(name))
    }
    if let cls = try NNState.current.layerClass(name) { return .object(cls) }
    return try PythonParts.value("torch.nn", name)
  }

  private static func makeNN() -> PyModule {
    let module = PyModule("torch.nn")
    let inner = ["functional", "init", "utils", "modules", "parameter", "parallel"]
    module.lazyAttribute = { name in
      if inner.contains(name.name) { return .object(try Interpreter.current.importModule("torch.nn.\(name.name)")) }
      return name.name.hasPrefix("_") ? nil : try classValue(name.name)
    }
    module.lazyNames = {
      (["Module", "Parameter"] + Layers.names + inner + PythonParts.names(of: "torch.nn")).map { Symbol($0) }
    }
    refuse(module, missing)
    return module
  }

  private static func makeModules() -> PyModule {
    let module = PyModule("torch.nn.modules")
    let files = Set(Layers.families.joined().map(\.file)).union(["module", "lazy", "utils"])
    module.lazyAttribute = { name in
      if files.contains(name.name) {
        return .object(try Interpreter.current.importModule("torch.nn.modules.\(name.name)"))
      }
      return try classValue(name.name)
    }
    module.lazyNames = { (["Module"] + Layers.names + files.sorted()).map { Symbol($0) } }
    refuse(module, missing)
    return module
  }

  /// `torch.nn.modules.conv` and the like: the classes of one file, bases too.
  private static func makeFile(_ file: String) -> PyModule {
    let module = PyModule("torch.nn.modules.\(file)")
    let names = Layers.families.joined().filter { $0.file == file }.map(\.name)
    module.lazyAttribute = { name in names.contains(name.name) ? try classValue(name.name) : nil }
    module.lazyNames = { names.map { Symbol($0) } }
    return module
  }

  private static func makeFunctional() -> PyModule {
    let module = PyModule("torch.nn.functional")
    module.lazyAttribute = { name in
      if let function = FunctionTable.find(name.name) { return .object(function) }
      if FormerNames.functions.contains(name.name) { return try FormerNames.value("functional", name.name) }
      return try PythonParts.value("torch.nn.functional", name.name)
    }
    module.lazyNames = { (FunctionTable.names + PythonParts.names(of: "torch.nn.functional")).map { Symbol($0) } }
    refuse(
      module,
      [
        "assert_int_or_pair", "grouped_mm", "grad", "has_torch_function", "scaled_grouped_mm", "linear_cross_entropy",
        "scaled_mm", "handle_torch_function", "boolean_dispatch",
      ])
    return module
  }
}
