// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import Transactions

/// What a workspace keeps for numpy: its classes and its random stream.
final class NumpyState: PyObject, RandomStream {
  /// `numpy.ndarray`
  lazy var arrayClass = ArrayMethods.makeClass()
  /// `numpy.dtype`
  lazy var dtypeClass = NumpyDType.makeClass()
  private var scalars: [DType: PyClass] = [:]
  /// How arrays are written.
  var printing = PrintSettings() { willSet { willChange() } }
  /// The stream of `numpy.random`, and the second number of a pair of normal ones.
  var stream: NumpyRandom.Stream {
    _read { yield storedStream }
    _modify {
      willChange()
      yield &storedStream
    }
  }
  var streamState: NumpyRandom.Stream { storedStream }
  private var storedStream = NumpyRandom.Stream(seed: Generator.defaultSeed)

  private var universal: PyClass?
  /// `numpy.ufunc`, whose methods are written in Python.
  func universalClass() throws -> PyClass {
    if let universal { return universal }
    let cls = PyClass(builtin: "ufunc", module: "numpy", base: Classes.builtinFunction)
    universal = cls
    let methods = try Interpreter.current.importModule("numpy._ufuncs")
    for name in ["reduce", "accumulate", "reduceat", "outer", "at", "nin", "nout", "nargs", "identity"] {
      cls.set(Symbol(name), methods.attributes?[Symbol(name)])
    }
    return cls
  }

  /// `numpy.float64` and its like.
  func scalarClass(_ dtype: DType) -> PyClass {
    if let known = scalars[dtype] { return known }
    let base = dtype == .float64 ? Classes.float : Classes.object
    let cls = PyClass(builtin: dtype == .bool ? "bool" : dtype.name, module: "numpy", base: base)
    cls.construct = { _, arguments in
      let value = try NumberBounds.integer(arguments.positional.first ?? .int(0), dtype)
      if let source = try NumpyOperators.operand(value) { return NumpyArray.result(try source.to(dtype)) }
      let number = try Interpreter.current.call(.object(Classes.float), [value])
      return NumpyArray.result(try NumpyOperators.array(number, dtype: dtype))
    }
    ArrayMethods.fill(cls)
    scalars[dtype] = cls
    return cls
  }

  /// The element type that a class of numpy's stands for.
  func dtype(of cls: PyClass) -> DType? { scalars.first { $0.value === cls }?.key }

  override func captureContents() -> (() -> Void)? {
    let (stream, printing) = (storedStream, printing)
    return { [self] in
      storedStream = stream
      self.printing = printing
    }
  }

  /// The state of the interpreter whose code is running.
  static var current: NumpyState {
    let interpreter = Interpreter.current
    if let known = interpreter.libraryState["numpy"] as? NumpyState { return known }
    let made = NumpyState(cls: Classes.object)
    interpreter.libraryState["numpy"] = made
    return made
  }
}

extension NumpyState: Snapshotable {
  static var snapshotName: String { "numpy" }
  func snapshot() throws -> SnapshotRecord {
    let (words, index, gauss) = stream.kept
    let text = words.map { String($0, radix: 36) }.joined(separator: " ")
    return SnapshotRecord(
      contents: [.text(text), .int(index), gauss.map { .double($0) } ?? .nothing] + printing.kept)
  }
  static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    _ = try facts.interpreter.importModule("numpy")
    return NumpyState.current
  }
  func restoreContents(_ contents: SnapshotReader) throws {
    let words = try contents.text(0).split(separator: " ").compactMap { UInt32($0, radix: 36) }
    let gauss = try contents.isNothing(2) ? nil : contents.double(2)
    guard let kept = try NumpyRandom.Stream(words: words, index: contents.int(1), gauss: gauss) else {
      throw contents.damaged(0, "state of a random stream")
    }
    stream = kept
    // Sessions of earlier versions kept no settings.
    if contents.count > 3 { printing = try PrintSettings(contents, from: 3) }
  }
}
