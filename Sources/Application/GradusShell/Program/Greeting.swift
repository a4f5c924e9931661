// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Diagnostics
@preconcurrency import Glibc
import Notebooks
import Primitives
import PythonRuntime
import SessionStore
import Workbench

/// What is said when a session opens and when it is left.
struct Greeting {
  let session: Session
  let paths: SessionPaths
  /// What opening found: "new", "3 names".
  let state: String
  /// How a session is called for the first time: it was named, or is the one that is there anyway.
  let isNamed: Bool
  let terminal: Terminal

  /// The first lines: five for somebody who has no session yet, else one, and where a session stands that goes on.
  func begin() {
    let dot = terminal.glyphs == .unicode ? "·" : "-"
    let name = EscapeSequence.visible(paths.name)
    // Who asked for a session that is there knows the others.
    let others = isNamed && state != "new" ? [] : otherSessions()
    if state == "new", others.isEmpty {
      for line in welcome(name, dot) {
        for part in session.output.options.wrapped(line) { terminal.write(part + "\n") }
      }
    } else {
      let words = session.output.options
      terminal.write("Gradus \(dot) \(name) (\(words.heading(state))) \(dot) %help  Ctrl-D\n")
      if !isNamed, let recent = recentSessions(others) { session.output.note(recent) }
    }
    if session.isFromElsewhere {
      session.showWaitingCells()
    } else {
      showWhereabouts()
    }
    for line in session.fenceNotice { terminal.write(line + "\n") }
  }

  private func welcome(_ name: String, _ dot: String) -> [String] {
    [
      "Gradus \(Version.number) \(dot) speaks PyTorch and explains every number it prints",
      "Try x = torch.randn(2, 3), then %explain x.softmax(1)",
      "NAME? explains a name, %help lists what there is, Tab completes",
      "Kept after every statement; leaving writes \(EscapeSequence.visible(Greeting.homely(paths.notebook)))",
      "Ctrl-D leaves; \(isNamed ? "gradus \(name)" : "gradus") comes back to where you were",
    ]
  }

  /// Those that were worked in here: a notebook without a database was handed out.
  private func otherSessions() -> [SessionCatalogue.Entry] {
    SessionCatalogue.entries().filter { $0.paths != paths && Files.exists($0.paths.database) }
  }

  /// Other sessions that could be meant.
  private func recentSessions(_ others: [SessionCatalogue.Entry]) -> String? {
    guard !others.isEmpty else { return nil }
    let names = others.prefix(3).map { "\(EscapeSequence.visible($0.paths.name)) (\(SessionList.age(of: $0)))" }
    return "recent: \(names.joined(separator: ", ")); %open NAME goes there, %sessions lists all"
  }

  /// Where the session lives, its last cells, and what is to be said about its files.
  private func showWhereabouts() {
    if !session.cells.isEmpty {
      let count = session.cells.count
      let more = count > 2 ? ", \(count) cells; %show shows more of them" : ""
      session.output.note(EscapeSequence.visible(Greeting.homely(paths.notebook)) + more)
      for cell in session.cells.suffix(2) {
        session.output.note("  \(cell.number)  " + firstLine(cell.source))
        if !cell.output.isEmpty { session.output.note("     " + firstLine(cell.output)) }
      }
    }
    for note in session.openingNotes { session.output.note(EscapeSequence.visible(note)) }
  }

  private func firstLine(_ text: String) -> String {
    let line = text.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? ""
    return TextLayout.truncated(EscapeSequence.visible(line), to: terminal.width - 6, terminal.glyphs)
  }

  /// What is said after a session was left: where it is kept. Nothing for one in which nothing was typed.
  func end(_ cellCount: Int, isKept: Bool) {
    guard cellCount > 0, isKept else { return }
    let place = EscapeSequence.visible(Greeting.homely(paths.notebook))
    session.output.note("kept in \(place) (\(cellCount) cell\(cellCount == 1 ? "" : "s"))")
  }

  /// A path with `~` for the home folder, as shells show it.
  static func homely(_ path: String) -> String {
    guard let home = Files.environment("HOME"), home.count > 1, path.hasPrefix(home + "/") else { return path }
    return "~" + path.dropFirst(home.count)
  }

  /// The name of a session to open for one that was typed: a new name that is close to one that exists, or to a command, is
  /// asked about, before any file is made.
  ///
  /// - Returns: the name; nil when nothing is to be opened.
  static func confirmed(_ name: String, _ terminal: Terminal) -> String? {
    let paths = SessionPaths(name)
    if name.contains("/") || Files.exists(paths.notebook) || Files.exists(paths.database) { return name }
    let known = SessionCatalogue.entries().map(\.paths.name)
    let typed = EscapeSequence.visible(paths.name)
    // Who numbers sessions does not mistype them: lecture2 beside lecture1.
    let words = paths.name.filter { !$0.isNumber }
    if let nearest = Suggestion.nearest(paths.name, among: known.filter { $0.filter { !$0.isNumber } != words }) {
      let answer = ask(
        "There is no session \(typed). Open \(EscapeSequence.visible(nearest))? [Y, n makes \(typed), q] ", terminal)
      return answer == "n" ? name : answer == nil || answer == "q" ? nil : nearest
    }
    if let command = Suggestion.nearest(paths.name, among: Arguments.Command.names) {
      let answer = ask(
        "No session \(typed), but a command: gradus \(command). Make the session? [y, N] ", terminal)
      return answer == "y" ? name : nil
    }
    return name
  }

  /// The first letter of the answer, a blank for an empty one; nil when the input ends or Ctrl-C is pressed.
  private static func ask(_ question: String, _ terminal: Terminal) -> Character? {
    terminal.write(question)
    terminal.flush()
    guard let answer = KeyInput.takeLine() else {
      terminal.write("\n")
      return nil
    }
    return answer.lowercased().first ?? " "
  }
}
