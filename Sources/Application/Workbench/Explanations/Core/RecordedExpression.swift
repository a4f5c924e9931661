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
  let names: StepNames
  private let interpreter: Interpreter

  /// Evaluates it; the caller puts the workspace back.
  init(_ expression: Expression, in source: SourceText, _ interpreter: Interpreter) throws {
    self.interpreter = interpreter
    (value, recorder) = try OperationRecorder.recording { try interpreter.evaluate(expression, in: source) }
    list = StepList(recorder)
    names = StepNames(list, recorder, interpreter)
  }

  var steps: [RecordedStep] { list.steps }

  /// What is said about one of its steps.
  func explanation(of step: RecordedStep, _ request: ExplanationRequest = ExplanationRequest()) throws -> Explanation {
    try TensorContext.withoutGrad { try ExplanationTable.explanation(of: step, names, request, interpreter) }
  }
}
