// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

/// What was read from a database, for whoever goes on writing to it.
struct LoadedObjects {
  var objects: [(row: Int, object: AnyObject, sum: UInt64)] = []
  var blocks: [(row: Int, storage: Storage, pieces: [StoredBlock])] = []
  var roots: [String: UInt64] = [:]
  var sources: [String: Int] = [:]
  var lost: [(row: Int, what: String)] = []
  /// Rows that nothing uses, when there are many.
  var gaps: [UInt32] = []
  var hasGaps = false
  /// What could not be made again, in words.
  var problems: [String] = []
}
