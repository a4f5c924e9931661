// SPDX-License-Identifier: GPL-3.0-or-later

@preconcurrency import CReadline
import Charts
@preconcurrency import Glibc
import Notebooks
import Primitives
import PythonRuntime
import Synchronization
import Workbench

/// What the standard streams are, and the way to write to them.
public final class Terminal: Sendable {
  /// True if both standard input and standard output are a terminal.
  public let isInteractive: Bool
  /// True if standard output is a terminal.
  public let isTerminal: Bool
  /// Whether its cursor can be moved: a terminal that is not dumb.
  public let movesCursor: Bool
  /// The colours it shows: none on pipes, with `NO_COLOR`, and on dumb terminals.
  public let color: ColorDepth
  /// The characters it shows: beyond ASCII on a terminal that is not dumb, in a UTF-8 locale.
  public let glyphs: GlyphSet

  private let buffer = Mutex(Buffer())

  private struct Buffer {
    var bytes: [UInt8] = []
    var isBroken = false
    /// When something was written last, in seconds.
    var lastWrite = 0.0
    /// Whether a thread writes what waits.
    var isFlusherRunning = false
  }

  /// Looks at the standard streams and the environment. Call it once, before anything is read.
  public init() {
    isTerminal = isatty(STDOUT_FILENO) == 1
    isInteractive = isTerminal && isatty(STDIN_FILENO) == 1
    movesCursor = isTerminal && (Files.environment("TERM") ?? "dumb") != "dumb"
    glyphs = Terminal.setCharacterEncoding() && movesCursor ? .unicode : .ascii
    color = movesCursor ? Terminal.color(Files.environment) : .none
  }

  /// The colours that the environment promises.
  static func color(_ environment: (String) -> String?) -> ColorDepth {
    let kind = environment("TERM") ?? "dumb"
    if environment("NO_COLOR") != nil || kind == "dumb" { return .none }
    if let depth = environment("COLORTERM"), depth == "truecolor" || depth == "24bit" { return .truecolor }
    return kind.contains("256color") || kind.contains("kitty") || kind.contains("direct") ? .ansi256 : .ansi16
  }

  /// The number of columns: of the terminal, else what `COLUMNS` says, else 80.
  public var width: Int {
    let columns = isTerminal ? Int(gradus_terminal_size(STDOUT_FILENO).columns) : 0
    if columns > 0 { return columns }
    if let text = Files.environment("COLUMNS"), let columns = Int(text), columns > 0 { return columns }
    return 80
  }

  /// What programs may know.
  var facts: TerminalFacts {
    TerminalFacts(
      isTerminal: { isatty($0) == 1 },
      size: {
        let size = gradus_terminal_size(STDOUT_FILENO)
        return size.columns > 0 ? (Int(size.columns), Int(size.rows)) : nil
      }, readLine: { KeyInput.takeLine() })
  }

  /// Writes to standard output. On a terminal finished lines appear at once, or within a hundredth of a second where many come; elsewhere
  /// it is done in large pieces.
  public func write(_ text: String) {
    guard !text.isEmpty else { return }
    buffer.withLock { buffer in
      buffer.bytes.append(contentsOf: text.utf8)
      if buffer.bytes.count > 1 << (isTerminal ? 14 : 16) { return Terminal.empty(&buffer) }
      guard isTerminal, text.utf8.contains(0x0A) else { return }
      let now = Output.now
      if now - buffer.lastWrite > Terminal.pause {
        Terminal.empty(&buffer)
        buffer.lastWrite = now
      } else if !buffer.isFlusherRunning {
        buffer.isFlusherRunning = startFlusher()
        if !buffer.isFlusherRunning { Terminal.empty(&buffer) }
      }
    }
  }

  /// Lines that come faster wait for each other: a system call for each would take longer than to print them.
  private static let pause = 0.005

  /// Starts a thread that writes what waits, until nothing has come for a while.
  private func startFlusher() -> Bool { DetachedThread.start { self.writeWhatWaits() } }

  private func writeWhatWaits() {
    var idle = 0
    while true {
      usleep(10_000)
      let isDone = buffer.withLock { buffer in
        idle = buffer.bytes.isEmpty ? idle + 1 : 0
        Terminal.empty(&buffer)
        if idle > 50 { buffer.isFlusherRunning = false }
        return idle > 50
      }
      if isDone { return }
    }
  }

  /// Writes to standard error, after what standard output still holds.
  public func writeError(_ text: String) {
    flush()
    Terminal.write(Array(text.utf8), to: STDERR_FILENO)
  }

  /// Writes what is still held back.
  public func flush() {
    buffer.withLock { Terminal.empty(&$0) }
  }

  /// True once the reader of standard output has gone, as in `gradus run x.py | head`.
  public var hasLostReader: Bool { buffer.withLock { $0.isBroken } }

  /// A text in a style; the text itself where there are no colours.
  public func styled(_ text: String, _ style: Style) -> String {
    let code = style.code(color)
    return code.isEmpty ? text : EscapeSequence.styled(text, code)
  }

  private static func empty(_ buffer: inout Buffer) {
    guard !buffer.bytes.isEmpty else { return }
    if !buffer.isBroken { buffer.isBroken = !write(buffer.bytes, to: STDOUT_FILENO) }
    buffer.bytes.removeAll(keepingCapacity: true)
  }

  /// Takes the user's character encoding over (and nothing else of the locale: numbers keep their point). True for UTF-8.
  private static func setCharacterEncoding() -> Bool {
    let name = Files.environment("LC_ALL") ?? Files.environment("LC_CTYPE") ?? Files.environment("LANG") ?? "C"
    let isUnicode = ["UTF-8", "utf-8", "UTF8", "utf8"].contains { name.contains($0) }
    // A locale that is not installed: its encoding still holds.
    if setlocale(LC_CTYPE, "") == nil, isUnicode { setlocale(LC_CTYPE, "C.UTF-8") }
    return isUnicode
  }

  /// Writes all bytes, also when signals come meanwhile; false when nobody reads any more.
  @discardableResult static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    var start = 0
    while start < bytes.count {
      // SAFETY: the system reads only bytes of the array.
      let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress?.advanced(by: start), $0.count - start) }
      if count >= 0 {
        start += count
      } else if errno == EAGAIN {
        var waiting = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
        poll(&waiting, 1, -1)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }
}
