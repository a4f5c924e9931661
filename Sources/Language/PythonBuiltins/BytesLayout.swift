// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

extension Builtins {
  private static func pad(_ bound: Bound, left: Double) throws -> Value {
    let bytes = try bytesReceiver(bound)
    let missing = max(0, try bound.width(1) - bytes.bytes.count)
    let fill = bound[2].isUndefined ? [32] : try bytesLike(bound, 2)
    guard fill.count == 1, let byte = fill.first else {
      throw PyError.type("the fill character must be a byte string of length 1")
    }
    // `center` puts the odd blank on the left when the width is odd.
    let odd = missing & (missing + bytes.bytes.count) & 1
    let before = left == 0.5 ? missing / 2 + odd : Int(Double(missing) * left)
    return bytes.like(
      [UInt8](repeating: byte, count: before) + bytes.bytes + [UInt8](repeating: byte, count: missing - before))
  }

  private static func mapping(_ name: String, _ doc: String, _ change: @escaping ([UInt8]) -> [UInt8]) -> Declaration {
    Declaration(name, "(self, /)", doc) {
      let bytes = try bytesReceiver($0)
      return bytes.like(change(bytes.bytes))
    }
  }

  private static func test(_ name: String, _ doc: String, _ holds: @escaping (UInt8) -> Bool) -> Declaration {
    Declaration(name, "(self, /)", doc) {
      let bytes = try bytesReceiver($0).bytes
      return .bool(!bytes.isEmpty && bytes.allSatisfy(holds))
    }
  }

  private static func words(_ bytes: [UInt8]) -> [UInt8] {
    var inWord = false
    return bytes.map { byte in
      defer { inWord = ASCIIByte.isLetter(byte) }
      return inWord ? ASCIIByte.lower(byte) : ASCIIByte.upper(byte)
    }
  }
  /// Filling up, the case of letters and what kinds of characters there are.
  static let bytesLayout: [Declaration] = [
    Declaration("ljust", "(self, width, fillchar=..., /)", "Filled up on the right.") { try pad($0, left: 0) },
    Declaration("rjust", "(self, width, fillchar=..., /)", "Filled up on the left.") { try pad($0, left: 1) },
    Declaration("center", "(self, width, fillchar=..., /)", "Filled up on both sides.") { try pad($0, left: 0.5) },
    Declaration("zfill", "(self, width, /)", "Filled up with zeros after the sign.") {
      let bytes = try bytesReceiver($0)
      let missing = max(0, try $0.width(1) - bytes.bytes.count)
      let sign = bytes.bytes.prefix { $0 == 43 || $0 == 45 }.prefix(1)
      return bytes.like(sign + [UInt8](repeating: 48, count: missing) + bytes.bytes.dropFirst(sign.count))
    },
    mapping("upper", "The letters in upper case.") { $0.map(ASCIIByte.upper) },
    mapping("lower", "The letters in lower case.") { $0.map(ASCIIByte.lower) },
    mapping("swapcase", "The letters in the other case.") {
      $0.map { ASCIIByte.isUpper($0) ? ASCIIByte.lower($0) : ASCIIByte.upper($0) }
    },
    mapping("title", "Every word with a capital.") { words($0) },
    mapping("capitalize", "The first letter in upper case, the others in lower case.") {
      $0.prefix(1).map(ASCIIByte.upper) + $0.dropFirst().map(ASCIIByte.lower)
    },
    Declaration("istitle", "(self, /)", "Whether every word begins with a capital.") {
      let bytes = try bytesReceiver($0).bytes
      return .bool(bytes.contains(where: ASCIIByte.isLetter) && words(bytes) == bytes)
    },
    Declaration("expandtabs", "(self, tabsize=8)", "With blanks in place of tabs.") {
      let bytes = try bytesReceiver($0)
      let size = try $0.width(1)
      return bytes.like(try TextBuffer.bytes { try expandTabs(bytes.bytes.span, size, to: &$0) })
    },
    Declaration("translate", "(self, table, /, delete=...)", "The bytes with others in their place, or without some.") {
      let bytes = try bytesReceiver($0)
      let table = $0[1].isNone ? nil : try bytesLike($0, 1)
      if let table, table.count != 256 { throw PyError.value("translation table must be 256 characters long") }
      var kept = bytes.bytes
      if !$0[2].isUndefined {
        var isGone = [Bool](repeating: false, count: 256)
        for byte in try bytesLike($0, 2) { isGone[Int(byte)] = true }
        kept.removeAll { isGone[Int($0)] }
      }
      if let table {
        for i in kept.indices { kept[i] = table[Int(kept[i])] }
      }
      return bytes.like(kept)
    },
    test("isalpha", "Whether all are letters.", ASCIIByte.isLetter),
    test("isdigit", "Whether all are digits.", ASCIIByte.isDigit),
    test("isalnum", "Whether all are letters or digits.") { ASCIIByte.isLetter($0) || ASCIIByte.isDigit($0) },
    test("isspace", "Whether all are blanks.", ASCIIByte.isBlank),
    Declaration("isascii", "(self, /)", "Whether all are below 128.") {
      .bool(try bytesReceiver($0).bytes.allSatisfy { $0 < 128 })
    },
    Declaration("isupper", "(self, /)", "Whether there are letters, all in upper case.") {
      let bytes = try bytesReceiver($0).bytes
      return .bool(bytes.contains(where: ASCIIByte.isUpper) && !bytes.contains(where: ASCIIByte.isLower))
    },
    Declaration("islower", "(self, /)", "Whether there are letters, all in lower case.") {
      let bytes = try bytesReceiver($0).bytes
      return .bool(bytes.contains(where: ASCIIByte.isLower) && !bytes.contains(where: ASCIIByte.isUpper))
    },
  ]
}
