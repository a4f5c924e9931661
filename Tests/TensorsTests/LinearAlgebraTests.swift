// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors
import Testing

/// Products, and calls of LAPACK on large matrices.
@Suite(.serialized) struct LinearAlgebraTests {
  /// What an interrupt leaves behind is nobody's business any more, and the next call is as good as ever.
  @Test func longCallsAreLeftBehind() throws {
    TensorContext.current = TensorContext()
    let x = try Tensor.eye(700, dtype: .float64).add(.double(0.25))
    let undisturbed = try x.eigh().values.doubles()
    for _ in 0..<3 {
      var asked = 0
      TensorContext.current.checkInterrupt = {
        asked += 1
        if asked > 1 { throw CancellationError() }
      }
      #expect(throws: CancellationError.self) { _ = try x.svd() }
    }
    TensorContext.current.checkInterrupt = {}
    #expect(try x.eigh().values.doubles() == undisturbed)
    TensorContext.current.checkInterrupt = nil
  }

  /// Matrices of a batch are multiplied on both threads; each is what it would be alone.
  @Test(arguments: [[3, 130, 90, 110], [24, 32, 40, 24], [5, 70, 64, 66]]) func batchesAreTheirMatrices(_ sizes: [Int])
    throws
  {
    let (count, n, k, m) = (sizes[0], sizes[1], sizes[2], sizes[3])
    let x = try Tensor.arange(.int(0), .int(count * n * k)).to(.float32).sin().view([count, n, k])
    let y = try Tensor.arange(.int(0), .int(count * k * m)).to(.float32).cos().view([count, m, k]).transpose(1, 2)
    let all = try x.bmm(y)
    for i in 0..<count {
      #expect(try all.select(0, i).doubles() == x.select(0, i).mm(y.select(0, i)).doubles())
    }
  }
}
