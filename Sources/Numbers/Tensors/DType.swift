// SPDX-License-Identifier: GPL-3.0-or-later

/// The element types of tensors, by PyTorch's names.
public enum DType: UInt8, Sendable, CaseIterable {
  case bool, uint8, int8, int16, int32, int64, float32, float64, float16, bfloat16

  /// Bytes per element.
  public var itemSize: Int {
    switch self {
    case .bool, .uint8, .int8: 1
    case .int16, .float16, .bfloat16: 2
    case .int32, .float32: 4
    case .int64, .float64: 8
    }
  }

  /// Whether elements are floating-point numbers.
  public var isFloatingPoint: Bool { rawValue >= DType.float32.rawValue }

  /// Whether elements are 16-bit floats: stored so, computed in float32, and rounded once an operation.
  public var isHalf: Bool { rawValue >= DType.float16.rawValue }

  /// PyTorch's name without `torch.`, such as `float32`.
  public var name: String {
    switch self {
    case .bool: "bool"
    case .uint8: "uint8"
    case .int8: "int8"
    case .int16: "int16"
    case .int32: "int32"
    case .int64: "int64"
    case .float32: "float32"
    case .float64: "float64"
    case .float16: "float16"
    case .bfloat16: "bfloat16"
    }
  }

  /// The name in PyTorch's error messages, such as `Float` or `Long`.
  public var scalarTypeName: String {
    switch self {
    case .bool: "Bool"
    case .uint8: "Byte"
    case .int8: "Char"
    case .int16: "Short"
    case .int32: "Int"
    case .int64: "Long"
    case .float32: "Float"
    case .float64: "Double"
    case .float16: "Half"
    case .bfloat16: "BFloat16"
    }
  }
}
