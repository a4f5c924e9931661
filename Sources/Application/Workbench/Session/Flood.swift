// SPDX-License-Identifier: GPL-3.0-or-later

import Catalogues

/// How much of what a statement prints a person sees at once: the beginning, then nothing while more comes than anybody can read, and the end.
/// What comes slowly, such as the lines of a training loop, is shown as it comes. The record has everything.
struct Flood {
  // SAFETY (all of them): the bytes of a text are read for the length of a closure.
  /// So many rows are shown at first, and all of them where no more than `spare` follow.
  static let most = 300
  static let spare = 100
  /// So many rows in a tenth of a second can still be read.
  static let calm = 20
  /// So many lines stand behind those that were left out.
  static let tailLines = 10
  private static let rowBytes = 80
  /// While more comes than can be read, the last line is shown every so many ticks.
  private static let ticksBetweenSigns = 20

  /// Whether anything is left out: on a terminal where a person types.
  var isOn = false
  /// The number of the cell, for `%show`.
  private var cell = 0
  private var isDim = false
  private var isASCII = true
  private var language: Catalogue?
  private var budget = most
  private var rowsSinceTick = 0
  private var ticks = 0
  /// What was left out and may still be shown: all of it where it is little, else its end.
  private var tail: [UInt8] = []
  private var leftLines = 0
  private var leftBytes = 0
  private var leftRows = 0

  /// A statement begins.
  mutating func begin(cell: Int, isDim: Bool, isASCII: Bool, language: Catalogue? = nil) {
    self.language = language
    self.cell = cell
    self.isDim = isDim
    self.isASCII = isASCII
    budget = Flood.most
    (rowsSinceTick, ticks, leftLines, leftBytes, leftRows) = (0, 0, 0, 0, 0)
    tail = []
  }

  /// Adds what is to be shown of a text to `shown`.
  mutating func add(_ text: String, to shown: inout [UInt8]) {
    guard isOn else { return shown.append(contentsOf: text.utf8) }
    var text = text
    text.withUTF8 { bytes in
      let lines = Flood.lines(in: bytes)
      let rows = max(lines, bytes.count / Flood.rowBytes)
      rowsSinceTick += rows
      if leftBytes == 0, rows <= budget {
        budget -= rows
        shown.append(contentsOf: bytes)
        return
      }
      var start = 0
      if leftBytes == 0 {
        start = Flood.end(of: budget, in: bytes)
        shown.append(contentsOf: bytes[..<start])
        budget = 0
      }
      leave(out: bytes[start...])
    }
  }

  // SAFETY: as above.
  private mutating func leave(out bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    let lines = Flood.lines(in: UnsafeBufferPointer(rebasing: bytes))
    leftLines += lines
    leftRows += max(lines, bytes.count / Flood.rowBytes)
    leftBytes += bytes.count
    tail.append(contentsOf: bytes.suffix(1 << 15))
    if tail.count > 1 << 16 { tail.removeFirst(tail.count - 1 << 15) }
  }

  /// A tenth of a second has passed. Where things have become calm, what was left out is named and its end shown.
  mutating func tick(endsInLine: Bool) -> [UInt8] {
    guard isOn else { return [] }
    defer { rowsSinceTick = 0 }
    ticks += 1
    if rowsSinceTick <= Flood.calm {
      ticks = 0
      let shown = settle(endsInLine: endsInLine)
      budget = min(Flood.most, budget + Flood.calm)
      return shown
    }
    guard leftBytes > 0, ticks >= Flood.ticksBetweenSigns else { return [] }
    ticks = 0
    let sign = note(endsInLine: endsInLine) + lastLines(1)
    (leftLines, leftBytes, leftRows) = (0, 0, 0)
    tail = []
    return sign
  }

  /// Names what was left out and gives its end; all of it where that is not much. From then on nothing is left out for a while.
  mutating func settle(endsInLine: Bool) -> [UInt8] {
    guard leftBytes > 0 else { return [] }
    let isLittle = leftRows <= Flood.spare && tail.count == leftBytes
    let shown = isLittle ? tail : note(endsInLine: endsInLine) + lastLines(Flood.tailLines)
    (leftLines, leftBytes, leftRows) = (0, 0, 0)
    tail = []
    return shown
  }

  private func note(endsInLine: Bool) -> [UInt8] {
    let shownLines = min(leftLines, Flood.tailLines)
    let count =
      leftLines > Flood.tailLines
      ? "\(Flood.grouped(leftLines - shownLines)) lines" : "\(Flood.grouped(leftBytes)) characters"
    let words = "\(count) left out; %show \(cell) shows all of it"
    let text = "\(isASCII ? "..." : "…") \(language?.sentence(words) ?? words)"
    return Array(((endsInLine ? "\n" : "") + (isDim ? "\u{1B}[2m\(text)\u{1B}[0m" : text) + "\n").utf8)
  }

  /// The last lines of the tail, of which none is longer than a few rows.
  private func lastLines(_ count: Int) -> [UInt8] {
    var lines = tail.split(separator: 0x0A, omittingEmptySubsequences: false)
    let isOpen = lines.last?.isEmpty == false
    if !isOpen { lines = lines.dropLast() }
    let shown = lines.suffix(count).map { line in
      var line = line.suffix(4 * Flood.rowBytes)
      // Not from the middle of a character.
      while let first = line.first, first & 0xC0 == 0x80 { line = line.dropFirst() }
      return line
    }
    return Array(shown.joined(separator: [0x0A])) + (isOpen ? [] : [0x0A])
  }

  // SAFETY: as above.
  private static func lines(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for byte in bytes where byte == 0x0A { count &+= 1 }
    return count
  }

  /// Where so many rows end: behind a line where there is one, never inside of a character.
  private static func end(of rows: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var end = 0
    var lines = 0
    let most = min(bytes.count, rows * rowBytes)
    for i in 0..<most where bytes[i] == 0x0A {
      lines += 1
      end = i + 1
      if lines == rows { return end }
    }
    if end == 0 { end = most }
    while end > 0, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }

  /// 49,690
  private static func grouped(_ number: Int) -> String {
    var digits = Array(String(number))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: place)
      place -= 3
    }
    return String(digits)
  }
}
