// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import GradusShell

exit(GradusProgram.main(Array(CommandLine.arguments.dropFirst())))
