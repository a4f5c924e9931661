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
