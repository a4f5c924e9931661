// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Diagnostics
import Primitives
import PythonRuntime
import PythonSyntax

/// `%debug` and `%tb`: looks into the last error after the fact. The frames are those that it left; nothing runs on from there.
enum DebugCommands {
  // SAFETY: immutable.
  nonisolated(unsafe) static let all: [Command] = [
    Command(
      "debug", "%debug, %debug up [N], %debug down [N], %debug list or %debug EXPRESSION",
      "Looks into the frames of the last error: its variables, up and down, the text, and expressions evaluated there.",
      example: "def half(x): return x / 0\nhalf(3)\n%debug\n%debug x + 1\n%debug up",
      arguments: .frame(["down", "list", "up"])
    ) { call in try debug(call) },
    Command(
      "tb", "%tb", "Shows the last traceback again.", example: "1 / 0\n%tb", arguments: .none
    ) { call in
      let exception = try lastError(call).exception
      call.output.text(EscapeSequence.visible(Traceback.text(of: exception, .session)) + "\n")
    },
  ]

  private static func lastError(_ call: CommandCall) throws -> LastError {
    guard let error = call.session.lastError else {
      throw PyError.value("nothing has gone wrong since this session was opened")
    }
    return error
  }

  private static func debug(_ call: CommandCall) throws {
    let error = try lastError(call)
    guard !error.places.isEmpty else {
      throw PyError.value("the last error came from no code that could be looked into")
    }
    var text = call.line.text.trimmed
    let words = text.split(separator: " ")
    // As in Python's debugger, too.
    if let first = words.first, ["p", "pp"].contains(first), words.count > 1, (try? expression(text)) == nil {
      text = String(text.dropFirst(first.count)).trimmed
    }
    let steps = words.count == 2 ? Int(words[1]).flatMap { $0 > 0 ? $0 : nil } : words.count == 1 ? 1 : nil
    switch (words.first, steps) {
    case (nil, _), ("where", 1?), ("w", 1?), ("bt", 1?): showAll(error, call)
    case ("up", let steps?), ("u", let steps?):
      guard error.current < error.places.count - 1 else { throw PyError.value("this is the outermost frame") }
      error.current = steps < error.places.count - error.current ? error.current + steps : error.places.count - 1
      show(error.places[error.current], call)
    case ("down", let steps?), ("d", let steps?):
      guard error.current > 0 else { throw PyError.value("this is the innermost frame, where the error happened") }
      error.current = max(0, error.current - min(steps, error.current))
      show(error.places[error.current], call)
    case ("list", 1?), ("l", 1?), ("ll", 1?): list(error.places[error.current], call)
    default: try evaluate(text, in: error.places[error.current], call)
    }
  }

  private static func showAll(_ error: LastError, _ call: CommandCall) {
    let message = error.exception.message
    call.output.text(EscapeSequence.visible(error.exception.cls.name + (message.isEmpty ? "" : ": \(message)")) + "\n")
    for (i, place) in error.places.enumerated().reversed() { showHead(place, isCurrent: i == error.current, call) }
    showVariables(error.places[error.current], call)
  }

  private static func show(_ place: LastError.Place, _ call: CommandCall) {
    showHead(place, isCurrent: true, call)
    showVariables(place, call)
  }

  private static func showHead(_ place: LastError.Place, isCurrent: Bool, _ call: CommandCall) {
    let text = place.entry.source.lineText(place.line).trimmed
    call.output.text("\(isCurrent ? "> " : "  ")\(EscapeSequence.visible("\(place.title): \(text)"))\n")
  }

  private static func showVariables(_ place: LastError.Place, _ call: CommandCall) {
    guard !place.variables.isEmpty else {
      let isWorkspace = place.entry.function == "<module>" && place.module == nil
      call.output.say(
        place.entry.function != "<module>"
          ? "It has no variables."
          : "Its variables are those of \(isWorkspace ? "the workspace: %who" : "the module").")
      return
    }
    var table = Table([Table.Column("name", .left), Table.Column("type", .left), Table.Column("holds", .left)])
    for variable in place.variables {
      let summary = (try? WorkspaceCommands.summary(variable.value, call.interpreter)) ?? "(its text cannot be made)"
      let type = call.interpreter.type(of: variable.value).name
      table.rows.append([variable.name, EscapeSequence.visible(type), EscapeSequence.visible(summary)])
    }
    call.output.drawing { table.render($0) }
  }

  /// The lines around the place.
  private static func list(_ place: LastError.Place, _ call: CommandCall) {
    let lines = max(1, place.line - 5)...min(place.entry.source.lineCount, place.line + 5)
    let width = String(lines.upperBound).count
    for number in lines {
      let text = EscapeSequence.visible(place.entry.source.lineText(number))
      let digits = String(number)
      let mark = number == place.line ? "-> " : "   "
      let line = mark + String(repeating: " ", count: width - digits.count) + digits + "  " + text
      call.output.text((text.trimmed.isEmpty ? line.trimmingSuffix(" ") : line) + "\n")
    }
  }

  private static func expression(_ text: String) throws -> (Expression, SourceText) {
    let source = SourceText(name: "%debug", text: text)
    return (try Parser.parseExpression(source), source)
  }

  /// The value of an expression among the variables of a frame; what it changes is put back.
  private static func evaluate(_ text: String, in place: LastError.Place, _ call: CommandCall) throws {
    guard let (parsed, source) = try? expression(text) else {
      throw PyError.value("%debug takes up, down, list or an expression; \(text) is none")
    }
    let names = GlobalTable()
    for (name, value) in (place.module ?? call.interpreter.globals).definitions { names[name] = value }
    for variable in place.variables { names[Symbol(variable.name)] = variable.value }
    let shown: String
    do {
      let value = try call.interpreter.evaluate(parsed, in: source, names: names)
      shown = value.isNone ? "" : try call.interpreter.repr(value) + "\n"
    } catch {
      // The error that is looked into stays the last one.
      let exception = call.interpreter.normalise(error)
      if exception.cls.isSubclass(of: ExceptionClasses.exception) { exception.traceback = [] }
      throw Raised(exception)
    }
    call.output.text(shown)
  }
}
