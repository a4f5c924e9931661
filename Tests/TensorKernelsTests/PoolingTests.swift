// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import Tensors
import Testing

/// Maxima of windows against a search one by one: the first of equals wins, and NaN wins over everything.
@Suite(.serialized) struct PoolingTests {
  struct Window: Sendable {
    var size: [Int]
    var kernel: Int
    var stride: Int
    var padding = 0
    var dilation = 1
  }

  static let windows = [
    Window(size: [8, 16], kernel: 2, stride: 2), Window(size: [9, 33], kernel: 2, stride: 2),
    Window(size: [7, 40], kernel: 3, stride: 2, padding: 1), Window(size: [6, 21], kernel: 3, stride: 1, padding: 1),
    Window(size: [12, 30], kernel: 3, stride: 1, dilation: 2),
    Window(size: [12, 50], kernel: 4, stride: 3, padding: 2),
    Window(size: [5, 8], kernel: 5, stride: 1, padding: 2), Window(size: [17, 17], kernel: 2, stride: 2, dilation: 3),
  ]

  @Test(arguments: windows) func findsMaxima(_ w: Window) throws {
    TensorContext.current = TensorContext(generator: Generator(seed: 8))
    // Few different values, so that there are equals.
    let x = try Tensor.randn([3] + w.size).mul(.int(2)).round()
    try x.select(0, 1).select(0, 3).select(0, 4).fill_(.double(.nan))
    try x.select(0, 2).fill_(.double(-.infinity))
    let (values, indices) = try Functional.maxPool2d(
      x, kernelSize: [w.kernel], stride: [w.stride], padding: [w.padding], dilation: [w.dilation])
    let (elements, places) = try (x.doubles(), indices.doubles())
    let (height, width) = (values.shape[1], values.shape[2])
    for (i, value) in try values.doubles().enumerated() {
      let (plane, y, x) = (i / (height * width), i / width % height, i % width)
      var (best, place) = (-Double.infinity, -1)
      for (k, l) in (0..<w.kernel).flatMap({ k in (0..<w.kernel).map { (k, $0) } }) {
        let row = y * w.stride - w.padding + k * w.dilation
        let column = x * w.stride - w.padding + l * w.dilation
        guard (0..<w.size[0]).contains(row), (0..<w.size[1]).contains(column) else { continue }
        let here = row * w.size[1] + column
        let element = elements[plane * w.size[0] * w.size[1] + here]
        if place < 0 { place = here }
        if element > best || element.isNaN { (best, place) = (element, here) }
      }
      #expect(value == best || value.isNaN && best.isNaN, "\(w): plane \(plane), row \(y), column \(x)")
      #expect(Int(places[i]) == place, "\(w): plane \(plane), row \(y), column \(x)")
    }
  }
}
