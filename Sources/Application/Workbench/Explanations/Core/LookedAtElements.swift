// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

// What is looked at was computed, so there was memory for it; only a view may have more elements than that.
extension Tensor {
  /// All elements in row order, as doubles; none where there is no memory for a copy of them.
  func lookedDoubles() -> [Double] { (try? doubles()) ?? [] }

  /// All elements in row order, as integers.
  func lookedInt64s() -> [Int] { (try? int64s()) ?? [] }

  /// All elements in row order, as truth values.
  func lookedBools() -> [Bool] { (try? bools()) ?? [] }
}
