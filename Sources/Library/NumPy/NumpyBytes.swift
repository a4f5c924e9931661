// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// Arrays as bytes, for files; the parts in Python use it.
enum NumpyBytes {
  private static let toBytes = Declaration("_tobytes", "(a)", "The elements as bytes.") { b in
    guard let tensor = try NumpyOperators.operand(b["a"]) else { throw PyError.type("expected an array") }
    try MemoryLimit.check(bytes: tensor.numel * tensor.dtype.itemSize)
    return .object(PyBytes(try tensor.rawBytes()))
  }

  private static let fromBytes = Declaration("_frombytes", "(data, dtype)", "Elements from bytes.") { b in
    guard let data = try b["data"].object as? PyBytes, let dtype = try NumpyDType.parse(b["dtype"]) else {
      throw PyError.type("a bytes-like object is required")
    }
    guard data.bytes.count % dtype.itemSize == 0 else {
      throw PyError.value("buffer size must be a multiple of element size")
    }
    return .object(
      NumpyArray(try Tensor.from(bytes: data.bytes, shape: [data.bytes.count / dtype.itemSize], dtype: dtype)))
  }

  private static let write = Declaration("_writefile", "(path, data, call)", "Bytes into a file.") { b in
    guard let data = try b["data"].object as? PyBytes else { throw PyError.type("a bytes-like object is required") }
    let (path, call) = (try b.text("path"), try b.text("call"))
    try b.interpreter.policy.checkWriting(call)
    try b.interpreter.policy.replace(path, with: data.bytes, call)
    return .none
  }

  private static let read = Declaration("_readfile", "(path, call)", "The bytes of a file.") { b in
    let (path, call) = (try b.text("path"), try b.text("call"))
    return .object(PyBytes(try b.interpreter.policy.read(path, call)))
  }

  /// A function by its name; nil for no other.
  static func attribute(_ name: String) -> Value? {
    switch name {
    case "_tobytes": .object(BuiltinFunction(toBytes, module: "numpy"))
    case "_writefile": .object(BuiltinFunction(write, module: "numpy"))
    case "_readfile": .object(BuiltinFunction(read, module: "numpy"))
    case "_frombytes": .object(BuiltinFunction(fromBytes, module: "numpy"))
    default: nil
    }
  }
}
