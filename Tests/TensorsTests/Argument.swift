// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

/// An argument or result of an operation in a fixture.
enum Argument {
  case tensor(Tensor)
  case int(Int)
  case double(Double)
  case bool(Bool)
  case none
  case ints([Int])
  case string(String)
  case tensors([Tensor])

  /// Reads `kind:value`; tensors that want a gradient are added to `leaves`.
  init(_ text: Substring, leaves: inout [Tensor]) throws {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let value = parts.count > 1 ? parts[1] : ""
    switch parts[0] {
    case "t": self = .tensor(try Self.tensor(value, &leaves))
    case "i": self = .int(Int(value) ?? 0)
    case "f": self = .double(Double(value) ?? .nan)
    case "b": self = .bool(value == "1")
    case "li": self = .ints(Self.integers(value))
    case "s": self = .string(String(value))
    case "lt":
      var list: [Tensor] = []
      for part in value.split(separator: ";") { list.append(try Self.tensor(part, &leaves)) }
      self = .tensors(list)
    default: self = .none
    }
  }

  static func integers(_ text: Substring) -> [Int] { text.split(separator: ",").compactMap { Int($0) } }

  static func bytes(_ text: Substring) -> [UInt8] {
    let digits = text.utf8.map { $0 < 58 ? $0 - 48 : $0 - 87 }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  static func type(_ name: Substring) -> DType { DType.allCases.first { $0.name == name } ?? .float32 }

  /// Reads `type/size/stride/offset/wants gradient/bytes of the storage`.
  private static func tensor(_ text: Substring, _ leaves: inout [Tensor]) throws -> Tensor {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let type = type(parts[0])
    let bytes = bytes(parts[5])
    let flat = try Tensor.from(bytes: bytes, shape: [bytes.count / type.itemSize], dtype: type)
    let tensor = try flat.asStrided(integers(parts[1]), integers(parts[2]), Int(parts[3])).detach()
    if parts[4] == "1" {
      try tensor.requiresGrad_()
      leaves.append(tensor)
    }
    return tensor
  }

  var isT: Bool { if case .tensor = self { true } else { false } }
  var isNone: Bool { if case .none = self { true } else { false } }
  var isList: Bool { if case .ints = self { true } else { false } }
  var t: Tensor { if case .tensor(let value) = self { value } else { Tensor(.int(0)) } }
  var ot: Tensor? { isNone ? nil : t }
  var lt: [Tensor] { if case .tensors(let value) = self { value } else { [] } }
  var str: String { if case .string(let value) = self { value } else { "" } }
  var dt: DType? { if case .string(let value) = self { Self.type(value[...]) } else { nil } }
  var type: DType { dt ?? .float32 }
  var oi: Int? { isNone ? nil : i }
  var od: Double? { isNone ? nil : d }
  var os: Scalar? { isNone ? nil : s }
  var oli: [Int]? { isNone ? nil : li }
  var b: Bool { i != 0 }
  var i: Int {
    switch self {
    case .int(let value): value
    case .bool(let value): value ? 1 : 0
    default: 0
    }
  }
  var d: Double {
    switch self {
    case .double(let value): value
    default: Double(i)
    }
  }
  var s: Scalar {
    switch self {
    case .double(let value): .double(value)
    case .bool(let value): .bool(value)
    default: .int(i)
    }
  }
  var li: [Int] {
    switch self {
    case .ints(let value): value
    default: [i]
    }
  }
}
