// SPDX-License-Identifier: GPL-3.0-or-later

@preconcurrency import CReadline
@preconcurrency import Glibc
import Primitives
import PythonSyntax

/// Draws the block being typed, in place of readline's own drawing: all its lines with their prompts, colours, the brackets that
/// belong together and a suggestion; a window of it where it is taller than the screen.
///
/// A key costs what it changed: lines that stayed keep their colours and rows.
enum BlockDrawing {
  // SAFETY: all of these are used on the thread that is inside of `LineEditor.read`.
  /// The parameters of a token's colour; nil without colours.
  nonisolated(unsafe) static var code: (TokenKind) -> String? = { _ in nil }
  // SAFETY: as above.
  /// The parameters of a suggestion's colour; without one none is shown, as it would look like something typed.
  nonisolated(unsafe) static var dim = ""
  // SAFETY: as above.
  nonisolated(unsafe) static var isUnicode = true
  // SAFETY: as above.
  private nonisolated(unsafe) static var lines: [BlockLine] = []
  // SAFETY: as above.
  private nonisolated(unsafe) static var screen = BlockScreen()
  // SAFETY: as above.
  private nonisolated(unsafe) static var top = 0
  // SAFETY: as above.
  /// Whether the block has got its last form: readline's tidying up draws nothing more.
  private nonisolated(unsafe) static var isOver = false
  // SAFETY: as above.
  private nonisolated(unsafe) static var width = 80
  // SAFETY: as above.
  private nonisolated(unsafe) static var height = 24
  // SAFETY: as above.
  private nonisolated(unsafe) static var firstPrompt: [UInt8] = []

  private static let nextPrompt = Array("... ".utf8)
  private static let bracketCode = "1;4"

  /// A prompt appears on a line of its own.
  static func begin() {
    screen.begin()
    HistorySuggestion.begin()
    lines = []
    top = 0
    isOver = false
    measure()
  }

  /// The size of the screen as it is now.
  private static func measure() {
    let size = gradus_terminal_size(STDOUT_FILENO)
    var (rows, columns): (CInt, CInt) = (0, 0)
    rl_get_screen_size(&rows, &columns)
    let (oldWidth, oldHeight) = (width, height)
    width = max(2, size.columns > 0 ? Int(size.columns) : columns > 0 ? Int(columns) : 80)
    height = max(1, size.rows > 0 ? Int(size.rows) : rows > 0 ? Int(rows) : 24)
    if (width, height) != (oldWidth, oldHeight) {
      rl_set_screen_size(CInt(height), CInt(width))
      for index in lines.indices { lines[index].rows = [] }
    }
  }

  /// The redisplay function.
  static func redisplay() {
    // What is already waiting changes the screen at once.
    if KeyInput.hasMore || isOver { return }
    draw()
  }

  private static func draw() {
    let isSearching = LineEditor.isSearching
    readLines()
    let point = EditBuffer.cursor
    let here = place(of: point)
    var special: [Int: [ScreenRow]] = [:]
    if !isSearching { special = marked(point, here.line) }
    if !isSearching, let rest = HistorySuggestion.current(), !dim.isEmpty, let last = lines.indices.last {
      let bytes = lines[last].bytes + rest.shown.utf8
      let pieces = lines[last].pieces + [BlockLine.Piece(range: lines[last].bytes.count..<bytes.count, code: dim)]
      special[last] = layout.rows(prompt: prompt(last), bytes, pieces)
    }
    var starts: [Int] = []
    var total = 0
    for index in lines.indices {
      starts.append(total)
      let count = (special[index] ?? rows(of: index)).count
      total += index == here.line ? max(count, cursorRow(here) + 1) : count
    }
    let row = starts[here.line] + cursorRow(here)
    if total <= height { top = 0 } else { top = min(max(top, row - height + 1), row, total - height) }
    var visible: [ScreenRow] = []
    for index in lines.indices where starts[index] < top + height {
      var rows = special[index] ?? rows(of: index)
      // A cursor behind a full row stands in a row that nothing stands in.
      if index == here.line, cursorRow(here) >= rows.count { rows.append(ScreenRow()) }
      guard starts[index] + rows.count > top else { continue }
      for (offset, one) in rows.enumerated()
      where starts[index] + offset >= top && starts[index] + offset < top + height {
        visible.append(one)
      }
    }
    show(screen.update(to: visible, cursor: (row - top, column(here)), width: width))
  }

  /// Draws the whole block as it stays on the screen, and goes below it. `mark` stands behind it.
  static func finish(mark: String = "") {
    isOver = true
    readLines()
    var all: [ScreenRow] = []
    for index in lines.indices { all += rows(of: index) }
    if !mark.isEmpty, !all.isEmpty {
      all[all.count - 1].bytes += Array(mark.utf8)
      all[all.count - 1].cells += mark.utf8.count
    }
    let last = all.last?.cells ?? 0
    let text =
      all.count <= height
      ? screen.update(to: all, cursor: (max(0, all.count - 1), min(last, width - 1)), width: width)
      : screen.rewrite(all, width: width)
    show(text + screen.leave())
    lines = []
  }

  /// Goes below the block, so that something can be listed there; `again` draws it below that.
  static func step() { show(screen.leave()) }

  /// Draws everything anew, where the cursor is.
  static func again() {
    screen.begin()
    measure()
    draw()
  }

  /// Takes a new size of the terminal over.
  static func resize() {
    measure()
    show(screen.clear(width: width, height: height))
    draw()
  }

  /// An empty screen with the block at its top.
  static func clearScreen() {
    show(EscapeSequence.clearScreen)
    again()
  }

  private static func show(_ text: String) {
    fputs(text, rl_outstream)
    fflush(rl_outstream)
  }

  // MARK: Lines

  private static var layout: RowLayout { RowLayout(width: width, isUnicode: isUnicode) }

  private static func prompt(_ index: Int) -> [UInt8] { index == 0 ? firstPrompt : nextPrompt }

  private static func rows(of index: Int) -> [ScreenRow] {
    if lines[index].rows.isEmpty {
      lines[index].rows = layout.rows(prompt: prompt(index), lines[index].bytes, lines[index].pieces)
    }
    return lines[index].rows
  }

  /// Reads the buffer; lines at the beginning and the end that are as before are kept.
  private static func readLines() {
    // SAFETY: readline's prompt ends in a zero byte.
    let shown = rl_display_prompt.map { Array(String(cString: $0).utf8) } ?? []
    if shown != firstPrompt {
      firstPrompt = shown
      if !lines.isEmpty { lines[0].rows = [] }
    }
    let old = lines
    let pieces = EditBuffer.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    // What was below a changed line may have moved by some lines.
    let shift = old.count - pieces.count
    var result: [BlockLine] = []
    result.reserveCapacity(pieces.count)
    var open: BlockLine.OpenString = 0
    for (index, piece) in pieces.enumerated() {
      // The first line has another prompt.
      let kept = (index == 0 ? [0] : [index, index + shift]).first { place in
        old.indices.contains(place) && (place == 0) == (index == 0) && fits(old[place], piece, open)
      }
      let line = kept.map { old[$0] } ?? BlockLine(Array(piece), begins: open, code: code)
      open = line.ends
      result.append(line)
    }
    if result.isEmpty { result = [BlockLine([], begins: 0, code: code)] }
    lines = result
  }

  // SAFETY: a part of readline's buffer, which nothing changes while it is compared.
  private static func fits(
    _ line: BlockLine, _ piece: Slice<UnsafeBufferPointer<UInt8>>, _ open: BlockLine.OpenString
  ) -> Bool {
    line.begins == open && line.bytes.count == piece.count && line.bytes.elementsEqual(piece)
  }

  // MARK: The cursor

  /// The line of an offset of the buffer, and the offset in it.
  private static func place(of point: Int) -> (line: Int, offset: Int) {
    var rest = point
    for (index, line) in lines.enumerated() {
      if rest <= line.bytes.count { return (index, rest) }
      rest -= line.bytes.count + 1
    }
    return (lines.count - 1, lines.last?.bytes.count ?? 0)
  }

  private static func cursorRow(_ here: (line: Int, offset: Int)) -> Int {
    layout.place(prompt: prompt(here.line), lines[here.line].bytes, here.offset).row
  }

  private static func column(_ here: (line: Int, offset: Int)) -> Int {
    layout.place(prompt: prompt(here.line), lines[here.line].bytes, here.offset).column
  }

  // MARK: Brackets

  /// The rows of the lines in which the bracket at the cursor and its partner stand, with both marked.
  private static func marked(_ point: Int, _ line: Int) -> [Int: [ScreenRow]] {
    guard !dim.isEmpty else { return [:] }
    let start = lines[..<line].reduce(0) { $0 + $1.bytes.count + 1 }
    let offset = point - start
    guard
      let here = [offset - 1, offset].first(where: { offset in
        guard lines[line].brackets.contains(offset) else { return false }
        // Before the cursor a closing one, at the cursor any.
        return offset == point - start || BracketMatch.isClosing(lines[line].bytes[offset])
      }), let there = BracketMatch.partner(of: (line, here), in: lines)
    else { return [:] }
    var offsets: [Int: [Int]] = [line: [here]]
    offsets[there.line, default: []].append(there.offset)
    return Dictionary(
      uniqueKeysWithValues: offsets.map { line, marks in
        let kept = lines[line].pieces.filter { piece in !marks.contains { piece.range.contains($0) } }
        let pieces = kept + marks.map { BlockLine.Piece(range: $0..<($0 + 1), code: bracketCode) }
        let sorted = pieces.sorted { $0.range.lowerBound < $1.range.lowerBound }
        return (line, layout.rows(prompt: prompt(line), lines[line].bytes, sorted))
      })
  }
}
