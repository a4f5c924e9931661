// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import GradusShell

let status = GradusProgram.main(Array(CommandLine.arguments.dropFirst()))
fflush(nil)
// Calls of LAPACK that were interrupted may still be running: libraries must not be taken down under them.
_exit(status)
