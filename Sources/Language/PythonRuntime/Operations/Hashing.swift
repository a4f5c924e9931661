// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers

/// CPython's hash values, so that sets of numbers are walked in CPython's order.
package enum Hashing {
  private static let modulus: UInt64 = (1 << 61) - 1

  /// The hash of an integer: its residue modulo 2^61 - 1 with its sign; -1 is kept for errors.
  @inline(__always) static func integer(_ number: Int) -> Int {
    if number >= 0, number < Int(modulus) { return number }
    let residue = Int(UInt64(number.magnitude) % modulus)
    let signed = number < 0 ? -residue : residue
    return signed == -1 ? -2 : signed
  }

  static func integer(_ number: BigInt) -> Int {
    let residue = Int(number.magnitudeModulo(UInt(modulus)))
    let signed = number.isNegative ? -residue : residue
    return signed == -1 ? -2 : signed
  }

  /// The hash of a double equals that of the integer or fraction it stands for.
  package static func float(_ number: Double) -> Int {
    if number.isInfinite { return number > 0 ? 314_159 : -314_159 }
    if number.isNaN { return 0 }
    if number == 0 { return 0 }
    var mantissa = number.significand / 2
    var exponent = Int(number.exponent) + 1
    let isNegative = number < 0
    mantissa = mantissa.magnitude
    var hash: UInt64 = 0
    while mantissa != 0 {
      hash = ((hash << 28) & modulus) | hash >> 33
      mantissa *= 268_435_456
      exponent -= 28
      let part = UInt64(mantissa)
      mantissa -= Double(part)
      hash += part
      if hash >= modulus { hash -= modulus }
    }
    exponent = exponent >= 0 ? exponent % 61 : 61 - 1 - ((-1 - exponent) % 61)
    hash = ((hash << UInt64(exponent)) & modulus) | hash >> UInt64(61 - exponent)
    let signed = isNegative ? -Int(hash) : Int(hash)
    return signed == -1 ? -2 : signed
  }

  /// The hash of a tuple with so many items, whose hashes are given one after the other.
  @inline(__always) static func tuple(_ count: Int, _ hash: (Int) throws -> Int) rethrows -> Int {
    var accumulator: UInt64 = 2_870_177_450_012_600_261
    for i in 0..<count {
      accumulator = accumulator &+ UInt64(bitPattern: Int64(try hash(i))) &* 14_029_467_366_897_019_727
      accumulator = (accumulator << 31) | (accumulator >> 33)
      accumulator = accumulator &* 11_400_714_785_074_694_791
    }
    accumulator = accumulator &+ (UInt64(count) ^ (2_870_177_450_012_600_261 ^ 3_527_539))
    if accumulator == UInt64.max { return 1_546_275_796 }
    return Int(truncatingIfNeeded: accumulator)
  }

  /// The hash of a tuple of whole numbers and plain strings, nil for any other.
  static func plain(_ tuple: PyTuple) -> Int? {
    if tuple.hasUserClass { return nil }
    for item in tuple.items {
      switch item {
      case .int: continue
      case .string(let string) where !string.hasUserClass: continue
      default: return nil
      }
    }
    return Hashing.tuple(tuple.items.count) { i in
      switch tuple.items[i] {
      case .int(let number): integer(number)
      case .string(let string): string.textHash
      default: 0
      }
    }
  }

  /// The hash of a frozen set with these keys, whatever their order.
  static func unordered(_ table: SetTable) throws -> Int {
    var hash: UInt64 = 0
    try table.forEachEntry { hash ^= scattered($1) }
    return unordered(hash, table.count)
  }

  /// The same of things with these hashes.
  static func unordered(_ hashes: [Int]) -> Int {
    unordered(hashes.reduce(0) { $0 ^ scattered($1) }, hashes.count)
  }

  @inline(__always) private static func scattered(_ item: Int) -> UInt64 {
    let bits = UInt64(bitPattern: Int64(item))
    return (bits ^ 89_869_747 ^ (bits << 16)) &* 3_644_798_167
  }

  private static func unordered(_ sum: UInt64, _ count: Int) -> Int {
    var hash = sum ^ (UInt64(count) + 1) &* 1_927_868_237
    hash ^= (hash >> 11) ^ (hash >> 25)
    hash = hash &* 69_069 &+ 907_133_923
    if hash == UInt64.max { hash = 590_923_713 }
    return Int(truncatingIfNeeded: hash)
  }

  /// The hash of a text: the same in every process, unlike CPython's, so that a replay walks sets in the same order.
  static func text(_ text: String) -> Int {
    // SAFETY: the pointer is good for the time of the closure.
    text.utf8.span.withUnsafeBufferPointer { Hashing.text($0) }
  }

  // SAFETY: bytes that the caller keeps.
  /// The same of its bytes.
  static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    hash ^= hash >> 32
    hash = hash &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
    let signed = Int(truncatingIfNeeded: hash)
    return signed == -1 ? -2 : signed
  }
}

extension Interpreter {
  /// `hash(value)`
  public func hash(_ value: Value) throws -> Int {
    switch value {
    case .int(let number): return Hashing.integer(number)
    case .string(let string) where !string.cls.isUserDefined: return string.textHash
    case .bool(let flag): return flag ? 1 : 0
    case .float(let number): return Hashing.float(number)
    case .none: return 0xFCA8_6420
    case .undefined: return 0
    case .tuple(let tuple) where tuple.cls === Classes.tuple: return try nativeHash(value)
    default: break
    }
    guard let object = value.object else { return 0 }
    if object.cls.isUserDefined {
      // A class that defines `__eq__` alone has `__hash__ = None`.
      if let found = object.cls.lookup(Special.hash), found.isNone { throw unhashable(object) }
      if let method = userMethod(value, Special.hash) {
        let result = try vectorcall(method, value)
        if case .int(let number) = result { return number == -1 ? -2 : number }
        guard let big = result.bigInteger else { throw PyError.type("__hash__ method should return an integer") }
        return Hashing.integer(big)
      }
    }
    return try nativeHash(value)
  }

  /// The hash that a built-in class gives its objects.
  package func nativeHash(_ value: Value) throws -> Int {
    switch value {
    case .string(let string): return string.textHash
    case .tuple(let tuple):
      try enter()
      defer { leave() }
      let items = tuple.items
      return try Hashing.tuple(items.count) { try hash(items[$0]) }
    case .object(let object):
      if let big = object as? PyBigInt { return Hashing.integer(big.number) }
      guard let hash = try object.hash() else { throw unhashable(object) }
      return hash
    case .list(let list): throw unhashable(list)
    case .dict(let dict): throw unhashable(dict)
    default: return try hash(value)
    }
  }

  private func unhashable(_ object: PyObject) -> Raised { PyError.type("unhashable type: '\(object.cls.name)'") }
}
