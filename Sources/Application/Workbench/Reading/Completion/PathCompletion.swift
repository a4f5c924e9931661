// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import PythonRuntime

/// The files and folders that a path may go on with, as the file policy lets the session see them.
enum PathCompletion {
  /// The candidates for the last part of a path. Files are those with one of the endings, if there are any.
  static func candidates(for path: String, endings: [String] = [], foldersOnly: Bool = false, _ policy: FilePolicy)
    -> Completions
  {
    let cut = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let typed = String(path[cut...])
    var folder = String(path[..<cut])
    if let home = policy.home, folder.hasPrefix("~/") { folder = home + folder.dropFirst() }
    guard typed != "~", let names = try? policy.names(in: folder.isEmpty ? "." : folder, "completion") else {
      return Completions()
    }
    let shown = names.filter { $0.hasPrefix(".") == typed.hasPrefix(".") }.compactMap { name -> String? in
      guard name.lowercased().hasPrefix(typed.lowercased()) else { return nil }
      if (try? policy.status(folder + name))??.kind == S_IFDIR { return name + "/" }
      return !foldersOnly && (endings.isEmpty || endings.contains { name.hasSuffix($0) }) ? name : nil
    }
    let isPlain = typed.utf8.allSatisfy { TextBeforeCursor.isNameByte($0) }
    return Completions(typed, shown, foldsCase: isPlain, hidesPrivate: false)
  }
}
