// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Diagnostics
import Glibc
import Notebooks
import PythonRuntime

/// `%time` and `%timeit`. What they measure is for the person: in the record it would differ at each replay.
enum TimingCommands {
  // SAFETY: immutable.
  nonisolated(unsafe) static let all: [Command] = [
    Command(
      "time", "%time STATEMENT", "Runs a statement and says how long it took; %%time does so with the lines below it.",
      example: "%time torch.ones(10).sum()", changesWorkspace: true
    ) { call in
      guard !call.line.text.trimmed.isEmpty else { throw call.usageError }
      let source = SourceText(name: call.source.name, text: call.line.text.trimmingBlankLines.trimmed)
      let program = try call.interpreter.compile(source, echoes: true)
      let (start, cpu) = (Output.now, processorTime())
      defer {
        let (wall, now) = (Output.now - start, processorTime())
        let (user, system) = (now.user - cpu.user, now.system - cpu.system)
        call.output.note("CPU times: user \(text(user)), sys: \(text(system)), total: \(text(user + system))")
        call.output.note("Wall time: \(text(wall))")
      }
      for statement in program.statements { try call.interpreter.execute(statement) }
    },
    Command(
      "timeit", "%timeit [-n LOOPS] [-r RUNS] STATEMENT",
      "Runs a statement many times and says how long it takes; nothing that it does stays. %%timeit SETUP does so with the lines below it.",
      example: "%timeit -n 10 -r 2 sum(range(100))"
    ) { call in try Timeit(call).run() },
  ]

  /// The time that the process has used, in seconds.
  private static func processorTime() -> (user: Double, system: Double) {
    var usage = rusage()
    guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return (0, 0) }
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) * 1e-6 }
    return (seconds(usage.ru_utime), seconds(usage.ru_stime))
  }

  /// A duration with three digits and its unit, as IPython writes it.
  static func text(_ seconds: Double) -> String {
    if seconds >= 60 {
      let whole = Int(seconds)
      let parts = [(whole / 86400, "d"), (whole / 3600 % 24, "h"), (whole / 60 % 60, "min"), (whole % 60, "s")]
      return parts.filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined(separator: " ")
    }
    guard seconds > 0 else { return "0 ns" }
    let order = max(0, min(3, -Int((log10(seconds) / 3).rounded(.down))))
    let number = NumberText.short(seconds * pow(1000, Double(order)), digits: 3)
    return number + [" s", " ms", " µs", " ns"][order]
  }
}

/// One `%timeit`.
private struct Timeit {
  private let call: CommandCall
  private var loops: Int?
  private var runs = 7
  private var setup = ""
  private var body = ""

  init(_ call: CommandCall) throws {
    self.call = call
    var text = call.line.text[...]
    // The lines below `%%timeit` are the statement, what stands beside it the setup.
    var below: Substring?
    if call.line.name.hasPrefix("%") {
      let end = text.firstIndex(of: "\n") ?? text.endIndex
      below = text[end...]
      text = text[..<end]
    }
    while true {
      text = text.drop { $0 == " " }
      guard text.hasPrefix("-"), text.dropFirst().first?.isLetter == true else { break }
      let option = text.prefix { $0 != " " }
      var value = option.dropFirst(2)
      text = text.dropFirst(option.count)
      guard option.hasPrefix("-n") || option.hasPrefix("-r") else {
        throw PyError.value("%timeit has no option \(option); it is written: \(call.command.usage)")
      }
      if value.isEmpty {
        text = text.drop { $0 == " " }
        value = text.prefix { $0 != " " }
        text = text.dropFirst(value.count)
      }
      guard let number = Int(value), (1...1_000_000_000).contains(number) else {
        throw PyError.value("%timeit: \(option.prefix(2)) takes a whole number, 1 or more")
      }
      if option.hasPrefix("-n") { loops = number } else { runs = min(number, 1000) }
    }
    (setup, body) = below.map { (String(text), String($0)) } ?? ("", String(text))
    if body.trimmed.isEmpty { throw call.usageError }
  }

  func run() throws {
    let interpreter = call.interpreter
    // A loop in a function, as in Python's timeit, so that what it assigns is a local variable.
    func indented(_ text: String, _ blanks: Int) -> String {
      text.trimmingBlankLines.split(separator: "\n", omittingEmptySubsequences: false)
        .map { String(repeating: " ", count: blanks) + $0 }.joined(separator: "\n")
    }
    _ = try interpreter.compile(SourceText(name: call.source.name, text: body.trimmingBlankLines.trimmed))
    let head = setup.trimmed.isEmpty ? "" : indented(setup.trimmed, 4) + "\n"
    let text =
      "def _timeit(_count, _clock):\n\(head)    _begin = _clock()\n    for _round in range(_count):\n"
      + indented(body, 8) + "\n    return _clock() - _begin"
    try interpreter.run(SourceText(name: "%timeit", text: text))
    guard let function = interpreter.globals["_timeit"] else { return }
    let clock = Value.object(
      BuiltinFunction(Declaration("clock", "()", "The time.") { _ in .float(Output.now) }, module: "time"))
    func measure(_ count: Int) throws -> Double {
      guard case .float(let seconds) = try interpreter.call(function, Arguments([.int(count), clock])) else { return 0 }
      return seconds
    }
    var count = loops ?? 1
    if loops == nil {
      while try measure(count) < 0.2, count < 1_000_000_000 { count *= 10 }
    }
    let times = try (0..<runs).map { _ in try measure(count) / Double(count) }
    let mean = times.reduce(0, +) / Double(runs)
    let deviation = (times.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(runs)).squareRoot()
    let sign = call.output.presentation.rendering.glyphs == .ascii ? "+-" : "±"
    if let worst = times.max(), let best = times.min(), best > 0, worst > 4 * best, worst > 1e-6 {
      call.output.note(
        "The slowest run took \(NumberText.short(worst / best, digits: 3)) times longer than the fastest. "
          + "This could mean that an intermediate result is being cached.")
    }
    call.output.note(
      "\(TimingCommands.text(mean)) \(sign) \(TimingCommands.text(deviation)) per loop (mean \(sign) std. dev. of \(runs) "
        + "run\(runs == 1 ? "" : "s"), \(grouped(count)) loop\(count == 1 ? "" : "s") each)")
  }

  /// A number with commas between its thousands.
  private func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    return digits.indices.map { i in
      (i > 0 && (digits.count - i).isMultiple(of: 3) ? "," : "") + String(digits[i])
    }.joined()
  }
}
