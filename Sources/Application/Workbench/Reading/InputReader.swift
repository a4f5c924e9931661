// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Notebooks
import PythonSyntax

/// Turns what was typed or pasted into cells: statements with the text they were written in.
struct InputReader {
  /// One statement (or several on one line) and its own text.
  struct Cell {
    let text: String
  }
  /// What was read.
  struct Reading {
    var cells: [Cell] = []
    /// What was done to the text, for a dim line.
    var notes: [String] = []
  }

  /// Names of commands, for lines that leave the `%` off.
  let commandNames: Set<String>
  /// Whether a lesson is open: `next` alone then means the lesson's, and not Python's function.
  var isInLesson = false
  /// Whether a name is a variable (then a line that begins with it is no command).
  let isVariable: (String) -> Bool

  /// Reads a text. One that was typed is not cleaned of an indentation: its first line stands where the person put it.
  ///
  /// - Throws: `SyntaxError` when it is neither Python, nor a command, nor a listing that can be cleaned.
  func read(_ text: String, isTyped: Bool = false) throws -> Reading {
    if let listing = PasteCleaner.numberedCells(text) { return try read(listing.cells, listing.note) }
    if text.hasPrefix("%%!") { return try read("%%sx" + text.dropFirst(3)) }
    if let rewritten = question(text) { return Reading(cells: [Cell(text: rewritten)]) }
    if let command = loneCommand(text) { return Reading(cells: [Cell(text: command)]) }
    if IPythonLines.installs(text) { return Reading(cells: [Cell(text: "%pip")]) }
    // By reflex, as in other shells.
    if ["exit", "quit"].contains(text.trimmed), !isVariable(text.trimmed) {
      return Reading(cells: [Cell(text: text.trimmed + "()")])
    }
    if let (rest, note) = IPythonLines.clean(text, isCommand: { CommandTable.named($0) != nil }) {
      var reading = try read(rest)
      reading.notes.insert(note, at: 0)
      return reading
    }
    do {
      return Reading(cells: try split(text))
    } catch let error as SyntaxError {
      if let command = bareCommand(text) { return Reading(cells: [Cell(text: command)]) }
      // Questions among other lines, as in a pasted cell or a file that is piped in.
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let answered = lines.map { $0.hasPrefix(" ") ? $0 : question($0) ?? $0 }
      if answered != lines, let cells = try? split(answered.joined(separator: "\n")) { return Reading(cells: cells) }
      if isTyped, text.hasPrefix(" "), error.kind == .indentation { throw error }
      let cleaned = PasteCleaner.clean(text)
      if !cleaned.notes.isEmpty, cleaned.text != text {
        do {
          var reading = try read(cleaned.text)
          reading.notes.insert(contentsOf: cleaned.notes, at: 0)
          return reading
        } catch  where cleaned.notes[0].hasSuffix(" prompts") {
          // What is wrong in a listing is wrong behind its prompts.
          throw error
        } catch {}
      }
      throw error
    }
  }

  /// Cells that are read each by itself.
  private func read(_ pieces: [String], _ note: String) throws -> Reading {
    var reading = Reading(notes: [note])
    for piece in pieces {
      let part = try read(piece)
      reading.cells += part.cells
      for note in part.notes where !reading.notes.contains(note) { reading.notes.append(note) }
    }
    return reading
  }

  /// `NAME?`, `net[0]?` and `"some words"?` ask for help.
  private func question(_ text: String) -> String? {
    let line = text.trimmed
    guard line.hasSuffix("?") || line.hasPrefix("?"), !line.contains("\n"), !line.contains("#") else { return nil }
    let name = String(line.drop { $0 == "?" }).trimmingSuffix("?").trimmed
    if name.isEmpty { return line.utf8.count <= 2 ? "%help" : nil }
    if line.hasPrefix("??") || line.hasSuffix("??"), name.utf8.allSatisfy({ InputReader.isNameByte($0) || $0 == 0x2E })
    {
      return "%source \(name)"
    }
    let isName = { (byte: UInt8) in InputReader.isNameByte(byte) || byte == UInt8(ascii: ".") }
    if name.contains("*"), name.utf8.allSatisfy({ isName($0) || $0 == UInt8(ascii: "*") }) {
      return "%psearch \(name)"
    }
    return "%help \(name)"
  }

  /// Commands that hands type without `%` and without anything behind them. Others could be variables that were forgotten.
  private static let lone: Set<String> = [
    "cd", "debug", "hist", "history", "la", "ldir", "lessons", "lf", "lk", "ll", "ls", "lsmagic", "lx", "pwd", "redo",
    "sessions", "tb", "undo", "who", "who_ls", "whos",
  ]
  /// Those while a lesson is open.
  private static let loneInLesson: Set<String> = ["answer", "back", "check", "hint", "next", "skip", "where"]

  /// A word that is nothing but the name of such a command: Python would say that it is not defined.
  private func loneCommand(_ text: String) -> String? {
    let word = text.trimmed
    let isLone = InputReader.lone.contains(word) || isInLesson && InputReader.loneInLesson.contains(word)
    return isLone && !isVariable(word) ? "%" + word : nil
  }

  /// A line whose first word is a command's name, written without `%`.
  private func bareCommand(_ text: String) -> String? {
    let line = text.trimmed
    let word = String(line.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    guard commandNames.contains(word), !isVariable(word), !line.contains("\n") else { return nil }
    let rest = line.dropFirst(word.count)
    guard rest.isEmpty || rest.hasPrefix(" ") else { return nil }
    return "%" + line
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5A)
      || (byte >= 0x61 && byte <= 0x7A) || byte >= 0x80
  }

  /// Cuts a text into its top-level statements, each with the comments before it; statements on one line stay together.
  private func split(_ text: String) throws -> [Cell] {
    let source = SourceText(name: "input", text: text)
    let statements = try Parser.parseModule(source, allowCommands: true)
    if statements.isEmpty {
      // Comments alone are a cell too: a notebook keeps them.
      return text.trimmed.isEmpty ? [] : [Cell(text: text.trimmed)]
    }
    if statements.count == 1 { return [Cell(text: text.trimmingBlankLines)] }
    var cells: [Cell] = []
    var firstLine = 1
    var i = 0
    while i < statements.count {
      var lastLine = source.line(at: max(statements[i].span.start, statements[i].span.end - 1))
      while i + 1 < statements.count, source.line(at: statements[i + 1].span.start) <= lastLine {
        i += 1
        lastLine = max(lastLine, source.line(at: max(statements[i].span.start, statements[i].span.end - 1)))
      }
      if i == statements.count - 1 { lastLine = source.lineCount }
      let lines = (firstLine...max(firstLine, lastLine)).map { source.lineText($0) }
      cells.append(Cell(text: lines.joined(separator: "\n").trimmingBlankLines))
      firstLine = lastLine + 1
      i += 1
    }
    return cells
  }
}

extension StringProtocol {
  /// Without blanks at both ends.
  var trimmed: String {
    var bytes = Array(utf8)[...]
    while let last = bytes.last, last == 0x20 || (last >= 0x09 && last <= 0x0D) { bytes.removeLast() }
    while let first = bytes.first, first == 0x20 || (first >= 0x09 && first <= 0x0D) { bytes.removeFirst() }
    return String(decoding: bytes, as: UTF8.self)
  }

  func trimmingSuffix(_ character: Character) -> String {
    var text = String(self)
    while text.last == character { text.removeLast() }
    return text
  }
}
