// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import Tensors
import Testing

/// A step that nothing is recorded of is one operation: its bits are those of the operations one by one.
@Suite(.serialized) struct GRUTests {
  @Test(arguments: [(1, 3), (5, 7), (4, 16), (3, 130), (40, 1000)])
  func stepWithoutGraph(_ batch: Int, _ hidden: Int) throws {
    TensorContext.current = TensorContext(generator: Generator(seed: 4))
    let (given, old) = (try Tensor.randn([batch, 3 * hidden]).mul(.int(3)), try Tensor.randn([batch, 3 * hidden]))
    let state = try Tensor.randn([batch, hidden])
    let alone = try Functional.gruStep(given, old, state: state)
    #expect(!alone.requiresGrad)
    state.leafRequiresGrad = true
    let recorded = try Functional.gruStep(given, old, state: state)
    #expect(recorded.requiresGrad)
    #expect(try recorded.detach().doubles() == alone.doubles())
  }
}
