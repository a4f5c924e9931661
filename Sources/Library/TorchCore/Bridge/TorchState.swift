// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// What a workspace keeps for `torch`: its classes and shared objects, made when they are first needed.
public final class TorchState: PyObject {
  /// The state of the interpreter whose code is running.
  public static var current: TorchState {
    let interpreter = Interpreter.current
    // SAFETY: nothing but this sets it.
    if let known = interpreter.cachedLibraryState { return unsafeDowncast(known, to: TorchState.self) }
    let state = TorchState()
    interpreter.cachedLibraryState = state
    interpreter.libraryState["torch"] = state
    return state
  }

  private init() { super.init(cls: Classes.object) }

  /// `torch.Tensor`
  public private(set) lazy var tensorClass: PyClass = {
    let made = TensorClass.make()
    knownTensorClass = .passUnretained(made)
    return made
  }()
  // SAFETY: a class holds itself and so is there for ever.
  /// The same once it is made, for what counts no references.
  private var knownTensorClass: Unmanaged<PyClass>?
  /// The class of tensors in the interpreter whose code is running, uncounted: every result of an operation asks for it.
  static var tensorClassReference: Unmanaged<PyClass> {
    // SAFETY: as in `current`; the interpreter holds it.
    if let state = Interpreter.libraryState,
      let known = state._withUnsafeGuaranteedRef({ unsafeDowncast($0, to: TorchState.self).knownTensorClass })
    {
      return known
    }
    return .passUnretained(current.tensorClass)
  }
  /// `torch.nn.parameter.Parameter`
  public lazy var parameterClass = PyClass(
    builtin: "Parameter", module: "torch.nn.parameter", base: tensorClass, attributes: true, immutable: false)
  /// `torch.Size`
  public lazy var sizeClass = SizeClass.make()
  /// `torch.dtype`
  public lazy var dtypeClass = DTypeObject.makeClass()
  /// `torch.device`
  public lazy var deviceClass = DeviceObject.makeClass()
  /// `torch.Generator`
  public lazy var generatorClass = GeneratorObject.makeClass()
  /// `torch.layout`
  public lazy var layoutClass = PyClass(builtin: "layout", module: "torch", base: Classes.object)
  /// `torch.memory_format`
  public lazy var memoryFormatClass = PyClass(builtin: "memory_format", module: "torch", base: Classes.object)
  /// The classes of `torch.return_types`, by name.
  var returnTypes: [String: PyClass] = [:]
  /// The objects for element types, by name (`float32`, `half`).
  lazy var dtypeObjects: [String: DTypeObject] = DTypeObject.makeAll()
  /// The objects of the element types that tensors can have.
  lazy var usableDTypes: [DTypeObject?] = DType.allCases.map { dtypeObjects[$0.name] }
  /// `torch.default_generator`
  lazy var defaultGenerator = GeneratorObject(nil)
  /// `device(type='cpu')`
  lazy var cpu = DeviceObject(type: "cpu", index: nil)
  /// `torch.strided`
  lazy var strided = ConstantObject("torch.strided", cls: layoutClass)
  /// Helpers that were compiled from Python, by name.
  var helpers: [String: Value] = [:]
  /// `torch.autograd.Function`, which snapshots find by its module.
  lazy var functionClass = FunctionClass.make()
  /// The classes of autograd's nodes, by name.
  var nodeClasses: [String: PyClass] = [:]

  /// The object for an element type.
  func object(for dtype: DType) -> Value {
    usableDTypes[Int(dtype.rawValue)].map { .object($0) } ?? .none
  }
}

/// A named constant of the library, such as `torch.strided`.
public final class ConstantObject: PyObject {
  package let text: String
  /// Makes a constant; `text` is what it prints as.
  public init(_ text: String, cls: PyClass) {
    self.text = text
    super.init(cls: cls)
  }
  public override func repr() throws -> String { text }
  public override func deepCopy(_ memo: DeepCopyMemo) throws -> PyObject? { self }
}
