// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

exit(FuzzProgram(arguments: Array(CommandLine.arguments.dropFirst())).run())
