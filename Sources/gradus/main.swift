import Glibc
import GradusShell

exit(GradusProgram.main(Array(CommandLine.arguments.dropFirst())))
