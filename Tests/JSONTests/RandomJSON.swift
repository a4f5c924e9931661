// SPDX-License-Identifier: GPL-3.0-or-later

import JSON
import TestSupport

extension SplitMix {
  /// Any value.
  mutating func json(depth: Int) -> JSON {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &self) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &self))
    case 2: return .integer(Int(truncatingIfNeeded: next()))
    case 3: return .integer(Int.random(in: -9...9, using: &self))
    case 4: return .number(Double.random(in: -1e6...1e6, using: &self))
    case 5: return .string(text())
    case 6: return .array((0..<Int.random(in: 0...4, using: &self)).map { _ in json(depth: depth - 1) })
    default:
      return .object(
        (0..<Int.random(in: 0...12, using: &self)).map { .init("\($0)" + text(), json(depth: depth - 1)) })
    }
  }
}
