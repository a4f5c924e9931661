// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Notebooks
import PythonRuntime

/// A session that can only be looked at: its database is copied to a place where it can be opened. The copy has no name any more
/// when it is open, so nothing is left of it, however the program ends.
enum ScratchCopy {
  static func open(_ paths: SessionPaths, _ interpreter: Interpreter) throws -> SessionDatabase {
    guard Files.exists(paths.database) else { return try empty(interpreter) }
    let folder = try makeFolder()
    defer { remove(folder) }
    let copy = folder + "/session"
    for ending in ["", "-wal"] where Files.exists(paths.database + ending) {
      try Files.replace(copy + ending, with: try Files.read(paths.database + ending))
    }
    do {
      return try openAlone(copy, interpreter)
    } catch let error where SessionFolder.isDamage(error) {
      return try empty(interpreter)
    }
  }

  /// A database that no file belongs to.
  static func empty(_ interpreter: Interpreter) throws -> SessionDatabase {
    try SessionDatabase(path: ":memory:", interpreter)
  }

  /// Opens a database that no other file belongs to from then on.
  private static func openAlone(_ path: String, _ interpreter: Interpreter) throws -> SessionDatabase {
    let store = try SessionDatabase(path: path, interpreter)
    try store.beAlone()
    return store
  }

  private static func makeFolder() throws -> String {
    let places = [Files.environment("TMPDIR"), "/tmp", "/var/tmp", "/dev/shm", Files.environment("XDG_RUNTIME_DIR")]
    for place in places.compactMap({ $0 }) {
      var template = Array("\(place)/gradus-XXXXXX".utf8CString)
      if let made = mkdtemp(&template) { return String(cString: made) }
    }
    throw FileError("/tmp")
  }

  private static func remove(_ folder: String) {
    for name in Files.names(in: folder) { unlink("\(folder)/\(name)") }
    rmdir(folder)
  }
}

/// Files that killed programs left beside a session.
enum Litter {
  /// Removes the temporary files of former processes; whoever calls holds the session's lock.
  static func remove(beside paths: SessionPaths) {
    let damaged = Files.name(of: paths.database) + ".damaged"
    for name in Files.names(in: paths.folder) where name.hasPrefix(damaged) && name.contains(".reading") {
      unlink("\(paths.folder)/\(name)")
    }
    for path in Set([paths.notebook, Files.resolved(paths.notebook)]) {
      let start = Files.name(of: path) + "."
      for name in Files.names(in: Files.folder(of: path)) where name.hasPrefix(start) && name.hasSuffix(".tmp") {
        let middle = name.dropFirst(start.count).dropLast(4)
        if !middle.isEmpty, middle.allSatisfy(\.isNumber) { unlink("\(Files.folder(of: path))/\(name)") }
      }
    }
  }
}
