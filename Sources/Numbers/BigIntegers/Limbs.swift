// SPDX-License-Identifier: GPL-3.0-or-later

import CGMP

/// The words of a large absolute value, the least significant first, in one allocation; the header counts them.
///
/// They are written once, before the number that owns them is handed out.
final class Limbs: ManagedBuffer<Int, UInt> {
  static func make(capacity: Int) -> Limbs {
    // SAFETY: `create` called on this class makes its instance.
    unsafeDowncast(create(minimumCapacity: capacity) { _ in 0 }, to: Limbs.self)
  }
}

extension BigInt {
  /// Calls `body` with the words of the absolute value and their number, which is 0 for zero.
  @inline(__always)
  func withMagnitude<Result>(_ body: (UnsafePointer<UInt>, Int) throws -> Result) rethrows -> Result {
    switch storage {
    case .small(let number):
      // The bytes of a 128-bit number are those of its two words on machines with the least significant byte first.
      try withUnsafePointer(to: number.magnitude) { pointer in
        try pointer.withMemoryRebound(to: UInt.self, capacity: 2) { words in
          try body(words, words[1] != 0 ? 2 : words[0] != 0 ? 1 : 0)
        }
      }
    case .large(let limbs, _):
      try limbs.withUnsafeMutablePointers { count, words in try body(words, count.pointee) }
    }
  }

  /// Makes a number of words that `fill` writes. It gets room for `capacity` words and gives the number of those it
  /// has written; leading zeros among them are dropped.
  @inline(__always)
  init(isNegative: Bool, capacity: Int, _ fill: (UnsafeMutablePointer<UInt>) -> Int) {
    let limbs = Limbs.make(capacity: max(capacity, 1))
    self = limbs.withUnsafeMutablePointers { header, words in
      var count = fill(words)
      while count > 0, words[count - 1] == 0 { count -= 1 }
      header.pointee = count
      if count <= 2, let small = BigInt.small(words, count, isNegative) { return BigInt(storage: .small(small)) }
      // A number that has become much shorter than its operands does not hold on to their room.
      if count < capacity / 2 { return BigInt(isNegative: isNegative, copying: words, count) }
      return BigInt(storage: .large(limbs, isNegative: isNegative))
    }
  }

  /// Makes a number of words that lie elsewhere.
  init(isNegative: Bool, copying words: UnsafePointer<UInt>, _ count: Int) {
    self.init(isNegative: isNegative, capacity: count) {
      $0.update(from: words, count: count)
      return count
    }
  }

  /// The number that up to two words stand for, nil when it needs 128 bits and a sign.
  private static func small(_ words: UnsafePointer<UInt>, _ count: Int, _ isNegative: Bool) -> Int128? {
    let (low, high) = (count > 0 ? words[0] : 0, count > 1 ? words[1] : 0)
    let magnitude = UInt128(high) << 64 | UInt128(low)
    if let number = Int128(exactly: magnitude) { return isNegative ? -number : number }
    return isNegative && magnitude == Int128.min.magnitude ? Int128.min : nil
  }

  // MARK: Numbers as GMP's functions on signed integers take them

  /// Calls `body` with a view of this number that GMP only reads.
  func withInteger<Result>(_ body: (UnsafePointer<__mpz_struct>) throws -> Result) rethrows -> Result {
    try withMagnitude { words, count in
      // No allocated words: GMP's own form of a number whose words are somebody else's (MPZ_ROINIT_N).
      var view = __mpz_struct(
        _mp_alloc: 0, _mp_size: Int32(isNegative ? -count : count), _mp_d: UnsafeMutablePointer(mutating: words))
      return try body(&view)
    }
  }

  /// The number that `body` leaves in the integer that it gets.
  static func result(_ body: (UnsafeMutablePointer<__mpz_struct>) -> Void) -> BigInt {
    var integer = __mpz_struct()
    __gmpz_init(&integer)
    defer { __gmpz_clear(&integer) }
    body(&integer)
    guard let words = integer._mp_d else { return 0 }
    return BigInt(isNegative: integer._mp_size < 0, copying: words, Int(integer._mp_size.magnitude))
  }

  /// The result of one of GMP's functions of two integers.
  static func result(
    _ a: BigInt, _ b: BigInt,
    _ function: (UnsafeMutablePointer<__mpz_struct>, UnsafePointer<__mpz_struct>, UnsafePointer<__mpz_struct>) -> Void
  ) -> BigInt {
    a.withInteger { x in b.withInteger { y in result { function($0, x, y) } } }
  }
}
