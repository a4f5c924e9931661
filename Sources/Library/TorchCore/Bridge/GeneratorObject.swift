// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// `torch.Generator`: a stream of random numbers of its own.
public final class GeneratorObject: PyObject {
  private let own: Generator?

  /// Wraps a generator; nil stands for the default one, whichever it is at the time of use.
  public init(_ generator: Generator?, cls: PyClass? = nil) {
    own = generator
    super.init(cls: cls ?? TorchState.current.generatorClass)
  }

  /// Whether it stands for the default stream.
  var isDefault: Bool { own == nil }

  /// The stream.
  public var generator: Generator { own ?? TensorContext.current.generator }

  public override func deepCopy(_ memo: DeepCopyMemo) throws -> PyObject? {
    let copy = Generator()
    copy.state = generator.state
    return GeneratorObject(copy, cls: cls)
  }

  static func makeClass() -> PyClass {
    let cls = PyClass(builtin: "Generator", module: "torch._C", base: Classes.object)
    cls.construct = { cls, arguments in
      if let device = try DeviceObject.from(arguments.positional.first ?? arguments.keyword("device") ?? .none) {
        try device.check()
      }
      return .object(GeneratorObject(Generator(), cls: cls))
    }
    func this(_ b: Bound) throws -> GeneratorObject {
      guard case .object(let object) = try b["self"], let generator = object as? GeneratorObject else {
        throw PyError.type("descriptor requires a 'torch._C.Generator' object")
      }
      return generator
    }
    cls.add([
      Declaration(
        "manual_seed", "(self, seed)", "Starts the stream again from a seed and returns the generator.",
        example: "torch.Generator().manual_seed(0).initial_seed()"
      ) { b in
        try this(b).generator.manualSeed(RandomFunctions.seed(b["seed"]))
        return try b["self"]
      },
      Declaration(
        "initial_seed", "(self)", "The seed the stream was started from.", example: "torch.Generator().initial_seed()"
      ) { b in try RandomFunctions.value(this(b).generator.initialSeed) },
      Declaration("seed", "(self)", "Starts the stream from a seed of the machine's own and returns it.") { b in
        let generator = try this(b).generator
        generator.manualSeed(RandomFunctions.machineSeed())
        return RandomFunctions.value(generator.initialSeed)
      },
      Declaration(
        "get_state", "(self)", "The state of the stream as a tensor of bytes.",
        example: "torch.Generator().get_state().dtype"
      ) { b in try RandomState.tensor(this(b).generator).value },
      Declaration("set_state", "(self, new_state)", "Puts back a state from `get_state`.") { b in
        try RandomState.set(this(b).generator, b.tensor("new_state"))
        return .none
      },
      Declaration("clone_state", "(self)", "A new generator in the same state.") { b in
        let copy = Generator()
        copy.state = try this(b).generator.state
        return .object(GeneratorObject(copy))
      },
    ])
    cls.add(properties: [
      GetSetDescriptor("device", "The device of the generator.", get: { _ in .object(TorchState.current.cpu) })
    ])
    return cls
  }
}
