// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// `zlib`: what of it is not written in Python.
enum ZlibModule {
  static func make(_ interpreter: Interpreter) throws -> PyModule {
    let inflate = Declaration(
      "_inflate", "(data, wbits, /)", "The bytes of a stream, how many were read, and whether it was whole."
    ) { b in
      try guarded(while: "decompressing data") {
        let found = try library.inflate(
          try b.object(as: PyBytes.self).bytes, windowBits: Int32(truncatingIfNeeded: try b.int(1)))
        return .tuple(
          PyTuple([.object(PyBytes(found.bytes)), .int(found.consumed), .bool(found.isWhole)]))
      }
    }
    let deflate = Declaration(
      "_deflate", "(data, level, wbits, memLevel, strategy, /)", "Bytes as a stream."
    ) { b in
      let numbers = try (1...4).map { Int32(truncatingIfNeeded: try b.int($0)) }
      return try guarded(while: "compressing data") {
        .object(
          PyBytes(
            try library.deflate(
              try b.object(as: PyBytes.self).bytes, level: numbers[0], windowBits: numbers[1], memoryLevel: numbers[2],
              strategy: numbers[3])))
      }
    }
    let checksum = Declaration("_checksum", "(data, value, adler, /)", "A checksum, begun with a value.") { b in
      .int(
        Int(
          try library.checksum(
            try b.object(as: PyBytes.self).bytes, from: UInt32(truncatingIfNeeded: try b.int(1)),
            isAdler: try b.int(2) != 0)))
    }
    return try interpreter.makeModule(
      "zlib",
      natives: [inflate, deflate, checksum].map {
        (name: $0.name, value: .object(BuiltinFunction($0, module: "zlib")))
      })
  }

  private static var library: Zlib {
    get throws {
      guard let library = Zlib.library else {
        throw PyError.notImplemented("Gradus compresses with zlib, which is not installed (apt install zlib1g)")
      }
      return library
    }
  }

  /// What the work gives; what the library says against it is a text, of which the module makes its error.
  private static func guarded(while doing: String, _ work: () throws -> Value) throws -> Value {
    do { return try work() } catch let fault as Zlib.Fault {
      let words = fault.words.map { ": " + $0 } ?? (fault.code == 2 ? ": need dictionary" : "")
      return Value("Error \(fault.code) while \(doing)\(words)")
    }
  }
}
