// SPDX-License-Identifier: GPL-3.0-or-later

@preconcurrency import Glibc
import PythonRuntime
import Synchronization

/// What signals ask for. A handler only sets a flag and wakes the line editor; whoever waits or runs looks at the flags.
public enum Signals {
  private static let resize = Atomic<Bool>(false)
  private static let resume = Atomic<Bool>(false)
  private static let leave = Atomic<Int32>(0)
  private static let wakeRead = Atomic<Int32>(-1)
  private static let wakeWrite = Atomic<Int32>(-1)

  /// Takes over SIGINT (the running statement stops, or the line being typed is dropped), SIGTERM and SIGHUP (the same,
  /// then the program leaves; it is killed if it has not left within five seconds), SIGWINCH and SIGCONT (the line being
  /// typed is drawn again), and ignores SIGPIPE.
  public static func install() {
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) == 0 {
      for end in ends {
        _ = fcntl(end, F_SETFL, O_NONBLOCK)
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      }
    }
    wakeRead.store(ends[0], ordering: .relaxed)
    wakeWrite.store(ends[1], ordering: .relaxed)
    // The atomics are made on first use, which must not be inside of a handler.
    _ = (resize.load(ordering: .relaxed), resume.load(ordering: .relaxed), leave.load(ordering: .relaxed))
    Interrupt.prepare()
    handle(SIGINT) { _ in
      Interrupt.request()
      Signals.wake()
    }
    handle(SIGWINCH) { _ in
      Signals.resize.store(true, ordering: .relaxed)
      Signals.wake()
    }
    handle(SIGCONT) { _ in
      Signals.resume.store(true, ordering: .relaxed)
      Signals.wake()
    }
    for signal in [SIGTERM, SIGHUP] {
      handle(signal) { number in
        Signals.leave.store(number, ordering: .relaxed)
        Interrupt.request()
        alarm(5)
        Signals.wake()
      }
    }
    signal(SIGPIPE, SIG_IGN)
  }

  /// The signal that asks the process to leave; 0 as long as there is none.
  public static var leaveSignal: Int32 { leave.load(ordering: .relaxed) }

  /// True once for each change of the terminal's size.
  static func takeResize() -> Bool {
    resize.load(ordering: .relaxed) && resize.exchange(false, ordering: .relaxed)
  }

  /// True once after each Ctrl-Z and `fg`.
  static func takeResume() -> Bool {
    resume.load(ordering: .relaxed) && resume.exchange(false, ordering: .relaxed)
  }

  /// Waits until there is input on the descriptor (true) or a signal arrived (false).
  static func wait(for file: Int32) -> Bool {
    var waiting = [
      pollfd(fd: file, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wakeRead.load(ordering: .relaxed), events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&waiting, nfds_t(waiting.count), -1)
    guard count > 0 else { return false }
    if waiting[1].revents != 0 {
      var byte: UInt8 = 0
      while read(waiting[1].fd, &byte, 1) == 1 {}
      return false
    }
    return true
  }

  private static func handle(_ signal: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    sigemptyset(&action.sa_mask)
    // No SA_RESTART: a wait that a signal meets must come back.
    action.sa_flags = 0
    sigaction(signal, &action, nil)
  }

  private static func wake() {
    let number = errno
    var byte: UInt8 = 0
    write(wakeWrite.load(ordering: .relaxed), &byte, 1)
    errno = number
  }
}
