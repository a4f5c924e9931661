// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// The built program on a terminal of its own, as a person would use it.
final class PseudoTerminal {
  private var master: Int32
  private var process: pid_t = 0
  private var isRunning = false
  /// What a person sees.
  private(set) var screen: TerminalScreen
  /// Everything that was written to the screen, with its control sequences.
  private var bytes: [UInt8] = []
  /// The same as text.
  var transcript: String { String(decoding: bytes, as: UTF8.self) }

  /// Starts `gradus` with these arguments; `environment` is all it knows besides the terminal's kind and a home folder.
  init?(
    _ arguments: [String], home: String, columns: Int = 80, height: Int = 24, environment: [String: String] = [:]
  ) {
    screen = TerminalScreen(columns: columns, height: height)
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard master >= 0, let name = PseudoTerminal.unlock(master), let program = BuiltProgram.path else { return nil }
    tellSize()

    var variables = ["HOME": home, "TERM": "xterm", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"]
    variables.merge(environment) { $1 }
    // SAFETY: the copies live until the program has been started.
    // Sessions of the folder in which the tests run are none of theirs.
    let changing = ["/bin/sh", "-c", #"cd "$HOME" && exec "$0" "$@""#, program]
    var words = (changing + arguments).map { strdup($0) } + [nil]
    var settings = variables.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + settings { free(pointer) } }

    // In a session of its own the first terminal it opens becomes the one that Ctrl-C comes from.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    // The threads of tests block signals, which the program would inherit.
    var noSignals = sigset_t()
    sigemptyset(&noSignals)
    posix_spawnattr_setsigmask(&attributes, &noSignals)
    let ownSession: Int16 = 0x80  // POSIX_SPAWN_SETSID
    posix_spawnattr_setflags(&attributes, ownSession | Int16(POSIX_SPAWN_SETSIGMASK))
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    posix_spawn_file_actions_addclose(&actions, master)
    defer {
      posix_spawnattr_destroy(&attributes)
      posix_spawn_file_actions_destroy(&actions)
    }
    guard posix_spawn(&process, "/bin/sh", &actions, &attributes, &words, &settings) == 0 else { return nil }
    isRunning = true
  }

  deinit {
    if isRunning {
      kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
    if master >= 0 { close(master) }
  }

  /// Takes the terminal away, as a closed window does.
  func closeTerminal() {
    close(master)
    master = -1
  }

  /// Prepares the other end of a pseudoterminal and gives its path. The C library declares these functions only under
  /// macros that Swift's importer does not set.
  private static func unlock(_ master: Int32) -> String? {
    typealias Prepare = @convention(c) (Int32) -> Int32
    typealias Name = @convention(c) (Int32) -> UnsafeMutablePointer<CChar>?
    guard let unlock = dlsym(nil, "unlockpt"), let name = dlsym(nil, "ptsname") else { return nil }
    // SAFETY: these are the types that POSIX gives the two functions.
    guard unsafeBitCast(unlock, to: Prepare.self)(master) == 0 else { return nil }
    return unsafeBitCast(name, to: Name.self)(master).map { String(cString: $0) }
  }

  /// Types keys.
  func type(_ keys: String) {
    var bytes = Array(keys.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count > 0 { bytes = bytes.dropFirst(count) } else if errno != EINTR { return }
    }
  }

  /// Gives the terminal another size, as dragging a window's edge does.
  func resize(columns: Int, height: Int) {
    // What has arrived was written for the old size.
    while read(until: PseudoTerminal.now) {}
    screen.resize(columns: columns, height: height)
    tellSize()
  }

  private func tellSize() {
    var size = winsize()
    size.ws_col = UInt16(screen.columns)
    size.ws_row = UInt16(screen.height)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Waits until a text has been written after the last one that was waited for; false after some seconds without it.
  func shows(_ text: String, within seconds: Double = 20) -> Bool {
    let wanted = Array(text.utf8)
    let deadline = PseudoTerminal.now + seconds
    while true {
      if let end = PseudoTerminal.end(of: wanted, in: bytes, from: seen) {
        seen = end
        return true
      }
      guard PseudoTerminal.now < deadline, read(until: deadline) else { return false }
    }
  }
  private var seen = 0

  /// Waits until the screen is as it should be; false after some seconds.
  func waits(_ seconds: Double = 20, until isRight: (TerminalScreen) -> Bool) -> Bool {
    let deadline = PseudoTerminal.now + seconds
    while !isRight(screen) {
      guard PseudoTerminal.now < deadline, read(until: deadline) else { return false }
    }
    return true
  }

  /// Sends a signal.
  func signal(_ number: Int32) { kill(process, number) }

  /// Waits for the end; gives the exit status, or minus the signal that ended it.
  func end(within seconds: Double = 10) -> Int32? {
    let deadline = PseudoTerminal.now + seconds
    while PseudoTerminal.now < deadline {
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG) == process {
        isRunning = false
        while read(until: PseudoTerminal.now + 0.05) {}
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
      }
      _ = read(until: PseudoTerminal.now + 0.02)
    }
    return nil
  }

  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// Reads what is there; false at the deadline or when the program has closed the terminal.
  private func read(until deadline: Double) -> Bool {
    guard master >= 0 else {
      usleep(5000)
      return false
    }
    var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, Int32(max(0, (deadline - PseudoTerminal.now) * 1000))) > 0 else { return false }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(master, &bytes, bytes.count)
    guard count > 0 else { return false }
    self.bytes += bytes[..<count]
    screen.take(bytes[..<count])
    return true
  }

  /// Where a text ends, in bytes.
  private static func end(of wanted: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard bytes.count - start >= wanted.count else { return nil }
    for offset in start...(bytes.count - wanted.count)
    where bytes[offset..<(offset + wanted.count)].elementsEqual(wanted) {
      return offset + wanted.count
    }
    return nil
  }
}
