// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import PythonRuntime

/// Looks for inputs that crash or hang: `fuzz [--inputs N] [--seconds S] [--seed K] [--keep FOLDER] CORPUS…`, where the corpus is
/// Python files or folders of them.
///
/// What kills a worker is kept in the folder (`fuzz-found` unless told); the exit status is 1 when anything did.
/// `fuzz --run FILE` gives one file to the same target.
struct FuzzProgram {
  private var arguments: [String]

  init(arguments: [String]) { self.arguments = arguments }

  func run() -> Int32 {
    var rest = self
    if arguments.first == "--worker" { return runWorker() }
    if let file = rest.option("--run") {
      let text = Files.text(file) ?? ""
      runOnLargeStack {
        Target.read(text)
        Target.run(text)
      }
      return 0
    }
    let inputs = rest.option("--inputs").flatMap { Int($0) } ?? .max
    let seconds = rest.option("--seconds").flatMap { Double($0) } ?? (inputs == .max ? 60 : .infinity)
    let seed = rest.option("--seed").flatMap { Int($0) } ?? 0
    let folder = rest.option("--keep") ?? "fuzz-found"
    guard !rest.arguments.isEmpty else {
      print("usage: fuzz [--inputs N] [--seconds S] [--seed K] [--keep FOLDER] CORPUS…")
      return 2
    }
    let supervisor = Supervisor(
      program: "/proc/self/exe", corpus: rest.arguments, folder: folder, inputs: inputs, seconds: seconds,
      firstSeed: seed)
    let figures = supervisor.run()
    return figures.crashes + figures.hangs == 0 ? 0 : 1
  }

  private mutating func option(_ name: String) -> String? {
    guard let index = arguments.firstIndex(of: name), index + 1 < arguments.count else { return nil }
    let value = arguments[index + 1]
    arguments.removeSubrange(index...(index + 1))
    return value
  }

  private func runWorker() -> Int32 {
    guard arguments.count > 5, let first = Int(arguments[1]), let count = Int(arguments[2]) else { return 2 }
    let texts = arguments[5...].flatMap(Files.programs).compactMap(Files.text).filter { !$0.isEmpty }
    let mutator = Mutator(programs: texts)
    let (file, progress) = (arguments[3], arguments[4])
    // No input may take the machine's memory with it.
    var memory = rlimit(rlim_cur: 12 << 30, rlim_max: 12 << 30)
    setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &memory)
    runOnLargeStack { Worker().run(mutator, first: first, count: count, file: file, progress: progress) }
    return 0
  }
}
