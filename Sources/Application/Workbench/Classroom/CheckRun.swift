// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Notebooks
import Primitives
import PythonRuntime

/// Runs a lesson's checks over a workspace, which stays as it is.
struct CheckRun {
  /// What a check found.
  enum Verdict: Equatable {
    /// It is as it should be.
    case passed
    /// What is wrong, in a sentence.
    case missing(String)
    /// It was stopped, and why.
    case stopped(String)
  }

  let session: Session
  private var interpreter: Interpreter { session.interpreter }
  /// A sentence is no longer than this.
  private static let mostCharacters = 400

  /// Looks at an exercise with some of its checks, one after the other, until one is not passed.
  func verdict(of checks: [ExerciseCheck], exercise name: String) throws -> Verdict {
    for check in checks {
      let verdict = try verdict(of: check, name)
      if verdict != .passed { return verdict }
    }
    return .passed
  }

  private func verdict(of check: ExerciseCheck, _ name: String) throws -> Verdict {
    let source = SourceText(name: "check \(name)", text: check.source)
    let (write, writeError, hook) = (interpreter.write, interpreter.writeError, interpreter.displayHook)
    let (policy, flight, isMuted) = (interpreter.policy, interpreter.flight, session.output.isMuted)
    interpreter.write = { _ in }
    interpreter.writeError = { _ in }
    interpreter.policy.looking = true
    interpreter.flight = nil
    // Cards of warnings, too.
    session.output.isMuted = true
    defer {
      session.output.isMuted = isMuted
      (interpreter.write, interpreter.writeError, interpreter.displayHook) = (write, writeError, hook)
      (interpreter.policy, interpreter.flight) = (policy, flight)
    }
    do {
      _ = try session.output.apart {
        try interpreter.withoutTrace {
          prepare(check.source)
          try interpreter.run(source)
        }
      }
      if let reason = Watchdog.verdict { return .stopped(reason.description) }
      return .passed
    } catch {
      if let reason = Watchdog.verdict { return .stopped(reason.description) }
      let exception = interpreter.normalise(error)
      if exception.cls.isSubclass(of: ExceptionClasses.keyboardInterrupt) { throw error }
      return .missing(sentence(for: exception, source))
    }
  }

  /// Gives the check its names. What the library has is the library's again, whatever the student calls so: `str` as a text of
  /// one's own is no mistake that a check should stumble over.
  private func prepare(_ source: String) {
    let globals = interpreter.globals
    for name in CheckRun.calledNames(in: source) {
      let symbol = Symbol(name)
      if interpreter.builtins[symbol] != nil, globals[symbol] != nil { globals[symbol] = nil }
    }
    for (name, module) in CheckRun.modules {
      if let module = try? interpreter.importModule(module) { globals[Symbol(name)] = .object(module) }
    }
    for declaration in CheckFunctions.all {
      globals[Symbol(declaration.name)] = .object(BuiltinFunction(declaration, module: "gradus"))
    }
  }

  /// What a session starts with.
  private static let modules = [
    ("math", "math"), ("torch", "torch"), ("nn", "torch.nn"), ("F", "torch.nn.functional"), ("optim", "torch.optim"),
  ]

  /// The names behind which a bracket opens, as in `len(x)`.
  private static func calledNames(in source: String) -> Set<String> {
    var names: Set<String> = []
    var word = ""
    var isAttribute = false
    for character in source {
      if character == "_" || character.isLetter || character.isNumber {
        word.append(character)
      } else {
        if character == "(", !word.isEmpty, !isAttribute { names.insert(word) }
        isAttribute = character == "."
        word = ""
      }
    }
    return names
  }

  // MARK: Sentences

  private func sentence(for exception: PyException, _ source: SourceText) -> String {
    if exception.cls === CheckFunctions.failure { return shown(exception.message) }
    if exception.cls === ExceptionClasses.nameError, let name = missingName(exception.message) {
      return "There is no `\(shown(name))` yet."
    }
    let line = exception.message.isEmpty ? exception.cls.name : "\(exception.cls.name): \(exception.message)"
    return "It is not what the check can look at: \(shown(line))"
  }

  /// The name in `name 'mean' is not defined`.
  private func missingName(_ message: String) -> String? {
    let parts = message.split(separator: "'", omittingEmptySubsequences: false)
    return parts.count > 2 && message.hasPrefix("name '") ? String(parts[1]) : nil
  }

  private func shown(_ text: String) -> String {
    let line = EscapeSequence.visible(text).split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > CheckRun.mostCharacters ? line.prefix(CheckRun.mostCharacters) + " ..." : line
  }
}
