// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Tensors

/// Doubles from their bit patterns.
func reals(_ text: Substring) -> [Double] {
  text.split(separator: " ").compactMap { UInt64($0, radix: 16).map { Double(bitPattern: $0) } }
}

/// A list of integers.
func integers(_ text: Substring) -> [Int] { text.split(separator: ",").compactMap { Int($0) } }

/// A tensor from `dtype:shape:elements`.
func tensor(_ text: Substring) throws -> Tensor {
  let parts = text.split(separator: ":", omittingEmptySubsequences: false)
  let dtype = DType.allCases.first { $0.name == parts[0] } ?? .float32
  return try Tensor.from(doubles: reals(parts[2]), shape: integers(parts[1]), dtype: dtype)
}

/// Settings as `name=value;name=value`.
struct Settings {
  private var values: [String: String] = [:]

  init(_ text: Substring) {
    for item in text.split(separator: ";") {
      let pair = item.split(separator: "=", maxSplits: 1)
      if pair.count == 2 { values[String(pair[0])] = String(pair[1]) }
    }
  }

  func text(_ name: String, _ otherwise: String = "") -> String { values[name] ?? otherwise }
  func has(_ name: String) -> Bool { values[name] != nil }
  func int(_ name: String, _ otherwise: Int = 0) -> Int { values[name].flatMap { Int($0) } ?? otherwise }
  func real(_ name: String, _ otherwise: Double = 0) -> Double { values[name].map { strtod($0, nil) } ?? otherwise }
  func truth(_ name: String, _ otherwise: Bool = false) -> Bool { values[name].map { $0 == "True" } ?? otherwise }
  func list(_ name: String) -> [Int]? { values[name].map { integers(Substring($0)) } }
  func list(_ name: String, _ otherwise: [Int]) -> [Int] { list(name) ?? otherwise }
}

/// The largest difference, relative to the larger of the element and a part of the largest element.
func difference(_ a: Tensor, _ b: Tensor) -> Double {
  guard a.shape == b.shape, a.dtype == b.dtype, let x = try? a.doubles(), let y = try? b.doubles() else {
    return .infinity
  }
  let scale = max(y.map(\.magnitude).max() ?? 0, 1e-30)
  return zip(x, y).map { abs($0 - $1) / max($1.magnitude, scale / 3) }.max() ?? 0
}
