// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Notebooks
import PythonRuntime
import SQLite

/// The files of an open session: its lock, its database, its notebook. Opening answers for everything that can be wrong with
/// them: a folder that cannot be written, a damaged database, what killed programs left behind.
public final class SessionFolder {
  /// The database; a copy that is thrown away when the folder cannot be written.
  public private(set) var store: SessionDatabase
  /// The notebook.
  public let document: DocumentFile
  /// Whether nothing can be kept.
  public let isReadOnly: Bool
  /// What is to be said about the files.
  public private(set) var notes: [String] = []
  /// Cells that could be read from a damaged database.
  public private(set) var salvaged: [KeptCell] = []

  private let paths: SessionPaths
  private var lock: SessionLock?
  private let interpreter: Interpreter
  private var identity: FileIdentity?

  /// Opens or makes the files.
  ///
  /// - Throws: `SessionLock.Held` when another program has the session open, and what cannot be mended.
  public init(_ paths: SessionPaths, _ interpreter: Interpreter) throws {
    self.paths = paths
    self.interpreter = interpreter
    var isReadOnly = false
    try NoPlainFile.check(paths)
    do {
      lock = try SessionLock(paths)
    } catch let error as FileError
      where [EACCES, EROFS, EPERM, ENOSPC, EDQUOT].contains(error.number) && Files.isFolder(paths.folder)
    {
      isReadOnly = true
    }
    if Files.exists(paths.database), access(paths.database, W_OK) != 0 { isReadOnly = true }
    self.isReadOnly = isReadOnly
    if isReadOnly {
      store = try ScratchCopy.open(paths, interpreter)
    } else {
      Litter.remove(beside: paths)
      do {
        if let damage = WriteAheadLog.damage(of: paths.database + "-wal") { throw DamagedSnapshot(damage) }
        store = try SessionDatabase(path: paths.database, interpreter)
      } catch let error where SessionFolder.isDamage(error) {
        (store, salvaged, notes) = try DamagedDatabase.putAside(paths, error, interpreter)
      }
      identity = FileIdentity(of: paths.database)
    }
    document = DocumentFile(path: paths.notebook, known: store.documentFacts)
  }

  static func isDamage(_ error: any Error) -> Bool {
    (error as? DatabaseError)?.isDamage ?? (error is DamagedSnapshot || error is MissingPart)
  }

  /// Puts a database aside that turned out to be damaged, and begins a new one.
  ///
  /// - Returns: what is to be said.
  public func putAside(_ error: any Error) throws -> [String] {
    guard SessionFolder.isDamage(error) else { throw error }
    store.close()
    if isReadOnly {
      store = try ScratchCopy.empty(interpreter)
      return ["the database of this session is damaged"]
    }
    let said: [String]
    (store, salvaged, said) = try DamagedDatabase.putAside(paths, error, interpreter)
    identity = FileIdentity(of: paths.database)
    return said
  }

  /// Makes the folder and the files again when somebody has removed them while the session is open.
  ///
  /// - Returns: what is to be said; nil when all is there.
  public func returnIfGone() -> String? {
    guard !isReadOnly, FileIdentity(of: paths.database) != identity else { return nil }
    do {
      try Files.makeFolder(paths.folder)
      unlink(paths.database)
      unlink(paths.database + "-wal")
      unlink(paths.database + "-shm")
      try store.move(to: paths.database)
      identity = FileIdentity(of: paths.database)
      lock = lock?.isInPlace == true ? lock : try SessionLock(paths)
      return "\(paths.database) had gone: it was written again, with everything of this session"
    } catch { return "\(paths.database) has gone and cannot be written again: \(error)" }
  }

  /// Lets go of everything.
  ///
  /// - Parameter empty: the text of a notebook in which nothing was typed: one that is still that goes away with its database,
  ///   before another program can open them.
  public func close(removing empty: String? = nil) {
    store.close()
    if let empty, !Files.isLink(paths.notebook), (try? Files.readText(paths.notebook)) == empty {
      for path in [paths.notebook, paths.database] { unlink(path) }
    }
    lock?.release()
  }
}

/// Which file a path leads to.
private struct FileIdentity: Equatable {
  private let device: UInt
  private let number: UInt

  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt(status.st_dev)
    number = UInt(status.st_ino)
  }
}
