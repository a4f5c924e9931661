// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Sums in NumPy's order, whose last digit shows wherever a float64 is printed: runs of memory are halved down to 128 elements, which eight sums take in
/// turns; what lies in other runs is added one after the other.
enum PairwiseSums {
  /// `np.sum` of float32 and float64; others are added in any order.
  static func sum(_ x: Tensor, _ dims: [Int]?, keepdim: Bool) throws -> Tensor {
    guard x.dtype == .float64 || x.dtype == .float32, x.numel > 0, x.rank > 0 else {
      return try x.sum(dim: dims, keepdim: keepdim)
    }
    // Axes as they lie in memory; those of size 1 are nowhere, so they come first and part no run.
    let steps = x.shape.indices.map { x.shape[$0] == 1 ? Int.max : abs(x.strides[$0]) }
    let order = x.shape.indices.sorted { (-steps[$0], $0) < (-steps[$1], $1) }
    let reduced = Set((dims ?? Array(x.shape.indices)).map { $0 < 0 ? $0 + x.rank : $0 })
    let dense = try x.permute(order).contiguous()
    let isReduced = order.map { reduced.contains($0) }
    let result =
      x.dtype == .float64
      ? try added(dense, isReduced, Double.self) : try added(dense, isReduced, Float.self)
    // The kept axes back in their places.
    let kept = order.filter { !reduced.contains($0) }
    let back = kept.sorted().map { axis in kept.firstIndex(of: axis) ?? 0 }
    let inOrder = try result.permute(back).contiguous()
    return keepdim ? try inOrder.reshape(x.shape.indices.map { reduced.contains($0) ? 1 : x.shape[$0] }) : inOrder
  }

  /// `np.mean`.
  static func mean(_ x: Tensor, _ dims: [Int]?, keepdim: Bool) throws -> Tensor {
    guard x.dtype == .float64 || x.dtype == .float32, x.numel > 0 else {
      return try x.mean(dim: dims, keepdim: keepdim)
    }
    let total = try sum(x, dims, keepdim: keepdim)
    return try total.div(.double(Double(x.numel / total.numel)))
  }

  /// `np.var`: the mean of the squares of what elements have more than their mean, divided by n - ddof.
  static func variance(_ x: Tensor, _ dims: [Int]?, ddof: Double, keepdim: Bool) throws -> Tensor {
    guard x.dtype == .float64 || x.dtype == .float32, x.numel > 0 else {
      return try x.var(dim: dims, correction: ddof, keepdim: keepdim)
    }
    let distances = try x.sub(mean(x, dims, keepdim: true))
    let total = try sum(distances.mul(distances), dims, keepdim: keepdim)
    return try total.div(.double(max(Double(x.numel / total.numel) - ddof, 0)))
  }

  private static func added<T: BinaryFloatingPoint>(_ x: Tensor, _ isReduced: [Bool], _: T.Type) throws -> Tensor {
    // The last axes are one run where they all go, or one row that is added to another where they all stay.
    guard let goes = isReduced.last else { return x }
    var last = x.rank
    while last > 0, isReduced[last - 1] == goes { last -= 1 }
    let run = x.shape[last...].reduce(1) { $0 &* $1 }
    let outer = Array(x.shape[..<last])
    // How far one step along an outer axis goes in the result: 0 along those that go.
    var (steps, count) = ([Int](repeating: 0, count: last), goes ? 1 : run)
    for axis in (0..<last).reversed() where !isReduced[axis] {
      steps[axis] = count
      count &*= outer[axis]
    }
    let result = try Tensor.zeros(x.shape.indices.filter { !isReduced[$0] }.map { x.shape[$0] }, dtype: x.dtype)
    // SAFETY: `x` is dense, so its elements follow each other, a run for each place of the outer axes; `steps` lead to elements of the result.
    let source = x.elements.assumingMemoryBound(to: T.self)
    let target = result.writableElements().assumingMemoryBound(to: T.self)
    let places = outer.reduce(1) { $0 &* $1 }
    var place = [Int](repeating: 0, count: last)
    var spot = 0
    for i in 0..<places {
      if i & 0xFFFF == 0xFFFF { try Interpreter.current.pollInterrupt() }
      let row = source + i &* run
      if goes {
        target[spot] += try pairwise(row, run)
      } else {
        for j in 0..<run { target[spot &+ j] += row[j] }
      }
      var axis = last - 1
      while axis >= 0 {
        place[axis] += 1
        spot += steps[axis]
        if place[axis] < outer[axis] { break }
        spot -= steps[axis] &* outer[axis]
        place[axis] = 0
        axis -= 1
      }
    }
    return result
  }

  // SAFETY: the caller has `count` elements.
  private static func pairwise<T: BinaryFloatingPoint>(_ x: UnsafePointer<T>, _ count: Int) throws -> T {
    if count < 8 {
      var sum: T = -0.0
      for i in 0..<count { sum += x[i] }
      return sum
    }
    if count <= 128 {
      var (a, b, c, d, e, f, g, h) = (x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7])
      var i = 8
      while i &+ 8 <= count {
        a += x[i]
        b += x[i &+ 1]
        c += x[i &+ 2]
        d += x[i &+ 3]
        e += x[i &+ 4]
        f += x[i &+ 5]
        g += x[i &+ 6]
        h += x[i &+ 7]
        i &+= 8
      }
      var sum = ((a + b) + (c + d)) + ((e + f) + (g + h))
      while i < count {
        sum += x[i]
        i &+= 1
      }
      return sum
    }
    if count > 1 << 20 { try Interpreter.current.pollInterrupt() }
    let half = count / 2 / 8 * 8
    return try pairwise(x, half) + pairwise(x + half, count &- half)
  }
}
