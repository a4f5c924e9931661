// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// Which class an error of the system has by its number.
extension ExceptionClasses {
  package static func ofSystem(_ number: Int) -> PyClass {
    switch Int32(truncatingIfNeeded: number) {
    case ENOENT: fileNotFoundError
    case EACCES, EPERM: permissionError
    case EEXIST: fileExistsError
    case EISDIR: isADirectoryError
    case ETIMEDOUT: timeoutError
    case ENOTDIR: named("NotADirectoryError")
    case EINTR: named("InterruptedError")
    case EAGAIN, EALREADY, EINPROGRESS: named("BlockingIOError")
    case ECHILD: named("ChildProcessError")
    case ESRCH: named("ProcessLookupError")
    case EPIPE, ESHUTDOWN: named("BrokenPipeError")
    case ECONNABORTED: named("ConnectionAbortedError")
    case ECONNREFUSED: named("ConnectionRefusedError")
    case ECONNRESET: named("ConnectionResetError")
    default: osError
    }
  }

  /// The class of what `cls(arguments)` makes: `OSError(2, …)` is a `FileNotFoundError`.
  package static func telling(_ cls: PyClass, _ arguments: [Value]) -> PyClass {
    guard cls === osError, (2...5).contains(arguments.count), case .int(let number) = arguments[0] else { return cls }
    return ofSystem(number)
  }
}
