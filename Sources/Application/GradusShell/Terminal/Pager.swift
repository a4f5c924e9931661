// SPDX-License-Identifier: GPL-3.0-or-later

@preconcurrency import Glibc
import Notebooks
import Primitives
import PythonRuntime

/// Shows long texts in the person's pager: what `PAGER` says, else `less`.
enum Pager {
  /// Shows a text.
  ///
  /// - Returns: false when it is to be printed: it fits on the screen, or there is no pager.
  static func show(_ text: String, on terminal: Terminal) -> Bool {
    guard terminal.isInteractive, Files.environment("TERM") ?? "dumb" != "dumb" else { return false }
    let (columns, height) = terminal.facts.size() ?? (80, 24)
    guard fills(height, text, columns) else { return false }
    let command = Files.environment("PAGER") ?? "less"
    guard !command.isEmpty, command != "cat" else { return false }
    return run(command, text, terminal)
  }

  /// Whether a text takes so many rows of a screen.
  private static func fills(_ height: Int, _ text: String, _ columns: Int) -> Bool {
    var rows = 0
    var rest = text[...]
    while !rest.isEmpty {
      let end = rest.utf8.firstIndex(of: 0x0A) ?? rest.endIndex
      let line = rest[..<end]
      // Bytes are enough for a line that is longer than the whole screen.
      let width =
        line.utf8.count > 8 * height * columns
        ? line.utf8.count : DisplayWidth.of(EscapeSequence.withoutStyles(String(line)))
      rows += max(1, (width + columns - 1) / max(1, columns))
      if rows >= height { return true }
      rest = end == rest.endIndex ? "" : rest[rest.utf8.index(after: end)...]
    }
    return false
  }

  /// Gives a text to a command and waits for it. Ctrl-C is the command's meanwhile.
  private static func run(_ command: String, _ text: String, _ terminal: Terminal) -> Bool {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var ignoring = sigaction()
    ignoring.__sigaction_handler.sa_handler = SIG_IGN
    var handling = sigaction()
    sigaction(SIGINT, &ignoring, &handling)
    defer { sigaction(SIGINT, &handling, nil) }
    let process = start(command, reading: ends[0])
    close(ends[0])
    guard process > 0 else {
      close(ends[1])
      return false
    }
    write(text, to: ends[1])
    close(ends[1])
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    // Ended by a signal it has left its line as it was.
    if status & 0x7F != 0 { terminal.write("\n") }
    // The shell found no such command.
    return status & 0x7F != 0 || (status >> 8) & 0xFF != 127
  }

  private static func start(_ command: String, reading input: Int32) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    // Colours are shown, a text that has become shorter than the screen is not held, and the screen stays as it was.
    var variables = FilePolicy().environment
    if !variables.contains(where: { $0.name == "LESS" }) { variables.append((name: "LESS", value: "FRX")) }
    var process: pid_t = 0
    // SAFETY: the copies live until the program has been started.
    let line: [String] = ["sh", "-c", command]
    var words = line.map { strdup($0) } + [nil]
    var settings = variables.map { strdup("\($0.name)=\($0.value)") } + [nil]
    defer { for pointer in words + settings { free(pointer) } }
    let problem = posix_spawn(&process, "/bin/sh", &actions, &attributes, &words, &settings)
    return problem == 0 ? process : -1
  }

  private static func write(_ text: String, to file: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      while start < bytes.count {
        // SAFETY: the system reads only bytes of the text. Who leaves the pager early ends the writing.
        let count = Glibc.write(file, bytes.baseAddress?.advanced(by: start), bytes.count - start)
        if count > 0 { start += count } else if errno != EINTR { return }
      }
    }
  }
}
