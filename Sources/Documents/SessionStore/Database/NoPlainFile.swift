// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks

/// A folder, a device or a pipe in the place of one of a session's files: reading it might never end.
public struct NoPlainFile: Error, CustomStringConvertible {
  private let path: String

  /// The sentence that the user reads.
  public var description: String { "\(path) is no plain file" }

  /// Looks at all files of a session that exist.
  static func check(_ paths: SessionPaths) throws {
    for path in [paths.notebook] + ["", "-wal", "-shm"].map({ paths.database + $0 })
    where Files.exists(path) && !Files.isPlainFile(path) {
      throw NoPlainFile(path: path)
    }
  }
}
