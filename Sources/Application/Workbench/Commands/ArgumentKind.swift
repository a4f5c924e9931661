// SPDX-License-Identifier: GPL-3.0-or-later

/// What stands behind a command's name: completion offers it, and a command that takes nothing refuses everything.
enum ArgumentKind: Equatable {
  /// Nothing.
  case none
  /// Arguments as in a call, or a statement.
  case expressions
  /// A number.
  case number
  /// A file with one of the endings (of any kind when there are none).
  case file([String])
  /// A folder.
  case folder
  /// The name of a session, or a file `.md`.
  case session
  /// The name of a lesson, or a file `.md`.
  case lesson
  /// The name of a mark.
  case mark
  /// The name of a command or of something in the workspace.
  case topic
  /// The name of a type of which something in the workspace is.
  case types
  /// One of these words, or an expression with the variables of the frame that `%debug` looks into.
  case frame([String])
  /// One of these words.
  case words([String])
}
