// SPDX-License-Identifier: GPL-3.0-or-later

/// Names for states, kept as the numbers of the last steps before them, and other facts that are kept beside the workspace.
extension SessionDatabase {
  private static func key(_ name: String) -> String { "mark:" + name }

  /// Gives the present state a name.
  public func mark(_ name: String) throws {
    var record = RecordBytes()
    record.int(state.position)
    try database.transaction { try setMeta(SessionDatabase.key(name), record.bytes) }
  }

  /// The number of the last step before a marked state; nil when there is no such mark.
  public func position(ofMark name: String) -> Int? {
    guard let bytes = try? SessionDatabase.meta(SessionDatabase.key(name), tables) else { return nil }
    return try? RecordReader.parts(of: bytes).first?.int
  }

  /// Keeps a text under a name of the program's own; nil takes it away.
  public func setNote(_ text: String?, _ name: String) throws {
    try database.transaction { try setMeta("note:" + name, Array((text ?? "").utf8)) }
  }

  /// The text under a name; nil when there is none, or a damaged one.
  public func note(_ name: String) -> String? {
    guard let bytes = try? SessionDatabase.meta("note:" + name, tables), !bytes.isEmpty else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }
}
