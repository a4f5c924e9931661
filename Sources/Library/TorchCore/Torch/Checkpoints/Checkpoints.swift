// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import PythonRuntime
import Tensors

/// `torch.save` and `torch.load`: files that PyTorch itself reads and writes.
enum Checkpoints {
  /// The name of the file; nil for an object that writes or reads itself, such as a BytesIO.
  private static func path(_ b: Bound, _ parameter: String, _ method: String) throws -> String? {
    if let text = try b[parameter].text { return text }
    if try b[parameter].object?.cls.lookup("__fspath__") != nil,
      let text = try b.interpreter.callMethod(b[parameter], "__fspath__").text
    {
      return text
    }
    guard try b.interpreter.attributeIfPresent(b[parameter], Symbol(method)) != nil else {
      throw PyError.make(
        ExceptionClasses.attributeError,
        "expected 'f' to be string, path, or a file-like object with a '\(method)' attribute")
    }
    return nil
  }

  private static func save(_ b: Bound) throws -> Value {
    let path = try path(b, "f", "write")
    var writer = PickleWriter()
    try writer.write(b["obj"])
    let total = writer.bytes.count + writer.storages.reduce(0) { $0 + $1.storage.buffer.byteCount }
    guard total < (1 << 31) - (1 << 20) else { throw PyError.notImplemented("Gradus saves checkpoints up to 2 GB") }
    // The bytes of the storages, and the archive with all of them.
    try Buffer.checkMemory(2 * total)
    var archive = ZipArchive()
    let stem =
      (path ?? "archive").split(separator: "/").last.map { String($0.split(separator: ".").first ?? "archive") }
      ?? "archive"
    archive.add("\(stem)/data.pkl", writer.bytes)
    archive.add("\(stem)/byteorder", Array("little".utf8))
    for (i, entry) in writer.storages.enumerated() {
      let count = entry.storage.buffer.byteCount / entry.dtype.itemSize
      let whole = Tensor(storage: entry.storage, shape: [count], strides: [1], dtype: entry.dtype)
      archive.add("\(stem)/data/\(i)", try whole.rawBytes())
    }
    archive.add("\(stem)/version", Array("3\n".utf8))
    let bytes = try archive.serialized { try b.interpreter.pollInterrupt() }
    if let path {
      try write(bytes, to: path, b.interpreter.policy)
    } else {
      _ = try b.interpreter.callMethod(b["f"], "write", [.object(PyBytes(bytes))])
    }
    return .none
  }

  private static func load(_ b: Bound) throws -> Value {
    let name = try path(b, "f", "read")
    let path = name ?? "the file"
    if try b["map_location"].text != nil { try DeviceObject.from(b["map_location"])?.check() }
    let bytes: [UInt8]
    if let name {
      bytes = try b.interpreter.policy.read(name, "torch.load(\(StringText.repr(name)))")
    } else {
      guard let read = try b.interpreter.callMethod(b["f"], "read").object as? PyBytes else {
        throw PyError.type("torch.load() expects a file opened for bytes")
      }
      bytes = read.bytes
    }
    let takesObjects = try b.isGiven("weights_only") && !b.bool("weights_only")
    if let kind = legacyKind(bytes) {
      throw PyError.notImplemented(
        "Gradus reads PyTorch's ZIP checkpoints; '\(path)' is \(kind): torch.save writes ZIP since PyTorch 1.6")
    }
    guard bytes.starts(with: [0x50, 0x4B]), let archive = try? ZipArchive(parsing: bytes),
      let pickle = archive.entry(endingIn: "/data.pkl")
    else {
      throw PyError.notImplemented("Gradus reads PyTorch's ZIP checkpoints; '\(path)' is none")
    }
    var storages: [String: Tensor] = [:]
    var reader = PickleReader(pickle, takesObjects: takesObjects) { key, dtype in
      if let known = storages[key] { return known }
      guard let contents = archive.entry(endingIn: "/data/\(key)"), contents.count % dtype.itemSize == 0 else {
        throw PyError.runtime("PytorchStreamReader failed locating file data/\(key): file not found")
      }
      let tensor = try Tensor.from(bytes: contents, shape: [contents.count / dtype.itemSize], dtype: dtype)
      storages[key] = tensor
      return tensor
    }
    return try reader.read()
  }

  /// What a file of the time before ZIP checkpoints is; nil for others.
  static func legacyKind(_ bytes: [UInt8]) -> String? {
    // A pickle begins with its protocol; a tar archive has its mark behind the first name.
    if bytes.count > 2, bytes[0] == 0x80, (2...5).contains(bytes[1]) { return "a plain pickle" }
    if bytes.count > 262, bytes[257..<262].elementsEqual("ustar".utf8) { return "a tar archive" }
    return nil
  }

  private static func write(_ bytes: [UInt8], to path: String, _ policy: FilePolicy) throws {
    let parent = path.split(separator: "/").dropLast().joined(separator: "/")
    let folder = path.hasPrefix("/") ? "/" + parent : parent
    let call = "torch.save(obj, \(StringText.repr(path)))"
    try policy.checkWriting(call)
    if !folder.isEmpty, policy.fence == nil, try policy.status(folder) == nil {
      throw PyError.runtime("Parent directory \(folder) does not exist.")
    }
    try policy.replace(path, with: bytes, call)
  }

  /// The functions of `torch`.
  static let all: [Operation] = [
    Operation(
      "save", "(obj, f, pickle_module=None, pickle_protocol=2, _use_new_zipfile_serialization=True)",
      "Saves a state dictionary, a tensor or plain values to a file that PyTorch loads, too.", forms: .function,
      body: save),
    Operation(
      "load", "(f, map_location=None, pickle_module=None, *, weights_only=None, mmap=None)",
      "Loads what torch.save saved.", forms: .function, body: load),
  ]
}
