// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Notebooks

/// The right to write a session's files. The system takes it back when the process ends, however it ends.
public final class SessionLock {
  /// Thrown when another process has the session open.
  public struct Held: Error, Equatable, CustomStringConvertible {
    /// The session.
    public let name: String
    /// The other process, if it could be read.
    public let process: Int?

    /// The sentence that the user reads.
    public var description: String {
      let holder = process.map { " (process \($0))" } ?? ""
      return "'\(name)' is open in another gradus\(holder). Close it there, or open another session."
    }
  }

  private let path: String
  private var file: Int32

  /// Locks a session; makes its folder if it is missing.
  public init(_ paths: SessionPaths) throws {
    path = paths.lock
    try Files.makeFolder(paths.folder)
    while true {
      file = try Files.open(path, O_RDWR | O_CREAT)
      guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
        let number = errno
        close(file)
        // Not ours: what throws here is released all the same, and must take nothing away.
        file = -1
        guard number == EWOULDBLOCK else { throw FileError(path, number: number) }
        let process = (try? Files.readText(path)).flatMap { Int($0.prefix { $0.isNumber }) }
        throw Held(name: paths.name, process: process)
      }
      // The process that held the lock may have removed the file between our opening and locking it.
      var mine = stat()
      var there = stat()
      if fstat(file, &mine) == 0, stat(path, &there) == 0, mine.st_ino == there.st_ino { break }
      close(file)
    }
    ftruncate(file, 0)
    try Files.write(Array("\(getpid())\n".utf8), to: file, path: path)
  }

  /// Whether the lock's file is still the one that was made: its folder may have been removed.
  var isInPlace: Bool {
    var mine = stat()
    var there = stat()
    return fstat(file, &mine) == 0 && stat(path, &there) == 0 && mine.st_ino == there.st_ino
  }

  /// Gives the right up.
  public func release() {
    guard file >= 0 else { return }
    if isInPlace { unlink(path) }
    close(file)
    file = -1
  }

  deinit { release() }
}
