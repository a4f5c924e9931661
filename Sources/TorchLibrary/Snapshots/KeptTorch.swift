import PythonRuntime
import Tensors

/// What the library adds to snapshots.
enum KeptTorch {
  /// Makes its types and classes known by name; called when a workspace is made.
  static func register() {
    KeptTypes.register([
      Storage.self, Tensor.self, GradHooks.self, GradNode.self, TensorObject.self, ModuleObject.self,
      LibraryInstance.self, TrackedStep.self, DTypeObject.self, DeviceObject.self, GeneratorObject.self,
      TorchState.self, NNState.self,
    ])
    ClassSources.register("torch.nn") { NNState.current }
    ClassSources.register("torch.optim") { OptimState.current }
    ClassSources.register("torch") { TorchState.current }
  }
}

extension TorchState: NamedClasses {
  private var named: [(name: String, cls: PyClass)] {
    [
      ("Tensor", tensorClass), ("Parameter", parameterClass), ("Size", sizeClass), ("dtype", dtypeClass),
      ("device", deviceClass), ("Generator", generatorClass),
    ]
  }
  package var madeClasses: [(name: String, cls: PyClass)] {
    named + returnTypes.keys.sorted().compactMap { name in returnTypes[name].map { (name, $0) } }
  }
  package func namedClass(_ name: String) throws -> PyClass? {
    named.first { $0.name == name }?.cls ?? returnTypes[name]
  }
}
