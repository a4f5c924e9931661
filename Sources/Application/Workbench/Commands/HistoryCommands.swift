// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime

/// Commands that go back and forth between the states of a session, and compare them.
enum HistoryCommands {
  // SAFETY: immutable.
  nonisolated(unsafe) static let all: [Command] = [
    Command(
      "undo", "%undo [N]",
      "Takes the last statement, or the last N, back: every value, weight, running statistic and the random stream.",
      example: "x = 1\nx = 2\n%undo\nx", arguments: .number, changesWorkspace: true
    ) { call in
      let undone = call.session.undo(try call.count())
      for source in undone { call.output.say("Took back: \(SessionCommands.firstLine(source))") }
      if undone.isEmpty {
        call.output.say("Nothing to take back.")
      } else if !call.positional.isEmpty {
        call.output.note("counted were statements that changed something; looking needs no undoing")
      }
    },
    Command(
      "redo", "%redo [N]", "Does again what %undo took back.", example: "x = 1\nx = 2\n%undo\n%redo\nx",
      arguments: .number,
      changesWorkspace: true
    ) { call in
      let redone = call.session.redo(try call.count())
      for source in redone { call.output.say("Done again: \(SessionCommands.firstLine(source))") }
      if redone.isEmpty { call.output.say("Nothing to do again.") }
    },
    Command(
      "changes", "%changes [CELL]", "Shows what the last statement that changed anything, or a cell, changed.",
      example: "x = torch.zeros(3)\nx[1] = 5\n%changes", arguments: .number
    ) { call in
      let timeline = call.session.timeline
      let step: Timeline.Step
      if call.line.text.trimmed.isEmpty {
        guard let last = timeline.last else {
          call.output.say("Nothing has changed yet.")
          return
        }
        step = last
      } else {
        let cell = try call.count()
        guard let found = timeline.step(ofCell: cell) else {
          call.output.say(
            cell > call.session.cells.count
              ? "There is no cell \(cell)." : "Cell \(cell) changed nothing, or too long ago.")
          return
        }
        step = found
      }
      guard let difference = timeline.difference(of: step, call.interpreter) else {
        call.output.say("What was before cell \(step.cell) is no longer known.")
        return
      }
      call.output.say("Cell \(step.cell): \(SessionCommands.firstLine(step.source))")
      if difference.lines.isEmpty {
        call.output.say("Nothing that a name leads to is different.")
      } else {
        call.output.drawing { difference.table("name").render($0) }
      }
    },
    Command(
      "mark", "%mark NAME", "Gives the present state a name, for %goto and %diff.",
      example: "x = 1\n%mark start\nx = 2\n%goto start\nx", arguments: .mark, changesWorkspace: true
    ) { call in
      let name = try name(call)
      call.session.timeline.mark(name)
      call.session.files?.mark(name)
      call.output.say("Marked: \(name)")
    },
    Command(
      "goto", "%goto NAME or N",
      "Goes to a marked state, or to the state that cell N made, back or forward; %undo and %redo go on from there.",
      example: "x = 1\n%mark start\nx = 2\n%goto start\nx", arguments: .mark, changesWorkspace: true
    ) { call in
      let name = try name(call)
      var cell = 0
      if call.session.isBranch(name), call.session.timeline.marks[name].flatMap({ call.session.timeline.way(to: $0) }) == nil {
        call.session.leavesNoCell = true
        call.session.followUp = { $0.rerun(branch: name) }
        return
      }
      if call.session.timeline.marks[name] == nil, let number = Int(name) {
        guard (0...call.session.cells.count).contains(number) else {
          throw CommandFailure.noCell(number, call.session.cells.count)
        }
        guard call.session.go(toCell: number) else {
          throw PyError.value("%goto: cell \(number) changed nothing, or the way to it is no longer known")
        }
        call.output.text(number == 0 ? "Now at the beginning.\n" : "Now after cell \(number).\n")
        return
      }
      if call.session.timeline.marks[name] == nil, let kept = call.session.files?.position(ofMark: name) {
        guard call.session.go(toKept: kept) else {
          throw PyError.value("%goto: the way to \(name) is no longer known")
        }
        cell = call.session.timeline.present.cell
      } else {
        let step = try mark(name, call)
        cell = step.cell
        guard call.session.go(to: step) else {
          throw PyError.value("%goto: the way to \(name) is no longer known")
        }
      }
      call.output.say("Now at \(name)\(cell > 0 ? ", after cell \(cell)" : "").")
    },
    Command(
      "diff", "%diff A [B]", "Shows what differs between a marked state and now, or between two marked states.",
      example: "x = 1\n%mark start\nx = 2\n%diff start", arguments: .mark
    ) { call in
      let names = SessionCommands.unquoted(call.line.text).split(separator: " ").map(String.init)
      guard (1...2).contains(names.count) else { throw call.usageError }
      let steps = try names.map { try mark($0, call) }
      let timeline = call.session.timeline
      let summaries = try (steps + (steps.count == 1 ? [timeline.present] : [])).map { step in
        guard let summary = timeline.summary(at: step, call.interpreter) else {
          throw PyError.value("%diff: the way to cell \(step.cell) is no longer known")
        }
        return summary
      }
      let difference = SummaryDifference(from: summaries[0], to: summaries[1])
      if difference.lines.isEmpty {
        call.output.say("Nothing differs.")
      } else {
        call.output.drawing { difference.table("\(names[0]) -> \(names.count > 1 ? names[1] : "now")").render($0) }
      }
    },
  ]

  /// The one name that a command takes.
  private static func name(_ call: CommandCall) throws -> String {
    let name = SessionCommands.unquoted(call.line.text)
    guard !name.isEmpty, !name.contains(where: { $0.isWhitespace }) else { throw call.usageError }
    return name
  }

  private static func mark(_ name: String, _ call: CommandCall) throws -> Timeline.Step {
    let marks = call.session.timeline.marks
    if let step = marks[name] { return step }
    let known = marks.keys.sorted().joined(separator: ", ")
    throw PyError.name(
      "there is no mark \(name). " + (known.isEmpty ? "%mark \(name) makes one." : "There are: \(known)"))
  }
}
