// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// Adds to an explanation, whose title stands already, what is to be said about an operation.
typealias Explainer = @Sendable (ExplainedStep, inout Explanation) throws -> Void

/// All explanations by the names of what they explain: `linear` is `F.linear` and what `nn.Linear` calls, `matmul` is `torch.matmul`,
/// `x.matmul` and `@`.
enum ExplanationTable {
  static let own: [String: Explainer] = {
    var table: [String: Explainer] = [:]
    for family in families { table.merge(family) { first, _ in first } }
    return table
  }()

  /// The families, each in a file of its own.
  private static let families: [[String: Explainer]] = [
    BatchNormExplanation.family, MatrixExplanation.family, BroadcastExplanation.family, PointwiseExplanation.family,
    SoftmaxExplanation.family, CrossEntropyExplanation.family, LossExplanation.family, ReductionExplanation.family,
    ConvolutionExplanation.family, PoolingExplanation.family, NormExplanation.family,
    DropoutExplanation.family, EmbeddingExplanation.family, ViewExplanation.family, IndexExplanation.family,
    EinsumExplanation.family, InitExplanation.family, RecurrentExplanation.family, AttentionExplanation.family,
    JoiningExplanation.family, DistanceExplanation.family, MarginLossExplanation.family, SortExplanation.family,
    QuantileExplanation.family, ScatterExplanation.family, RearrangingExplanation.family, PaddingExplanation.family,
    ResamplingExplanation.family, ComparisonExplanation.family, GateExplanation.family, NeighbourExplanation.family,
    ProductExplanation.family, RunningExplanation.family, HeadExplanation.family, SearchExplanation.family,
    ConversionExplanation.family, FactorExplanation.family, SolutionExplanation.family, DeterminantExplanation.family,
    MatrixSeriesExplanation.family, SpecialFunctionExplanation.family, ChanceExplanation.family,
    CreationExplanation.family, NumberExplanation.family, QuestionExplanation.family,
  ]

  /// The explanation of a name; that of `relu` for `relu_`.
  static func explainer(_ name: String) -> Explainer? {
    own[name] ?? (name.hasSuffix("_") ? own[String(name.dropLast())] : nil)
  }

  /// The operation that explains a step: itself, or for a layer the one that it performs.
  static func find(_ step: RecordedStep) -> (step: RecordedStep, explainer: Explainer)? {
    if let explainer = explainer(step.key) { return (step, explainer) }
    guard step.module != nil else { return nil }
    // One that is made of other layers is no single function.
    let isComposed = step.children.count > 1 && step.children.contains { $0.module != nil }
    if isComposed { return nil }
    for child in step.children.reversed() where child.module == nil {
      if let explainer = explainer(child.key) { return (child, explainer) }
    }
    // A module that only wraps another one, or one that was made ready first.
    guard step.children.count == 1, let only = step.children.first else { return nil }
    return find(only)
  }

  /// The explanation of a step.
  static func explanation(
    of step: RecordedStep, _ names: WorkspaceNames, _ request: ExplanationRequest, _ interpreter: Interpreter
  ) throws -> Explanation {
    let found = find(step)
    let explained = ExplainedStep(
      step: found?.step ?? step, outer: step, names: names, request: request, interpreter: interpreter)
    var explanation = Explanation(title(of: step, names, interpreter))
    try (found?.explainer ?? GeneralExplanation.explain)(explained, &explanation)
    return explanation
  }

  /// What was called, on what, with what shape as the result.
  private static func title(of step: RecordedStep, _ names: WorkspaceNames, _ interpreter: Interpreter) -> [String] {
    var title: [String] = []
    if let module = step.module {
      let text = (try? interpreter.repr(.object(module))) ?? step.title
      title.append(text.contains("\n") || text.count > 100 ? step.title : text)
      if let path = step.path, !path.isEmpty { title[0] = "\(path) = \(title[0])" }
    } else {
      title.append(step.title.replacing("torch.nn.functional.", with: "F."))
    }
    let operands = step.tensors.prefix(4).map { name, held in
      "\(names.name(of: held.original) ?? name) \(ExplainedStep.list(held.tensor.shape))"
    }
    let results = step.results.prefix(3).map { ExplainedStep.list($0.tensor.shape) }
    let into = results.isEmpty ? "" : (operands.isEmpty ? "" : " -> ") + results.joined(separator: ", ")
    if !operands.isEmpty || !results.isEmpty { title.append(operands.joined(separator: ", ") + into) }
    return title
  }
}
