// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TorchNN

/// The recorded operations as a person counts them: a layer of the library is one step, a net of one's own is its parts.
struct StepList {
  /// The steps, numbered from 1.
  let steps: [RecordedStep]

  /// With what was asked at the end, where the expression is a question: `x.T.stride()`.
  init(_ recorder: OperationRecorder, isQuestion: Bool) {
    var found: [RecordedStep] = []
    for step in recorder.steps { StepList.collect(step, &found) }
    // Making random inputs is part of the question, not of the computation.
    let computing = found.filter { !StepList.isCreation($0) }
    let asked = isQuestion ? recorder.question.map { [$0] } ?? [] : []
    steps = (computing.isEmpty && asked.isEmpty ? found : computing) + asked
    for (i, step) in steps.enumerated() { step.number = i + 1 }
  }

  /// The number of a question about a view, as in `x.T.stride()`: what led to it computes nothing.
  var question: Int? {
    guard let last = steps.last, last.results.isEmpty, last.module == nil else { return nil }
    let isPlain = steps.dropLast().allSatisfy { step in
      guard let result = step.results.first, let operand = step.tensors.first?.held else { return false }
      return result.original.storage === operand.original.storage
    }
    return isPlain ? last.number : nil
  }

  private static func collect(_ step: RecordedStep, _ found: inout [RecordedStep]) {
    guard let module = step.module, !step.children.isEmpty, isComposed(module, step) else { return found.append(step) }
    for child in step.children { collect(child, &found) }
  }

  /// Whether a module is shown as its parts: a container, one that calls several layers, or one whose `forward` a program wrote.
  private static func isComposed(_ module: ModuleObject, _ step: RecordedStep) -> Bool {
    if module.cls.isUserDefined, case .object(let forward)? = module.cls.lookup("forward"),
      !(forward is BuiltinFunction)
    {
      return true
    }
    let modules = step.children.count { $0.module != nil }
    return modules > 1 || modules == step.children.count
  }

  private static func isCreation(_ step: RecordedStep) -> Bool {
    step.module == nil && step.tensors.isEmpty && step.key != "step"
  }
}
