// SPDX-License-Identifier: GPL-3.0-or-later

import CGMP
import Glibc

// Numbers as digits: texts and bytes.

extension BigInt: CustomStringConvertible {
  /// Makes the number of a text: digits of a radix from 2 to 36 and perhaps a sign before them; nil for any other text.
  public init?(_ text: some StringProtocol, radix: Int = 10) {
    precondition(radix >= 2 && radix <= 36, "the radix is from 2 to 36")
    var digits = Array(text.utf8)[...]
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
    if digits.isEmpty { return nil }
    for i in digits.indices {
      let byte = digits[i]
      let digit: UInt8 =
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x5A, 0x61...0x7A: (byte | 0x20) - 0x61 + 10
        default: 255
        }
      if digit >= radix { return nil }
      digits[i] = digit
    }
    self.init(isNegative: isNegative, digits: digits, radix: radix)
  }

  /// Makes the number whose digits to base 256 are given, the most significant first.
  public init(bytes: [UInt8]) { self.init(isNegative: false, digits: bytes[...], radix: 256) }

  private init(isNegative: Bool, digits: ArraySlice<UInt8>, radix: Int) {
    let digits = digits.drop { $0 == 0 }
    if digits.isEmpty {
      self = 0
      return
    }
    // So many bits has the largest digit; GMP may use one word more on its way.
    let bits = Int.bitWidth - (radix - 1).leadingZeroBitCount
    self.init(isNegative: isNegative, capacity: digits.count / 64 * bits + bits + 2) { result in
      digits.withUnsafeBufferPointer { __gmpn_set_str(result, $0.baseAddress, $0.count, Int32(radix)) }
    }
  }

  /// The decimal digits, with a sign before those of a negative number.
  public var description: String { String(self) }
}

extension String {
  /// Makes the text of a number in a radix from 2 to 36.
  public init(_ number: BigInt, radix: Int = 10, uppercase: Bool = false) {
    precondition(radix >= 2 && radix <= 36, "the radix is from 2 to 36")
    if let small = Int(exactly: number) {
      self.init(small, radix: radix, uppercase: uppercase)
      return
    }
    self = number.withInteger { integer in
      // Room for a sign and the zero at the end.
      let capacity = Int(__gmpz_sizeinbase(integer, Int32(radix))) + 2
      return String(unsafeUninitializedCapacity: capacity) { buffer in
        buffer.withMemoryRebound(to: CChar.self) {
          guard let start = __gmpz_get_str($0.baseAddress, Int32(uppercase ? -radix : radix), integer) else { return 0 }
          return strlen(start)
        }
      }
    }
  }
}
