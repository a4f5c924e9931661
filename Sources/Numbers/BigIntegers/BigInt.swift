// SPDX-License-Identifier: GPL-3.0-or-later

import CGMP

/// An integer of any size. Numbers of up to 128 bits lie in the value itself; the words of larger ones are shared by
/// copies and never change.
///
/// The operations are total but for a divisor of 0 and sizes: **the caller bounds the size of a result before it asks for
/// it** (`bitLength` of the operands says how large it can become), because GMP ends the process when memory runs out.
public struct BigInt: @unchecked Sendable {
  // Sendable: the words behind a `Limbs` are written before the number is handed out, and never again.

  /// A number has one form only: what fits is small.
  enum Storage {
    case small(Int128)
    case large(Limbs, isNegative: Bool)
  }
  let storage: Storage

  init(storage: Storage) { self.storage = storage }

  /// Makes the number of a machine integer.
  public init(_ number: Int) { storage = .small(Int128(number)) }

  /// Makes the number of a machine integer.
  public init(_ number: UInt) { storage = .small(Int128(number)) }

  /// Makes the number that a double stands for; nil when it has a fraction or is not finite.
  public init?(exactly number: Double) {
    if let small = Int(exactly: number) {
      self.init(small)
      return
    }
    // A whole number beyond 64 bits has all bits of its significand before the point.
    guard number.isFinite, number.magnitude >= 0x1p63 else { return nil }
    let magnitude = BigInt(UInt(number.significandBitPattern | 1 << 52)) << (Int(number.exponent) - 52)
    self = number < 0 ? -magnitude : magnitude
  }

  /// Whether the number is below zero.
  public var isNegative: Bool {
    switch storage {
    case .small(let number): number < 0
    case .large(_, let isNegative): isNegative
    }
  }

  /// Whether the number is zero.
  public var isZero: Bool {
    if case .small(0) = storage { true } else { false }
  }

  /// Whether the number is odd.
  public var isOdd: Bool { lowWord & 1 == 1 }

  /// The absolute value.
  public var magnitude: BigInt { isNegative ? -self : self }

  /// The words of the absolute value, the least significant first; none for zero.
  public var words: [UInt] { withMagnitude { Array(UnsafeBufferPointer(start: $0, count: $1)) } }

  /// The least significant word of the absolute value.
  public var lowWord: UInt { withMagnitude { $1 == 0 ? 0 : $0[0] } }

  /// How many bits the absolute value needs; 0 for zero.
  public var bitLength: Int {
    withMagnitude { words, count in count == 0 ? 0 : count * 64 - words[count - 1].leadingZeroBitCount }
  }

  /// How many bits of the absolute value are one.
  public var nonzeroBitCount: Int { withMagnitude { $1 == 0 ? 0 : Int(__gmpn_popcount($0, $1)) } }

  /// How many bits follow the last one that is set; 0 for zero.
  public var trailingZeroBitCount: Int { withMagnitude { $1 == 0 ? 0 : Int(__gmpn_scan1($0, 0)) } }
}

extension BigInt: ExpressibleByIntegerLiteral {
  /// Makes the number of a literal that fits in 64 bits.
  public init(integerLiteral value: Int) { self.init(value) }
}

extension BigInt: Comparable {
  /// Whether two numbers are equal.
  public static func == (a: BigInt, b: BigInt) -> Bool {
    switch (a.storage, b.storage) {
    case (.small(let x), .small(let y)): x == y
    case (.large(let x, let p), .large(let y, let q)): p == q && (x === y || order(ofMagnitudes: a, b) == 0)
    default: false
    }
  }

  /// Whether one number is below another.
  public static func < (a: BigInt, b: BigInt) -> Bool {
    if case .small(let x) = a.storage, case .small(let y) = b.storage { return x < y }
    if a.isNegative != b.isNegative { return a.isNegative }
    let order = order(ofMagnitudes: a, b)
    return a.isNegative ? order > 0 : order < 0
  }

  /// Below, equal to or above 0 as the absolute value of `a` is smaller than, equal to or larger than that of `b`.
  static func order(ofMagnitudes a: BigInt, _ b: BigInt) -> Int {
    a.withMagnitude { x, n in
      b.withMagnitude { y, m in n != m ? n - m : n == 0 ? 0 : Int(__gmpn_cmp(x, y, n)) }
    }
  }
}
