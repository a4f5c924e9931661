// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TorchCore

/// IPython's names for what was typed and shown: `_`, `__`, `___`, `_3`, `Out[3]`, `In[3]`, `_i`, `_i3`; and its `display`.
///
/// `_` and `_3` are variables like all others, so they are kept, and taken back by `%undo`. The rest is made of them, and of the history, when a
/// program asks for it and has no such name of its own.
extension Session {
  /// How many results are kept by number.
  static let keptResults = 1000
  /// A tensor of more bytes is kept as `_` alone.
  private static let largestResult = 16 << 20

  /// Takes over the value that an expression showed.
  func keepResult(_ value: Value) {
    interpreter.globals["_"] = value
    guard runningCell > 0, (value.tensor?.numel ?? 0) <= Session.largestResult / 4 else { return }
    interpreter.globals[Symbol("_\(runningCell)")] = value
    let old = Symbol("_\(runningCell - Session.keptResults)")
    if runningCell > Session.keptResults, interpreter.globals[old] != nil { interpreter.globals[old] = nil }
  }

  /// Whether a name is that of a result: `_`, `_12`.
  static func isResultName(_ name: String) -> Bool {
    name == "_" || name.utf8.first == UInt8(ascii: "_") && Int(name.dropFirst()) != nil
  }

  /// The value of a name that nothing defines.
  func numberedName(_ name: String) -> Value? {
    switch name {
    case "display": return .object(BuiltinFunction(Session.display, module: "builtins"))
    case "In", "_ih": return Value(list: [Value("")] + cells.map { Value($0.source) })
    case "Out", "_oh":
      let results = PyDict()
      for (number, value) in numberedResults { try? results.set(.int(number), value) }
      return .dict(results)
    case "__": return numberedResults.dropLast().last?.value
    case "___": return numberedResults.dropLast(2).last?.value
    case "_i", "_ii", "_iii": return input(cells.count - name.utf8.count + 2)
    default: return name.hasPrefix("_i") ? Int(name.dropFirst(2)).flatMap(input) : nil
    }
  }

  /// IPython's function: the echo of the prompt, in the middle of a block too.
  private static let display = Declaration(
    "display", "(*objects)", "Shows values as the prompt does.", example: "display(torch.ones(2))"
  ) { bound in
    for value in try bound.interpreter.collect(bound[0]) {
      bound.interpreter.write(try bound.interpreter.repr(value) + "\n")
    }
    return .none
  }

  private func input(_ number: Int) -> Value? {
    number >= 1 && number <= cells.count ? Value(cells[number - 1].source) : nil
  }

  /// The results that are kept, by the numbers of their cells.
  private var numberedResults: [(number: Int, value: Value)] {
    interpreter.globals.definitions.compactMap { name, value in
      guard name.name.hasPrefix("_"), let number = Int(name.name.dropFirst()) else { return nil }
      return (number, value)
    }.sorted { $0.number < $1.number }
  }
}
