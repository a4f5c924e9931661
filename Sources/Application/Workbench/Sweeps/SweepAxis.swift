// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import PythonSyntax

/// A target of a sweep with its values.
struct SweepAxis {
  let target: Expression
  let name: String
  /// Whether the target was there before.
  let existed: Bool
  private let call: CommandCall
  /// Values that were written out, each made anew for its run.
  private let written: [Expression]
  /// Values that came from elsewhere.
  private let given: [Value]

  var count: Int { written.isEmpty ? given.count : written.count }

  /// One target with its values, several in turn, or several in brackets with as many lists.
  static func all(_ given: [Expression], _ call: CommandCall) throws -> [SweepAxis] {
    if given.count > 2 {
      return try checked(stride(from: 0, to: given.count, by: 2).map { try SweepAxis(given[$0], given[$0 + 1], call) })
    }
    let (target, values) = (given[0], given[1])
    let targets: [Expression]
    switch target.kind {
    case .tuple(let items), .list(let items): targets = items
    default: return [try SweepAxis(target, values, call)]
    }
    let lists: [Expression]
    switch values.kind {
    case .tuple(let items), .list(let items): lists = items
    default: lists = []
    }
    guard targets.count == lists.count, !targets.isEmpty else {
      throw PyError.type("%sweep (a, b), ([1, 2], [3, 4]), …: as many lists of values as targets")
    }
    return try checked(zip(targets, lists).map { try SweepAxis($0, $1, call) })
  }

  private static func checked(_ axes: [SweepAxis]) throws -> [SweepAxis] {
    guard axes.reduce(1, { $0 &* $1.count }) <= 400, axes.count <= 4 else {
      throw PyError.value("%sweep makes at most 400 runs, over at most 4 targets")
    }
    return axes
  }

  private init(_ target: Expression, _ values: Expression, _ call: CommandCall) throws {
    self.target = target
    self.call = call
    name = call.text(of: target)
    switch target.kind {
    case .name(let name):
      existed = call.interpreter.globals[Symbol(name)] != nil
      // A name that the expression uses is made for the runs; any other one is a slip.
      if !existed, !call.line.arguments.dropFirst().contains(where: { $0.value.mentions(name) }) {
        _ = try call.evaluate(target)
      }
    case .attribute(let object, _, _), .subscript(let object, _):
      _ = try call.interpreter.withoutTrace { try call.evaluate(object) }
      existed = call.interpreter.withoutTrace { (try? call.evaluate(target)) != nil }
    default: throw PyError.type("%sweep: \(name) is nothing that can be assigned to")
    }
    var written: [Expression] = []
    var given: [Value] = []
    switch values.kind {
    case .list(let items) where !SweepAxis.hasStars(items), .tuple(let items) where !SweepAxis.hasStars(items):
      written = items
    default:
      given = try call.interpreter.collect(call.evaluate(values))
      if let index = given.firstIndex(where: { !SweepAxis.isConstant($0) }) {
        throw PyError.type(
          "%sweep: value \(index) is a \(call.interpreter.type(of: given[index]).name), which a run could change for the next; "
            + "write the list out, [A(), B()], so that each run makes its own")
      }
    }
    self.written = written
    self.given = given
    guard (1...50).contains(count) else { throw PyError.value("%sweep takes between 1 and 50 values") }
  }

  private static func hasStars(_ items: [Expression]) -> Bool {
    items.contains { if case .starred = $0.kind { true } else { false } }
  }

  /// Whether an expression only reads: names, attributes and items with constant places.
  static func isPlain(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .name: true
    case .attribute(let object, _, _), .subscript(let object, _): isPlain(object)
    default: false
    }
  }

  /// Whether nothing can change a value.
  private static func isConstant(_ value: Value) -> Bool {
    switch value {
    case .int, .float, .bool: true
    case .tuple(let tuple): tuple.items.allSatisfy(isConstant)
    default:
      value.isNone || value.text != nil || value.tensor != nil || value.object is PyClass || value.object is PyFunction
    }
  }

  /// A value with what a person calls it.
  func value(_ index: Int) throws -> (value: Value, label: String) {
    let value = written.isEmpty ? given[index] : try call.evaluate(written[index])
    if let number = PlotNumbers.number(value), written.isEmpty || value.tensor != nil {
      if case .bool = value { return (value, try call.interpreter.repr(value)) }
      return (value, NumberText.short(number))
    }
    let text =
      written.isEmpty
      ? SweepAxis.isConstant(value) ? try call.interpreter.repr(value) : "\(index)" : call.text(of: written[index])
    return (value, TextLayout.truncated(TextLayout.oneLine(text), to: 32, .ascii))
  }

  /// A value that stays what it is outside of its run; nil for any other.
  static func kept(_ value: Value) -> Value? {
    if let number = PlotNumbers.number(value), value.tensor != nil { return .float(number) }
    switch value {
    case .int, .float, .bool: return value
    default: return value.isNone || value.text != nil ? value : nil
    }
  }

  /// Every combination, the last target changing first.
  static func combinations(_ axes: [SweepAxis]) -> [[Int]] {
    axes.reduce([[]]) { all, axis in all.flatMap { row in (0..<axis.count).map { row + [$0] } } }
  }
}
