// SPDX-License-Identifier: GPL-3.0-or-later

/// A single number as the language passes it: what `item()` gives and what `x + 2` adds.
public enum Scalar: Sendable, Equatable {
  case bool(Bool)
  case int(Int)
  case double(Double)

  /// The value as a double.
  public var doubleValue: Double {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): Double(value)
    case .double(let value): value
    }
  }
}
