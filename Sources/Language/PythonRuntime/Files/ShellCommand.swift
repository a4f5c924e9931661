// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

extension FilePolicy {
  /// Runs a line of the system's shell and passes on what it prints; gives its exit status, or 128 and the signal that ended it.
  ///
  /// It has the terminal's input. Ctrl-C, which reaches it too, ends it after a second at the latest.
  package func run(shell line: String, _ write: (String) -> Void) throws -> Int32 {
    let call = "!\(line)"
    try FilePolicy.checkShell(line)
    if fence != nil { throw Fence.refusal(call, "no programs run there") }
    if looking {
      throw PyError.make(ExceptionClasses.permissionError, "Gradus runs no programs while it looks: \(call)")
    }
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw FilePolicy.failure("/bin/sh") }
    defer { close(ends[0]) }
    var process: pid_t = 0
    let status = FilePolicy.start(line, writingTo: ends[1], &process)
    close(ends[1])
    guard status == 0 else { throw FilePolicy.failure("/bin/sh", number: status) }
    let wasInterrupted = FilePolicy.pass(from: ends[0], of: process, write)
    var result: Int32 = 0
    while waitpid(process, &result, 0) < 0, errno == EINTR {}
    if wasInterrupted { throw Raised(PyException(cls: ExceptionClasses.keyboardInterrupt, arguments: [])) }
    let signal = result & 0x7F
    return signal == 0 ? (result >> 8) & 0xFF : 128 + signal
  }

  private static func checkShell(_ line: String) throws {
    if line.utf8.contains(0) { throw PyError.value("embedded null byte") }
  }

  static func start(_ line: String, writingTo end: Int32?, _ process: inout pid_t) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let end {
      posix_spawn_file_actions_adddup2(&actions, end, 1)
      posix_spawn_file_actions_adddup2(&actions, end, 2)
    }
    // What Gradus ignores or blocks, programs expect as usual.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (none, pipeSignal) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigemptyset(&pipeSignal)
    sigaddset(&pipeSignal, SIGPIPE)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &pipeSignal)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    // SAFETY: the copies live until the process has been made, and are freed then.
    var words: [UnsafeMutablePointer<CChar>?] = ["/bin/sh", "-c", line].map { (word: String) in strdup(word) } + [nil]
    defer { for word in words { free(word) } }
    return posix_spawn(&process, "/bin/sh", &actions, &attributes, &words, environ)
  }

  /// Passes on what a process prints until it ends; says whether Ctrl-C did that.
  private static func pass(from end: Int32, of process: pid_t, _ write: (String) -> Void) -> Bool {
    var waiting: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var rounds = 0
    func show(_ count: Int) {
      guard count > 0 else { return }
      write(String(decoding: waiting[..<count], as: UTF8.self))
      waiting.removeFirst(count)
    }
    while true {
      if rounds > 0 || Interrupt.take() {
        // It has the signal already where it shares the terminal.
        if rounds == 0 { kill(process, SIGINT) }
        if rounds == 20 { kill(process, SIGKILL) }
        rounds += 1
      }
      var ready = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
      let found = poll(&ready, 1, 50)
      if found == 0 { show(waiting.count) }
      guard found > 0 else { continue }
      let count = Glibc.read(end, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      waiting += buffer[..<count]
      show((waiting.lastIndex(of: 0x0A) ?? -1) + 1)
    }
    show(waiting.count)
    return rounds > 0
  }
}
