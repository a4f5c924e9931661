// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Notebooks

/// The sessions that there are: those of a `sessions` folder here, of the user's data folder, and of folders that are named.
public enum SessionCatalogue {
  /// A session, as far as is known without opening it.
  public struct Entry: Sendable, Equatable {
    /// Where its files are.
    public let paths: SessionPaths
    /// When it was last written, in seconds since 1970.
    public let modified: Int
    /// How many bytes its notebook and database take.
    public let byteCount: Int
  }

  /// All sessions, last written first.
  ///
  /// - Parameter folders: further folders to look in.
  public static func entries(also folders: [String] = []) -> [Entry] {
    var seen: Set<String> = []
    var entries: [Entry] = []
    for folder in folders + ["sessions", SessionPaths.dataFolder] where seen.insert(Files.resolved(folder)).inserted {
      var stems: Set<String> = []
      for name in Files.names(in: folder) {
        for ending in [".md", ".gradus"] where name.hasSuffix(ending) && !name.hasPrefix(".") {
          stems.insert(String(name.dropLast(ending.count)))
        }
      }
      entries += stems.map { entry(SessionPaths("\(folder)/\($0).md")) }
    }
    return entries.sorted { ($1.modified, $0.paths.name) < ($0.modified, $1.paths.name) }
  }

  private static func entry(_ paths: SessionPaths) -> Entry {
    var (modified, size) = (0, 0)
    for path in [paths.notebook, paths.database] {
      var status = stat()
      guard stat(path, &status) == 0 else { continue }
      modified = max(modified, Int(status.st_mtim.tv_sec))
      size += Int(status.st_size)
    }
    return Entry(paths: paths, modified: modified, byteCount: size)
  }
}

extension SessionCatalogue.Entry {
  /// The statements of the session; nil when they cannot be read.
  public var cells: [NotebookCell]? { try? SessionDocument.notebook(of: paths).cells }
}
