// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Diagnostics
import PythonRuntime
import PythonSyntax
import Tensors

/// Where one element of a leaf's gradient came from: the loss that `loss=` names; that of the last `backward()`, for which the workspace is
/// looked at as it was before that statement; or, where none is remembered or there is no gradient yet, a loss whose graph is still there.
struct GradientSource {
  let leaf: Tensor
  let name: String
  let index: [Int]
  let command: CommandCall
  /// How many statements are gone back at most.
  private static let mostSteps = 50

  private var element: String { "\(name).grad\(index.isEmpty ? "" : Counted.shape(index))" }

  func explanation() throws -> Explanation {
    if let expression = command.named("loss") {
      let text = command.text(of: expression)
      guard let tensor = try command.evaluate(expression).tensor, tensor.numel == 1 else {
        throw PyError.type("%explain: loss=\(text) must give one number")
      }
      guard tensor.gradFn != nil else { throw PyError.type("%explain: loss=\(text) has no graph") }
      return try explanation(of: tensor, text)
    }
    if leaf.grad == nil, let (loss, name) = candidate { return try explanation(of: loss, name) }
    // What stands there came from the last backward(), which freed its graph: the change log leads back to where that was whole.
    let now = leaf.grad?.held
    var after = now
    let found = command.session.timeline.lookBack(Self.mostSteps) { step -> Result<Explanation, any Error>? in
      let before = leaf.grad?.held
      defer { after = before }
      guard isGiven(after, over: before) else { return nil }
      return command.interpreter.withoutTrace {
        Result {
          guard let (loss, name) = try loss(of: step) else { throw lost(step) }
          return try explanation(of: loss, name, in: step, now: now)
        }
      }
    }
    if case .success(let explanation)? = found { return explanation }
    if let (loss, name) = candidate { return try explanation(of: loss, name) }
    guard let found else { throw lost(nil) }
    return try found.get()
  }

  /// Whether a statement gave the leaf a gradient: it has one that it did not have before, and that is no clearing.
  private func isGiven(_ after: Tensor?, over before: Tensor?) -> Bool {
    guard let after, after.storage.buffer !== before?.storage.buffer else { return false }
    let values = after.lookedDoubles()
    return values != before?.lookedDoubles() && values.contains { $0 != 0 }
  }

  /// The loss in the workspace whose graph leads to the leaf, of several the last.
  private var candidate: (Tensor, String)? {
    var candidates: [(Tensor, String)] = []
    for (name, value) in command.interpreter.globals.definitions where name.name != "_" {
      guard let tensor = value.tensor, tensor.numel == 1, let node = tensor.gradFn else { continue }
      let graph = AutogradGraph(node)
      if graph.freedCount == 0, graph.leaves.contains(where: { $0 === leaf }) { candidates.append((tensor, name.name)) }
    }
    return candidates.last
  }

  /// The loss that a step's `X.backward()` walked from: what stands before it in the step is done once more, and X evaluated. Nil where
  /// loops and functions called backward(), since what they had made is gone.
  private func loss(of step: Timeline.Step) throws -> (Tensor, String)? {
    let source = SourceText(name: "cell \(step.cell)", text: step.source)
    guard let statements = try? Parser.parseModule(source) else { return nil }
    for statement in statements {
      switch statement.kind {
      case .expression(let expression):
        guard let parts = StepCall.parts(of: expression), parts.method == "backward" else { continue }
        if statement.span.start > 0 {
          let front = source[SourceSpan(0, statement.span.start)]
          try command.interpreter.run(SourceText(name: source.name, text: front))
        }
        guard let loss = try command.interpreter.evaluate(parts.receiver, in: source).tensor, loss.numel == 1,
          loss.gradFn != nil
        else { return nil }
        return (loss, source[parts.receiver.span])
      case .assign, .augmentedAssign, .annotatedAssign, .assert, .pass: continue
      default: return nil
      }
    }
    return nil
  }

  private func explanation(
    of loss: Tensor, _ lossName: String, in step: Timeline.Step? = nil, now: Tensor? = nil
  ) throws -> Explanation {
    let names = WorkspaceNames(command.interpreter)
    guard let root = loss.gradFn else { throw lost(step) }
    let trace: GradientTrace
    do {
      trace = try GradientTrace(from: root) { try loss.backward(retainGraph: true) }
    } catch let error as TensorError where error.isFreedGraph {
      throw lost(step)
    }
    guard let found = trace.leaves.first(where: { $0.tensor === leaf }), let gradient = found.gradient else {
      throw PyError.value("%explain: \(lossName) does not depend on \(name): no gradient reaches it")
    }
    let value = gradient.element(index)
    var explanation = Explanation([
      element, "the gradient of \(lossName)", NumberText.short(value, digits: 6),
    ])
    if let step { explanation.title.append("backward() of cell \(step.cell)") }
    GradientPath(trace: trace, names: names).explain(leaf, index, name: element, value: value, &explanation)
    explanation.element = (index, value)
    explanation.gap()
    let before = found.before?.element(index)
    guard step != nil else {
      if let before, let sum = leaf.grad?.element(index) {
        explanation.say("\(name).grad already held a gradient, to which backward() would add this one:")
        explanation.equation("then \(element)", .sum([.number(before), .number(value)]), is: sum)
      }
      explanation.say("Nothing was changed: the pass ran on a graph that was kept, and was taken back.")
      return explanation
    }
    compare(before: before, value, now: now?.element(index), &explanation)
    explanation.say(
      "backward() freed its graph. The workspace was looked at as it was before that statement, and is again as it was."
    )
    return explanation
  }

  /// How what the pass gave became what stands there now.
  private func compare(before: Double?, _ value: Double, now: Double?, _ explanation: inout Explanation) {
    let after = (before ?? 0) + value
    if let before {
      explanation.say("\(name).grad held a gradient already, to which backward() added this one:")
      explanation.equation("then \(element)", .sum([.number(before), .number(value)]))
    }
    guard let now else { return explanation.say("It has been cleared since: \(name).grad is None.") }
    if abs(now - after) > 1e-5 * max(abs(after), abs(now)) {
      explanation.say("It was changed since, and is \(NumberText.short(now, digits: 6)) now.")
    }
  }

  /// The words where no graph can be found: the step that gave the gradient, where one is remembered.
  private func lost(_ step: Timeline.Step?) -> Raised {
    let reason =
      if let step {
        "backward() freed the graph, and cell \(step.cell) made it in a loop or a function"
      } else if leaf.grad == nil {
        "\(name).grad is None, as no backward() has reached \(name)"
      } else {
        "backward() freed the graph, too long ago to go back"
      }
    return PyError.runtime(
      "%explain \(element): \(reason). Give the loss anew, as in %explain \(element), loss=criterion(net(x), y)")
  }
}

extension TensorError {
  /// Whether a graph was walked whose saved tensors were gone.
  fileprivate var isFreedGraph: Bool { if case .freedGraph? = facts { true } else { false } }
}
