// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import TestSupport
import Testing

@testable import Tensors

/// The text form of tensors, character for character (Fixtures/generate/printing.py).
@Suite(.serialized) struct PrintingTests {
  static let rows = Fixture.lines("printing.txt")

  @Test(arguments: rows) func agreesWithPyTorch(_ row: String) throws {
    let parts = row.split(separator: "|", omittingEmptySubsequences: false)
    let o = parts[0].split(separator: " ")
    TensorContext.current = TensorContext()
    var options = PrintOptions()
    options.precision = Int(o[0]) ?? 4
    options.threshold = strtod(String(o[1]), nil)
    options.edgeItems = Int(o[2]) ?? 3
    options.lineWidth = Int(o[3]) ?? 80
    options.sciMode = o[4] == "None" ? nil : o[4] == "True"
    let dtype = try #require(DType.allCases.first { $0.name == parts[1] })
    let shape = parts[2].split(separator: ",").compactMap { Int($0) }
    let tensor = try Tensor.from(doubles: fixtureReals(parts[3]), shape: shape, dtype: dtype)
    let text = TensorText.description(of: tensor, options: options)
    #expect(
      text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "⏎") == parts[4],
      "\(row.prefix(300))")
  }

  @Test func saysWhereItComesFrom() throws {
    TensorContext.current = TensorContext()
    let x = try Tensor.ones([2])
    x.leafRequiresGrad = true
    #expect(x.description == "tensor([1., 1.], requires_grad=True)")
    #expect(try x.mul(.int(2)).description == "tensor([2., 2.], grad_fn=<MulBackward0>)")
    x.isParameter = true
    #expect(x.description == "Parameter containing:\ntensor([1., 1.], requires_grad=True)")
    TensorContext.current.defaultDType = .float64
    #expect(try Tensor.ones([1], dtype: .float32).description == "tensor([1.], dtype=torch.float32)")
    #expect(try Tensor.ones([1], dtype: .float64).description == "tensor([1.])")
  }
}
