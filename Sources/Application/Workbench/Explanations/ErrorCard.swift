// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Diagnostics
import PythonRuntime
import Tensors
import TorchCore
import TorchNN

/// The lines under an error that say where it comes from and what would fit.
///
/// The error itself stays PyTorch's; a card only reads what the exception carries, and calls nothing of the program. All wording is here and in the cards'
/// own files; `Tests/Fixtures/cards` has an example of each.
enum ErrorCard {
  /// - Parameters:
  ///   - cells: what was run before, the newest last.
  static func lines(for exception: PyException, _ interpreter: Interpreter, cells: [SourceText]) -> [String] {
    interpreter.withoutTrace {
      if let message = exception.arguments.first?.text, message.contains("modified by an inplace operation") {
        return InPlaceCard(exception: exception, interpreter: interpreter, cells: cells).lines
      }
      if let missing = exception.missingAttribute, let lines = missingAttribute(missing.object) { return lines }
      if exception.cls === ExceptionClasses.nameError, let name = exception.missingName?.name {
        return ReflexNames.lines(for: name, interpreter)
      }
      let trail = ModuleTrail(exception)
      switch exception.facts {
      case TensorError.Facts.matrixShapes(let input, let weight)?:
        return FeatureCard(exception: exception, input: input, weight: weight).lines()
      case let facts as TensorError.Facts: return TensorCard(facts, trail).lines
      case let facts as NetworkErrorFacts: return lines(for: facts)
      default: return KnownErrors.lines(for: exception, trail)
      }
    }
  }

  /// What the library itself found.
  static func lines(for facts: NetworkErrorFacts) -> [String] {
    switch facts {
    case .unprepared(let cls, let name):
      return [
        "\(cls).__init__ sets self.\(name) before the module is ready to take it.",
        "Make super().__init__() its first statement.",
      ]
    case .noParameters:
      return [
        "The optimizer was given nothing to train: net.parameters() finds the layers that are attributes.",
        "Layers in a plain list or dictionary stay unknown; nn.ModuleList and nn.ModuleDict register them.",
      ]
    case .stepOrder(let rate):
      let lost = rate.map { "the first learning rate, \(NumberText.short($0)), is never used" }
      return [
        "The scheduler went on before the optimizer had taken a step\(lost.map { ": " + $0 } ?? "").",
        "In each epoch: optimizer.step() for every batch, then scheduler.step() once.",
      ]
    }
  }

  /// `self.conv` where `conv1` was defined: what the module has.
  private static func missingAttribute(_ object: Value) -> [String]? {
    guard case .object(let o) = object, let module = o as? ModuleObject else { return nil }
    let names = module.modules.table.keys.compactMap(\.text) + module.parameters.table.keys.compactMap(\.text)
    return names.isEmpty ? [] : ["\(module.cls.name) has \(list(names))."]
  }

  static func list(_ names: [String]) -> String {
    let shown = names.prefix(8)
    if names.count > 8 { return shown.joined(separator: ", ") + " and \(names.count - 8) more" }
    if names.count < 2 { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
  }
}
