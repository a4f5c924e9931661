import Glibc

exit(FuzzProgram(arguments: Array(CommandLine.arguments.dropFirst())).run())
