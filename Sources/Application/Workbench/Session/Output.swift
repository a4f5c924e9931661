// SPDX-License-Identifier: GPL-3.0-or-later

import Catalogues
import Charts
import Glibc
import Notebooks
import Primitives
import PythonRuntime
import Transactions

/// How a session's output is drawn for the person at the terminal.
public struct Presentation: Sendable, Equatable {
  /// Width, glyphs and colours of charts and tables.
  public var rendering: RenderOptions
  /// Where it stands.
  public var medium: Medium

  /// Where something is drawn: in a file or pipe, on a terminal that only knows lines, on one whose cursor moves.
  public enum Medium: Sendable { case file, lines, screen }

  /// Makes a presentation.
  public init(rendering: RenderOptions, medium: Medium = .screen) {
    self.rendering = rendering
    self.medium = medium
  }
  /// What notebooks keep and pipes get: 80 columns of ASCII without colour, so that transcripts are stable.
  public static let plain = Presentation(
    rendering: RenderOptions(width: 80, height: 15, glyphs: .ascii, color: .none), medium: .file)
  /// Whether text may be coloured.
  public var hasColor: Bool { rendering.color != .none }
}

/// Takes what a statement prints: to the terminal, drawn for it, and to the record that notebooks keep, drawn plainly.
///
/// A statement that ends quickly appears on the terminal only after its record is on disk, so that nothing a person has seen can
/// be lost; what a long one prints appears as it comes (`HeldOutput` sees to both).
public final class Output: @unchecked Sendable {
  // SAFETY: what a thread sees is in `held`; all else is used only on the evaluator's thread.
  private let held: HeldOutput
  /// How drawings look on the terminal.
  public var presentation: Presentation
  /// The language of the person, when it is not English. The record has none: notebooks are the same everywhere.
  public var language: Catalogue?
  /// How drawings look on the terminal, with the words of the person's language.
  public var options: RenderOptions {
    var options = presentation.rendering
    if presentation.rendering.glyphs == .unicode { options.language = language }
    return options
  }
  /// What the running statement printed, drawn plainly.
  public private(set) var record = ""
  /// While true nothing reaches the terminal (replays).
  public var isMuted = false

  /// Makes an output that writes to `sink`.
  public init(presentation: Presentation, sink: @escaping @Sendable (String) -> Void) {
    self.presentation = presentation
    held = HeldOutput(sink: sink)
  }

  /// How many bytes a statement may print where that is limited; what is beyond is dropped, and the statement stopped.
  var limit = Int.max
  /// Whether a program's text is shown with its control characters made visible: it is somebody else's, behind a fence.
  var isQuoting = false

  /// Text of a program: the same everywhere.
  public func text(_ text: String) {
    guard keep(text) else { return }
    show(isQuoting ? EscapeSequence.visible(text) : text, isPrinted: true)
  }

  /// Whether long outputs are shown in part, as a person at a prompt wants them.
  public var shortens = false

  /// Adds a text to the record; false when it is too long for that.
  private func keep(_ text: String) -> Bool {
    guard record.utf8.count <= limit &- text.utf8.count else {
      Watchdog.stop(.output)
      return false
    }
    record += text
    return true
  }

  /// Runs something and gives what it printed, which is shown as always but does not become part of the record.
  func apart(_ body: () throws -> Void) rethrows -> String {
    let before = (record, parts)
    defer { (record, parts) = before }
    record = ""
    try body()
    return record
  }

  /// A drawing that suits each reader; ends with a newline.
  public func drawing(_ draw: (RenderOptions) -> String) {
    measure()
    let plain = draw(Presentation.plain.rendering)
    record += plain + "\n"
    show((presentation == .plain ? plain : draw(options)) + "\n")
  }

  /// What the record of the running statement consists of beside plain text, where somebody wants to know.
  private(set) var parts: [OutputPart] = []
  /// Whether that is noted: exports show charts, values and errors in their own ways, and a session that is kept keeps them for that.
  var notesParts = false

  /// Prints something of a kind.
  func part(_ kind: @autoclosure () -> OutputPart.Kind, _ body: () throws -> Void) rethrows {
    let start = record.utf8.count
    try body()
    if notesParts { parts.append(OutputPart(kind(), start..<record.utf8.count)) }
  }

  /// A chart as text that suits each reader.
  ///
  /// - Parameter isDescribed: whether what it says in words belongs to it.
  func chart(_ chart: (any Chart)?, isDescribed: Bool = true, _ draw: (RenderOptions) -> String) {
    guard let chart else { return drawing(draw) }
    part(
      .chart(
        svg: picture(of: chart), words: isDescribed ? chart.describe() : [],
        length: (chart as? LineChart)?.series.map(\.x.count).max())
    ) { drawing(draw) }
  }

  /// A chart as a drawing. That of a figure runs code of programs (how ticks are written), so it says nothing and leaves no trace.
  private func picture(of chart: any Chart) -> String {
    let wasMuted = isMuted
    isMuted = true
    defer { isMuted = wasMuted }
    var svg = ""
    _ = apart { svg = ChangeLog.withoutTrace { chart.svg() } }
    return svg
  }

  /// A drawing that a person reads from the top: where there is a pager and the text is longer than the screen, in that.
  ///
  /// - Parameter kept: what stands in the record in place of the whole.
  func paged(kept: String? = nil, _ draw: (RenderOptions) -> String) {
    record += (kept ?? draw(Presentation.plain.rendering)) + "\n"
    let text = draw(options) + "\n"
    if let pager, !isMuted {
      flush()
      if pager(text) { return }
    }
    show(text)
  }

  /// Shows a text in a pager; false when it should be printed, since it fits on the screen or there is none.
  public var pager: ((String) -> Bool)?

  /// Text with a coloured form for the terminal.
  public func styled(_ plain: String, _ colored: String) {
    guard keep(plain) else { return }
    show(presentation.hasColor ? colored : plain)
  }

  /// A dim line for the person only: it is not part of the record.
  public func note(_ line: String) {
    for part in fitting(said(line)) { show((presentation.hasColor ? EscapeSequence.styled(part, "2") : part) + "\n") }
  }

  /// What a command has to say: a sentence, kept as it is and shown in the person's language.
  public func say(_ line: String) {
    guard keep(line + "\n") else { return }
    guard options.language != nil else { return show(line + "\n") }
    for part in fitting(said(line)) { show(part + "\n") }
  }

  /// An error that is a command's own: the type stays, the sentence is the person's.
  func refusal(_ type: String, _ message: String) {
    guard keep("\(type): \(message)\n") else { return }
    for part in fitting("\(type): \(options.said(message))") {
      show((presentation.hasColor ? EscapeSequence.styled(part, "1;31") : part) + "\n")
    }
  }

  /// A line in the person's language, behind the blanks that it begins with.
  private func said(_ line: String) -> String {
    guard let language = options.language else { return line }
    let margin = line.prefix { $0 == " " }
    return margin + language.sentence(String(line.dropFirst(margin.count)))
  }

  /// The lines of a card. On a terminal on which they do not fit, sentences that were cut flow together and are broken between words.
  func card(_ lines: [String]) {
    guard !lines.isEmpty, keep(lines.map { $0 + "\n" }.joined()) else { return }
    let fits = options.language == nil && lines.allSatisfy { DisplayWidth.of($0) <= presentation.rendering.width }
    for line in presentation == .plain || fits ? lines : Output.flowing(lines) {
      for part in fitting(said(line)) { show(part + "\n") }
    }
  }

  /// Lines of which the end is no end of a sentence, together with what follows.
  private static func flowing(_ lines: [String]) -> [String] {
    lines.reduce(into: []) { result, line in
      // Lines of code stand further in, each for itself.
      if let last = result.last, let end = last.last, !".:;?!".contains(end), !(last + line).contains("    ") {
        result[result.count - 1] = last + " " + line.trimmed
      } else {
        result.append(line)
      }
    }
  }

  /// A line as rows of the terminal; later ones stand a little further in.
  private func fitting(_ line: String) -> [String] {
    let width = presentation.rendering.width
    guard presentation != .plain, line.utf8.count > width, DisplayWidth.of(line) > width else { return [line] }
    let margin = String(line.prefix { $0 == " " })
    let rows = TextLayout.wrapped(String(line.dropFirst(margin.count)), to: width - margin.count, indent: 2)
    return rows.map { margin + $0 }
  }

  // MARK: A moving picture

  /// The size of the terminal, which may change while a statement runs.
  public var size: () -> (columns: Int, rows: Int)? = { nil }
  /// How many columns the lines of the picture take that stands above the cursor.
  var picture: [Int] = []

  func measure() {
    if let columns = size()?.columns, columns > 0 { presentation.rendering.width = columns }
  }

  func show(_ text: String, isPrinted: Bool = false) {
    guard !isMuted, !text.isEmpty else { return }
    takePictureAway()
    held.show(text, isPrinted: isPrinted)
  }

  /// Whether what was shown last stands in an unfinished line.
  public var endsInLine: Bool { held.endsInLine }

  /// What follows begins on a line of its own for the person, as a traceback behind an unfinished line; `isEchoed` where the terminal has
  /// shown something by itself, as `^C`.
  func breakLine(isEchoed: Bool) {
    guard presentation.medium != .file, isEchoed || standsInLine else { return }
    show("\n")
  }

  /// Whether what was shown last, or waits to be, ends in an unfinished line.
  var standsInLine: Bool { held.standsInLine }

  /// The next prompt begins on a line of its own.
  public func finishLine() {
    if endsInLine { held.pass([0x0A]) }
  }

  /// Begins a statement: its record is empty, and the terminal waits a moment.
  public func begin(cell: Int = 0) {
    record = ""
    parts = []
    guard !isMuted else { return }
    let isASCII = presentation.rendering.glyphs == .ascii
    let language = options.language
    held.begin {
      $0.isOn = shortens
      $0.begin(cell: cell, isDim: presentation.hasColor, isASCII: isASCII, language: language)
    }
  }

  /// Ends a statement and gives its record; call `release` when it is safe. Where a program wrote over a line (`\\r`), the record has
  /// what was there at the end.
  public func end() -> String {
    if record.utf8.contains(0x0D) {
      var (text, moved) = ("", [OutputPart]())
      for (kind, piece) in CellOutput(record, parts).pieces {
        let start = text.utf8.count
        text += kind == nil ? Output.overwritten(piece) : piece
        if let kind { moved.append(OutputPart(kind, start..<text.utf8.count)) }
      }
      (record, parts) = (text, moved)
    }
    return record
  }

  /// What a terminal shows of a text that goes back to the beginnings of lines.
  static func overwritten(_ text: String) -> String {
    // By scalars: a return and a line feed together are one character to Swift.
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      guard line.contains("\r") else { return String(line) }
      var shown: [Unicode.Scalar] = []
      for part in line.split(separator: "\r", omittingEmptySubsequences: false) {
        shown.replaceSubrange(0..<min(shown.count, part.count), with: part)
      }
      while shown.last == " " { shown.removeLast() }
      return String(String.UnicodeScalarView(shown))
    }.joined(separator: "\n")
  }

  /// What the person typed for `input()`: the terminal has shown it, the record has not.
  func answered(_ line: String) {
    _ = keep(line + "\n")
    held.endsInLine = false
  }

  /// Shows at once what is held back.
  public func flush() { held.flush() }

  /// Shows what was held back.
  public func release() { held.release() }

  /// Seconds of a clock that only goes forwards.
  public static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
