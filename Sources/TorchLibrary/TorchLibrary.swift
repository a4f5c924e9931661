import PythonRuntime

/// The library `torch` and what belongs to it.
public enum TorchLibrary {
  /// Says how to make each of its modules; nothing is made before a program asks for it.
  public static func install(into interpreter: Interpreter) {
    BuiltinFunction.refinedRefusal = OverloadRefusal.refine
    Submodules.install(into: interpreter)
    FunctionTransforms.install(into: interpreter)
    MixedPrecision.install(into: interpreter)
    DataModule.install(into: interpreter)
    NumpyModule.install(into: interpreter)
    NNLibrary.install(into: interpreter)
    OptimLibrary.install(into: interpreter)
    PyplotModule.install(into: interpreter)
    TorchWarnings.install()
    KeptTorch.register()
  }
}
