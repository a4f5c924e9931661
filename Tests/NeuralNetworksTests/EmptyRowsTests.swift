// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import Tensors
import Testing

/// Norms of rows without elements, forwards and backwards: the kernels check no bounds.
@Suite(.serialized) struct EmptyRowsTests {
  init() { TensorContext.current = TensorContext() }

  @Test func normsOfNothing() throws {
    let norms: [(shape: [Int], norm: (Tensor) throws -> Tensor)] = [
      ([2, 0], { try Functional.layerNorm($0, normalizedShape: [0]) }),
      ([2, 0], { try Functional.rmsNorm($0, normalizedShape: [0]) }),
      ([1, 4, 0], { try Functional.groupNorm($0, groups: 2) }),
      ([0, 4, 2], { try Functional.groupNorm($0, groups: 2) }),
    ]
    for (shape, norm) in norms {
      let x = try Tensor.zeros(shape).requiresGrad_()
      try norm(x).sum().backward()
      #expect(x.grad?.shape == shape)
      let first = try Autograd.grad(outputs: [norm(x).sum()], inputs: [x], createGraph: true)[0]
      #expect(first?.shape == shape)
    }
  }

  @Test func convolutionsOfNothing() throws {
    let weight = try Tensor.ones([1, 1, 2, 2])
    for (images, message) in [([0, 1, 2, 0], ""), ([1, 1, 2, 0], "[1, 1, 2, 0]"), ([1, 1, 0, 2], "[1, 1, 0, 2]")] {
      var said = ""
      do {
        let spread = try Functional.convTranspose2d(Tensor.ones(images), weight)
        #expect(spread.shape == [0, 1, 3, 1])
      } catch let error as TensorError { said = error.message }
      #expect(said.hasSuffix(message) && said.isEmpty == message.isEmpty, "\(said)")
    }
    let line = try Tensor.ones([1, 1, 0])
    #expect(throws: TensorError.self) { try Functional.conv1d(line, Tensor.ones([1, 1, 1]), padding: .amounts([1])) }
    #expect(throws: TensorError.self) { try Functional.convTranspose1d(line, Tensor.ones([1, 1, 2])) }
  }

  @Test func poolsOfNothing() throws {
    let x = try Tensor.ones([1, 1, 4, 4])
    #expect(try Functional.adaptiveAvgPool2d(x, outputSize: [1 << 31, 0]).shape == [1, 1, 1 << 31, 0])
    #expect(try Functional.adaptiveMaxPool2d(x, outputSize: [1 << 31, 0]).values.shape == [1, 1, 1 << 31, 0])
  }
}
