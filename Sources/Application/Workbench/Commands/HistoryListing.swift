// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives
import SessionStore

/// What `%history` shows.
struct HistoryListing {
  private let call: CommandCall
  private var showsOutputs = false
  private var count: Int?
  private var everywhere = false
  private var words: [String] = []

  init(_ call: CommandCall) throws {
    self.call = call
    var rest = call.line.text.split(separator: " ").map(String.init)
    while let word = rest.first, word.hasPrefix("-"), word.utf8.count == 2 {
      rest.removeFirst()
      switch word {
      // Numbers are shown in any case.
      case "-n": break
      case "-o": showsOutputs = true
      case "-g": everywhere = true
      case "-l":
        guard let number = rest.first.flatMap({ Int($0) }), number > 0 else { throw call.usageError }
        count = number
        rest.removeFirst()
      default: throw call.usageError
      }
    }
    words = rest
  }

  func show() throws {
    let text = words.joined(separator: " ")
    let session = call.session
    if everywhere {
      guard !text.isEmpty else { throw call.usageError }
      return try showEverywhere(text)
    }
    if let numbers = CellRange.numbers(words), !numbers.isEmpty {
      _ = try CellRange.sources(numbers, session)
      for number in numbers { show(session.cells[number - 1]) }
      return
    }
    var shown = 0
    for cell in count.map({ session.cells.suffix($0) }) ?? session.cells[...]
    where text.isEmpty || cell.source.contains(text) {
      show(cell)
      shown += 1
    }
    if shown == 0 { call.output.say(text.isEmpty ? "Nothing yet." : "No cell contains \(text)") }
  }

  private func show(_ cell: Session.Cell) {
    show(cell.source, cell.number, cell.outcome == .ok ? " " : cell.outcome == .error ? "!" : "^")
    if showsOutputs, !cell.output.isEmpty {
      call.output.text(EscapeSequence.visible(cell.output.hasSuffix("\n") ? cell.output : cell.output + "\n"))
    }
  }

  private func show(_ source: String, _ number: Int, _ mark: String) {
    let lines = EscapeSequence.visible(source).split(separator: "\n", omittingEmptySubsequences: false)
    let number = String(number)
    let prefix = String(repeating: " ", count: max(0, 4 - number.count)) + number + mark + " "
    for (i, line) in lines.enumerated() {
      call.output.text((i == 0 ? prefix : String(repeating: " ", count: prefix.count)) + line + "\n")
    }
  }

  /// The cells of all sessions that contain a text.
  private func showEverywhere(_ text: String) throws {
    // What is typed in other sessions is nothing that a notebook may show.
    if call.session.runsForeignCells { throw call.onlyForPerson }
    var shown = 0
    for entry in SessionCatalogue.entries(also: call.session.files.map { [$0.paths.folder] } ?? []) {
      let found = (entry.cells ?? []).enumerated().filter { $0.element.source.contains(text) }
      guard !found.isEmpty else { continue }
      call.output.text(EscapeSequence.visible(entry.paths.notebook) + "\n")
      for (i, cell) in found { show(cell.source, i + 1, " ") }
      shown += found.count
    }
    if shown == 0 { call.output.say("No cell of any session contains \(text)") }
  }
}
