// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors
import Testing

/// Calls of LAPACK on large matrices.
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
}
