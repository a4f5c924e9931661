// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import PythonSyntax
import Tensors
import TorchCore
import TorchNN

/// Commands about what a network consists of, computes and remembers.
enum NetworkCommands {
  // SAFETY: immutable.
  nonisolated(unsafe) static let all: [Command] = [
    Command(
      "summary", "%summary NET, INPUT, …, depth=99",
      "Lists a network's layers with output shape, parameters, multiply-adds and mode, for an input or its shape.",
      example: "net = nn.Sequential(nn.Linear(4, 3), nn.ReLU(), nn.Linear(3, 1))\n%summary net, (8, 4)"
    ) { call in try summary(call) },
    Command(
      "compare", "%compare A, B",
      "Evaluates two expressions from the same state and random stream, and shows where they part and why.",
      example:
        "net = nn.Sequential(nn.Linear(4, 3), nn.Dropout(0.5))\nx = torch.ones(2, 4)\n%compare net.train()(x), net.eval()(x)"
    ) { call in
      try call.allowNames([])
      guard call.positional.count == 2 else { throw call.usageError }
      let comparison = Comparison(
        a: try ExpressionRun(call.positional[0], call), b: try ExpressionRun(call.positional[1], call))
      call.output.drawing { comparison.text($0) }
    },
    Command(
      "graph", "%graph TENSOR, limit=80",
      "Draws the operations that autograd recorded for a tensor, down to the leaves that get a gradient.",
      example: "w = torch.ones(3, requires_grad=True)\n%graph ((w * 2).sum() - 1) ** 2"
    ) { call in try graph(call) },
  ]

  private static func graph(_ call: CommandCall) throws {
    try call.allowNames(["limit"])
    guard call.positional.count == 1 else { throw call.usageError }
    let limit = try call.integer("limit", default: 80, in: 1...100_000)
    let text = call.text(of: call.positional[0])
    let value = try call.evaluate(call.positional[0])
    guard let tensor = value.tensor else {
      throw PyError.type("%graph draws the graph of a tensor; \(text) is a \(call.interpreter.type(of: value).name)")
    }
    guard let node = tensor.gradFn else {
      call.output.say(
        tensor.requiresGrad
          ? "\(text) is a leaf: a gradient ends here, in \(text).grad. No operation made it."
          : "\(text) has no graph: it does not require grad. Nothing that it was made from does, or detach() or no_grad() "
            + "cut it off.")
      return
    }
    let names = WorkspaceNames(call.interpreter)
    let graph = AutogradGraph(node)
    call.output.drawing { options in
      var drawing = GraphDrawing(graph, names, limit: limit, options)
      return drawing.text(of: text)
    }
  }

  private static func summary(_ call: CommandCall) throws {
    try call.allowNames(["depth"])
    guard call.positional.count >= 1 else { throw call.usageError }
    let text = call.text(of: call.positional[0])
    guard let network = try call.evaluate(call.positional[0]).object as? ModuleObject else {
      throw PyError.type("%summary needs a network first, then what it is given: %summary net, (8, 3, 32, 32)")
    }
    guard call.positional.count >= 2 else {
      throw PyError.type(
        "%summary needs what the network is given: a tensor, or a shape as in %summary \(text), (8, 4)")
    }
    let depth = try call.integer("depth", default: 99, in: 0...1000)
    var inputs: [Value] = []
    for expression in call.positional.dropFirst() { inputs += try self.inputs(call.evaluate(expression), call) }
    let summary = try NetworkSummary(network, name: text, inputs: inputs, call.interpreter)
    call.output.drawing { SummaryTable(summary: summary, deepest: depth).text($0) }
  }

  /// An input as it is; in place of a tensor its shape, or a list of shapes for several.
  private static func inputs(_ value: Value, _ call: CommandCall) throws -> [Value] {
    if value.tensor != nil { return [value] }
    let items: [Value]
    switch value {
    case .list(let list): items = list.items
    case .tuple(let tuple): items = tuple.items
    default: return [value]
    }
    let sizes = items.compactMap { item -> Int? in if case .int(let size) = item { size } else { nil } }
    guard sizes.count == items.count, !items.isEmpty else {
      let isShapes = items.allSatisfy { item in
        switch item {
        case .list, .tuple: true
        default: item.tensor != nil
        }
      }
      return isShapes && !items.isEmpty ? try items.flatMap { try inputs($0, call) } : [value]
    }
    let torch = try call.interpreter.importModule("torch")
    return [try call.interpreter.callMethod(.object(torch), "rand", sizes.map { .int($0) })]
  }
}
