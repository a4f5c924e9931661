// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import PythonSyntax
import Tensors
import TorchCore

/// `%trace EXPRESSION, into=NAME`: evaluates the expression and keeps what each of its steps gave, by number and by module path.
///
/// The results are the tensors themselves, asked to keep their gradients: after a `backward` they are in `NAME['conv1'].grad`.
enum TraceCommand {
  // SAFETY: immutable.
  nonisolated(unsafe) static let command = Command(
    "trace", "%trace EXPRESSION, into=NAME",
    "Evaluates the expression and keeps the output of each step in a dictionary, by number and by module path; after backward() their grad is there, too.",
    example:
      "net = nn.Sequential(nn.Linear(2, 3), nn.ReLU())\nx = torch.ones(1, 2)\n%trace net(x), into=t\nt['1'].sum().backward()\nt['0'].grad",
    changesWorkspace: true
  ) { call in
    try call.allowNames(["into"])
    guard call.positional.count == 1, let into = call.named("into"), case .name(let name) = into.kind else {
      throw call.usageError
    }
    let expression = call.positional[0]
    let recorded = try RecordedExpression(expression, in: call.source, call.interpreter)
    let kept = PyDict()
    for step in recorded.steps {
      guard let tensor = step.results.first?.original else { continue }
      if tensor.requiresGrad, !tensor.isLeaf { try tensor.retainGrad() }
      try kept.set(.int(step.number), tensor.value)
      if let path = step.path, !path.isEmpty { try kept.set(Value(path), tensor.value) }
    }
    guard kept.table.count > 0 else {
      throw PyError.type("%trace keeps the results of operations on tensors, and \(call.text(of: expression)) has none")
    }
    call.interpreter.globals[Symbol(name)] = .dict(kept)
    let table = StepTable(recorded, call.text(of: expression))
    let paths = recorded.steps.compactMap(\.path).filter { !$0.isEmpty }
    let sample = paths.first.map { "\(name)['\($0)']" } ?? "\(name)[1]"
    call.output.drawing {
      table.text($0) + "\n\n  "
        + $0.said("\(sample) is the output of a step, \(sample).grad its gradient after backward().")
    }
  }
}
