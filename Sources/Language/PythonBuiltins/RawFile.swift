// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import PythonRuntime
import Transactions

/// An open file of bytes, without a buffer: what the binary files of `io` stand on, whose classes are written in Python.
package final class PyRawFile: PyObject {
  private let path: String
  private let mode: String
  private let appends: Bool
  private var descriptor: CInt
  private var position: Int { willSet { willChange() } }

  // SAFETY: made once, changed only while its methods are installed, used on one thread.
  /// `_io._RawFile`
  package nonisolated(unsafe) static let rawClass: PyClass = {
    let cls = PyClass(builtin: "_RawFile", module: "_io")
    cls.add(methods)
    return cls
  }()

  /// Opens a file; `mode` has been checked.
  init(path: String, mode: String, flags: CInt, _ policy: FilePolicy) throws {
    (self.path, self.mode, appends, position) = (path, mode, flags & O_APPEND != 0, 0)
    descriptor = try policy.open(path, flags, Builtins.openCall(path, mode))
    super.init(cls: PyRawFile.rawClass)
    if appends { position = FilePolicy.size(of: descriptor) }
  }

  /// A file that was open in an earlier run of the program.
  private init(closed path: String, mode: String) {
    (self.path, self.mode, appends, position, descriptor) = (path, mode, false, 0, -1)
    super.init(cls: PyRawFile.rawClass)
  }

  deinit { if descriptor >= 0 { Glibc.close(descriptor) } }

  package override func captureContents() -> (() -> Void)? {
    let position = position
    return { [self] in self.position = position }
  }

  private func open() throws -> CInt {
    guard descriptor >= 0 else { throw PyError.value("I/O operation on closed file.") }
    return descriptor
  }

  /// The flags of the system for a mode such as `rb+`.
  static func flags(_ mode: String) throws -> CInt {
    let kind = mode.filter { $0 != "b" && $0 != "+" }
    let isDoubled = mode.count - kind.count != (mode.contains("b") ? 1 : 0) + (mode.contains("+") ? 1 : 0)
    guard ["r", "w", "a", "x"].contains(kind), !isDoubled else {
      throw PyError.value(
        kind.contains("t")
          ? "can't have text and binary mode at once"
          : !isDoubled && mode.allSatisfy { "rwaxbt+".contains($0) }
            ? "must have exactly one of create/read/write/append mode" : "invalid mode: \(StringText.repr(mode))")
    }
    let access = mode.contains("+") ? O_RDWR : kind == "r" ? O_RDONLY : O_WRONLY
    switch kind {
    case "w": return access | O_CREAT | O_TRUNC
    case "a": return access | O_CREAT | O_APPEND
    case "x": return access | O_CREAT | O_EXCL
    default: return access
    }
  }

  private static func file(_ bound: Bound) throws -> PyRawFile { try bound.object(as: PyRawFile.self) }

  private static let methods = [
    Declaration("read", "(self, size, /)", "So many bytes from the position on; all when it is negative.") {
      let (file, size) = (try file($0), try $0.int(1))
      let bytes = try FilePolicy.read(file.open(), at: file.position, count: size, file.path)
      file.position += bytes.count
      return .object(PyBytes(bytes))
    },
    Declaration("write", "(self, data, /)", "Writes bytes at the position and gives their number.") {
      let file = try file($0)
      let bytes = try $0.object(1, as: PyBytes.self).bytes
      let policy = $0.interpreter.policy
      try policy.write(bytes, to: file.open(), at: file.appends ? nil : file.position, file.path)
      file.position = file.appends ? FilePolicy.size(of: file.descriptor) : file.position + bytes.count
      return .int(bytes.count)
    },
    Declaration("seek", "(self, position, /)", "Moves to a position.") {
      let (file, place) = (try file($0), try $0.int(1))
      _ = try file.open()
      file.position = max(0, place)
      return .int(file.position)
    },
    Declaration("tell", "(self, /)", "The position.") {
      let file = try file($0)
      _ = try file.open()
      return .int(file.position)
    },
    Declaration("size", "(self, /)", "How many bytes it has.") { .int(FilePolicy.size(of: try file($0).open())) },
    Declaration("truncate", "(self, size, /)", "Gives it another length.") {
      let (file, size) = (try file($0), try $0.int(1))
      try $0.interpreter.policy.truncate(file.open(), to: size, file.path)
      return .int(size)
    },
    Declaration("fileno", "(self, /)", "The number that the system knows it by.") { .int(Int(try file($0).open())) },
    Declaration("close", "(self, /)", "Closes it.") {
      let file = try file($0)
      if file.descriptor >= 0 { Glibc.close(file.descriptor) }
      file.descriptor = -1
      return .none
    },
  ]
}

extension PyRawFile: Snapshotable {
  package static var snapshotName: String { "binary file" }
  package func snapshot() throws -> SnapshotRecord {
    // An open file comes back closed: what it names may be another file by then.
    SnapshotRecord([.text(path), .text(mode)], keepsClass: false)
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    PyRawFile(closed: try facts.text(0), mode: try facts.text(1))
  }
}
