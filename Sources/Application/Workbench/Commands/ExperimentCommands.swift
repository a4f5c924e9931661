// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TorchCore

/// Commands that try something and show what it would do.
enum ExperimentCommands {
  // SAFETY: immutable.
  nonisolated(unsafe) static let all: [Command] = [
    Command(
      "explain", "%explain bn(x)",
      "Shows, with this batch's numbers, what a batch-norm layer computes and how its running statistics move.",
      example: "bn = nn.BatchNorm2d(3)\nx = torch.randn(4, 3, 2, 2)\n%explain bn(x)"
    ) { call in try explain(call) }
  ]

  private static func explain(_ call: CommandCall) throws {
    try call.allowNames([])
    guard call.positional.count == 1 else { throw call.usageError }
    let expression = call.positional[0]
    guard case .call(let callee, let arguments) = expression.kind else {
      let value = try call.evaluate(expression)
      if BatchNormLayer(value, call.interpreter) != nil {
        let name = call.text(of: expression)
        throw PyError.type("%explain needs a batch to explain the layer with: %explain \(name)(x)")
      }
      throw cannotExplain(call.text(of: expression))
    }
    let function = try call.evaluate(callee)
    guard let layer = BatchNormLayer(function, call.interpreter) else {
      throw cannotExplain(call.text(of: expression))
    }
    guard arguments.count == 1, let input = try call.evaluate(arguments[0].value).tensor else {
      throw PyError.type("%explain \(call.text(of: callee))(…) needs one tensor")
    }
    guard let explanation = try BatchNormExplanation(layer, input, name: call.text(of: callee)) else {
      // The layer itself knows best what is wrong with such an input.
      _ = try call.interpreter.call(function, [TensorObject.wrap(input)])
      throw PyError.value("%explain: the batch is empty")
    }
    call.output.drawing { explanation.text($0) }
  }

  private static func cannotExplain(_ text: String) -> Raised {
    PyError.type("%explain knows batch normalisation so far, as in %explain bn(x); \(text) is something else")
  }
}
