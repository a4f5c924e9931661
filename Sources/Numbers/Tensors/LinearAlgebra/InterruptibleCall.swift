// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

/// Does what asks nobody whether to go on: when it is long, on a thread of its own, which an interrupt leaves behind.
func interruptible<Result: Sendable>(
  _ isLong: Bool, _ body: @escaping @Sendable () -> Result
) throws -> Result {
  guard let check = TensorContext.current.checkInterrupt else { return body() }
  try check()
  guard isLong else { return body() }
  let call = BackgroundCall(body)
  while true {
    if let result = call.wait(milliseconds: 20) { return result }
    try check()
  }
}

// SAFETY: whoever writes to a buffer that is held twice copies it first, so what the body reads stays and what it writes is its own, wherever
// it runs.
/// A loop that keeps its operands and its result alive.
private struct HeldLoop: @unchecked Sendable {
  let buffers: [Buffer]
  let body: () -> Void
}

/// The same for a loop over the memory of tensors, of which the result is fresh and nobody else's yet.
package func interruptible(_ isLong: Bool, holding tensors: [Tensor], _ body: @escaping () -> Void) throws {
  guard isLong else { return body() }
  let held = HeldLoop(buffers: tensors.map(\.storage.buffer), body: body)
  try interruptible(true) { withExtendedLifetime(held.buffers) { held.body() } }
}
