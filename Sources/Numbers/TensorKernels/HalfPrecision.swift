// SPDX-License-Identifier: GPL-3.0-or-later

// The two 16-bit float types are only storage (`StorageRows`): kernels read them as float32, compute there, and round once to
// store.

/// IEEE's half precision: 11 significant bits, up to 65504.
struct HalfFloat: Element {
  let bits: UInt16

  static var kind: ElementKind { .float16 }
  static var isFloat: Bool { true }
  @inline(__always) var single: Float { Float(Float16(bitPattern: bits)) }
  @inline(__always) init(single: Float) { bits = Float16(single).bitPattern }
  @inline(__always) var wide: Double { Double(single) }
  @inline(__always) var integer: Int64 { truncatedInt64(wide) }
  // Doubles go through float32, as PyTorch converts them.
  @inline(__always) init(wide: Double) { self.init(single: Float(wide)) }
  @inline(__always) init(integer: Int64) { self.init(single: Float(integer)) }
}

/// The upper half of a float32: 8 significant bits, the range of float32.
struct BrainFloat: Element {
  let bits: UInt16

  static var kind: ElementKind { .bfloat16 }
  static var isFloat: Bool { true }
  @inline(__always) var single: Float { Float(bitPattern: UInt32(bits) &<< 16) }
  /// Rounds to nearest, ties to even; NaN stays NaN whatever its low bits are.
  @inline(__always) init(single: Float) {
    let pattern = single.bitPattern
    let even = 0x7fff &+ (pattern &>> 16) & 1
    bits = single != single ? 0x7fc0 : UInt16(truncatingIfNeeded: (pattern &+ even) &>> 16)
  }
  @inline(__always) var wide: Double { Double(single) }
  @inline(__always) var integer: Int64 { truncatedInt64(wide) }
  @inline(__always) init(wide: Double) { self.init(single: Float(wide)) }
  @inline(__always) init(integer: Int64) { self.init(single: Float(integer)) }
}
