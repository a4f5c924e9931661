// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors
import Testing

@Suite(.serialized) struct SavedValueTests {
  init() { TensorContext.current = TensorContext() }

  /// What `record` saves in the order of positions is read by name.
  @Test func namesReadWhatWasSaved() throws {
    let x = try Tensor.from(doubles: [1, 2, 3, 4, 5, 6], shape: [2, 3]).requiresGrad_()
    let transposed = try #require(x.transpose(0, 1).gradFn)
    #expect(transposed.int(.dim0) == 0 && transposed.int(.dim1) == 1)
    let largest = try #require(x.max(dim: 1, keepdim: true).values.gradFn)
    #expect(largest.int(.dim) == 1 && largest.flag(.keepdim))
    let clamped = try #require(x.clamp(max: .int(4)).gradFn)
    #expect(!clamped.flag(.hasMin) && clamped.flag(.hasMax) && clamped.scalar(.max) == .int(4))
  }

  /// A damaged snapshot can make a node without its values.
  @Test func missingValuesAreZero() {
    let node = GradNode(Derivative("Damaged") { _, gradients in gradients }, edges: [])
    #expect(node.int(.step) == 0 && !node.flag(.hasBias))
    #expect(node.double(.eps) == 0 && node.sizes(.kept).isEmpty && node.scalar(.productAlpha) == .int(0))
  }
}
