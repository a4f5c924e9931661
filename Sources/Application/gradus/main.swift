// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import GradusShell

// Swift reads the arguments there; without them `gradus run FILE` would silently read its input instead.
if CommandLine.arguments.isEmpty {
  _ = "gradus: /proc is not mounted here, and arguments can't be read without it\n".withCString {
    write(STDERR_FILENO, $0, strlen($0))
  }
  if isatty(STDIN_FILENO) == 0 { _exit(2) }
}
let status = GradusProgram.main(Array(CommandLine.arguments.dropFirst()))
fflush(nil)
// Calls of LAPACK that were interrupted may still be running: libraries must not be taken down under them.
_exit(status)
