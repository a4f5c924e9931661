// SPDX-License-Identifier: GPL-3.0-or-later

/// Something that a student is asked to do, with what belongs to it.
public struct Exercise: Sendable, Equatable {
  /// Its name, `[a-z0-9_-]+`.
  public let name: String
  /// What is to be done.
  public let task: String
  /// Code to begin with; empty when there is none.
  public let starter: String
  /// From gentle to nearly the answer.
  public internal(set) var hints: [String] = []
  /// What looks at the result.
  public internal(set) var checks: [ExerciseCheck] = []
  /// Code that passes the checks; nil in a copy for students.
  public internal(set) var answer: String?

  /// Checks that run while the student works.
  public var openChecks: [ExerciseCheck] { checks.filter { !$0.isHidden } }
}
