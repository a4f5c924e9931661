// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import PythonSyntax

/// What may stand at the cursor.
public struct Completions: Sendable, Equatable {
  /// How many bytes before the cursor the candidates replace.
  public var replacedCount: Int
  /// The whole words, such as `randn`: keyword arguments of the call around the cursor first, everything else sorted.
  public var candidates: [String]

  /// Makes a list.
  public init(replacedCount: Int = 0, candidates: [String] = []) {
    self.replacedCount = replacedCount
    self.candidates = candidates
  }

  /// The words that begin as what was typed; where none does, those that do in other letters' case.
  init(_ typed: String, first: [String] = [], _ names: [String], foldsCase: Bool = true, hidesPrivate: Bool = true) {
    replacedCount = typed.utf8.count
    let hidesPrivate = hidesPrivate && !typed.hasPrefix("_")
    func pick(_ fits: (String) -> Bool) -> [String] {
      var seen: Set<String> = []
      return (first + names.sorted()).filter {
        fits($0) && !(hidesPrivate && $0.hasPrefix("_")) && seen.insert($0).inserted
      }
    }
    candidates = pick { $0.hasPrefix(typed) }
    if candidates.isEmpty, foldsCase, !typed.isEmpty {
      let folded = typed.lowercased()
      candidates = pick { $0.lowercased().hasPrefix(folded) }
    }
  }
}

extension Session {
  /// Whether a text is a whole input, the beginning of one, or wrong (then submitting it says how).
  public func inputState(of text: String) -> InputState { InputCompleteness.state(of: text) }

  /// What may stand at a cursor (an offset in bytes). Looks at values without running any of the user's code.
  public func completions(of text: String, at cursor: Int) -> Completions {
    Interpreter.current = interpreter
    let wasMuted = output.isMuted
    output.isMuted = true
    defer { output.isMuted = wasMuted }
    return Completer(self, text, at: cursor).completions
  }
}
