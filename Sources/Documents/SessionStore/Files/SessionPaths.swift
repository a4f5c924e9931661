// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks

/// Where the files of a session are.
public struct SessionPaths: Sendable, Equatable {
  /// The notebook, `lecture3.md`.
  public let notebook: String

  /// The files of the session that a user named: a path that ends in `.md` or holds a slash is taken as it is; a bare name
  /// lives in `sessions/` here if there is such a folder, else in the user's data folder.
  public init(_ name: String) {
    if name.hasSuffix(".md") {
      notebook = name
    } else if name.contains("/") {
      notebook = name + ".md"
    } else if Files.isFolder("sessions") {
      notebook = "sessions/\(name).md"
    } else {
      notebook = SessionPaths.dataFolder + "/\(name).md"
    }
  }

  /// The user's folder for sessions: `$XDG_DATA_HOME/gradus`, else `~/.local/share/gradus`.
  public static var dataFolder: String { Files.userFolder("XDG_DATA_HOME", fallback: ".local/share") }

  /// What people call the session: `lecture3`.
  public var name: String { Files.name(of: stem) }
  /// The folder of all its files.
  public var folder: String { Files.folder(of: notebook) }
  /// The cells and the workspace.
  public var database: String { stem + ".gradus" }
  /// The statements since the last snapshot, as the first versions kept them.
  var journal: String { stem + ".journal" }
  /// The workspace, as the first versions kept it.
  var snapshot: String { stem + ".safetensors" }
  /// Where files of the first versions are moved.
  var old: String { stem + ".old" }
  /// Tells other processes that the session is open.
  public var lock: String { "\(folder)/.\(name).lock" }

  private var stem: String { String(notebook.dropLast(".md".count)) }
}
