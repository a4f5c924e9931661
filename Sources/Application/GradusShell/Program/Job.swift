// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import PythonRuntime
import SessionStore

/// Another process of this program that looks at one notebook.
final class Job {
  private var process: pid_t = -1
  private var output: Int32 = -1
  private var bytes: [UInt8] = []
  private var problem: String?
  /// Where its fence makes its scratch folder: it is removed with all that is in it, however the process ends.
  private let scratch: ScratchFolder?
  /// More than this of its output is dropped: no honest verdict is as long.
  private static let mostBytes = 8 << 20

  /// How it ended.
  enum Ending {
    /// By itself, with a status.
    case status(Int32)
    /// By a signal, whose number and name this is.
    case signal(Int32, String)
    /// It was never started, and why.
    case problem(String)
  }

  /// Starts the process with the arguments after the program's name.
  init(_ arguments: [String]) {
    scratch = try? ScratchFolder()
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      problem = String(cString: strerror(errno))
      return
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    output = ends[0]
    start(arguments, ends[1])
    close(ends[1])
  }

  private func start(_ arguments: [String], _ writing: Int32) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, writing, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, writing, STDERR_FILENO)
    var variables = FilePolicy().environment.filter { $0.name != "TMPDIR" }
    if let scratch { variables.append(("TMPDIR", scratch.path)) }
    // SAFETY: the copies live until the program has been started.
    var words = (["gradus"] + arguments).map { strdup($0) } + [nil]
    var settings = variables.map { strdup("\($0.name)=\($0.value)") } + [nil]
    defer { for pointer in words + settings { free(pointer) } }
    let status = posix_spawn(&process, "/proc/self/exe", &actions, nil, &words, &settings)
    if status != 0 {
      process = -1
      problem = String(cString: strerror(status))
      close(output)
      output = -1
    }
  }

  /// Whether it has said all that it will say.
  var isDone: Bool { output < 0 }

  /// Waits until one of the processes says something, and reads it.
  static func read(_ jobs: [Job]) {
    let open = jobs.filter { !$0.isDone }
    guard !open.isEmpty else { return }
    var waiting = open.map { pollfd(fd: $0.output, events: Int16(POLLIN), revents: 0) }
    guard poll(&waiting, nfds_t(waiting.count), -1) > 0 else { return }
    for (job, state) in zip(open, waiting) where state.revents != 0 { job.readMore() }
  }

  private func readMore() {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(output, &chunk, chunk.count)
    if count > 0 {
      if bytes.count < Job.mostBytes { bytes += chunk[..<count] }
    } else if count == 0 || errno != EINTR {
      close(output)
      output = -1
    }
  }

  /// Waits for the end of the process; gives what it said and how it ended.
  func finish() -> (text: String, ending: Ending) {
    defer { scratch?.remove() }
    if let problem { return ("", .problem(problem)) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let text = String(decoding: bytes, as: UTF8.self)
    let signal = status & 0x7F
    return (text, signal == 0 ? .status(status >> 8 & 0xFF) : .signal(signal, String(cString: strsignal(signal))))
  }

  /// Ends the process.
  func stop() {
    if process > 0 { kill(process, SIGKILL) }
    if output >= 0 { close(output) }
    output = -1
    _ = finish()
  }
}
