// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// A folder for files that nobody keeps. It is locked as long as its process lives, so that the next one knows which folders a killed
/// process has left, and removes them.
package final class ScratchFolder {
  /// Its full name.
  package let path: String
  private var lock: Int32
  private static let prefix = "gradus-scratch-"

  /// Makes an empty folder below `TMPDIR`, else below `/tmp`.
  package init() throws {
    var parent = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    if parent.isEmpty { parent = "/tmp" }
    ScratchFolder.sweep(parent)
    var template = Array((parent + "/" + ScratchFolder.prefix + "XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw FilePolicy.failure(parent) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    lock = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard lock >= 0 else { throw FilePolicy.failure(path) }
    flock(lock, LOCK_EX | LOCK_NB)
  }

  deinit { remove() }

  /// Removes it with all that is in it.
  package func remove() {
    guard lock >= 0 else { return }
    ScratchFolder.removeTree(path)
    close(lock)
    lock = -1
  }

  /// How many bytes its files have.
  var byteCount: Int { ScratchFolder.size(path) }

  /// Removes what killed processes of this user have left.
  private static func sweep(_ parent: String) {
    for name in (try? FilePolicy.entries(parent)) ?? [] where name.hasPrefix(prefix) {
      let path = parent + "/" + name
      var info = stat()
      guard lstat(path, &info) == 0, info.st_mode & S_IFMT == S_IFDIR, info.st_uid == geteuid() else { continue }
      let file = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
      guard file >= 0 else { continue }
      // One that has just been made is not locked yet.
      if flock(file, LOCK_EX | LOCK_NB) == 0, time(nil) - info.st_mtim.tv_sec > 60 { removeTree(path) }
      close(file)
    }
  }

  private static func size(_ path: String) -> Int {
    var info = stat()
    guard lstat(path, &info) == 0 else { return 0 }
    guard info.st_mode & S_IFMT == S_IFDIR else { return Int(info.st_size) }
    return ((try? FilePolicy.entries(path)) ?? []).reduce(0) { $0 &+ size(path + "/" + $1) }
  }

  /// Removes a folder with all that is in it; links are removed, not followed.
  private static func removeTree(_ path: String) {
    if Fence.kind(path) == S_IFDIR {
      for name in (try? FilePolicy.entries(path)) ?? [] { removeTree(path + "/" + name) }
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}
