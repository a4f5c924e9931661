// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Primitives

/// By what a file is known again: its size, when it was written, and a sum of its bytes.
struct FileStamp: Equatable {
  var size = 0
  var seconds = 0
  var nanoseconds = 0
  var sum: UInt64 = 0

  init() {}

  /// Size and time of a file, without its sum; nil when there is none.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    size = Int(status.st_size)
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
  }

  /// The sum of a file's bytes.
  mutating func add(_ bytes: [UInt8]) { sum = BlockHash.sum(bytes) }

  /// Whether size and time are the same.
  func looksLike(_ other: FileStamp) -> Bool {
    size == other.size && seconds == other.seconds && nanoseconds == other.nanoseconds
  }
}
