// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Tensors

/// How two tensors of one shape differ.
struct TensorDifference {
  let count: Int
  /// How many elements differ; two nan count as equal.
  private(set) var differing = 0
  private(set) var largest = 0.0
  private(set) var mean = 0.0
  /// The index of the largest difference, and the two elements.
  private(set) var place: [Int] = []
  private(set) var pair = (0.0, 0.0)

  /// nil when the shapes differ.
  init?(_ a: Tensor, _ b: Tensor) {
    guard a.shape == b.shape else { return nil }
    let (left, right) = (a.lookedDoubles(), b.lookedDoubles())
    count = left.count
    var sum = 0.0
    var position: Int?
    for i in left.indices where left[i] != right[i] && !(left[i].isNaN && right[i].isNaN) {
      differing += 1
      let distance = abs(left[i] - right[i])
      sum += distance
      // A nan against a number is the largest difference that there is.
      if position == nil || distance > largest || (distance.isNaN && !largest.isNaN) {
        (largest, position, pair) = (distance, i, (left[i], right[i]))
      }
    }
    mean = count > 0 ? sum / Double(count) : 0
    guard var rest = position else { return }
    for size in a.shape.reversed() {
      place.insert(rest % size, at: 0)
      rest /= size
    }
  }

  var isEqual: Bool { differing == 0 }

  /// A number for a table.
  static func number(_ value: Double) -> String { NumberText.short(value, digits: 4) }
}
