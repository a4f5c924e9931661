// SPDX-License-Identifier: GPL-3.0-or-later

@preconcurrency import CReadline
@preconcurrency import Glibc
import PythonRuntime

/// The keys that have arrived and that readline has not read yet. So it is known whether more waits: several lines at once
/// are a paste, also where the terminal does not mark pastes.
enum KeyInput {
  // SAFETY: used on the thread that is inside of `LineEditor.read`.
  private nonisolated(unsafe) static var queue: [UInt8] = []
  // SAFETY: as above.
  private nonisolated(unsafe) static var head = 0
  // SAFETY: as above.
  private nonisolated(unsafe) static var isClosed = false
  /// The terminal, opened once more so that reading never waits: Ctrl-C takes away what has been typed, also what was just seen to be there,
  /// and whoever then waited for it would not hear of the Ctrl-C. Standard input itself belongs to others, too.
  private static let terminal: Int32 = {
    // SAFETY: the system's own text, which is used before anything asks for another.
    guard let name = ttyname(STDIN_FILENO) else { return STDIN_FILENO }
    let file = open(name, O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    return file >= 0 ? file : STDIN_FILENO
  }()
  /// How long (in milliseconds) the rest of a paste may take to arrive, and as long where an empty line in a block leaves open
  /// whether anything follows.
  private static let gap: Int32 = 25
  private static let longGap: Int32 = 120

  /// Whether keys are waiting here.
  static var hasMore: Bool { head < queue.count }

  /// Readline's functions for keys.
  static func install() {
    rl_getc_function = { _ in KeyInput.next() }
    rl_input_available_hook = { KeyInput.isAvailable() ? 1 : 0 }
  }

  /// Waits for keys; false when a signal came first.
  static func wait() -> Bool {
    if hasMore || isClosed { return true }
    guard Signals.wait(for: STDIN_FILENO) else { return false }
    fill()
    return hasMore || isClosed
  }

  /// Takes what was typed while a statement ran; the prompt is there, so nothing waits for whole lines any more.
  static func takeTypedAhead() {
    guard arrives(within: 0) else { return }
    let count = queue.count - head
    fill()
    // The terminal has made a zero byte of Ctrl-D, as it was to end what the statement read.
    for index in (head + count)..<queue.count where queue[index] == 0 { queue[index] = 0x04 }
  }

  /// Puts a key before those that wait.
  static func pushBack(_ bytes: [UInt8]) {
    queue.replaceSubrange(..<head, with: bytes)
    head = 0
  }

  /// The next key; waits for it inside of a command that needs one.
  static func next() -> CInt {
    while !hasMore {
      if isClosed { return EOF }
      if Interrupt.isRequested || Signals.leaveSignal != 0 {
        // Whatever asks takes it for a no; the line is dropped as soon as that is over.
        return CInt(UInt8(ascii: "n"))
      }
      if Signals.wait(for: STDIN_FILENO) { fill() }
    }
    defer { head += 1 }
    return CInt(queue[head])
  }

  private static func isAvailable() -> Bool {
    if hasMore { return true }
    // The time that readline would wait is told by setting it.
    let time = rl_set_keyboard_input_timeout(100_000)
    rl_set_keyboard_input_timeout(time)
    return arrives(within: time / 1000)
  }

  private static func arrives(within milliseconds: Int32) -> Bool {
    var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&waiting, 1, milliseconds) > 0
  }

  private static func fill() {
    if head == queue.count {
      queue.removeAll(keepingCapacity: true)
      head = 0
    }
    var bytes = [UInt8](repeating: 0, count: 1 << 14)
    let count = read(terminal, &bytes, bytes.count)
    if count > 0 { queue += bytes[..<count] } else if count == 0 || errno == EIO { isClosed = true }
  }

  /// A line of the terminal: keys that were read ahead, and what is typed now; nil at the end and for a signal.
  static func takeLine() -> String? {
    guard hasMore else { return typedLine() }
    let end = queue[head...].firstIndex(where: isNewline)
    let ahead = String(decoding: queue[head..<(end ?? queue.count)], as: UTF8.self)
    head = end.map { $0 + 1 } ?? queue.count
    // The terminal shows what is typed now; what came before it has not been seen.
    let isTerminal = isatty(STDIN_FILENO) == 1
    if isTerminal {
      fputs(ahead + (end == nil ? "" : "\n"), stdout)
      fflush(stdout)
    }
    guard end == nil else { return ahead }
    return typedLine().map { ahead + $0 } ?? (isTerminal ? nil : ahead)
  }

  /// Reading itself would go on after a signal, so it begins when something is there. A pipe may give many lines at once.
  private static func typedLine() -> String? {
    var line: [UInt8] = []
    while true {
      guard Signals.wait(for: STDIN_FILENO) else {
        if Interrupt.isRequested || Signals.leaveSignal != 0 { return nil }
        continue
      }
      var bytes = [UInt8](repeating: 0, count: 1 << 14)
      let count = read(terminal, &bytes, bytes.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      // Ctrl-D ends this question, not the next one.
      guard count > 0 else { return line.isEmpty ? nil : String(decoding: line, as: UTF8.self) }
      line += bytes[..<count]
      if let end = line.firstIndex(where: isNewline) {
        queue += line[(end + 1)...]
        return String(decoding: line[..<end], as: UTF8.self)
      }
    }
  }

  // MARK: Pastes

  /// Several lines that arrived at once, up to where something else than text follows; nil for keys.
  static func takeLines(isOpen: (String) -> Bool) -> String? {
    guard let end = linesEnd() else { return nil }
    var length = end
    while length == queue.count {
      let text = String(decoding: queue[head..<length], as: UTF8.self)
      let endsBlank = text.hasSuffix("\n\n") || text.hasSuffix("\r\r") || text.hasSuffix("\r\n\r\n")
      guard arrives(within: endsBlank && isOpen(text) ? longGap : gap), !Interrupt.isRequested else { break }
      let before = queue.count
      fill()
      if queue.count == before { break }
      length = linesEnd() ?? length
    }
    defer { head = length }
    return lines(queue[head..<length])
  }

  /// Where the lines end; nil where there is but one, or where control characters say that these are keys.
  private static func linesEnd() -> Int? {
    guard let first = queue[head...].firstIndex(where: isNewline), first + 1 < queue.count else { return nil }
    let end = queue[head...].firstIndex { ($0 < 0x20 && $0 != 0x09 && !isNewline($0)) || $0 == 0x7F } ?? queue.count
    guard end < queue.count else { return end }
    guard let last = queue[head..<end].lastIndex(where: isNewline), last > first else { return nil }
    return last + 1
  }

  private static func isNewline(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// The text of a paste that the terminal marked; the mark at its beginning has been read.
  static func takeMarkedPaste() -> String {
    let mark = Array("\u{1B}[201~".utf8)
    var searched = head
    while true {
      if queue.count >= mark.count, searched <= queue.count - mark.count {
        for start in searched...(queue.count - mark.count)
        where queue[start] == 0x1B && queue[start..<(start + mark.count)].elementsEqual(mark) {
          defer { head = start + mark.count }
          return lines(queue[head..<start])
        }
        searched = queue.count - mark.count + 1
      }
      // The end has got lost: what came is the paste.
      if isClosed || Interrupt.isRequested || Signals.leaveSignal != 0 {
        defer { head = queue.count }
        return lines(queue[head...])
      }
      if Signals.wait(for: STDIN_FILENO) {
        let (before, offset) = (head, searched - head)
        fill()
        if head != before { searched = head + offset }
      }
    }
  }

  /// The text, with one kind of line end.
  private static func lines(_ bytes: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var afterReturn = false
    for byte in bytes where byte != 0 {
      if byte == 0x0D || (byte == 0x0A && !afterReturn) {
        result.append(0x0A)
      } else if byte != 0x0A {
        result.append(byte)
      }
      afterReturn = byte == 0x0D
    }
    return String(decoding: result, as: UTF8.self)
  }
}
