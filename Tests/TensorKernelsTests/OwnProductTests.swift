// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import Tensors
import Testing

/// Products, recurrent layers and attention have ways of their own for large sizes; what they compute is what the sums say.
@Suite(.serialized) struct OwnProductTests {
  private func numbers(_ shape: [Int], _ step: Double) throws -> Tensor {
    let count = shape.reduce(1, *)
    return try Tensor.arange(.int(0), .int(count)).to(.float64).mul(.double(step)).sin().to(.float32).view(shape)
  }

  private func distance(_ a: Tensor, _ b: Tensor) throws -> Double {
    try zip(a.doubles(), b.to(.float64).doubles()).map { abs($0 - $1) }.max() ?? 0
  }

  /// Rows, products a sum, columns: whole panels and rests, few rows and many weights, more than one block.
  @Test(arguments: [
    [96, 64, 48], [97, 301, 33], [24, 700, 18], [250, 17, 70], [3, 600, 900], [16, 1024, 300], [1, 512, 520],
    [40, 80, 100],
  ]) func productsAreTheirSums(_ sizes: [Int]) throws {
    let (n, k, m) = (sizes[0], sizes[1], sizes[2])
    let (x, w, bias) = (try numbers([n, k], 0.37), try numbers([m, k], 0.11), try numbers([m], 0.7))
    let exact = try x.to(.float64).mm(w.to(.float64).t())
    let withBias = try exact.add(bias.to(.float64))
    #expect(try distance(x.mm(w.t()), exact) < 2e-4)
    #expect(try distance(x.mm(w.t().contiguous()), exact) < 2e-4)
    #expect(try distance(x.t().contiguous().t().mm(w.t()), exact) < 2e-4)
    #expect(try distance(Functional.linear(x, w, bias), withBias) < 2e-4)
    // A part of wider rows is read as it lies.
    let wide = try Tensor.cat([x, x], dim: 1).narrow(1, 0, k)
    #expect(try Functional.linear(wide, w, bias).doubles() == Functional.linear(x, w, bias).doubles())
  }

  /// A layer without gradients computes what its steps compute with them.
  @Test(arguments: ["GRU", "RNN_TANH", "RNN_RELU"]) func layersAreTheirSteps(_ mode: String) throws {
    let (length, batch, hidden, gates) = (5, 6, 32, mode == "GRU" ? 96 : 32)
    let given = try numbers([length, batch, gates], 0.3)
    let (weight, bias) = (try numbers([gates, hidden], 0.21).mul(.double(0.2)), try numbers([gates], 0.5))
    for reversed in [false, true] {
      var state = try numbers([batch, hidden], 0.9)
      let layer = try #require(
        try Functional.recurrentLayer(
          mode, given: given, state: state, weight: weight, bias: bias, reversed: reversed))
      for step in 0..<length {
        let t = reversed ? length - 1 - step : step
        let (now, old) = (try given.select(0, t).contiguous(), try Functional.linear(state, weight, bias))
        switch mode {
        case "GRU": state = try Functional.gruStep(now, old, state: state)
        case "RNN_RELU": state = try now.add(old).relu()
        default: state = try now.add(old).tanh()
        }
        #expect(try distance(layer.select(0, t), state) < 1e-5)
      }
    }
    // What the steps would round otherwise is left to them.
    #expect(
      try Functional.recurrentLayer(
        mode, given: given.narrow(1, 0, 2).contiguous(), state: numbers([2, hidden], 1), weight: weight, bias: bias,
        reversed: false) == nil)
  }

  /// Attention of queries that lie in memory in any order, with masks of all shapes that expand.
  @Test func headsAreTheirSums() throws {
    let (query, key, value) = (
      try numbers([2, 37, 3, 8], 0.3).transpose(1, 2), try numbers([2, 3, 41, 8], 0.2), try numbers([2, 3, 41, 8], 0.7)
    )
    let hidden = try Tensor.arange(.int(0), .int(37 * 41)).view([37, 41]).to(.float32).gt(.int(900))
    let mask = try Tensor.zeros([37, 41]).maskedFill(hidden, .double(-.infinity))
    for mask in [nil, mask, try numbers([2, 1, 1, 41], 1), try numbers([3, 37, 41], 2)] {
      let found = try Functional.scaledDotProductAttention(query, key, value, mask: mask)
      let exact = try Functional.scaledDotProductAttention(
        query.to(.float64), key.to(.float64), value.to(.float64), mask: mask?.to(.float64))
      #expect(found.shape == [2, 3, 37, 8])
      #expect(found.strides == [888, 8, 24, 1])
      #expect(try distance(found, exact) < 1e-5)
    }
    let causal = try Functional.scaledDotProductAttention(query.contiguous(), key, value, isCausal: true)
    #expect(causal.isContiguous)
    #expect(
      try distance(
        causal,
        Functional.scaledDotProductAttention(
          query.to(.float64), key.to(.float64), value.to(.float64), isCausal: true)) < 1e-5)
  }
}
