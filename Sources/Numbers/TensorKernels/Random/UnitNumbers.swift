// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

extension MersenneTwister {
  /// A uniform number in [0, 1) with 53 bits (two draws).
  @inline(__always) public mutating func uniform53() -> Double { Self.unit53(next64()) }

  /// A uniform number in [0, 1) with 24 bits (one draw).
  @inline(__always) public mutating func uniform24() -> Float { Self.unit24(next32()) }

  /// The 53 lower bits as a number in [0, 1).
  @inline(__always) static func unit53(_ bits: UInt64) -> Double {
    Double(bits & ((1 << 53) - 1)) * 0x1p-53
  }

  /// The 24 lower bits as a number in [0, 1).
  @inline(__always) static func unit24(_ bits: UInt32) -> Float {
    Float(Int32(truncatingIfNeeded: bits & 0xFF_FFFF)) * 0x1p-24
  }
}
