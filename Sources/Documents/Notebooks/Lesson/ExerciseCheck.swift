// SPDX-License-Identifier: GPL-3.0-or-later

/// Python that looks at what an exercise asked for.
public struct ExerciseCheck: Sendable, Equatable {
  /// The code.
  public let source: String
  /// Whether only the one who marks has it: it never runs while the student works, and nothing for students quotes it.
  public let isHidden: Bool

  /// A check.
  public init(source: String, isHidden: Bool) {
    self.source = source
    self.isHidden = isHidden
  }
}
