// SPDX-License-Identifier: GPL-3.0-or-later

/// The element types that kernels work on; the raw values are those of `Tensors.DType`.
public enum ElementKind: UInt8, Sendable {
  case bool, uint8, int8, int16, int32, int64, float32, float64, float16, bfloat16

  /// Bytes per element.
  @inlinable public var itemSize: Int {
    switch self {
    case .bool, .uint8, .int8: 1
    case .int16, .float16, .bfloat16: 2
    case .int32, .float32: 4
    case .int64, .float64: 8
    }
  }

  /// Whether elements are floating-point numbers.
  @inlinable public var isFloatingPoint: Bool { rawValue >= Self.float32.rawValue }

  /// Whether elements are 16-bit floats, which are storage only: kernels compute in float32.
  @inlinable public var isHalf: Bool { rawValue >= Self.float16.rawValue }
}

/// What every element type can do: be converted, through Int64 or Double, whichever loses nothing.
protocol Element: BitwiseCopyable {
  static var kind: ElementKind { get }
  static var isFloat: Bool { get }
  var wide: Double { get }
  var integer: Int64 { get }
  init(wide: Double)
  init(integer: Int64)
}

extension Element {
  /// Converts an element to another type as a C cast does.
  @inline(__always) func converted<Other: Element>(to type: Other.Type) -> Other {
    Self.isFloat ? Other(wide: wide) : Other(integer: integer)
  }
}

/// A double as Int64, truncated; out-of-range values and NaN become Int64.min, as the processor's conversion has it.
@inline(__always) func truncatedInt64(_ value: Double) -> Int64 {
  value > -9.223372036854777e18 && value < 9.223372036854775e18 ? Int64(value) : Int64.min
}

/// A double as Int32 in the same way.
@inline(__always) func truncatedInt32(_ value: Double) -> Int32 {
  value > -2_147_483_649.0 && value < 2_147_483_648.0 ? Int32(value) : Int32.min
}

extension Bool: Element {
  static var kind: ElementKind { .bool }
  static var isFloat: Bool { false }
  @inline(__always) var wide: Double { self ? 1 : 0 }
  @inline(__always) var integer: Int64 { self ? 1 : 0 }
  @inline(__always) init(wide: Double) { self = wide != 0 }
  @inline(__always) init(integer: Int64) { self = integer != 0 }
}

extension UInt8: Element {
  static var kind: ElementKind { .uint8 }
  static var isFloat: Bool { false }
  @inline(__always) var wide: Double { Double(self) }
  @inline(__always) var integer: Int64 { Int64(self) }
  @inline(__always) init(wide: Double) { self = UInt8(truncatingIfNeeded: truncatedInt64(wide)) }
  @inline(__always) init(integer: Int64) { self = UInt8(truncatingIfNeeded: integer) }
}

extension Int8: Element {
  static var kind: ElementKind { .int8 }
  static var isFloat: Bool { false }
  @inline(__always) var wide: Double { Double(self) }
  @inline(__always) var integer: Int64 { Int64(self) }
  @inline(__always) init(wide: Double) { self = Int8(truncatingIfNeeded: truncatedInt32(wide)) }
  @inline(__always) init(integer: Int64) { self = Int8(truncatingIfNeeded: integer) }
}

extension Int16: Element {
  static var kind: ElementKind { .int16 }
  static var isFloat: Bool { false }
  @inline(__always) var wide: Double { Double(self) }
  @inline(__always) var integer: Int64 { Int64(self) }
  @inline(__always) init(wide: Double) { self = Int16(truncatingIfNeeded: truncatedInt32(wide)) }
  @inline(__always) init(integer: Int64) { self = Int16(truncatingIfNeeded: integer) }
}

extension Int32: Element {
  static var kind: ElementKind { .int32 }
  static var isFloat: Bool { false }
  @inline(__always) var wide: Double { Double(self) }
  @inline(__always) var integer: Int64 { Int64(self) }
  @inline(__always) init(wide: Double) { self = truncatedInt32(wide) }
  @inline(__always) init(integer: Int64) { self = Int32(truncatingIfNeeded: integer) }
}

extension Int64: Element {
  static var kind: ElementKind { .int64 }
  static var isFloat: Bool { false }
  @inline(__always) var wide: Double { Double(self) }
  @inline(__always) var integer: Int64 { self }
  @inline(__always) init(wide: Double) { self = truncatedInt64(wide) }
  @inline(__always) init(integer: Int64) { self = integer }
}

extension Float: Element {
  static var kind: ElementKind { .float32 }
  static var isFloat: Bool { true }
  @inline(__always) var wide: Double { Double(self) }
  @inline(__always) var integer: Int64 { truncatedInt64(Double(self)) }
  @inline(__always) init(wide: Double) { self = Float(wide) }
  @inline(__always) init(integer: Int64) { self = Float(integer) }
}

extension Double: Element {
  static var kind: ElementKind { .float64 }
  static var isFloat: Bool { true }
  @inline(__always) var wide: Double { self }
  @inline(__always) var integer: Int64 { truncatedInt64(self) }
  @inline(__always) init(wide: Double) { self = wide }
  @inline(__always) init(integer: Int64) { self = Double(integer) }
}
