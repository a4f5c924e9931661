// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks

/// FNV-1a with 64 bits: a small stable sum that tells texts apart and notices damage; no protection against intent.
struct Fingerprint {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  private static let prime: UInt64 = 0x100_0000_01B3

  /// Adds bytes.
  mutating func add(_ bytes: some Sequence<UInt8>) {
    var sum = value
    for byte in bytes { sum = (sum ^ UInt64(byte)) &* Fingerprint.prime }
    value = sum
  }

  /// Adds a number.
  mutating func add(_ number: Int) {
    value = (value ^ UInt64(bitPattern: Int64(number))) &* Fingerprint.prime
  }

  /// Sixteen hexadecimal digits.
  var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}

extension Notebook {
  /// A fingerprint of the inputs of all cells: tells whether a snapshot belongs to the notebook.
  public var sourceDigest: String { Notebook.digest(of: cells.map(\.source)) }

  /// A fingerprint of inputs in their order.
  public static func digest(of sources: some Sequence<String>) -> String {
    var sum = Fingerprint()
    for source in sources {
      sum.add(source.utf8.count)
      sum.add(source.utf8)
    }
    return sum.text
  }
}
