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
  /// The cursor, and whether something is searched, when the block was drawn last; nil when it is no more to be seen.
  private nonisolated(unsafe) static var drawn: (point: Int, isSearching: Bool)?
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
    drawn = nil
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
    let point = EditBuffer.cursor
    // Readline asks for a drawing twice after some keys.
    let hasChanged = readLines()
    if !hasChanged, let drawn, drawn == (point, isSearching) { return }
    drawn = (point, isSearching)
    let here = place(of: point)
    var special: [Int: [ScreenRow]] = [:]
    if !isSearching { special = marked(here) }
    if !isSearching, let rest = HistorySuggestion.current(), !dim.isEmpty, let last = lines.indices.last {
      let bytes = lines[last].bytes + rest.shown.utf8
      let pieces = lines[last].pieces + [BlockLine.Piece(range: lines[last].bytes.count..<bytes.count, code: dim)]
      special[last] = layout.rows(prompt: prompt(last), bytes, pieces)
    }
    var starts: [Int] = []
    var total = 0
    for index in lines.indices {
      starts.append(total)
      let count = special[index]?.count ?? rowCount(index)
      total += index == here.line ? max(count, cursorRow(here) + 1) : count
    }
    let row = starts[here.line] + cursorRow(here)
    if total <= height { top = 0 } else { top = min(max(top, row - height + 1), row, total - height) }
    var visible: [ScreenRow] = []
    for index in lines.indices {
      let end = index + 1 < starts.count ? starts[index + 1] : total
      guard starts[index] < top + height, end > top else { continue }
      var rows = special[index] ?? rows(of: index)
      // A cursor behind a full row stands in a row that nothing stands in.
      if index == here.line, cursorRow(here) >= rows.count { rows.append(ScreenRow()) }
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
    _ = readLines()
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

  /// Shows words below the block.
  static func list(_ words: [String]) {
    measure()
    CompletionList(words, width: width, height: height).show(
      write: { show($0) }, key: { KeyInput.next() }, pushBack: { KeyInput.pushBack([$0]) })
  }

  /// Draws everything anew, where the cursor is.
  static func again() {
    screen.begin()
    drawn = nil
    measure()
    draw()
  }

  /// Takes a new size of the terminal over.
  static func resize() {
    measure()
    show(screen.clear(width: width, height: height))
    drawn = nil
    draw()
  }

  /// An empty screen with the block at its top.
  static func clearScreen() {
    show(EscapeSequence.clearScreen)
    again()
  }

  private static func show(_ text: String) {
    // What readline wrote itself comes first. Not through its stream, which throws away what is left when a signal interrupts it.
    fflush(rl_outstream)
    Terminal.write(Array(text.utf8), to: fileno(rl_outstream))
  }

  // MARK: Lines

  private static var layout: RowLayout { RowLayout(width: width, isUnicode: isUnicode) }

  private static func prompt(_ index: Int) -> [UInt8] { index == 0 ? firstPrompt : nextPrompt }

  private static func rows(of index: Int) -> [ScreenRow] {
    _ = rowCount(index)
    return lines[index].rows
  }

  private static func rowCount(_ index: Int) -> Int {
    if lines[index].rows.isEmpty {
      lines[index].rows = layout.rows(prompt: prompt(index), lines[index].bytes, lines[index].pieces)
    }
    return lines[index].rows.count
  }

  /// Reads the buffer; lines at the beginning and the end that are as before are kept. True when anything has changed.
  private static func readLines() -> Bool {
    // SAFETY: readline's prompt ends in a zero byte.
    let shown = rl_display_prompt.map { Array(String(cString: $0).utf8) } ?? []
    let hasOtherPrompt = shown != firstPrompt
    if hasOtherPrompt {
      firstPrompt = shown
      if !lines.isEmpty { lines[0].rows = [] }
    }
    let pieces = EditBuffer.lines
    var first = 0
    while first < min(lines.count, pieces.count), fits(first, pieces[first]) { first += 1 }
    if first == lines.count, first == pieces.count { return hasOtherPrompt }
    // The first line has another prompt: it moves nowhere.
    var kept = 0
    while kept < min(lines.count, pieces.count) - max(first, 1),
      fits(lines.count - 1 - kept, pieces[pieces.count - 1 - kept])
    {
      kept += 1
    }
    var open = first > 0 ? lines[first - 1].ends : 0
    var changed: [BlockLine] = []
    for piece in pieces[first..<(pieces.count - kept)] {
      let line = BlockLine(Array(EditBuffer.bytes[piece]), begins: open, code: code)
      open = line.ends
      changed.append(line)
    }
    lines.replaceSubrange(first..<(lines.count - kept), with: changed)
    // A string that has been opened or closed goes on below.
    var below = pieces.count - kept
    while below < lines.count, lines[below].begins != open {
      lines[below] = BlockLine(lines[below].bytes, begins: open, code: code)
      open = lines[below].ends
      below += 1
    }
    return true
  }

  // SAFETY: a part of readline's buffer, which nothing changes while it is compared; both have so many bytes.
  private static func fits(_ index: Int, _ piece: Range<Int>) -> Bool {
    guard lines[index].bytes.count == piece.count else { return false }
    guard let text = EditBuffer.bytes.baseAddress, !piece.isEmpty else { return piece.isEmpty }
    return memcmp(lines[index].bytes, text + piece.lowerBound, piece.count) == 0
  }

  // MARK: The cursor

  /// The line of an offset of the buffer, and the offset in it.
  private static func place(of point: Int) -> (line: Int, offset: Int) {
    var rest = point
    for index in lines.indices {
      let count = lines[index].bytes.count
      if rest <= count { return (index, rest) }
      rest -= count + 1
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
  private static func marked(_ place: (line: Int, offset: Int)) -> [Int: [ScreenRow]] {
    guard !dim.isEmpty else { return [:] }
    let (line, offset) = place
    guard
      let here = [offset - 1, offset].first(where: { place in
        guard lines[line].brackets.contains(place) else { return false }
        // Before the cursor a closing one, at the cursor any.
        return place == offset || BracketMatch.isClosing(lines[line].bytes[place])
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
