// SPDX-License-Identifier: GPL-3.0-or-later

/// The layout of results, by PyTorch's rule: an elementwise result lies in memory as its operands do.
package enum Layout {
  /// The order of dimensions, fastest first, that suits the operands (empty strides entries are ignored).
  package static func order(shape: [Int], strides: [[Int]]) -> [Int] {
    var order = Array(shape.indices.reversed())
    guard order.count > 1 else { return order }
    for i in 1..<order.count {
      var later = i
      for earlier in (0..<i).reversed() {
        let comparison = compare(order[earlier], order[later], shape, strides)
        if comparison > 0 {
          order.swapAt(earlier, later)
          later = earlier
        } else if comparison < 0 {
          break
        }
      }
    }
    return order
  }

  private static func compare(_ a: Int, _ b: Int, _ shape: [Int], _ strides: [[Int]]) -> Int {
    for operand in strides {
      let (x, y) = (operand[a], operand[b])
      if x == 0 || y == 0 { continue }
      if x < y { return -1 }
      if x > y || shape[a] > shape[b] { return 1 }
    }
    return 0
  }

  /// The strides of a fresh result for operands that broadcast to `shape`.
  static func result(shape: [Int], operands: [(shape: [Int], strides: [Int])]) -> [Int] {
    let strides = operands.map { Shape.expandedStrides($0.shape, $0.strides, to: shape) }
    var result = shape
    var step = 1
    for d in order(shape: shape, strides: strides) {
      result[d] = step
      step = step &* max(shape[d], 1)
    }
    return result
  }
}
