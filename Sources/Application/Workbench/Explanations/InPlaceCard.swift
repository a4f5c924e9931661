// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Diagnostics
import PythonRuntime
import PythonSyntax

/// The card for a value that backward needs and a later line wrote over: which lines of the session write in place.
struct InPlaceCard {
  let exception: PyException
  let interpreter: Interpreter
  /// The cells before, the newest last.
  let cells: [SourceText]

  var lines: [String] {
    let found = places
    var lines = ["Backward needs a value as it was, and a line after its use wrote over it."]
    if found.isEmpty {
      lines.append("Such lines are x += 1, x[...] = ..., methods that end in _, and nn.ReLU(inplace=True).")
    } else {
      lines.append("\(found.count == 1 ? "This line writes" : "These lines write") in place:")
      lines += found.map { "  \($0)" }
    }
    lines.append(
      "Write x = x + 1 in place of x += 1, or work on x.clone(). An optimizer.step() between a forward pass and its")
    lines.append("backward() does the same.")
    return lines
  }

  /// The newest lines that write into a tensor, as far as the text tells: a name that holds something else is left out.
  private var places: [String] {
    var sources = cells
    for entry in exception.traceback where !sources.contains(where: { $0.name == entry.source.name }) {
      sources.append(entry.source)
    }
    let found = sources.flatMap { source -> [String] in
      guard let statements = try? Parser.parseModule(source, allowCommands: true) else { return [] }
      return InPlaceUse.all(in: statements).compactMap { use in
        if let value = interpreter.globals[Symbol(use.name)], value.tensor == nil { return nil }
        if use.name == "self" { return nil }
        let line = source.line(at: use.span.start)
        let text = TextLayout.oneLine(source[use.span])
        return "\(source.name), line \(line): \(TextLayout.truncated(text, to: 60, .ascii))"
      }
    }
    return Array(found.suffix(3))
  }
}
