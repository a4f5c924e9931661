// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// `zlib`: what of it is not written in Python.
enum ZlibModule {
  static func make(_ interpreter: Interpreter) throws -> PyModule {
    let inflate = Declaration("_inflate", "(data, start, /)", "The bytes of a raw stream, and where it ends.") {
      var stream = Inflate(try $0.object(as: PyBytes.self).bytes, from: try $0.int(1))
      do { try stream.run() } catch let fault as Inflate.Fault { return Value(fault.words) }
      return .tuple(PyTuple([.object(PyBytes(stream.output)), .int(stream.position)]))
    }
    let deflate = Declaration("_deflate", "(data, /)", "Bytes as a raw stream.") {
      .object(PyBytes(Deflate.compressed(try $0.object(as: PyBytes.self).bytes)))
    }
    let crc = Declaration("_crc32", "(data, value, /)", "The checksum of zip and PNG.") {
      var value = ~UInt32(truncatingIfNeeded: try $0.int(1))
      for byte in try $0.object(as: PyBytes.self).bytes {
        value ^= UInt32(byte)
        for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
      }
      return .int(Int(~value))
    }
    let adler = Declaration("_adler32", "(data, value, /)", "The checksum of zlib.") {
      let start = UInt32(truncatingIfNeeded: try $0.int(1))
      var (low, high) = (start & 0xFFFF, start >> 16)
      for byte in try $0.object(as: PyBytes.self).bytes {
        low = (low + UInt32(byte)) % 65521
        high = (high + low) % 65521
      }
      return .int(Int(high << 16 | low))
    }
    return try interpreter.makeModule(
      "zlib",
      natives: [inflate, deflate, crc, adler].map {
        (name: $0.name, value: .object(BuiltinFunction($0, module: "zlib")))
      })
  }
}
