// SPDX-License-Identifier: GPL-3.0-or-later

/// The element types of the format, by the names that stand in a file.
///
/// The cases are in the format's order of alignment, which is the order tensors are sorted by when a file is written.
public enum SafetensorsDType: String, CaseIterable, Comparable, Sendable {
  /// Truth values, a byte each.
  case bool = "BOOL"
  /// Four-bit floating point.
  case f4 = "F4"
  /// Six-bit floating point, two bits of exponent.
  case f6E2M3 = "F6_E2M3"
  /// Six-bit floating point, three bits of exponent.
  case f6E3M2 = "F6_E3M2"
  /// `torch.uint8`.
  case u8 = "U8"
  /// `torch.int8`.
  case i8 = "I8"
  /// `torch.float8_e5m2`.
  case f8E5M2 = "F8_E5M2"
  /// `torch.float8_e4m3fn`.
  case f8E4M3 = "F8_E4M3"
  /// `torch.float8_e8m0fnu`.
  case f8E8M0 = "F8_E8M0"
  /// `torch.float8_e4m3fnuz`.
  case f8E4M3FNUZ = "F8_E4M3FNUZ"
  /// `torch.float8_e5m2fnuz`.
  case f8E5M2FNUZ = "F8_E5M2FNUZ"
  /// `torch.int16`.
  case i16 = "I16"
  /// `torch.uint16`.
  case u16 = "U16"
  /// `torch.float16`.
  case f16 = "F16"
  /// `torch.bfloat16`.
  case bf16 = "BF16"
  /// `torch.int32`.
  case i32 = "I32"
  /// `torch.uint32`.
  case u32 = "U32"
  /// `torch.float32`.
  case f32 = "F32"
  /// `torch.complex64`.
  case c64 = "C64"
  /// `torch.float64`.
  case f64 = "F64"
  /// `torch.int64`.
  case i64 = "I64"
  /// `torch.uint64`.
  case u64 = "U64"

  /// How many bits an element takes.
  public var bitWidth: Int {
    switch self {
    case .f4: 4
    case .f6E2M3, .f6E3M2: 6
    case .bool, .u8, .i8, .f8E5M2, .f8E4M3, .f8E8M0, .f8E4M3FNUZ, .f8E5M2FNUZ: 8
    case .i16, .u16, .f16, .bf16: 16
    case .i32, .u32, .f32: 32
    case .c64, .f64, .i64, .u64: 64
    }
  }

  /// How many bytes elements of this shape take; nil when the size is negative or beyond 64 bits, or no whole number of
  /// bytes. An empty shape is one element.
  public func byteCount(of shape: [Int]) -> Int? {
    var count = 1
    for size in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard size >= 0, !overflow else { return nil }
      count = product
    }
    let (bits, overflow) = count.multipliedReportingOverflow(by: bitWidth)
    guard !overflow, bits % 8 == 0 else { return nil }
    return bits / 8
  }

  /// The format's order of alignment.
  public static func < (left: SafetensorsDType, right: SafetensorsDType) -> Bool {
    left.alignmentRank < right.alignmentRank
  }

  private var alignmentRank: Int { SafetensorsDType.ranks[self] ?? 0 }

  private static let ranks = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))
}
