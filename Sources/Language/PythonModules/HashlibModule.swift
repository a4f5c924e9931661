// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives
import PythonRuntime

/// `hashlib` and `struct`: what of them is not written in Python.
enum HashlibModule {
  static func make(_ interpreter: Interpreter) throws -> PyModule {
    func pause() throws { try Interpreter.current.pollInterrupt() }
    let digests: [(String, ([UInt8]) throws -> [UInt8])] = [
      ("_md5", { try MD5.digest($0, pause: pause) }), ("_sha1", { try SHA1.digest($0, pause: pause) }),
      ("_sha256", { bytes(ofHexadecimal: try SHA256.digest($0, pause: pause)) }),
      ("_sha512", { try SHA512.digest($0, pause: pause) }),
    ]
    return try interpreter.makeModule(
      "hashlib",
      natives: digests.map { name, digest in
        let declaration = Declaration(name, "(data, /)", "The digest of bytes.") {
          .object(PyBytes(try digest($0.object(as: PyBytes.self).bytes)))
        }
        return (name: name, value: .object(BuiltinFunction(declaration, module: "hashlib")))
      })
  }

  private static func bytes(ofHexadecimal text: String) -> [UInt8] {
    let digits = text.utf8.map { $0 < 0x40 ? $0 - 0x30 : ($0 | 32) - 0x61 + 10 }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  static func layouts(_ interpreter: Interpreter) throws -> PyModule {
    let bits = Declaration("_float_bits", "(number, size, /)", "The bits of a float of 2, 4 or 8 bytes.") {
      let number = try $0.double(0)
      switch try $0.int(1) {
      case 2:
        let half = Float16(number)
        if half.isInfinite, number.isFinite { throw PyError.overflow("float too large to pack with e format") }
        return .int(Int(half.bitPattern))
      case 4:
        let single = Float(number)
        if single.isInfinite, number.isFinite { throw PyError.overflow("float too large to pack with f format") }
        return .int(Int(single.bitPattern))
      default: return PyBigInt.value(.init(UInt(number.bitPattern)))
      }
    }
    let number = Declaration("_float_of_bits", "(bits, size, /)", "The float of these bits.") {
      guard let bits = $0[0].bigInteger?.lowWord else { return .none }
      switch try $0.int(1) {
      case 2: return .float(Double(Float16(bitPattern: UInt16(truncatingIfNeeded: bits))))
      case 4: return .float(Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits))))
      default: return .float(Double(bitPattern: UInt64(bits)))
      }
    }
    return try interpreter.makeModule(
      "struct",
      natives: [bits, number].map { (name: $0.name, value: .object(BuiltinFunction($0, module: "struct"))) })
  }
}
