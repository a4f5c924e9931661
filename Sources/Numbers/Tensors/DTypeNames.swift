// SPDX-License-Identifier: GPL-3.0-or-later

extension DType {
  /// The name in C++ as PyTorch's own streams write it: `short`, `float`, `c10::Half`.
  public var streamName: String { self == .int16 ? "short" : cppName }

  /// The name in C++ as compilers give it back: `short int`, `float`, `c10::Half`.
  public var cppName: String {
    switch self {
    case .bool: "bool"
    case .uint8: "unsigned char"
    case .int8: "signed char"
    case .int16: "short int"
    case .int32: "int"
    case .int64: "long int"
    case .float32: "float"
    case .float64: "double"
    case .float16: "c10::Half"
    case .bfloat16: "c10::BFloat16"
    }
  }

  /// The C type that PyTorch names where a number does not fit.
  var fixedWidthName: String {
    switch self {
    case .bool: "bool"
    case .uint8: "uint8_t"
    case .int8: "int8_t"
    case .int16: "int16_t"
    case .int32: "int"
    case .int64: "int64_t"
    case .float32: "float"
    case .float64: "double"
    case .float16: "at::Half"
    case .bfloat16: "at::BFloat16"
    }
  }

  /// The type in which kernels compute: float32 for 16-bit floats, which are storage only.
  public var computing: DType { isHalf ? .float32 : self }

  /// The name of a tensor's type as the refusals of the dispatcher have it.
  var dispatchName: String {
    self == .bfloat16 || self == .bool ? "CPU\(scalarTypeName)Type" : "torch.\(scalarTypeName)Tensor"
  }

  /// The greatest number of a floating-point type; the least is its negative.
  public var greatestFinite: Double {
    switch self {
    case .float16: 65504
    case .bfloat16: 3.3895313892515355e38
    case .float32: Double(Float.greatestFiniteMagnitude)
    default: Double.greatestFiniteMagnitude
    }
  }

  /// The distance from 1 to the next number of a floating-point type.
  public var ulpOfOne: Double {
    switch self {
    case .float16: 0.0009765625
    case .bfloat16: 0.0078125
    case .float32: Double(Float.ulpOfOne)
    default: Double.ulpOfOne
    }
  }
}
