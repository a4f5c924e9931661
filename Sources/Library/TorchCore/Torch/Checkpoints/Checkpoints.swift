// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import PythonRuntime
import Tensors

/// `torch.save` and `torch.load`: files that PyTorch itself reads and writes.
enum Checkpoints {
  private static func path(_ b: Bound, _ parameter: String) throws -> String {
    if let text = try b[parameter].text { return text }
    if try b[parameter].object?.cls.lookup("__fspath__") != nil,
      let text = try b.interpreter.callMethod(b[parameter], "__fspath__").text
    {
      return text
    }
    throw PyError.notImplemented("Gradus saves to and loads from files given by name")
  }

  private static func save(_ b: Bound) throws -> Value {
    let path = try path(b, "f")
    var writer = PickleWriter()
    try writer.write(b["obj"])
    var archive = ZipArchive()
    let stem = path.split(separator: "/").last.map { String($0.split(separator: ".").first ?? "archive") } ?? "archive"
    archive.add("\(stem)/data.pkl", writer.bytes)
    archive.add("\(stem)/byteorder", Array("little".utf8))
    for (i, entry) in writer.storages.enumerated() {
      let count = entry.storage.buffer.byteCount / entry.dtype.itemSize
      let whole = Tensor(storage: entry.storage, shape: [count], strides: [1], dtype: entry.dtype)
      archive.add("\(stem)/data/\(i)", whole.rawBytes())
    }
    archive.add("\(stem)/version", Array("3\n".utf8))
    let total = archive.entries.reduce(0) { $0 + $1.bytes.count }
    guard total < 1 << 31 else { throw PyError.notImplemented("Gradus saves checkpoints up to 2 GB") }
    try write(archive.serialized(), to: path)
    return .none
  }

  private static func load(_ b: Bound) throws -> Value {
    let path = try path(b, "f")
    if try b["map_location"].text != nil { try DeviceObject.from(b["map_location"])?.check() }
    let bytes = try read(path)
    guard bytes.starts(with: [0x50, 0x4B]), let archive = try? ZipArchive(parsing: bytes),
      let pickle = archive.entry(endingIn: "/data.pkl")
    else {
      throw PyError.notImplemented("Gradus reads PyTorch's ZIP checkpoints; '\(path)' is none")
    }
    var storages: [String: Tensor] = [:]
    var reader = PickleReader(pickle) { key, dtype in
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

  private static func failure(_ path: String) -> Raised {
    let code = errno
    let cls: PyClass
    switch code {
    case ENOENT: cls = ExceptionClasses.fileNotFoundError
    case EACCES: cls = ExceptionClasses.permissionError
    case EISDIR: cls = ExceptionClasses.isADirectoryError
    default: cls = ExceptionClasses.osError
    }
    return PyError.make(cls, "[Errno \(code)] \(String(cString: strerror(code))): '\(path)'")
  }

  private static func read(_ path: String) throws -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw failure(path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes += chunk[0..<count]
    }
    guard ferror(file) == 0 else { throw failure(path) }
    return bytes
  }

  /// Writes beside the file and renames, so that a file that is there stays whole.
  private static func write(_ bytes: [UInt8], to path: String) throws {
    let parent = path.split(separator: "/").dropLast().joined(separator: "/")
    let folder = path.hasPrefix("/") ? "/" + parent : parent
    if !folder.isEmpty, access(folder, F_OK) != 0 {
      throw PyError.runtime("Parent directory \(folder) does not exist.")
    }
    let temporary = path + ".part"
    guard let file = fopen(temporary, "wb") else { throw failure(path) }
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count, rename(temporary, path) == 0 else {
      let error = failure(path)
      unlink(temporary)
      throw error
    }
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
