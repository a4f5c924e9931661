// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// The names that the checks of lessons have besides those of the workspace.
enum CheckFunctions {
  // SAFETY: made once, used on the thread that evaluates.
  /// What `expect` raises. No `Exception`, so that a check which catches these lets it pass.
  nonisolated(unsafe) static let failure = PyClass(
    builtin: "Expectation", base: ExceptionClasses.baseException, attributes: true)

  /// The declarations.
  static let all: [Declaration] = [
    Declaration(
      "expect", "(condition, sentence, /)",
      "Ends the check when the condition is false; the student reads the sentence, which says what is wrong.",
      example: "expect(2 + 2 == 4, 'the sum is wrong')"
    ) { a in
      if try a.interpreter.truth(a["condition"]) { return .none }
      throw Raised(PyException(cls: failure, arguments: [.init(try a.interpreter.str(a["sentence"]))]))
    },
    Declaration(
      "close", "(a, b, tolerance=1e-4)",
      "Whether numbers, tensors, arrays, or lists, tuples and dictionaries of them have the same shape and differ by at most "
        + "tolerance * max(1, |b|); never an error.",
      example: "close(torch.ones(2), [1, 1])"
    ) { a in
      let tolerance = PlotNumbers.number(try a["tolerance"]) ?? 1e-4
      return .bool(isClose(try a["a"], try a["b"], tolerance, 0))
    },
    Declaration(
      "shape", "(x, /)",
      "The shape of a tensor, an array, a number or nested lists as a tuple; None for what has none.",
      example: "shape(torch.zeros(2, 3))"
    ) { a in
      guard let shape = shape(of: try a["x"], 0) else { return .none }
      return Value(tuple: shape.map { .int($0) })
    },
    Declaration(
      "made", "(cls, /)", "The objects of a class that the names of the workspace lead to, each once.",
      example: "made(nn.Linear)"
    ) { a in Value(list: try WorkspaceObjects.instances(of: a["cls"], a.interpreter)) },
  ]

  /// How deep lists may hold lists.
  private static let deepest = 50

  // MARK: close

  private static func isClose(_ a: Value, _ b: Value, _ tolerance: Double, _ depth: Int) -> Bool {
    guard depth < deepest else { return false }
    if case .dict(let first) = a, case .dict(let second) = b {
      guard first.table.count == second.table.count else { return false }
      return first.table.pairs.allSatisfy { key, value in
        guard let other = try? second.get(key) else { return false }
        return isClose(value, other, tolerance, depth + 1)
      }
    }
    if let first = a.text, let second = b.text { return first == second }
    if a.isNone || b.isNone { return a.isNone && b.isNone }
    if let first = Numbers(a, 0), let second = Numbers(b, 0) {
      return first.shape == second.shape
        && zip(first.values, second.values).allSatisfy { isClose($0, $1, tolerance) }
    }
    guard let first = items(a), let second = items(b), first.count == second.count else { return false }
    return zip(first, second).allSatisfy { isClose($0, $1, tolerance, depth + 1) }
  }

  private static func isClose(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool {
    a == b || a.isNaN && b.isNaN || abs(a - b) <= tolerance * max(1, abs(b))
  }

  private static func items(_ value: Value) -> [Value]? {
    switch value {
    case .list(let list): list.items
    case .tuple(let tuple): tuple.items
    default: nil
    }
  }

  /// The numbers of a value with their shape; nil for what holds anything else.
  private struct Numbers {
    var shape: [Int] = []
    var values: [Double] = []

    init?(_ value: Value, _ depth: Int) {
      guard depth < CheckFunctions.deepest else { return nil }
      if let tensor = value.elements {
        shape = tensor.shape
        values = tensor.lookedDoubles()
        return
      }
      if let number = PlotNumbers.number(value) {
        values = [number]
        return
      }
      guard let items = CheckFunctions.items(value) else { return nil }
      shape = [items.count]
      for (index, item) in items.enumerated() {
        guard let part = Numbers(item, depth + 1) else { return nil }
        if index == 0 { shape += part.shape }
        guard Array(shape.dropFirst()) == part.shape else { return nil }
        values += part.values
      }
    }
  }

  // MARK: shape

  private static func shape(of value: Value, _ depth: Int) -> [Int]? {
    if let tensor = value.elements { return tensor.shape }
    if PlotNumbers.number(value) != nil { return [] }
    guard depth < deepest, let items = items(value) else { return nil }
    let inner = items.map { shape(of: $0, depth + 1) }
    guard let first = inner.first, let rest = first else { return [items.count] }
    return inner.allSatisfy { $0 == first } ? [items.count] + rest : [items.count]
  }
}
