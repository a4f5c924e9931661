// SPDX-License-Identifier: GPL-3.0-or-later

/// A text with what follows it: cells, an exercise, or nothing at the end.
public struct LessonStep: Sendable, Equatable {
  /// What is done in a step.
  public enum Content: Sendable, Equatable {
    /// The cells of a block; `first` is the number of the first one in the document, from 0.
    case cells([NotebookCell], first: Int)
    /// Something to do.
    case exercise(Exercise)
    /// Nothing: the text at the end.
    case end
  }

  /// The Markdown above it, without comments.
  public let prose: String
  /// What is done.
  public let content: Content

  /// The exercise, if it is one.
  public var exercise: Exercise? {
    if case .exercise(let exercise) = content { exercise } else { nil }
  }
}
