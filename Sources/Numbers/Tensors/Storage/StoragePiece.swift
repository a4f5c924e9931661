// SPDX-License-Identifier: GPL-3.0-or-later

import Transactions

/// A part of a large storage, remembered and kept on its own.
package final class StoragePiece: Changeable {
  /// The bytes of every piece but the last; also how they lie in a session's database.
  package static let size = 1 << 20

  // What remembers a piece holds the storage, which holds its pieces.
  private unowned let storage: Storage
  /// Where it lies in the storage.
  package let range: Range<Int>
  /// The transaction that last remembered it: none at first, as the storage was there before its pieces.
  package var stamp = ChangeStamp.never
  /// The number under which a database keeps just these bytes; 0 when none does, or they may have changed since.
  package var keptAs = 0

  init(_ storage: Storage, _ range: Range<Int>) {
    self.storage = storage
    self.range = range
  }

  /// The storage.
  package var owner: AnyObject { storage }

  // SAFETY: `range` lies within the storage, whose buffer never changes its size.
  /// Copies the bytes.
  package func captureChange() -> (restore: () -> Void, byteCount: Int)? {
    let (storage, range) = (storage, range)
    let former = Buffer(byteCount: range.count)
    former.pointer.copyMemory(from: storage.bytes + range.lowerBound, byteCount: range.count)
    return (
      {
        (storage.mutableBytes(range) + range.lowerBound).copyMemory(from: former.pointer, byteCount: range.count)
      }, 192 + range.count
    )
  }
}
