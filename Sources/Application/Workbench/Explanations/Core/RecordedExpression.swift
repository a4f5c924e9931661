// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonRuntime
import PythonSyntax
import Tensors

/// An expression that was evaluated once before the eyes of a recorder: its value, its steps, and what things in it are called.
struct RecordedExpression {
  let value: Value
  let recorder: OperationRecorder
  let list: StepList
  let names: WorkspaceNames
  private let interpreter: Interpreter
  private let source: SourceText
  private let span: SourceSpan

  /// Evaluates it; the caller puts the workspace back.
  init(_ expression: Expression, in source: SourceText, _ interpreter: Interpreter) throws {
    try self.init(expression, in: source, interpreter, OperationRecorder()) {
      try interpreter.evaluate(expression, in: source)
    }
  }

  /// Goes on with an expression of which a recorder has seen the beginning.
  init(
    _ expression: Expression, in source: SourceText, _ interpreter: Interpreter, _ recorder: OperationRecorder,
    _ evaluate: () throws -> Value
  ) throws {
    self.interpreter = interpreter
    self.source = source
    span = expression.span
    self.recorder = recorder
    value = try OperationRecorder.recording(with: recorder, evaluate).result
    list = StepList(recorder, isQuestion: OperationRecorder.tensors(in: value).isEmpty)
    names = WorkspaceNames(interpreter, steps: list.steps, roots: recorder.roots)
  }

  var steps: [RecordedStep] { list.steps }

  /// The line of a function or class that made a step; nil for what stands in the expression itself.
  func place(of step: RecordedStep) -> CodePlace? {
    guard let place = step.place else { return nil }
    let isTyped = place.source === source && place.span.start >= span.start && place.span.end <= span.end
    return isTyped ? nil : place
  }

  /// What is said about one of its steps.
  func explanation(of step: RecordedStep, _ request: ExplanationRequest = ExplanationRequest()) throws -> Explanation {
    var explanation = try TensorContext.withoutGrad {
      try ExplanationTable.explanation(of: step, names, request, interpreter)
    }
    explanation.place = place(of: step)
    return explanation
  }
}
