// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import Tensors

/// What can be said about any operation: its rule in words, its settings, one element beside the operands' elements at its place.
enum GeneralExplanation {
  static func explain(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    let declaration = step.step.declaration ?? forward(of: step)
    if let doc = declaration?.doc { explanation.say(doc.hasSuffix(".") ? doc : doc + ".") }
    let settings = settings(of: step)
    if !settings.isEmpty { explanation.say("With \(settings.joined(separator: ", ")).") }
    parts(of: step, &explanation)
    if step.outer.results.isEmpty, let value = scalar(step.outer.result) {
      explanation.say("It gives \(value), a value of Python's: no tensor, and no gradient flows back from it.")
    }
    guard let result = step.result, result.numel > 0 else { return }
    let index = try step.index()
    let value = result.element(index)
    explanation.element = (index, value)
    var words = "\(step.resultName(index)) is \(ExplainedStep.short(value))"
    let beside = step.step.tensors.compactMap { name, held -> String? in
      guard held.tensor.numel > 0, broadcasts(held.tensor.shape, to: result.shape) else { return nil }
      let place = held.tensor.broadcastIndex(index)
      return "\(ExplainedStep.element(step.name(name), place)) is \(ExplainedStep.short(held.tensor.element(place)))"
    }
    if !beside.isEmpty { words += "; at its place " + ErrorCard.list(beside) }
    explanation.say(words + ".")
  }

  private static func scalar(_ value: Value) -> String? {
    switch value {
    case .bool(let flag): flag ? "True" : "False"
    case .int(let number): String(number)
    case .float(let number): ExplainedStep.short(number)
    default: nil
    }
  }

  /// The operations that a layer of the library is made of.
  private static func parts(of step: ExplainedStep, _ explanation: inout Explanation) {
    guard step.outer.module != nil, step.outer.children.count > 1 else { return }
    var table = Table("module", "operation", "output")
    for child in step.outer.children.prefix(40) {
      let shapes = child.results.prefix(2).map { ExplainedStep.list($0.tensor.shape) }.joined(separator: ", ")
      table.rows.append([child.path ?? "", child.module == nil ? child.title : child.key, shapes])
    }
    explanation.say("It is made of:")
    explanation.table(table)
  }

  private static func forward(of step: ExplainedStep) -> Declaration? {
    guard let module = step.step.module, case .object(let object)? = module.cls.lookup("forward") else { return nil }
    return (object as? BuiltinFunction)?.declaration
  }

  /// Whether a shape is broadcast to another by adding and repeating dimensions.
  static func broadcasts(_ shape: [Int], to other: [Int]) -> Bool {
    shape.count <= other.count && zip(shape.reversed(), other.reversed()).allSatisfy { $0 == $1 || $0 == 1 }
  }

  /// The settings that were given other values than their own.
  private static func settings(of step: ExplainedStep) -> [String] {
    guard case .function(let function) = step.step.callee, let signature = try? function.signature() else {
      return step.step.operands.compactMap { name, value in
        name == "input" || value.tensor != nil ? nil : text(name, value, step)
      }
    }
    let defaults = (signature.positional + signature.keywordOnly).map(\.defaultValue)
    return zip(step.step.operands, defaults + [Value](repeating: .undefined, count: 2)).compactMap {
      operand, standard in
      guard operand.value.tensor == nil, !operand.value.isUndefined, !operand.value.isNone, operand.name != "self"
      else {
        return nil
      }
      let shown = text(operand.name, operand.value, step)
      return standard.isUndefined || shown != text(operand.name, standard, step) ? shown : nil
    }
  }

  private static func text(_ name: String, _ value: Value, _ step: ExplainedStep) -> String? {
    switch value {
    case .none, .bool, .int, .float, .string, .tuple: break
    case .list(let list) where list.items.allSatisfy { $0.tensor == nil }: break
    default: return nil
    }
    guard OperationRecorder.tensors(in: value).isEmpty, let text = try? step.interpreter.repr(value) else { return nil }
    return text == "()" ? nil : "\(name)=\(TextLayout.truncated(text, to: 40, .ascii))"
  }
}
