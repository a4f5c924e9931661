// SPDX-License-Identifier: GPL-3.0-or-later

/// What a transaction changed, and the way back.
public struct ChangeRecord {
  struct Entry {
    let object: any Changeable
    /// The stamp that it had.
    let former: ChangeStamp
    /// About how many bytes the entry keeps alive.
    let byteCount: Int
    /// Puts back what was there before; calls `willChange` itself, as every change does.
    let restore: () -> Void
  }
  var entries: [Entry] = []

  /// A record of no change.
  public init() {}

  /// About how many bytes of former contents the record keeps alive.
  public private(set) var byteCount = 0

  /// Whether nothing was changed.
  public var isEmpty: Bool { entries.isEmpty }

  /// What was changed, in the order of the changes; parts of objects on their own.
  public var changes: some Sequence<any Changeable> { entries.lazy.map(\.object) }

  /// The objects that were changed, each once, in the order of their first change.
  public var objects: [AnyObject] {
    var seen = Set<ObjectIdentifier>()
    return entries.map(\.object.owner).filter { seen.insert(ObjectIdentifier($0)).inserted }
  }

  mutating func append(_ entry: Entry) {
    entries.append(entry)
    byteCount += entry.byteCount
  }

  /// Adds what happened after this record.
  public mutating func append(contentsOf later: ChangeRecord) {
    entries.append(contentsOf: later.entries)
    byteCount += later.byteCount
  }

  /// The record without some of the changes: these stay when it is put back.
  public func dropping(where isDropped: (any Changeable) -> Bool) -> ChangeRecord {
    var rest = ChangeRecord()
    for entry in entries where !isDropped(entry.object) { rest.append(entry) }
    return rest
  }

  /// Puts everything back, last change first.
  func putBack(stamps: Bool = false) {
    for entry in entries.reversed() {
      entry.restore()
      if stamps { entry.object.stamp = entry.former }
    }
  }

  /// Puts everything back and gives the record that takes the putting back back: the redo of an undo.
  public func undo() -> ChangeRecord {
    ChangeLog.begin()
    putBack()
    return ChangeLog.commit()
  }
}
