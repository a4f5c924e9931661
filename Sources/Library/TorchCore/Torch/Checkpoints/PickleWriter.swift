// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Writes values as PyTorch's checkpoints hold them: a pickle that refers to the storages by number.
struct PickleWriter {
  private(set) var bytes: [UInt8] = [0x80, 2]
  /// The storages in the order in which they were met, with the element type they are seen as.
  private(set) var storages: [(storage: Storage, dtype: DType)] = []
  private var open: [PyObject] = []
  /// The numbers of what was written, so that what is met again is named: it is one object after loading, too.
  private var memo: [ObjectIdentifier: Int] = [:]
  // Held, so that no other object takes the place of one.
  private var written: [PyObject] = []

  /// The pickle of a value.
  mutating func write(_ value: Value) throws {
    try append(value)
    bytes.append(UInt8(ascii: "."))
  }

  private mutating func global(_ module: String, _ name: String) {
    bytes += Array("c\(module)\n\(name)\n".utf8)
  }

  private mutating func little(_ value: Int, _ size: Int) {
    for i in 0..<size { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * i))) }
  }

  private mutating func text(_ text: String) {
    bytes.append(UInt8(ascii: "X"))
    little(text.utf8.count, 4)
    bytes += Array(text.utf8)
  }

  private mutating func integer(_ number: Int) {
    if number >= 0, number < 256 {
      bytes.append(UInt8(ascii: "K"))
      little(number, 1)
    } else if let small = Int32(exactly: number) {
      bytes.append(UInt8(ascii: "J"))
      little(Int(small), 4)
    } else {
      bytes += [0x8A, 8]
      little(number, 8)
    }
  }

  /// Gives what was written last a number.
  private mutating func remember(_ object: PyObject) {
    let number = written.count
    memo[ObjectIdentifier(object)] = number
    written.append(object)
    bytes.append(UInt8(ascii: number < 256 ? "q" : "r"))
    little(number, number < 256 ? 1 : 4)
  }

  /// Names an object that was written before; false for one that was not.
  private mutating func recall(_ object: PyObject) -> Bool {
    guard let number = memo[ObjectIdentifier(object)] else { return false }
    bytes.append(UInt8(ascii: number < 256 ? "h" : "j"))
    little(number, number < 256 ? 1 : 4)
    return true
  }

  private mutating func append(_ value: Value) throws {
    switch value {
    case .none, .undefined: bytes.append(UInt8(ascii: "N"))
    case .bool(let flag): bytes.append(flag ? 0x88 : 0x89)
    case .int(let number): integer(number)
    case .float(let number):
      bytes.append(UInt8(ascii: "G"))
      for i in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: number.bitPattern >> UInt64(56 - 8 * i))) }
    case .string(let string): text(string.text)
    case .list(let list):
      try nested(list) { writer in
        writer.bytes.append(UInt8(ascii: "]"))
        writer.remember(list)
        writer.bytes.append(UInt8(ascii: "("))
        for item in list.items { try writer.append(item) }
        writer.bytes.append(UInt8(ascii: "e"))
      }
    case .tuple(let tuple): try append(tuple)
    case .dict(let dict):
      try nested(dict) { writer in
        if dict.cls.name == "OrderedDict" {
          writer.global("collections", "OrderedDict")
          writer.bytes += Array(")R".utf8)
        } else {
          writer.bytes.append(UInt8(ascii: "}"))
        }
        writer.remember(dict)
        writer.bytes.append(UInt8(ascii: "("))
        for (key, item) in dict.table.pairs {
          try writer.append(key)
          try writer.append(item)
        }
        writer.bytes.append(UInt8(ascii: "u"))
      }
    case .object(let object): try append(object)
    }
  }

  private mutating func nested(_ object: PyObject, _ body: (inout PickleWriter) throws -> Void) throws {
    if recall(object) { return }
    try Interpreter.current.pollInterrupt()
    guard !open.contains(where: { $0 === object }) else {
      throw PyError.value("Gradus cannot save a value that contains itself")
    }
    guard open.count < 400 else {
      throw PyError.make(ExceptionClasses.recursionError, "maximum recursion depth exceeded")
    }
    open.append(object)
    defer { open.removeLast() }
    try body(&self)
  }

  private mutating func append(_ tuple: PyTuple) throws {
    if tuple.items.isEmpty, tuple.cls === Classes.tuple { return bytes.append(UInt8(ascii: ")")) }
    let isSize = tuple.cls === TorchState.current.sizeClass
    if memo[ObjectIdentifier(tuple)] == nil, isSize { global("torch", "Size") }
    try nested(tuple) { writer in
      writer.bytes.append(UInt8(ascii: "("))
      for item in tuple.items { try writer.append(item) }
      writer.bytes.append(UInt8(ascii: "t"))
      if isSize { writer.bytes += [0x85, UInt8(ascii: "R")] }
      writer.remember(tuple)
    }
  }

  private mutating func append(_ object: PyObject) throws {
    switch object {
    case let tensor as TensorObject:
      guard !recall(tensor) else { return }
      append(tensor.tensor)
      remember(tensor)
    case let dtype as DTypeObject: global("torch", dtype.name)
    case let device as DeviceObject:
      global("torch", "device")
      text(device.type)
      bytes += [0x85, UInt8(ascii: "R")]
    case let view as AttributeView: try append(.dict(view.dictionary()))
    case let set as PySet:
      if recall(set) { return }
      global("__builtin__", "set")
      bytes += Array("](".utf8)
      for item in try Interpreter.current.collect(set.value) { try append(item) }
      bytes += [UInt8(ascii: "e"), 0x85, UInt8(ascii: "R")]
      remember(set)
    default:
      if try appendWhole(object) { return }
      throw PyError.notImplemented(
        "Gradus saves tensors, numbers, texts, lists and dictionaries of them (such as a state_dict), not a "
          + "'\(object.cls.name)'; save model.state_dict() instead")
    }
  }

  /// A class or function by its name, or an object by its class and its state; false for what has neither.
  private mutating func appendWhole(_ object: PyObject) throws -> Bool {
    if recall(object) { return true }
    if let address = try WholeObjects.address(of: object) {
      global(address.module, address.name)
      return true
    }
    guard let state = try WholeObjects.state(of: object) else { return false }
    guard let address = try WholeObjects.address(of: object.cls) else {
      throw PyError.make(
        ExceptionClasses.attributeError, "Can't pickle local object '\(object.cls.qualname)'")
    }
    global(address.module, address.name)
    bytes += [UInt8(ascii: ")"), 0x81]
    remember(object)
    try append(.dict(state))
    bytes.append(UInt8(ascii: "b"))
    return true
  }

  private mutating func append(_ tensor: Tensor) {
    if tensor.isParameter { global("torch._utils", "_rebuild_parameter") }
    if tensor.isParameter { bytes.append(UInt8(ascii: "(")) }
    global("torch._utils", "_rebuild_tensor_v2")
    bytes += Array("((".utf8)
    let number = storages.firstIndex { $0.storage === tensor.storage } ?? storages.count
    if number == storages.count { storages.append((tensor.storage, tensor.dtype)) }
    text("storage")
    global("torch", tensor.dtype.storageName)
    text(String(number))
    text("cpu")
    integer(tensor.storage.buffer.byteCount / tensor.dtype.itemSize)
    bytes += Array("tQ".utf8)
    integer(tensor.offset)
    for list in [tensor.shape, tensor.strides] {
      bytes.append(UInt8(ascii: "("))
      for size in list { integer(size) }
      bytes.append(UInt8(ascii: "t"))
    }
    bytes.append(tensor.leafRequiresGrad && !tensor.isParameter ? 0x88 : 0x89)
    global("collections", "OrderedDict")
    bytes += Array(")RtR".utf8)
    guard tensor.isParameter else { return }
    bytes.append(tensor.leafRequiresGrad ? 0x88 : 0x89)
    global("collections", "OrderedDict")
    bytes += Array(")RtR".utf8)
  }
}

extension DType {
  /// PyTorch's name of a storage of this type, such as `FloatStorage`.
  var storageName: String { "\(scalarTypeName)Storage" }
}
