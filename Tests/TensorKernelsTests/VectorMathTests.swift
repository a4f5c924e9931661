// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Tensors
import Testing

/// Float32 functions in vectors: within a unit or two in the last place, for all kinds of numbers in any lane.
@Suite(.serialized) struct VectorMathTests {
  static let special: [Double] = [
    0, -0.0, 1, -1, 86.9, 87, 87.5, 88.7, 88.73, 200, -86.9, -87.4, -90, -103.9, -104, -200, .infinity, -.infinity,
    .nan,
    1e-30, -1e-30, 1e-45, 3e38, 0.3465, -0.3466,
  ]

  private func check(
    _ function: (Tensor) throws -> Tensor, _ exact: (Double) -> Double, units: Double, _ numbers: [Double]
  ) throws {
    let inputs = try Tensor.from(doubles: numbers, shape: [numbers.count], dtype: .float32)
    for (x, y) in try zip(inputs.doubles(), try function(inputs).doubles()) {
      let expected = exact(x)
      let rounded = Float(expected)
      if rounded.isNaN || rounded.isInfinite || y.isInfinite {
        #expect(Float(y) == rounded || y.isNaN && rounded.isNaN, "\(x)")
      } else {
        #expect((y - expected).magnitude <= units * Double(rounded.ulp), "\(x)")
      }
    }
  }

  /// The special numbers between ordinary ones, and a grid.
  private var numbers: [Double] {
    Self.special.flatMap { [0.5, $0, -3] } + (0..<4001).map { Double($0 - 2000) / 17.3 }
  }

  /// Next to rounded once: half a unit and little more, for numbers of all sizes that have a normal result.
  @Test func exponential() throws {
    try check({ try $0.exp() }, { exp($0) }, units: 1.1, numbers)
    try check({ try $0.exp() }, { exp($0) }, units: 0.53, (0..<40_000).map { Double($0 - 20_000) / 230.7 })
  }
  @Test func logarithm() throws { try check({ try $0.log() }, { log($0) }, units: 1.1, numbers) }
  @Test func hyperbolicTangent() throws { try check({ try $0.tanh() }, { tanh($0) }, units: 2.5, numbers) }
  /// Angles beyond the reduction's reach among small ones.
  @Test func sineOfLargeAngles() throws {
    let angles = (0..<100).map { [1, 130, 5e4, 3e5, 1e9][$0 % 5] * (Double($0) / 40 - 1) } + [.infinity, .nan, -0.0]
    try check({ try $0.sin() }, { sin($0) }, units: 1.1, angles)
    try check({ try $0.cos() }, { cos($0) }, units: 1.1, angles)
  }
  @Test func sigmoid() throws {
    try check({ try $0.sigmoid() }, { 1 / (1 + exp(-$0)) }, units: 2.5, numbers.filter { $0 > -87 || $0.isNaN })
  }

  /// Long rows go in blocks, some of them with extreme numbers: an element's bits are those that it has by itself.
  @Test func exponentialsOfLongRows() throws {
    let row = (0..<717).map { $0 % 150 < 20 ? Self.special[$0 % Self.special.count] : Double($0 - 350) / 9 }
    let x = try Tensor.from(doubles: row, shape: [row.count], dtype: .float32)
    let together = try x.exp().doubles()
    for i in row.indices {
      let alone = try x.narrow(0, i, 1).exp().doubles()[0]
      #expect(alone == together[i] || alone.isNaN && together[i].isNaN, "\(row[i]) at \(i)")
    }
    // The sum along the way is that of the row.
    let finite = try x.narrow(0, 170, 128)
    let (across, down) = (try finite.softmax(dim: 0), try finite.reshape([128, 1]).softmax(dim: 0))
    for (a, b) in try zip(across.doubles(), down.doubles()) { #expect((a - b).magnitude <= 1e-6 * a) }
  }

  @Test func softmaxOfExtremes() throws {
    for size in [5, 16, 37] {
      var row = [Double](repeating: 0.25, count: size)
      row[size - 1] = -.infinity
      row[1] = 90
      let x = try Tensor.from(doubles: row, shape: [1, size], dtype: .float32)
      let y = try x.softmax(dim: 1).doubles()
      #expect(y[1] == 1 && y[size - 1] == 0)
      #expect((y.reduce(0, +) - 1).magnitude < 1e-6)
      row[2] = .nan
      let z = try Tensor.from(doubles: row, shape: [1, size], dtype: .float32)
      #expect(try z.softmax(dim: 1).doubles().allSatisfy(\.isNaN))
      let low = try Tensor.full([size], .double(-.infinity), dtype: .float32)
      #expect(try low.softmax(dim: 0).doubles().allSatisfy(\.isNaN))
    }
  }
}
