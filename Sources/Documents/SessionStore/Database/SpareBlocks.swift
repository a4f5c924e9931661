// SPDX-License-Identifier: GPL-3.0-or-later

/// The rows of pieces that no step names any more; new pieces are written over them.
///
/// To replace a row by one of the same size costs SQLite half of what it costs to take one away and make another, which is what
/// each statement does that changes large tensors while the way back is full.
struct SpareBlocks: Equatable {
  /// The most rows that are kept for later.
  private static let most = 128
  /// Their numbers, the one that is used next first.
  private(set) var ids: [Int] = []

  init() {}

  /// The row to write over, if there is one.
  mutating func take() -> Int? { ids.isEmpty ? nil : ids.removeFirst() }

  /// Takes a row; false when it is to be removed.
  mutating func give(_ id: Int) -> Bool {
    guard ids.count < SpareBlocks.most else { return false }
    ids.append(id)
    return true
  }

  var bytes: [UInt8] {
    var record = RecordBytes()
    for id in ids { record.int(id) }
    return record.bytes
  }

  init(_ bytes: [UInt8]) throws { ids = try RecordReader.parts(of: bytes).compactMap(\.int) }
}
