// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Notebooks
import SQLite

/// A word that only this user's Gradus knows: databases that it made carry it, so that one from elsewhere (an archive that was unpacked)
/// is told from the user's own.
public enum UserMark {
  private static var file: String { SessionPaths.dataFolder + "/mark" }

  /// The word; nil when there is none yet and `make` is false, or when it cannot be written.
  public static func word(make: Bool) -> String? {
    if let text = try? Files.readText(file), text.utf8.count >= 32 { return text }
    guard make else { return nil }
    var random = SystemRandomNumberGenerator()
    let word = (0..<4).map { _ in String(UInt64.random(in: (1 << 60)...UInt64.max, using: &random), radix: 16) }
      .joined()
    guard (try? Files.makeFolder(SessionPaths.dataFolder)) != nil, (try? Files.replace(file, with: word)) != nil else {
      return nil
    }
    chmod(file, 0o600)
    return word
  }
}

extension SessionDatabase {
  private static let markKey = "user"

  /// Writes the user's mark into the database.
  public func claim() throws {
    guard let word = UserMark.word(make: true) else { return }
    try database.transaction { try setMeta(SessionDatabase.markKey, Array(word.utf8)) }
  }

  /// Whether nothing was ever kept in a database; false for one that cannot be read.
  public static func isNew(_ path: String) -> Bool {
    guard let tables = try? StoreTables(Database(path: path)), let bytes = try? meta("state", tables) else {
      return false
    }
    return (try? StoreState(bytes)) == StoreState()
  }

  /// Whether a database carries the mark of this user.
  public static func isOwn(_ path: String) -> Bool {
    guard Files.exists(path), let word = UserMark.word(make: false), let mark = try? mark(of: path) else {
      return false
    }
    return mark.elementsEqual(word.utf8)
  }
}
